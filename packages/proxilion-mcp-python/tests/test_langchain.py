"""The wrapper for LangChain, with real tools."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import pytest
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool, InjectedToolArg, StructuredTool
from proxilion_mcp import AsyncProxilionMCPClient, ProxilionConfig, ProxilionMCPClient, ProxilionUnavailableError
from proxilion_mcp.langchain import guard_tools
from scripted_server import scripted

ALLOW = {"status": 200, "answer": "allow"}
BLOCK = {"status": 403, "answer": "block"}
CALL: Any = {"type": "tool_call", "id": "call-1", "name": "read", "args": {"path": "a.txt"}}


def config(url: str) -> ProxilionConfig:
    return ProxilionConfig(proxilion_endpoint=url, user_id="ann", retries=0)


def reading(ran: list[str]) -> StructuredTool:
    def read(path: str, state: Annotated[object, InjectedToolArg] = None) -> str:
        """Reads a file."""
        ran.append(path)
        return f"read {path}"

    async def aread(path: str, state: Annotated[object, InjectedToolArg] = None) -> str:
        return read(path)

    return StructuredTool.from_function(read, aread, name="read", description="Reads a file.")


def test_the_model_sees_the_same_tool_and_a_forbidden_call_as_its_error() -> None:
    ran: list[str] = []
    tool = reading(ran)
    with scripted([ALLOW, ALLOW, BLOCK, BLOCK, {"status": 500, "text": ""}]) as played, ProxilionMCPClient(config(played.url)) as proxilion:
        (guarded,) = guard_tools(proxilion, [tool])
        assert (guarded.name, guarded.description, guarded.args) == (tool.name, tool.description, tool.args)
        assert invoke(guarded, {"path": "a.txt", "state": object()}) == "read a.txt"
        allowed, blocked = invoke(guarded, CALL), invoke(guarded, CALL)
        assert isinstance(allowed, ToolMessage) and isinstance(blocked, ToolMessage)
        assert (allowed.content, allowed.status, allowed.tool_call_id) == ("read a.txt", "success", "call-1")
        assert (str(blocked.content)[:8], blocked.status, blocked.tool_call_id) == ("Blocked:", "error", "call-1")
        assert str(invoke(guarded, {"path": "a.txt"})).startswith("Blocked:")
        with pytest.raises(ProxilionUnavailableError):
            invoke(guarded, {"path": "a.txt"})
        assert ran == ["a.txt", "a.txt"]
        # The given tool is not guarded.
        assert invoke(tool, {"path": "b.txt"}) == "read b.txt"
    assert [seen.body["tool_call"] for seen in played.analyses] == [{"Unknown": {"tool_name": "read", "params": {"path": "a.txt"}}}] * 5
    assert [seen.body["tool"] for seen in played.analyses[:2]] == [{"name": "read"}, {"name": "read", "call_id": "call-1"}]


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_ainvoke(kind: str) -> None:
    ran: list[str] = []

    async def main(url: str) -> None:
        async with AsyncProxilionMCPClient(config(url)) as awaited:
            with ProxilionMCPClient(config(url)) as waiting:
                (guarded,) = guard_tools(awaited if kind == "async" else waiting, [reading(ran)])
                assert await guarded.ainvoke({"path": "a.txt"}) == "read a.txt"
                blocked = await guarded.ainvoke(CALL)
                assert isinstance(blocked, ToolMessage) and blocked.status == "error"
                if kind == "async":
                    with pytest.raises(TypeError, match="ainvoke"):
                        invoke(guarded, {"path": "a.txt"})

    with scripted([ALLOW, BLOCK]) as played:
        asyncio.run(main(played.url))
    assert ran == ["a.txt"]


def invoke(tool: BaseTool, value: Any) -> object:
    return tool.invoke(value)
