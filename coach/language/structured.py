"""A model's answer about a message, made into a Reading: only what is well formed and rests on the person's own words.

The schema is flat and bounded, so that small models keep to it and none can run on. What is not valid in one fact
costs that fact; what is not valid in the whole is refused, and nothing cut off or broken is read in part.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.domain.profile import LEVELS, SLOTS
from coach.domain.turn import STAGES, Intent, Stage
from coach.language.base import Proposed, Reading, ReadInputs

Short = Annotated[str, Field(max_length=40)]
LONGEST = 200
MOST = {"facts": 12, "supposed": 6, "sides": 4}
Words = Annotated[str, Field(max_length=LONGEST)]
SlotName = Literal[tuple(SLOTS)]  # type: ignore[valid-type]
LevelName = Literal[("", *LEVELS)]  # type: ignore[valid-type]
StageName = Literal[("", *STAGES)]  # type: ignore[valid-type]
FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL | re.IGNORECASE)
TRUTH = {"true": True, "yes": True, "false": False, "no": False}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
UNSTRICT = ("maxLength", "maxItems", "title", "default")  # keywords that strict servers refuse, or nobody needs
STEM = 4  # letters by which words are taken as forms of one another
SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


Rules = Callable[[ReadInputs], Reading]


class Malformed(ValueError):
    """An answer that is no reading; the message says what is wrong, for the model to repair."""


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FactAnswer(_Answer):
    slot: SlotName  # type: ignore[valid-type]
    value: Words
    quote: Words
    level: LevelName
    negated: bool


class ReadAnswer(_Answer):
    """What a model is asked for; every field is always there, empty where the message says nothing."""

    intent: Intent
    facts: Annotated[list[FactAnswer], Field(max_length=MOST["facts"])]
    supposed: Annotated[list[FactAnswer], Field(max_length=MOST["supposed"])]
    subject: Words
    item: Short
    sides: Annotated[list[Words], Field(max_length=MOST["sides"])]
    when: Short
    evidence: Words
    stage: StageName


def response_format(strict: bool) -> dict[str, Any]:
    """The answer's JSON schema for a server. Strict ones refuse lengths; elsewhere lengths keep small models short."""
    schema = ReadAnswer.model_json_schema()
    schema = _without(schema, UNSTRICT if strict else UNSTRICT[2:])
    return {"type": "json_schema", "json_schema": {"name": "reading", "strict": strict, "schema": schema}}


def parse(text: str, lift: Callable[[str], str] = str) -> ReadAnswer:
    """The answer in a whole text, each of its strings passed through `lift`.

    Facts that are not valid are left out. Raises Malformed when the rest is not.
    """
    fenced = FENCED.fullmatch(text)
    try:
        raw = json.loads(fenced[1] if fenced else text)
    except (ValueError, RecursionError):
        raise Malformed("it is not one JSON object") from None
    if not isinstance(raw, dict) or "intent" not in raw:
        raise Malformed("it is not one JSON object with the field intent")
    raw = _each(raw, lift)
    cleaned = {name: _cleaned(name, raw.get(name)) for name in ReadAnswer.model_fields}
    try:
        return ReadAnswer.model_validate(cleaned)
    except ValidationError as error:
        wrong = sorted({str(fault["loc"][0]) for fault in error.errors()})
        raise Malformed(f"these fields are not as asked: {', '.join(wrong)}") from None


def reading_of(answer: ReadAnswer, inputs: ReadInputs, rules: Rules) -> Reading:
    """What the model read: quotes have to stand in the message, and values in their quotes.

    `rules` is the built-in reader, which turns the words of an amount into the slot's unit: no model converts.
    """
    said = inputs.message
    loose: list[str] = []
    facts = tuple(fact for item in answer.facts if (fact := _fact(item, inputs, rules, loose)))
    supposed = tuple(fact for item in answer.supposed if (fact := _fact(item, inputs, rules, loose)))
    sides = tuple(side for item in answer.sides if (side := located(item, said)))
    known = {item.id for item in inputs.items}
    return Reading(
        intent=answer.intent,
        facts=facts,
        supposed=supposed,
        subject=located(answer.subject, said) or "",
        item=answer.item if answer.item in known else None,
        sides=sides,
        when=_day(answer.when, said),
        evidence=located(answer.evidence, said) or "",
        stage=answer.stage if answer.intent == "stage" and answer.stage in get_args(Stage) else None,
        unclear=next(iter(loose), None),
    )


def joined(heard: Reading, own: Reading) -> Reading:
    """A model's words with the built-in reader's amounts and dates, and what else that one read.

    So the same words give the same numbers whether a model reads them or not.
    """
    return heard.model_copy(
        update={
            "facts": _together(heard.facts, own.facts),
            "supposed": _together(heard.supposed, own.supposed) if heard.intent == "what_if" else heard.supposed,
            "item": heard.item or (own.item if own.intent == heard.intent else None),
            "when": own.when,
            **({"aspect": own.aspect, "near": own.near, "unclear": own.unclear} if own.intent == heard.intent else {}),
        }
    )


def _together(heard: tuple[Proposed, ...], own: tuple[Proposed, ...]) -> tuple[Proposed, ...]:
    kept = tuple(fact for fact in heard if SLOTS[fact.slot].kind != "number")
    named = {fact.slot for fact in kept}
    return (*kept, *(fact for fact in own if fact.slot not in named))


def located(quote: str, text: str) -> str | None:
    """The slice of the text a quote means, whatever its case, spaces and kind of quotation marks; None when none."""
    words = quote.translate(SAME).split()
    if not words:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text.translate(SAME), re.IGNORECASE)
    return text[found.start() : found.end()] if found else None


def _fact(item: FactAnswer, inputs: ReadInputs, rules: Rules, loose: list[str]) -> Proposed | None:
    """A fact whose quote is the person's and whose value is in it; the slot of an amount named too loosely is noted."""
    quote = located(item.quote, inputs.message)
    if quote is None:
        return None
    slot = SLOTS[item.slot]
    value: float | bool | str | None = item.value.strip()
    match slot.kind:
        case "number":
            value = _amount(quote, item.slot, inputs, rules)
            if value is None:
                loose.append(item.slot)
        case "flag":
            value = TRUTH.get(item.value.strip().lower())
        case "option":
            value = item.value.strip().lower() if item.value.strip().lower() in slot.options else None
        case _:
            value = value if _rests_on(item.value, quote) else None
    if value is None or value == "":
        return None
    level = item.level if item.slot == "skills" and item.level else None
    return Proposed(slot=item.slot, value=value, quote=quote, level=level, negated=item.negated)


def _amount(quote: str, slot: str, inputs: ReadInputs, rules: Rules) -> float | None:
    """The amount of a quote in the slot's unit, as the built-in reader takes it for an answer to that question."""
    alone = ReadInputs(message=quote, asked=slot, today=inputs.today, currency=inputs.currency)
    values = [fact.value for fact in rules(alone).facts if fact.slot == slot]
    return values[0] if values and isinstance(values[0], float) else None


def _rests_on(value: str, quote: str) -> bool:
    """Whether every word of a value stands in the quote, in one form or another."""
    theirs = {word[:STEM] for word in _words(quote)}
    return bool(_words(value)) and all(word[:STEM] in theirs for word in _words(value))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _day(text: str, said: str) -> date | None:
    """The date an answer names, if the message names it too: its month in words or figures. Nobody else dates."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    named = re.search(rf"\b{MONTHS[day.month - 1]}", said, re.IGNORECASE)
    return day if named or {str(day.month), f"{day.month:02}"} & set(re.findall(r"\d+", said)) else None


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """The value with every string in it changed."""
    if isinstance(value, dict):
        return {name: _each(item, change) for name, item in value.items()}
    if isinstance(value, list):
        return [_each(item, change) for item in value]
    return change(value) if isinstance(value, str) else value


def _cleaned(name: str, value: Any) -> Any:
    """A field as it can be used: absent is empty, and faulty entries of a list are left out."""
    if name in MOST:
        usable = [kept for item in (value if isinstance(value, list) else []) if (kept := _entry(name, item))]
        return usable[: MOST[name]]
    if name in ("intent", "stage"):
        return value or ""
    return value if _is_words(value) else ""


def _entry(name: str, item: Any) -> Any:
    """An entry of a list as it can be used, or None."""
    if name == "sides":
        return item if _is_words(item) else None
    if not isinstance(item, dict):
        return None
    try:
        return FactAnswer(
            **{"level": "", "negated": False, **{k: v for k, v in item.items() if k in FactAnswer.model_fields}}
        )
    except ValidationError:
        return None


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST


def _without(schema: Any, keywords: tuple[str, ...]) -> Any:
    """The schema without these keywords; a property may share a keyword's name, and its value is a schema then."""
    if isinstance(schema, dict):
        kept = {key: value for key, value in schema.items() if key not in keywords or isinstance(value, dict)}
        return {key: _without(value, keywords) for key, value in kept.items()}
    return [_without(item, keywords) for item in schema] if isinstance(schema, list) else schema
