"""Which part of the session someone wants to go to: "let's talk about risks"."""

import re

from coach.domain.turn import Stage
from coach.language.builtin.reading.intents import LEAD

STAGES: tuple[tuple[Stage, str], ...] = (
    ("risks", r"risks?|what could go wrong|setbacks?|dangers?|plan b|contingenc\w+"),
    ("gaps", r"gaps?|skill gaps?|what i am missing|what is missing|my weaknesses|missing skills"),
    ("paths", (
        r"paths?|options|routes?|ways?(?: (?:forward|ahead|from here))?|alternatives|trade-?offs?|choices"
)),
    ("tracking", (
        r"tracking|how to keep track|progress|check-?ins?|reviews?|accountability|how (?:it|things) (?:is|are) going"
)),
    ("assessment", (
        r"assessment|about me|my profile|my facts|my situation|my details|my background|the start|the beginning|"
        r"my answers|where i am now|where (?:i|you) stand|my strengths"
)),
    ("plan", r"plan|roadmap|milestones?|schedule|timeline|steps"),
)  # fmt: skip
GO_STAGE = re.compile(
    LEAD
    + (
        r"(?:(?:can|could|shall|should|may) (?:we|i|you) (?:please )?|i (?:want|would like|need) to |let us |"
        r"maybe we (?:can|could|should) )?(?:(?:talk|chat|speak|hear|think) (?:about|through|more about)|discuss|"
        r"go(?: back| on| over| through)?(?: to)?|move (?:on|back|ahead|over|forward)? ?(?:to|on to)|jump (?:to|"
        r"back to|ahead to)|look (?:again )?at|focus on|turn to|switch to|continue (?:with|to)|start (?:with|on)|"
        r"return to|get (?:back )?to|skip to|back to|on to|onto|next[:,]?|revisit|work on|tackle|explore) (?:the |"
        r"my |our |some |any |your )?(?P<where>[a-z][a-z' -]{2,40}?)(?: part| section| stage| bit| again| now|"
        r" next| please| then| with you| instead)*\W*$"
    )
)
WRONG = re.compile(
    LEAD + r"what (?:could|can|might|may|will) go wrong(?: (?:here|with (?:it|this|that|the plan|my plan)))?\W*$"
)


def stage_named(plain: str) -> Stage | None:
    """The stage whose name stands in some words, or None."""
    for stage, names in STAGES:
        if re.search(rf"\b(?:{names})\b", plain):
            return stage
    return None


def stage_wanted(plain: str) -> Stage | None:
    """Where the person asks to go: "let's talk about risks", "what could go wrong?"."""
    if WRONG.match(plain):
        return "risks"
    match = GO_STAGE.match(plain)
    if match is None:
        return None
    for stage, names in STAGES:
        if re.fullmatch(
            rf"(?:the |my |our )?(?:[a-z]+ )?(?:{names})(?: (?:of|in) (?:this|my plan|that|the plan|it))?",
            match["where"].strip(),
        ):
            return stage
    return None
