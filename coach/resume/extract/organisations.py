"""Names of employers and schools: legal forms, the nouns they end in, and names everybody knows."""

import re
from functools import cache

from coach.resume.extract.cover import Cover
from coach.resume.extract.lexicon import lowered, phrases, words
from coach.resume.extract.places import find_places
from coach.resume.extract.words import PhraseIndex, Word, tokens

NAME_REACH = 5
CONNECT = {"of", "and", "&", "for", "the", "de", "la", "du", "des", "in", "at", "von", "und"}
DOMAIN = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|co|edu|gov|ai|de|in)\b", re.I)


@cache
def _legal() -> frozenset[str]:
    return frozenset(name.rstrip(".").lower() for name in phrases("organisations", "legal"))


@cache
def _known() -> PhraseIndex:
    return PhraseIndex(phrases("organisations", "known"))


@cache
def _schools() -> frozenset[str]:
    return lowered("degrees", "institutions")


def cue(text: str, start: int, end: int) -> int:
    """How much text[start:end] looks like an organisation's name: 3 legal form or known name, 2 noun, 0 nothing."""
    row = tokens(text, start, end)
    if not row:
        return 2 if text[start:end].strip().endswith(phrases("degrees", "cjk_institutions")) else 0
    if text[start:end].strip().endswith(phrases("organisations", "endings")):
        return 3
    name = text[start:end].strip(" -–,.")
    if len(row) > 1 and name.lower() in lowered("skills", "terms"):
        return 0
    if any(word.lower.rstrip(".") in _legal() and word.capital for word in row[1:]):
        return 3
    if _is_known(row):
        return 3
    if all(word.lower in lowered("titles", "modifiers") | _schools() for word in row):
        return 0
    nouns = lowered("organisations", "nouns")
    closing = [word for word in row if word.lower.rstrip(".") not in _legal()][-1:]
    last = closing if len(row) > 1 and all(word.capital for word in closing) else []
    if any(word.lower in nouns for word in last) or len(row) > 1 and (_noun_first(row) or is_school(text, start, end)):
        return 2
    return 1 if DOMAIN.search(text, start, end) or (_known().at(row, 0) and row[0].capital) else 0


def _noun_first(row: list[Word]) -> bool:
    """Whether a name starts with its noun ("Restaurante El Faro")."""
    return row[0].capital and row[1].capital and row[0].lower in lowered("organisations", "first_nouns")


def _is_known(row: list[Word]) -> bool:
    """A name everybody knows, alone or with one more word that is no code ("Microsoft India", not "SAP WM")."""
    for first, past, name in _known().find(row):
        others = [word for n, word in enumerate(row) if not first <= n < past]
        if len(name) > 1 and row[first].capital and len(others) < 2:
            return " " in name or not any(word.text.isupper() and len(word.text) < 5 for word in others)
    return False


def is_post(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] starts as a post does ("Head Administration"), whatever follows."""
    row = tokens(text, start, end)
    return bool(row) and row[0].lower in lowered("titles", "heads") | {"head", "chief", "lead"}


def runs_schools(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] names who runs several schools; of a school and its district, that is the employer."""
    last = [word.lower for word in tokens(text, start, end)][-2:]
    return last in (["public", "schools"], ["school", "district"], ["county", "schools"], ["city", "schools"])


def is_school(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] names a place of study."""
    row = tokens(text, start, end)
    if text[start:end].strip().endswith(phrases("degrees", "cjk_institutions")):
        return True
    return any(word.capital and re.sub(r"\d+$", "", word.lower.rstrip(".")) in _schools() for word in row)


def find_organisations(
    text: str, start: int = 0, end: int | None = None, schools: bool = False
) -> list[tuple[int, int]]:
    """(start, end) of capitalised names in text[start:end] that carry an organisation's (or school's) cue."""
    row = tokens(text, start, end)
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(row):
        past = _run(row, index, text)
        if past == index:
            index += 1
            continue
        begin, stop = row[index].start, row[past - 1].end
        test = is_school(text, begin, stop) if schools else cue(text, begin, stop) >= 2
        if test:
            found.append((begin, stop))
        index = past
    return found


def _run(row: list[Word], index: int, text: str) -> int:
    """Past the last word of the capitalised run that starts at row[index]."""
    if not row[index].capital:
        return index
    past = index + 1
    while past < len(row):
        gap = text[row[past - 1].end : row[past].start]
        word = row[past]
        comma_legal = gap.strip() == "," and word.lower.rstrip(".") in _legal()
        if not comma_legal and gap.strip(" .") != "" or "  " in gap:
            break
        if "\n" in gap or (". " in gap and len(row[past - 1].text) > 4):
            break
        if not word.capital and not (word.lower in CONNECT and past + 1 < len(row) and row[past + 1].capital):
            break
        past += 1
    return past


def find_names(
    text: str, start: int, end: int, barriers: list[tuple[int, int]], schools: bool = False
) -> list[tuple[int, int]]:
    """(start, end) of names around an organisation's noun in running text, where a run of capitals says little.

    A name does not reach into `barriers` (titles, degrees, dates), nor over the place it stands in.
    """
    row = tokens(text, start, end)
    barred = Cover(barriers)
    held = [barred.holds(word.start) for word in row]
    found: list[tuple[int, int]] = []
    for index, word in enumerate(row):
        if held[index] or not word.capital or not _is_noun(word, schools):
            continue
        first, last = _leftwards(row, index, text, held), _rightwards(row, index, text, held)
        if first == last or found and row[first].start < found[-1][1] and row[last].end <= found[-1][1]:
            continue
        begin = max(row[first].start, found[-1][1] if found else 0)
        if found and row[first].start <= found[-1][0]:
            begin = found.pop()[0]
        if text[begin : row[last].end].strip().count(" "):
            name = text[begin : row[last].end]
            found.append((begin + len(name) - len(name.lstrip()), row[last].end))
    return found


def _is_noun(word: Word, schools: bool) -> bool:
    plain = word.lower.rstrip(".")
    return plain in _schools() if schools else plain in lowered("organisations", "nouns") or plain in _legal()


def _leftwards(row: list[Word], index: int, text: str, held: list[bool]) -> int:
    first = index
    while first > 0 and index - first < NAME_REACH and not held[first - 1]:
        word = row[first - 1]
        joins = word.lower in CONNECT and first > 1 and row[first - 2].capital and not held[first - 2]
        if text[word.end : row[first].start].strip(". ") or not (word.capital or joins):
            break
        if word.text in words("places", "codes") or word.lower in lowered("people", "not_names") - _schools():
            break
        first -= 1
    subject = lowered("degrees", "area_words") | lowered("degrees", "written") | CONNECT
    while first < index - 1 and row[first].lower in subject and row[first + 1].lower not in _schools():
        first += 1
    return first


def _rightwards(row: list[Word], index: int, text: str, held: list[bool]) -> int:
    last = index
    while last + 1 < len(row) and row[last + 1].lower.rstrip(".") in _legal() and row[last + 1].capital:
        last += 1
    if last + 2 >= len(row) or row[last + 1].lower not in ("of", "for") or not row[last + 2].capital:
        return last
    reach = last + 2
    while reach + 1 < len(row) and reach - last < 4 and not held[reach + 1] and text[row[reach].end] == " ":
        word = row[reach + 1]
        follows = reach + 2 < len(row) and row[reach + 2].capital
        if word.text in words("places", "codes") or not (word.capital or word.lower in ("of", "and", "&") and follows):
            break
        reach += 1
    places = [
        place for place in find_places(text, row[last + 2].start, row[reach].end) if place[0] > row[last + 2].start
    ]
    return next((n - 1 for n in range(last + 2, reach + 1) if places and row[n].start >= places[0][0]), reach)
