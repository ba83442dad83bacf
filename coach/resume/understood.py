"""A résumé from file to facts: what was read, what follows, and what it leaves open."""

import sys
from datetime import date
from pathlib import Path

from coach.domain.figures import Frozen
from coach.domain.profile import Fact, Profile
from coach.planning.history import about_history
from coach.resume.document import Document
from coach.resume.extract import extract
from coach.resume.facts import facts_of
from coach.resume.model import Resume, Vocabulary
from coach.resume.readers import read, read_text
from coach.resume.readers.limits import MAX_BYTES

PASTED = Path("-")
WORKING_LIFE = ("role", "jobs", "education", "credentials", "skills")
NOTHING_FOUND = (
    "I found no job, school, certificate or skill in this document. If it is a résumé, paste its text "
    "with a heading above each part, such as Experience and Education."
)


class Understood(Frozen):
    """A document, what was read from it, the facts that follow, and what its dates leave open, in plain words.

    `notes` are what is to be known about the reading itself.
    """

    document: Document
    resume: Resume
    facts: tuple[Fact, ...]
    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def understand(path: Path, vocabulary: Vocabulary, today: date) -> Understood:
    """Read a résumé file, or pasted text from standard input for the path "-", into facts.

    Raises DocumentError with a sentence when it can't be read.
    """
    return understood_from(read_text(_pasted()) if path == PASTED else read(path), vocabulary, today)


def understood_from(document: Document, vocabulary: Vocabulary, today: date) -> Understood:
    """What a document that was read says."""
    resume = extract(document, vocabulary, today)
    facts = facts_of(resume, document, today)
    open_points = about_history(Profile(facts=facts), today)
    questions = tuple(f"{item.text.text} {item.ask}" for item in open_points)
    telling = any(fact.slot in WORKING_LIFE for fact in facts)
    notes = (*document.notes, *_lapsed(resume)) if telling else (*document.notes, NOTHING_FOUND)
    return Understood(document=document, resume=resume, facts=facts, questions=questions, notes=notes)


def _lapsed(resume: Resume) -> tuple[str, ...]:
    """A sentence for each certificate the document itself calls expired."""
    return tuple(
        f"“{item.name.text}” is marked as expired, so I don't count it. Tell me if you hold it again."
        for item in resume.certificates
        if item.lapsed
    )


def _pasted() -> str:
    """The text on standard input, up to a little more than is read."""
    return sys.stdin.buffer.read(MAX_BYTES + 1).decode("utf-8", "replace")
