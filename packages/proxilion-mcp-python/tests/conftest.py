"""Writes what became of each case to the file that PROXILION_PYTEST_REPORT names, by test file, for the tests of the whole repository."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TypedDict

import pytest


class Report(TypedDict):
    passed: int
    failed: list[str]


reports: dict[str, Report] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    of_file = _of(report.nodeid)
    if report.failed:
        of_file["failed"].append(f"{report.nodeid}\n{report.longreprtext}")
    elif report.when == "call" and report.passed:
        of_file["passed"] += 1


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.failed:
        _of(report.nodeid)["failed"].append(f"{report.nodeid}\n{report.longreprtext}")


def pytest_sessionfinish() -> None:
    if path := os.environ.get("PROXILION_PYTEST_REPORT"):
        Path(path).write_text(json.dumps(reports), "utf-8")


def _of(nodeid: str) -> Report:
    return reports.setdefault(Path(nodeid.split("::")[0]).name, {"passed": 0, "failed": []})
