"""A word for what someone is going through, said once before anything else: lost work, weariness, doubt.

Only what the person says of themselves in so many words; nothing is kept of it.
"""

import re

from coach.conversation.reply import Reply

HEARD: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\b(?:laid off|made redundant|redundancy|let (?:me|us) go|lost my (?:job|post|work|position)|"
            r"(?:got|was|been) (?:fired|sacked|dismissed)|lay-?offs?)\b",
            re.IGNORECASE,
        ),
        "I'm sorry you lost that job; that is hard on anyone.",
    ),
    (
        re.compile(
            r"\b(?:burn(?:ed|t|ing|ing me)? ?out|burnout|worn? ?out|wear(?:s|ing) me (?:out|down)|exhaust\w*|"
            r"(?:breaking|killing|ruining|draining|crushing) (?:me|my)|(?:sick|tired) of|fed up|miserable|overwhelmed|"
            r"hat(?:e|ing) (?:my|this|the) (?:job|work|place)|shouted at|bullied|can'?t (?:take|do) (?:it|this) any)\b",
            re.IGNORECASE,
        ),
        "That sounds wearing.",
    ),
    (
        re.compile(
            r"\b(?:scared|afraid|ashamed|anxious|embarrass\w+|nervous|terrified|hopeless|feel(?:ing)? (?:lost|stuck)|"
            r"no idea (?:how|what|where)|don'?t know what i want)\b",
            re.IGNORECASE,
        ),
        "Many people start from there, and it is enough to begin with.",
    ),
)


def hear(reply: Reply) -> None:
    """Put the word in front, unless it was said in this conversation already."""
    said = next((words for pattern, words in HEARD if pattern.search(reply.message)), None)
    if said is None or any(said in earlier for earlier in reply.session.replies):
        return
    reply.tell(said, "affirm")
