"""The errors of the product, one tree; each says who must act.

CoachError                 anything we can explain in one sentence (exit code 2)
├── UserInputError         the person: a value, file or command that can't be used
│   └── DocumentError      the person: this document can't be read; the sentence says what to do
├── StoreError             the person or operator: saved data can't be read or written
│   └── ConflictError      the person: the plan was changed elsewhere meanwhile
├── LanguageError          nobody: a model did not answer as it must; callers use the built-in language
├── IndexUnavailable       nobody: the search index is missing or healing; callers go on without it
└── KnowledgeError         a maintainer: a file of ours under knowledge/ or prompts/ is not as it must be

The message is written for a person: what is wrong, and what to do. Interfaces translate once, at the edge.
"""


class CoachError(Exception):
    """Anything we can explain in one sentence, shown as it stands."""

    exit_code = 2


class UserInputError(CoachError):
    """A value, file or command of the person's that can't be used."""


class DocumentError(UserInputError):
    """A document that can't be read; the message says what to do instead."""


class StoreError(CoachError):
    """Saved data can't be read or written."""


class ConflictError(StoreError):
    """The plan was changed elsewhere since it was loaded."""


class LanguageError(CoachError):
    """A model was down, slow, cut off or answered something that can't be used; the message says which.

    `partial` is the text that came before, never to be read as a whole answer.
    """

    def __init__(self, message: str, partial: str = "") -> None:
        super().__init__(message)
        self.partial = partial


class IndexUnavailable(CoachError):
    """The search index is missing, damaged or being rebuilt."""


class KnowledgeError(CoachError):
    """A file under knowledge/ or prompts/ is not as it must be."""
