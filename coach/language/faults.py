"""What goes wrong between us and a model, in sentences. They never quote the server, which may echo key or text."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import openai

from coach.language.endpoint import Endpoint

QUOTA = ("insufficient_quota", "billing_hard_limit_reached", "quota_exceeded")
# What the client libraries raise on answers no server should give: pages of HTML, no choices, deep or broken JSON.
BAD_ANSWER = (AttributeError, LookupError, RuntimeError, TypeError, ValueError)


@dataclass(frozen=True)
class Fault:
    """A failure in words. `again` says that another try may help, `wait` the seconds the server asks for."""

    sentence: str
    again: bool = False
    wait: float | None = None
    down: bool = True


def fault_of(error: BaseException, endpoint: Endpoint) -> Fault:
    """The fault behind an error of the client libraries."""
    where = endpoint.address
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, endpoint)
    if isinstance(error, openai.APIConnectionError | httpx2.TransportError | OSError):
        start = (
            "Start the model server (for Ollama: ollama serve)."
            if endpoint.local
            else "Check the address and the network."
        )
        docker = " In Docker use host.docker.internal." if endpoint.local else ""
        return Fault(f"Nothing answers at {where}, or the connection broke off. {start}{docker}", again=True)
    if isinstance(error, openai.APIError):
        return Fault(f"{where} reported a fault in the middle of its answer. Try again.", again=True)
    return Fault(f"{where} answered something that is no model's answer. Check OPENAI_BASE_URL: mostly it ends in /v1.")


def _of_status(error: openai.APIStatusError, endpoint: Endpoint) -> Fault:
    where, model, status = endpoint.address, endpoint.model, error.status_code
    if status < 400:
        return Fault(f"{where} sends requests elsewhere ({status}). Set OPENAI_BASE_URL to the final address.")
    if status == 401:
        if endpoint.key is None:
            return Fault(f"{where} asks for a key. Set OPENAI_API_KEY.")
        return Fault(f"{where} refused {endpoint.masked}. Check it at the provider, or unset COACH_MODEL.")
    if status == 403:
        return Fault(f"{where} does not let {endpoint.masked} use {model}. Check what it may use at the provider.")
    if status == 404:
        get = f"With Ollama: ollama pull {model}." if endpoint.local else "Check COACH_MODEL and OPENAI_BASE_URL."
        return Fault(f"{where} has no model called {model}. {get}")
    if status == 429:
        return _of_too_many(error, where)
    if status >= 500:
        return Fault(
            f"{where} has a fault of its own ({status}). Try again later.", again=True, wait=_asked_wait(error)
        )
    return Fault(
        f"{where} refused the request ({status}): it may be too long for {model}, or the server can't do JSON schemas. "
        "Try another model, or ask `coach doctor --test-model`."
    )


def _of_too_many(error: openai.APIStatusError, where: str) -> Fault:
    if {str(error.code), str(error.type)} & set(QUOTA):
        return Fault(f"{where} says your quota is used up. Add credit at the provider, or unset COACH_MODEL.")
    wait = _asked_wait(error)
    asked = f" and asks to wait {wait:.0f} s" if wait else ""
    return Fault(f"{where} is busy{asked}. Try again then.", again=True, wait=wait)


def _asked_wait(error: openai.APIStatusError) -> float | None:
    """Seconds the server asks to wait, given as a number or as a date."""
    asked = error.response.headers.get("retry-after", "")
    try:
        return max(0.0, float(asked))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(asked) - datetime.fromtimestamp(_clock(error), UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _clock(error: openai.APIStatusError) -> float:
    """The server's own time, so that a wrong clock here does not matter."""
    return parsedate_to_datetime(error.response.headers.get("date", "")).timestamp()
