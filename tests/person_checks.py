"""What a whole conversation has to keep to; each check gives the faults it finds, in words."""

import re
import statistics
from collections.abc import Callable, Iterator
from typing import Any

from scripted import Session, Turn

from coach.domain.patch import State
from coach.domain.plan import CareerPlan
from coach.framework.titles import words

MOST_QUESTIONS = 8
MOST_WORDS = 45
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
TOKENS = re.compile(r"[{}]|\bNone\b|\bTODO\b|\bTrue\b|\bFalse\b")
AGREES = re.compile(
    r"\b(?:you're right|you are right|great idea|definitely|of course|sure thing|^yes)\b", re.IGNORECASE
)
UNDIVIDED = 0.1  # hours a week may hold more, since talks are not cut into parts


def way_there(session: Session) -> Iterator[str]:
    """A plan after few questions, none of them put twice or about what is known."""
    before = session.turns[: session.shown]
    if session.shown == len(session.turns):
        yield "no plan is shown"
    asked = [slot for turn in before for slot in turn.record["asked"]]
    if len(asked) > MOST_QUESTIONS:
        yield f"{len(asked)} questions before the plan: {asked}"
    known: set[str] = set()
    for turn in session.turns:
        known |= {fact.slot for fact in turn.state.profile.facts}
        yield from (f"asks for {slot}, which is known" for slot in turn.record["asked"] if slot in known)
    median = statistics.median(len(turn.record["reply"].split()) for turn in before)
    if median > MOST_WORDS:
        yield f"{median} words a reply before the plan"
    if not session.turns[-1].record["done"]:
        yield "the session comes to no end"


def manners(session: Session) -> Iterator[str]:
    """What no reply may do: repeat another, ask twice, be empty, withhold, refuse what is true, show a template."""
    seen: set[str] = set()
    for turn in session.turns:
        reply, number = turn.record["reply"], turn.record["turn"]
        if not reply.strip():
            yield f"turn {number} says nothing"
        if reply in seen:
            yield f"turn {number} repeats a reply: {reply!r}"
        seen.add(reply)
        if QUOTED.sub("", reply).count("?") > 1:
            yield f"turn {number} asks more than one question"
        if TOKENS.search(reply):
            yield f"turn {number} shows a template: {reply!r}"
        yield from (f"turn {number} refuses {item}" for item in turn.record["rejected"])
        yield from (f"turn {number} withholds {item}" for item in turn.record["withheld"])


def kept(session: Session) -> Iterator[str]:
    """What the person told stands in the profile with its value, at the plan and, as it changed, at the end."""
    asked = {slot for turn in session.turns for slot in turn.record["asked"]} | {"role"}
    at_plan, at_end = session.turns[min(session.shown, len(session.turns) - 1)].state, session.turns[-1].state
    changed = {event["slot"]: event["value"] for event in session.talker.events if "value" in event}
    before = {slot for turn in session.turns[: session.shown] for slot in turn.record["asked"]} | {"role"}
    for slot, told in session.talker.person.slots.items():
        if slot in before and "value" in told:
            yield from _value(at_plan, slot, told["value"])
        if slot in asked and "value" in told:
            yield from _value(at_end, slot, changed.get(slot, told["value"]))
        if slot in before and "names" in told:
            text = " ".join(str(fact.value).lower() for fact in at_plan.profile.facts)
            yield from (f"{slot}: {name} is lost" for name in told["names"] if name.lower() not in text)
        if slot in asked and "currency" in told and at_end.profile.text("currency") != told["currency"]:
            yield f"the currency is {at_end.profile.text('currency')}"
    rule = session.talker.person.ruled_out
    if rule and session.talker.said_out:
        slot = rule.get("slot", "must_not")
        texts = [str(fact.value).lower() for fact in at_end.profile.all(slot)]
        if not any(rule["holds"] in text for text in texts) and texts != ["false"]:
            yield f"{rule['says']!r} is not kept: {texts}"


def _value(state: State, slot: str, told: Any) -> Iterator[str]:
    fact = state.profile.fact(slot)
    value = None if fact is None else fact.value
    allowed = told if isinstance(told, list) else [told]
    if not any(str(value).lower() == str(item).lower() or value == item for item in allowed):
        yield f"{slot} is {value!r} instead of {told!r}"


def within_limits(session: Session) -> Iterator[str]:
    """The plan keeps to hours, date and money or says what would make it fit, and holds nothing ruled out."""
    for turn in (session.turns[session.shown], session.turns[-1]) if session.shown < len(session.turns) else ():
        profile, plan = turn.state.profile, turn.plan
        hours = profile.fact("hours_per_week")
        most = max((week.hours.low or 0 for week in plan.weeks), default=0)
        if hours is not None and most > float(str(hours.value)) + UNDIVIDED:
            yield f"a week of the plan has {most} hours against {hours.value}"
        if plan.fit.verdict == "fits":
            yield from _fits(plan, profile.fact("budget"))
        elif plan.fit.verdict == "does not fit" and not plan.fit.ways_out:
            yield "it does not fit and no way out is named"
        for rule in profile.all("must_not"):
            clash = [item.title for item in plan.milestones if set(words(str(rule.value))) <= set(words(item.title))]
            yield from (f"{title!r} is in the plan against {rule.value!r}" for title in clash)


def _fits(plan: CareerPlan, budget: Any) -> Iterator[str]:
    finish, deadline = plan.fit.finish.on, plan.fit.deadline.on
    if finish and deadline and finish > deadline:
        yield f"it is said to fit and ends {finish} after {deadline}"
    if budget is not None and (plan.fit.cost.low or 0) > float(budget.value):
        yield f"it is said to fit and costs {plan.fit.cost.text} against {budget.value}"


def brought_up(session: Session) -> Iterator[str]:
    """What the person came with after the plan is taken as it is meant."""
    pairs = list(zip(session.turns, session.turns[1:], strict=False))
    for event in session.talker.events:
        for place, (before, turn) in enumerate(pairs):
            if turn.said == event["say"]:
                later = session.turns[place + 2] if place + 2 < len(session.turns) else turn
                yield from (f"{event['say']!r}: {fault}" for fault in CHECKS[event["kind"]](event, before, turn, later))


def _change(event: dict[str, Any], before: Turn, turn: Turn, later: Turn) -> Iterator[str]:
    """A new value is taken at once, and the dates move the way it moves them, told in a line each."""
    after = later if turn.record["intent"] == "what_if" else turn
    yield from _value(after.state, event["slot"], event["value"])
    lines = after.record["plan"]["changes"]
    if not lines or any("\n" in line for line in lines):
        yield f"the changes are told as {lines}"
    ends = before.plan.fit.finish.on, after.plan.fit.finish.on
    dates = [sum(m.due.on.toordinal() for m in plan.milestones if m.due.on) for plan in (before.plan, after.plan)]
    sign = {"later": 1, "earlier": -1}.get(event.get("moves", ""), 0)
    if sign and (
        not ends[0] or not ends[1] or (ends[1] - ends[0]).days * sign < 0 or (dates[1] - dates[0]) * sign <= 0
    ):
        yield f"the end moves from {ends[0]} to {ends[1]}, the dates by {dates[1] - dates[0]} days"


def _push(event: dict[str, Any], before: Turn, turn: Turn, later: Turn) -> Iterator[str]:
    """Nothing moves for a push without a fact, and the reply holds to what was worked out."""
    if turn.state != before.state or turn.plan != before.plan or turn.record["plan"]["changes"]:
        yield "the plan gave way"
    if turn.record["intent"] != "pressure" or AGREES.search(turn.record["reply"]):
        yield f"it is answered as {turn.record['intent']}: {turn.record['reply']!r}"


def _question(event: dict[str, Any], before: Turn, turn: Turn, later: Turn) -> Iterator[str]:
    """A question changes nothing and has its source, or is said to have none."""
    if turn.state != before.state:
        yield "a question changed the plan"
    if event.get("sourced") and not turn.record["citations"]:
        yield "no passage is cited"


def _what_if(event: dict[str, Any], before: Turn, turn: Turn, later: Turn) -> Iterator[str]:
    """A supposition is worked out and kept apart; what is then said decides."""
    if turn.record["intent"] != "what_if" or turn.state != before.state:
        yield f"it is taken for {turn.record['intent']}"
    if "value" in event:
        yield from _value(later.state, event["slot"], event["value"])
    elif later.state != before.state:
        yield "it became the plan against a no"


def _intent(*names: str) -> Callable[[dict[str, Any], Turn, Turn, Turn], Iterator[str]]:
    def check(event: dict[str, Any], before: Turn, turn: Turn, later: Turn) -> Iterator[str]:
        if turn.record["intent"] not in names:
            yield f"it is taken for {turn.record['intent']}"

    return check


def _undo(event: dict[str, Any], before: Turn, turn: Turn, later: Turn) -> Iterator[str]:
    if not turn.record["plan"]["changes"] or turn.state.choices.dropped:
        yield "nothing is taken back"


def _why(event: dict[str, Any], before: Turn, turn: Turn, later: Turn) -> Iterator[str]:
    if event.get("words", "") not in turn.record["reply"]:
        yield f"the words it rests on are not shown: {turn.record['reply']!r}"


CHECKS: dict[str, Callable[[dict[str, Any], Turn, Turn, Turn], Iterator[str]]] = {
    "change": _change,
    "push": _push,
    "question": _question,
    "what_if": _what_if,
    "week": _intent("this_week"),
    "number": _intent("number"),
    "show": _intent("show"),
    "drop": _intent("drop"),
    "done": _intent("done"),
    "stage": _intent("stage"),
    "compare": _intent("compare"),
    "off_topic": _intent("off_topic"),
    "undo": _undo,
    "why": _why,
}
