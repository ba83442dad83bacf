"""A new job that someone has got: it is their role from now on, and ends what was so of the one before."""

import re
from collections.abc import Iterator

from coach.language.base import EVERY
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.place import NO_EMPLOYER
from coach.language.builtin.reading.roles import ARTICLE, DOUBTED, NEGATED
from coach.language.builtin.reading.scene import Found, Scene, each
from coach.language.builtin.reading.titles import title
from coach.planning.goalwords import OUT_OF_WORK

JOB = r"(?:an?|the|my|this|that)? ?(?:new )?(?:job|post|role|position|work|contract|place)"
BOSS = (
    r"(?:they|he|she|(?:my|the) (?:boss|manager|owner|company|firm|school|hospital|restaurant|shop|hotel)) "
    r"(?:have |has |just )*"
)
HIRED = re.compile(
    r"\bi (?:(?:have|just|finally|actually|now|am|will|also) )*(?:"
    rf"(?:got|landed|won|took|accepted|secured|found|got given|was given|been given) {JOB} (?:as|of) {ARTICLE}|"
    rf"(?:start(?:ed|ing)?|begin|began|beginning)(?: {JOB})?(?: (?:work|working|there))? as {ARTICLE}|"
    rf"(?:was|got|have been|been) (?:hired|taken on|appointed|promoted|made) (?:as |to (?:be )?)?{ARTICLE})|"
    rf"\bi (?:am )?(?:now|currently|these days) (?:work(?:ing)? as )?{ARTICLE}|"
    rf"\b{BOSS}(?:hired|took|appointed|promoted|made) me (?:on )?(?:as |to (?:be )?)?{ARTICLE}"
)
UNSURE = re.compile(r"\b(?:when|once|until|before|after|as soon as|maybe|whether|hope|wish)\b(?: [a-z']+){0,4} ?$")
OF_THE_LAST_JOB = ("years_in_role",)  # what is known of the job before and no longer so


def hired(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """The role of a new job, and what no longer holds with it."""
    for match in each(HIRED, scene):
        before = scene.before(match.start(), 40)
        if DOUBTED.search(before) or NEGATED.search(before) or UNSURE.search(before):
            continue
        found = title(scene, lexicon, match.end(), "role", certain=False, exact=False)
        if found is not None:
            yield found
            if str(found.value).casefold() != scene.known.get("role", "").casefold():
                yield from (Found(slot, EVERY, match.start(), found.end, negated=True) for slot in _ended(scene))
            return


def _ended(scene: Scene) -> Iterator[str]:
    yield from (slot for slot in OF_THE_LAST_JOB if slot in scene.known)
    if scene.known.get("employer_type") == NO_EMPLOYER:
        yield "employer_type"
    if any(words in scene.known.get("goal", "").lower() for words in OUT_OF_WORK):
        yield "goal"
