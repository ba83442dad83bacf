"""Questions about the coach itself: who reads this, where it is kept, what it is, what it knows and from where."""

import re
from collections.abc import Callable

from coach.conversation.reflect import label, value_of
from coach.conversation.reply import Desk, Reply
from coach.domain.figures import Said, join, say
from coach.domain.profile import Fact
from coach.language.builtin.reading.text import lex

MOST_LISTED = 14
LONGEST_QUOTE = 8  # words of the person's own that are shown behind a fact
UNSAID = {"goal_type", "currency", "years_claimed"}  # worked out from other facts, which are listed
LANGUAGES = (
    r"(?:french|spanish|german|portuguese|italian|polish|turkish|arabic|chinese|mandarin|russian|ukrainian|hindi|"
    r"urdu|dutch|romanian|"
    r"another language|other languages|any other language|something other than english|languages)"
)
SOMEONE = (
    r"(?:my )?(?:boss|manager|employer|company|hr|wife|husband|partner|colleagues?|supervisor|family|parents|"
    r"anyone(?: else)?|anybody|someone(?: else)?|"
    r"others|other people|people|they|you|the government|the internet|google|openai)"
)
THIS = (
    r"(?:this|it|that|what i (?:write|say|type|tell you)|my (?:data|messages?|answers?|chats?|conversations?|plan|"
    r"information|info|details|words|stuff)|our (?:chat|conversation)s?)"
)
PRIVATE = re.compile(
    rf"\b(?:(?:can|could|will|does|do|would|is) {SOMEONE} (?:\w+ )?(?:see|read|find|find out|access|get|look at|"
    rf"know about|able to (?:see|read)|store|save|keep|share|sell|send|record|remember|use|tell)"
    rf"(?: about)? (?:{THIS}|(?:any|all|everything) (?:of )?(?:this|it|i \w+))|who (?:else )?(?:can |will |"
    rf"could )?(?:sees?|reads?|has access to|knows|gets) {THIS}|"
    rf"where (?:is|are|does|do|will) {THIS} (?:\w+ ){{0,2}}?(?:stored|kept|saved|go|going|end up|live|sent)|"
    rf"where is my data\b|(?:do(?:es)? |will |can )?(?:{THIS}) (?:all )?(?:go(?:es)?|be sent|get sent|is sent) to "
    rf"{SOMEONE}|"
    rf"is {THIS} (?:(?:really|all|being|kept|completely|totally|chat|conversation) )?(?:private|confidential|safe|"
    rf"secure|anonymous|stored|saved|kept|shared|recorded|secret|"
    rf"sent)|are you (?:recording|spying|tracking|watching|listening)|"
    r"(?:will|do|can) you (?:tell|report|show|send) (?:this |it |that |anything )?(?:to )?(?:my |the )?(?:boss|"
    r"employer|manager|company|anyone|anybody|someone|hr|police|wife|husband)|"
    r"what (?:do|will) you do with (?:my|this|the) \w+|is (?:my|the) data \w+)\b"
)
NAMED = re.compile(
    r"\b(?:what is your name|do you have a name|what (?:should|can|do|shall) i call you|your name\W*$|who (?:made|"
    r"built|created|programmed) you)"
)
HUMAN = re.compile(
    r"\b(?:(?:are|r) you (?:really |actually |even )?(?:an? )?(?:real|human|person|bot|robot|ai|machine|computer|"
    r"program|"
    r"chatgpt|gpt|llm|language model|therapist|counsellor|counselor)|"
    r"am i (?:talking|speaking|chatting|writing) (?:to|with) (?:an? |some)?(?:real |actual )?(?:human|person|bot|"
    r"robot|machine|computer|ai|one)|is there a (?:real )?(?:human|person) (?:there|here|behind))"
)
TONGUE = re.compile(
    rf"\b(?:(?:do|can|could) (?:you|i|we) (?:\w+ )?(?:speak|talk|write|understand|read|answer|chat|use|reply|"
    rf"do)(?: \w+)?(?: in)? {LANGUAGES}|(?:in|switch to|speak) {LANGUAGES}(?: please)?\W*$|what languages)\b"
)
KNOWS = re.compile(
    r"\b(?:what (?:do|did|have|else do) you (?:\w+ )?(?:know|have|got|stored|kept|saved|remember|noted|"
    r"written(?: down)?|understood)(?: \w+)?? (?:about|on|of|from) me\b|"
    r"what (?:have i|did i) (?:told|tell|said|say)(?: to)? you(?: so far)?\W*$|(?:list|show)(?: me)? (?:all )?(?:my|"
    r"the) facts|what you (?:have |know |have )?(?:understood|noted|learnt|learned|recorded|taken down|know|have)"
    r"(?: so far)? (?:about|of|on|from) me|what you have understood(?: so far)?\W*$|"
    r"what (?:do|have) you (?:got |have )?(?:noted|written down|understood)(?: so far)?\W*$)"
)


def about_itself(reply: Reply, desk: Desk) -> bool:
    """Answer a question about the coach. Whether it was one."""
    answer = _answer(reply.message)
    if answer is not None:
        answer(reply, desk)
    return answer is not None


def asks_of_it(message: str) -> bool:
    """Whether a message asks about the coach itself."""
    return _answer(message) is not None


def _answer(message: str) -> Callable[[Reply, Desk], None] | None:
    plain = lex(message).plain
    return next((answer for pattern, answer in ANSWERS if pattern.search(plain)), None)


def _private(reply: Reply, desk: Desk) -> None:
    if desk.elsewhere:
        reply.tell(
            f"What you write is kept on this computer. To read and word it, each message also goes to "
            f"{desk.elsewhere}, "
            "because a model there was chosen; without one, nothing leaves this computer."
        )
    else:
        reply.tell("What you write is kept on this computer and sent nowhere: no employer, no company, not even mine.")
    reply.tell(
        "Whoever can open your account on this computer could read it, so mind that on a shared or work machine."
    )


def _named(reply: Reply, desk: Desk) -> None:
    reply.tell("I have no name of my own; “coach” will do. I'm a program for finding your way at work.")


def _human(reply: Reply, desk: Desk) -> None:
    worded = f" A language model ({desk.elsewhere}) helps me read and word things." if desk.elsewhere else ""
    reply.tell(
        f"No person here: I'm a program. I read what you write, and the plan is calculated from it.{worded} For what "
        "needs a human, I say who could help."
    )


def _tongue(reply: Reply, desk: Desk) -> None:
    reply.tell(
        "Not yet: I read and write English only so far. Short, simple English is fine, and mistakes don't matter."
    )


def _knows(reply: Reply, desk: Desk) -> None:
    """The facts that are held, each with where it came from."""
    facts = [fact for fact in reply.state.profile.facts if fact.slot not in UNSAID]
    if not facts:
        reply.tell("Nothing yet. What you tell me is listed here, with the words it came from.")
        return
    lines = [_fact(fact, reply) for fact in facts[:MOST_LISTED]]
    if len(facts) > MOST_LISTED:
        lines.append(Said(text="- And more of the same kind; your plan's profile has all of it."))
    reply.tell(join([Said(text="This is what I hold about you, and where I have it from:"), *lines], separator="\n"))
    reply.tell("Tell me what is wrong or gone, and I change it.")


def _fact(fact: Fact, reply: Reply) -> Said:
    whence = {
        "document": "from your document",
        "option": "set when the plan was made",
        "import": "brought in with your data",
        "dataset": "from a table",
    }.get(fact.source.kind)
    if whence is None:
        quoted = fact.evidence.split()
        more = " …" if len(quoted) > LONGEST_QUOTE else ""
        said = " ".join(quoted[:LONGEST_QUOTE]).strip(".,;!").replace("?", "")
        whence = f"you said “{said}{more}”" if said else "you said so"
    name = label(fact.slot).removeprefix("your ")
    return say("- {name}: {value} ({whence})", name=name, value=value_of(fact, reply.state.profile), whence=whence)


ANSWERS: tuple[tuple[re.Pattern[str], Callable[[Reply, Desk], None]], ...] = (
    (PRIVATE, _private),
    (KNOWS, _knows),
    (NAMED, _named),
    (HUMAN, _human),
    (TONGUE, _tongue),
)
