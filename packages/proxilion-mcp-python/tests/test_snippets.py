"""The READMEs' first screens against a gateway in each mode, and while it is down, slow or restarting."""

from __future__ import annotations

import threading

import pytest
from gateway_process import Gateway, gateway
from snippets import OWN_PAGE, ROOT_PAGE, Ran

NMAP = ["nmap -sV target.com"]


@pytest.mark.parametrize(("mode", "decision", "own"), [("monitor", None, None), ("alert", None, None), ("block", "Block", "Block"), ("terminate", "Terminate", "Block")])
def test_in_mode(mode: str, decision: str | None, own: str | None) -> None:
    with gateway(mode) as running:
        of_root, of_package = ROOT_PAGE.run(running.url), OWN_PAGE.run(running.url)
    if decision is None:
        assert of_root == Ran(commands=NMAP)
        assert of_package == Ran(commands=["cat .env"])
    else:
        assert of_root.commands == [] and of_root.error is not None and of_root.error.decision == decision
        assert of_package.commands == [] and of_package.error is None
        assert len(of_package.told) == 1 and "secret" in of_package.told[0].lower()


def test_slow_down_and_restarting() -> None:
    with gateway("block") as running:
        running.pause()
        assert outcome(ROOT_PAGE.run(running.url, "timeout=0.3")) == ([], "timeout")
        assert outcome(ROOT_PAGE.run(running.url, 'timeout=0.3, fail_mode="open"')) == (NMAP, None)

        # Slow, but in time.
        threading.Timer(0.2, running.go_on).start()
        assert outcome(ROOT_PAGE.run(running.url, "timeout=30")) == ([], "Block")

        running.kill()
        assert outcome(ROOT_PAGE.run(running.url)) == ([], "network")
        assert outcome(ROOT_PAGE.run(running.url, 'fail_mode="open"')) == (NMAP, None)

        again: list[Gateway] = []
        starting = threading.Thread(target=lambda: again.append(Gateway("block", running.port)))
        starting.start()
        try:
            assert outcome(ROOT_PAGE.run(running.url, "timeout=30, retries=20")) == ([], "Block")
        finally:
            starting.join()
            for each in again:
                each.kill()


def outcome(ran: Ran) -> tuple[list[str], str | None]:
    return ran.commands, getattr(ran.error, "reason", ran.error and ran.error.decision)
