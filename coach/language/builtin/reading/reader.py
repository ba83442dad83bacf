"""Reading one message into facts and an intent, by rules alone: no model, no network, a few milliseconds."""

import re
from collections.abc import Iterator, Mapping, Sequence

from coach.domain.profile import SLOTS
from coach.domain.turn import Intent
from coach.framework.tables import Framework
from coach.language.base import EVERY, Reading, ReadInputs
from coach.language.builtin.reading import answers, corrections, edits, fitting, intents, retarget, supposing
from coach.language.builtin.reading.aims import refusals
from coach.language.builtin.reading.alone import ending, opening, thanked, whole
from coach.language.builtin.reading.awaited import awaited
from coach.language.builtin.reading.compare import sides
from coach.language.builtin.reading.conditions import conditions
from coach.language.builtin.reading.either import two_aims
from coach.language.builtin.reading.hired import hired
from coach.language.builtin.reading.hours import hours
from coach.language.builtin.reading.household import household
from coach.language.builtin.reading.inventory import inventory
from coach.language.builtin.reading.items import asked_about
from coach.language.builtin.reading.lexicon import Lexicon, lexicon
from coach.language.builtin.reading.likeness import Embed, Likeness
from coach.language.builtin.reading.listed import listed
from coach.language.builtin.reading.money import money, unreadable_pay
from coach.language.builtin.reading.options import options
from coach.language.builtin.reading.papers import papers
from coach.language.builtin.reading.place import INDUSTRY, place
from coach.language.builtin.reading.plainly import plain_reading
from coach.language.builtin.reading.present import roles
from coach.language.builtin.reading.roles import targets
from coach.language.builtin.reading.scene import Found, Scene
from coach.language.builtin.reading.sensitive import protected
from coach.language.builtin.reading.skills import skills
from coach.language.builtin.reading.stages import stage_named, stage_wanted
from coach.language.builtin.reading.stance import Stance, opens_question, stance
from coach.language.builtin.reading.text import Text, lex
from coach.language.builtin.reading.times import times
from coach.language.builtin.reading.wishes import wishes

NO_JOB_AT_ALL = re.compile(
    r"(?P<what>[^.!?;\n]{1,40}?) (?:is|was) (?:not|no|never)(?: even)? (?:an? |my )?(?:job|work|role|title)\b"
)
AIMING = re.compile(r"\b(?:want|would like|goal|target|aim|become|should i|torn|decide|choose|which)\b")
PAST_WORK = re.compile(r"\b(?:i|we) (?:was|were|used to be|have been|had been|worked|am) (?:an?|as|the|mostly)\b")
COUNTED = ("budget", "dependants", "network", "risk_tolerance", "years_experience", "years_in_role")
SAYING = 3  # words from which a message is long enough to be compared by its meaning
MEANT = 400  # characters of a message that are compared


class Reader:
    """Reads messages. `embed` turns texts into vectors; where given, it tells apart intents the rules leave open."""

    def __init__(self, framework: Framework, embed: Embed | None = None) -> None:
        self._lexicon = lexicon(framework.catalogue)
        self._likeness = None if embed is None else Likeness(embed)

    def prepare(self) -> None:
        """Load what a first message would wait for."""
        if self._likeness is not None:
            self._likeness.prepare()

    def read(self, inputs: ReadInputs) -> Reading:
        """What a message says: facts with the words they rest on, the intent, and what a question or edit is about.

        Never raises for any text. Facts come only from what the person says of themselves: never from questions,
        suppositions, or what others are reported to say.
        """
        text = lex(inputs.message, self._lexicon.known)
        asked = inputs.asked.partition(":")[2] if inputs.asked.startswith("confirm:") else inputs.asked
        asked = "" if fitting.commands(text.plain) else _reopened(text.plain, asked, inputs.known)
        parts = stance(text.plain, asked)
        reading = _Message(inputs, text, parts, asked if asked in SLOTS else "", self._lexicon).reading()
        left_open = reading.intent == "answer" and not reading.facts and len(text.plain.split()) >= SAYING
        intent = self._likeness.intent(inputs.message[:MEANT]) if self._likeness and left_open else None
        if intent is None:
            return reading
        return reading.model_copy(update={"intent": intent, "unclear": None, "subject": text.words(0, len(text.plain))})


def _reopened(plain: str, asked: str, known: Mapping[str, str]) -> str:
    """The question a message goes back to: "sorry is no job, receptionist maybe" is about the role taken wrongly."""
    wrong = NO_JOB_AT_ALL.search(plain)
    if wrong is None:
        return asked
    said = (slot for slot in ("target_role", "role") if slot in known and known[slot].lower() in wrong["what"])
    return next(said, asked)


class _Message:
    """One message on its way to a reading."""

    def __init__(self, inputs: ReadInputs, text: Text, parts: Stance, asked: str, words: Lexicon) -> None:
        self.inputs, self.text, self.parts, self.asked, self.words = inputs, text, parts, asked, words
        self.plain = text.plain

    def reading(self) -> Reading:
        """The reading of this message."""
        alone = whole(self.plain)
        if alone in ("yes", "no") and self.asked == "relocate":
            fact = Found("relocate", alone == "yes", 0, len(self.plain))
            return self._reading("answer", [fact])
        if alone is None and (apart := self._apart()) is not None:
            return apart
        plainly = Reading(intent=alone) if alone is not None and not self._counts_none(alone) else None
        plainly = plainly or plain_reading(self.text, self.inputs, self.words)
        if plainly is not None:
            return plainly
        edit = edits.edit(self.text, self.parts.said, self.inputs.items, self.inputs.today)
        if edit is not None and (edit.intent != "done" or not edit.subject) and not self._about_a_slot(edit.subject):
            return Reading(
                intent=edit.intent,
                subject=edit.subject,
                item=edit.item,
                when=edit.when,
                evidence=edit.evidence,
                near=edit.near,
            )
        return self._told(edit)

    def _told(self, edit: edits.Edit | None) -> Reading:
        """What a message tells that is no command: its facts and what it is for."""
        answer = None if self.parts.asks else awaited(self.text, self.inputs.asked, self.inputs.today)
        if answer is not None:
            return answer
        facts = self._facts()
        either = self._two_aims(facts)
        if either is not None:
            return either
        intent = self._intent(facts)
        if edit is not None and edit.intent == "done" and intent in ("answer", "pressure"):
            kept = [fact for fact in facts if fact.slot not in ("credentials", "achievements", "education")]
            return self._reading("done", kept, subject=edit.subject, item=edit.item, evidence=edit.evidence)
        about = self._about(intent, facts)
        return self._thought_of(about) if intent == "answer" and not facts else about

    def _thought_of(self, reading: Reading) -> Reading:
        """Another job that is only named, once there is an aim: laid beside the plan rather than taken or lost."""
        free = self.inputs.asked in ("", "next") or self.inputs.asked.startswith("evidence:")
        found = retarget.mentioned(self.text, self.words) if free and "target_role" in self.inputs.known else None
        if found is None or answers.same(found.value, self.inputs.known.get("role", "")):
            return reading
        return self._reading("what_if", [], supposed=[found], subject=self.text.words(0, len(self.plain)))

    def _two_aims(self, facts: list[Found]) -> Reading | None:
        """Two roles wished for at once, of which none is the target yet; words that tell of work done name none."""
        wished = self.asked in ("goal", "target_role") or any(fact.slot == "target_role" for fact in facts)
        wished = wished or AIMING.search(self.plain) is not None
        if not wished or not self.parts.said.strip() or PAST_WORK.search(self.plain):
            return None
        pair = two_aims(self.text, self.words)
        if pair is None:
            return None
        kept = [fact for fact in facts if fact.slot not in ("target_role", "goal", "goal_type")]
        undecided = ending(self.plain) or "answer"
        return self._reading("compare" if self.parts.asks else undecided, kept, sides=pair)

    def _apart(self) -> Reading | None:
        """What no rule of facts is for: orders to a machine, text pasted in, and what shows the step asked about."""
        if fitting.apart(self.plain) in ("instruction", "paste"):
            return Reading(intent="off_topic")
        slot, _, id = self.inputs.asked.partition(":")
        title = next((item.title for item in self.inputs.items if item.id == id), "")
        if slot != "evidence" or self.parts.asks or not fitting.shows(self.plain, title):
            return None
        return Reading(intent="done", item=id, evidence=self.text.words(0, len(self.plain)))

    def _counts_none(self, alone: Intent) -> bool:
        """ "No", "none" and "nobody" are amounts where an amount was asked for; a bare number is no greeting."""
        return alone == "no" and self.asked in COUNTED

    def _about_a_slot(self, subject: str) -> bool:
        return bool(re.search(r"\b(?:hours|budget|pay|salary|deadline)\b", subject.lower())) and "#" in self.plain

    # facts

    def _scene(self, part: str, *, loose: bool, asked: str) -> Scene:
        return Scene(
            text=self.text,
            part=part,
            today=self.inputs.today,
            asked=asked,
            currency=self.inputs.currency,
            known=self.inputs.known,
            loose=loose,
        )

    def _facts(self) -> list[Found]:
        """The facts of what is said."""
        said = self.parts.said
        of_others = self.asked in answers.SAID_OF_OTHERS and not self.parts.asks and not self.parts.supposes
        if not said.strip() and not of_others:
            return []
        marked = corrections.marked(self.plain)
        scene = self._scene(said, loose=False, asked=self.asked)
        found = list(self._read(scene))
        found += listed(scene, found)
        if marked and self.asked != "achievements" and not any(isinstance(fact.value, float) for fact in found):
            found = self._corrected(found)
        return self._settled(found)

    def _corrected(self, found: list[Found]) -> list[Found]:
        """The facts with the number a correction sets, if it sets one."""
        corrected = self._number(self.parts.said, self.asked)
        if not corrected:
            return found
        fact = corrected[0]
        loose = list(self._read(self._scene(self.parts.said, loose=True, asked=fact.slot)))
        better = [item for item in loose if item.slot in (fact.slot, "currency") and item.value == fact.value]
        better += [item for item in loose if item.slot == "currency"]
        others = [item for item in found if item.slot != fact.slot]
        return [*others, *(better if any(item.slot == fact.slot for item in better) else [fact, *better])]

    def _number(self, part: str, asked: str) -> list[Found]:
        """The number that takes the place of a known one."""
        fact = corrections.number_corrected(self.text, part, asked, self.inputs.known, self.inputs.last_reply)
        return [] if fact is None else [fact]

    def _supposed(self) -> list[Found]:
        return self._supposes()[0]

    def _supposes(self) -> tuple[list[Found], str | None]:
        """What is supposed, and the slot that is supposed to change without a value."""
        part = self.parts.supposed if self.parts.supposes else self.plain
        scene = self._scene(part, loose=True, asked="")
        found = [*supposing.supposed_role(scene, self.words), *self._read(scene)]
        if not found and corrections.marked(part):  # "suppose it were 2000 instead of 500"
            found = self._number(part, "")
        return supposing.narrowed(scene, self._settled(found))

    def _read(self, scene: Scene) -> Iterator[Found]:
        for rule in (hours, money, times, options, household, place, conditions, refusals, wishes):
            yield from rule(scene)
        new_job = list(hired(scene, self.words))
        role = new_job or list(roles(scene, self.words))
        yield from role
        yield from answers.years_after(scene, role)
        aims = targets(scene, self.words, INDUSTRY)
        yield from (aim for aim in aims if not any(aim.start < job.end and job.start < aim.end for job in new_job))
        yield from skills(scene, self.words)
        yield from papers(scene, self.words)
        yield from inventory(scene, self.words)

    def _settled(self, found: list[Found]) -> list[Found]:
        """One value for a single slot, no value twice, nothing protected, nothing out of range."""
        if self.asked and not any(fact.slot == self.asked for fact in found):
            whole = self.asked in answers.SAID_OF_OTHERS and not self.parts.asks
            part = self.plain if whole else self.parts.said
            found = [*found, *answers.answered(self._scene(part, loose=False, asked=self.asked), found)]
        kept: list[Found] = []
        for fact in answers.without_overlaps(found, self.asked):
            slot = SLOTS[fact.slot]
            plain = self.plain[fact.start : fact.end]
            if fact.value == "" or protected(fact.slot, plain) or not answers.in_range(fact):
                continue
            same = [item for item in kept if item.slot == fact.slot]
            if same and (not slot.many or any(item.value == fact.value for item in same)):
                continue
            kept.append(fact)
        return kept

    # intent

    def _intent(self, facts: list[Found]) -> Intent:
        for intent in (self._surely, self._asking, self._telling):
            found = intent(facts)
            if found is not None:
                return found
        return "answer"

    def _surely(self, facts: list[Found]) -> Intent | None:
        plain = self.plain
        if intents.HELP.match(plain):
            return "help"
        if intents.NUMBER.search(plain) and intents.ABOUT_NUMBER.search(plain):
            return "number"
        if intents.OFF_TOPIC.search(plain) and not facts:
            return "off_topic"
        if intents.PLAN_NOW.search(plain):
            return "plan_now"
        if sides(self.text) is not None and self.asked not in ("target_role", "role"):
            return "compare"
        if supposing.asked_about(plain, self.words):
            return "what_if"
        if self.parts.supposes:
            tried = answers.asks_what_if(self.parts.supposed) or self._supposed_and_asked()
            return "what_if" if tried else "question" if opens_question(self.parts.supposed.strip()) else None
        return None

    def _supposed_and_asked(self) -> bool:
        return opens_question(self.parts.supposed.strip()) and bool(self._supposed())

    def _asking(self, facts: list[Found]) -> Intent | None:
        plain = self.plain
        if intents.WEEK.match(plain):
            return "this_week"
        if stage_wanted(plain) is not None and not intents.SHOW.match(plain):
            return "stage"
        if intents.SHOW.match(plain):
            return "show"
        if intents.WHY.match(plain) and not intents.WHY_GENERAL.search(plain):
            return "why"
        wordy = bool(self.asked) and SLOTS[self.asked].kind == "text"
        if (
            self.asked
            and not facts
            and (answers.STILL_UNKNOWN.search(plain) or wordy and answers.WHATEVER.match(plain))
        ):
            return "unknown"
        if (
            intents.TOLD.search(plain)
            and (intents.TOLD_SURE.search(plain) or len(plain.split()) <= 6)
            and not self.parts.asks
        ):
            return "told_you"
        if self._presses(facts):
            return "pressure"
        if self.parts.asks or (intents.QUESTION.search(plain) and not facts):
            return "question"
        return None

    def _presses(self, facts: list[Found]) -> bool:
        return bool(intents.PRESSURE.search(self.plain)) and not intents.NEW_VALUE.search(self.plain)

    def _telling(self, facts: list[Found]) -> Intent | None:
        begun = opening(self.plain) or ending(self.plain)
        if begun is not None and not any(fact.slot == self.asked for fact in facts):
            return begun
        known = [fact for fact in facts if fact.slot in self.inputs.known and not SLOTS[fact.slot].many]
        changed = [fact for fact in known if not answers.same(fact.value, self.inputs.known[fact.slot])]
        if self.asked == "credentials" and facts and all(fact.negated and fact.value == EVERY for fact in facts):
            return "no"  # "I don't hold any" answers the question
        if any(fact.negated for fact in facts):
            return "correct"
        if changed and self.inputs.asked != f"confirm:{changed[0].slot}":
            return "correct"
        if facts and corrections.marked(self.plain) and not self.inputs.asked.startswith("confirm:"):
            meant = corrections.MARKER.search(self.plain) and (self.inputs.known or not self.asked)
            return "correct" if changed or meant and self._numeric(facts) else None
        return "thanks" if not facts and not self.asked and thanked(self.plain) else None

    def _numeric(self, facts: list[Found]) -> bool:
        return any(isinstance(fact.value, float) for fact in facts)

    # the whole

    def _about(self, intent: Intent, facts: list[Found]) -> Reading:
        plain = self.plain
        if intent == "pressure":
            facts = [fact for fact in facts if not isinstance(fact.value, float)]
        if intent in ("off_topic", "help", "number", "why", "this_week", "plan_now"):
            facts = [fact for fact in facts if isinstance(fact.value, float)]
        if intent in ("number", "why", "question"):
            subject = answers.subject(self.text, intent)
            item = asked_about(subject, self.inputs.items) if intent != "question" else None
            return self._reading(intent, facts, subject=subject, item=item)
        if intent == "compare":
            pair = sides(self.text)
            return self._reading(intent, [], sides=pair or (), subject=self.text.words(0, len(plain)))
        if intent == "what_if":
            supposed, unclear = self._supposes()
            more = {"unclear": unclear, "subject": self.text.words(0, len(plain))}
            return self._reading(intent, facts, supposed=supposed, **more)
        if intent in ("stage", "show"):
            stage = stage_wanted(plain) if intent == "stage" else stage_named(plain)
            return self._reading(intent, [], stage=stage)
        changing = supposing.loosely(self.parts.said, told=True) if intent == "answer" and not facts else None
        if changing is not None and changing != self.asked:
            return Reading(intent="change", unclear=changing)
        return self._reading(intent, facts)

    def _reading(self, intent: Intent, facts: list[Found], supposed: Sequence[Found] = (), **more: object) -> Reading:
        proposed = tuple(fact.proposed(self.text) for fact in facts)
        unclear = self._unclear(intent, facts)
        fields = {"supposed": tuple(fact.proposed(self.text) for fact in supposed), "unclear": unclear, **more}
        return Reading.model_validate({"intent": intent, "facts": proposed, **fields})

    def _unclear(self, intent: Intent, facts: list[Found]) -> str | None:
        """The slot that was spoken of without a value that can be read."""
        if intent not in ("answer", "correct"):
            return None
        pay = self._scene(self.parts.said, loose=False, asked=self.asked)
        if not any(fact.slot == "pay" for fact in facts) and unreadable_pay(pay):
            return "pay"
        told = [fact for fact in facts if fact.slot != "employer_type"]
        if self.asked and not told and self.plain.strip() and answers.spoken_of(self.asked, self.plain):
            return self.asked
        return None
