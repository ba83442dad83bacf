"""What people do, and which job that is: "I teach history", "I drive a bus", "I look after patients".

Each row is a way to say one's work as a verb with what it is done to. Where several jobs do the same thing, all are
named: a nurse and a nursing assistant both look after patients, and nobody may be taken for the one with the licence.
Editorial table of the project; the titles are those of its occupations, kept so by tests.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SUBJECTS = (
    r"(?:history|geography|maths?|mathematics|english|science|biology|chemistry|physics|french|spanish|german|music|art|"
    r"drama|pe|physical education|religious studies|economics|computing|computer science|languages|literature|design)"
)
VEHICLES = {
    "bus": "bus driver", "coach": "bus driver", "tram": "bus driver", "truck": "truck driver", "lorry": "truck driver",
    "hgv": "truck driver", "taxi": "taxi driver", "cab": "taxi driver", "uber": "taxi driver", "van": "delivery driver",
    "train": "train driver", "forklift": "forklift operator", "fork lift": "forklift operator",
    "ambulance": "emergency medical technician",
}  # fmt: skip
PLACES_RUN = {
    "kitchen": "kitchen manager", "restaurant": "restaurant manager", "shop": "store manager", "store": "store manager",
    "warehouse": "warehouse manager", "hotel": "hotel manager", "bar": "bar manager", "pub": "bar manager",
    "salon": "salon manager", "gym": "gym manager", "call centre": "call centre manager",
    "call center": "call centre manager",
}  # fmt: skip
WORK = {
    "reception": ("receptionist",), "office admin": ("administrative assistant",),
    "admin": ("administrative assistant",),
    "office": ("administrative assistant",), "secretarial": ("administrative assistant",), "cleaning": ("cleaner",),
    "bar": ("bartender",), "care": ("care assistant",), "warehouse": ("warehouse worker",),
    "bookkeeping": ("bookkeeper",), "waitressing": ("waiter",), "waiting": ("waiter",), "plumbing": ("plumber",),
    "carpentry": ("carpenter",), "welding": ("welder",), "roofing": ("roofer",), "accounting": ("accountant",),
    "security": ("security guard",), "childcare": ("childcare worker",), "hairdressing": ("hairdresser",),
    "gardening": ("gardener",), "landscaping": ("landscaper",), "catering": ("catering assistant",),
    "data entry": ("data entry clerk",), "payroll": ("payroll clerk",), "call centre": ("call centre agent",),
    "call center": ("call centre agent",),
}  # fmt: skip
DOES = r"\bi (?:[a-z]+ly |also |still |now |just |do |currently )?"
_works = "|".join(sorted(WORK, key=len, reverse=True))


@dataclass(frozen=True)
class Doing:
    """Where work is told as something done, and the titles of those who do it; `past` says that it is over."""

    start: int
    end: int
    titles: tuple[str, ...]
    past: bool = False


TEACHING = re.compile(
    rf"{DOES}teach (?P<subject>{SUBJECTS})\b|{DOES}teach (?P<school>[a-z ]{{0,30}}?(?:school|reception|year #|grade))\b"
)
DRIVING = re.compile(
    rf"(?:{DOES}drive|\bi am (?:now )?driving) (?:an? |the |for )?(?:[a-z]+ ){{0,1}}?"
    rf"(?P<what>{'|'.join(VEHICLES)})(?:e?s)?\b"
)
RUNNING = re.compile(rf"{DOES}(?:run|manage) (?:an? |the )?(?:[a-z]+ ){{0,1}}?(?P<what>{'|'.join(PLACES_RUN)})\b")
CARING = re.compile(
    rf"{DOES}(?:look after|care for|nurse|wash and feed) (?:the |our |my |some )?(?:[a-z]+ ){{0,1}}?"
    r"(?P<who>patients|residents|(?:old|elderly|older) (?:people|folks?|ladies|clients)|the elderly|clients at home)\b"
)
DONE = re.compile(
    rf"\bi (?:also |still |now |mostly |have (?:always )?)?(?P<verb>do|did|done|worked in|work in) (?:some "
    rf"|a bit of |mostly |the )?"
    rf"(?P<what>{_works})(?: work)?(?=$|[^\w-]| (?:in|at|for|with|until|before)\b)"
)


def doing(plain: str) -> Iterator[Doing]:
    """The kinds of work told as something done, in a text in lower case with contractions opened."""
    for match in TEACHING.finditer(plain):
        subject = match["subject"]
        titles = (f"{subject} teacher",) if subject else ("primary teacher", "secondary teacher")
        yield Doing(*match.span(), titles)
    for pattern, table in ((DRIVING, VEHICLES), (RUNNING, PLACES_RUN)):
        for match in pattern.finditer(plain):
            yield Doing(*match.span(), (table[match["what"]],))
    for match in CARING.finditer(plain):
        nursing = match["who"] == "patients"
        yield Doing(*match.span(), ("registered nurse", "nursing assistant") if nursing else ("care assistant",))
    for match in DONE.finditer(plain):
        yield Doing(*match.span(), WORK[match["what"]], past=match["verb"] in ("did", "done", "worked in"))
