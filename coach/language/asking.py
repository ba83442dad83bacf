"""Which slot a question asks for, however it is worded: the check that no reply asks what is known.

A slot has names ("budget") that fit the ways any slot is asked for, and forms of its own ("how much can you spend").
A condition or a change ("if the firm paid half", "would you change it") asks for something new and counts as neither.
"""

import re
from collections.abc import Collection

from coach.domain.profile import SLOTS

# Ways to ask for anything by its name.
BY_NAME = (
    r"(?:what|which)(?: is| are|'s|’s| was| would be| might be)(?: about| roughly| currently| now)? your {name}",
    r"(?:(?:tell|give|remind) (?:me|us)(?: again)?|share(?: with "
    r"me)?|state|mention)(?: of| about| again)? your {name}",
    r"(?:may|could|can|might) i (?:ask|have|get)(?: you)?(?: about| for)? your {name}",
    r"how (?:much|big|long|large|high|many|tight|far off)(?: exactly| roughly)? (?:is|are) your {name}",
    r"(?:what|which)(?: kind of| sort of)? {name} (?:do|did|are|would|could|can|have) you",
    r"(?:do|have) you (?:already )?(?:have|got|set|hold|know)(?: yourself)? (?:an? |any |your )?{name}",
    r"(?:^|[.!,:] )(?:and )?your {name}\?",
)
NAMES = {
    "role": r"(?:(?:current|present|last) )?(?:job(?: title)?|role|position|occupation|profession|title)",
    "target_role": r"(?:(?:target|dream|goal|ideal|desired|next) (?:job|role|position|title))",
    "goal": r"(?:career |main )?(?:goal|aim|ambition)",
    "years_experience": r"(?:years of experience|experience in years|length of experience)",
    "years_in_role": r"(?:time|years) in (?:this|your|the) (?:role|job|position)",
    "industry": r"(?:industry|sector|field(?: of work)?)",
    "target_industry": r"(?:target|preferred) (?:industry|sector|field)",
    "pay": r"(?:(?:current|present|annual|yearly|monthly) )?(?:pay|salary|income|wages?|earnings)",
    "hours_per_week": r"(?:weekly hours|hours (?:a|per) week|available hours|weekly time|time budget)",
    "timeframe_months": r"(?:deadline|time ?frame|timeline|target date|time horizon)",
    "budget": r"(?:(?:total|overall|learning|training) )?budget",
    "runway_months": r"(?:savings|runway|financial cushion|emergency fund)",
    "dependants": r"(?:dependants|dependents|children|kids)",
    "satisfaction": r"(?:job )?satisfaction",
    "location": r"(?:location|home town|hometown|city|town|area|place of residence)",
    "risk_tolerance": r"(?:risk tolerance|appetite for risk|risk appetite|attitude to risk)",
    "employer_type": r"(?:kind|type|size) of employer",
    "skills": r"(?:main |top |key |best )?(?:skills|strengths)",
    "credentials": r"(?:licen[cs]es?|certificates?|certifications?|credentials?|degrees?)",
    "values": r"(?:core |main |top )?values",
    "network": r"(?:contacts|network|connections)",
    "language": r"(?:languages?|mother tongue)",
}
THINKING = r"(?! (?:think|suppose|believe|expect|imagine|guess|reckon|see|find|know))"
CAN = r"(?:can|could|do|would|will|might|are|have) you" + THINKING
WANT = r"(?:want|like|need|hope|wish|plan|aim|prefer|intend)"
FORMS = {
    "role": (
        r"what do you do (?:for (?:a living|work)|now|at work|at the moment|today|currently|professionally)",
        r"what do you (?:currently )?do\?",
        r"what(?: kind of| sort of)? (?:work|job) (?:do you (?:do|have)|are you (?:in|doing))",
        r"what (?:are you working as|do you work as)",
    ),
    "target_role": (
        r"(?:which|what)(?: kind of)? (?:role|job|position|post|title|work)(?: title)? "
        r"(?:are|do|did|would|will|should|have) you (?:aim|want|like|hop|going "
        r"(?:for|after)|looking|after|in mind|have in mind|target|prefer|be doing|seek)",
        r"what (?:do|would) you (?:want|like|hope|wish|love) to (?:be|become|work as)",
        r"(?:which|what) (?:role|job|position) (?:is|would be) (?:it|the one|your (?:aim|goal|target))",
    ),
    "goal": (r"what (?:would you like|do you (?:want|hope)) to (?:reach|achieve|accomplish|change)\b",),
    "years_experience": (
        r"how (?:many years|long) (?:have|did|had) you (?:been|work|done|do|spen|had|have)"
        r"(?![^?]{0,40}\b(?:this|your|present|current|same) (?:role|position|post|job|employer|company))",
        r"how (?:many years|much) (?:of )?experience",
        r"since when have you (?:been|worked)",
    ),
    "years_in_role": (
        r"how (?:many years|long) (?:have|did|had) you (?:been|work|held|had)[^?]{0,30}\b"
        r"(?:this|your|present|current|same) (?:present |current )?(?:role|position|post|job)",
    ),
    "industry": (r"(?:which|what) (?:industry|sector|field|line of work) (?:do you work|are you|is your)",),
    "target_industry": (rf"(?:which|what) (?:industry|sector|field) (?:do|would) you {WANT}",),
    "pay": (
        r"(?:what|how much)(?: money)? (?:do|did|are) you (?:currently |now "
        r")?(?:earn|mak|paid|get paid|being paid|bring)",
    ),
    "hours_per_week": (
        rf"how (?:many (?:weekly )?hours|much time)(?: (?:a|per|each|every|in a) "
        rf"(?:typical |normal |ordinary )?week)?,? {CAN}",
        r"how (?:many (?:weekly )?hours|much "
        r"time)\b[^?]{0,40}\b(?:realistic|free|available|yours|for you|spare|to spare)\b",
    ),
    "timeframe_months": (
        r"(?:by|until) when (?:do|would|should|must|will|are|is)",
        rf"when (?:do|would|must|should) you {WANT}?(?: to)? ?(?:be there|get "
        rf"there|reach|arrive|have it|have reached|be done)",
        rf"how (?:soon|fast|quickly) (?:do|would|must|should|are) you {WANT}?",
        r"how (?:far ahead|long) should (?:the|this|your) plan",
        r"how (?:many months|much time|long) do you (?:have|want|give yourself)\b(?![^?]{0,20}week)",
    ),
    "budget": (
        rf"how much(?: money)? {CAN} (?:be )?(?:able to |willing to |ready to |like to |want to |afford to )?"
        r"(?:spend|put|invest|afford|set aside|have (?:for|to)|pay for|allocate)",
        r"what (?:can|could|would) you (?:spend|afford|put in|invest|set aside)",
    ),
    "runway_months": (
        r"how (?:long|many months) (?:could|would|can|do|will|are) (?:you|your savings|you able to) "
        r"(?:live|last|get by|carry|survive|manage|cover)",
    ),
    "dependants": (
        r"(?:how many|which) (?:people|children|kids|others)[^?]{0,20} "
        r"(?:depend|rely|count|do you (?:have|support|care))",
        r"(?:who|does anyone|do others) (?:depends?|counts?|relies|rely) on you",
    ),
    "satisfaction": (r"how (?:satisfied|content|happy) are you\b(?! to)(?! with (?:this|the) (?:plan|answer|step))",),
    "location": (
        r"where (?:do|are) you (?:live|living|based|located|work(?:ing)? from|at home)",
        r"(?:which|what) (?:town|city|area|country|place|region) (?:do|are) you",
    ),
    "relocate": (
        r"(?:would|could|can|are) you (?:be )?(?:willing |able |ready |open |prepared |happy |free )?(?:to )?"
        r"(?:move|moving|relocate|relocating|relocation)\b(?! "
        r"(?:up|on|into|this|that|it|the|your|to the next|forward|ahead))",
        r"is (?:moving|relocating|relocation) (?:possible|an option)",
    ),
    "risk_tolerance": (
        r"how much risk (?:can|could|would|do|are) you",
        r"how (?:do you feel about|comfortable are you with) risk",
    ),
    "work_mode": (r"do you work (?:remotely|from home|on[- ]site|in (?:an|the) office)",),
    "employer_type": (r"is your employer (?:an? )?(?:small|large|big|growing)",),
    "skills": (
        r"what (?:are you|would (?:a colleague|others|people) say you(?:'re|’re| are)) "
        r"(?:good|best|strong) at",
    ),
    "credentials": (
        r"(?:which|what|any) (?:licen[cs]es?|certificates?|certifications?|credentials?) "
        r"(?:do|have|are) you",
    ),
    "network": (
        r"(?:who|whom) do you (?:already )?know\b",
        r"do you (?:already )?know (?:anyone|anybody|someone|somebody)\b",
    ),
    "values": (r"what matters(?: most)? to you\b",),
    "language": (r"(?:which|what) languages? do you speak",),
}
ANEW = re.compile(
    r"\b(?:if|suppose|instead|change|changed|still|else|other|another(?! "
    r"(?:place|town|city))|more|besides|again at)\b"
)


def _compiled(slot: str) -> re.Pattern[str]:
    named = [way.format(name=NAMES[slot]) for way in BY_NAME] if slot in NAMES else []
    plain = [re.escape(SLOTS[slot].ask.lower().rstrip("?"))] if SLOTS[slot].ask else []
    ways = [*named, *FORMS.get(slot, ()), *plain]
    return re.compile("|".join(rf"(?:(?<!\w){way})" for way in ways))


WAYS = {slot: _compiled(slot) for slot in SLOTS if slot in NAMES or slot in FORMS or SLOTS[slot].ask}


def asked_for(text: str, among: Collection[str]) -> str | None:
    """The first slot of `among` that a question asks for, or None."""
    said = " ".join(text.lower().split())
    if ANEW.search(said):
        return None
    return next((slot for slot in among if slot in WAYS and WAYS[slot].search(said)), None)
