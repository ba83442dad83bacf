"""Places: "City, State", "City, Country", or a place known by itself."""

import re
from functools import cache

from coach.resume.extract.lexicon import lowered, phrases, words
from coach.resume.extract.words import PhraseIndex, Word, tokens

ZIP = re.compile(r",?\s*(?:\d{5}(?:-\d{4})?|\d{6})\b")
COMMA = re.compile(r"\s*,\s*")
TAIL = 3  # words of a city before ", State"


@cache
def _regions() -> PhraseIndex:
    keys = ("us_states", "regions", "countries")
    return PhraseIndex(name for key in keys for name in phrases("places", key))


@cache
def _cities() -> PhraseIndex:
    return PhraseIndex(phrases("places", "cities"))


def find_places(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """(start, end) of places in text[start:end], in order, neighbours joined ("Pune, Maharashtra, India")."""
    row = tokens(text, start, end)
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(row):
        hit = _place(row, index, text, start)
        if hit is None:
            index += 1
            continue
        index, begin, stop = hit
        if found and not text[found[-1][1] : begin].strip(" ,/"):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((begin, stop))
    return found


def _place(row: list[Word], index: int, text: str, start: int) -> tuple[int, int, int] | None:
    word = row[index]
    city = _known(_cities(), row, index)
    region = _known(_regions(), row, index)
    region = region if region >= city else 0
    code = word.text.rstrip(".").replace(".", "") in words("places", "codes")
    if region or code:
        past = index + (region or 1)
        begin = _city_before(row, index, text, start)
        if code and begin is None:
            return None
        return past, word.start if begin is None else begin, _zip(text, row[past - 1].end)
    return (index + city, word.start, row[index + city - 1].end) if city else None


def _known(index: PhraseIndex, row: list[Word], at: int) -> int:
    hit = index.at(row, at)
    return hit[0] if hit and (row[at].capital or not row[at].text.isascii()) else 0


def _zip(text: str, end: int) -> int:
    match = ZIP.match(text, end)
    return match.end() if match else end


def _city_before(row: list[Word], index: int, text: str, start: int) -> int | None:
    """Start of the city that ends right before row[index] with a comma (or, before a state code, a space)."""
    if index == 0:
        return None
    previous = row[index - 1]
    comma = COMMA.fullmatch(text, previous.end, row[index].start)
    space = text[previous.end : row[index].start] == " "
    if not previous.capital or not (comma or space):
        return None
    if space and not comma:
        city = next((n for n in range(min(TAIL, index), 0, -1) if _known(_cities(), row, index - n) == n), 0)
        short = len(row[index].text) == 2
        return row[index - city].start if city else (previous.start if short and previous.text.istitle() else None)
    city = next((n for n in range(min(TAIL, index), 0, -1) if _known(_cities(), row, index - n) == n), 0)
    if city:
        return row[index - city].start
    begin = index - 1
    while begin > 0 and row[begin - 1].capital and text[row[begin - 1].end : row[begin].start] in (" ", ". "):
        begin -= 1
    before = text[max(start, row[begin].start - 2) : row[begin].start]
    if index - begin <= 2 and (not before.strip() or before.strip()[-1] in ",;|•·()-–—:"):
        return row[begin].start
    if comma and previous.lower in lowered("organisations", "nouns"):
        return None
    pair = index >= 2 and row[index - 2].lower in lowered("places", "city_first")
    return row[index - 2].start if pair else previous.start
