"""What a line of a header can be: a label, a statement of duties, or a name."""

import re
from functools import cache

from coach.resume.extract import organisations
from coach.resume.extract.lexicon import lowered, table
from coach.resume.extract.sections import heading_kind

Place = tuple[int, int]
LABEL = re.compile(r"\s*([^\W\d_][\w /&.'-]{1,30}?)\s*[:：]\s*(?=\S)|\s*([^\W\d_][\w /]{2,20})\s+[-–]\s+(?=\S)")
NAME_WORDS = 8
EDGE = " \t,;:|()[]-–—•·*./@\"'"
VERBS = re.compile(
    r"(?P<form>[A-Z][a-z]+(?:-[a-z]+)?(?:ed|ing))\s|(?:managed?|led|built|wrote|ran|made|worked|responsible|assist|develop|provide|maintain|create"
    r"|prepare|perform|design|ensure|support|conduct|coordinate|implement|plan|train|handle|review|monitor|analy[sz]e|i|my|we)\s",
    re.I,
)


@cache
def _labels() -> dict[str, str]:
    names = ("duties", "location", "dates", "employer", "title")
    return {label: name for name in names for label in lowered("labels", name)}


@cache
def _ordinary() -> frozenset[str]:
    """Words that are no name by themselves: of labels, headings, skills, titles and dates."""
    sources = [
        ("labels", key) for key in ("duties", "dates", "employer", "title", "location", "degree", "phone", "email")
    ]
    sources += [("skills", key) for key in ("terms", "ambiguous", "soft", "not_skills")]
    sources += [("titles", key) for key in ("modifiers", "joiners", "levels", "not_before")] + [("months", "present")]
    sources += [("headings", key) for key in table("headings") if key != "endings"]
    months = (name.strip() for row in table("months")["months"].values() for name in row.split(","))
    return frozenset(word for source in sources for name in lowered(*source) for word in name.split()) | frozenset(
        months
    )


def is_ordinary(text: str, piece: Place) -> bool:
    """Whether every word is one of labels, titles, skills or fields of study: a department or a duty, not a name."""
    known = _ordinary() | lowered("degrees", "area_words") | organisations.CONNECT
    return all(word.strip(EDGE).lower() in known for word in text[slice(*piece)].split())


def _is_label(text: str) -> bool:
    words = text.strip(EDGE).lower()
    return words in lowered("labels", "duties") or bool(heading_kind(words))


def starts_with_verb(text: str) -> bool:
    """Whether a row starts as statements of duties do ("Managed ...", "Responsible for ...")."""
    match = VERBS.match(text)
    return match is not None and not (
        match["form"] and match["form"].lower() in lowered("titles", "modifiers") | lowered("organisations", "nouns")
    )


def label_of(text: str, start: int, end: int) -> tuple[str, int]:
    """(what a "Label: value" row is about, where the value starts); ("", start) without a known label."""
    match = LABEL.match(text, start, end)
    if match is None:
        return "", start
    name = _labels().get((match[1] or match[2]).lower(), "")
    return (name, match.end()) if name else ("", start)


def trim(text: str, start: int, end: int) -> Place | None:
    """[start, end) without punctuation at its edges; None when nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(EDGE))
    body = piece.strip(EDGE)
    if not body:
        return None
    closing = text[start + len(body) : start + len(body) + 1]
    extra = (
        1
        if closing
        and (
            closing == "."
            and body.split()[-1].lower() in ("inc", "ltd", "co", "corp", "llc", "pvt", "jr", "sr")
            or closing == ")"
            and "(" in body
        )
        else 0
    )
    return start, start + len(body) + extra


def is_namelike(text: str, piece: Place) -> bool:
    """Could be an organisation's name: short, starts with a capital, no sentence, no amount."""
    words = text[slice(*piece)].split()
    first = words[0]
    if organisations.DOMAIN.fullmatch(text[slice(*piece)]):
        return True
    if len(words) > NAME_WORDS or not (
        first[0].isupper() or first[0].isdigit() and len(words) > 1 or not first[0].isascii()
    ):
        return False
    ordinary = len(words) == 1 and first.strip(EDGE).lower() in _ordinary() or _is_label(text[slice(*piece)])
    if ordinary and organisations.cue(text, *piece) < 2 or first.lower() in lowered("organisations", "no_names"):
        return False
    if words[-1].strip(EDGE).lower() in lowered("organisations", "gatherings"):
        return False
    small = sum(word[0].islower() and word.lower() not in organisations.CONNECT for word in words)
    numbers = sum(sign.isdigit() for sign in text[slice(*piece)])
    return (
        small * 2 < len(words)
        and numbers * 3 < len(text[slice(*piece)])
        and not starts_with_verb(text[slice(*piece)])
        and len(text[slice(*piece)]) > 1
    )
