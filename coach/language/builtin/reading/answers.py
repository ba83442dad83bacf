"""Answers seen from the question: words for a question about words, what overlaps or is unclear."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.domain.profile import SLOTS
from coach.domain.turn import Intent
from coach.language.builtin.reading import wishes
from coach.language.builtin.reading.aims import wished_clauses
from coach.language.builtin.reading.hedges import kernel
from coach.language.builtin.reading.scene import Found, Scene
from coach.language.builtin.reading.text import Text
from coach.language.builtin.reading.times import times

# Slots that hold words: what a more telling slot was read from is not repeated in them; BESIDE may share the words.
OWN_WORDS = {"motivations", "values", "interests", "must_have", "must_not", "skills", "goal", "network"}
BESIDE = {"goal_type", "role", "currency"}
BESIDE_FACTS = re.compile(r"(?:\W|\b(?:i|have|can|do|give|spend|about|and|a|an|the|with|in|of|for|at most|to|is)\b)*")
WORDY = ("goal", "network", "values", "interests", "motivations", "must_have", "must_not", "accessibility")
SAID_OF_OTHERS = (
    "network",
    "timeframe_months",
    "values",
)  # answered by what others are or do: "when my son starts school"
BY_THEN = re.compile(r"\b(?:(?:by|until|before|around|at) then|that is when|that is (?:my|the) (?:deadline|date))\b")
STILL_UNKNOWN = re.compile(
    r"\bi (?:already |just |have )?(?:said|told you)(?: that)?,? i (?:really |still )?(?:do not|have no) "
    r"(?:know|idea|clue)\b"
)
WHATEVER = re.compile(r"\W*what ?ever\W*$")
SOME_WORK = re.compile(
    r"\b(?:something|anything|somewhere|a job|work|any job) (?:with|in|where|that|near|outdoors|outside|i|to do)\b"
)
NO_ANSWER = re.compile(r"^\W*(?:no|none|nothing|nope|not really|nobody|nah|n/a|yes|yeah|sure|maybe|ok)\W*$")
WHAT_IF = re.compile(
    r"\b(?:what if|what happens if|what would|what changes|suppose|supposing|imagine|assuming|let us say|"
    r"hypothetically|"
    r"pretend|say i|how about if|and if i|but if i)\b"
)
YEARS_LISTED = re.compile(
    r"^(?: (?:at|in|on|with|for) [^,.;\n#]{2,40})?(?:,| with| for| -|;|\.)? ?(?:about |around |for |with |"
    r"over |nearly |"
    r"almost )*(?P<n>#) ?\+? ?years(?! (?:old|ago|time|contract))\b(?: (?:of experience|experience|in|now|"
    r"so far))?"
)
YEARS_THEN_NOW = re.compile(r",? (?:for )?(?P<n>#) ?\+? ?years,? (?:and |but )?(?:now|currently)\b")


def answered(scene: Scene, found: Sequence[Found]) -> Iterator[Found]:
    """Words that answer a question for words, where no rule read them already."""
    if scene.asked == "timeframe_months" and BY_THEN.search(scene.part):
        yield from (fact for fact in times(scene) if fact.slot == scene.asked)
    if scene.asked == "target_role" and not found and SOME_WORK.search(scene.part):
        yield from (replace(fact, slot="goal") for fact in _goal(replace(scene, asked="goal"), found))
    if scene.asked not in WORDY or not scene.part.strip():
        return
    if NO_ANSWER.match(scene.part) and scene.asked != "network":
        return
    if scene.asked == "goal":
        yield from _goal(scene, found)
        return
    others = [fact for fact in found if fact.slot not in ("relocate", "role", "target_role")]
    for fact in wishes.answered(scene) if not others or scene.asked in ("must_have", "must_not") else ():
        if not any(fact.start < other.end and other.start < fact.end for other in others):
            yield fact


def _goal(scene: Scene, found: Sequence[Found]) -> Iterator[Found]:
    """The goal in words, without the clauses that only say what other facts hold ("…, 6 hours a week")."""
    own = [span for span in wished_clauses(scene) if not _said_by(scene, span, found)]
    if own:
        kept = "\n" * own[0][0] + scene.part[own[0][0] : own[-1][1]]
        yield from wishes.answered(replace(scene, part=kept))


def _said_by(scene: Scene, span: tuple[int, int], found: Sequence[Found]) -> bool:
    """Whether a clause says nothing beside the facts read from it."""
    start, end = kernel(scene.part, *span)
    left = list(scene.part[start:end])
    telling = [fact for fact in found if fact.slot != "goal_type"]
    for fact in telling:
        for place in range(max(fact.start, start), min(fact.end, end)):
            left[place - start] = " "
    return (
        any(fact.start < end and start < fact.end for fact in telling)
        and BESIDE_FACTS.fullmatch("".join(left)) is not None
    )


def years_after(scene: Scene, role: Sequence[Found]) -> Iterator[Found]:
    """Years listed right after a role ("Nurse, 6 years") or before the present one ("cook, 12 years, now chef")."""
    for fact in role:
        match = YEARS_LISTED.match(scene.part[fact.end : fact.end + 70])
        if match is not None:
            place = fact.end + match.start("n")
            end = fact.end + len(match[0].rstrip())
            yield Found("years_experience", scene.text.number(place).low, place, end)
        elif match := YEARS_THEN_NOW.search(scene.part, max(0, fact.start - 30), fact.start):
            yield Found("years_experience", scene.number(match).low, *match.span("n"))


def without_overlaps(found: Sequence[Found], asked: str) -> list[Found]:
    """Facts whose words do not repeat what a more telling slot was read from."""
    strong = [fact for fact in found if fact.slot not in OWN_WORDS and fact.slot not in BESIDE]
    strong += [fact for fact in found if fact.slot == asked == "goal"]
    papers = [fact for fact in found if fact.slot in ("credentials", "education", "achievements")]
    return [
        fact
        for fact in found
        if not (isinstance(fact.value, float) and any(paper.start <= fact.start < paper.end for paper in papers))
        if fact.slot not in OWN_WORDS
        or fact.slot == asked == "goal"
        or not any(fact.start < other.end and other.start < fact.end for other in strong)
    ]


def in_range(fact: Found) -> bool:
    """Whether a number lies within the limits of its slot; what is only taken away has none."""
    slot = SLOTS[fact.slot]
    if fact.negated:
        return True
    if slot.kind != "number" or isinstance(fact.value, str):
        return slot.kind != "number" or not isinstance(fact.value, str)
    return (slot.low or 0) <= float(fact.value) <= (slot.high or float("inf"))


def same(value: float | bool | str, known: str) -> bool:
    """Whether a value equals a known one, as text."""
    if isinstance(value, bool):
        return known.lower() in (("true", "yes") if value else ("false", "no"))
    if isinstance(value, float | int):
        try:
            return abs(float(value) - float(known)) < 1e-9
        except ValueError:
            return False
    return value.casefold() == known.casefold()


def asks_what_if(supposed: str) -> bool:
    """Whether a supposition surely asks for its consequences; "if I were a manager I'd hate it" does not."""
    return WHAT_IF.search(supposed) is not None


def subject(text: Text, intent: Intent) -> str:
    """What a why, a number or a question is about, in the person's words."""
    plain = text.plain
    if intent == "why":
        match = re.search(
            r"\b(?:why|how come)\b(?: (?:do|does|did|is|are|should|would) (?:you|i|it|we)(?: (?:think|say|suggest|"
            r"recommend|want|need)(?: (?:that|me to|i (?:need|should|have to)))?)?)?,? ?(?P<what>[^.!?\n]*)",
            plain,
        )
    elif intent == "number":
        match = re.search(
            r"\b(?:where (?:does|do|did|is|are)(?: you get)?|how did you (?:get|come up with|work out|arrive at|"
            r"calculate|figure(?: out)?)|how (?:is|was|are|were)|source (?:for|of)|"
            r"why) ?(?P<what>[^.!?\n]*?)(?: (?:come|coming|calculated|worked|computed|from)\b.*)?(?:[.!?\n]|$)",
            plain,
        )
    else:
        return text.words(0, len(plain))
    if match is None or not match["what"].strip():
        return ""
    said = text.words(*match.span("what"))
    return "" if said.lower() in ("that", "this", "it", "so") else said


def spoken_of(slot: str, plain: str) -> bool:
    """Whether a message that gave no value can be taken for an attempt to answer."""
    return SLOTS[slot].kind in ("number", "flag", "option") or slot == "target_role" and " or " in plain
