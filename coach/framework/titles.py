"""How job titles are read: their comparable words, what in them carries meaning, and how alike two titles are."""

import re
from collections.abc import Iterator
from functools import lru_cache

# Words that say how senior someone is or fill a title without naming the work.
RANK_WORDS = {
    "senior",
    "junior",
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
SENIOR = {"senior", "lead", "principal", "staff", "chief", "head"}
SENIOR_RANK = 3
LEARNERS = {"intern", "internship", "trainee", "apprentice", "graduate", "junior"}
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
    "representative",
    "agent",
    "clerk",
    "attendant",
    "adviser",
    "aide",
    "helper",
    "operative",
    "instructor",
    "owner",
    "inspector",
    "planner",
    "designer",
    "student",
}
FILLERS = {"of", "the", "and", "a", "an", "in", "for", "at", "to", "with", "my", "own"}
# Short forms, and American spellings of what the tables write the British way.
SAME_WORD = {
    "advisor": "adviser",
    "anesthetist": "anaesthetist",
    "asst": "assistant",
    "behavior": "behaviour",
    "behavioral": "behavioural",
    "center": "centre",
    "color": "colour",
    "coord": "coordinator",
    "counseling": "counselling",
    "counselor": "counsellor",
    "dev": "developer",
    "exec": "executive",
    "fiber": "fibre",
    "jnr": "junior",
    "jr": "junior",
    "lab": "laboratory",
    "labor": "labour",
    "laborer": "labourer",
    "license": "licence",
    "mgr": "manager",
    "ops": "operation",
    "organizer": "organiser",
    "pediatric": "paediatric",
    "program": "programme",
    "rep": "representative",
    "snr": "senior",
    "sr": "senior",
    "tech": "technician",
    "theater": "theatre",
    "tire": "tyre",
}
PARTS = r"[/&|,;()–—]| - | and "
# What says where someone works, after the title itself ("charge nurse on a surgical floor").
PLACE = re.compile(r"\s(?:at|in|on|for|with|within|from)\s", re.IGNORECASE)
# How, when and whether someone works, around the title.
CIRCUMSTANCES = re.compile(
    r"\b(?:i am|i['’]?m|i work as|work(?:ing)? as|employed as|currently|now|full[- ]time|part[- ]time|self[- ]employed|"
    r"freelance|temporary|temp|permanent|casual|seasonal|(?:night|day|late) shift|nights|contract|agency|remote|"
    r"former(?:ly)?|acting|interim|deputi[sz]ing as|fractional|retired|ex|qualified|experienced)\b",
    re.IGNORECASE,
)
WINDOW = 4  # words of a cue stand at most two others apart
LONG_ENOUGH = 8  # letters of a word before a slip in it is mended
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The comparable words of a title or skill: lower case, plurals folded, short forms written out, no fillers."""
    found = re.findall(r"[^\W_]+[+#]*", text.lower().replace("&", " and "))
    singular = (_singular(word) for word in found if word not in FILLERS)
    return tuple(SAME_WORD.get(word, word) for word in singular)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def readings(title: str) -> Iterator[tuple[str, ...]]:
    """Ways to read a typed title, most literal first; those of one step are equally good.

    As it stands; without what says how and when someone works; its parts ("Cook / Driver"); without the place.
    """
    yield (title,)
    plain = CIRCUMSTANCES.sub(" ", title)
    if plain != title:
        yield (plain,)
    parts = tuple(part for part in re.split(PARTS, plain) if part.strip())
    short = {"".join(word[0] for word in part.split()) for part in parts}
    parts = tuple(part for part in parts if part.strip() not in short)  # "(CMO)" after the words it stands for
    if parts != (plain,) and parts:
        yield parts
    heads = tuple(head for part in parts if (head := PLACE.split(part, maxsplit=1)[0]) != part)
    if heads:
        yield heads


def closeness(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    """Share of words in common; words for the work count fully, words for rank a third.

    A title that is more senior than what was asked for counts its rank words fully, so that it comes later.
    """
    both = set(asked) & set(known)
    if not both - RANK_WORDS - POSTS:
        return 0.0
    lifted = 2 / 3 * len((set(known) - set(asked)) & SENIOR) if not set(asked) & SENIOR else 0.0
    return round(_weight(both) / (_weight(set(asked) | set(known)) + lifted), 6)


def _weight(group: set[str]) -> float:
    return sum(1 / 3 if word in RANK_WORDS else 1.0 for word in group)


def close_together(cue: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether the words of a cue stand in this order, with at most two others between each."""
    starts = [place for place, word in enumerate(said) if word == cue[0]]
    for word in cue[1:]:
        starts = [
            place
            for start in starts
            for place in range(start + 1, start + WINDOW)
            if said[place : place + 1] == (word,)
        ]
    return bool(starts)


def may_mean(asked: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether a title that shares words with a known one may be the same work.

    Not when it names another kind of post ("therapist assistant" is no therapist), not when the known title says more
    of the work than was said ("service technician" is not yet a sterile services technician), and not when it stands
    higher or is for learners: a match promotes and demotes nobody.
    """
    said, extra, missing = set(asked), set(asked) - set(known), set(known) - set(asked)
    other_post = extra & (POSTS | {"chief"})
    other_rank = any(missing & rank and not said & rank for rank in (SENIOR, LEARNERS))
    return not (other_post or other_rank or missing - RANK_WORDS)


def slips(word: str) -> Iterator[str]:
    """Every word one slip away: a letter left out, doubled or added, changed, or two swapped; the first one is kept."""
    for place in range(1, len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in ALPHABET:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
