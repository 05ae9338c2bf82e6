from __future__ import annotations

import atexit
import contextvars
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any, TypeVar

from ._state import log

T = TypeVar("T")

_AT_EXIT_SECONDS = 1.0


def within(seconds: float, work: Callable[[], T], *, otherwise: Callable[[], BaseException]) -> T:
    """What `work` returns or raises, if that is soon enough. Else raises `otherwise()`, and nobody waits for the work any longer."""
    future: Future[T] = Future()
    context = contextvars.copy_context()

    def run() -> None:
        try:
            future.set_result(context.run(work))
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, name="proxilion-ask", daemon=True).start()
    wait([future], seconds)
    if not future.done():
        raise otherwise()
    try:
        return future.result()
    finally:
        # An error keeps its frames, which must not keep the error.
        del future


class Reports:
    """What is told to the gateway in the background. It never fails or delays the caller."""

    def __init__(self) -> None:
        self._running: set[threading.Thread] = set()
        self._lock = threading.Lock()
        _open_reports.add(self)

    def start(self, report: Callable[[], Any]) -> None:
        def run() -> None:
            try:
                report()
            except Exception:
                # A decision that was obeyed needs no confirmation.
                log.debug("an outcome was not reported", exc_info=True)
            finally:
                with self._lock:
                    self._running.discard(thread)

        thread = threading.Thread(target=run, name="proxilion-report", daemon=True)
        with self._lock:
            self._running.add(thread)
        try:
            thread.start()
        except RuntimeError:
            # No further thread can start, as when the interpreter ends.
            with self._lock:
                self._running.discard(thread)

    def wait(self, timeout: float | None) -> None:
        deadline = None if timeout is None else time.monotonic() + timeout
        with self._lock:
            running = list(self._running)
        for thread in running:
            thread.join(None if deadline is None else max(0.0, deadline - time.monotonic()))


_open_reports: weakref.WeakSet[Reports] = weakref.WeakSet()


@atexit.register
def _wait_at_exit() -> None:
    deadline = time.monotonic() + _AT_EXIT_SECONDS
    for reports in list(_open_reports):
        reports.wait(max(0.0, deadline - time.monotonic()))
