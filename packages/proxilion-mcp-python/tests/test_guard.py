"""The decorator."""

from __future__ import annotations

import asyncio
import inspect

import pytest
from proxilion_mcp import AsyncProxilionMCPClient, ProxilionBlockedError, ProxilionConfig, ProxilionMCPClient, guard_tool
from scripted_server import scripted

ALLOW = {"status": 200, "answer": "allow"}
BLOCK = {"status": 403, "answer": "block"}


def config(url: str) -> ProxilionConfig:
    return ProxilionConfig(proxilion_endpoint=url, user_id="ann")


def test_a_function_is_judged_by_the_names_of_its_parameters_and_keeps_its_own() -> None:
    with scripted([ALLOW, ALLOW, BLOCK]) as played, ProxilionMCPClient(config(played.url)) as client:

        @guard_tool(client)
        def copy(source: str, /, target: str = "here", *more: str, **flags: bool) -> tuple[object, ...]:
            """Copies."""
            return source, target, more, flags

        assert copy("a", force=True) == ("a", "here", (), {"force": True})
        assert copy("a", "b", "c") == ("a", "b", ("c",), {})
        with pytest.raises(ProxilionBlockedError):
            copy("a")
        assert (copy.__name__, copy.__doc__, list(inspect.signature(copy).parameters)) == ("copy", "Copies.", ["source", "target", "more", "flags"])
    assert [seen.body["tool_call"] for seen in played.analyses] == [
        {"Unknown": {"tool_name": "copy", "params": {"source": "a", "target": "here", "more": [], "force": True}}},
        {"Unknown": {"tool_name": "copy", "params": {"source": "a", "target": "b", "more": ["c"]}}},
        {"Unknown": {"tool_name": "copy", "params": {"source": "a", "target": "here", "more": []}}},
    ]
    assert played.analyses[0].body["tool"] == {"name": "copy"}


def test_a_keyword_cannot_hide_a_parameter_of_the_same_name() -> None:
    with scripted([ALLOW]) as played, ProxilionMCPClient(config(played.url)) as client:

        @guard_tool(client)
        def run(command: str, /, **rest: str) -> str:
            return command

        assert run("cat .env", command="ls") == "cat .env"
    assert played.analyses[0].body["tool_call"]["Unknown"]["params"]["command"] == "cat .env"


def test_a_method_a_name_and_a_meaning_of_its_own() -> None:
    with scripted([ALLOW]) as played, ProxilionMCPClient(config(played.url)) as client:

        class Tools:
            @guard_tool(client, name="files")
            def read(self, path: str) -> str:
                return path

        @guard_tool(client, tool_call=lambda arguments: {"Bash": {"command": arguments["line"]}})
        def run(line: str) -> str:
            return line

        assert (Tools().read("x"), run("ls")) == ("x", "ls")
    assert [seen.body["tool_call"] for seen in played.analyses] == [{"Unknown": {"tool_name": "files", "params": {"path": "x"}}}, {"Bash": {"command": "ls"}}]


def test_a_coroutine_function() -> None:
    async def main(url: str) -> list[str]:
        ran: list[str] = []
        async with AsyncProxilionMCPClient(config(url)) as client:

            @guard_tool(client)
            async def run(command: str) -> None:
                ran.append(command)

            await run("ls")
            with pytest.raises(ProxilionBlockedError):
                await run("cat .env")
        return ran

    with scripted([ALLOW, BLOCK]) as played:
        assert asyncio.run(main(played.url)) == ["ls"]


def test_a_pair_that_does_not_fit_is_refused_before_the_first_call() -> None:
    async def run() -> None: ...

    with pytest.raises(TypeError, match="run needs a AsyncProxilionMCPClient"), ProxilionMCPClient(config("http://127.0.0.1:9")) as client:
        guard_tool(client)(run)
