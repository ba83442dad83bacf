"""Words with their places, and look-up of many phrases in one pass."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

WORD = re.compile(r"[^\W_][\w'.+#&/-]*[\w+#]|[^\W_]\+{0,2}#?|&")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place; `lower` is how it is looked up."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Starts with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of text[start:end], with offsets in `text`."""
    stop = len(text) if end is None else end
    return [Word(m.group(), m.group().lower(), m.start(), m.end()) for m in WORD.finditer(text, start, stop)]


class PhraseIndex:
    """Finds the longest known phrase at each word; phrases are compared in lower case, word by word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._known: dict[tuple[str, ...], str] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase in phrases:
            key = tuple(word.lower for word in tokens(phrase))
            if key:
                self._known.setdefault(key, phrase)
                lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def at(self, row: list[Word], index: int) -> tuple[int, str] | None:
        """(number of words, phrase) of the longest phrase that starts at row[index]."""
        for length in self._lengths.get(row[index].lower, ()):
            key = tuple(word.lower for word in row[index : index + length])
            if len(key) == length and key in self._known:
                return length, self._known[key]
        return None

    def find(self, row: list[Word]) -> Iterator[tuple[int, int, str]]:
        """(first word, past last word, phrase) of phrases in a row of words, longest first, none overlapping."""
        index = 0
        while index < len(row):
            found = self.at(row, index)
            if found is None:
                index += 1
                continue
            yield index, index + found[0], found[1]
            index += found[0]
