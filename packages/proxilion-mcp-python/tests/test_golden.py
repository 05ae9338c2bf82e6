"""Plays the golden exchanges of `contracts/`, whose README says what each member means. The TypeScript client plays the same files."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from proxilion_mcp import (
    AsyncProxilionMCPClient,
    ProxilionBlockedError,
    ProxilionConfig,
    ProxilionError,
    ProxilionMCPClient,
    ProxilionUnavailableError,
)
from scripted_server import Scripted, contract, refused_url, scripted

CASES = [pytest.param(case, id=f"{file}: {case['title']}") for file in ("decisions", "refusals", "outages", "conversation") for case in contract(f"{file}.json")]
PYTHON_NAMES = {"failMode": "fail_mode", "timeoutMs": "timeout", "sessionId": "session_id", "apiKey": "api_key"}


class ToolError(Exception):
    pass


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("case", CASES)
def test_exchange(case: dict[str, Any], kind: str) -> None:
    if case["server"] == "refused":
        played = Scripted(refused_url())
        ran = Ran(case, played, kind)
    else:
        with scripted(case["server"], case.get("outcome")) as played:
            ran = Ran(case, played, kind)
    expected: dict[str, Any] = case["expect"]
    wanted = expected.get("error")
    error = described(ran.error)
    assert {
        "executed": ran.executed,
        "error": error and wanted and {name: error.get(name) for name in wanted} or error,
        "callbacks": ran.callbacks,
        "requests": len(played.analyses),
        "outcomes": [seen.body["status"] for seen in played.outcomes],
    } == {"executed": expected["executed"], "error": wanted, "callbacks": expected["callbacks"], "requests": expected["requests"], "outcomes": expected["outcomes"]}
    names: dict[str, object] = {}
    for seen, pattern in zip(played.analyses, expected.get("sent", []), strict=False):
        expect_members(seen.body, pattern, names)
    for seen, pattern in zip(played.analyses, expected.get("headers", []), strict=False):
        expect_members(seen.headers, pattern, names)


class Ran:
    """A case that was played."""

    def __init__(self, case: dict[str, Any], played: Scripted, kind: str) -> None:
        self.executed = 0
        self.error: BaseException | None = None
        self.callbacks: list[str] = []
        self._case = case
        options: dict[str, Any] = {"mode": "block", "failMode": "closed", "timeoutMs": 5000, "retries": 2, **case.get("client", {})}
        options["timeoutMs"] /= 1000
        config = ProxilionConfig(
            proxilion_endpoint=played.url,
            user_id="ann",
            on_decision=self._callback("decision"),
            on_alert=self._callback("alert"),
            on_unavailable=self._callback("unavailable"),
            **{PYTHON_NAMES.get(name, name): value for name, value in options.items()},
        )
        reported: list[str] = case["expect"]["outcomes"]

        def arrived() -> bool:
            return len(played.outcomes) >= len(reported)

        answered = "fault" not in case.get("outcome", {})
        if kind == "sync":
            with httpx.Client(verify=False) as http:
                self._play_sync(ProxilionMCPClient(config, http_client=http), answered)
                self._wait(arrived)
        else:
            asyncio.run(self._play_async(config, answered, arrived))
            self._wait(arrived)

    @staticmethod
    def _wait(arrived: Callable[[], bool]) -> None:
        for _ in range(500):
            if arrived():
                break
            time.sleep(0.01)

    def _play_sync(self, client: ProxilionMCPClient, answered: bool) -> None:
        for step in self._case.get("steps", [{"call": "ls -la"}]):
            if "turn" in step:
                client.add_conversation_turn(*step["turn"])
            elif "session" in step:
                client = client.with_session(step["session"])
            elif "reset" in step:
                client.reset_conversation()
            else:
                self.error = None
                try:
                    assert client.call_tool_with_analysis({"Bash": {"command": step["call"]}}, self._execute) == "done"
                except (ToolError, ProxilionError) as error:
                    self.error = error
                if answered:
                    # Reports may overtake each other.
                    client.flush()

    async def _play_async(self, config: ProxilionConfig, answered: bool, reported: Callable[[], bool]) -> None:
        async def execute() -> str:
            return self._execute()

        http = httpx.AsyncClient(verify=False)
        client = AsyncProxilionMCPClient(config, http_client=http)
        for step in self._case.get("steps", [{"call": "ls -la"}]):
            if "turn" in step:
                client.add_conversation_turn(*step["turn"])
            elif "session" in step:
                client = client.with_session(step["session"])
            elif "reset" in step:
                client.reset_conversation()
            else:
                self.error = None
                try:
                    assert await client.call_tool_with_analysis({"Bash": {"command": step["call"]}}, execute) == "done"
                except (ToolError, ProxilionError) as error:
                    self.error = error
                if answered:
                    await client.flush()
        while not answered and not reported():
            await asyncio.sleep(0.01)
        await http.aclose()

    def _execute(self) -> str:
        self.executed += 1
        if self._case.get("tool") == "throws":
            raise ToolError("the tool failed")
        return "done"

    def _callback(self, name: str) -> Callable[..., None]:
        def called(*_: object) -> None:
            self.callbacks.append(name)
            if self._case.get("callbacks") == "throw":
                raise RuntimeError("a callback failed")

        return called


def described(error: BaseException | None) -> dict[str, Any] | None:
    if isinstance(error, ToolError):
        return {"type": "tool"}
    if isinstance(error, ProxilionBlockedError):
        rules = [finding.rule for finding in error.findings]
        return {"type": "blocked", "decision": error.decision, "score": error.score, "rules": rules, "request_id": error.request_id, "message": error.message}
    if isinstance(error, ProxilionUnavailableError):
        after = None if error.retry_after is None else error.retry_after * 1000
        return {"type": "unavailable", "reason": error.reason, "status": error.status, "code": error.code, "retry_after_ms": after, "issues": error.issues}
    return None


def expect_members(actual: Any, pattern: dict[str, Any], names: dict[str, object]) -> None:
    """`None` is absent, `<name>` is a string of its own, others are equal."""
    for member, expected in pattern.items():
        value = actual.get(member)
        if isinstance(expected, str) and re.fullmatch("<.+>", expected):
            assert isinstance(value, str) and value
            assert names.get(expected, value) == value
            assert expected in names or value not in names.values()
            names[expected] = value
        else:
            assert {member: value} == {member: expected}
