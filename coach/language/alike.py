"""Whether two figures stated in words are the same one, in other units or rounded in words."""

from coach.language.numerals import Mention

CLOSE = 0.005  # relative difference up to which two figures are the same (rounding in words)
WEEKS_A_MONTH, DAYS_A_WEEK, MONTHS_A_YEAR = 52 / 12, 7.0, 12.0
WEEKS_IN = {"day": 1 / DAYS_A_WEEK, "week": 1.0, "month": WEEKS_A_MONTH, "year": WEEKS_A_MONTH * MONTHS_A_YEAR}


def same(stated: Mention, known: Mention) -> bool:
    """Whether a stated figure is the known one: same kind (or a duration in other units), same value or both ends."""
    if stated.kind == "date" or known.kind == "date":
        return _same_date(stated, known)
    if stated.kind in WEEKS_IN and known.kind in WEEKS_IN:
        ratio = WEEKS_IN[known.kind] / WEEKS_IN[stated.kind]
        if stated.kind != known.kind and {stated.kind, known.kind} not in ({"month", "year"}, {"week", "day"}):
            return False
    elif stated.kind == known.kind:
        ratio = 1.0
    else:
        return False
    low, high = known.low * ratio, (known.low if known.high is None else known.high) * ratio
    if stated.high is None:
        return _near(stated.low, low) or _near(stated.low, high)
    return _near(stated.low, low) and _near(stated.high, high)


def _same_date(stated: Mention, known: Mention) -> bool:
    if stated.on is None or known.on is None:
        return False
    if stated.month_only:
        return (stated.on.year, stated.on.month) == (known.on.year, known.on.month)
    return stated.on == known.on and not known.month_only


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= CLOSE * max(abs(a), abs(b), 1e-9)
