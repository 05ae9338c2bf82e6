"""An agent with one tool, a shell, that asks the gateway before each command."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from typing import NamedTuple

from proxilion_mcp import ProxilionBlockedError, ProxilionConfig, ProxilionMCPClient


class Wish(NamedTuple):
    """What a model answers: something to say, and a command unless it is done."""

    say: str
    command: str | None = None


Model = Callable[[Sequence[str]], Wish]
"""It reads what was said and done so far."""


class Agent:
    def __init__(self, model: Model, *, endpoint: str, user: str) -> None:
        self._model = model
        self._proxilion = ProxilionMCPClient(ProxilionConfig(proxilion_endpoint=endpoint, user_id=user, mode="block")).with_session()

    def answer(self, question: str) -> list[str]:
        """Everything that the model read on the way; its answer is the last."""
        messages = [question]
        while True:
            say, command = self._model(messages)
            messages.append(say)
            if command is None:
                self._proxilion.close()
                return messages
            self._proxilion.add_conversation_turn(question, say)
            messages.append(self._shell(command))

    def _shell(self, command: str) -> str:
        try:
            return self._proxilion.call_tool_with_analysis({"Bash": {"command": command}}, lambda: run(command))
        except ProxilionBlockedError as error:
            # The model reads why, and goes another way.
            return error.message


def run(command: str) -> str:
    return subprocess.run(["sh", "-c", command], check=True, capture_output=True, text=True).stdout
