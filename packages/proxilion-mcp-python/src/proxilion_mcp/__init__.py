"""Asks a Proxilion gateway before a tool runs, and runs it only when it may."""

from ._analysis import Analysis, Evidence, Finding
from ._async_client import AsyncProxilionMCPClient
from ._client import ProxilionMCPClient
from ._config import ProxilionConfig
from ._errors import ProxilionBlockedError, ProxilionError, ProxilionUnavailableError, UnavailableReason
from ._guard import guard_tool
from ._types import Asked, Mode, Outcome, Surface, ToolCall, ToolOrigin
from ._version import __version__

__all__ = [
    "Analysis",
    "Asked",
    "AsyncProxilionMCPClient",
    "Evidence",
    "Finding",
    "Mode",
    "Outcome",
    "ProxilionBlockedError",
    "ProxilionConfig",
    "ProxilionError",
    "ProxilionMCPClient",
    "ProxilionUnavailableError",
    "Surface",
    "ToolCall",
    "ToolOrigin",
    "UnavailableReason",
    "__version__",
    "guard_tool",
]
