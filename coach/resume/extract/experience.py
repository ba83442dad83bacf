"""Years of experience that a text claims in words."""

import re
from functools import cache

from coach.resume.extract.lexicon import table
from coach.resume.extract.view import View
from coach.resume.model import StatedYears

ABOUT = r"(?:\b(?:over|more than|nearly|almost|around|about|approximately|at least)\s+|~\s*)?"
UNIT = r"\s*\+?\s*(?:-\s*)?(?:plus\s+)?(?:years?|yrs?)\b\.?['’]?(?:\s+(?:and\s+)?\d{1,2}\s+months?)?"
WHAT = r"(?=[^.\n]{0,60}?(?:experience|expertise|background|track record|practice)|\s+(?:of|in|as|working)\b)"
BEFORE = re.compile(
    r"experience\b[^.\n]{0,25}?\s*(?:of|:|-|–)\s*(?P<claim>(?P<number>\d{1,2}(?:\.\d)?)\s*\+?\s*(?:years?|yrs?)\b)",
    re.I,
)
LONGEST = 60  # years beyond which a number is not a working life


@cache
def _numbers() -> dict[str, int]:
    return dict(table("months")["numbers"])


@cache
def _claim() -> re.Pattern[str]:
    names = "|".join(sorted(_numbers(), key=len, reverse=True))
    number = rf"(?<![\w.$/-])(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?|{names})"
    return re.compile(ABOUT + number + UNIT + WHAT, re.IGNORECASE)


def stated_years(view: View) -> list[StatedYears]:
    """Claims like "8+ years of experience", in order."""
    found = []
    for pattern, part in ((_claim(), 0), (BEFORE, "claim")):
        for match in pattern.finditer(view.text):
            number = match["number"].lower()
            years = float(_numbers().get(number, 0) or number)
            if 0 < years <= LONGEST:
                found.append(StatedYears(years=years, claim=view.value(*match.span(part))))
    unique = {claim.claim.span.start: claim for claim in sorted(found, key=lambda claim: claim.claim.span.start)}
    return list(unique.values())
