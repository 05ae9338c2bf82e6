"""What both clients know about their conversation, and what they say to the gateway and to the application's callbacks."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from ._analysis import Analysis
from ._config import ProxilionConfig
from ._conversation import Conversation, Turn
from ._errors import ProxilionUnavailableError
from ._types import Asked, ToolCall, ToolOrigin

log = logging.getLogger("proxilion_mcp")


class ClientState:
    """One conversation: its session, the turns that wait, and what the callbacks were told."""

    def __init__(self, config: ProxilionConfig, watch: Callable[[object], None]) -> None:
        """`watch` gets what a callback returned."""
        self.config = config
        self.conversation = Conversation()
        self.session_id = config.session_id
        self._watch = watch
        self._may_tell_mode = True

    def call_body(self, tool_call: ToolCall, turn: Turn | None, tool: ToolOrigin | None, cwd: str | None, workspace: str | None) -> dict[str, Any]:
        """The body of `POST /analyze`."""
        paths = {"cwd": cwd or self.config.cwd, "workspace": workspace or self.config.workspace}
        return {"tool_call": tool_call, **self._origin(tool), **_present(paths), **(turn or {})}

    def text_body(self, asked: Asked, tool: ToolOrigin | None) -> dict[str, Any]:
        """The body of `POST /inspect`."""
        return {**asked, **self._origin(tool)}

    def _origin(self, tool: ToolOrigin | None) -> dict[str, Any]:
        config = self.config
        origin: dict[str, Any] = {"user_id": config.user_id, "org_id": config.org_id, "session_id": self.session_id}
        return _present({**origin, "tool": {**(config.tool or {}), **(tool or {})} or None})

    def decided(self, analysis: Analysis, asked: Asked) -> None:
        config = self.config
        self._tell(config.on_decision, analysis, asked)
        if analysis.decision != "Allow":
            self._tell(config.on_alert, analysis, asked)
        if config.mode is not None and analysis.mode not in ("", config.mode) and self._may_tell_mode:
            self._may_tell_mode = False
            self._tell(config.on_mode_mismatch, analysis.mode, config.mode)

    def undecided(self, error: ProxilionUnavailableError, asked: Asked) -> None:
        self._tell(self.config.on_unavailable, error, asked)

    def runs_without(self, error: ProxilionUnavailableError) -> bool:
        """Whether a call about which nobody decided runs all the same."""
        return self.config.fail_mode == "open" and error.is_outage

    def _tell(self, callback: Callable[..., object] | None, *told: object) -> None:
        if callback is None:
            return
        try:
            self._watch(callback(*told))
        except Exception:
            # A watcher decides nothing.
            log.warning("a callback raised", exc_info=True)


def _present(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
