"""Stored turns as messages of the chat: the reply, what it changed, and a fold that says how it came about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from coach.domain.turn import FigureSource, TurnRecord
from coach.exports.markdown import escape
from coach.knowledge.documents import Passage
from coach.store import StoredTurn
from coach.ui.review import value_of

Message = dict[str, Any]
Passages = Callable[[], Mapping[str, Passage]]
SourcesOf = Callable[[TurnRecord], Mapping[FigureSource, str]]

ENDINGS = {"interrupted": "(This reply was interrupted; what there is of it is kept.)", "failed": ""}
AGAIN = "Send it again"
FOLD = "How I got here"
WAITING = "…"
LONGEST = 900  # characters of a passage shown


def messages(turns: Iterable[StoredTurn], passages: Passages, sources: SourcesOf) -> list[Message]:
    """The turns as messages; the last reply carries the answers to click."""
    kept, out = tuple(turns), []
    for turn in kept:
        out.append({"role": "user", "content": turn.user_text})
        out.append(_reply(turn, passages, sources))
    if kept:
        out[-1] |= _options(kept[-1])
    return out


def _reply(turn: StoredTurn, passages: Passages, sources: SourcesOf) -> Message:
    """A stored reply with what is to be said below it; withheld sentences are no part of it."""
    parts = [turn.reply, ENDINGS.get(turn.status, "")]
    if turn.record:
        parts += [*_below(turn.record), _fold(turn.record, passages, sources)]
    return growing("\n\n".join(part for part in parts if part))


def _options(turn: StoredTurn) -> Message:
    """What can be clicked below the last reply, as answers to that turn."""
    if turn.status in ENDINGS:
        return {"options": [{"value": f"{turn.turn} {turn.user_text}", "label": AGAIN}]}
    if turn.record and turn.record.options:
        return {"options": [{"value": f"{turn.turn} {option}", "label": option} for option in turn.record.options]}
    return {}


def picked(value: str) -> tuple[str, str]:
    """The message of an answer that was clicked, and its key: the same answer to the same turn is one message."""
    turn, _, answer = value.partition(" ")
    return answer, f"answer to {turn}: {answer}"


def growing(text: str) -> Message:
    """A reply that is being written."""
    return {"role": "assistant", "content": text or WAITING}


def _below(record: TurnRecord) -> Iterator[str]:
    """The sources of a reply, what it changed in the plan, and why the built-in language stood in, as small lines."""
    if record.citations:
        yield "\n".join(
            f"[{number}] {escape(cited.title)}: {escape(cited.section)}  "
            for number, cited in enumerate(record.citations, 1)
        )
    if record.plan.changes:
        first, more = record.plan.changes[0], len(record.plan.changes) - 1
        yield f"*Plan changed: {escape(first)}{f' And {more} more, under Changes.' if more else ''}*"
    if record.language.fallback:
        yield f"*Done by the built-in language: {escape(record.language.fallback)}*"


def _fold(record: TurnRecord, passages: Passages, sources: SourcesOf) -> str:
    """How a reply came about, folded: what was understood, the passages it rests on, the sources of its figures."""
    understood = (f"{_field(f.slot)}: {value_of(f)} (“{' '.join(f.evidence.split())}”)" for f in record.facts)
    refused = (f"{_field(item.slot)} {item.value}: {item.why}" for item in record.rejected)
    known = sources(record)
    figures = dict.fromkeys(f"{figure.text}: {known[figure.source]}" for figure in record.figures)
    parts = [*_part("Understood", understood), *_part("Not taken over", refused), *_part("Figures", figures)]
    for number, cited in enumerate(record.citations, 1):
        passage = passages().get(cited.id)
        parts.append(f"**[{number}] {escape(cited.title)}: {escape(cited.section)}**")
        parts += [_short(passage.text)] if passage else []
    inner = "\n\n".join(parts)
    return f"<details><summary>{FOLD}</summary>\n\n{inner}\n\n</details>" if parts else ""


def _part(title: str, lines: Iterable[str]) -> list[str]:
    listed = "\n".join(f"- {escape(line)}" for line in lines)
    return [f"**{title}**\n\n{listed}"] if listed else []


def _field(slot: str) -> str:
    return slot.replace("_", " ")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
