"""Taking back what was said: "forget my budget", "take the june date off", "that is the wedding, not the deadline".

What a message names may be a fact, a step of the plan, or all that is kept. A fact is taken out at once, since undo
brings it back; where a step fits as well it is asked which is meant; the record is erased by a command of its own.
"""

import re
from collections.abc import Sequence

from coach.conversation.accept import named
from coach.conversation.items import titled
from coach.conversation.options import no
from coach.conversation.reflect import label, value_of
from coach.conversation.reply import Desk, Reply
from coach.conversation.state import Pending
from coach.domain.figures import Said, join, say
from coach.domain.profile import Fact, Profile
from coach.language.base import Item, Option, Proposed, Reading
from coach.language.builtin.reading.items import alike
from coach.language.builtin.reading.text import lex
from coach.language.builtin.reading.times import NO_DEADLINE

POLITE = (
    r"\W*(?:(?:please|ok|okay|so|and|can you|could you|would you|just|now|also|no|actually|sorry|oh|i want you to|hey)"
    r"\b[ ,:]*)*"
)
VERB = (
    r"(?:forget(?: about)?|delete|erase|wipe|clear|remove|drop|scrap|strike|take (?:out|off|away|back)|get rid of|lose|"
    r"take(?=[^.!?]* (?:off|out|away)\b))"
)
RECORD = r"(?:record|profile|facts|plan|list|data|memory|it)"
FORGET = re.compile(
    rf"{POLITE}(?P<verb>{VERB}) (?P<what>[^.!?\n]{{2,80}}?)"
    rf"(?: (?:off|out|away|from|of)(?: (?:of )?(?:my |the |your )?{RECORD})?)?(?: (?:please|now|pls|thanks))*[.!]*"
)
FORGETS = ("forget", "forget about", "erase", "wipe")  # verbs for what is known rather than for what is planned
ALL = re.compile(
    r"(?:everything|all|all of (?:it|this|that|them)|(?:all )?(?:of )?(?:my|the) (?:data|facts|record|records|"
    r"information|info|details|"
    r"answers|account|history|chats?|conversations?|messages)|all (?:that )?(?:i|you) .{2,40}|everything (?:i|"
    r"you|about) .{2,40}|"
    r"what (?:i|you) (?:told|said|know|wrote|have).{0,40}|me|yourself)(?: (?:you (?:know|have)|i (?:said|told "
    r"you)|about me|so far|on me))*"
)
SLOTS_NAMED: tuple[tuple[str, str], ...] = (
    ("timeframe_months", r"(?:\w+ ){0,2}(?:date|deadline|time ?frame|time ?line|time limit)"),
    ("hours_per_week", r"(?:weekly )?hours(?: (?:a|per) week)?"),
    ("budget", r"budget|money|(?:spending )?limit"),
    ("pay", r"pay|salary|wages?|income|earnings"),
    ("location", r"location|place|town|city|address|where i (?:live|am)"),
    ("goal", r"goal|wish|aim"),
    ("target_role", r"target(?: role| job)?"),
    ("dependants", r"kids|children|dependants|family"),
    ("runway_months", r"savings"),
    ("years_experience", r"years(?: of experience)?|experience"),
    ("name", r"name"),
    ("skills", r"skills"),
    ("credentials", r"licen[cs]es?|certificates?|credentials?|qualifications?"),
    ("must_not", r"limits|conditions|what i rule out"),
    ("achievements", r"achievements?"),
    ("values", r"values"),
)  # fmt: skip
BY_NAME = tuple(
    (
        slot,
        re.compile(
            rf"(?:(?:the|my|that|this|all|all the|all my) )*(?:{names})(?: (?:thing|bit|part|stuff|entry|"
            rf"figure|i (?:said|gave)))*"
            r"(?:,? (?:that is|it is|because|i|thats) [^#]*)?"
        ),
    )
    for slot, names in SLOTS_NAMED
)
ERASE = (
    "I can take out single things you told me: name one, such as “forget my budget”. To erase all of it, plan "
    "and talk, from "
    "this computer, close this and run “coach me erase”; it asks once more before it does, and nothing is left."
)
STEP, FACT = "The step: {title}", "What I hold: {value}"


def forgets(reply: Reply, desk: Desk) -> bool:
    """Take out what the message wants forgotten. Whether it wanted that."""
    plain = lex(reply.message).plain
    match = FORGET.fullmatch(plain)
    if match is None:
        return _no_deadline(reply, desk, plain)
    if "#" in match["what"] or any(
        not fact.negated for fact in reply.reading.facts
    ):  # "..., I have 5 now" tells new ones
        return False
    if ALL.fullmatch(match["what"]):
        reply.tell(ERASE)
        return True
    if re.fullmatch(r"it|that|this|about it|about that", match["what"]):
        return _never_mind(reply, match["verb"])
    named_slot = _slot(match["what"])
    if named_slot is not None and not reply.state.profile.all(named_slot):
        reply.tell(f"I hold nothing there: {label(named_slot)} is not set.")
        return True
    meant = _meant(reply, match["what"])
    step = reply.reading.item if reply.reading.intent == "drop" else None
    if not meant or (step is not None and match["verb"] not in FORGETS):
        return False
    if step is not None and _fits(reply, step, match["what"]):
        _ask_which(reply, step, meant[0])
        return True
    _take_out(reply, desk, meant)
    return True


def _ask_which(reply: Reply, step: str, fact: Fact) -> None:
    """Whether a step of the plan is meant, or something told."""
    gone = Proposed(slot=fact.slot, value=named(fact), quote=reply.message, negated=True)
    options = (
        Option(text=STEP.format(title=titled(reply.plan, step).text), says=Reading(intent="drop", item=step)),
        Option(text=FACT.format(value=_shown(reply, fact).text), says=Reading(intent="correct", facts=(gone,))),
    )
    reply.ask(
        "which", "Which of them do you mean?", *options, no("None of these"), pending=Pending(kind="which", slot="drop")
    )


def _no_deadline(reply: Reply, desk: Desk, plain: str) -> bool:
    """A date taken back: "june is the wedding, not the deadline"."""
    held = reply.state.profile.fact("timeframe_months")
    dated = any(fact.slot == "timeframe_months" for fact in reply.reading.facts)
    if held is None or dated or NO_DEADLINE.search(plain) is None:
        return False
    _take_out(reply, desk, (held,))
    return True


def _slot(what: str) -> str | None:
    return next((slot for slot, name in BY_NAME if name.fullmatch(what)), None)


def _never_mind(reply: Reply, verb: str) -> bool:
    """ "Forget it": nothing is wanted after all; what was just changed is undone by another word."""
    if verb not in FORGETS or reply.session.pending is not None or reply.session.asked:
        return False
    reply.tell("All right, we leave that.", "affirm")
    return True


def _meant(reply: Reply, what: str) -> tuple[Fact, ...]:
    """The facts that words name: by the kind of fact, or by what was said."""
    facts, slot = reply.state.profile.facts, _slot(what)
    if slot is not None:
        return tuple(reply.state.profile.all(slot))
    items = [
        Item(id=str(place), title=named(fact), also=(fact.evidence,), kind="gap") for place, fact in enumerate(facts)
    ]
    return tuple(facts[int(item.id)] for item in alike(what, items))[:1]


def _fits(reply: Reply, step: str, what: str) -> bool:
    """Whether words name a step as clearly as a fact: most of them stand in its title."""
    title = titled(reply.plan, step).text
    return bool(alike(what, [Item(id=step, title=title, kind="milestone")]))


def _take_out(reply: Reply, desk: Desk, gone: Sequence[Fact]) -> None:
    values = join([_shown(reply, fact) for fact in gone], separator=", ")
    text = "Forgotten: {label}, {value}. Say “undo” to have {it} back."
    it = "it" if len(gone) == 1 else "them"
    reply.tell(say(text, label=label(gone[0].slot), value=values, it=it), "change")
    kept = tuple(fact for fact in reply.state.profile.facts if fact not in gone)
    reply.change(reply.state.model_copy(update={"profile": Profile(facts=kept)}), desk)


def _shown(reply: Reply, fact: Fact) -> Said:
    return value_of(fact, reply.state.profile)
