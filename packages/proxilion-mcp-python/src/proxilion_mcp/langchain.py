"""For LangChain. Needs `pip install proxilion-mcp[langchain]`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool
from pydantic import BaseModel

from ._async_client import AsyncProxilionMCPClient
from ._client import ProxilionMCPClient
from ._errors import ProxilionBlockedError
from ._types import ToolCall, ToolOrigin


def guard_tools(proxilion: ProxilionMCPClient | AsyncProxilionMCPClient, tools: Iterable[BaseTool]) -> list[BaseTool]:
    """The tools of LangChain, guarded: `create_agent(model, guard_tools(proxilion, tools))`. The given tools stay as they are.

    A forbidden call is told to the model as the tool's error, with the reason, and the agent goes on. An async client serves `ainvoke` alone, a sync one
    both.
    """
    return [_guarded(proxilion, tool) for tool in tools]


class GuardedTool(BaseTool):
    """A tool that asks before the tool inside runs."""

    inner: BaseTool
    proxilion: ProxilionMCPClient | AsyncProxilionMCPClient

    def run(self, tool_input: str | dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        client = self.proxilion
        if isinstance(client, AsyncProxilionMCPClient):
            raise TypeError(f"{self.name} is guarded by an AsyncProxilionMCPClient: call it with ainvoke, or guard it with a ProxilionMCPClient")
        call, origin = self._asked(tool_input, kwargs)
        try:
            return client.call_tool_with_analysis(call, lambda: self.inner.run(tool_input, *args, **kwargs), tool=origin)
        except ProxilionBlockedError as error:
            return self._refused(error, kwargs)

    async def arun(self, tool_input: str | dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        client = self.proxilion
        call, origin = self._asked(tool_input, kwargs)
        try:
            if isinstance(client, AsyncProxilionMCPClient):
                return await client.call_tool_with_analysis(call, lambda: self.inner.arun(tool_input, *args, **kwargs), tool=origin)
            # The client waits in a thread, the tool runs in this loop.
            loop = asyncio.get_running_loop()
            run = lambda: asyncio.run_coroutine_threadsafe(self.inner.arun(tool_input, *args, **kwargs), loop).result()  # noqa: E731
            return await asyncio.to_thread(client.call_tool_with_analysis, call, run, tool=origin)
        except ProxilionBlockedError as error:
            return self._refused(error, kwargs)

    def _run(self, *args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError("a guarded tool runs the tool inside")

    def _asked(self, tool_input: str | dict[str, Any], options: dict[str, Any]) -> tuple[ToolCall, ToolOrigin]:
        origin: ToolOrigin = {"name": self.name}
        if isinstance(call_id := options.get("tool_call_id"), str):
            origin["call_id"] = call_id
        params = self._from_model(tool_input) if isinstance(tool_input, dict) else {"input": tool_input}
        return {"Unknown": {"tool_name": self.name, "params": params}}, origin

    def _from_model(self, tool_input: dict[str, Any]) -> dict[str, Any]:
        """Without the arguments that the framework adds, such as its state: they are no choice of the model, and may be no JSON."""
        visible = self.inner.args.keys()
        schema = self.inner.get_input_schema()
        hidden = schema.model_fields.keys() - visible if issubclass(schema, BaseModel) else frozenset[str]()
        plain = (str, int, float, bool, list, dict, type(None))
        return {name: value for name, value in tool_input.items() if name in visible or (name not in hidden and isinstance(value, plain))}

    def _refused(self, error: ProxilionBlockedError, options: dict[str, Any]) -> ToolMessage | str:
        call_id = options.get("tool_call_id")
        if not isinstance(call_id, str):
            return error.message
        return ToolMessage(error.message, name=self.name, tool_call_id=call_id, status="error")


def _guarded(proxilion: ProxilionMCPClient | AsyncProxilionMCPClient, tool: BaseTool) -> GuardedTool:
    shown = {name: getattr(tool, name) for name in ("name", "description", "return_direct", "tags", "metadata", "extras") if hasattr(tool, name)}
    return GuardedTool(**shown, args_schema=tool.args_schema or tool.get_input_schema(), inner=tool, proxilion=proxilion)
