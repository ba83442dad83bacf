"""Words by which a goal says where it points, where it names no role."""

GOAL_OPENERS = (
    "become",
    "becoming",
    "move into",
    "move to",
    "get into",
    "work as",
    "work in",
    "transition to",
    "transition into",
    "switch to",
    "change to",
    "change into",
    "go into",
    "break into",
    "moving into",
    "retrain as",
    "promotion to",
    "promoted to",
    "to be",
    "be",
    "reach",
)
# Goals of getting on where one is, which take a post to begin with.
GROWTH = ("grow", "advance", "get ahead", "get on", "progress", "next step", "step up", "move up")
# Goals about how or for whom one works: the role stays, the plan is about growing in it.
SAME_WORK = (
    "stay",
    "work less",
    "part-time",
    "part time",
    "remote",
    "from home",
    "balance",
    "stress",
    "better job",
    "new job",
    "another job",
    "employer",
    "certif",
    "licen",
    "more money",
    "pay rise",
    "raise",
)
# Goals of people who want to work for themselves.
OWN_ACCOUNT = (
    "self-employ",
    "self employ",
    "freelanc",
    "my own",
    "own business",
    "own account",
    "start a business",
    "sole trader",
    "fractional",
    "contractor",
    "open a ",
)
# Goals of people who are out of work at present.
OUT_OF_WORK = (
    "return to work",
    "returning to work",
    "return to the workforce",
    "back to work",
    "back into work",
    "career break",
    "re-enter",
    "laid off",
    "unemployed",
    "redundan",
    "lost my job",
    "between jobs",
    "out of work",
)
# Goals of people who lead and want their craft back.
BACK_TO_CRAFT = (
    "specialist",
    "hands-on",
    "hands on",
    "individual contributor",
    "managing",
    "to the craft",
    "step back",
)
# Goals of people who want away from something, which they may name.
LEAVING = (
    "leave",
    "leaving",
    "out of",
    "away from",
    "get off",
    "off the farm",
    "off the road",
    "off the tools",
    "off the line",
    "off the floor",
    "off my feet",
    "escape",
    "quit",
)
AWAY = (
    *LEAVING,
    "change career",
    "career change",
    "something else",
    "different",
    "less",
    "switch",
    "in industry",
    "industry job",
    "private sector",
)
INTO_A_FIELD = ("into", "work in", "transition to", "switch to", "change to", "retrain as")
LEADING = ("management", "manage ", "leading", "lead a", "leader")
# What someone rules out who wants no promotion.
UPWARDS = ("step up", "promot", "rung", "next level", "move up", "climb", "more responsib", "management", "managing")


def on_own_account(said: str) -> bool:
    """Whether a role or goal is to be done on one's own account."""
    return any(stem in said.lower() for stem in OWN_ACCOUNT)
