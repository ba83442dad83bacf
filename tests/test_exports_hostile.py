"""What people type shows as they typed it, in every format, and never becomes markup."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from people import PEOPLE, TODAY, Someone

from coach.domain.patch import OwnMilestone, Pin, State
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Profile, Source
from coach.errors import UserInputError
from coach.exports import export, markdown, text
from coach.exports.json import load
from coach.exports.page import PlanView, Subtitle, Table, safe
from coach.exports.view import view
from coach.framework.tables import Framework
from coach.knowledge.tables import load_framework
from coach.planning.engine import plan_state

EXAMPLES = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(lambda words: safe(words) != "")
NASTY = (
    "| a | `b` <script>x</script> [c](javascript:d) ![e](http://f) **g** _h_ ~~i~~ &amp; {j} \\| $k$ \u202eevil\u2066"
)
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@cache
def tables() -> Framework:
    return load_framework(Path(__file__).parent.parent / "knowledge")


def hostile(words: str) -> tuple[CareerPlan, Profile]:
    """A plan in which every place for a person's own words holds these."""
    slots = ("name", "role", "target_role", "values", "must_not", "currency")
    facts = [Fact(slot=slot, value=words, source=Source(kind="document", id=words), evidence=words) for slot in slots]
    facts += [fact for fact in PEOPLE[0].profile.facts if fact.slot not in slots]
    profile = Profile().with_facts(facts)
    own = OwnMilestone(id="own", title=words, evidence=words, due=TODAY, hours=3)
    pin = Pin(milestone="first-step", title=words, note=words)
    return plan_state(State(profile=profile, own=(own,), pins=(pin,)), tables(), TODAY), profile


def inline(page: str) -> list[Token]:
    return [child for token in PARSER.parse(page) for child in (token.children or [token])]


MARKS = re.compile(r"( [⁰¹²³⁴⁵⁶⁷⁸⁹]+)+$")


def headings(shown: PlanView) -> list[str]:
    """The headings as they are to be read, down to the sources."""
    found = [shown.title.text]
    for section in shown.sections:
        found.append(section.title)
        found += [block.text.text for block in section.blocks if isinstance(block, Subtitle)]
    return found


def read(tokens: list[Token], kind: str) -> list[str]:
    """The words of each element of a kind, as a reader of the rendered page sees them."""
    return [
        "".join(child.content for child in tokens[place + 1].children or [])
        for place, token in enumerate(tokens)
        if token.type == kind
    ]


@given(WORDS)
@example(NASTY)
@example("# heading")
@example("#")
@example("C #")
@example("1. list")
@example("--- ")
@example("\x1b[31mred\x07 \r\n\r\n## new | section")
@EXAMPLES
def test_hostile_words_never_become_markup(words: str) -> None:
    plan, profile = hostile(words)
    shown = view(plan, profile, tables())
    page = markdown.render(shown)
    tokens = PARSER.parse(page)
    kinds = {token.type for token in inline(page)}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "code_inline",
        "fence",
        "code_block",
        "s_open",
    }
    columns = [len(block.columns) for s in shown.sections for block in s.blocks if isinstance(block, Table)]
    tables_found = [token for token in tokens if token.type == "thead_open"]
    assert len(tables_found) == len(columns)
    cells = len(read(tokens, "th_open")) + len(read(tokens, "td_open"))
    expected = [
        len(block.columns) * (1 + len(block.rows))
        for s in shown.sections
        for block in s.blocks
        if isinstance(block, Table)
    ]
    assert cells == sum(expected)
    heads = [MARKS.sub("", head) for head in read(tokens, "heading_open")]
    assert heads[: len(headings(shown))] == [MARKS.sub("", head) for head in headings(shown)]


@given(WORDS)
@example(NASTY)
@example("# heading")
@example("#")
@example("C #")
@example("- item")
@example("+ item")
@example("===")
@example("12) item")
@example("&copy; &#35;")
def test_escaped_words_read_as_they_were_typed_wherever_they_stand(words: str) -> None:
    escaped = markdown.escape(words)
    for page in (escaped, f"- {escaped}", f"> {escaped}", f"above\n\n{escaped}\nbelow"):
        tokens = PARSER.parse(page)
        assert not [token.type for token in tokens if token.type in ("heading_open", "hr", "html_block", "code_block")]
        assert safe(words) in "\n".join(read(tokens, "paragraph_open"))
    assert not [token for token in PARSER.parse(escaped) if token.type.endswith("list_open")]


@given(WORDS)
@example(NASTY)
@EXAMPLES
def test_no_format_carries_control_characters_or_direction_overrides(words: str) -> None:
    plan, profile = hostile(words)
    shown = view(plan, profile, tables())
    for page in (markdown.render(shown), text.render(shown)):
        left = page.replace("\n", "")
        assert not [
            c for c in left if unicodedata.category(c) in ("Cc", "Cs") or c in "\u202a\u202b\u202d\u202e\u2066\u2067"
        ]


@given(WORDS)
@example(NASTY)
@EXAMPLES
def test_a_plan_survives_json_unchanged_whatever_was_typed(words: str) -> None:
    plan, profile = hostile(words)
    data = export(plan, profile, tables(), "json")
    again = load(data)
    assert again == plan
    assert export(again, profile, tables(), "json") == data


@pytest.mark.parametrize("someone", PEOPLE, ids=lambda someone: someone.who)
def test_an_exported_plan_reads_back_and_explains_its_sources(someone: Someone, framework: Framework) -> None:
    plan = plan_state(State(profile=someone.profile), framework, TODAY)
    data = export(plan, someone.profile, framework, "json")
    assert load(data) == plan
    whole = json.loads(data)
    assert list(whole) == ["schema", "version", "plan", "sources"]
    named = set(_ids(whole["plan"]))
    assert named <= set(whole["sources"])
    assert all(source["title"] for source in whole["sources"].values())


def _ids(part: object) -> list[str]:
    """Every id of an origin in exported JSON."""
    if isinstance(part, list):
        return [id for item in part for id in _ids(item)]
    if not isinstance(part, dict):
        return []
    own = [part["id"], *part["inputs"]] if set(part) == {"kind", "id", "inputs"} else []
    return own + [id for item in part.values() for id in _ids(item)]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xff\xfe\x00", "not JSON"),
        (b"hello", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not an exported plan"),
        (b'{"basics": {"name": "x"}}', "not an exported plan"),
        (b'{"schema": "career-coach/plan", "version": 99, "plan": {}}', "format version 99"),
        (b'{"schema": "career-coach/plan", "version": 1}', "damaged"),
        (b'{"schema": "career-coach/plan", "version": 1, "plan": {"made_on": "x"}}', "damaged at"),
    ],
)
def test_a_foreign_file_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(UserInputError, match=why):
        load(data)
