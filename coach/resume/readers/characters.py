"""Cleaning of text, character by character: ligatures, invisible characters, bullets, broken words."""

import re
import unicodedata
from collections.abc import Set

BULLET = "• "

# Presentation forms that stand for ordinary letters. The rest of NFKC is not wanted: it would rewrite ½, ² or ™.
_COMPATIBLE = re.compile("[\u2e80-\u2fdf\ufb00-\ufdff\ufe70-\ufefc\uff01-\uffef\u0132\u0133\u01c4-\u01cc]+")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_TAGS = re.compile("[\U000e0000-\U000e007f]+")
_SELECTORS = re.compile("[\U000e0100-\U000e01ef]+")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINERS = re.compile("[\u200c\u200d]")
_ZERO_WIDTH = re.compile("[\u180e\u200b\u2060-\u2064\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff0-\uffff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# Symbol and Wingdings bullets, which Word and Acrobat keep in the private use area.
_PRIVATE_BULLET = re.compile(
    "[\uf0a7\uf0a8\uf0b7\uf0d8\uf06c\uf06e\uf071\uf076\uf0e0\uf0fc\uf0fe\uf02d\uf0f0]"
    r"(?=\s|$)"
)
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MARKS = "•◦▪▫●○■□◆◇‣⁃∙·➢➤►▶▸❖✓✔✦★⬧❯»"
_BULLET_START = re.compile(rf"^[ \t]*(?:[{_MARKS}]+|[-–—*+](?=[ \t])|o(?=[ \t]{{2}}))[ \t]*(?=\S)")
_ONLY_BULLET = re.compile(rf"^[{_MARKS}\-–—*]$")

_LIGATURES = {
    chr(first + at): letters for first in (0x0B, 0x1B) for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl"))
}
_UNNAMED = re.compile(f"[{''.join(_LIGATURES)}]")
_VOWELS = frozenset("aeiouy")
_NOT_AFTER_FF = frozenset("bcdgkmnpqtvwxz")

# Second halves of words that are usually written with a hyphen: full-time, high-level, front-end.
_KEEP_HYPHEN = re.compile(
    r"time|term|level|quality|scale|party|functional|disciplinary|end|stack|driven|based|oriented|"
    r"facing|centred|centered|focused|related|specific|wide|person|year|day|hour|page|to|of|the|up|"
    r"class|source|purpose|paced|standing|rounded|round|known|managed|taught|employed|motivated|"
    r"starter|sector|profit|depth|friendly|free|ready|ranking|performing|effective|efficient|"
    r"critical|saving|solving|making|building|planning"
)


def clean(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text as a person sees it, and what was taken out as (text, reason).

    Ligatures and presentation forms become ordinary letters; Unicode tags, zero-width and direction controls
    and other invisible characters go. Joiners stay where a script or an emoji needs them.
    """
    if text.isascii() and text.isprintable():
        return text, []
    removed: list[tuple[str, str]] = []
    for tags in _TAGS.findall(text):
        removed.append(("".join(chr(ord(c) - 0xE0000) for c in tags if c >= "\U000e0020"), "invisible tag characters"))
    text = _TAGS.sub("", text)
    for pattern, why in (
        (_SELECTORS, "invisible variation selectors"),
        (_BIDI, "invisible text-direction controls"),
        (_ZERO_WIDTH, "zero-width characters"),
    ):
        text = _strip(text, pattern, why, removed)
    text = _JOINERS.sub(_joiner, text)
    text = _PRIVATE_BULLET.sub("•", text)
    text = _PRIVATE.sub("", _CONTROLS.sub("", text))
    text = _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", text), removed


def runs_leftwards(text: str) -> bool:
    """Whether most letters are Hebrew or Arabic, written from right to left."""
    return 2 * len(_LEFTWARDS.findall(text)) > len(text.replace(" ", ""))


def name_ligatures(word: str) -> str:
    """The letters of ligatures that a font made by TeX tools leaves as bare codes.

    Most such fonts follow TeX's own encodings; where that gives what no word has (ff at its start, or before c or
    n), the font has an order of its own, and the letter that follows tells ﬁ from ﬂ.
    """
    return _UNNAMED.sub(_ligature, word) if _UNNAMED.search(word) else word


def _ligature(found: re.Match[str]) -> str:
    usual = _LIGATURES[found[0]]
    following = found.string[found.end() : found.end() + 1].lower()
    if usual.startswith("ff") and (found.start() == 0 or (usual == "ff" and following in _NOT_AFTER_FF)):
        return "fl" if following in _VOWELS else "fi"
    return usual


def _strip(text: str, pattern: re.Pattern[str], why: str, removed: list[tuple[str, str]]) -> str:
    found = "".join(pattern.findall(text))
    # Soft hyphens are ordinary typesetting, nothing to report.
    codes = [f"U+{ord(c):04X}" for c in found if c != "\u00ad"]
    if codes:
        removed.append((" ".join(codes), why))
    return pattern.sub("", text)


def _joiner(found: re.Match[str]) -> str:
    """A joiner stays between two letters of a script that uses it, or between two emoji."""
    text, at = found.string, found.start()
    around = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return found[0] if all(c and ord(c) > 0x0590 for c in around) else ""


def as_bullet(text: str) -> str | None:
    """The text with its bullet in our one form ("• text"), or None when it does not start with a bullet."""
    found = _BULLET_START.match(text)
    return BULLET + text[found.end() :].strip() if found else None


def is_bullet_mark(text: str) -> bool:
    """Whether this is a bullet and nothing else."""
    return bool(_ONLY_BULLET.match(text))


def rejoin(first: str, second: str, words: Set[str], hyphenated: bool) -> tuple[str, str]:
    """Bring a word broken at a line end back together: ("to develop-", "ment of") becomes ("to development", "of").

    A hyphen stays when the word is written with it elsewhere (`words`: the document's words in lower case), when
    its second half usually takes one ("full-time"), or when nothing but the writer sets hyphens (`hyphenated` is
    false). Returns both lines unchanged when nothing is broken.
    """
    head = re.search(r"([^\W\d_]+)[-\u2010\u00ad]$", first)
    tail = re.match(r"([^\W\d_]+[-\u2010]?[^\s]*)[ \t]*", second)
    if not head or not tail or not second[0].islower() or second.startswith(("and ", "or ", "und ")):
        return first, second
    rest = re.match(r"[^\W\d_]+", tail[1])
    start, end = head[1].lower(), rest[0] if rest else tail[1]
    soft = first[-1] != "-"
    known_with = f"{start}-{end}" in words or bool(_KEEP_HYPHEN.fullmatch(end)) or not hyphenated
    hyphen = not soft and start + end not in words and known_with
    return first[:-1] + ("-" if hyphen else "") + tail[1], second[tail.end() :]
