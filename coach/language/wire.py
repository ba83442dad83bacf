"""The way to a model and back: streams with deadlines by the wall clock, few retries, and no trace of what was said.

Everything runs on one background event loop, because only there a read that never ends can really be cut: a socket's
own time-out starts anew with every byte, so drips and keep-alives outlast it. Callers get a plain generator.
"""

import asyncio
import contextlib
import queue
import threading
import time
import warnings
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

import httpx2
import openai
from langchain_core.messages import BaseMessageChunk
from langchain_openai import ChatOpenAI
from langsmith.run_helpers import tracing_context
from pydantic import SecretStr

from coach.errors import LanguageError
from coach.language.endpoint import Endpoint
from coach.language.faults import BAD_ANSWER, Fault, fault_of
from coach.language.limits import Circuit, Limits, repeats

REPORTS = "x-stainless-"  # headers by which the client tells servers about this machine
NO_KEY = "none"  # the client wants some text where a local server needs no key
WHOLE = "stop"  # the one finish reason of an answer that is complete
GRACE = 0.5  # seconds by which the waiting thread outlasts the loop's own deadline
ERRORS = (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, OSError, *BAD_ANSWER)
CUT = {
    "length": "The answer was cut off because it grew too long.",
    "content_filter": "The provider of the model held the answer back.",
}
warnings.filterwarnings("ignore", message="Pydantic serializer warnings")  # they print what a model said
Message = tuple[str, str]
Out = TypeVar("Out")


class _Failed(Exception):
    """A fault on its way from the event loop to the caller, with the text that came before."""

    def __init__(self, fault: Fault, partial: str = "") -> None:
        super().__init__(fault.sentence)
        self.fault = fault
        self.partial = partial


class Wire:
    """Answers of one endpoint. Threads may share it."""

    def __init__(self, endpoint: Endpoint, limits: Limits, tracing: bool = False) -> None:
        self.endpoint = endpoint
        self.limits = limits
        self._tracing = None if tracing else False  # None leaves it to the environment
        self._circuit = Circuit(limits)
        self._model = _model(endpoint, limits)
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="model", daemon=True).start()

    def pieces(self, messages: Sequence[Message], ends: float, **options: Any) -> Iterator[str]:
        """The pieces of an answer as they come, until `ends` at the latest (time.monotonic).

        Raises LanguageError, with the text so far, when the answer does not come whole and in time.
        """
        self._circuit.check(self.endpoint.address)
        came: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        work = self._start(self._pump(messages, ends, options, came))
        work.add_done_callback(lambda _: came.put(None))
        try:
            while (piece := came.get(timeout=max(0.0, ends - time.monotonic()) + GRACE)) is not None:
                yield piece
        except queue.Empty:
            self._circuit.failed()
            raise LanguageError(self._unfinished()) from None
        finally:
            work.cancel()
        self._result(work)

    def models(self) -> tuple[str, ...]:
        """The models the server lists. Raises LanguageError when it does not answer."""
        return self._result(self._start(self._listed()))

    async def _listed(self) -> tuple[str, ...]:
        fault = Fault(self._late(self.limits.first))
        try:
            async with asyncio.timeout(self.limits.first):
                return tuple([model.id async for model in self._model.root_async_client.models.list()])
        except TimeoutError:
            pass
        except ERRORS as error:
            fault = fault_of(error, self.endpoint)
        raise _Failed(fault)

    def _start(self, work: Coroutine[Any, Any, Out]) -> "Future[Out]":
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _result(self, work: "Future[Out]") -> Out:
        """What the work gave; its failure as an error that holds nothing but our own sentence."""
        try:
            found = work.result()
        except _Failed as error:
            failed = error
        else:
            self._circuit.worked()
            return found
        if failed.fault.down:
            self._circuit.failed()
        raise LanguageError(failed.fault.sentence, failed.partial)

    async def _pump(
        self, messages: Sequence[Message], ends: float, options: dict[str, Any], came: "queue.SimpleQueue[str | None]"
    ) -> None:
        """Put the pieces of an answer into a queue, trying again while nothing was seen and time is left."""
        said = ""
        attempt = 0
        while True:
            try:
                with tracing_context(enabled=self._tracing):
                    async for piece in self._answer(messages, ends, options):
                        said += piece
                        came.put(piece)
                return
            except _Failed as error:
                fault = error.fault
            wait = self.limits.backoff * 2**attempt if fault.wait is None else fault.wait
            attempt += 1
            if said or not fault.again or attempt > self.limits.retries or time.monotonic() + wait >= ends:
                raise _Failed(fault, said)
            await asyncio.sleep(wait)

    async def _answer(self, messages: Sequence[Message], ends: float, options: dict[str, Any]) -> AsyncIterator[str]:
        """One attempt. Raises _Failed when the answer is not whole."""
        stream = self._model.astream(list(messages), **options)
        said, finish = "", None
        allowed = self.limits.first
        try:
            while finish is None and (chunk := await self._next(stream, allowed, ends)):
                finish = chunk.response_metadata.get("finish_reason")
                allowed = self.limits.gap
                said += chunk.text
                self._check(said)
                if chunk.text:
                    yield chunk.text
        finally:
            with contextlib.suppress(*ERRORS):
                await stream.aclose()  # type: ignore[attr-defined]
        if fault := _incomplete(said, finish):
            raise _Failed(fault)

    async def _next(
        self, stream: AsyncIterator[BaseMessageChunk], allowed: float, ends: float
    ) -> BaseMessageChunk | None:
        """The next piece of a stream, None at its end; waits no longer than allowed and never beyond the end."""
        left = ends - time.monotonic()
        try:
            async with asyncio.timeout(min(allowed, left)):
                return await anext(stream, None)
        except TimeoutError:
            fault = Fault(self._unfinished() if left <= allowed else self._late(allowed))
        except ERRORS as error:
            fault = fault_of(error, self.endpoint)
        raise _Failed(fault)

    def _check(self, said: str) -> None:
        if len(said.encode("utf-8", "replace")) > self.limits.size:
            raise _Failed(Fault(CUT["length"], down=False))
        if repeats(said):
            raise _Failed(Fault("The model kept repeating itself and was stopped.", down=False))

    def _late(self, seconds: float) -> str:
        return f"No answer from {self.endpoint.address} for {seconds:g} s.{self._slow}"

    def _unfinished(self) -> str:
        return f"The answer of {self.endpoint.address} was not finished after {self.limits.turn:g} s.{self._slow}"

    @property
    def _slow(self) -> str:
        return " Local models can be slow: choose a smaller one." if self.endpoint.local else " Try again later."


def _model(endpoint: Endpoint, limits: Limits) -> ChatOpenAI:
    # A local server is never asked through a proxy, and no redirect carries words elsewhere.
    client = openai.DefaultAsyncHttpxClient(
        timeout=httpx2.Timeout(None, connect=limits.connect),
        trust_env=not endpoint.local,
        follow_redirects=False,
        event_hooks={"request": [_silence]},
    )
    return ChatOpenAI(
        model=endpoint.model,
        base_url=endpoint.base_url,
        api_key=endpoint.key or SecretStr(NO_KEY),
        openai_proxy="",
        max_completion_tokens=limits.tokens,
        max_retries=0,
        stream_usage=False,
        stream_chunk_timeout=None,
        use_responses_api=False,
        http_async_client=client,
    )


async def _silence(request: httpx2.Request) -> None:
    for name in [name for name in request.headers if name.startswith(REPORTS)]:
        del request.headers[name]


def _incomplete(said: str, finish: str | None) -> Fault | None:
    """Why an answer that ended is none, or None when it is whole."""
    if finish is None and not said:
        return Fault("The model answered with nothing. Try again.", again=True)
    if finish != WHOLE:
        return Fault(CUT.get(finish or "", "The answer broke off before its end."), down=finish is None)
    if not said.strip():
        return Fault("The model gave no answer; it may have refused.", down=False)
    return None
