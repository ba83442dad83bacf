"""The inputs of tasks as the variables of their prompts."""

from collections.abc import Iterable

from coach.domain.profile import SLOTS
from coach.language.base import ReadInputs, WriteInputs


def variables(inputs: object) -> dict[str, str]:
    """Values of a task's prompt, those there are. Raises TypeError for inputs of a task models don't run."""
    if isinstance(inputs, ReadInputs):
        values = _of_reading(inputs)
    elif isinstance(inputs, WriteInputs):
        values = _of_writing(inputs)
    else:
        raise TypeError(f"no prompt takes {type(inputs).__name__}")
    return {name: value for name, value in values.items() if value.strip()}


def _of_reading(inputs: ReadInputs) -> dict[str, str]:
    _, _, slot = inputs.asked.rpartition(":")
    question = SLOTS[slot].ask if slot in SLOTS else ""
    return {
        "MESSAGE": inputs.message,
        "ASKED": f"{inputs.asked} {question}".strip(),
        "OPTIONS": "; ".join(inputs.options),
        "KNOWN": _lines(f"{name}: {value}" for name, value in inputs.known.items()),
        "ITEMS": _lines(f"{item.id} ({item.kind}, {item.status}): {item.title}" for item in inputs.items),
        "LAST_REPLY": inputs.last_reply,
        "TODAY": inputs.today.isoformat(),
        "CURRENCY": inputs.currency,
    }


def _of_writing(inputs: WriteInputs) -> dict[str, str]:
    marks = inputs.marks
    return {
        "MESSAGE": inputs.message,
        "POINTS": _lines(
            " ".join([point.text.text, *(marks[id] for id in point.cites if id in marks)]) for point in inputs.points
        ),
        "QUESTION": inputs.question.text if inputs.question else "",
        "PASSAGES": _lines(f"{marks[name]} {text}" for name, text in inputs.passages.items()),
        "FIGURES": "; ".join(figure.text for figure in inputs.figures),
        "EARLIER": _lines(inputs.earlier),
        "STAGE": inputs.stage,
        "TOPIC": inputs.topic,
    }


def _lines(items: Iterable[str]) -> str:
    return "".join(f"\n- {item}" for item in items)
