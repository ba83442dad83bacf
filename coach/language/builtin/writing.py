"""Wording a reply without a model: the points in order, each with its citation marks, then the one question."""

from collections.abc import Iterator

from coach.language.base import Point, WriteInputs

# Openings for a reply that would otherwise be the same as an earlier one.
AGAIN = ("As before:", "It stands as it was:", "Nothing has changed here:", "Once more, in short:")
TOGETHER = ("reflect", "affirm", "change")


def worded(inputs: WriteInputs) -> str:
    """The reply's text. Points that acknowledge run together; what is told or asked stands in its own paragraph."""
    paragraphs: list[str] = []
    before = None
    for point in inputs.points:
        text = _cited(point, inputs.marks)
        joins = before in TOGETHER and point.act in TOGETHER
        if joins:
            paragraphs[-1] = f"{paragraphs[-1]} {text}"
        else:
            paragraphs.append(text)
        before = point.act
    if inputs.question is not None:
        paragraphs.append(inputs.question.text)
    return _fresh("\n\n".join(paragraphs), inputs.earlier)


def pieces(text: str) -> Iterator[str]:
    """The text word by word, as a model would stream it."""
    start = 0
    while start < len(text):
        end = text.find(" ", start)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


def _cited(point: Point, marks: dict[str, str]) -> str:
    return " ".join([point.text.text, *(marks[id] for id in point.cites if id in marks)])


def _fresh(text: str, earlier: tuple[str, ...]) -> str:
    """The text, opened another way when these very words were sent before."""
    if text not in earlier:
        return text
    return next((varied for opening in AGAIN if (varied := f"{opening} {text}") not in earlier), text)
