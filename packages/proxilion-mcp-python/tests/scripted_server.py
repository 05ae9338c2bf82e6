"""A server on loopback that plays a script of `contracts/` to `POST /analyze` and keeps what arrived."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]


def contract(name: str) -> Any:
    return json.loads((ROOT / "contracts" / name).read_text("utf-8"))


ANSWERS: dict[str, dict[str, Any]] = contract("answers.json")


@dataclass
class Seen:
    headers: Mapping[str, str]
    body: dict[str, Any]


@dataclass
class Scripted:
    url: str
    analyses: list[Seen] = field(default_factory=list[Seen])
    outcomes: list[Seen] = field(default_factory=list[Seen])


@contextmanager
def scripted(script: Sequence[Mapping[str, Any]], outcome: Mapping[str, Any] | None = None) -> Generator[Scripted]:
    stopped = threading.Event()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # The head and the body are two writes, of which the second would wait for the client's confirmation.
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["content-length"]))
            if content == b"":
                return  # The client went first.
            body = json.loads(content)
            seen = Seen({name.lower(): value for name, value in self.headers.items()}, body)
            if self.path == "/outcome":
                played.outcomes.append(seen)
                return self.play(outcome or {"status": 204, "text": ""})
            with lock:
                played.analyses.append(seen)
                answer = script[min(len(played.analyses), len(script)) - 1]
            self.play(answer)

        def play(self, answer: Mapping[str, Any]) -> None:
            fault = answer.get("fault")
            self.close_connection = fault is not None
            if fault == "close":
                return
            if fault == "hang":
                stopped.wait(10)
                return
            content = body_of(answer).encode()
            headers = {"content-type": "text/plain" if "text" in answer else "application/json", **answer.get("headers", {})}
            if answer["status"] != 204:
                headers["content-length"] = str(len(content))
            self.send_response_only(answer["status"])
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content if fault is None else content[: len(content) // 2])
            if fault == "stall":
                stopped.wait(10)

        def log_message(self, format: str, *args: Any) -> None:
            pass

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                pass  # The client went first.

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    played = Scripted(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield played
    finally:
        stopped.set()
        server.shutdown()
        server.server_close()


def refused_url() -> str:
    """Where nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def body_of(answer: Mapping[str, Any]) -> str:
    if "text" in answer:
        return answer["text"]
    if "answer" not in answer:
        return json.dumps(answer["json"])
    members = {**ANSWERS[answer["answer"]], **answer.get("set", {})}
    return json.dumps({name: value for name, value in members.items() if name not in answer.get("drop", [])})
