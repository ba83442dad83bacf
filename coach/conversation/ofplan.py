"""What people ask of their plan in everyday words: what it assumes, what can go wrong, a file of it, what a word means.

Answered from the plan itself, and never by a passage for somebody else.
"""

import re
from collections.abc import Callable

from coach.conversation.reply import Desk, Reply
from coach.domain.figures import Said, join, say
from coach.language.builtin.reading.text import lex

MOST = 4  # assumptions or risks told in one reply
ASSUMED = re.compile(
    r"\b(?:(?:what|which|list|show|see|any|your|tell me)\b[^.;!?]{0,40}\b(?:assum(?:e|ed|ption|ptions|ing)|"
    r"take(?:n)? for granted)|are you assuming)\b"
)
RISKS = re.compile(
    r"\b(?:(?:what|which|list|show|see|any|tell me|so)\b[^.;!?]{0,30}\brisks?|"
    r"what (?:can|could|might|may) go wrong)\b"
    r"(?! (?:tolerance|manager|management|assessment|analyst))"
)
EXPORT = re.compile(
    r"\b(?:(?:export|download|print(?: out)?|e-?mail|send) (?:me )?(?:the |my |this |that |a copy of )*"
    r"(?:plan|roadmap|it)|"
    r"(?:save|get|have|want|need|give me) (?:me )?(?:the |my |this |a )*"
    r"(?:plan |roadmap |it )?(?:as|in|to) (?:an? )?"
    r"(?:pdf|word|file|document|markdown|calendar)|"
    r"(?:pdf|word file|calendar file) of (?:the |my |this )?(?:plan|roadmap|it))\b"
)
WORD = re.compile(
    r"(?:^|[.!?;,] ?)(?:(?:so|and|but|sorry|ok|please)[ ,]*)*(?:what (?:is|are|does|do|mean|means)|"
    r"i do not (?:know|understand) what)(?: an?| the| this| your)? (?:word )?[\"']?(?P<word>[a-z][a-z -]{1,30}?)[\"']?"
    r"(?: (?:mean|means|is|are|please))*\W*(?:$|[.?!,;])"
)
# The coach's own words, as one would say them to somebody who never planned anything.
MEANING = {
    "resume": (
        "A résumé (or CV) is one or two pages about your work: your jobs, what you can do, how to reach you. If "
        "you have none, write one line for each job: where, since when, and one thing you did well. That is "
        "enough to begin."
    ),
    "gap": ("A gap is something the work you want asks for and you have not shown yet: a skill, a paper, or people."),
    "milestone": (
        "A milestone is one step of the plan with a date: something to do, and something that shows it is done."
    ),
    "readiness": (
        "Readiness says how much of what the work asks for you have already. It is counted from what you told me."
    ),
    "point": (
        "Points say how much of what the work asks for you have already; all of them means nothing needed is missing."
    ),
    "range": (
        "A range is from the least to the most it usually takes. I plan with the least and say what the most would be."
    ),
    "low end": ("The low end is the least it usually takes. I plan with it and say when the most would be done."),
    "evidence": ("Evidence is what shows that a step is done: a paper, a list, a result, or someone who saw it."),
    "path": (
        "A path is one way forward: the work it leads to, how long it usually takes, and what speaks for and "
        "against it."
    ),
    "network": ("Network just means people you know or could ask, who do the work you want or hire for it."),
    "runway": ("Runway is how many months you could live on what you have, without pay."),
    "assumption": ("An assumption is what I took where you said nothing. Each can be put right in a sentence."),
    "advertisement": (
        "A job advertisement is what an employer puts up when they look for someone. It says what they ask for."
    ),
}
ALSO = {"cv": "resume", "advert": "advertisement", "job advert": "advertisement", "proof": "evidence"}
FILES = (
    "On the page, the links at the top of the plan print it or save it as PDF, and download it as Markdown or JSON. In "
    "a terminal it is “coach plan export --format text”; in place of text you can write md or json. I send nothing by "
    "e-mail."
)


def of_plan(reply: Reply, desk: Desk) -> bool:
    """Answer a question about the plan as a whole, or about a word of the coach's. Whether it was one."""
    plain = lex(reply.message).plain
    for pattern, answer in ANSWERS:
        if pattern.search(plain) and reply.session.planned and reply.reading.intent != "stage":
            answer(reply)
            return True
    return _meaning(reply, plain)


def _assumed(reply: Reply) -> None:
    listed = reply.plan.assumptions
    if not listed:
        reply.tell("None: all of it rests on what you told me.", "plan")
        return
    lines = [say("- {text}", text=item.text) for item in listed[:MOST]]
    reply.tell(join([Said(text="This is what I assumed:"), *lines], separator="\n"), "plan")
    if len(listed) > MOST:
        reply.tell("The rest stands in the plan. Tell me what is not so, and I work it out anew.")
    else:
        reply.tell("Tell me what is not so, and I work it out anew.")


def _risks(reply: Reply) -> None:
    if not reply.plan.risks:
        reply.tell("I see none that the plan would have to provide for.", "plan")
        return
    lines = [say("- {risk} {answer}", risk=risk.description, answer=risk.answer) for risk in reply.plan.risks[:MOST]]
    reply.tell(join([Said(text="What can go wrong, and what to do then:"), *lines], separator="\n"), "plan")


def _files(reply: Reply) -> None:
    reply.tell(FILES)


def _meaning(reply: Reply, plain: str) -> bool:
    match = WORD.search(plain)
    said = match["word"].strip() if match else ""
    word = ALSO.get(said.removesuffix("s"), ALSO.get(said, said))
    text = MEANING.get(word) or MEANING.get(word.removesuffix("s"))
    if text is not None:
        reply.tell(text)
    return text is not None


ANSWERS: tuple[tuple[re.Pattern[str], Callable[[Reply], None]], ...] = (
    (ASSUMED, _assumed),
    (RISKS, _risks),
    (EXPORT, _files),
)
