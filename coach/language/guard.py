"""The check on every reply, sentence by sentence while it streams: nothing reaches a person that has no source.

A sentence is withheld when it states a figure that is not in this turn's evidence, cites a passage that was not found
in this turn, asks a second question, asks for what is known, says what it was not given to say, repeats an earlier
reply, or would send markup that reaches out of the page.
"""

import re
from collections.abc import Iterable, Iterator

from coach.domain.figures import Figure, Frozen, Origin
from coach.domain.turn import FigureSource, TurnFigure, Withheld
from coach.language.alike import WEEKS_IN, same
from coach.language.asking import asked_for
from coach.language.grounding import reverses, stems, strays
from coach.language.numerals import Mention, mentions

LONG = 6  # words from which a sentence said before is a repetition
QUESTION = re.compile("[?？؟]")
ENDS = re.compile(r"(?<=[.!?…])(?:[\"”’)\]]*)(?:\s*\[\d+\])*\s+|\n+")
CITED = re.compile(r"\[(\d+)\]")
ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|etc|vs|Mr|Mrs|Ms|Dr|St|No|approx|incl|U\.S|U\.K|[A-Z])\.$")
REACHES_OUT = re.compile(r"!\[|\]\s*\(|<\s*/?\s*[a-zA-Z!]|(?:https?|ftp|data|javascript):|\bwww\.", re.IGNORECASE)
KINDS = {"hour/week": "hour", "money": "money", "money/year": "money", "percent": "percent", "date": "date"}


class Evidence(Frozen):
    """What a reply may rest on: figures of the plan, what the person wrote, and the passages found, in citation order.

    `known` are slots that may not be asked for, `asks` the slot of the one question meant and `question` its words.
    `told` is what the person said in words, `passages` the texts by id, `rows` the statements of framework rows by
    origin id. `given` are all texts a reply is worded from, and `earlier` the replies it may not repeat; where they are
    empty, neither is checked.
    """

    figures: tuple[Figure, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    passages: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    known: tuple[str, ...] = ()
    asks: str | None = None
    may_ask: bool = True
    question: str = ""
    given: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


class Sentence(Frozen):
    """A sentence as it came, with its spacing; `why` says why it is withheld, None when it may be shown."""

    text: str
    why: str | None = None
    asks: bool = False
    figures: tuple[TurnFigure, ...] = ()

    @property
    def withheld(self) -> Withheld:
        return Withheld(text=self.text.strip(), why=self.why or "")


def check(pieces: Iterable[str], evidence: Evidence) -> Iterator[Sentence]:
    """Sentences as they are complete, each checked against the evidence. Nothing is held back longer than that."""
    judge = _Judge(evidence)
    buffer = ""
    for piece in pieces:
        buffer += piece
        *ready, buffer = _split(buffer)
        for sentence in ready:
            yield judge.of(sentence)
    if buffer.strip():
        yield judge.of(buffer)


def _split(text: str) -> list[str]:
    """Complete sentences with the white space after them, and the rest. An abbreviation does not end a sentence."""
    parts: list[str] = []
    start = 0
    for match in ENDS.finditer(text):
        if match.end() == len(text):
            break  # more may follow: a citation mark, another line break
        if "\n" not in match.group() and ABBREVIATIONS.search(text[start : match.start()]):
            continue
        parts.append(text[start : match.end()])
        start = match.end()
    return [*parts, text[start:]]


class _Judge:
    """Judges the sentences of one reply in order, counting its questions."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._asked = 0
        self._sources = _sources(evidence)
        self._given = stems(" ".join(evidence.given))
        self._literal = [_words(text) for text in evidence.given]
        self._earlier = [_words(text) for text in evidence.earlier]

    def of(self, text: str) -> Sentence:
        figures: list[TurnFigure] = []
        why = self._reaching(text) or self._citing(text) or self._asking(text)
        for mention in mentions(text) if why is None else ():
            traced = [(part, self._source(part)) for part in self._points(mention, text)]
            if any(source is None for _, source in traced):
                why = f"no source for {mention.text.strip()!r}"
                break
            figures += [_recorded(part, source) for part, source in traced if source is not None]
        why = why or self._wording(text)
        asks = why is None and _asks(text)
        self._asked += asks
        return Sentence(text=text, why=why, asks=asks, figures=() if why else tuple(figures))

    def _source(self, mention: Mention) -> FigureSource | None:
        """Where a figure comes from: stated there as it stands here, else the same value in other words or units."""
        alike = [(entry, origin) for entry, origin in self._sources if same(mention, entry)]
        exact = (
            origin for entry, origin in alike if (entry.kind, entry.low, entry.high or entry.low) == _value(mention)
        )
        return next(exact, alike[0][1] if alike else None)

    def _points(self, mention: Mention, text: str) -> tuple[Mention, ...]:
        """The figure, or both of "from A to B" where a change is told and no range."""
        if self._source(mention) is None and f"from {mention.text}" in text:
            ends = mention.text.split(" to ")
            return tuple(end for part in ends for end in mentions(part)) if len(ends) == 2 else (mention,)
        return (mention,)

    def _reaching(self, text: str) -> str | None:
        return "it holds a link or markup" if REACHES_OUT.search(text) else None

    def _citing(self, text: str) -> str | None:
        found = len(self._evidence.passages)
        wrong = [number for number in CITED.findall(text) if not 1 <= int(number) <= found]
        return f"no passage [{wrong[0]}] was found in this turn" if wrong else None

    def _literally(self, text: str) -> bool:
        words = _words(text)
        return any(words in given for given in self._literal)

    def _wording(self, text: str) -> str | None:
        if self._literally(text):
            return None
        words = _words(text)
        if self._given and strays(text, self._given):
            return "it says what was not given"
        if self._given and reverses(text, self._evidence.given):
            return "it says the opposite of what was given"
        if len(words.split()) >= LONG and any(words in reply for reply in self._earlier):
            return "it repeats an earlier reply"
        return None

    def _asking(self, text: str) -> str | None:
        if not _asks(text):
            return None
        if not self._evidence.may_ask:
            return "it asks where nothing is to be asked"
        if self._asked >= 1:
            return "a second question in one turn"
        meant = stems(self._evidence.question)
        if meant and not meant & stems(text) and not self._literally(text):
            return "it asks something else"
        known = asked_for(text, [slot for slot in self._evidence.known if slot != self._evidence.asks])
        return f"it asks what is known: {known}" if known else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _asks(text: str) -> bool:
    """Whether a question is put: one inside quotation marks is an example, not one put."""
    return bool(QUESTION.search(re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)))


def _sources(evidence: Evidence) -> list[tuple[Mention, FigureSource]]:
    """Every figure a reply may state, with where it comes from: plan first, then the person's words, then passages."""
    found: list[tuple[Mention, FigureSource]] = []
    for figure in evidence.figures:
        source = _source(figure.origin)
        found += [(entry, source) for entry in (_of_figure(figure), *mentions(figure.text))]
    for id, text in evidence.told:
        found += [(entry, FigureSource(kind="user", id=id)) for entry in mentions(text)]
    for id, text in evidence.rows:
        found += [(entry, FigureSource(kind="dataset", id=id)) for entry in mentions(text)]
    for id, text in evidence.passages:
        found += [(entry, FigureSource(kind="passage", id=id)) for entry in mentions(text)]
    return found


def _source(origin: Origin) -> FigureSource:
    return FigureSource(kind=origin.kind, id=origin.id, inputs=origin.inputs)


def _of_figure(figure: Figure) -> Mention:
    if figure.on is not None:
        return Mention(text=figure.text, kind="date", on=figure.on)
    kind = KINDS.get(figure.unit, figure.unit if figure.unit in WEEKS_IN or figure.unit == "hour" else "count")
    return Mention.model_validate({"text": figure.text, "kind": kind, "low": figure.low or 0.0, "high": figure.high})


def _value(mention: Mention) -> tuple[str, float, float]:
    return mention.kind, mention.low, mention.high or mention.low


def _recorded(mention: Mention, source: FigureSource) -> TurnFigure:
    value: float | tuple[float, float | None] | str | None = mention.low
    if mention.on is not None:
        value = mention.on.isoformat()
    elif mention.high is not None:
        value = (mention.low, mention.high)
    return TurnFigure(text=mention.text.strip(), value=value, unit=mention.kind, source=source)
