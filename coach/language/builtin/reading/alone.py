"""Messages that are nothing but one thing, a yes, a thanks, a "skip", and those that begin or end as such."""

import re

from coach.domain.turn import Intent
from coach.language.builtin.reading.intents import LEAD

TAIL = (
    r"(?: (?:please|thanks|thank you|now|then|yet|really|tbh|at all|right now|for now|at the moment|today|"
    r"again|sorry|lol|coach|honestly|to be honest|mate|man|though|either|x+|xo+|love|folks))*\W*$"
)
WHOLE: tuple[tuple[Intent, str], ...] = (
    ("skip", (
        r"(?:(?:can we |could we |let us |i would like to |i will )?(?:skip|pass)(?: (?:that|it|this|this one|"
        r"that one|the question|this question|on (?:that|this)(?: one)?))?|next(?: question| one)?|(?:i would |"
        r"i )?(?:rather|prefer) not(?: (?:to )?(?:say|answer|talk about (?:it|that)|share|tell|go into (?:it|"
        r"that)|discuss (?:it|that)))?(?: (?:that|this))?|(?:that is )?none of your business|(?:that is |"
        r"it is )?(?:too |a bit |rather |very )?(?:private|personal)|(?:let us |can we |i will |we can )?(?:come|"
        r"get) back to "
        r"(?:that|it|this)(?: one)?(?: later)?|(?:maybe |ask me )?later|i do not want to (?:say|answer(?: that)?|"
        r"talk about (?:that|it)|"
        r"share(?: that)?)|no comment|(?:i am )?not (?:telling(?: you)?|saying|going to say|answering(?: that)?)|"
        r"i would (?:rather|prefer to) keep (?:that|it|this) (?:to myself|private|out of it)|"
        r"(?:i )?(?:would )?(?:rather|prefer to) keep (?:that|it|this) (?:to myself|private)|move on)"
)),
    ("unknown", (
        r"(?:(?:i )?(?:really |honestly |just )?(?:do not|dont|do n't) (?:really |actually |quite |even )?(?:know|"
        r"no|kno|now)(?: (?:yet|that|how (?:many|much|long)|what (?:i want|to say)|really|off hand|exactly))*|"
        r"(?:i am )?(?:not|un)(?: (?:really|quite|too|very|entirely|so|totally|at all))* ?sure(?: (?:yet|"
        r"about (?:that|this|it)|how (?:many|much|long)|what))*|no (?:idea|clue)|(?:i have )?no (?:idea|"
        r"clue)(?: (?:yet|really|what.{0,40}|how.{0,40}))?|(?:i )?(?:honestly |really )?(?:can not|"
        r"could not) (?:say|tell)(?: you)?(?: yet)?|"
        r"(?:it is |that is )?(?:hard|difficult|tricky) to (?:say|tell|know)|(?:i )?(?:have not|not) (?:decided|"
        r"thought about (?:it|that)|figured (?:that|it) out|worked (?:that|it) out)(?: yet)?|who knows|beats me|"
        r"no preference|(?:there is |i am )?(?:in )?no (?:rush|hurry|deadline|time limit|particular date|"
        r"fixed date)|whenever|"
        r"to be decided|tbd|not decided|undecided|i wish i knew|(?:still )?(?:thinking about it|figuring (?:that|"
        r"it) out)|haven't a clue|\?+|i am open|i am torn|"
        r"(?:let me|i (?:need to|have to|will have to|would have to|will|must)) (?:think|sleep) (?:about|on) (?:that|"
        r"it|"
        r"this)(?: one| first| for a bit| a bit)*|(?:good|hard|tough|tricky) (?:question|one))"
)),
    ("undo", r"undo"),
    ("change", (
        r"(?:i (?:want|need|would like|have) to )?change something(?: else| here| in (?:my|the) plan| about (?:it|"
        r"my plan|the plan))?|(?:something|some things|a few things|things)(?: else)? (?:has |have )?changed"
)),
    ("thanks", (
        r"(?:many )?(?:thanks|thank you|cheers|much appreciated|i appreciate (?:it|that|this)|appreciate it|"
        r"ta)(?: (?:so much|a lot|very much|a million|coach|for (?:that|this|your help|the help|everything|"
        r"all (?:of )?this|all your help|listening)|again|loads|lots|,? ?that (?:helps|is helpful|was helpful|"
        r"is great|helped)(?: a lot| so much)?|,? (?:very|really) helpful|mate))*(?:[ ,.!]*(?:that (?:helps|"
        r"is (?:really |very |so )?(?:helpful|useful|great|kind|good to know)|was (?:really |very )?(?:helpful|"
        r"useful)|helped)(?: a lot| so much| loads)?|"
        r"very helpful|really helpful|this is great))?|that (?:helps|helped|is helpful|was helpful)(?: a lot)?"
)),
    ("bye", (
        r"(?:(?:ok|okay|thanks|thank you|cheers|great|right|well)[ ,.!]+)*"
        r"(?:bye|goodbye|bye bye|good bye|bye for now|night night|laters|speak (?:soon|later|tomorrow)|see ya|"
        r"good night|see you(?: (?:later|soon|tomorrow|next (?:week|time)))?|"
        r"that is (?:all|it)(?: for (?:today|now|tonight))?|talk (?:later|soon|tomorrow|again soon)|i (?:have to|"
        r"need to|must) run|have to (?:run|go)|gotta run|i (?:have to|need to|must) go|"
        r"gotta go|got to go|i am done for (?:today|now)|until next time|take care|catch you later|have a (?:good|"
        r"nice) (?:day|evening|weekend|one)|ciao|cya|ttyl)(?:[ ,.!]*(?:thanks|thank you|bye|goodbye|"
        r"see you(?: later| soon| tomorrow| next week)?|for now|talk (?:soon|later|tomorrow|next week)|"
        r"have a (?:good|nice) (?:day|evening|"
        r"one)|i have to go|take care))*"
)),
    ("greet", (
        r"(?:hi|hello|hey|hiya|howdy|yo|good (?:morning|afternoon|evening|day)|greetings|sup|what is up|hi there|"
        r"hello there|hey there|hola|bonjour|hallo|ciao|salut|namaste|merhaba|olá|salaam|salam|أهلا|مرحبا|你好|"
        r"how are you(?: (?:doing|today))*|nice to meet you)(?:[ ,.!]*(?:there|coach|again|everyone|all|"
        r"how are you(?: doing)?(?: today)?|nice to meet you|i am new here|hi|hello))*"
)),
    ("yes", (
        r"(?:yes|y|k|cool|nice|sure|of course|absolutely|definitely|correct|right|exactly|that is (?:right|"
        r"correct|it|fine|ok|"
        r"good|true)|sounds (?:good|great|right|fine|ok)|go ahead|go on|carry on|continue|proceed|do it|please do|"
        r"ok|okay|fine|agreed|"
        r"looks (?:good|right|fine)|perfect|great|let us (?:do (?:it|that|this)|go)|why not|by all means|"
        r"yes please|i do|i am|i would|works for me|good|ja|oui|si|sí|evet|true|for sure|indeed|it is|"
        r"confirmed?)(?:[ ,.!]*(?:yes|please|sure|go ahead|go on|carry on|of course|that is (?:right|correct|fine)|"
        r"sounds (?:good|great)|do it|thanks|thank you|correct|absolutely|definitely|i do|i am|that works|ok|"
        r"works for me|right|exactly|perfect|it is))*"
)),
    ("no", (
        r"(?:no|n|not really|no thanks|no thank you|not at all|never|not (?:now|yet|today|interested|this time|"
        r"necessary)|i do not|i am not|i would not|do not|that is (?:wrong|not right|not it|incorrect|not true)|"
        r"wrong|incorrect|no way|absolutely not|definitely not|not for me|nein|non|hayır|none|neither|"
        r"nothing else|i do not think so|rather not)(?:[ ,.!]*(?:no|thanks|thank you|not really|sorry|i do not|"
        r"never|not yet|not now|that is (?:wrong|not right)|i am (?:fine|good|ok)|please))*"
)),
)  # fmt: skip
WHOLE_RULES = tuple(
    (intent, re.compile(LEAD.replace("|no|just", "|just") + rf"(?:{body})" + TAIL)) for intent, body in WHOLE
)
STARTS: tuple[tuple[Intent, str], ...] = (
    ("skip", r"(?:skip (?:that|it|this)|i would rather not (?:say|answer)|pass on (?:that|this))\b"),
    (
        "unknown",
        r"(?:(?:i am )?(?:not|un) ?(?:really |quite |entirely |"
        r"too )?sure(?: yet)?(?: about [^.,;!?\n]{2,40})?[.,;!]|(?:i )?(?:really |honestly )?(?:do not|"
        r"dont) (?:really )?(?:know|no)(?: yet)?(?: about [^.,;!?\n]{2,40}| how (?:much|many|"
        r"long)[^.,;!?\n]{0,30})?(?:[.,;!]| but\b)|(?:(?:it|that) is )?(?:hard|difficult|tricky|impossible) to "
        r"(?:say|tell|know)[.,;!]|no (?:idea|clue)(?: yet)?(?: about [^.,;!?\n]{2,40})?[.,;!]|"
        r"(?:i )?have not decided(?: yet)?[.,;!])",
    ),
)
STARTS_RULES = tuple(
    (intent, re.compile(LEAD.replace("|no|just", "|just") + rf"(?:{body})")) for intent, body in STARTS
)

THANKED = re.compile(
    r"[.!;,] ?(?:ok |and )?(?:many )?(?:thanks|thank you|cheers)(?: (?:so much|a lot|again|coach|x+))*\W*$"
)
IN_DOUBT = re.compile(
    r"(?:^|[,.;-] ?|\bbut )(?:i am |still |i )?(?:not (?:really |quite |too )?sure|no idea|undecided|"
    r"do not know|can not decide)"
    r"(?: which(?: one)?| yet| really| exactly| which is better)*\W*$"
)


def whole(plain: str) -> Intent | None:
    """The intent of a message that is nothing but that: "thanks", "skip", "I don't know yet"."""
    for intent, rule in WHOLE_RULES:
        if rule.match(plain):
            return intent
    return None


def opening(plain: str) -> Intent | None:
    """The intent a message begins with before it goes on: "Not sure about the budget, but …"."""
    for intent, rule in STARTS_RULES:
        if rule.match(plain):
            return intent
    return None


def thanked(plain: str) -> bool:
    """Whether a message ends in thanks: "I talk to my wife. thank you"."""
    return THANKED.search(plain) is not None


def ending(plain: str) -> Intent | None:
    """ "unknown" when a message ends in doubt: "data scientist or data analyst, not sure which"."""
    return "unknown" if IN_DOUBT.search(plain) else None
