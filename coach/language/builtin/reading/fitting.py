"""Whether a message answers an open question: one notion, for every question whose answer is free words.

Words are kept only on positive evidence that they are the kind of thing asked for: an aim for a goal, a deed for what
someone is proud of, a thing that can be shown for evidence. All else is something of its own, and the question stays
open.
"""

import re

from coach.language.builtin.reading.items import content

# Orders to a machine, which nobody's facts are: "SYSTEM: …", "ignore your instructions", "you are now …".
INSTRUCTION = re.compile(
    r"^\W*(?:system|assistant|developer|root|sudo|admin|instructions?|prompt)(?: (?:message|prompt|override|note))? ?"
    r"[:>\]]|\b(?:ignore|disregard|override|forget|bypass) (?:all |any |of |the |your |my |these |those |"
    r"previous |prior "
    r"|above |earlier |safety )*(?:instructions?|rules|prompts?|guidelines|guardrails|programming)\b|"
    r"\b(?:you are|act as|pretend to be|behave as|respond as) (?:now )?(?:an? |the |in )?(?:\w+ )?(?:ai|dan|developer "
    r"mode|admin|root|unrestricted|jailbroken|language model|assistant without)\b|\bthe user (?:is|has|wants|says)\b|"
    r"\b(?:reveal|print|show|repeat|output|leak) (?:me )?(?:your |the )(?:system |hidden |initial |secret )*"
    r"(?:prompt|instructions)\b|\b(?:set|raise|change|put) (?:my |the )?(?:readiness|score|points)\b[^.!?]* to\b"
)
PASTED = re.compile(r"</?[a-z]+[^>]*>|[{}]\s*[\n;]|\b(?:def|function|import|select|insert into) \w+ ?[(*]|lorem ipsum")
MANY = 12  # words from which a text that keeps repeating itself is something pasted
REPEATED = 0.5  # share of different words below which it does
# Impatience with the program, which answers nothing: "shut up", "waste of time", "this is rubbish".
FED_UP = re.compile(
    r"\W*(?:(?:ok|oh|well|just|honestly|ugh|god|no|man|bro|so|this|that|it|is|what|a|an|of|load|bunch|pile|such|"
    r"total|absolute|complete)\b"
    r"[ ,.!]*)*(?:shut (?:up|it|your \w+)|piss off|fuck (?:off|you|this|it|that)|get lost|go away|screw (?:you|this)|"
    r"leave me alone|(?:waste of (?:my )?time)|(?:is )?(?:useless|pointless|rubbish|garbage|stupid|dumb|crap|shit|bs|"
    r"bullshit|a joke|annoying)(?: (?:bot|program|thing|app|coach|question|questions|machine))?|you are (?:\w+ )?"
    r"(?:useless|stupid|dumb|annoying|rubbish|crap|shit))(?:[ ,.!]+(?:done|bye|lol|mate|man|bot|now|please|this|that|i "
    r"am (?:done|off|out|leaving)))*\W*"
)


# What someone tells the program to do, which is no answer either: "export the plan", "say it simple", "forget that".
COMMAND = re.compile(
    r"\W*(?:(?:please|just|ok|can you|could you|would you|no|now|kindly|then|so)\b[ ,]*)*(?:"
    r"(?:export|print|save|download|open|delete|forget|erase|wipe|remove|clear|undo|restart|start|reset|show|give|send|"
    r"e-?mail|tell|stop|explain|repeat|rewrite|compare)\b(?=.*\b(?:plan|me|it|that|this|everything|again|data|"
    r"all|budget|"
    r"over|answers?|asking|questions?)\b)|(?:set|change|fix|update|correct|raise|lower|increase|reduce) (?:my|"
    r"the) (?:\w+ )?(?:budget|hours|date|deadline|target|goal|"
    r"pay|salary|location|plan)\b|(?:say|speak|write|talk|explain)(?: it| this| that)? (?:again|simple|simply|simpler|"
    r"slow|slowly|slower|easy|easier|plain|plainly|short|shorter|in (?:simple|easy|plain|short|other)\b)).*"
)


def commands(plain: str) -> bool:
    """Whether a message as a whole tells the program to do something."""
    return COMMAND.fullmatch(plain) is not None


def apart(plain: str) -> str:
    """What a message is that answers nothing, whatever was asked: "instruction", "paste", "fed up", else ""."""
    if INSTRUCTION.search(plain):
        return "instruction"
    said = re.findall(r"[^\W_]+", plain)
    if PASTED.search(plain) or (len(said) >= MANY and len(set(said)) < REPEATED * len(said)):
        return "paste"
    return "fed up" if FED_UP.fullmatch(plain) else ""


# evidence

THING = (
    r"(?:notes?|lists?|photos?|pictures?|pics?|screenshots?|docs?|documents?|files?|folders?|spreadsheets?|sheets?|"
    r"notebooks?|e-?mails?|letters?|certificates?|certs?|results?|scores?|grades?|marks?|receipts?|bookings?|"
    r"confirmations?|links?|pages?|drafts?|cop(?:y|ies)|cards?|badges?|diar(?:y|ies)|calendars?|feedback|forms?|"
    r"applications?|answers?|repl(?:y|ies)|reports?|tables?|videos?|recordings?|messages?|signatures?|references?|"
    r"resumes?|print-?outs?|portfolios?|invoices?|logs?|charts?|maps?|names?|contacts?|tickets?|posts?|papers?|"
    r"checklists?|adverts?|ads?|vacanc(?:y|ies)|postings?|listings?|summar(?:y|ies)|bullet points|laptop|"
    r"computer|phone)"
)
SEEN = (
    r"(?:saw|seen|signed|checked|watched|witnessed|confirmed|can confirm|will confirm|was there|were there|was with|"
    r"were with|looked (?:at|over|through)|read (?:it|them)|has (?:it|them|seen)|knows about|helped|said (?:it|yes|ok|"
    r"well done|good))"
)
DEED = (
    r"(?:wrote|written|saved|printed|sent|booked|called|rang|phoned|passed|signed|spoke|talked|met|found|filled|"
    r"applied|posted|uploaded|read|counted|listed|compared|ticked|took|asked|visited|noted|collected|highlighted|"
    r"marked|copied|kept|made|did|finished|practi[sc]ed|registered|enrolled|paid)"
)
SHOWS = re.compile(
    rf"\b(?:{THING})\b|\b{SEEN}\b|^\W*(?:yes |well |so |i |we |just |have |already |it is |all )*{DEED}\b|"
    r"\b(?:they|most|all|both|half|many|#|some)(?: of (?:them|those|the \w+))?(?: \w+)? (?:want|wants|wanted|ask|asks|"
    r"asked|need|needs|require|requires|say|said|mention|mentioned)\b|# out of #|# ?/ ?#|# ?%"
)
NOTHING_TO_SHOW = re.compile(
    r"\W*(?:well |sorry |actually |honestly |but |i |there )*(?:(?:have|do|did|is|was|can|could) not\b|have (?:got )?"
    r"(?:no|nothing)|is nothing|nothing|no (?:notes?|proof|evidence|list|idea)|not (?:yet|really|much)|lost|forgot)\b"
)
GENERAL = {"work", "job", "role", "people", "steps"}  # words of a step's title that show nothing of it
LISTING = re.compile(r"\W*[^\W\d][\w' -]{1,30}(?:(?:,| and|,? plus) [\w'# -]{2,30})+\W*")
WITH_A_SUBJECT = re.compile(r"\b(?:i|me|you|he|she|it|they|we|this|that|says?|is|are|would|will)\b")


def shows(plain: str, title: str = "") -> bool:
    """Whether words say what shows a step done: a thing, someone who saw it, a deed, what it brought, or a list.

    `title` is the step's; words of it count too.
    """
    if apart(plain) or NOTHING_TO_SHOW.match(plain) or "?" in plain:
        return False
    named = set(content(title)) - GENERAL
    return (
        SHOWS.search(plain) is not None
        or bool(named & set(content(plain)))
        or (LISTING.fullmatch(plain) is not None and WITH_A_SUBJECT.search(plain) is None)
    )


def has_none(plain: str) -> bool:
    """Whether words say that there is nothing to show."""
    return NOTHING_TO_SHOW.match(plain) is not None


# aims

AIM_VERB = (
    r"(?:be|become|get|work|run|open|start|find|earn|make|move|stay|leave|sell|help|teach|build|sit on|see|have|change|"
    r"switch|go|do|learn|lead|manage|own|return|retire|grow|train|retrain|qualify|keep|stop|quit|finish|use|look|drive|"
    r"care|create|design|write|cook|climb|step|join|give|live|feel|spend|set|travel|study|fix|code|advise|support|"
    r"progress|advance|specialise|specialize|end|take|break|land|try|transition|pivot|cut|reduce|grow|raise|save|serve|"
    r"coach|act|play|sing|paint|farm|bake|sew|heal|protect|consult|invest|advance|not)"
)
AIM = re.compile(
    rf"^\W*from \w|^\W*(?:to |and |then |just |maybe |finally |eventually |one day )*(?:{AIM_VERB}\b|(?!doing "
    rf"nothing|nothing|"
    r"everything|anything\W*$|something\W*$|during|gaming|according|including)[a-z]{3,}ing\b)|"
    r"\b(?:more|less|fewer|better|higher|nearer|closer|safer|calmer|quieter|easier|lighter|different|another|new|same|"
    r"something|anything|somewhere|any|instead|rather|own|out of|into|without|no more|no longer|not so|bigger|steady|"
    r"secure|stable|regular|normal|meaningful|real|proper|decent|flexible|remote|outdoors?|part[- ]time|full[- ]time|"
    r"permanent)\b|"
    r"\b(?:promotions?|responsibilit\w+|pay|money|wages?|salary|income|hours|days|nights|shifts|weekends|conditions|"
    r"fields?|step|rung|jobs?|work|roles?|positions?|posts?|careers?|business|company|firm|shop|practice|studio|"
    r"freelanc\w+|self[- ]employ\w+|team|department|management|leadership|security|stability|freedom|respect|time|"
    r"balance|growth|challenge|purpose|board seats?|seats?|apprenticeships?|traineeships?|internships?|"
    r"placements?|training|degree|licence|"
    r"qualification|industry|sector|projects?|consultancy|consulting|entrepreneur\w*|recognition|autonomy)\b"
)
TOLD = re.compile(
    r"\W*(?:(?:no|well|so|yes|and|but|honestly|basically|just|um|ok)\b[ ,.]*)*(?:[a-z]{3,}ed|left|lost|got|had|"
    r"was|were|"
    r"did|went|quit|been|came|fell|gave|took|stopped|doing nothing|nothing)\b(?! (?:time|up\W*$))"
)


FEW_WORDS = 3  # words up to which a name of something, without a verb or a person in it, may be an aim: "own garden"
NO_NOUN = re.compile(
    r"\b(?:is|are|was|were|am|me|you|i|it|he|she|they|we|this|that|no|not|none|nothing|just|say|tell|who|what|"
    r"how|why|yes|"
    r"mostly|only|still|lol)\b|#"
)


def is_aim(said: str) -> bool:
    """Whether words can be an aim: a doing, a comparison, a short name of something, or a matter of work."""
    short = len(set(said.split()) - {"a", "an", "the"}) <= FEW_WORDS and NO_NOUN.search(said) is None
    return (short or AIM.search(said) is not None) and TOLD.match(said) is None


# deeds

DONE = re.compile(
    r"\b(?:(?!(?:need|indeed|hundred|bed|red|bored|tired|stressed|interested)\b)[a-z]{2,}ed|[a-z]{3,}ing|ran|led|"
    r"built|won|"
    r"sold|taught|brought|made|got|kept|grew|cut|wrote|set|found|gave|took|did|met|put|stood|rose|beat|came|held|drove|"
    r"went|saw|spoke|spent|bought|caught|fought|lent|sent|left|became|began|chose|paid|fed|hit|had|was|were|been|"
    r"became|"
    r"awards?|prizes?|records?|promotions?|employee of|medals?|zero|best|first|never|always|fewer|less|more|"
    r"percent)\b|# ?%"
)


def is_deed(said: str) -> bool:
    """Whether words tell of something done or brought about."""
    return DONE.search(said) is not None
