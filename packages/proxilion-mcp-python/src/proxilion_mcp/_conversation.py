from __future__ import annotations

import threading
from collections.abc import Iterable

from typing_extensions import NotRequired, TypedDict

from ._ids import new_id

_WAITING_CHARACTERS = 100_000
"""Of turns that wait for a call, at most so many characters on each side; the newest stay."""


class Turn(TypedDict):
    """A turn as it is sent."""

    turn_id: str
    user_message: NotRequired[str]
    ai_response: NotRequired[str]


class Conversation:
    """Turns that wait for the call that they led to. Each is sent once: the gateway remembers."""

    def __init__(self) -> None:
        self._waiting: Turn | None = None
        self._lock = threading.Lock()

    def add(self, user: str, ai: str) -> None:
        if user == "" and ai == "":
            return
        with self._lock:
            turn = _turn([user], [ai])
            self._waiting = turn if self._waiting is None else _joined(self._waiting, turn)

    def take(self) -> Turn | None:
        """All that waits, as one turn."""
        with self._lock:
            turn, self._waiting = self._waiting, None
            return turn

    def give_back(self, turn: Turn | None) -> None:
        """Takes back a turn whose call nobody decided. It keeps its id, unless others came meanwhile: the gateway may have read it."""
        if turn is None:
            return
        with self._lock:
            self._waiting = turn if self._waiting is None else _joined(turn, self._waiting)

    def clear(self) -> None:
        with self._lock:
            self._waiting = None


def _joined(*turns: Turn) -> Turn:
    """With a new id: a gateway that has one of these turns still has to read the others."""
    return _turn([turn.get("user_message", "") for turn in turns], [turn.get("ai_response", "") for turn in turns])


def _turn(users: Iterable[str], ais: Iterable[str]) -> Turn:
    turn: Turn = {"turn_id": new_id()}
    if user := _joined_text(users):
        turn["user_message"] = user
    if ai := _joined_text(ais):
        turn["ai_response"] = ai
    return turn


def _joined_text(texts: Iterable[str]) -> str:
    return "\n\n".join(text for text in texts if text != "")[-_WAITING_CHARACTERS:]
