"""One question to the gateway and when to ask it again, without sending anything: the same for both clients."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Mapping
from typing import Any, TypedDict

import httpx
from pydantic_core import PydanticSerializationError, to_jsonable_python

from ._answer import no_answer, not_json
from ._config import ProxilionConfig, is_header_value
from ._errors import ProxilionUnavailableError
from ._ids import new_id
from ._version import __version__

_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 2.0
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Exchange:
    """Asks again where that is safe: when no answer had begun, or when it says that nothing was decided. All attempts carry one request id, by which the
    gateway knows them as one."""

    def __init__(self, config: ProxilionConfig, path: str, body: Mapping[str, Any]) -> None:
        """Raises `ProxilionUnavailableError` when the body cannot be JSON."""
        self.request_id = new_id()
        self.url = config.proxilion_endpoint.removesuffix("/") + path
        self.content = _written(body, self.request_id)
        self._config = config
        self._deadline = time.monotonic() + config.timeout
        self._attempts = 0

    @property
    def remaining(self) -> float:
        """Seconds until the time is over, at least a moment: httpx takes 0 for an error."""
        return max(self._deadline - time.monotonic(), 0.001)

    def headers(self, key: str | None) -> httpx.Headers:
        headers = httpx.Headers({"user-agent": f"proxilion-mcp/{__version__}"})
        headers.update(self._config.headers)
        headers.update({"content-type": "application/json", "x-request-id": self.request_id})
        if key is not None:
            headers["authorization"] = f"Bearer {key}"
        return headers

    def pause_after(self, error: ProxilionUnavailableError) -> float:
        """Seconds to wait before the next attempt. Raises the error when there is none."""
        longest = min(_FIRST_PAUSE * 4**self._attempts, _LONGEST_PAUSE)
        pause = error.retry_after if error.retry_after is not None else longest * random.uniform(0.5, 1)
        self._attempts += 1
        if self._attempts > self._config.retries or not _may_repeat(error) or time.monotonic() + pause >= self._deadline:
            raise error
        return pause

    def failed(self, error: httpx.TransportError) -> ProxilionUnavailableError:
        """The error for a request that got no answer."""
        return no_answer("timeout" if isinstance(error, httpx.TimeoutException) else "network", self.request_id)


def required_key(key: object) -> str:
    """What an `api_key` function gave. Raises a `ValueError` when that cannot be sent."""
    if not isinstance(key, str) or not is_header_value(key):
        raise ValueError("no value for an HTTP header")
    return key


class Connecting(TypedDict):
    trust_env: bool
    verify: bool


def connecting(config: ProxilionConfig) -> Connecting:
    """How httpx connects. A gateway on this machine is not asked through a proxy that the environment names, and without TLS no certificates are loaded."""
    url = httpx.URL(config.proxilion_endpoint)
    here = url.host in _LOOPBACK
    return {"trust_env": not here, "verify": not (here and url.scheme == "http")}


def _may_repeat(error: ProxilionUnavailableError) -> bool:
    return error.reason in ("network", "rate_limited") or error.status in (502, 503, 504)


def _written(body: Mapping[str, Any], request_id: str) -> bytes:
    try:
        return json.dumps(to_jsonable_python(body), allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError, PydanticSerializationError) as error:
        raise not_json(request_id) from error
