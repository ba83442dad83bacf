"""Plain questions about the plan itself: "what's the plan", "am I late", "what is the hardest part", "what changed".

A whole message has to be such a question, however it is filled out ("so what's the plan then, mate?"): a longer
question is about something else.
"""

import re

from coach.domain.turn import Aspect

FILLER = re.compile(
    r"\b(?:ok|okay|so|well|um|hmm|hm|oh|ah|and|but|right|alright|hey|hi|now|then|please|pls|plz|coach|great|cool|lol|"
    r"haha|"
    r"sorry|honestly|look|listen|tbh|just|really|still|actually|exactly|again|mate|man|bro|dude|love|though|anyway|"
    r"basically|currently|in all|altogether|overall|at the moment|right now|for me|here|today|tho|ever|even|all in|"
    r"can you|could you|tell me|remind me|would you say|do you think)\b"
)
PLAN = r"(?:(?:the|my|our|this|that|your|its) )?(?:whole |full |new |current )?(?:plan|roadmap)"
PART = r"(?:part|bit|step|thing|piece|one|hurdle|obstacle|problem|gap)"
THERE = r"(?:there|done|finished|ready|qualified|a [a-z ]{3,30}|an [a-z ]{3,30})"
ASPECTS: tuple[tuple[Aspect, str], ...] = (
    ("plan", (
        rf"(?:what is |show(?: me)? |see |what about |give me |what does |how does )?{PLAN}(?: is| look like| say)?|"
        rf"where were we|where are we|"
        rf"where (?:did|do) (?:we|i) (?:stop|leave off|stand)|what (?:plan|is on the plan)"
)),
    ("gaps", (
        r"(?:what is |what are |show(?: me)? |see |list |give me |what )?(?:the |my |all |all the |all my )?"
        r"(?:gap|gaps|gap list|list of gaps|skill gaps|missing(?: skills| things| bits)?|am i missing|"
        r"do i (?:lack|miss)|i am missing|i lack|i miss|is missing|is there missing)|what else (?:do i need|"
        r"is missing)|"
        r"what (?:do|will|would) i (?:need|have to learn|need to learn|still need)(?: to get there| to learn|"
        r" for (?:it|that))?"
)),
    ("changes", (
        r"what (?:has |have |did |is )?(?:you |i |we |it )?(?:changed?|moved?|different|new)(?: (?:in|with|about|to) "
        rf"{PLAN})?(?: since(?: [a-z ]+)?)?|what was (?:that )?changed?|what (?:was|is) the (?:change|difference)"
)),
    ("target", (
        r"what (?:is|was|are) (?:(?:my|the|our|your|me) )?(?:target|goal|aim|target role|target job|dream job)|"
        r"what (?:am i|are we|is it) (?:aiming|going|heading|working)(?: (?:for|at|towards?|to))?|"
        rf"(?:which|what) (?:job|role|target|goal|work) (?:is|was|does) {PLAN}(?: for| about| aim at| lead to)?|"
        r"(?:which|what) (?:job|role|target|goal) (?:am i|are we|do we have|have we)(?: [a-z]+){0,3}|(?:my )?target"
)),
    ("fit", (
        rf"(?:does|do|will|would|can|is|did) (?:it|this|that|things|{PLAN})(?: (?:all|ever))? "
        r"(?:fit|fits|work out|add up|hold|be done|realistic|doable|possible|feasible|fitting)(?: (?:in|with "
        r"(?:my|the) [a-z ]+))?|is it (?:realistic|doable|possible|feasible)|"
        r"(?:is (?:it|this|that) (?:realistic|doable|legit|a pipe dream|a fantasy) (?:or )?)?am i (?:kidding|"
        r"fooling|deluding) "
        r"myself|is (?:it|this|that) (?:legit|a pipe dream|too ambitious|crazy|mad)|"
        r"(?:(?:it is |that is )?too (?:long|slow) )?(?:what (?:is|would be|goes) (?:faster|quicker)|(?:can|"
        r"could) (?:it|this|i) "
        r"(?:be|go|get there|do (?:it|this)) (?:any )?(?:faster|quicker|sooner)|how (?:can|do|could) i (?:get "
        r"there|go|do it) "
        r"(?:faster|quicker|sooner))"
)),
    ("hardest", (
        rf"(?:what|which)(?: {PART})? (?:is|will be|would be|are|of (?:it|this|that) is|takes?|will take|costs?|has|"
        rf"needs)(?: going to be)? "
        rf"(?:the |my )?(?:hardest|toughest|biggest|longest|most difficult|trickiest|worst|most work|most time|"
        rf"most effort|most expensive|most)(?: {PART}s?)?(?: (?:of|in) (?:it|this|that|all this|{PLAN}))?"
)),
    ("late", (
        r"(?:am i|are we|is (?:it|that|this)|will i be|have i got|i am|do i have) (?:too |very |running )?(?:late|"
        r"behind"
        r"(?: schedule)?|on track|on time|on schedule|too slow|slow|in time|far behind|enough time)(?: with (?:it|"
        r"this|that|"
        rf"{PLAN}))?|how (?:late|far behind) am i|did i miss (?:anything|something|a date)"
)),
    ("chances", (
        r"how (?:sure|certain|confident) (?:are you|is (?:it|that|this)|am i)(?: (?:of|about|that|with) [a-z ']+)?|"
        r"what are (?:my|the) (?:chances|odds)(?: (?:of|for|to) [a-z ']+)?|(?:will|would) (?:it|this|that|i) (?:work|"
        r"succeed|make it|get there|get (?:a|the|that) job)|(?:do )?you promise(?: (?:it|this|that|me))?"
        r"(?: (?:it|this|that|i))?(?: will work)?|how likely is (?:it|that|this)|(?:is|are) (?:it|that|this|you) "
        r"(?:sure|certain|guaranteed)"
)),
    ("long", (
        r"why (?:does|will|would|is) (?:it|this|that) (?:take |taking )?(?:that |this )?long|why (?:that )?(?:long|"
        r"late)|"
        rf"how (?:long|many (?:months|years|weeks))(?: (?:will|does|would|is|do|to|until|till|before|for))?(?: (?:it|"
        rf"this|that|"
        rf"i|all|{PLAN}|be|am|me))*(?: (?:take|takes?|get|last|going to take|need|be))?(?: (?:me|this|"
        rf"it))?(?: (?:to (?:get |be )?)?"
        rf"{THERE})?|when (?:will|would|am|can|do|could) i (?:be|get|finish|finished)?(?: {THERE})?|"
        rf"when is it (?:done|over|finished)"
)),
    ("cost", (
        r"why (?:does|will|would|is) (?:it|this|that) (?:cost )?(?:that )?(?:much|expensive|dear)|"
        r"why (?:that )?expensive|"
        rf"(?:how much|what)(?: (?:will|does|would|is|do|money|are))?(?: (?:it|this|that|all|{PLAN}|the|i|need))*"
        r"(?: (?:cost|costs|going to cost|price|have to pay|for it|need))(?: (?:me|in total|all|together))*"
)),
)  # fmt: skip
RULES = tuple((aspect, re.compile(rf"(?:{body})")) for aspect, body in ASPECTS)
WEEK = re.compile(
    r"what (?:(?:do|should|would|can|must|shall|will|is it|am) )?i (?:(?:need|have|going|got|supposed) to "
    r")?(?:do|be doing|"
    r"start|"
    r"start with|work on|tackle)(?: (?:first|next|this week|tomorrow|on monday))*|what (?:to do|for|is for|is on|"
    r"is up|is due) "
    r"(?:this week|next|first)|what is (?:the |my )?(?:first|next) (?:thing|step|task|job|move)(?: to do|"
    r" i do)?(?: this week)?|"
    r"(?:the |my )?(?:first|next) (?:thing|step|task)(?: to do)?|(?:my |the )?(?:week|this week)|(?:what )?this week|"
    r"where (?:do|should|can|would) i (?:start|begin)|how (?:do|should|can) i (?:start|begin)|what (?:do i do )?next"
)
LONGEST = 200  # characters that are looked at
TOO_LONG = 14  # words from which a message asks for more than this


def core(plain: str) -> str:
    """A message without the words that only fill it out, and without marks."""
    bare = re.sub(r"[^\w'# ]", " ", plain)
    return " ".join(FILLER.sub(" ", bare).split())


def aspect(plain: str) -> Aspect | None:
    """What of the plan a message asks about, or None when it is about something else."""
    said = core(plain[:LONGEST])
    if not said or len(said.split()) > TOO_LONG:
        return None
    return next((name for name, rule in RULES if rule.fullmatch(said)), None)


def asks_for_the_week(plain: str) -> bool:
    """Whether a message asks what to do now, in whatever grammar: "what i do this week mate"."""
    said = core(plain[:LONGEST])
    return len(said.split()) <= TOO_LONG and WEEK.fullmatch(said) is not None
