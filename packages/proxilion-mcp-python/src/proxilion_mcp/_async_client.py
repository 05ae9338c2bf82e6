from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Coroutine
from types import TracebackType
from typing import Any, TypeVar, cast, overload

import httpx
from typing_extensions import Self

from ._analysis import Analysis
from ._answer import Answer, no_answer, no_key, read_answer
from ._config import ProxilionConfig
from ._errors import ProxilionBlockedError, ProxilionUnavailableError
from ._exchange import Exchange, connecting, required_key
from ._ids import new_id
from ._state import ClientState, log
from ._types import Asked, Content, Outcome, Surface, ToolCall, ToolOrigin

T = TypeVar("T")


class AsyncProxilionMCPClient:
    """Asks a Proxilion gateway before a tool runs, in an asyncio event loop. One client is one conversation: give each its own with `with_session`.

    Decides on `enforced` alone; see `contracts/README.md` for what it does with every answer. Belongs to one event loop.
    """

    def __init__(self, config: ProxilionConfig, *, http_client: httpx.AsyncClient | None = None) -> None:
        """`http_client` is used in place of one of its own, for one with another transport. Whoever made it closes it."""
        self._config = config
        self._http = http_client or httpx.AsyncClient(**connecting(config))
        self._closes_http = http_client is None
        self._background: set[asyncio.Task[None]] = set()
        self._state = ClientState(config, watch=self._go_on)

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

    def with_session(self, session_id: str | None = None) -> AsyncProxilionMCPClient:
        """A client for another conversation, with the same settings and connections."""
        config = ProxilionConfig.model_validate({**dict(self._config), "session_id": session_id or new_id()})
        client = AsyncProxilionMCPClient(config, http_client=self._http)
        client._background = self._background
        return client

    @overload
    async def call_tool_with_analysis(
        self, tool_call: ToolCall, execute: Callable[[], Awaitable[T]], *, tool: ToolOrigin | None = None, cwd: str | None = None, workspace: str | None = None
    ) -> T: ...
    @overload
    async def call_tool_with_analysis(
        self, tool_call: ToolCall, execute: Callable[[], T], *, tool: ToolOrigin | None = None, cwd: str | None = None, workspace: str | None = None
    ) -> T: ...
    async def call_tool_with_analysis(
        self,
        tool_call: ToolCall,
        execute: Callable[[], Any],
        *,
        tool: ToolOrigin | None = None,
        cwd: str | None = None,
        workspace: str | None = None,
    ) -> Any:
        """Runs `execute`, without arguments and once, unless the gateway forbids the call. Returns and raises what `execute`, or what it awaits, does.

        Raises `ProxilionBlockedError` when the call is forbidden, and `ProxilionUnavailableError` when nobody decided and `fail_mode` does not let it run.
        In these cases, and when the task is cancelled before, `execute` was not called.
        """
        request_id = ""
        try:
            analysis = await self.analyze(tool_call, tool=tool, cwd=cwd, workspace=workspace)
            request_id = analysis.request_id
            if analysis.enforced:
                self.report_outcome(request_id, "denied")
                raise ProxilionBlockedError(analysis)
        except ProxilionUnavailableError as error:
            if not self._state.runs_without(error):
                raise
        try:
            result = execute()
            if inspect.isawaitable(result):
                result = await result
        except BaseException:
            self.report_outcome(request_id, "failed")
            raise
        self.report_outcome(request_id, "executed")
        return result

    async def analyze(self, tool_call: ToolCall, *, tool: ToolOrigin | None = None, cwd: str | None = None, workspace: str | None = None) -> Analysis:
        """The gateway's decision, enforced or not, without running anything. Say with `report_outcome` what became of the call.

        Raises `ProxilionUnavailableError`.
        """
        turn = self._state.conversation.take()
        try:
            return await self._ask("/analyze", {"tool_call": tool_call}, self._state.call_body(tool_call, turn, tool, cwd, workspace))
        except BaseException:
            self._state.conversation.give_back(turn)
            raise

    async def inspect(self, surface: Surface, content: Content, *, tool: ToolOrigin | None = None) -> Analysis:
        """Judges a text that reaches or leaves the model, for one the result of a tool. Raises `ProxilionUnavailableError`."""
        asked: Asked = {"surface": surface, "content": content}
        return await self._ask("/inspect", asked, self._state.text_body(asked, tool))

    def report_outcome(self, request_id: str, status: Outcome) -> None:
        """Tells the gateway what became of a call that `analyze` decided. Returns at once; `flush` waits."""
        if request_id != "":
            self._start(self._tell({"request_id": request_id, "status": status}))

    async def flush(self) -> None:
        """Returns when all reports have left, for the end of an event loop, which would cancel them."""
        while self._background:
            await asyncio.wait(self._background)

    async def aclose(self) -> None:
        """Waits for reports, then closes the connections. A client made by `with_session` leaves those to the one that it came from."""
        await self.flush()
        if self._closes_http:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        await self.aclose()

    async def _ask(self, path: str, asked: Asked, body: dict[str, Any]) -> Analysis:
        try:
            exchange = Exchange(self._config, path, body)
            analysis = await self._within(exchange)
        except ProxilionUnavailableError as error:
            self._state.undecided(error, asked)
            raise
        self._state.decided(analysis, asked)
        return analysis

    async def _within(self, exchange: Exchange) -> Analysis:
        try:
            return await asyncio.wait_for(self._attempts(exchange), exchange.remaining)
        except asyncio.TimeoutError as error:
            raise no_answer("timeout", exchange.request_id) from error

    async def _attempts(self, exchange: Exchange) -> Analysis:
        while True:
            try:
                return read_answer(await self._send(exchange), exchange.request_id)
            except ProxilionUnavailableError as error:
                await asyncio.sleep(exchange.pause_after(error))

    async def _tell(self, body: dict[str, Any]) -> None:
        exchange = Exchange(self._config, "/outcome", body)
        # A decision that was obeyed needs no confirmation.
        await asyncio.wait_for(self._send(exchange), exchange.remaining)

    async def _send(self, exchange: Exchange) -> Answer:
        """One request. Its body is always read to the end, without which the connection could not serve the next one."""
        headers = exchange.headers(await self._key(exchange))
        options: dict[str, Any] = {"content": exchange.content, "headers": headers, "timeout": exchange.remaining, "follow_redirects": False}
        try:
            async with self._http.stream("POST", exchange.url, **options) as response:
                try:
                    content = await response.aread()
                except httpx.TimeoutException:
                    raise
                except (httpx.RequestError, httpx.StreamError):
                    content = None
                return Answer(response.status_code, response.headers, content)
        except httpx.TransportError as error:
            raise exchange.failed(error) from error

    async def _key(self, exchange: Exchange) -> str | None:
        source = self._config.api_key
        try:
            if not callable(source):
                return source
            key = source()
            return required_key(await key if inspect.isawaitable(key) else key)
        except Exception as error:
            raise no_key(exchange.request_id) from error

    def _go_on(self, returned: object) -> None:
        """With what an asynchronous callback has begun."""
        if inspect.isawaitable(returned):
            self._start(_awaited(cast("Awaitable[object]", returned)))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_quiet(work))
        # The loop itself keeps tasks only weakly.
        self._background.add(task)
        task.add_done_callback(self._background.discard)


async def _awaited(returned: Awaitable[object]) -> None:
    await returned


async def _quiet(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception:
        log.debug("a callback or a report failed", exc_info=True)
