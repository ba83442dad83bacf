"""Questions the guidance does not answer: said so in a sentence, with who could."""

import re

from coach.conversation.reply import Desk, Reply
from coach.language.builtin.reading.text import lex

UNKNOWN = (
    "I have no source for that, so I won't guess.",
    "Nothing I hold answers that, and a guess would not help you.",
    "That is not in anything I can quote, so I leave it open.",
)
# By subject of the nearest boundary, or by its subject and group.
WHO: dict[str, str] = {
    "employment law": "I can't say what the law gives you there. An employment lawyer, legal aid or your union can, "
    "and the time to act may be short, so ask soon.",
    "immigration": "Visa and permit rules are not for me to judge. An accredited immigration adviser or a lawyer can, "
    "and the immigration authority publishes its rules.",
    "tax": "I can't work out tax. The tax authority or a tax adviser can tell you what applies to you.",
    "benefits and pensions": "I can't say what it does to a benefit or a pension. A benefits adviser, or the office "
    "that pays it, can work that out for you before you decide.",
    "medicine": "That is for a doctor to answer, not for a program. What they say about your limits, the plan can "
    "follow.",
    "pay": "I hold no pay figures for a job in a place, and I won't guess. Current advertisements that name pay, and "
    "the official wage statistics of your country, can tell you.",
    "another subject: facts about companies and people": "I hold nothing about particular companies or people. Their "
    "own pages, and people who work there, can tell you.",
    "another subject: entry rules of particular courses": "Each school or licensing body sets its own rules for that. "
    "Its own page or a call to it gives the answer that counts.",
    "another subject: how the work itself is done": "How the work itself is done is beyond what I hold. Someone who "
    "does it, or a course in it, can show you.",
}
PAY = re.compile(
    r"\b(?:how much (?:do|does|would|can|could|will|did) [^?.!]{2,40}?(?:make|earn|get paid|pay|get|bring in)\b|"
    r"(?:what|how much) (?:do|does) [^?.!]{2,40}? (?:earn|make|pay)\b|"
    r"(?:average |typical |median |usual |starting |going )(?:pay|salary|wages?|rate)s?\b|(?:salary|wages?|"
    r"pay) (?:of|for) an? |what is the (?:pay|salary|wage)\b)"
)
MY_PAY = re.compile(r"\bhow much (?:do|can|could|should|would) i (?:\w+ )?(?:ask|save|put|spend|charge|negotiate)\b")


def unanswered(reply: Reply, desk: Desk, question: str) -> str:
    """That there is no answer here, and who could give one."""
    subject = desk.boundary(question)
    if asks_pay(question):
        subject = "pay"
    if subject is not None:
        found = WHO.get(subject) or WHO.get(subject.partition(":")[0])
        if found is not None:
            return found
    said = [words for words in UNKNOWN if not any(words in earlier for earlier in reply.session.replies)]
    return (said or UNKNOWN)[0]


def asks_pay(question: str) -> bool:
    """Whether a question is for what a job pays, which no passage of the guidance can say for a place."""
    plain = lex(question).plain
    return PAY.search(plain) is not None and MY_PAY.search(plain) is None
