"""How alike two job titles are: their comparable words, and which of them carry meaning."""

import re
from functools import lru_cache

# Words that say how senior someone is or fill a title without naming the work.
RANK_WORDS = {
    "senior",
    "sr",
    "junior",
    "jr",
    "lead",
    "principal",
    "staff",
    "chief",
    "head",
    "trainee",
    "i",
    "ii",
    "iii",
}
SENIOR = {"senior", "sr", "lead", "principal", "staff", "chief", "head"}
SENIOR_RANK = 3
LEARNERS = {"intern", "internship", "trainee", "apprentice", "graduate", "junior", "jr"}
# Words that say what kind of post it is without naming the work; alone they do not make two titles alike.
POSTS = {
    "team",
    "leader",
    "manager",
    "supervisor",
    "director",
    "assistant",
    "associate",
    "officer",
    "coordinator",
    "specialist",
    "worker",
    "operator",
    "administrator",
    "technician",
    "engineer",
    "analyst",
    "consultant",
    "executive",
}
FILLERS = {"of", "the", "and", "a", "an", "in", "for", "at", "to", "with", "my", "own"}
PARTS = r"[/&|,;()–—]| - | and "


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The comparable words of a title or skill: lower case, plurals folded, fillers dropped."""
    found = re.findall(r"[^\W_]+[+#]*", text.lower().replace("&", " and "))
    return tuple(_singular(word) for word in found if word not in FILLERS)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def closeness(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    """Share of words in common; words for the work count fully, words for rank a third.

    A title that is more senior than what was asked for counts its rank words fully: nobody is promoted by a match.
    """
    both = set(asked) & set(known)
    if not both - RANK_WORDS - POSTS:
        return 0.0
    lifted = 2 / 3 * len((set(known) - set(asked)) & SENIOR) if not set(asked) & SENIOR else 0.0
    return _weight(both) / (_weight(set(asked) | set(known)) + lifted)


def _weight(group: set[str]) -> float:
    return sum(1 / 3 if word in RANK_WORDS else 1.0 for word in group)
