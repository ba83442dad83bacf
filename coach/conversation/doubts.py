"""What is asked about once before it counts: words that may be no job's name, and papers that would change everything.

The gate lets such a fact in or not; here is which of them raise a question, how it is put, and what its answer settles.
"""

import re
from itertools import zip_longest

from coach.conversation.options import named, no, yes
from coach.conversation.state import Pending
from coach.domain.profile import Fact, Held, Profile, School
from coach.framework.catalogue import Catalogue
from coach.framework.jobwords import HEADS, built_like_a_title, may_name_a_job
from coach.framework.occupations import CredentialNeed, Sector
from coach.framework.titles import POSTS, RANK_WORDS, words
from coach.framework.trades import doing
from coach.language.base import Option
from coach.planning.held import holds, roles_held

JOBS = ("role", "target_role")
PAPERS = ("credentials", "education")
NEAREST = 4  # known titles offered beside a name
FAMILY = 8  # titles offered for a family of work
YEARS_OF_STUDY = 1500.0  # own hours from which a paper is one of years; the rows of occupations hold the figures
NONE_OF_THESE = no("None of these")
FAMILIES: dict[str, Sector] = {
    "Health and care": "healthcare",
    "Shops, kitchens and hotels": "retail-hospitality",
    "Transport, warehouses, factories": "logistics-manufacturing",
    "Building and repair trades": "trades",
    "Offices and services": "professional-services",
    "Teaching": "education",
    "Technology": "technology",
    "Money and accounts": "finance",
    "Public service": "government",
    "Arts and media": "creative-media",
}


def naming(fact: Fact, catalogue: Catalogue) -> str:
    """How sure it is that a fact about a job names one: "known", "likely" by its form, "open" to ask, or "none"."""
    said = str(fact.value)
    if catalogue.find(said) is not None:
        return "known"
    if said in FAMILIES or any(doing(said.lower())):
        return "open"
    if built_like_a_title(said):
        return "likely"
    named = catalogue.field_in(said) is not None or bool(catalogue.near(said, 1))
    return "open" if may_name_a_job(said) or named else "none"


def offered(fact: Fact, catalogue: Catalogue) -> tuple[str, ...]:
    """The known titles to choose from: those who do what was told, those of a family of work, or the nearest."""
    said = str(fact.value)
    if said in FAMILIES:
        family = [role for role in catalogue.occupations.values() if role.sector == FAMILIES[said]]
        return tuple(role.title for role in sorted(family, key=lambda role: (role.rank, role.id))[:FAMILY])
    rank = set(words(said)) <= POSTS | RANK_WORDS
    if any_kind(said) and not (rank and fact.slot == "target_role"):
        return kinds(said, catalogue)
    if rank:
        return ()  # to become "a manager" is a step up where one works; near to everything and to nothing
    told = tuple(title for item in doing(said.lower()) for title in item.titles)
    named = catalogue.field_in(said)
    near = (*((named[1],) if named else ()), *catalogue.near(said, NEAREST))
    return told or tuple(dict.fromkeys(role.title for role in near))[:NEAREST]


def any_kind(said: str) -> bool:
    """Whether words name a post and not which: "driver", "a manager", "salesman"."""
    found = said.lower().split()
    return len(found) == 1 and found[0] in HEADS


def kinds(said: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Known titles of which a post alone may be one: those that end in it, from as many fields as there are."""
    word = said.lower()
    ending = [role for role in catalogue.occupations.values() if role.title.lower().split()[-1] == word]
    if not ending:
        base = re.sub(r"(?:wo)?man$|person$", "", word)
        return tuple(role.title for role in catalogue.near(base, NEAREST)) if base != word else ()
    fields: dict[Sector, list[str]] = {}
    for role in sorted(ending, key=lambda role: (role.rank, role.id)):
        fields.setdefault(role.sector, []).append(role.title)
    rounds = zip_longest(*fields.values())
    return tuple(title for titles in rounds for title in titles if title is not None)[:FAMILY]


def title_question(pending: Pending, catalogue: Catalogue) -> tuple[str, tuple[Option, ...]]:
    """The words and answers of the question whether words name a job."""
    fact = pending.facts[0]
    said, near = str(fact.value), named(fact.slot, offered(fact, catalogue))
    if said in FAMILIES or any(doing(said.lower())):
        return "Which of these comes nearest?", (*near, NONE_OF_THESE)
    if any_kind(said) and near:
        return f"Which kind of {said} is it?", (*near, yes(f"Keep {said}"))
    if built_like_a_title(said):
        text = (
            f"I don't know “{said}” by that name, so I'd plan with little to go on. Is one of these much the same work?"
        )
        return text, (*near, yes(f"Keep {said}"))
    return f"Is “{said}” the name of the job?", (yes("Yes"), *near, no("No"))


def heavy(fact: Fact, profile: Profile, catalogue: Catalogue) -> bool:
    """Whether a paper stands for years of study that nothing known of the person's work goes with."""
    name = _paper(fact)
    if not name:
        return False
    carried = [need for role in catalogue.occupations.values() for need in role.credentials if _means(need, name)]
    if not carried or any(need.hours[0] < YEARS_OF_STUDY for need in carried):
        return False
    ids = {id for role in roles_held(profile, catalogue) for id in _ladder(role.id, catalogue)}
    return not any(_means(need, name) for id in ids for need in catalogue.occupations[id].credentials)


def _ladder(id: str, catalogue: Catalogue) -> set[str]:
    """A role and all it is reached by: a charge nurse holds what a nurse has to."""
    found, left = set[str](), [id]
    while left:
        step = left.pop()
        if step not in found and step in catalogue.occupations:
            found.add(step)
            left += catalogue.occupations[step].before
    return found


def _means(need: CredentialNeed, name: str) -> bool:
    return need.need in ("required", "either") and holds(need.name, need.also, (name,))


def _paper(fact: Fact) -> str:
    value = fact.value
    if isinstance(value, Held):
        return value.name
    return " ".join(filter(None, (value.degree, value.area))) if isinstance(value, School) else ""


BECAME = re.compile(
    r"\b(?:now|today|promoted|promotion|became|become|new (?:job|post|role|position)|got the|appointed|acting|interim|"
    r"made me|started (?:as|my new)|stepped up|moved up|since)\b"
)
WRONG = re.compile(r"\b(?:actually|not|n't|meant|wrong|sorry|mistake|typo)\b")


def moved_on(message: str) -> bool:
    """Whether a message tells of new work, so that the work before it counts as done, and puts no mistake right."""
    said = message.lower()
    return BECAME.search(said) is not None and WRONG.search(said) is None


def put_by(fact: Fact) -> bool:
    """Whether an amount was told as savings, which may be meant to live on."""
    return re.search(r"\b(?:saved(?! for)|savings?|put (?:by|away)|in the bank)\b", fact.evidence.lower()) is not None


def savings_question(amount: str) -> str:
    """The question what of some savings may be spent on the plan."""
    return f"You have {amount} put by. Could that go into this, or do you need it to fall back on?"


def needed(message: str) -> bool:
    """Whether an answer keeps the savings back."""
    return (
        re.search(r"\b(?:need (?:it|that|them)|fall back on|emergenc\w+|not for this)\b", message.lower()) is not None
    )


def all_of_it(message: str) -> bool:
    """Whether an answer gives all of the savings to the plan."""
    return re.search(r"\b(?:all of it|it can go|use it|all|the whole)\b", message.lower()) is not None


def claim_question(pending: Pending) -> str:
    """The question about a paper that would change the whole plan."""
    name = _paper(pending.facts[0])
    return f"“{name}” stands for years of study, and it would change the whole plan. When and where did you get it?"


def taken_back(message: str) -> bool:
    """Whether an answer takes a claim back: a joke, or something not got after all."""
    return (
        re.search(r"\b(?:joking|kidding|jk|joke|forget|wish|don'?t|didn'?t|not really|never)\b", message.lower())
        is not None
    )


def backed(message: str) -> bool:
    """Whether an answer says when or where a paper was got."""
    return not taken_back(message) and (len(words(message)) > 1 or re.search(r"\d{4}", message) is not None)
