"""Code that READMEs show, taken out of them and run."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from proxilion_mcp import ProxilionError, ProxilionMCPClient
from scripted_server import ROOT

ENDPOINT = 'proxilion_endpoint="http://127.0.0.1:8787"'


@dataclass
class Ran:
    commands: list[str] = field(default_factory=list[str])
    told: list[str] = field(default_factory=list[str])
    error: ProxilionError | None = None


@dataclass(frozen=True)
class Snippet:
    """The first Python block of a page that makes a client."""

    page: str

    @property
    def code(self) -> str:
        blocks: list[str] = re.findall(r"^```python\n(.*?)^```$", Path(ROOT, self.page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
        return next(block for block in blocks if ENDPOINT in block)

    def run(self, url: str, options: str = "") -> Ran:
        """Its endpoint becomes `url`; it gets a session of its own, since one that ended stays ended, and further options."""
        assert self.code.count(ENDPOINT) == 1
        source = self.code.replace(ENDPOINT, f'proxilion_endpoint="{url}", session_id="{uuid.uuid4()}", {options}'.rstrip(", "))
        ran = Ran()
        names: dict[str, object] = {"run_command": ran.commands.append, "tell_model": ran.told.append}
        try:
            exec(compile(source, self.page, "exec"), names)
        except ProxilionError as error:
            ran.error = error
        finally:
            client = names["proxilion"]
            assert isinstance(client, ProxilionMCPClient)
            client.close()
        return ran


ROOT_PAGE = Snippet("README.md")
OWN_PAGE = Snippet("packages/proxilion-mcp-python/README.md")
