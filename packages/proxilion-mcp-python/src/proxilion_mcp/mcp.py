"""For the MCP Python SDK, versions 1 and 2."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

from ._async_client import AsyncProxilionMCPClient
from ._types import ToolOrigin


class McpSession(Protocol):
    """What `guard_session` needs: a `ClientSession`, a `ClientSessionGroup`, or the `Client` of version 2."""

    @property
    def call_tool(self) -> Callable[..., Awaitable[Any]]: ...


S = TypeVar("S", bound=McpSession)


def guard_session(proxilion: AsyncProxilionMCPClient, session: S, *, server: str | None = None) -> S:
    """Guards `call_tool` of a session and returns the same session. A forbidden call raises `ProxilionBlockedError`, and nothing is sent to the server.

    `server` is its name, for findings and the audit log. Requests that the application sends without `call_tool` are not seen.
    """
    original = session.call_tool

    async def call_tool(name: str, arguments: dict[str, Any] | None = None, *rest: Any, **options: Any) -> Any:
        origin: ToolOrigin = {"name": name} if server is None else {"name": name, "server": server}
        return await proxilion.call_tool_with_analysis(
            {"Unknown": {"tool_name": name, "params": arguments or {}}},
            lambda: original(name, arguments, *rest, **options),
            tool=origin,
        )

    setattr(session, "call_tool", call_tool)
    return session
