"""An application that talks to an MCP server, so that no call of a tool leaves unjudged."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from mcp import ClientSession, StdioServerParameters, stdio_client
from proxilion_mcp import AsyncProxilionMCPClient, ProxilionConfig
from proxilion_mcp.mcp import guard_session


@asynccontextmanager
async def connected(command: StdioServerParameters, *, endpoint: str, user: str, server: str) -> AsyncGenerator[ClientSession]:
    config = ProxilionConfig(proxilion_endpoint=endpoint, user_id=user)
    async with AsyncProxilionMCPClient(config) as proxilion, stdio_client(command) as (receive, send), ClientSession(receive, send) as session:
        await session.initialize()
        yield guard_session(proxilion.with_session(), session, server=server)
