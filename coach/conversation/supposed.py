"""What is supposed beside plain values: leaving the post, work on one's own account, what was not understood of it."""

import re

from coach.conversation.options import values
from coach.conversation.reply import Reply
from coach.domain.figures import say
from coach.domain.profile import Fact
from coach.framework.titles import words
from coach.language.builtin.reading.text import lex

OWN_WORK = re.compile(
    r"\b(?:(?:my |our |an? |own )+(?:business|company|firm|consultancy|practice|shop|studio|restaurant|cafe|agency)"
    r"|self[- ]employed|freelanc\w+|(?:on|for) my own|for myself|own account|consultancy|consulting|"
    r"set(?:ting)? up alone|go(?:ing)? (?:solo|it alone)|went (?:solo|it alone))\b"
)
STARTS = re.compile(
    r"\b(?:start(?:ed|ing)?|open(?:ed|ing)?|set(?:ting)? up|found(?:ed)?|launch(?:ed)?|run(?:ning)?|ran|ha(?:d|ve)|go|"
    r"went|going|be|am|was|were|became|become|turn(?:ed)?|did|do|work(?:ed|ing)?|compare|own)\b"
)
LEAVES = re.compile(
    r"\b(?:quit(?:ting)?|resign(?:ed)?|hand(?:ed)? in my notice|(?:leave|left|give up|gave up|stopp?(?:ed)?) "
    r"(?:my |the |this )?(?:job|work|post|working|employer)|walk(?:ed)? (?:out|away)|"
    r"(?:take|took|taking) (?:an? )?(?:sabbatical|year off|career break|unpaid leave))\b"
)
HOURS_STAY = (
    "The plan counts the hours you have beside your work. Without the job you may have more of them, and no pay; "
    "tell me how many hours a week it would then be, and I work it out."
)
MONTHS = {"3 months": 3.0, "6 months": 6.0, "12 months": 12.0}
LIVE_ON = "How many months could you live on what you have, without pay?"
NOT_UNDERSTOOD = (
    "I did not understand what would change in that, so I tried nothing. I can try other hours, other money, another "
    "date or role, or work on your own account; tell me which."
)
# What may stand around supposed values without supposing more.
_PLAIN = """
    what if i we it that this happen happened would could can do did does have had has got get gets only just
    about around say suppose supposing imagine assuming instead of rather than with without and or but then so
    for a an the my me to in at on by up per week weekly hour month year day money budget spend put go went be
    is was were will now more less fewer another other date time deadline hours there make made plan aim role
    job work become became take took really maybe you your how much change changes changed ok hmm well please
    still all give gave need needed everything same from them
"""
PLAIN = set(words(_PLAIN))
MOST_OTHER = 1  # words beyond these and the values from which a what-if held something that was not understood


def own_work(said: str) -> bool:
    """Whether words are of work on one's own account."""
    return OWN_WORK.search(lex(said).plain) is not None


def starts_own_work(message: str) -> bool:
    """Whether someone supposes to work on their own account: "what if I started a consultancy"."""
    plain = lex(message).plain
    return OWN_WORK.search(plain) is not None and STARTS.search(plain) is not None


def own_role(reply: Reply, said: str) -> Fact | None:
    """The person's trade on their own account as a target; None where their trade is not known."""
    trade = reply.state.profile.text("role") or reply.state.profile.text("target_role")
    if trade is None:
        return None
    return Fact(
        slot="target_role", value=f"self-employed {trade}", status="confirmed", source=reply.source, evidence=said
    )


def leaves(message: str) -> bool:
    """Whether someone supposes to give up their post, or its pay for a time."""
    return LEAVES.search(lex(message).plain) is not None


def on_leaving(reply: Reply) -> None:
    """What giving up the pay means for the plan: its hours, and what there is to live on."""
    reply.tell(HOURS_STAY)
    runway = reply.state.profile.figure("runway_months")
    if runway is not None:
        text = "You said you could live on what you have for {runway}; the last step of the plan is {finish}."
        reply.tell(say(text, runway=runway, finish=reply.plan.fit.finish), "plan")
    elif reply.question is None:
        reply.ask("runway_months", LIVE_ON, *values("runway_months", MONTHS))


def not_tried(reply: Reply) -> bool:
    """Whether a what-if says more than the values it was tried with."""
    tried = {word for item in reply.reading.supposed for word in words(item.quote)}
    rest = [word for word in words(reply.message) if word not in tried | PLAIN and not any(map(str.isdigit, word))]
    return len(set(rest)) > MOST_OTHER
