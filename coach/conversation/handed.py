"""The turn that follows a document: the person has reviewed what was understood, and the plan is made from it."""

import re

from coach.conversation.reply import Desk, Reply
from coach.domain.diff import changes

HANDED_IN = "Here is my résumé: {name}"
SAYS = re.compile(HANDED_IN.format(name="(.+)"))
FIRST = "I have read {name} and made your plan from what you left in the table."
AGAIN = "I have read {name} and worked what you left in the table into your plan."
SAME = "Nothing in the plan moves by it."
MOVED = "What moved in the plan stands under Changes, and undo takes all of it back."


def hands_in(reply: Reply) -> bool:
    """Whether the message hands in a document that facts rest on; the same words alone do not."""
    said = SAYS.fullmatch(reply.message)
    return said is not None and any(
        fact.source.kind == "document" and fact.source.id == said[1] for fact in reply.state.profile.facts
    )


def taken_over(reply: Reply, desk: Desk) -> None:
    """Say what came of the document."""
    name = reply.message.removeprefix(HANDED_IN.format(name=""))
    before = next(iter(desk.past()), None)
    reply.tell((AGAIN if before else FIRST).format(name=name), "affirm")
    if before is not None:
        reply.tell(MOVED if changes(before, reply.plan) else SAME)
