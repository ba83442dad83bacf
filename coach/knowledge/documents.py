"""Guidance documents as passages: pure parsing of Markdown with front matter, one passage per `## ` section."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from coach.domain.figures import Frozen
from coach.errors import KnowledgeError

Level = Literal["all", "early", "mid", "senior", "transition"]

CHUNKER_VERSION = 2
"""Raise it when the same file gives other passages, so that every index is built again."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_TITLE = re.compile(r"\A\s*# (.+)\n")
_SECTION = re.compile(rf"(.+?) \{{#({NAME})\}}")
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^()\s]+)\)")
_ROW = re.compile(rf"row:({NAME})")
_FORBIDDEN = {
    "a heading other than '## Title {#anchor}'": re.compile(r"^#", re.MULTILINE),
    "a table": re.compile(r"^\s*\|", re.MULTILINE),
    "an image": re.compile(r"!\["),
    "HTML": re.compile(r"<[a-zA-Z/!]"),
}
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|twice|double|triple)"
    r"s?\b",
    re.IGNORECASE,
)


class Shown(Frozen):
    """A figure as a passage words it, and the framework row it rests on."""

    text: str
    row: str


class Passage(Frozen):
    """One section of a guidance document, readable by itself; `id` is "document#anchor" and stays stable.

    `text` has its links rendered as plain words; `rows` are the framework rows they pointed to, in order, and
    `figures` those links whose words state a number. `industries` and `levels` hold "all" or names. `asked` is
    how people put the question the passage answers; it helps to find the passage and is never shown.
    """

    id: str
    document: str
    title: str
    section: str
    topic: str
    text: str
    rows: tuple[str, ...] = ()
    figures: tuple[Shown, ...] = ()
    tags: tuple[str, ...] = ()
    industries: tuple[str, ...] = ("all",)
    levels: tuple[Level, ...] = ("all",)
    source: tuple[str, ...]
    updated: date
    asked: tuple[str, ...] = ()


_QUESTIONS = TypeAdapter(dict[str, tuple[str, ...]])
_BOUNDARIES = TypeAdapter(dict[str, dict[str, tuple[str, ...]]])


class _FrontMatter(Frozen):
    id: str = Field(pattern=rf"^{NAME}$")
    title: str = Field(min_length=1)
    topic: str = Field(pattern=rf"^{NAME}$")
    source: tuple[str, ...] = Field(min_length=1)
    tags: tuple[str, ...] = Field(min_length=1)
    industries: tuple[str, ...] = Field(min_length=1)
    levels: tuple[Level, ...] = Field(min_length=1)
    updated: date


def parse_document(text: str, file: str) -> tuple[Passage, ...]:
    """The passages of one guidance document, in order.

    `file` is its name, whose stem must equal the document's id. Raises KnowledgeError naming file and fault.
    """
    front, body = _split(text.replace("\r\n", "\n"), file)
    if f"{front.id}.md" != file:
        raise KnowledgeError(f"{file}: the id {front.id!r} must be the file's name without .md")
    title, *sections = re.split(r"^## ", body, flags=re.MULTILINE)
    heading = _TITLE.match(title + "\n")
    if heading is None or heading[1].strip() != front.title:
        raise KnowledgeError(f"{file}: the body must begin with '# {front.title}'")
    if (title + "\n")[heading.end() :].strip():
        raise KnowledgeError(f"{file}: text before the first '## ' section belongs to no passage")
    if not sections:
        raise KnowledgeError(f"{file}: there is no '## ' section")
    passages = tuple(_passage(section, front, file) for section in sections)
    _unique([passage.id for passage in passages], file)
    return passages


def with_questions(passages: Iterable[Passage], text: str, file: str) -> tuple[Passage, ...]:
    """The passages with the questions people ask, from YAML that maps a passage's id to a list of them.

    Raises KnowledgeError naming `file` when it has another form or an id of no passage.
    """
    by_id = {passage.id: passage for passage in passages}
    try:
        asked = _QUESTIONS.validate_python(yaml.load(text, Loader) or {})
    except (yaml.YAMLError, ValidationError) as error:
        raise KnowledgeError(f"{file}: it must map passage ids to lists of questions: {error}") from error
    unknown = sorted(asked.keys() - by_id.keys())
    if unknown:
        raise KnowledgeError(f"{file}: no passage has the id {', '.join(unknown)}")
    return tuple(p.model_copy(update={"asked": asked.get(p.id, ())}) for p in by_id.values())


def parse_boundaries(text: str, file: str) -> dict[str, tuple[str, ...]]:
    """Questions the guidance does not answer, by "subject: group", from YAML that maps subjects to groups of them.

    Raises KnowledgeError naming `file` when it has another form.
    """
    try:
        subjects = _BOUNDARIES.validate_python(yaml.load(text, Loader) or {})
    except (yaml.YAMLError, ValidationError) as error:
        raise KnowledgeError(f"{file}: it must map subjects to groups of questions: {error}") from error
    return {f"{subject}: {name}": asked for subject, groups in subjects.items() for name, asked in groups.items()}


def _split(text: str, file: str) -> tuple[_FrontMatter, str]:
    found = _FRONT_MATTER.match(text)
    if found is None:
        raise KnowledgeError(f"{file}: the front matter between two '---' lines is missing")
    try:
        return _FrontMatter.model_validate(yaml.load(found[1], Loader)), found[2]
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{file}: the front matter is not valid YAML: {error}") from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'it'}: {e['msg']}" for e in error.errors())
        raise KnowledgeError(f"{file}: front matter: {faults}") from error


def _passage(section: str, front: _FrontMatter, file: str) -> Passage:
    heading, _, body = section.partition("\n")
    named = _SECTION.fullmatch(heading.strip())
    if named is None:
        raise KnowledgeError(f"{file}: the section '{heading.strip()}' needs an anchor, as in '## Title {{#anchor}}'")
    where = f"{file}#{named[2]}"
    for fault, pattern in _FORBIDDEN.items():
        if pattern.search(body):
            raise KnowledgeError(f"{where}: {fault} is not allowed in a passage")
    shown = [_shown(text, target, where) for text, target in _LINK.findall(body)]
    text = _LINK.sub(r"\1", body).strip()
    if not text or "](" in text:
        raise KnowledgeError(f"{where}: {'a link is malformed' if text else 'the section is empty'}")
    return Passage(
        id=f"{front.id}#{named[2]}",
        document=front.id,
        section=named[1].strip(),
        text=text,
        rows=tuple(dict.fromkeys(link.row for link in shown)),
        figures=tuple(link for link in shown if _NUMBER.search(link.text)),
        **front.model_dump(exclude={"id"}),
    )


def _shown(text: str, target: str, where: str) -> Shown:
    row = _ROW.fullmatch(target)
    if row is None:
        raise KnowledgeError(f"{where}: the link '{target}' must be 'row:' and the id of a framework row")
    return Shown(text=text, row=row[1])


def _unique(ids: list[str], file: str) -> None:
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise KnowledgeError(f"{file}: used twice: {', '.join(twice)}")
