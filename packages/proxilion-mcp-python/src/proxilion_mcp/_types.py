"""The part of the HTTP contract that an application writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Union

from typing_extensions import NotRequired, TypeAlias, TypedDict

Mode: TypeAlias = Literal["monitor", "alert", "block", "terminate"]
Outcome: TypeAlias = Literal["executed", "denied", "failed"]
"""What became of a decided call."""
Surface: TypeAlias = Literal["user_message", "ai_response", "tool_description", "tool_result", "resource", "prompt"]
"""Where a text reaches or leaves the model."""


class Bash(TypedDict):
    command: str
    args: NotRequired[list[str]]
    env: NotRequired[dict[str, str]]


class Filesystem(TypedDict):
    operation: Literal["Read", "Write", "Delete", "List", "Create"]
    path: str
    content: NotRequired[str | list[int]]


class Network(TypedDict):
    url: str
    method: NotRequired[str]
    headers: NotRequired[dict[str, str]]
    body: NotRequired[str | list[int]]


class Database(TypedDict):
    query: str
    connection: NotRequired[str]


class Unknown(TypedDict):
    tool_name: str
    params: NotRequired[Any]


class BashCall(TypedDict):
    Bash: Bash


class FilesystemCall(TypedDict):
    Filesystem: Filesystem


class NetworkCall(TypedDict):
    Network: Network


class DatabaseCall(TypedDict):
    Database: Database


class UnknownCall(TypedDict):
    Unknown: Unknown


ToolCall: TypeAlias = Union[BashCall, FilesystemCall, NetworkCall, DatabaseCall, UnknownCall]
"""What a tool is about to do: exactly one key. `Unknown` takes any tool; the gateway reads its arguments."""


class ToolOrigin(TypedDict, total=False):
    """Where a call comes from, for findings and the audit log. `call_id` is the model's id of the call."""

    assistant: str
    server: str
    name: str
    call_id: str


Content: TypeAlias = Union[str, Mapping[str, Any], Sequence[Any]]
"""A text, or an object whose strings are all read."""


class AskedCall(TypedDict):
    tool_call: ToolCall


class AskedText(TypedDict):
    surface: Surface
    content: Content


Asked: TypeAlias = Union[AskedCall, AskedText]
"""What a callback is told about: a call, or a text."""
