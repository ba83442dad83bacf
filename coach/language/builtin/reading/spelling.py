"""Words in one form: contractions opened, units written out, slips in the words of the rules mended."""

import re
from collections.abc import Collection
from dataclasses import replace

from rapidfuzz.distance import OSA

from coach.language.builtin.reading.numbers import TIME_UNITS, Token

WHOLE = {
    "im": "i am", "i'm": "i am", "ive": "i have", "i've": "i have", "id": "i would", "i'd": "i would",
    "i'll": "i will", "iam": "i am", "wont": "will not", "won't": "will not", "cant": "can not",
    "can't": "can not", "cannot": "can not", "dont": "do not", "ain't": "is not", "doesnt": "does not",
    "didnt": "did not", "isnt": "is not", "havent": "have not", "wasnt": "was not", "couldnt": "could not",
    "wouldnt": "would not", "shouldnt": "should not", "arent": "are not", "hasnt": "has not", "it's": "it is",
    "that's": "that is", "thats": "that is", "what's": "what is", "whats": "what is", "where's": "where is",
    "how's": "how is", "who's": "who is", "there's": "there is", "let's": "let us", "lets": "let us",
    "salary's": "salary is", "budget's": "budget is", "goal's": "goal is", "job's": "job is", "pay's": "pay is",
    "he's": "he is", "she's": "she is", "here's": "here is", "wanna": "want to", "gonna": "going to",
    "gotta": "have to", "dunno": "do not know", "dono": "do not know", "idk": "do not know", "u": "you", "ur": "your",
    "pls": "please", "plz": "please", "thx": "thanks", "ty": "thanks", "cos": "because", "cuz": "because",
    "bc": "because", "coz": "because", "tho": "though", "w/": "with", "n": "and", "prob": "probably", "atm": "now",
    "currenly": "currently", "approx": "about", "resumé": "resume", "résumé": "resume", "cv": "resume",
    "nothin": "nothing", "ya": "you", "yea": "yes", "yeah": "yes", "yep": "yes", "yup": "yes", "nope": "no",
    "nah": "no", "ok": "ok", "okay": "ok", "wfh": "work from home", "wkly": "weekly",
    "mthly": "monthly", "yrly": "yearly", "abt": "about", "bout": "about", "w/o": "without", "hubby": "husband",
    "em": "them", "kinda": "kind of", "sorta": "sort of", "lemme": "let me", "gimme": "give me",
}  # fmt: skip
UNIT_FORMS = {
    "hour": "hours", "hours": "hours", "hr": "hours", "hrs": "hours", "h": "hours", "week": "week", "weeks": "week",
    "wk": "week", "wks": "week", "w": "week", "month": "months", "months": "months", "mo": "months", "mos": "months",
    "mth": "months", "mths": "months", "year": "years", "years": "years", "yr": "years", "yrs": "years",
    "day": "day", "days": "day", "min": "minutes", "mins": "minutes", "minute": "minutes", "minutes": "minutes",
    "years'": "years", "year's": "years", "months'": "months", "hour's": "hours", "hours'": "hours",
    "week's": "week", "month's": "months", "decade": "decades", "decades": "decades",
    # the same units as people of other languages mix them in
    "saat": "hours", "horas": "hours", "heures": "hours", "stunden": "hours", "ore": "hours",
    "meses": "months", "mois": "months", "monate": "months", "años": "years", "jahre": "years", "yıl": "years",
}  # fmt: skip
ONLY_AFTER_NUMBERS = {"h", "w", "mo", "mos", "min", "ore", "mois"}
NEAR_A_NUMBER = ("hours", "weeks", "months", "years", "minutes", "hour", "week", "month", "year")
# Words the rules turn on; a slip in them would lose a fact.
_KEYWORDS = """
    budget money savings salary experience currently relocate actually certificate interested promoted promotion dollars
    weekend evenings because children finished completed
"""
KEYWORDS = tuple(_KEYWORDS.split())
SLIP_LENGTH = 4  # letters from which a word one slip away from a keyword counts as that keyword
WEEK_SLIPS = {"weak", "wek", "weeek", "wwek", "weke", "weeke"}
SEPARATE = re.compile(r"([^\W\d_]+)n't")


def canonical(tokens: list[Token], known: Collection[str]) -> list[Token]:
    """The tokens with their words in one form; `known` are words never taken for slips."""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        previous = tokens[place - 1] if place else None
        found.append(replace(token, plain=_form(token, previous, found, known)) if _worded(token) else token)
    return found


def _worded(token: Token) -> bool:
    return not token.digits and token.plain[:1].isalpha()


def _form(token: Token, previous: Token | None, before: list[Token], known: Collection[str]) -> str:
    word = token.plain
    counted = previous is not None and (previous.digits or previous.plain in _COUNTS)
    per = previous is not None and previous.plain in ("a", "per", "/", "each", "every", "an")
    if word in UNIT_FORMS and (counted or per or word not in ONLY_AFTER_NUMBERS):
        return UNIT_FORMS[word]
    if word in WEEK_SLIPS and per and any(item.plain in TIME_UNITS for item in before[-3:-1]):
        return "week"
    if counted and word not in known and len(word) >= 3:
        near = next((unit for unit in NEAR_A_NUMBER if OSA.distance(word, unit, score_cutoff=1) <= 1), None)
        if near is not None:
            return UNIT_FORMS[near]
    if word in WHOLE:
        return WHOLE[word]
    opened = SEPARATE.fullmatch(word)
    if opened:
        return opened[1] + " not"
    if word.endswith(("'ve", "'re", "'ll")):
        return word[:-3] + {"'ve": " have", "'re": " are", "'ll": " will"}[word[-3:]]
    return _mended(word, known)


_COUNTS = {
    "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen",
    "twenty", "thirty", "few", "couple", "half",
}  # fmt: skip


def _mended(word: str, known: Collection[str]) -> str:
    if len(word) < SLIP_LENGTH or word in known or not known:
        return word
    for keyword in KEYWORDS:
        if word[0] == keyword[0] and word != keyword and OSA.distance(word, keyword, score_cutoff=1) <= 1:
            return keyword if word != keyword + "s" and word + "s" != keyword else word
    return word
