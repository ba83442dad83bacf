"""Matters the law protects (health, religion, orientation, pregnancy, origin, union): never kept in a profile."""

import re

SENSITIVE = re.compile(
    r"\b(?:depress\w+|anxiety|anxious|bipolar|adhd|autis\w+|asperger\w*|dyslexi\w+|dyspraxi\w+|ptsd|ocd|"
    r"cancer|chemo\w*|diabet\w+|epilep\w+|hiv|aids|ms diagnosis|"
    r"multiple sclerosis|illness|disease|disorder|diagnos\w+|disabled|disabilit\w+|injur\w+|surgery|"
    r"operation on my|medication|therapy for my|mental health problems?|"
    r"panic attacks?|stroke|heart attack|miscarriage|ivf|fertility|menopause|long covid|chronic|fibromyalgia|"
    r"arthritis|migraines?|wheelchair|blind|deaf|addict\w*|alcoholi\w+|rehab|sober|"
    r"pregnan\w+|maternity|expecting a baby|due date|trimester|"
    r"muslim|islam\w*|christian\w*|catholic\w*|jewish|judaism|hindu\w*|sikh\w*|buddhis\w+|atheis\w+|"
    r"religio\w+|church|mosque|synagogue|temple|pray\w*|hijab|ramadan|sabbath|"
    r"gay|lesbian|bisexual|queer|transgender|trans (?:man|woman|person)|non-?binary|lgbt\w*|sexual\w*|coming out|"
    r"my (?:race|ethnicity|skin colou?r)|black (?:man|woman)|trade union member|union member|convict\w+|"
    r"criminal record|prison)\b"
)
# Slots that hold a person's own words. Titles, credentials and skills name work ("oncology nurse") and stay.
OWN_WORDS = {
    "values",
    "interests",
    "motivations",
    "must_have",
    "must_not",
    "network",
    "achievements",
    "goal",
    "accessibility",
    "location",
    "employer_type",
}
REASON = re.compile(r",? (?:because|since|as i|due to|on account of|for my|with my)\b.*$", re.DOTALL)


def protected(slot: str, plain: str) -> bool:
    """Whether a value of a slot would keep something the law protects."""
    return slot in OWN_WORDS and SENSITIVE.search(plain) is not None
