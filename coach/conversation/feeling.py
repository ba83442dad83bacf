"""A word for what someone is going through, said once before anything else: a loss, shame, weariness, good news.

Only what the person says in so many words, of themselves and of those near to them; what they only suppose or ask is
none of it. Nothing of it is kept: pain is no fact of a plan.
"""

import re
from typing import NamedTuple

from coach.conversation.reply import Reply
from coach.language.base import Proposed
from coach.language.builtin.reading.stance import sentences, stance
from coach.language.builtin.reading.text import lex

WHO = (
    r"(?:mother|mum|mom|father|dad|husband|wife|partner|fiance|fiancé|son|daughter|brother|sister|child|kid|baby|"
    r"grandmother|grandfather|grandma|grandpa|nan|gran|best friend|friend|boyfriend|girlfriend|aunt|uncle|dog|cat|"
    r"parents|kids|children)"
)
ILLNESS = (
    r"(?:ill|sick|dying|in hospital|in hospice|terminal\w*|disabled|cancer|dementia|alzheimer\w*|parkinson\w*|"
    r"a stroke|a tumou?r|ms\b)"
)
LOSS = (
    r"(?:laid off|made redundant|redundancy|(?:they|he|she|it|who|company|boss|employer|firm|work|manager|hr|have|"
    r"has|had|just|to|and|may|might) "
    r"let (?:me|us) go|(?:was|been|got|being) let go|lost my (?:job|post|work|"
    r"position)|"
    r"(?:got|was|been) (?:fired|sacked|dismissed|canned|axed)|(?:fired|sacked) me|lay-?offs?|out of (?:a job|work)|"
    r"closing (?:us|the \w+) down)"
)


class Feeling(NamedTuple):
    """What is recognised, by which words, and what is said: `heavy` lets the next question come softly."""

    name: str
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    heavy: bool = True


def _feeling(name: str, pattern: str, *words: str, heavy: bool = True) -> Feeling:
    return Feeling(name, re.compile(pattern), words, heavy)


FEELINGS: tuple[Feeling, ...] = (
    _feeling(
        "death",
        rf"\bmy {WHO} (?:\w+ )?(?:died|passed(?: away)?|is dead|was killed)\b|\blost my (?!job){WHO}\b(?! in\b)|"
        r"\b(?:miscarriage|stillb\w+|i am (?:grieving|in mourning|(?:a |recently |newly )*widow(?:ed|er)?))\b",
        "I'm so sorry for your loss.",
    ),
    _feeling(
        "theirs",
        rf"\bmy {WHO} (?:\w+ )?(?:(?:is|are|was|has|have|had|got|with) (?:\w+ ){{0,3}}{ILLNESS}|"
        rf"needs? (?:\w+ )?(?:care|looking after))",
        "I'm sorry about your {who}; that weighs on everything else.",
    ),
    _feeling(
        "caring",
        rf"\b(?:i )?(?:look after|looking after|care for|caring for|am caring for|am the carer of) my (?:\w+ )?{WHO}\b",
        "Caring for your {who} takes hours and strength, and a plan has to leave room for it.",
    ),
    _feeling(
        "illness",
        r"\b(?:sign(?:ed|s|ing) me off|signed off(?: sick| work)?|off sick|(?:i|been) (?:was |am |"
        r"have been )?(?:diagnosed|hospitali[sz]ed)|"
        r"i (?:have|got) (?:cancer|depression|ms|lupus|long covid|ptsd|epilepsy|a (?:brain )?tumou?r|an operation)|"
        r"(?:i am|i have been|been) (?:\w+ )?depressed|panic attacks?|nervous breakdown|had a breakdown|"
        r"my (?:back|knees?|hips?|shoulders?|hands?|health|body|lungs|heart|mental health) (?:is|are|has|"
        r"have) (?:\w+ )?(?:done|gone|finished|bad|"
        r"broken|shot|failing|wrecked|ruined|destroyed|given (?:up|out)|(?:getting )?worse))\b",
        "I'm sorry you are unwell. Your health comes before any plan.",
        "Your health comes first here too; the plan can go slower.",
    ),
    _feeling(
        "parting",
        r"\b(?:my (?:husband|wife|partner|boyfriend|girlfriend) (?:has |just )?(?:left|walked out|moved out|"
        r"is leaving)|(?:he|she) left(?: me| us)?(?= |\W*$)"
        r"(?! (?:the|a|his|her|my|work|for|early|it)\b)|(?:my |the |a |our |going through a |recent )?divorc(?:e|ed|"
        r"ing)\b(?! law| lawyer| case| people| men| women| clients| parents)|"
        r"(?:we|i) (?:have |are |am |just )?(?:separat(?:ed|ing)|split up|broke up)|break-?up)\b",
        "I'm sorry. When two people part, everything has to be worked out anew, money too.",
    ),
    _feeling(
        "worthless",
        r"\b(?:feel(?:s|ing)?|felt) (?:\w+ ){0,2}?(?:worthless|useless|stupid|dumb|small|inadequate|like (?:a |an |"
        r"such a |i am (?:a |an )?)?(?:\w+ )?"
        r"(?:failure|loser|fraud|idiot|nothing|nobody|burden|waste|impostor|imposter))\b|"
        r"\bi am (?:just |such |so |simply )*(?:an? )?(?:worthless|useless|failure|loser|nobody|burden|no good|"
        r"not good enough|not (?:smart|clever) enough|"
        r"too (?:stupid|dumb)|nothing|stupid|idiot)\b(?! (?:but|if|special|to do)\b)",
        "I'm sorry it feels like that. A bad stretch says little about what you are worth or can do.",
        "That is a hard thing to carry around. I don't see you that way from anything you told me.",
    ),
    _feeling(
        "wasting",
        r"\b(?:wasting (?:your|everyone's|everybody's) time|sorry (?:to|for) (?:bother|take|taking|bothering)\b|"
        r"i am (?:a )?(?:waste of time|bother))",
        "You are not wasting anyone's time; this is what I'm here for.",
    ),
    _feeling(
        "feared loss",
        rf"\b(?:afraid|scared|worried|worry|worrying|fear|might|may|could|rumou?rs?|risk|threat\w*|going to|"
        rf"about to)\b[^.!?]{{0,40}}"
        rf"(?:{LOSS}|redundan\w+|los(?:e|ing) (?:my|our) (?:jobs?|posts?|work)|let (?:me|us|people) go|fire me|"
        rf"sack me|be fired)\b",
        "Not knowing whether the job stays is hard in itself.",
    ),
    _feeling("job loss", rf"\b{LOSS}\b", "I'm sorry you lost that job; that is hard on anyone."),
    _feeling(
        "wronged",
        r"\b(?:(?:shout(?:ed|s)?|yell(?:ed|s)?|scream(?:ed|s)?) at(?: me| us)?|bull(?:y|ied|ies|ying)\b|humiliat\w+|"
        r"harass\w*|discriminat\w+|racist|sexist|"
        r"mobb(?:ed|ing)|(?:treat(?:s|ed)?|talks? to) (?:me|us) like (?:dirt|shit|crap|rubbish|trash|garbage|"
        r"a (?:slave|child|dog)))",
        "Nobody should have to work like that.",
    ),
    _feeling(
        "refused",
        r"\b(?:did not get (?:the (?:job|post|role|place|promotion)|it|in)|got (?:rejected|turned down|ghosted|"
        r"passed over)|(?:was|been) (?:rejected|turned down|ghosted|passed over)|"
        r"(?:rejected|ghosted) me|turned me down|(?:said|they said) no\b|(?:another|#|only|just|"
        r"nothing but) rejections?|nobody (?:replies|answers|calls)|failed (?:the|my) (?:exam|test|interview))",
        "That is disappointing, after all you put into it.",
    ),
    _feeling(
        "money",
        r"\b(?:can not (?:pay|make|afford|cover) (?:\w+ )?(?:rent|bills|mortgage|food|heating|groceries)|evict\w*|"
        r"homeless|sleep(?:ing)? in (?:my|the) car|bankrupt\w*|"
        r"in (?:serious |deep |a lot of )?debt|broke (?:right now|now)|am (?:flat |totally )?broke|lost (?:the|my|"
        r"our) (?:house|home|flat|apartment))\b",
        "I'm sorry money is that tight; it leaves little room to think of anything else.",
    ),
    _feeling(
        "tears",
        r"\b(?:cried|crying|in tears|heart ?broken|devastated|want to cry|feel(?:s|ing)? (?:\w+ ){0,3}?(?:sick|sad|"
        r"down|low|awful|terrible|horrible|shit|shitty|crap|hopeless|empty|numb|alone|lonely|"
        r"dead|bad|lost|stuck|trapped|guilty)|hopeless|so (?:sad|lonely|alone)|despair\w*)\b(?! (?:for|"
        r"about leaving early)\b)",
        "I'm sorry it is this hard right now.",
        "I hear you. That is a lot to feel at once.",
    ),
    _feeling(
        "shame",
        r"\b(?:ashamed|(?:it is|is) (?:a |such a |big |the |so )?shame(?:ful)?(?: for me)?(?= |\W*$)(?! that)|"
        r"embarrass\w+|humbling)\b",
        "There is no shame in where you stand; you are doing something about it.",
    ),
    _feeling(
        "tired",
        r"\b(?:burn(?:ed|t|ing|ing me)? ?out|burnout|worn? ?out|wear(?:s|ing) me (?:out|down)|exhaust\w*|(?:so|too|"
        r"dead|just|always|very|constantly) tired|can not even do|"
        r"(?:breaking|killing|ruining|draining|crushing) (?:me|my)|(?:sick|tired) of|fed up|miserable|overwhelmed|"
        r"hat(?:e|ing) (?:my|this|the) (?:job|work|place)|"
        r"can not (?:take|do|stand|bear) (?:it|this)(?: any)?|at the end of my (?:rope|tether)|running on empty)\b",
        "That sounds wearing.",
        "No wonder you are tired.",
    ),
    _feeling(
        "child",
        r"\b(?:(?:having|expecting|going to have|just had|have) (?:a |our |my |another )?(?:first |second |"
        r"new )*(?:baby|newborn)|(?:i am|i'm|wife is|partner is|girlfriend is|we are) (?:\w+ )?pregnant|"
        r"(?:expecting|having) (?:a child|twins)|newborn|baby (?:is )?(?:due|on the way|comes|coming)|"
        r"on maternity leave|become a (?:father|mother|dad|mum|mom|parent))\b",
        "That is big news: a child changes what a week can hold, and the plan can follow.",
        heavy=False,
    ),
    _feeling(
        "interview",
        r"\b(?:(?:got|landed|been offered|invited (?:me )?(?:to|for)|called for) (?:an? |the |my |another |# )?|"
        r"have (?:an|my first|another) )(?:\w+ )?interviews?\b(?! (?:question|skill|prep|practice|nerve|experience|"
        r"tips))",
        "An interview, well done: they want to know more about you.",
        heavy=False,
    ),
    _feeling(
        "won",
        r"(?<!when )(?<!before )(?<!since )(?<!after )(?<!until )(?<!how )\b(?:(?:i|we) (?:just |have |have just |"
        r"finally |actually |even )?(?:got|landed|accepted|won|received) "
        r"(?:(?:the|that|a|my|this) (?:new |better |day |great )?(?:job|post|role|position|promotion|place|offer|"
        r"contract)|an (?:\w+ )?offer|hired|promoted|accepted|in\W*$|it ?!)|"
        r"(?:they|he|she) (?:have |just )?(?:offered|gave|hired|promoted|accepted|took|want) me\b(?! (?:to go|"
        r"a warning|off|out|no|#|back (?:to|on) nights|the sack|notice))|i am hired|"
        r"(?<!he )(?<!she )(?<!they )(?<!who )(?:was|been|got) (?:offered (?:the|a|an)|promoted|hired|accepted)\b|"
        r"i (?:have )?passed (?:the|my|all|it)\b|"
        r"(?:two|#|three|job) offers?\b|i (?:start|begin) (?:my|the|a) new job)",
        "Congratulations, that is good news!",
        heavy=False,
    ),
    _feeling(
        "too old",
        r"\bi am (?:\w+ )?too old\b|\b(?<!he is )(?<!she is )(?<!they are )too old (?:at|for|to)\b",
        "Age comes up a lot. The plan goes by what you can show and the time you have, not by your birthday.",
        heavy=False,
    ),
    _feeling(
        "fear",
        r"\b(?:scared|afraid|anxious|nervous|terrified|frightened|panick\w+|worried|worrying|dreading|dread)\b",
        "It makes sense to be uneasy about this.",
        "That worry is understandable; we can take it one step at a time.",
    ),
    _feeling(
        "adrift",
        r"\b(?:no idea (?:how|what|where)|do not know what i want|feel(?:ing)? (?:lost|stuck))\b",
        "Many people start from there, and it is enough to begin with.",
        heavy=False,
    ),
)
NOT = re.compile(r"\b(?:not|never|no longer|without|hardly|used to be|was not|were not) (?:\w+ )?$")
# Slots whose value is the person's own words; pain is none of them, unless a wish stands with it.
IN_WORDS = {
    *("goal", "target_role", "motivations", "values", "must_not", "must_have", "achievements", "skills", "network"),
    *("credentials", "interests", "industry", "target_industry", "education"),
}
# What a message that tells of something is not, whatever its last word sounds like: "I was let go" is no goodbye.
TAKING_LEAVE = ("bye", "off_topic", "thanks", "skip", "unknown")
WISH = re.compile(
    r"\b(?:want|would like|wish|hope|need|looking for|instead|rather|something|become|be an?|get out|leave|change|"
    r"move)\b"
)


def hear(reply: Reply) -> None:
    """Say one sentence to what the person goes through, and keep no fact that is only that.

    Said again later, it gets other words; where there are none left the question just comes softly.
    """
    found = felt(reply.message)
    if found is None:
        return
    feeling, who = found
    reply.heard = feeling.name
    reply.softly = feeling.heavy
    facts = tuple(fact for fact in reply.reading.facts if not _only_felt(fact, feeling, reply.message))
    intent = "answer" if reply.reading.intent in TAKING_LEAVE else reply.reading.intent
    reply.reading = reply.reading.model_copy(update={"facts": facts, "intent": intent})
    fresh = [said.format(who=who) for said in feeling.words]
    said = next((words for words in fresh if not any(words in earlier for earlier in reply.session.replies)), None)
    if said is not None:
        reply.tell(said, "affirm")


def felt(message: str) -> tuple[Feeling, str] | None:
    """What a message tells of, the gravest first, and whom it is about ("mother") where it is someone near."""
    plain = _own(message)
    for feeling in FEELINGS:
        for match in feeling.pattern.finditer(plain):
            if not NOT.search(plain, 0, match.start()):
                near = re.search(rf"\b{WHO}\b", match[0])
                return feeling, near[0] if near else "family"
    return None


def _own(message: str) -> str:
    """The plain form of a message without what is asked or supposed."""
    plain = lex(message).plain
    parts = stance(plain)
    aside = [a if a.strip() else b for a, b in zip(parts.asked, parts.supposed, strict=True)]
    kept = "".join(" " if other.strip() else char for char, other in zip(plain, aside, strict=True))
    return re.sub(r" {2,}", ". ", kept)


def _only_felt(fact: Proposed, feeling: Feeling, message: str) -> bool:
    """Whether a fact is only words of pain, or a date that belongs to what happened and to no plan."""
    plain, quote = lex(message).plain, lex(fact.quote).plain
    if fact.slot == "timeframe_months":
        told = next((plain[start:end] for start, end in sentences(plain) if quote in plain[start:end]), quote)
        return feeling.pattern.search(told) is not None and WISH.search(told) is None
    return fact.slot in IN_WORDS and feeling.pattern.search(quote) is not None and WISH.search(quote) is None
