"""What a what-if supposes beside plain amounts: another job, hours of a job, hours that can't be kept."""

import re
from collections.abc import Iterator, Sequence

from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.scene import Found, Scene
from coach.language.builtin.reading.titles import is_title, title

AS = re.compile(
    r"\b(?:i )?(?:went for|aimed for|aim for|go for|became|become|applied for|apply for|was|were|be|switch(?:ed)? to|"
    r"chose|choose|"
    r"took|take|tried for|try|trained? as|retrained? as|moved? into|go into|do|did|got|get|had|as|pick|picked|find|"
    r"found|"
    r"what about|how about|why not|stay(?:ed)?(?: as)?) (?:being )?(?:an? |the |some )?"
)
ABOUT = re.compile(
    r"\W*(?:(?:ok|and|so|but|or|well|hmm|then)\b[ ,]*)*(?:(?:what|how) about|why not) (?:being |becoming |doing |be |"
    r"become )?(?:an? |the )?"
    r"(?P<role>[a-z][a-z' /&-]{1,50}?)(?: (?:then|instead|now|for me))*\W*"
)
JOB = re.compile(
    r"\b(?:work(?:ed|ing)? (?:in|at|for|as|with|on)|(?:take|took|get|got|find|found|accept(?:ed)?|had|have|"
    r"start(?:ed)?) "
    r"(?:an?|another|that|this|the|some)(?: [a-z-]+){0,3} (?:job|role|position|post)|become|became|retrain(?:ed)?|"
    r"go into|"
    r"went into|moved? into|switch(?:ed)? to|sell|sold|selling|teach|drive|build)\b"
)
AT_WORK = re.compile(
    r"\b(?:part[ -]time|full[ -]time|shifts?|work(?:ed|ing)? (?:only )?#|at work|contract|reduce(?:d)? my hours)\b"
)
CAN_NOT = re.compile(
    r"\b(?:can|could|do|did|would|will|have) not (?:really |even |always )?(?:do|make|manage|keep|give|have|find|"
    r"spend|spare|"
    r"get|afford|put in)? ?(?:up )?(?:the |those |my |these |all )?[$£€]? ?(?P<n>#)?(?: (?P<unit>hours|months|years|"
    r"week))?"
)

AMOUNT = r"(?P<way>fewer|less|more|not (?:as|so) (?:much|many)) (?:spare |free )?(?P<what>hours|time|money|budget)\b"
LOOSE = re.compile(rf"\b{AMOUNT}(?! than)")
# A change of one's own means, told without a value; what is wished of a job is none.
TOLD_LOOSE = re.compile(
    rf"(?:\W*{AMOUNT.replace('?P<way>', '').replace('?P<what>', '')}(?: now| please| for (?:it|now|a while))*\W*$)|"
    r"\bi (?:(?:will|now|only|just|shall|am going to|really) )*(?:have|had|got|can (?:give|spare|spend|do|find|afford))"
    rf"(?: (?:got|only|much|a lot|a bit|a little|far|even|way))* {AMOUNT}(?! than)"
)
FOR_A_JOB = re.compile(r"\b(?:at work|shifts?|contract|overtime|paid|boss|employer)\b")


def loosely(plain: str, *, told: bool = False) -> str | None:
    """The slot of which there is more or less, without a value; one that is `told` of has to be the person's own."""
    match = (TOLD_LOOSE if told else LOOSE).search(plain)
    if match is None or FOR_A_JOB.search(plain):
        return None
    said = LOOSE.search(match[0])
    if said is None or said["what"] in ("money", "budget"):
        return "budget" if said else None
    return "timeframe_months" if (said["way"], said["what"]) == ("more", "time") else "hours_per_week"


def supposed_role(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """The role of a what-if: "what if I took a supervisor job", "… worked in a museum as education officer"."""
    for match in AS.finditer(scene.part):
        found = title(scene, lexicon, match.end(), "target_role", certain=False, exact=False)
        if found is not None:
            yield found
            return


def asked_about(plain: str, lexicon: Lexicon) -> bool:
    """Whether a message only asks what another job would mean: "what about school nurse?"."""
    match = ABOUT.fullmatch(plain)
    return match is not None and is_title(lexicon, match["role"])


def narrowed(scene: Scene, found: Sequence[Found]) -> tuple[list[Found], str | None]:
    """What is supposed without what it is not, and the slot left unclear.

    Hours of a job are no hours for the plan, and what someone can't keep is no value: both have to be asked for.
    """
    if AT_WORK.search(scene.part) and "# hours" in scene.part:
        return [fact for fact in found if fact.slot != "hours_per_week"], "hours_per_week"
    denied = CAN_NOT.search(scene.part)
    if denied is not None and denied["n"]:
        gone = [
            fact for fact in found if fact.slot in AMOUNTS and fact.start < denied.end() and denied.start() < fact.end
        ]
        if gone:
            return [fact for fact in found if fact not in gone], gone[0].slot
    if not found and (slot := loosely(scene.part)):
        return [], slot
    if not found and JOB.search(scene.part):
        return [], "target_role"
    return list(found), None


AMOUNTS = ("hours_per_week", "budget", "timeframe_months")
