"""Wording a reply: the language's own words as far as they pass the check, then built-in ones for what is left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coach.conversation.reflect import value_of
from coach.conversation.reply import Reply
from coach.conversation.runner import Piece
from coach.conversation.state import SessionState
from coach.domain.figures import Figure
from coach.domain.profile import SLOTS
from coach.domain.turn import FigureSource, LanguageMark, TurnFigure, Withheld
from coach.errors import LanguageError
from coach.exports.sources import used_figures
from coach.language.base import Language, WriteInputs, write
from coach.language.grounding import unsaid
from coach.language.guard import Evidence, check

NOTHING_PASSED = "What the model wrote did not pass the check of figures and words, so it was not used."
NOTHING_SAID = "The model wrote nothing."
STANDS = ("It stands as it was.", "Nothing has changed here.", "That still holds.", "As before.")


@dataclass
class Wording:
    """A reply as it is worded: what is shown, its figures with their sources, and what was withheld.

    `own` tells whether any of it is in the words of the language that was asked, `fault` what went wrong with that.
    """

    text: str = ""
    figures: list[TurnFigure] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    asked: bool = False
    own: bool = True
    fault: str | None = None

    def plainly(self, reply: Reply) -> Iterator[Piece]:
        """The points as they stand. Words for someone in danger are fixed and reviewed: no language rewords them."""
        figures = [figure for point in reply.points for figure in point.text.figures]
        self.figures += [_as_it_stands(figure) for figure in dict.fromkeys(figures)]
        asked = [reply.question.text] if reply.question else []
        yield self._shown("\n\n".join([*(point.text.text for point in reply.points), *asked]))

    def checked(self, reply: Reply, language: Language, builtin: Language) -> Iterator[Piece]:
        """The reply sentence by sentence, each checked."""
        inputs = _inputs(reply)
        evidence = _evidence(reply, inputs)
        try:
            yield from self._passing(language.stream(write(inputs)), evidence)
        except LanguageError as error:
            self.fault = str(error)
        if not self.text.strip():
            self.own = False
            self.fault = self.fault or (NOTHING_PASSED if self.withheld else NOTHING_SAID)
        left = unsaid(inputs.points, self.text)
        question = None if self.asked else inputs.question
        if left or question:
            if self.text.strip():
                yield self._shown("\n\n")
            rest = inputs.model_copy(update={"points": left, "question": question})
            evidence = evidence.model_copy(update={"may_ask": question is not None})
            yield from self._passing([builtin.run(write(rest))], evidence)
        if reply.session.said(self.text):
            yield self._shown(f"\n\n{_closing(self.text, reply.session)}")

    def mark(self, language: Language) -> LanguageMark:
        """Who read and who wrote, by which prompts, and why the built-in language took over where it did."""
        reading, writing = language.mark("read"), language.mark("write")
        lead = writing if self.own and writing != LanguageMark() else reading
        prompts = ", ".join(mark.prompt for mark in (reading, writing) if mark.prompt)
        fallback = self.fault or writing.fallback or reading.fallback
        return LanguageMark(name=lead.name, model=lead.model, prompt=prompts or None, fallback=fallback)

    def _passing(self, pieces: Iterable[str], evidence: Evidence) -> Iterator[Piece]:
        """The sentences that pass the check."""
        for sentence in check(pieces, evidence):
            if sentence.why is not None:
                self.withheld.append(sentence.withheld)
                continue
            self.figures += sentence.figures
            self.asked = self.asked or sentence.asks
            yield self._shown(sentence.text)

    def _shown(self, text: str) -> Piece:
        self.text += text
        return Piece(text)


def _as_it_stands(figure: Figure) -> TurnFigure:
    origin = figure.origin
    source = FigureSource(kind=origin.kind, id=origin.id, inputs=origin.inputs)
    return TurnFigure(text=figure.text, value=figure.low, unit=figure.unit, source=source)


def _closing(text: str, session: SessionState) -> str:
    """Words that make a reply another than those sent before."""
    return next((words for words in STANDS if not session.said(f"{text} {words}")), STANDS[-1])


def _inputs(reply: Reply) -> WriteInputs:
    return WriteInputs(
        message=reply.message,
        points=tuple(reply.points),
        question=reply.question,
        passages={id: hit.passage.text for id, hit in reply.passages.items()},
        figures=tuple(dict.fromkeys(figure for point in reply.points for figure in point.text.figures)),
        earlier=reply.session.replies,
        stage=reply.session.stage,
        topic=reply.topic,
    )


def _evidence(reply: Reply, inputs: WriteInputs) -> Evidence:
    profile = reply.state.profile
    told = [(f"fact:{fact.slot}", fact.evidence) for fact in profile.facts if fact.evidence]
    told += [(f"fact:{fact.slot}", str(fact.value)) for fact in profile.facts]
    figures: list[Figure] = [figure for point in reply.points for figure in point.text.figures]
    # A title may hold a figure ("5 conversations"); its source is among the figures of the step it names.
    asked = reply.question.text if reply.question else ""
    said = "\n".join((asked, *(point.text.text for point in reply.points)))
    figures += [figure for step in reply.plan.milestones if step.title in said for figure in used_figures(step)]
    pending = reply.session.pending
    told += [(f"fact:{f.slot}", value_of(f, profile).text) for f in (pending.facts if pending else ())]
    return Evidence(
        figures=tuple(figures),
        told=(("message", reply.message), *told),
        passages=tuple((id, hit.passage.text) for id, hit in reply.passages.items()),
        rows=tuple(reply.rows.items()),
        known=tuple(slot for slot in SLOTS if profile.all(slot)),
        asks=reply.question.slot if reply.question else None,
        may_ask=reply.question is not None,
        question=asked,
        given=(*(point.text.text for point in inputs.points), asked, *inputs.passages.values(), inputs.message),
        earlier=inputs.earlier,
    )
