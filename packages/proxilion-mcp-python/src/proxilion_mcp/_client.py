from __future__ import annotations

import inspect
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, TypeVar

import httpx
from typing_extensions import Self

from ._analysis import Analysis
from ._answer import Answer, no_answer, no_key, read_answer
from ._config import ProxilionConfig
from ._errors import ProxilionBlockedError, ProxilionUnavailableError
from ._exchange import Exchange, connecting, required_key
from ._ids import new_id
from ._state import ClientState
from ._threads import Reports, within
from ._types import Asked, Content, Outcome, Surface, ToolCall, ToolOrigin

T = TypeVar("T")


class ProxilionMCPClient:
    """Asks a Proxilion gateway before a tool runs. One client is one conversation: give each its own with `with_session`.

    Decides on `enforced` alone; see `contracts/README.md` for what it does with every answer. May be used by several threads.
    """

    def __init__(self, config: ProxilionConfig, *, http_client: httpx.Client | None = None) -> None:
        """`http_client` is used in place of one of its own, for one with another transport. Whoever made it closes it."""
        self._config = config
        self._http = http_client or httpx.Client(**connecting(config))
        self._closes_http = http_client is None
        self._reports = Reports()
        self._state = ClientState(config, watch=_no_coroutine)

    @property
    def session_id(self) -> str | None:
        """The session of the next call; None for the default session of the user."""
        return self._state.session_id

    def add_conversation_turn(self, user: str, ai: str = "") -> None:
        """Remembers what was said until the next call, which takes it to the gateway."""
        self._state.conversation.add(user, ai)

    def reset_conversation(self) -> None:
        """Forgets turns that were not sent and begins another session. A session that was ended stays ended."""
        self._state.conversation.clear()
        self._state.session_id = new_id()

    def with_session(self, session_id: str | None = None) -> ProxilionMCPClient:
        """A client for another conversation, with the same settings and connections."""
        config = ProxilionConfig.model_validate({**dict(self._config), "session_id": session_id or new_id()})
        client = ProxilionMCPClient(config, http_client=self._http)
        client._reports = self._reports
        return client

    def call_tool_with_analysis(
        self,
        tool_call: ToolCall,
        execute: Callable[[], T],
        *,
        tool: ToolOrigin | None = None,
        cwd: str | None = None,
        workspace: str | None = None,
    ) -> T:
        """Runs `execute`, without arguments and once, unless the gateway forbids the call. Returns and raises what `execute` does.

        Raises `ProxilionBlockedError` when the call is forbidden, and `ProxilionUnavailableError` when nobody decided and `fail_mode` does not let it run.
        In these cases `execute` was not called.
        """
        request_id = ""
        try:
            analysis = self.analyze(tool_call, tool=tool, cwd=cwd, workspace=workspace)
            request_id = analysis.request_id
            if analysis.enforced:
                self.report_outcome(request_id, "denied")
                raise ProxilionBlockedError(analysis)
        except ProxilionUnavailableError as error:
            if not self._state.runs_without(error):
                raise
        try:
            result = execute()
        except BaseException:
            self.report_outcome(request_id, "failed")
            raise
        self.report_outcome(request_id, "executed")
        return result

    def analyze(self, tool_call: ToolCall, *, tool: ToolOrigin | None = None, cwd: str | None = None, workspace: str | None = None) -> Analysis:
        """The gateway's decision, enforced or not, without running anything. Say with `report_outcome` what became of the call.

        Raises `ProxilionUnavailableError`.
        """
        turn = self._state.conversation.take()
        try:
            return self._ask("/analyze", {"tool_call": tool_call}, self._state.call_body(tool_call, turn, tool, cwd, workspace))
        except BaseException:
            self._state.conversation.give_back(turn)
            raise

    def inspect(self, surface: Surface, content: Content, *, tool: ToolOrigin | None = None) -> Analysis:
        """Judges a text that reaches or leaves the model, for one the result of a tool. Raises `ProxilionUnavailableError`."""
        asked: Asked = {"surface": surface, "content": content}
        return self._ask("/inspect", asked, self._state.text_body(asked, tool))

    def report_outcome(self, request_id: str, status: Outcome) -> None:
        """Tells the gateway what became of a call that `analyze` decided. Returns at once; `flush` waits."""
        if request_id != "":
            self._reports.start(lambda: self._tell({"request_id": request_id, "status": status}))

    def flush(self, timeout: float | None = None) -> None:
        """Returns when all reports have left, or after so many seconds. An interpreter that ends waits for them for a second by itself."""
        self._reports.wait(timeout)

    def close(self) -> None:
        """Waits for reports, then closes the connections. A client made by `with_session` leaves those to the one that it came from."""
        self.flush()
        if self._closes_http:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def _ask(self, path: str, asked: Asked, body: dict[str, Any]) -> Analysis:
        try:
            exchange = Exchange(self._config, path, body)
            # In a thread, because httpx limits each step of a request but not the whole, and does not limit the look-up of a name.
            analysis = within(exchange.remaining, lambda: self._attempts(exchange), otherwise=lambda: no_answer("timeout", exchange.request_id))
        except ProxilionUnavailableError as error:
            self._state.undecided(error, asked)
            raise
        self._state.decided(analysis, asked)
        return analysis

    def _attempts(self, exchange: Exchange) -> Analysis:
        while True:
            try:
                return read_answer(self._send(exchange), exchange.request_id)
            except ProxilionUnavailableError as error:
                time.sleep(exchange.pause_after(error))

    def _tell(self, body: dict[str, Any]) -> None:
        self._send(Exchange(self._config, "/outcome", body))

    def _send(self, exchange: Exchange) -> Answer:
        """One request. Its body is always read to the end, without which the connection could not serve the next one."""
        headers = exchange.headers(self._key(exchange))
        options: dict[str, Any] = {"content": exchange.content, "headers": headers, "timeout": exchange.remaining, "follow_redirects": False}
        try:
            with self._http.stream("POST", exchange.url, **options) as response:
                try:
                    content = response.read()
                except httpx.TimeoutException:
                    raise
                except (httpx.RequestError, httpx.StreamError):
                    content = None
                return Answer(response.status_code, response.headers, content)
        except httpx.TransportError as error:
            raise exchange.failed(error) from error

    def _key(self, exchange: Exchange) -> str | None:
        source = self._config.api_key
        try:
            return required_key(source()) if callable(source) else source
        except Exception as error:
            raise no_key(exchange.request_id) from error


def _no_coroutine(returned: object) -> None:
    if inspect.iscoroutine(returned):
        returned.close()
        raise TypeError("a coroutine function as callback needs an AsyncProxilionMCPClient")
