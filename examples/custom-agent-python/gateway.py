"""The built gateway on a free port of this machine."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

MAIN = Path(__file__).parents[2] / "apps/gateway/dist/esm/main.js"


@contextmanager
def started_gateway(mode: str) -> Generator[str]:
    """The URL of a gateway that runs until the block ends."""
    environment = {"PATH": os.environ["PATH"], "MODE": mode, "PORT": "0"}
    with subprocess.Popen(["node", str(MAIN)], env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            listening = next((found for line in process.stdout or [] if (found := re.search(r'"url":"([^"]+)"', line))), None)
            if listening is None:
                raise RuntimeError("the gateway did not start: build it with `node scripts/setup.mjs`")
            yield listening[1]
        finally:
            process.kill()
