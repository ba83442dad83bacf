"""A message made comparable: lower case, contractions opened, units and numbers in one form, with the way back.

`plain` is what the rules look at. A number stands there as "#", so that "six", "6" and "5 to 8" are the same to a rule.
Every character of `plain` knows which token it came from, so that whatever a rule finds can be quoted in the person's
own words, exactly.
"""

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, replace

from coach.framework.currencies import ALL_SIGNS
from coach.language.builtin.reading.numbers import Number, Token, numbered
from coach.language.builtin.reading.spelling import canonical

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f"
TOKEN = re.compile(
    rf"""(?P<hidden>[{INVISIBLE}]+)
    |(?P<drop></?[a-zA-Z][^<>]{{0,80}}>|https?://\S+|[^\s@]{{1,64}}@[^\s@]{{1,255}})
    |(?P<date>\d{{4}}-\d\d?-\d\d?|\d\d?/\d\d?/\d{{4}}|24/7|401\(?k\)?)
    |(?P<number>(?<!\d)(?:\d{{1,3}}(?:[.,'’\u00a0\u202f\ ]\d{{3}})+(?:[.,]\d\d?)?(?!\d)|\d{{1,12}}(?:[.,]\d{{1,3}})?))
    |(?P<word>[^\W\d_][\w\u0300-\u036f]*(?:['’´`][^\W\d_]+)*\+{{0,2}})
    |(?P<mark>[{ALL_SIGNS}%.,!?;:()/&+"“”«»…–—-]|👍|👎|✅)
    |(?P<space>\s+)
    |(?P<other>[\d_]|[^\w\s])""",
    re.VERBOSE,
)
MARKS = {
    "“": '"', "”": '"', "«": '"', "»": '"', "…": ".", "–": "-", "—": "-", "👍": "yes", "👎": "no", "✅": "yes",
}  # fmt: skip
EDGES = " \t\r\n.,;:!?\"'“”‘’«»()[]{}<>*_-–—…"
ABBREVIATION = 5  # letters up to which a single word in capitals is one ("HVAC")
SHOUTED = 4  # letters in capitals and none in lower case, from which a message counts as shouted


@dataclass(frozen=True)
class Text:
    """A message and its plain form. `numbers` gives the number behind each "#" by its place in `plain`."""

    original: str
    plain: str
    numbers: dict[int, Number]
    begins: tuple[int, ...]
    tokens: tuple[Token, ...]

    def quote(self, start: int, end: int) -> str:
        """The person's own words behind a part of `plain`."""
        first, last = self._at(start), self._at(max(start, end - 1))
        return self.original[first.start : last.end]

    def words(self, start: int, end: int) -> str:
        """The same as one tidy line, for values that are words; shouted messages are lowered."""
        said = " ".join(re.sub(f"[{INVISIBLE}]|</?[a-zA-Z][^<>]{{0,80}}>", "", self.quote(start, end)).split())
        said = said.strip(EDGES)
        return said.lower() if self.shouted else said

    @property
    def shouted(self) -> bool:
        """Whether the whole message is in capitals."""
        if not self.original.isupper():
            return False
        letters = sum(map(str.isalpha, self.original))
        return letters >= SHOUTED and (letters > ABBREVIATION or " " in self.original.strip())

    def number(self, place: int) -> Number:
        """The number behind the "#" at a place."""
        return self.numbers[place]

    def _at(self, place: int) -> Token:
        return self.tokens[max(0, bisect_right(self.begins, place) - 1)]


def lex(message: str, known: Collection[str] = frozenset()) -> Text:
    """The plain form of a message. Words outside `known` that are one slip away from a word of the rules are mended."""
    tokens = numbered(canonical(_tokens(message), known))
    parts: list[str] = []
    begins: list[int] = []
    kept: list[Token] = []
    numbers: dict[int, Number] = {}
    place = 0
    for token in tokens:
        if token.gap and parts:
            parts.append(" ")
            place += 1
        begins.append(place)
        kept.append(token)
        if token.number is not None:
            numbers[place] = token.number
        parts.append(token.plain)
        place += len(token.plain)
    return Text(message, "".join(parts), numbers, tuple(begins), tuple(kept)) if kept else _empty(message)


def _empty(message: str) -> Text:
    return Text(message, "", {}, (0,), (Token("", 0, 0),))


def _tokens(message: str) -> list[Token]:
    found: list[Token] = []
    gap = False
    for match in TOKEN.finditer(message):
        kind = match.lastgroup
        if kind == "hidden":
            continue
        if kind in ("drop", "space", "other"):
            if match[0].count("\n") > 1 and found and found[-1].plain not in ".!?":
                found.append(Token(".", match.start(), match.start()))
            gap = True
            continue
        said = match[0]
        plain = MARKS.get(said, said) if kind == "mark" else said.lower().replace("’", "'")
        plain = plain.replace("´", "'").replace("`", "'")
        if kind == "mark" and found and found[-1].plain == plain:
            found[-1] = replace(found[-1], end=match.end())
            continue
        found.append(Token(plain, match.start(), match.end(), gap=gap, digits=kind == "number"))
        gap = False
    return found
