"""Reads the answers of a gateway, of a proxy in between, or of whatever listens there. `contracts/README.md` has the table."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import NoReturn, cast

from ._analysis import Analysis
from ._errors import Issue, ProxilionUnavailableError, UnavailableReason

_WORDS: dict[UnavailableReason, str] = {
    "unauthorized": "the key is missing or wrong",
    "forbidden": "the request is not allowed",
    "rejected": "the gateway does not read this request",
    "rate_limited": "too many requests",
    "server_error": "the gateway failed",
    "invalid_answer": "the answer is not that of a gateway",
    "network": "the gateway cannot be reached",
    "timeout": "no answer in time",
}


@dataclass(frozen=True)
class Answer:
    """An answer of HTTP. `content` is None when the body broke off."""

    status: int
    headers: Mapping[str, str]
    content: bytes | None


def read_answer(answer: Answer, request_id: str) -> Analysis:
    """The decision that an answer is. Raises `ProxilionUnavailableError` for any other answer."""
    status = answer.status
    body = _members(answer.content)
    request_id = answer.headers.get("x-request-id") or request_id
    enforced = body.get("enforced")
    decided = status in (200, 403) and isinstance(body.get("decision"), str) and isinstance(enforced, bool)
    # A status that forbids and a field that does not contradict each other: then nobody allowed the call.
    if decided and not (status == 403 and enforced is False):
        analysis = Analysis.model_validate(body)
        return analysis if analysis.request_id else analysis.model_copy(update={"request_id": request_id})

    reason = _reason(status)
    error = _object(body.get("error"))
    code, said, issues = error.get("code"), error.get("message"), error.get("issues")
    raise ProxilionUnavailableError(
        f"Proxilion did not decide: {_WORDS[reason]} (status {status})" + (f": {said}" if isinstance(said, str) else ""),
        reason=reason,
        request_id=request_id,
        status=status,
        code=code if isinstance(code, str) else None,
        retry_after=_retry_after(answer.headers.get("retry-after")),
        issues=[_issue(_object(cast("object", item))) for item in cast("list[object]", issues) if isinstance(item, dict)] if isinstance(issues, list) else (),
    )


def no_answer(reason: UnavailableReason, request_id: str) -> ProxilionUnavailableError:
    """The error for a request that got no answer at all."""
    return ProxilionUnavailableError(f"Proxilion did not decide: {_WORDS[reason]}", reason=reason, request_id=request_id)


def not_json(request_id: str) -> ProxilionUnavailableError:
    """The error for a call that cannot be written as JSON."""
    return ProxilionUnavailableError("Proxilion did not decide: the call is not JSON", reason="rejected", request_id=request_id)


def no_key(request_id: str) -> ProxilionUnavailableError:
    """The error for an `api_key` function that failed: no outage of the gateway."""
    return ProxilionUnavailableError("Proxilion did not decide: there is no key", reason="unauthorized", request_id=request_id)


def _reason(status: int) -> UnavailableReason:
    if status == 401:
        return "unauthorized"
    if status == 403:
        return "forbidden"
    if status == 429:
        return "rate_limited"
    if 400 <= status < 500:
        return "rejected"
    return "server_error" if status >= 500 else "invalid_answer"


def _retry_after(value: str | None) -> float | None:
    """Seconds that a `Retry-After` asks for (RFC 9110, 10.2.3: seconds or a date); None when it is neither."""
    if value is None:
        return None
    if re.fullmatch(r"\s*[0-9]{1,9}\s*", value):
        return float(value)
    try:
        date = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=timezone.utc)
    return max(0.0, (date - datetime.now(timezone.utc)).total_seconds())


def _members(content: bytes | None) -> dict[str, object]:
    try:
        return _object(json.loads((content or b"").decode("utf-8-sig", "replace"), parse_constant=_refuse))
    except (ValueError, RecursionError):
        return {}


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _object(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _issue(item: dict[str, object]) -> Issue:
    return {"path": str(item.get("path")), "message": str(item.get("message"))}
