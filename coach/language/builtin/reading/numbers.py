"""Numbers in digits and words: "6", "2,000", "€2.000", "1.5k", "twenty-five", "a grand", "5 to 8", "two and a half"."""

import re
from dataclasses import dataclass, replace

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "k": 1000, "grand": 1000, "million": 1_000_000, "dozen": 12}
# "one" that counts nothing: "no one", "which one", "one of them".
NOT_A_COUNT_BEFORE = {"no", "any", "every", "some", "this", "that", "which", "each", "the", "another", "first", "last"}
NOT_A_COUNT_AFTER = {"of", "another", "thing", "more", "last", "is", "by", "who", "would"}
VAGUE = {"couple", "few", "several", "some", "many"}
ORDINALS = {"st", "nd", "rd", "th", "am", "pm", "%", "x"}
BEFORE_THE_LAST = {"$", "£", "€", "¥", "₹", "maybe", "perhaps", "nearly", "almost"}  # within a range
TIME_UNITS = {"hours", "week", "months", "years", "day", "minutes"}


@dataclass(frozen=True)
class Number:
    """A number or a range; of a range `low` is what is planned with."""

    low: float
    high: float


@dataclass(frozen=True)
class Token:
    """A piece of the message: its plain form, where it stands, whether a space comes before it."""

    plain: str
    start: int
    end: int
    gap: bool = False
    digits: bool = False
    number: Number | None = None


def numbered(tokens: list[Token]) -> list[Token]:
    """The tokens with each number as one token "#": digits and words, halves and ranges put together."""
    return _ranges(_halves(_joined(tokens)))


def _joined(tokens: list[Token]) -> list[Token]:
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        value, used = _digits(tokens, place) if tokens[place].digits else _spelled(tokens, place, found)
        if value is None:
            found.append(tokens[place])
            place += 1
            continue
        found.append(_number(tokens[place], tokens[place + used - 1], Number(value, value)))
        place += used
    return found


def _number(first: Token, last: Token, number: Number) -> Token:
    return Token("#", first.start, last.end, first.gap, number=number)


def _digits(tokens: list[Token], place: int) -> tuple[float | None, int]:
    """The value of digits with what multiplies them, and how many tokens that took; None for "2nd" and "7am"."""
    value = parsed(tokens[place].plain)
    following = tokens[place + 1] if place + 1 < len(tokens) else Token("", 0, 0)
    if following.plain in ORDINALS and (not following.gap or following.plain in ("am", "pm", "%")):
        return None, 1
    if following.plain in SCALES and following.plain != "dozen":
        return value * SCALES[following.plain], 2
    return value, 1


def parsed(digits: str) -> float:
    """The value of written digits; groups of three after a point or comma are thousands."""
    bare = re.sub(r"['’\u00a0\u202f ]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare):
        return float(re.sub(r"[.,]", "", bare))
    whole = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+)[.,](\d{1,2})", bare)
    if whole:
        return float(re.sub(r"[.,]", "", whole[1]) + "." + whole[2])
    return float(bare.replace(",", "."))


def _spelled(tokens: list[Token], place: int, before: list[Token]) -> tuple[float | None, int]:
    """The value of a number in words that begins here, and how many tokens it took."""
    words = [token.plain for token in tokens[place : place + 8]]
    previous = [token.plain for token in before[-2:]]
    if words[0] in ("a", "an", "half"):
        priced = bool(before) and (before[-1].number is not None or before[-1].plain in ("dollars", "euros", "pounds"))
        priced = priced or ("half" in words[:2] and bool(before) and before[-1].plain in ("a", "and"))
        return (None, 1) if priced else _with_article(words)
    if words[0] not in UNITS and words[0] not in TENS:
        return None, 1
    if words[0] == "one" and not _counts(previous, words):
        return None, 1
    total = current = 0.0
    used = 0
    for index, word in enumerate(words):
        if word in UNITS and current % 10 == 0 and (current == 0 or UNITS[word] < 10):
            current += UNITS[word]
        elif word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word in TENS and 0 < current < 10 and index == 1 and not TIME_UNITS & {*words[2:4]}:
            current = current * 100 + TENS[word]  # "two fifty"
        elif word in SCALES and word != "dozen" and current:
            current, total = _scaled(word, current, total)
        elif word in ("and", "-") and index and _continues(words, index):
            continue
        else:
            break
        used = index + 1
    return total + current, used


def _scaled(word: str, current: float, total: float) -> tuple[float, float]:
    if word == "hundred":
        return current * SCALES[word], total
    return 0.0, total + current * SCALES[word]


def _continues(words: list[str], index: int) -> bool:
    """Whether "and" or "-" joins parts of one number ("a hundred and ten", "twenty-five")."""
    after = words[index + 1] if index + 1 < len(words) else ""
    if words[index] == "-":
        return words[index - 1] in TENS and after in UNITS
    return words[index - 1] in ("hundred", "thousand") and (after in UNITS or after in TENS)


def _counts(previous: list[str], words: list[str]) -> bool:
    return not (previous and previous[-1] in NOT_A_COUNT_BEFORE) and not (
        len(words) > 1 and words[1] in NOT_A_COUNT_AFTER
    )


def _with_article(words: list[str]) -> tuple[float | None, int]:
    """ "an hour", "a grand", "a hundred", "half a day": the article counts as one."""
    following = words[1] if len(words) > 1 else ""
    if words[0] == "half":
        return (0.5, 2) if following in ("a", "an") else (None, 1)
    if following == "hours":
        return 1.0, 1
    if following == "half" and len(words) > 2 and words[2] in TIME_UNITS:
        return 0.5, 2
    if following in SCALES and following != "k":
        return float(SCALES[following]), 2
    return None, 1


def _halves(tokens: list[Token]) -> list[Token]:
    """ "two and a half hours" and "an hour and a half" as one number each."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        half = [item.plain for item in tokens[place : place + 3]] in (["and", "a", "half"], ["and", "half", "a"])
        last = found[-1] if found else None
        if half and last is not None and last.number is not None:
            number = Number(last.number.low + 0.5, last.number.high + 0.5)
            found[-1] = replace(last, end=tokens[place + 2].end, number=number)
            place += 3
        elif half and last is not None and last.plain in TIME_UNITS:
            before = found[-2] if len(found) > 1 else last
            if before is last:  # "year and a half", the article left out
                found.insert(0, replace(last, plain="#", end=last.start, number=Number(1.5, 1.5)))
            elif before.number is not None:
                found[-2] = replace(before, number=Number(before.number.low + 0.5, before.number.high + 0.5))
            elif before.plain in ("a", "an"):
                found[-2] = replace(before, plain="#", number=Number(1.5, 1.5))
            found[-1] = replace(last, end=tokens[place + 2].end)
            place += 3
        else:
            found.append(token)
            place += 1
    return found


def _ranges(tokens: list[Token]) -> list[Token]:
    """ "5 to 8", "5-8", "5 or 6", "between 5 and 8", "$500-$1000" as one number each."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        joined = _range_at(tokens, place, found)
        if joined is None:
            found.append(token)
            place += 1
        else:
            merged, used = joined
            found.append(merged)
            place += used
    return found


def _range_at(tokens: list[Token], place: int, found: list[Token]) -> tuple[Token, int] | None:
    first = tokens[place]
    if first.number is None or place + 2 >= len(tokens):
        return None
    between = found and found[-1].plain == "between"
    link = tokens[place + 1].plain
    skip = 1 if tokens[place + 2].plain in BEFORE_THE_LAST else 0
    last = tokens[place + 2 + skip] if place + 2 + skip < len(tokens) else first
    if link == ",":  # "three, four months", "thirteen, nearly fourteen years"
        unit = tokens[place + 3 + skip].plain if place + 3 + skip < len(tokens) else ""
        if last.number is None or last.number.low != first.number.low + 1 or unit not in TIME_UNITS:
            return None
    elif link not in ("to", "-", "or") and not (between and link == "and"):
        return None
    if last is first or last.number is None:
        return None
    low, high = first.number.low, last.number.high
    if low < 100 <= high and high % 1000 == 0 and high / 1000 > low:
        low *= 1000  # "60-70k"
    if not low < high or high > 20 * max(low, 1):
        return None
    return Token("#", first.start, last.end, first.gap, number=Number(low, high)), 3 + skip
