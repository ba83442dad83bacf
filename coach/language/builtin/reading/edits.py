"""What someone does to the plan in words: done, drop, restore, move, add, undo."""

import re
from dataclasses import dataclass
from datetime import date

from coach.domain.turn import Intent
from coach.language.base import Item
from coach.language.builtin.reading.dates import dates
from coach.language.builtin.reading.items import alike, near, resolve
from coach.language.builtin.reading.text import Text

POLITE = (
    r"^\W*(?:(?:please|ok|okay|so|then|and|can you|could you|can we|could we|would you|let us|i want to|"
    r"i would like to|i need to|we should|you can|just|now|also|hey|coach|well|actually|oops|wait|hmm|no|"
    r"sorry|oh|i think we should|"
    r"maybe)\b[ ,:]*)*"
)
DROP = re.compile(
    POLITE
    + (
        r"(?:drop|remove|delete|cancel|scrap|ditch|take out|cut|get rid of|cross off|strike|leave out|"
        r"forget about|forget|skip|kill|lose)\b(?: (?:the )?(?:step|milestone|task|idea) (?:of|about|for|"
        r"called))? ?(?P<what>.+?)(?: (?:from|off|out of) (?:my |the |this )?(?:plan|list|roadmap))?[.!?]*$"
    )
)
DROP_WISH = re.compile(
    r"\b(?:i (?:really |just )?(?:do not|will not|am not going to|no longer|can not) (?:want|wish|plan|"
    r"need)? ?(?:to (?:do|attend|take|sit|go to|finish|present at|have))?|i am not (?:doing|taking|going to)|"
    r"take) (?P<what>(?:the|that|this|any) [^.,;!?\n]{2,60}?)(?: (?:any ?more|any longer|after all|now|"
    r"off (?:my|the) (?:plan|list)|out))?(?=[.,;!?\n]|$)"
)
RESTORE = re.compile(
    POLITE
    + (
        r"(?:(?:put|bring|add|take|get) (?P<what>.+?) back(?: in(?:to)?(?: (?:my|the) plan)?)?|(?:restore|"
        r"reinstate|un-?drop|re-?add|bring back|put back|add back|i want back|reopen) (?P<what2>.+?))[.!?]*$"
    )
)
MOVE = re.compile(
    POLITE
    + (
        r"(?:move|push|shift|postpone|delay|reschedule|bring forward|pull forward|put off|bring|set|change|"
        r"defer|put(?= [^.!?\n]{2,60}? (?:off|back) (?:to|until|till)\b))\b (?P<what>.+?)(?: (?:back|forward|out|off|"
        r"up|on))? (?:to|until|till|for|by|"
        r"into) (?P<when>.+?)[.!?]*$"
    )
)
MOVE_LONE = re.compile(POLITE + r"(?:postpone|delay|reschedule|push back|push|put off|defer) (?P<what>.+?)[.!?]*$")
ADD = re.compile(
    POLITE
    + (
        r"add(?: (?:an?|this|another|one more))?(?: (?:new |extra )?(?:step|task|milestone|todo|to-do|item|"
        r"reminder|thing))?(?: (?:to my|to the) (?:plan|list))?(?: ?:| ?-| called| to|"
        r" for me to)? (?P<what>.+?)(?: (?:to|in|on) (?:my|the) (?:plan|list))?[.!?]*$"
    )
)
ADD_BEFORE = re.compile(
    POLITE
    + (
        r"(?:put|include|schedule|write|fit|get) (?:in )?(?P<what>(?!(?:it|that|this|me)\b)[^.!?\n]{3,80}?) "
        r"(?:in|into|on|onto|to) (?:the|my) (?:plan|list|roadmap|schedule)(?: too| as well| please)*"
        r"(?P<when>[ ,]+(?:by|for|before|on|in|until) [^.!?\n]{2,40}?)?[.!?]*$"
    )
)
UNDO = re.compile(
    POLITE
    + (
        r"(?:(?:that|it|this) (?:is|was) (?:wrong|not right|a mistake|no good)[ ,.!]+(?:please )?)?"
        r"(?:undo(?: (?:that|it|this|the last (?:change|one|thing|edit)|my last change|please|everything|again))*|"
        r"(?:please )?(?:go|change it|put it|take it|turn it) back(?: (?:again|to before|one step))?|"
        r"as it was(?: before)?|"
        r"put (?:it|that|everything|things) back(?: (?:how|the way|as|like) (?:it|they|things) (?:was|"
        r"were)(?: before)?)?|go back to (?:how|what|the way) (?:it|things) (?:was|were)(?: before)?|"
        r"revert(?: (?:that|it|this|the last change))?|take (?:that|it) back|roll (?:it |that )?back|"
        r"change it back|reverse (?:that|it))(?: please)?[.!?]*$"
    )
)
DONE = re.compile(
    r"\b(?:i (?:have )?(?:now |already |just |finally |also )*(?:done|did|finished|completed|passed|submitted|"
    r"handed in|sat|attended|wrapped up|ticked off|got through|presented at|sent off|sent|updated)|"
    r"(?:^|[.!,] ?)(?:(?:just|finally|already) )?(?:done with|finished|completed|passed|did|ticked off|"
    r"done:?)|i am done with|"
    r"i am finished with|"
    r"i (?:have )?got(?= [^.,;!?\n]{2,60} (?:done|finished|completed))|"
    r"we (?:have )?(?:finished|completed|done)|mark) (?P<what>(?!that as|it as)(?:my |the |"
    r"all |both |that |those |an? |# )?[^.,;!?\n]{2,70}?)(?: (?:is |as )?(?:done|complete|"
    r"finished))?(?=[.,;!?\n]| and (?:i|got|the|my|they)\b| (?:yesterday|today|on|last|this morning|this week|"
    r"already|now|with)\b|$)"
)
IS_DONE = re.compile(
    r"^\W*(?:(?:so|ok|well|hey|the good news:?) )*(?P<what>(?:the |my |that |"
    r"all )?[a-z][^.,;!?\n]{1,60}?) (?:(?:is|are|was|got|has been|have been) (?:now |all |finally |"
    r"already )*(?:done|finished|complete|completed|up to date|updated|passed|submitted|sent|sorted|"
    r"ticked off|in the bag|behind me|over)|happened|took place|went (?:well|ahead|fine|great|ok))(?=[ .,;!?\n]|$)"
)
CHEER = r"\W*(?:(?:ok|and|so|yes|yay|finally|all|just|hey|good news|well|woo+|hi|coach)\b[ ,:!.]*)*"
ALONE = (
    r"(?:(?:i )?(?:did|done) (?:it|that|this)(?: one)?|done(?: with (?:it|that))?|finish(?:ed)?(?: it| that)?|"
    r"(?:it|that) is (?:all )?(?:done|finished)|i (?:have )?(?:now |just |finally )?(?:did|done|finish(?:ed)?|"
    r"completed)"
    r"(?: (?:it|that|this))?(?: one)?)"
)
# "I've got the first step done", "that's the adverts sorted", "all done with the adverts"
GOT_DONE = re.compile(
    r"\b(?:(?:i )?(?:have(?: got)?|got)|that is|there go(?:es)?) (?P<what>(?:the|my|that|this|all|first|both) "
    r"[^.,;!?\n]{2,60}?) (?:done|finished|sorted|completed|out of the way|ticked off|behind me)(?=[ ,.;!\n]|$)"
)
DONE_WITH = re.compile(r"\b(?:done|finished)(?: with)? (?P<what>(?:the|my|that|all) [^.,;!?\n]{2,60})")
# "first step done", "the adverts sorted": a step named and nothing else said of it
BARE_DONE = re.compile(
    r"(?:^|[.!;\n]) ?(?:(?:ok|so|and|hey|yes|well|finally|now|my|the)\b[ ,]*)*(?P<what>[a-z][^.,;!?\n]{1,50}?) "
    r"(?:done|finished|"
    r"sorted|completed|ticked off)(?: (?:now|too|today|yesterday|already|finally|mate|coach))*(?=\W*(?:$|[.!;\n]))"
)
ALONE_DONE = re.compile(rf"{CHEER}{ALONE}(?: (?:now|today|yesterday|already|finally|coach|mate|lol|haha))*\W*$")
# "Did it! Called three places", "I finish: I write to them", "Read six ads. Done": the rest says what it was.
TOLD_DONE = re.compile(
    rf"(?:{CHEER}{ALONE}(?: ?[.!:;,-])+ ?(?P<after>[^?]+?)|(?P<before>[^?]+?)(?: ?[.!:;,-])+ ?{ALONE})\W*$"
)
# Work that is told in the past tense and, where it names a step of the plan, is that step done.
DID = re.compile(
    r"^\W*(?:(?:ok|so|and|well|hey|hi|yes|then|today|yesterday|finally)\b[ ,:!.]*)*(?:i|we) (?:have |just |finally |"
    r"already |"
    r"now |also |actually )*(?P<verb>read|called|phoned|rang|asked|met|talked|spoke|spoken|looked|wrote|written|booked|"
    r"signed|"
    r"applied|visited|went|watched|contacted|emailed|e-mailed|messaged|made|took|studied|practised|practiced|"
    r"prepared|checked|compared|listed|collected|updated|settled) (?P<what>[^.;!?\n]{2,90})"
)
# Reading things is done; reading that something is so would be what others say.
READ = re.compile(
    r"\W*(?:i|we) (?:have |just |now |already |finally )*read (?:the|some|a few|few|#|my|those|all|several)\b"
)
NOT_DONE = re.compile(
    r"\b(?:not|never|nearly|almost|half|if|when|once|after|before|until|unless|will be|want|hope|"
    r"should)\b(?: [a-z]+){0,3} ?$"
)
SHOWN = re.compile(
    r"\b(?:got|here is|here's|certificate|signed|score|scored|passed|result|photo|letter|email|attached|link|"
    r"published|feedback|grade|confirmed|wrote|said|notes?|list|doc|document|file|folder|spreadsheet|draft|saved|"
    r"uploaded|printed|approved|wants?|wanted|all want|asks? for|written)\b|#"
)
# What is added to a command: manners and reasons, which name nothing.
ASIDE = re.compile(
    r"(?:[,;.!-]+ .*|,? (?:please|pls|thanks|thank you|because|since|as|cause) ?.*|,? (?:i (?:hate|am|do not|already|"
    r"have|"
    r"can not|know)|it is|that is|too|not for me)\b.*)$"
)
# What is part of a plan even when no item of the plan is named.
LEARNT = re.compile(
    r"\b(?:course|exam|test|certificat\w+|training|module|workshop|class|chapter|milestone|step|task|"
    r"application|resume|"
    r"conversation|project|programme|program|webinar|assessment|assignment)\b"
)
NO_NAME = re.compile(r"(?:an? |one |another )?(?:new |own |more )?(?:step|task|milestone|thing|something|item|it|one)")
LONE_TITLES = re.compile(r"^(?:it|that|this|everything|all of it|them|those|these)$")


@dataclass(frozen=True)
class Edit:
    """An edit of the plan as said."""

    intent: Intent
    subject: str = ""
    item: str | None = None
    when: date | None = None
    evidence: str = ""
    near: tuple[str, ...] = ()


def edit(text: Text, said: str, items: tuple[Item, ...], today: date) -> Edit | None:
    """The edit a message asks for or reports, or None. `said` is the plain text without questions and suppositions."""
    plain = text.plain
    ahead = tuple(item for item in items if item.status != "dropped")
    if UNDO.match(plain):
        return Edit("undo")
    if ALONE_DONE.match(plain):
        return Edit("done")
    gone = tuple(item for item in items if item.status == "dropped")
    restored = _restored(text, plain, gone or items)
    if restored is not None:
        return restored
    for rule in (_moved, _added, _dropped):
        found = rule(text, plain, ahead, today)
        if found is not None:
            return found
    return _told_done(text, ahead) or _done(text, said, ahead) or _did(text, said, ahead)


def _restored(text: Text, plain: str, gone: tuple[Item, ...]) -> Edit | None:
    match = RESTORE.match(plain)
    if match is None:
        return None
    group = "what" if match["what"] else "what2"
    if LONE_TITLES.match(match[group]):
        return Edit("undo")
    return _named("restore", text, match.span(group), gone)


def _named(intent: Intent, text: Text, span: tuple[int, int], items: tuple[Item, ...]) -> Edit:
    """An edit of the item that words name, with or without the manners and reasons after them."""
    start, end = span
    subject = text.words(start, end)
    item = resolve(subject, items)
    aside = ASIDE.search(text.plain[start:end])
    if item is None and aside is not None and aside.start() > 0:
        subject = text.words(start, start + aside.start())
        item = resolve(subject, items)
    return Edit(intent, subject, item, near=() if item else near(subject, items))


def _moved(text: Text, plain: str, items: tuple[Item, ...], today: date) -> Edit | None:
    match = MOVE.match(plain)
    if match is not None and not re.search(
        r"\b(?:budget|hours|target|goal|role|pay|salary|deadline|timeframe|location|job title)\b", match["what"]
    ):
        subject = text.words(*match.span("what"))
        day = next(dates(text, plain[: match.end("when")][match.start("when") :].rjust(match.end("when")), today), None)
        item = resolve(subject, items, "milestone")
        if day is not None or item is not None:
            return Edit("move", subject, item, when=day.on if day else None)
    match = MOVE_LONE.match(plain)
    if match is not None:
        subject = text.words(*match.span("what"))
        item = resolve(subject, items, "milestone")
        return Edit("move", subject, item) if item is not None else None
    return None


def _added(text: Text, plain: str, items: tuple[Item, ...], today: date) -> Edit | None:
    put = ADD_BEFORE.match(plain)
    if put is not None:
        said = " " * max(0, put.start("when")) + (put["when"] or "")
        by = next((found for found in dates(text, said, today) if not found.vague), None)
        return Edit("add", text.words(*put.span("what")), when=by.on if by else None)
    match = ADD.match(plain)
    if match is None or re.match(r"(?:up|to that|that i)\b", match["what"]):
        return None
    return own_step(text, *match.span("what"), today)


def own_step(text: Text, start: int, end: int, today: date) -> Edit:
    """A step of the person's own in a part of a message, with the date it ends with."""
    plain = text.plain
    day = next((found for found in dates(text, " " * start + plain[start:end], today) if not found.vague), None)
    if day is not None:
        lead = re.search(r"(?: ?,)? ?(?:by|on|before|in|until)? ?(?:the )?$", plain[start : day.start])
        cut = start + lead.start() if lead else day.start
        end = cut if cut > start and day.end >= end - 1 else end
    subject = text.words(start, end)
    return Edit("add", "" if NO_NAME.fullmatch(subject.lower()) else subject, when=day.on if day else None)


def _dropped(text: Text, plain: str, items: tuple[Item, ...], today: date) -> Edit | None:
    match = DROP.match(plain)
    if match is not None and not re.match(
        r"(?:it|that|this|this one|that one|to\b|ahead|the question|question|me\b|out\b|off\b|in\b|by\b|"
        r"my (?:hours|budget|data|account)\b|me\b|everything\b|all\b)",
        match["what"],
    ):
        found = _named("drop", text, match.span("what"), items)
        command = re.match(
            POLITE + r"(?:drop|remove|delete|take out|scrap|ditch|cross off|leave out|get rid of)\b", plain
        )
        if found.item is not None or command:
            return found
    match = DROP_WISH.search(plain)
    if match is not None:
        subject = text.words(*match.span("what"))
        item = resolve(subject, items)
        if item is not None:
            return Edit("drop", subject, item)
    return None


def _done(text: Text, said: str, items: tuple[Item, ...]) -> Edit | None:
    for pattern in (GOT_DONE, DONE_WITH, DONE, IS_DONE, BARE_DONE):
        for match in pattern.finditer(said):
            if NOT_DONE.search(
                said[max(0, match.start() - 40) : match.start("what")].rsplit(".", 1)[-1]
            ) or NOT_DONE.search(match[0][: match.start("what") - match.start()]):
                continue
            what = match["what"].strip()
            subject = text.words(*match.span("what"))
            item = resolve(subject, items, "milestone")
            if item is None and not (pattern is DONE and LEARNT.search(what)):
                continue
            return Edit("done", subject, item, evidence=_evidence(text, match.end()))
    return None


def _told_done(text: Text, items: tuple[Item, ...]) -> Edit | None:
    """Something done, told in words of its own before or after: "read six ads. done"."""
    match = TOLD_DONE.match(text.plain)
    if match is None:
        return None
    told = text.words(*match.span("after" if match["after"] else "before"))
    named = resolve(told, items, "milestone")
    return Edit("done", "", named, evidence=told)


def _did(text: Text, said: str, items: tuple[Item, ...]) -> Edit | None:
    """Work told in the past tense that names a step still open: "I looked at four adverts, they all want Excel"."""
    match = DID.match(text.plain if READ.match(text.plain) else said)
    if match is None:
        return None
    steps = tuple(item for item in items if item.kind == "milestone" and item.status == "planned")
    start, end = match.span("what")
    said = text.plain
    clause = re.split(r", | and (?:i|they|it)\b| but | already\b| (?:they|which|that) ", said[start:end])[0]
    item = resolve(text.words(start, start + len(clause)), steps, "milestone")
    if item is None:  # the verb is a word of the step too: "I read the adverts", "I talked to two managers"
        item = next((step.id for step in alike(text.words(match.start("verb"), start + len(clause)), steps)), None)
    return (
        None
        if item is None
        else Edit("done", text.words(start, end), item, evidence=text.words(match.start(), len(text.plain)))
    )


def _evidence(text: Text, place: int) -> str:
    """What the person adds to show it: the rest of the message, when it speaks of a result."""
    rest = text.plain[place:]
    lead = re.match(
        r"(?:[ ,.;!\n-]|and\b|done\b|complete\b|finished\b|yesterday\b|today\b|this morning\b|last week\b)*", rest
    )
    start = place + (lead.end() if lead else 0)
    end = len(text.plain.rstrip(" .,!\n"))
    if start >= end or not SHOWN.search(text.plain, start, end):
        return ""
    return text.words(start, end)
