"""Wording shared by planner modules, fitted to the kind of work."""

import re

ROUNDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

# What shows that a skill was studied, and that it was practised, by kind of competency.
STUDY_EVIDENCE = {
    "": "A page of notes you could teach from, with the exercises done",
    "software": "The exercises finished and running, with notes on what surprised you",
    "data": "The exercises finished on data you chose yourself, with the results explained",
    "engineering": "Worked problems checked against a reference",
    "clinical": "The module's assessment passed, and your questions taken to a senior colleague",
    "care": "The module's assessment passed, and your questions taken to a senior colleague",
    "hands-on": "The steps shown to someone who knows the work, without prompting",
    "kitchen": "The basics cooked and tasted by someone who knows how it should be",
    "hospitality": "The routine walked through with a senior colleague",
    "finance": "Worked examples that agree with the answers",
    "legal": "A summary of the rules, checked by someone who applies them",
    "teaching": "A lesson or session plan built on what you learnt",
    "people": "Your own rules for it on one page, talked through with someone who leads well",
    "management": "Your own rules for it on one page, talked through with someone who leads well",
    "communication": "A before and after of one real text or talk of yours",
    "language": "The course's level test passed",
}
PRACTICE_EVIDENCE = {
    "": "Written feedback from someone who knows the work, and what you changed because of it",
    "software": "A working piece that someone else has tried, with their comments and your changes",
    "data": "An analysis someone used or questioned, with what you changed",
    "engineering": "A design or calculation checked by a senior colleague, with the corrections",
    "clinical": "Supervised cases entered in your practice log, with the supervisor's comments",
    "care": "Supervised cases entered in your practice log, with the supervisor's comments",
    "hands-on": "Finished pieces looked over by someone qualified, with what they would do otherwise",
    "kitchen": "Dishes or services run, with the chef's comments and what you changed",
    "hospitality": "Shifts run your way, with guests' and colleagues' comments",
    "sales": "A log of conversations: what you tried, what the customer answered",
    "teaching": "Observed sessions with the observer's notes and what you changed",
    "people": "A short diary of real situations: what you did, what came of it, what a colleague says",
    "management": "A short diary of real situations: what you did, what came of it, what a colleague says",
    "safety": "Walk-rounds or checks carried out, with the findings closed",
    "regulatory": "Real cases checked against the rules, reviewed by someone who answers for them",
}


ACRONYM = re.compile(r"[A-Z]{1,2}|C[A-Z]O|[B-DF-HJ-NP-TV-Z]{3,4}")  # two letters, a chief's post, or no vowel
SOUNDS_YOU = ("uni", "use", "eu")  # written with a vowel, spoken with a consonant


# Rounds of practice after the first exercise, each with what shows it.
HARDER = (
    ("take a harder case, from start to finish", "The finished case beside your first one, with what got better"),
    ("take a case that someone else brings you", "What the person who brought it says about the result"),
    ("do a case under real conditions, with less help", "The case done in time, and a list of what you had to look up"),
)


# The same for kinds of work that have no cases.
HARDER_OF = {
    "data": (
        (
            "work on a larger set of data, with its gaps and errors",
            "What you did about each fault of the data, written down",
        ),
        ("answer a question that someone else brings you", "The answer as they used it, with what they asked next"),
    ),
    "software": (
        ("build a larger piece, with tests and notes", "The piece running, with what you would build otherwise"),
        ("build a piece that someone else asks for", "What the person who asked for it says after using it"),
    ),
    "communication": (
        ("make a piece for readers or listeners you do not know", "What they took from it, in their own words"),
        ("make a piece with a deadline, for someone else", "The piece as it went out, with the corrections"),
    ),
    "management": (
        ("use it in a matter in which people disagree", "What was agreed, and what each side says of it"),
        ("use it in a matter that someone hands you", "What the person who handed it to you says at its end"),
    ),
}
HARDER_OF["people"] = HARDER_OF["management"]


def harder(number: int, kind: str = "") -> tuple[str, str]:
    """What the next round of practice is and what shows it, counted from one after the first exercise."""
    rounds = HARDER_OF.get(kind, HARDER[:2]) + HARDER[2:]
    if number <= len(rounds):
        return rounds[number - 1]
    place = ROUNDS[min(number, len(ROUNDS) - 1)]
    return (
        f"take a further case, {place} round",
        "The case finished, and one thing done better than in the round before",
    )


def sentence(text: str) -> str:
    """A text that ends like a sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def titled(text: str) -> str:
    """Words of the person as a title: with a capital at the start."""
    return text[:1].upper() + text[1:]


def lower(name: str) -> str:
    """A name inside a sentence: lower case unless it is an acronym or a proper name."""
    return name if len(name) > 1 and name[1:2].isupper() else name[:1].lower() + name[1:]


def named(name: str) -> str:
    """A credential's name in running text: kept where it is a proper name ("Microsoft Office Specialist")."""
    proper = any(word[:1].isupper() for word in name.partition(" (")[0].split()[1:])
    return name if proper else lower(name)


def with_article(title: str) -> str:
    """A job title as what someone is: "a line cook", "an electrician", "an HR manager", "a UX designer"."""
    spelt = title[1:2].isupper()
    vowel = title[:1] in "AEFHILMNORSX" if spelt else title[:1].lower() in "aeiou" and not title.startswith(SOUNDS_YOU)
    return f"{'an' if vowel else 'a'} {title}"


def in_sentence(title: str) -> str:
    """A job title inside a sentence: lower case save acronyms and inner capitals, without a note in brackets."""
    title = title.partition(" (")[0] or title
    if title.isupper():  # a headline in capitals: few of its words are acronyms
        title = " ".join(word if ACRONYM.fullmatch(word) else word.lower() for word in title.split())
    return " ".join(word if any(c.isupper() for c in word[1:]) else word.lower() for word in title.split())
