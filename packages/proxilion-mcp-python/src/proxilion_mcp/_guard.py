from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar, overload

from typing_extensions import ParamSpec

from ._async_client import AsyncProxilionMCPClient
from ._client import ProxilionMCPClient
from ._types import ToolCall, ToolOrigin

P = ParamSpec("P")
T = TypeVar("T")


@overload
def guard_tool(
    client: ProxilionMCPClient, *, name: str | None = None, tool_call: Callable[[dict[str, Any]], ToolCall] | None = None
) -> Callable[[Callable[P, T]], Callable[P, T]]: ...
@overload
def guard_tool(
    client: AsyncProxilionMCPClient, *, name: str | None = None, tool_call: Callable[[dict[str, Any]], ToolCall] | None = None
) -> Callable[[Callable[P, Awaitable[T]]], Callable[P, Coroutine[Any, Any, T]]]: ...
def guard_tool(
    client: ProxilionMCPClient | AsyncProxilionMCPClient, *, name: str | None = None, tool_call: Callable[[dict[str, Any]], ToolCall] | None = None
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Decorates a function so that each call of it is judged first. It raises what `call_tool_with_analysis` raises.

    The gateway reads the arguments by the names of the parameters; `tool_call` gets them by these names, and says what they mean instead. `name` is that of
    the tool, by default that of the function. A function goes with a `ProxilionMCPClient`, a coroutine function with an `AsyncProxilionMCPClient`; another
    pair raises a `TypeError` at once.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        signature = inspect.signature(function)
        tool_name = name or function.__name__
        origin: ToolOrigin = {"name": tool_name}

        def call_of(args: tuple[Any, ...], kwargs: dict[str, Any]) -> ToolCall:
            arguments = _by_name(signature, args, kwargs)
            return {"Unknown": {"tool_name": tool_name, "params": arguments}} if tool_call is None else tool_call(arguments)

        if inspect.iscoroutinefunction(function) != isinstance(client, AsyncProxilionMCPClient):
            needed = "AsyncProxilionMCPClient" if inspect.iscoroutinefunction(function) else "ProxilionMCPClient"
            raise TypeError(f"{function.__name__} needs a {needed}")

        if isinstance(client, AsyncProxilionMCPClient):

            @functools.wraps(function)
            async def guarded_coroutine(*args: Any, **kwargs: Any) -> Any:
                return await client.call_tool_with_analysis(call_of(args, kwargs), lambda: function(*args, **kwargs), tool=origin)

            return guarded_coroutine

        @functools.wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            return client.call_tool_with_analysis(call_of(args, kwargs), lambda: function(*args, **kwargs), tool=origin)

        return guarded

    return decorate


def _by_name(signature: inspect.Signature, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    bound = signature.bind(*args, **kwargs)
    bound.apply_defaults()
    members: dict[str, Any] = {}
    for position, (parameter, value) in enumerate(bound.arguments.items()):
        if signature.parameters[parameter].kind is inspect.Parameter.VAR_KEYWORD:
            members.update({other: item for other, item in value.items() if other not in members})
        elif position > 0 or parameter not in ("self", "cls"):
            members[parameter] = value
    return members
