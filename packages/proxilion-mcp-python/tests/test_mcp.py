"""The wrapper for the MCP SDK, with a real client and a real server in this process."""

from __future__ import annotations

import asyncio

import pytest
from mcp import Client
from mcp.server import MCPServer
from mcp.types import TextContent
from proxilion_mcp import AsyncProxilionMCPClient, ProxilionBlockedError, ProxilionConfig
from proxilion_mcp.mcp import guard_session
from scripted_server import scripted


@pytest.mark.parametrize("kind", ["client", "session"])
def test_a_forbidden_call_never_reaches_the_server(kind: str) -> None:
    written: list[str] = []
    server = MCPServer("notes")

    @server.tool()
    def write(path: str) -> str:
        written.append(path)
        return f"written to {path}"

    async def main(url: str) -> None:
        config = ProxilionConfig(proxilion_endpoint=url, user_id="ann")
        async with AsyncProxilionMCPClient(config) as proxilion, Client(server) as client:
            guarded = guard_session(proxilion, client, server="notes") if kind == "client" else guard_session(proxilion, client.session, server="notes")
            result = await guarded.call_tool("write", {"path": "today.md"}, read_timeout_seconds=10)
            assert isinstance(result.content[0], TextContent) and result.content[0].text == "written to today.md"
            with pytest.raises(ProxilionBlockedError, match="holds secrets"):
                await guarded.call_tool("write", {"path": "tomorrow.md"})

    with scripted([{"status": 200, "answer": "allow"}, {"status": 403, "answer": "block"}]) as played:
        asyncio.run(main(played.url))
    assert written == ["today.md"]
    assert played.analyses[0].body["tool_call"] == {"Unknown": {"tool_name": "write", "params": {"path": "today.md"}}}
    assert played.analyses[0].body["tool"] == {"name": "write", "server": "notes"}
    assert {seen.body["status"] for seen in played.outcomes} == {"executed", "denied"}
