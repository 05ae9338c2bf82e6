"""The built gateway as users run it, a process of its own with in-memory sessions."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Generator
from contextlib import contextmanager

from scripted_server import ROOT

MAIN = ROOT / "apps/gateway/dist/esm/main.js"


class Gateway:
    def __init__(self, mode: str, port: int = 0) -> None:
        environment = {"PATH": os.environ["PATH"], "MODE": mode, "PORT": str(port), "LOG_LEVEL": "info"}
        self._process = subprocess.Popen(["node", str(MAIN)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert self._process.stdout is not None
        printed = ""
        for line in self._process.stdout:
            printed += line
            if listening := re.search(r'"url":"(http://[^"]+)"', line):
                self.url = listening[1]
                return
        raise RuntimeError(f"the gateway ended\n{printed}")

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    def pause(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """Ends it at once, as a crash would."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@contextmanager
def gateway(mode: str) -> Generator[Gateway]:
    process = Gateway(mode)
    try:
        yield process
    finally:
        process.kill()
