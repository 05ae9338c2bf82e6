from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Literal, Union

import httpx
from pydantic import BaseModel, ConfigDict, Field, field_validator

from ._analysis import Analysis
from ._errors import ProxilionUnavailableError
from ._types import Asked, Mode, ToolOrigin

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# RFC 9110, 5.5: visible characters, with spaces and tabs only between them.
_HEADER_VALUE = re.compile(r"[\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?")

KeySource = Callable[[], Union[str, Awaitable[str]]]


class ProxilionConfig(BaseModel):
    """How a client asks its gateway. A value that is not allowed raises pydantic's `ValidationError`."""

    # Values are left out of its messages: one of them is the key.
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, hide_input_in_errors=True)

    proxilion_endpoint: str
    """Where the gateway listens, for example `http://127.0.0.1:8787`."""
    user_id: str | None = Field(default=None, min_length=1, max_length=256)
    """Who acts. May be left out when the gateway knows its callers by their key."""
    mode: Mode | None = None
    """The mode that the application expects of its gateway. It changes nothing of what the client does, since the gateway says in `enforced` what to do;
    `on_mode_mismatch` tells when the gateway runs in another."""
    fail_mode: Literal["open", "closed"] = "closed"
    """Whether a tool runs when there is no gateway to ask. An outage that is noticed is better than a door that is open unnoticed."""
    timeout: float = Field(default=5.0, gt=0, lt=2**31, allow_inf_nan=False)
    """Seconds for a decision, all attempts and waits together."""
    retries: int = Field(default=2, ge=0)
    """How often to ask again, where that is safe."""
    session_id: str | None = Field(default=None, min_length=1, max_length=256)
    """The session of the calls. Without it they belong to the user's default session, which the gateway keeps."""
    org_id: str | None = None
    cwd: str | None = None
    """An absolute path: relative ones in a call are judged against it."""
    workspace: str | None = None
    tool: ToolOrigin | None = None
    """Where the calls come from, for one `{"assistant": "support-bot"}`."""
    api_key: str | KeySource | None = Field(default=None, repr=False)
    """Sent as `Authorization: Bearer ...`. A function is asked for each request; that of an async client may be a coroutine function."""
    headers: Mapping[str, str] = Field(default_factory=dict, repr=False)
    """Further headers of each request."""
    on_decision: Callable[[Analysis, Asked], object] | None = None
    """Each decision. What callbacks raise is logged and dropped: they watch, and decide nothing."""
    on_alert: Callable[[Analysis, Asked], object] | None = None
    """Each decision that is not `Allow`, enforced or not."""
    on_unavailable: Callable[[ProxilionUnavailableError, Asked], object] | None = None
    """Each time that nobody decided, also when the tool then runs."""
    on_mode_mismatch: Callable[[str, Mode], object] | None = None
    """Once, with the gateway's mode and the expected one, when they differ."""

    # What httpx would refuse each time must not look like an outage, which `fail_mode="open"` takes for leave.

    @field_validator("proxilion_endpoint")
    @classmethod
    def _is_endpoint(cls, value: str) -> str:
        try:
            url = httpx.URL(value)
        except httpx.InvalidURL:
            url = httpx.URL("")
        if url.scheme not in ("http", "https") or not url.host or url.userinfo or url.query or url.fragment or "%" in url.host or (url.port or 0) > 65535:
            raise ValueError("has to be an http or https URL without user, query and fragment")
        return value

    @field_validator("api_key")
    @classmethod
    def _is_key(cls, value: str | KeySource | None) -> str | KeySource | None:
        if isinstance(value, str) and not is_header_value(value):
            raise ValueError("has to be a value for an HTTP header")
        return value

    @field_validator("headers")
    @classmethod
    def _are_headers(cls, value: Mapping[str, str]) -> Mapping[str, str]:
        if not all(_HEADER_NAME.fullmatch(name) and (text == "" or is_header_value(text)) for name, text in value.items()):
            raise ValueError("have to be names and values of HTTP headers")
        return value


def is_header_value(value: str) -> bool:
    return _HEADER_VALUE.fullmatch(value) is not None
