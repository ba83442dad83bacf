"""Telling apart, by likeness of meaning, what messages are for that no rule recognised.

Each intent has a few ways of saying it; "answer" has many, because most of what people tell is just that. A message
counts as an intent only when it is clearly nearer to it than to anything else.
"""

from collections.abc import Callable, Sequence
from math import sqrt

from coach.domain.turn import Intent

Embed = Callable[[Sequence[str]], list[list[float]]]
"""Vectors of texts, one each, or none at all where there is no model for them."""
NEAR = 0.45  # cosine from which a message is like a way of saying; measured by evals.reading --vectors
CLEARLY = 0.06  # by which it has to be nearer than to any other intent
WAYS: dict[Intent, tuple[str, ...]] = {
    "this_week": ("Which task comes first for me now?", "Give me something to start on today."),
    "show": ("I would like to look at my plan.", "Give me an overview of where I am."),
    "why": ("For what reason is this step in my plan?", "Explain the reasoning behind that suggestion."),
    "help": ("I don't get what you are asking me.", "Explain to me what this program is able to do."),
    "plan_now": ("I am tired of questions, I want to see the result.", "Can we skip ahead and make the roadmap?"),
    "told_you": ("You keep asking what I have answered.", "We have been over this already."),
    "question": (
        "Advise me what would be best here.",
        "Suggest another possibility.",
        "Give me more detail about how that works.",
        "I wonder how other people manage this.",
    ),
    "off_topic": ("Let's chat about football.", "Sing me something funny.", "Give me a recipe for dinner."),
    "undo": ("I changed my mind, take back what you just did.", "That change was a mistake, revert it."),
    "thanks": ("I am grateful for your help.", "You have been really useful."),
    "bye": ("I have to leave now.", "Let's continue another day."),
    "answer": (
        "I feel tired and worried about my job.",
        "My family thinks I should stay.",
        "The work is hard and the hours are long.",
        "I have had a difficult year.",
        "Nobody at work listens to me.",
        "I was there for a long time and learned a lot.",
        "I am not sure that I am good enough.",
        "The course takes a few months and costs a lot.",
        "I do not have a degree or a licence.",
        "There were many applicants for the post.",
        "My boss said something about it.",
        "I live far away from everything.",
        "I did not get the job.",
        "I am afraid of failing.",
        "It was on the news that many people change careers.",
    ),
}


class Likeness:
    """The ways of saying as vectors, made when first needed."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._known: list[tuple[Intent, list[float]]] = []

    def prepare(self) -> None:
        """Place the ways of saying, which the first message to be compared would wait for."""
        if not self._known:
            said = [(intent, way) for intent, ways in WAYS.items() for way in ways]
            vectors = self._embed([way for _, way in said])
            self._known = [(intent, _unit(vector)) for (intent, _), vector in zip(said, vectors, strict=bool(vectors))]

    def intent(self, message: str) -> Intent | None:
        """The intent a message is clearly most like, or None; None too while there are no vectors."""
        self.prepare()
        embedded = self._embed([message])
        if not self._known or not embedded:
            return None
        vector = _unit(embedded[0])
        best: dict[Intent, float] = {}
        for intent, known in self._known:
            best[intent] = max(best.get(intent, -1.0), sum(a * b for a, b in zip(vector, known, strict=True)))
        (first, score), (_, second) = sorted(best.items(), key=lambda item: -item[1])[:2]
        return first if score >= NEAR and score - second >= CLEARLY and first != "answer" else None


def _unit(vector: Sequence[float]) -> list[float]:
    length = sqrt(sum(value * value for value in vector)) or 1.0
    return [value / length for value in vector]
