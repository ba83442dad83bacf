"""Before everything else, and without any model: someone who speaks of ending their life is shown human help first.

Sayings about work ("this job is killing me", "dying to get in") are none of it. Helplines are general knowledge of
2026-11, to be checked where they matter; the neutral line names emergency services and a directory by its name only.
"""

import re

from coach.domain.figures import Said
from coach.domain.profile import Profile

EXPLICIT = re.compile(
    r"\b(?:kill(?:ing)? my\s?self|end(?:ing)? my (?:own )?life|(?:take|taking) my (?:own )?life|suicid\w*|"
    r"(?:want|wish|rather|going|ready) (?:to )?(?:be dead|die)\b(?! for| of (?:boredom|laughter|embarrass))|"
    r"don'?t want to (?:be alive|live|wake up)|better off (?:dead|without me)|hurt(?:ing)? my\s?self|"
    r"self[- ]?harm\w*|no reason to live|not be here any\s?more)\b",
    re.IGNORECASE,
)
IMPLICIT = re.compile(
    r"\b(?:no point (?:in )?(?:going on|living|anymore|any more)|can'?t go on(?: like this)?|"
    r"nothing left (?:for me|to live)|"
    r"wish i (?:wasn'?t|weren'?t|was not) (?:here|born|alive)|everyone would be better off|"
    r"bridges? (?:taller|higher|over)|how many pills)\b",
    re.IGNORECASE,
)
HELP = {
    "US": "call or text 988",
    "CA": "call or text 988",
    "GB": "call Samaritans on 116 123",
    "IE": "call Samaritans on 116 123",
    "AU": "call Lifeline on 13 11 14",
    "NZ": "call or text 1737",
}
BY_CURRENCY = {"GBP": "GB", "AUD": "AU", "NZD": "NZ", "CAD": "CA"}


def screen(message: str) -> str | None:
    """The kind of danger a message speaks of, "crisis" or "distress", or None."""
    if EXPLICIT.search(message):
        return "crisis"
    return "distress" if IMPLICIT.search(message) else None


def reply(kind: str, profile: Profile) -> Said:
    """Words for someone in danger: heard, asked after, shown to people who can help now. No plan, no advice."""
    country = BY_CURRENCY.get(profile.text("currency") or "")
    line = HELP.get(country or "")
    where = (
        f"You can {line} at any hour" if line else "A crisis line in your country answers at any hour (988 in the US)"
    )
    opening = (
        "I'm really sorry it is this heavy. Your life matters more than any plan."
        if kind == "crisis"
        else "That sounds very hard, and I want to take it seriously before anything else."
    )
    return Said(
        text=f"{opening} I'm a program and can't be the help you deserve now. {where}, and if you are in danger, "
        "please call your emergency number. Is there someone near you that you could be with? We can leave the plan "
        "for another day; I'm here when you want to go on."
    )
