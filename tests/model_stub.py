"""A model server on a real socket that behaves well or badly in every way we know of.

Each mode is a function that writes to the socket what such a server would send. Faults are in the bytes and their
timing, so the whole client stack is tested, not a stand-in for it.
"""

import json
import socket
import socketserver
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

DRIP = 0.15  # seconds between the drops of slow modes
FOREVER = 600
EMPTY = {"subject": "", "item": "", "sides": [], "when": "", "evidence": "", "stage": ""}
KEY = "sk-canary-0123456789-4f2a"


def fact(slot: str, value: str, quote: str, **more: Any) -> dict[str, Any]:
    return {"slot": slot, "value": value, "quote": quote, "level": "", "negated": False, **more}


def answer(*facts: dict[str, Any], intent: str = "answer", **more: Any) -> str:
    """A well-formed answer of a reader."""
    return json.dumps({"intent": intent, "facts": list(facts), "supposed": [], **EMPTY, **more})


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def words(self) -> str:
        """Everything said to the model."""
        return "\n".join(message["content"] for message in self.body["messages"])


@dataclass
class Stub:
    """What the server is to do, and what it was asked. `texts` are what a model would say, one for each request."""

    mode: "Mode"
    texts: list[str]
    url: str = ""
    requests: list[Request] = field(default_factory=list)
    modes: "list[Mode]" = field(default_factory=list)  # for the first requests, before `mode`

    @property
    def asked(self) -> list[Request]:
        return [request for request in self.requests if request.path.endswith("/chat/completions")]

    def text(self) -> str:
        """What the model says to the present request."""
        return self.texts[min(len(self.asked), len(self.texts)) - 1]


class Out:
    """The socket, with the words of the protocol."""

    def __init__(self, connection: socket.socket, stub: Stub) -> None:
        self.socket = connection
        self.stub = stub

    def raw(self, text: str) -> None:
        self.socket.sendall(text.encode())

    def head(self, status: int = 200, kind: str = "text/event-stream", more: str = "") -> None:
        self.raw(f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nConnection: close\r\n{more}\r\n")

    def body(self, status: int, value: Any, more: str = "") -> None:
        self.head(status, "application/json", more)
        self.raw(value if isinstance(value, str) else json.dumps(value))

    def event(self, value: Any) -> None:
        self.raw(f"data: {value if isinstance(value, str) else json.dumps(value)}\n\n")

    def chunk(self, content: str | None = None, finish: str | None = None, **delta: Any) -> None:
        said = {} if content is None else {"content": content}
        choice = {"index": 0, "delta": {**said, **delta}, "finish_reason": finish}
        self.event({"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]})

    def say(self, text: str) -> None:
        self.head()
        self.chunk("", role="assistant")
        for start in range(0, len(text), 5):
            self.chunk(text[start : start + 5])

    def half(self) -> None:
        text = self.stub.text()
        self.say(text[: len(text) // 2])

    def end(self, finish: str = "stop") -> None:
        self.chunk(finish=finish)
        self.event("[DONE]")

    def reset(self) -> None:
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


Mode = Callable[[Out], None]


def good(out: Out) -> None:
    out.say(out.stub.text())
    out.end()


def hang(out: Out) -> None:
    time.sleep(FOREVER)


def hang_after_headers(out: Out) -> None:
    out.head()
    time.sleep(FOREVER)


def stall(out: Out) -> None:
    out.half()
    time.sleep(FOREVER)


def drip(out: Out) -> None:
    out.head()
    while True:
        out.chunk("a ")
        time.sleep(DRIP)


def byte_drip(out: Out) -> None:
    out.head()
    for byte in "data: " + "x" * 10_000:
        out.raw(byte)
        time.sleep(DRIP)


def empty_deltas(out: Out) -> None:
    out.head()
    while True:
        out.chunk("")
        time.sleep(DRIP)


def keep_alive(out: Out) -> None:
    out.head()
    while True:
        out.raw(": keep-alive\n\n")
        time.sleep(DRIP)


def status(code: int, value: Any = None, more: str = "") -> Mode:
    def mode(out: Out) -> None:
        # Some servers echo the key and the request in their errors.
        echo = {"error": {"message": f"bad key {KEY} in {out.stub.requests[-1].body}", "type": "x", "code": "x"}}
        out.body(code, echo if value is None else value, more)

    mode.__name__ = f"status_{code}"
    return mode


def quota(out: Out) -> None:
    out.body(429, {"error": {"message": "over", "type": "insufficient_quota", "code": "insufficient_quota"}})


def too_long(out: Out) -> None:
    out.body(400, {"error": {"message": "context_length_exceeded", "code": "context_length_exceeded"}})


def html(out: Out) -> None:
    out.head(200, "text/html")
    out.raw("<html><body>Sign in</body></html>")


def redirect(out: Out) -> None:
    out.head(307, more="Location: http://127.0.0.1:9/elsewhere\r\n")


def whole_body(out: Out) -> None:
    message = {"role": "assistant", "content": out.stub.text()}
    out.body(
        200,
        {
            "id": "c",
            "object": "chat.completion",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        },
    )


def bad_json(out: Out) -> None:
    out.head()
    out.raw('data: {"choices": [{"delta": \n\n')
    out.raw("data: [DONE]\n\n")


def deep_json(out: Out) -> None:
    out.head()
    out.event("[" * 100_000)


def odd_shapes(out: Out) -> None:
    out.head()
    out.event({"choices": [{"index": 0, "delta": {"content": {"a": 1}}, "finish_reason": None}]})
    out.event({"choices": [{"index": 0, "delta": None, "finish_reason": "stop"}]})
    out.event("[DONE]")


def no_choices(out: Out) -> None:
    out.head()
    out.event({"id": "c", "object": "chat.completion.chunk", "choices": []})
    out.event("[DONE]")


def no_choices_field(out: Out) -> None:
    out.head()
    out.event({"id": "c"})
    out.event("[DONE]")


def cut(out: Out) -> None:
    out.half()


def cut_whole(out: Out) -> None:
    """All the text came, and no word that it was all."""
    out.say(out.stub.text())


def cut_with_done(out: Out) -> None:
    out.half()
    out.event("[DONE]")


def reset(out: Out) -> None:
    out.half()
    time.sleep(0.05)
    out.reset()


def reset_at_once(out: Out) -> None:
    out.reset()


def error_event(out: Out) -> None:
    out.half()
    out.event({"error": {"message": f"overloaded {KEY}", "type": "server_error"}})


def empty_stream(out: Out) -> None:
    out.head()


def only_done(out: Out) -> None:
    out.head()
    out.event("[DONE]")


def blank(out: Out) -> None:
    out.say("   \n")
    out.end()


def null_content(out: Out) -> None:
    out.head()
    out.event({"choices": [{"index": 0, "delta": {"content": None}, "finish_reason": "stop"}]})


def refusal(out: Out) -> None:
    out.head()
    out.chunk(refusal="I can't help with that.")
    out.end()


def content_filter(out: Out) -> None:
    out.half()
    out.end("content_filter")


def too_much(out: Out) -> None:
    out.half()
    out.end("length")


def repetition(out: Out) -> None:
    out.head()
    for number in range(100_000):
        out.chunk(f"Say it {'again and again and again, as often as you like, '}" if number else "So. ")


def flood(out: Out) -> None:
    out.head()
    for number in range(1_000_000):
        out.chunk(f"{number} is one more than {number - 1}; ")


def tools(out: Out) -> None:
    out.head()
    out.chunk(tool_calls=[{"index": 0, "id": "t", "type": "function", "function": {"name": "rm", "arguments": "{}"}}])
    out.end("tool_calls")


FAULTS: tuple[Mode, ...] = (
    *(hang, hang_after_headers, stall, drip, byte_drip, empty_deltas, keep_alive),
    *(status(400), status(401), status(403), status(404), status(429), status(500), status(503), quota, too_long),
    *(html, redirect, whole_body, bad_json, deep_json, odd_shapes, no_choices, no_choices_field),
    *(cut, cut_whole, cut_with_done, reset, reset_at_once, error_event, empty_stream, only_done, blank, null_content),
    *(refusal, content_filter, too_much, repetition, flood, tools),
)


@contextmanager
def serve(mode: Mode = good, *texts: str, models: tuple[str, ...] = ("stub",)) -> Iterator[Stub]:
    """A server on a free port of this machine, until the end of the block."""
    stub = Stub(mode=mode, texts=list(texts) or ["All is well."])

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            request = _received(self.request)
            if request is None:
                return
            stub.requests.append(request)
            out = Out(self.request, stub)
            try:
                if request.path.endswith("/models"):
                    listed = [{"id": name, "object": "model", "created": 1, "owned_by": "us"} for name in models]
                    out.body(200, {"object": "list", "data": listed})
                elif not request.path.endswith("/chat/completions"):
                    out.body(200, {})
                else:
                    (stub.modes.pop(0) if stub.modes else stub.mode)(out)
            except OSError:
                pass  # the client went away, as it should

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Handler) as server:
        stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield stub
        server.shutdown()


def _received(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65_536)
        if not more:
            return None
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", 0)):
        body += connection.recv(65_536)
    method, path, _ = first.split(" ")
    said = json.loads(body) if body and path.endswith("/chat/completions") else {}
    return Request(method, path, headers, said)
