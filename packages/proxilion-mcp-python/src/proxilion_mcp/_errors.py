from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from typing_extensions import TypeAlias, TypedDict

from ._analysis import Analysis, Finding

UnavailableReason: TypeAlias = Literal[
    "unauthorized",  # 401: the key is missing or wrong
    "forbidden",  # 403 that is not a decision: the key may not analyze, or something in between refuses
    "rejected",  # 400, 404, 413, 415, 422 ...: the gateway does not read this call
    "rate_limited",  # 429
    "server_error",  # 5xx
    "invalid_answer",  # an answer that is not a decision: HTML, empty, half, a redirect
    "network",  # no connection, or one that closed before the answer
    "timeout",  # no whole answer in time
]
"""Why there is no decision. The first four never run a tool; with `fail_mode="open"` the others do."""

_OUTAGES: frozenset[UnavailableReason] = frozenset({"server_error", "invalid_answer", "network", "timeout"})


class Issue(TypedDict):
    """Of a 422: a JSON pointer into the request, and what is wrong there."""

    path: str
    message: str


class ProxilionError(Exception):
    """Both errors of this package."""

    findings: Sequence[Finding]
    request_id: str
    """The id of the audit record and of the gateway's log."""

    @property
    def decision(self) -> str | None:
        """None when nothing was decided."""
        return None

    @property
    def score(self) -> float | None:
        """0 to 100; None when nothing was decided."""
        return None

    @property
    def message(self) -> str:
        return str(self)

    def __reduce__(self) -> tuple[Any, ...]:
        # The constructors take more than `args`: a task queue that pickles errors needs the rest too.
        return _rebuild, (type(self), self.args, self.__dict__.copy())


def _rebuild(kind: type[ProxilionError], args: tuple[Any, ...], state: dict[str, Any]) -> ProxilionError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class ProxilionBlockedError(ProxilionError):
    """The gateway forbids the call, and the tool did not run. Its message is meant for the model too."""

    def __init__(self, analysis: Analysis) -> None:
        """`analysis` is the whole answer."""
        super().__init__(analysis.message or f"Blocked by Proxilion (score {analysis.threat_score:g}).")
        self.analysis = analysis
        self.findings = analysis.findings
        self.request_id = analysis.request_id
        self.session_id = analysis.session_id
        self.session_terminated = analysis.session_terminated
        """True when every later call of the session will be blocked too, until an operator releases it."""

    @property
    def decision(self) -> str:
        return self.analysis.decision

    @property
    def score(self) -> float:
        return self.analysis.threat_score


class ProxilionUnavailableError(ProxilionError):
    """Nobody decided about the call. Unless `fail_mode` is `"open"` and the reason is an outage, the tool did not run."""

    def __init__(
        self,
        message: str,
        *,
        reason: UnavailableReason,
        request_id: str,
        status: int | None = None,
        code: str | None = None,
        retry_after: float | None = None,
        issues: Sequence[Issue] = (),
    ) -> None:
        super().__init__(message)
        self.findings = ()
        self.request_id = request_id
        self.reason: UnavailableReason = reason
        self.status = status
        """HTTP status, when there was an answer."""
        self.code = code
        """`error.code` of the answer."""
        self.retry_after = retry_after
        """Seconds that the answer asked to wait."""
        self.issues = issues

    @property
    def is_outage(self) -> bool:
        """True when there was no gateway to ask, rather than one that refused. Only then `fail_mode="open"` runs the tool."""
        return self.reason in _OUTAGES
