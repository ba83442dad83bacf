"""Job titles: a head noun ("nurse", "engineer") with the words that belong before and after it."""

import re
from functools import cache

from coach.resume.extract.lexicon import lowered, phrases
from coach.resume.extract.words import PhraseIndex, Word, tokens

LINK = re.compile(r"[\s]*(?:[/&,-]|\band\b)?[\s]*", re.I)
OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?", re.I)
LEVEL = re.compile(r"\s*(?:-\s*)?(?:\(?(?:level|grade|band)\s*\d\)?|\b(?:I{1,3}|IV|V|[1-5])\b(?![.,]?\d))(?!\w)", re.I)
MAX_WORDS = 9
PIECES = re.compile(r"[/-]")


@cache
def _heads() -> frozenset[str]:
    return lowered("titles", "heads")


@cache
def _weak() -> frozenset[str]:
    return lowered("titles", "weak_heads")


@cache
def _modifiers() -> frozenset[str]:
    return lowered("titles", "modifiers") | _heads() | _weak()


class TitleFinder:
    """Finds titles in text; `names` are further titles (of the coach's occupations)."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self._names = PhraseIndex(name for name in (*names, *phrases("titles", "names")) if len(name) > 2)

    def whole(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end], a part of an entry's first lines, is a title from end to end."""
        row = tokens(text, start, end)
        if re.sub(r"\s*\(.*", "", text[start:end]).strip().endswith(phrases("titles", "unspaced_heads")):
            return True
        if not row or len(row) > MAX_WORDS:
            return False
        hit = self._names.at(row, 0)
        if hit and hit[0] == len(row) or row[0].lower in lowered("titles", "first_heads") and row[0].capital:
            return True
        last = _head_at(row, len(row) - 1)
        if (
            last
            and (row[0].capital or len(row) <= 3)
            and (last == 2 or len(row) > 1 and all(_modifies(word, word) for word in row))
        ):
            return not _is_prose(row)
        return self.find(text, start, end)[:1] == [(row[0].start, row[-1].end)]

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """(start, end) of titles in text[start:end], in order."""
        row = tokens(text, start, end)
        stop = len(text) if end is None else end
        found: list[tuple[int, int]] = []
        index = 0
        while index < len(row):
            first, last = self._title(row, index, text)
            if last < 0:
                index += 1
                continue
            begin, finish = row[first].start, _after(row, last, text, stop)
            if not found or begin >= found[-1][1]:
                found.append((begin, finish))
            index = next((n for n in range(index + 1, len(row)) if row[n].start >= finish), len(row))
        return found

    def _title(self, row: list[Word], index: int, text: str) -> tuple[int, int]:
        """First and last word of a title whose head (or known name) is at row[index]; last is -1 without one."""
        hit = self._names.at(row, index)
        if hit and (hit[0] > 1 or row[index].capital and _strength(row[index]) == 2):
            return _left(row, index, text), _further(row, index + hit[0] - 1, text)
        strength = _strength(row[index])
        if not strength:
            return index, -1
        first = _left(row, index, text)
        if strength == 1 and (first == index or not row[index].capital or _goes_on(row, index, text)):
            return index, -1
        if first > 0 and row[first - 1].lower in lowered("titles", "not_before") and not row[index].capital:
            return index, -1
        return first, _further(row, index, text)


def _further(row: list[Word], last: int, text: str) -> int:
    """Last word of a title that goes on with another head: "Teacher Assistant"."""
    while last + 1 < len(row) and row[last].capital and row[last + 1].capital:
        if _strength(row[last + 1]) < 2 or text[row[last].end : row[last + 1].start] != " ":
            break
        last += 1
    return last


def _goes_on(row: list[Word], index: int, text: str) -> bool:
    """A capitalised word follows with only a space between: "Project Management Training" is no title."""
    after = row[index + 1] if index + 1 < len(row) else None
    return after is not None and after.capital and text[row[index].end : after.start] == " "


def _strength(word: Word) -> int:
    """2 for a noun that is always a job, 1 for an ordinary word that can be one, 0 otherwise."""
    last = PIECES.split(word.lower)[-1].rstrip(".")
    if last in _heads():
        return 2
    return 1 if last in _weak() else 0


def _head_at(row: list[Word], index: int) -> int:
    if row[index].lower in lowered("titles", "levels") and index > 0:
        index -= 1
    return _strength(row[index])


def _is_prose(row: list[Word]) -> bool:
    told = lowered("titles", "not_before") - lowered("titles", "modifiers")
    return row[0].lower in told or sum(not word.capital for word in row) > max(3, len(row) - 2)


def _left(row: list[Word], index: int, text: str) -> int:
    """First word of the run of modifiers that ends at row[index]."""
    first = index
    while first > 0 and index - first < 6:
        word = row[first - 1]
        gap = text[word.end : row[first].start]
        if word.lower in ("&", "and") and first > 1 and _modifies(row[first - 2], row[index]):
            first -= 2
        elif (
            _modifies(word, row[index])
            and LINK.fullmatch(gap)
            and "," not in gap
            and "\n" not in gap
            and " - " not in gap
        ):
            first -= 1
        else:
            break
    return first


def _modifies(word: Word, head: Word) -> bool:
    if head.capital and not word.capital and not word.text[0].isdigit():
        return False
    known = _modifiers()
    return word.lower in known or all(piece.rstrip(".") in known for piece in PIECES.split(word.lower) if piece)


def _after(row: list[Word], last: int, text: str, stop: int) -> int:
    """End of a title whose head is row[last], with what belongs after it ("of Finance", "II")."""
    end = row[last].end
    level = LEVEL.match(text, end, stop)
    if level:
        end = level.end()
    of = OF.match(text, end, stop)
    if not of:
        return end
    finish = end
    for word in row[last + 1 :]:
        if word.start < of.end():
            continue
        gap = text[finish if finish > end else of.end() : word.start]
        if (
            len(gap.replace(" and ", " ").replace(" of ", " ").strip(" &/"))
            or "\n" in gap
            or not (word.capital or word.lower in ("and", "&", "of"))
        ):
            break
        if word.capital:
            finish = word.end
        if word.start - end > 45:
            break
    return finish
