"""Whether a passage is of use to this person: guidance for another trade is no answer to a question of theirs."""

import re

from coach.conversation.reply import Desk, Reply
from coach.framework.occupations import Sector
from coach.knowledge.documents import Passage

ALL = "all"


def of_use(reply: Reply, desk: Desk, passage: Passage, excerpt: str, question: str) -> bool:
    """Whether a passage may answer: it is for every trade, or for the person's, or for one the question names.

    What opens with several trades gives examples; what opens with one alone is about that one.
    """
    near = sectors(reply, desk) | _named(desk, question)
    if near and ALL not in passage.industries:
        return bool(near & set(passage.industries))
    about = _named(desk, re.split(r"(?<=[.!?:])\s", excerpt, maxsplit=1)[0])
    return len(about) != 1 or bool(about & near)


def sectors(reply: Reply, desk: Desk) -> set[Sector]:
    """The sectors of the person's present work and of what they aim at, as far as the tables know them."""
    catalogue, found = desk.framework.catalogue, set[Sector]()
    role = catalogue.find(reply.state.profile.text("role") or "")
    if role is not None:
        found.add(role.occupation.sector)
    target = catalogue.occupations.get(reply.plan.readiness.occupation or "")
    return found | ({target.sector} if target is not None else set())


def _named(desk: Desk, text: str) -> set[Sector]:
    return {role.sector for role in desk.framework.catalogue.all_mentioned(text)}
