"""The search as a whole: it finds, filters, keeps silent, and heals whatever happens to its index."""

import errno
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from coach.errors import IndexUnavailable
from coach.knowledge import index
from coach.knowledge.embedding import GRAPH, SHA256, MiniLM, bundled_model
from coach.knowledge.ranking import words
from coach.knowledge.retriever import Retriever

DOCUMENTS = {
    "offers": (
        "topic: offers",
        {
            "range": ("What do I say when asked about pay?", "Name a range whose floor you could live with."),
            "walk-away": ("When do I walk away?", "Know your BATNA, the best alternative, before you bargain."),
            "other-offer": ("How do I use a rival offer?", "Mention the other employer once, calmly, with a date."),
        },
    ),
    "wards": (
        "topic: care\nindustries: [healthcare]\nlevels: [senior]",
        {
            "charge": ("How do I become a charge nurse?", "Lead a shift, teach students, and ask for the rota."),
            "licence": ("Which licence do I need?", "Ask the board of nursing of your own state or country."),
        },
    ),
    "kitchens": (
        "topic: kitchens\nindustries: [hospitality]\nlevels: [early]",
        {
            "trial": ("What happens in a trial shift?", "You cook a dish beside the brigade for an evening."),
            "sous": ("How do I become a sous-chef?", "Run one section well, then order stock and write rotas."),
        },
    ),
    "leaving": (
        "topic: leaving",
        {
            "resign": ("How do I resign well?", "Tell your manager in person, then give written notice."),
            "redundancy": ("I was laid off: what now?", "Claim what you are due and tell people you trust."),
            "rest": ("May I take a break first?", "A month of rest is allowed when savings carry it."),
        },
    ),
}


class BagOfWords:
    """A quick stand-in for the model: each stem is a fixed direction; counts what it embeds."""

    dimension = 64

    def __init__(self, name: str = "bag-of-words") -> None:
        self.id = name
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.embedded += len(texts)
        vectors = np.array([sum(map(self._direction, words(text)), self._direction("")) for text in texts])
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)

    def _direction(self, word: str) -> NDArray[np.float64]:
        seed = int.from_bytes(hashlib.sha256(f"{self.id}{word}".encode()).digest()[:4], "big")
        return np.random.default_rng(seed).standard_normal(self.dimension) * (1.0 if word else 0.05)


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    guidance = tmp_path / "knowledge" / "guidance"
    guidance.mkdir(parents=True)
    for name, (front, sections) in DOCUMENTS.items():
        lines = [f"---\nid: {name}\ntitle: About {name}\nsource: [editorial]\ntags: [{name}]\nupdated: 2026-11-21"]
        lines += [key for key in ("industries: [all]", "levels: [all]") if key.split(":")[0] not in front]
        lines += [f"{front}\n---\n# About {name}\n"]
        lines += [f"## {title} {{#{anchor}}}\n{text}\n" for anchor, (title, text) in sections.items()]
        (guidance / f"{name}.md").write_text("\n".join(lines), encoding="utf-8")
    return guidance.parent


def ready(knowledge: Path, home: Path, embedder: BagOfWords | None = None) -> Retriever:
    retriever = Retriever(knowledge, home, embedder or BagOfWords())
    status = retriever.prepare()
    assert status.index == "ready", status
    return retriever


def folder_of_index(home: Path) -> Path:
    (folder,) = [path for path in (home / "index").iterdir() if path.is_dir()]
    return folder


def finds_everything(retriever: Retriever) -> bool:
    """Whether each passage is found first, by its vector, when asked for with its own words."""
    return all(retriever.search(f"{p.section} {p.text}", using="vectors")[0].passage == p for p in retriever.passages)


def test_both_parts_are_reported_with_the_passage(knowledge: Path, coach_home: Path) -> None:
    hits = ready(knowledge, coach_home).search("How do I become a charge nurse?", k=3)

    assert hits[0].passage.id == "wards#charge"
    assert (hits[0].vector_rank, hits[0].bm25_rank) == (1, 1)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_each_part_can_be_asked_alone(knowledge: Path, coach_home: Path) -> None:
    retriever = ready(knowledge, coach_home)

    assert finds_everything(retriever)
    by_words = retriever.search("rival offer", using="words")
    assert by_words[0].passage.id == "offers#other-offer"
    assert all(hit.vector_rank is None for hit in by_words)


def test_what_is_nearer_to_a_boundary_finds_nothing(knowledge: Path, coach_home: Path) -> None:
    question = "is a written notice legally valid"
    before = ready(knowledge, coach_home)
    assert before.search(question)
    before.close()

    (knowledge / "boundaries.yaml").write_text(f"employment law:\n  notice: [is notice legally valid, {question}]\n")
    retriever = ready(knowledge, coach_home)

    assert retriever.search(question) == retriever.search(question, using="words") == []
    assert {hit.passage.id for hit in retriever.search("How do I resign well?", k=50)} == set(retriever._by_id)


def test_filters_keep_what_is_written_for_all(knowledge: Path, coach_home: Path) -> None:
    retriever = ready(knowledge, coach_home)

    def documents(**filters: str) -> set[str]:
        query = "How do I become a charge nurse or sous-chef and resign with an offer?"
        return {hit.passage.document for hit in retriever.search(query, k=50, **filters)}  # type: ignore[arg-type]

    assert documents() == set(DOCUMENTS)
    assert documents(industry="healthcare") == {"offers", "leaving", "wards"}
    assert documents(level="early") == {"offers", "leaving", "kitchens"}
    assert documents(topic="care") == {"wards"}
    assert documents(topic="care", industry="hospitality") == set()
    assert documents(topic="no such topic") == set()


def test_the_same_question_gets_the_same_answer_from_two_builds(knowledge: Path, tmp_path: Path) -> None:
    first, second = (ready(knowledge, tmp_path / name) for name in ("one", "two"))

    for query in ("rota", "how do I leave", "cook a dish for an employer"):
        assert first.search(query) == first.search(query) == second.search(query)


@pytest.mark.parametrize("query", ["", "   \n", "?!…", "💼", "the of and", "\x00\x01", "a" * 10**6, "%s {x} OR 1=1"])
def test_odd_queries_are_answered_with_a_list(query: str, knowledge: Path, coach_home: Path) -> None:
    assert isinstance(ready(knowledge, coach_home).search(query), list)


def test_nothing_is_found_for_an_empty_query_or_no_places(knowledge: Path, coach_home: Path) -> None:
    retriever = ready(knowledge, coach_home)

    assert retriever.search("  ") == []
    assert retriever.search("resign", k=0) == []


def test_a_second_start_opens_what_the_first_built(knowledge: Path, coach_home: Path) -> None:
    ready(knowledge, coach_home).close()
    before = contents(coach_home)
    embedder = BagOfWords()

    retriever = Retriever(knowledge, coach_home, embedder)
    hits = retriever.search("rival offer")

    assert hits[0].vector_rank == 1
    assert embedder.embedded == 1, "only the question is embedded"
    assert contents(coach_home) == before, "an index is never written again"


def contents(home: Path) -> dict[str, str]:
    """Checksums of all files but the database, in which Chroma notes that it was opened."""
    files = [path for path in home.rglob("*") if path.is_file() and path.suffix != ".sqlite3"]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def truncate(path: Path, length: int | None = None) -> None:
    path.write_bytes(path.read_bytes()[: length or path.stat().st_size // 2])


def edit_manifest(home: Path, **values: object) -> None:
    path = folder_of_index(home) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def database(home: Path) -> Path:
    (path,) = folder_of_index(home).glob("chroma-*/chroma.sqlite3")
    return path


def segment(home: Path) -> Path:
    (folder,) = [path for path in database(home).parent.iterdir() if path.is_dir()]
    return folder


def empty_tables(home: Path) -> None:
    with sqlite3.connect(database(home)) as connection:
        connection.execute("DELETE FROM embeddings WHERE id IN (SELECT id FROM embeddings LIMIT 4)")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "index folder missing": lambda home: shutil.rmtree(folder_of_index(home)),
    "home missing": shutil.rmtree,
    "HNSW folder deleted": lambda home: shutil.rmtree(segment(home)),
    "HNSW file truncated": lambda home: truncate(segment(home) / "data_level0.bin", 1000),
    "HNSW file garbled": lambda home: (segment(home) / "data_level0.bin").write_bytes(b"\xa5" * 9999),
    "HNSW header deleted": lambda home: (segment(home) / "header.bin").unlink(),
    "HNSW metadata garbled": lambda home: (segment(home) / "index_metadata.pickle").write_bytes(b"\xa5" * 99),
    "database corrupt": lambda home: (database(home)).write_bytes(b"no"),
    "database truncated": lambda home: truncate(database(home)),
    "database deleted": lambda home: (database(home)).unlink(),
    "rows deleted": empty_tables,
    "vectors deleted": lambda home: (folder_of_index(home) / "vectors.npz").unlink(),
    "vectors truncated": lambda home: truncate(folder_of_index(home) / "vectors.npz"),
    "manifest deleted": lambda home: (folder_of_index(home) / "manifest.json").unlink(),
    "manifest truncated": lambda home: truncate(folder_of_index(home) / "manifest.json"),
    "manifest of another kind": lambda home: (folder_of_index(home) / "manifest.json").write_text("[]"),
    "another embedding": lambda home: edit_manifest(home, embedding="other"),
    "another dimension": lambda home: edit_manifest(home, dimension=768),
    "another chromadb": lambda home: edit_manifest(home, chromadb="0.4.0"),
    "another chunker": lambda home: edit_manifest(home, chunker=0),
    "another space": lambda home: edit_manifest(home, space=0),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_is_noticed_and_heals(
    damage: Callable[[Path], object], knowledge: Path, coach_home: Path
) -> None:
    ready(knowledge, coach_home).close()
    damage(coach_home)

    manifest = Retriever(knowledge, coach_home, BagOfWords())._manifest
    with pytest.raises(IndexUnavailable):
        index.open_index(coach_home, manifest)

    assert finds_everything(ready(knowledge, coach_home))
    assert len(list((coach_home / "index").glob(".*"))) == 0, "nothing is left lying about"


def test_a_changed_file_gives_a_new_index_and_embeds_only_what_changed(knowledge: Path, coach_home: Path) -> None:
    ready(knowledge, coach_home).close()
    old = folder_of_index(coach_home).name
    path = knowledge / "guidance" / "leaving.md"
    path.write_text(path.read_text().replace("A month of rest", "A season of rest"))
    embedder = BagOfWords()

    retriever = ready(knowledge, coach_home, embedder)

    assert embedder.embedded == 1, "the words of one passage"
    assert finds_everything(retriever)
    assert {folder.name for folder in (coach_home / "index").iterdir()} > {old}, "the last one may be in use"


def test_what_the_knowledge_folder_remembers_is_not_embedded(knowledge: Path, coach_home: Path) -> None:
    ready(knowledge, coach_home).close()
    (folder_of_index(coach_home) / "texts.npz").rename(knowledge / "vectors.npz")
    shutil.rmtree(coach_home)
    embedder = BagOfWords()

    retriever = ready(knowledge, coach_home, embedder)

    assert finds_everything(retriever)
    assert embedder.embedded == len(retriever.passages), "only the questions put to it"


def test_another_model_gives_a_new_index_and_embeds_all(knowledge: Path, coach_home: Path) -> None:
    ready(knowledge, coach_home).close()
    other = BagOfWords("another")

    assert finds_everything(ready(knowledge, coach_home, other))
    assert other.embedded >= 2 * sum(len(sections) for _, sections in DOCUMENTS.values())


def test_old_indexes_are_removed_but_the_last(knowledge: Path, coach_home: Path) -> None:
    for name in ("one", "two", "three", "four"):
        ready(knowledge, coach_home, BagOfWords(name)).close()

    assert len(list((coach_home / "index").iterdir())) == 2


def test_words_answer_while_the_index_is_built(knowledge: Path, coach_home: Path) -> None:
    retriever = Retriever(knowledge, coach_home, BagOfWords())

    first = retriever.search("rival offer")

    assert first[0].passage.id == "offers#other-offer"
    assert first[0].vector_rank is None
    assert retriever.prepare().index == "ready"
    assert retriever.search("rival offer")[0].vector_rank == 1


def test_a_short_program_ends_well_and_leaves_the_index_for_the_next(knowledge: Path, coach_home: Path) -> None:
    done = elsewhere(knowledge, coach_home, "r.search('rival offer')")

    assert (done.returncode, done.stderr) == (0, "")
    assert Retriever(knowledge, coach_home, BagOfWords()).search("rival offer")[0].vector_rank == 1


def test_an_index_that_stops_answering_is_built_again(
    knowledge: Path, coach_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    retriever = ready(knowledge, coach_home)
    assert retriever._vectors is not None
    retriever._vectors.close()

    assert retriever.search("rival offer")[0].vector_rank is None
    assert retriever.prepare().index == "ready"
    assert finds_everything(retriever)


def test_where_nothing_can_be_written_words_answer_and_status_says_so(knowledge: Path, tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("not a folder")
    retriever = Retriever(knowledge, home, BagOfWords())

    status = retriever.prepare()

    assert status.index == "unavailable"
    assert any("can't be built" in note for note in status.notes)
    assert retriever.search("rival offer")[0].passage.id == "offers#other-offer"


def test_in_a_read_only_home_words_answer(knowledge: Path, coach_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    for name in ("mkdir", "rename", "write_text", "write_bytes"):
        monkeypatch.setattr(Path, name, refuse)
    retriever = Retriever(knowledge, coach_home, BagOfWords())

    assert retriever.prepare().index == "unavailable"
    assert "Read-only" in " ".join(retriever.status().notes)
    assert retriever.search("rival offer")[0].passage.id == "offers#other-offer"


def test_a_full_disk_leaves_words_and_no_half_index(knowledge: Path, coach_home: Path) -> None:
    script = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "s = r.prepare(); s.index == 'unavailable' or sys.exit(str(s));"
        "r.search('rival offer')[0].passage.id == 'offers#other-offer' or sys.exit('words failed')"
    )
    done = elsewhere(knowledge, coach_home, script)

    assert done.returncode == 0, done.stderr
    assert list((coach_home / "index").iterdir()) == []
    assert finds_everything(ready(knowledge, coach_home))


START = """
import sys
sys.path[:0] = {path!r}
from pathlib import Path
from tests.test_knowledge_search import BagOfWords
from coach.knowledge.retriever import Retriever
r = Retriever(Path({knowledge!r}), Path({home!r}), BagOfWords())
{script}
"""


def program(knowledge: Path, home: Path, script: str) -> list[str]:
    path = [str(Path(__file__).parent.parent)]
    text = START.format(path=path, knowledge=str(knowledge), home=str(home), script=script)
    return [sys.executable, "-c", text]


def elsewhere(knowledge: Path, home: Path, script: str) -> subprocess.CompletedProcess[str]:
    command = program(knowledge, home, script)
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_two_processes_may_build_at_once(knowledge: Path, coach_home: Path) -> None:
    script = "s = r.prepare(); s.index == 'ready' or sys.exit(str(s))"
    builders = [subprocess.Popen(program(knowledge, coach_home, script)) for _ in range(2)]

    assert [builder.wait(timeout=120) for builder in builders] == [0, 0]
    assert contents(coach_home)
    assert [path.name[0] == "." for path in (coach_home / "index").iterdir()] == [False]
    assert finds_everything(Retriever(knowledge, coach_home, BagOfWords()))


def test_a_build_killed_at_any_moment_leaves_a_valid_index_or_none(knowledge: Path, coach_home: Path) -> None:
    slow = "import chromadb; print('go', flush=True); r.prepare()"
    for pause in (0.0, 0.05, 0.1, 0.15, 0.25):
        with subprocess.Popen(program(knowledge, coach_home, slow), stdout=subprocess.PIPE) as builder:
            assert builder.stdout is not None
            builder.stdout.readline()
            time.sleep(pause)
            builder.send_signal(signal.SIGKILL)
        retriever = Retriever(knowledge, coach_home, BagOfWords())
        for folder in (coach_home / "index").glob("[!.]*"):
            index.open_index(coach_home, retriever._manifest).close()
            shutil.rmtree(folder)
    assert finds_everything(ready(knowledge, coach_home))


def test_abandoned_builds_are_removed_in_time(knowledge: Path, coach_home: Path) -> None:
    young, old = (coach_home / "index" / f".building-{name}" for name in ("young", "old"))
    for folder in (young, old):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))

    ready(knowledge, coach_home)

    assert young.exists()
    assert not old.exists()


def test_without_the_model_words_answer(knowledge: Path, coach_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.knowledge.embedding.PACKAGE", "no_such_package")
    retriever = Retriever(knowledge, coach_home)

    assert retriever.search("rival offer")[0].passage.id == "offers#other-offer"
    assert retriever.search("best pizza in Naples") == []
    assert retriever.prepare().index == "unavailable"
    assert retriever.status().embedding is None
    assert "no_such_package" in " ".join(retriever.status().notes)


def model() -> MiniLM:
    try:
        return bundled_model()
    except IndexUnavailable as error:
        pytest.skip(str(error))


def test_the_model_finds_paraphrases_and_keeps_silent_on_other_subjects(knowledge: Path, coach_home: Path) -> None:
    retriever = Retriever(knowledge, coach_home, model())
    retriever.prepare()

    assert retriever.search("my firm made me redundant")[0].passage.id == "leaving#redundancy"
    assert retriever.search("what salary should I ask for")[0].passage.id == "offers#range"
    assert retriever.search("batna")[0].passage.id == "offers#walk-away"
    assert retriever.search("best pizza in Naples") == []


def test_the_model_gives_unit_vectors_whatever_the_batch() -> None:
    texts = ["a nurse", "", "an electrician who wants to teach " * 80, "ein Koch"]

    together = model().embed(texts)

    assert together.shape == (4, 384)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together, [model().embed([text])[0] for text in texts], atol=1e-5)


def test_the_graph_computes_what_the_architecture_says() -> None:
    found = model()
    weights = arrays(found._folder / "model.safetensors")
    tokens = found._model[1].encode("How do I resign without burning bridges?").ids

    assert np.allclose(found.embed(["How do I resign without burning bridges?"])[0], bert(weights, tokens), atol=1e-5)


def arrays(path: Path) -> dict[str, NDArray[np.float32]]:
    content = path.read_bytes()
    start = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:start])
    header.pop("__metadata__", None)
    return {
        name: np.frombuffer(
            content[start + entry["data_offsets"][0] : start + entry["data_offsets"][1]], np.float32
        ).reshape(entry["shape"])
        for name, entry in header.items()
        if entry["dtype"] == "F32"
    }


def bert(weights: dict[str, NDArray[np.float32]], tokens: Sequence[int]) -> NDArray[np.float64]:
    """The model written out once more, to compare with: one sentence, no batch, no padding."""
    from math import erf

    def linear(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        return x @ weights[f"{name}.weight"].T.astype(float) + weights[f"{name}.bias"]

    def norm(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def heads(x: NDArray[np.float64]) -> NDArray[np.float64]:
        return x.reshape(len(tokens), 12, 32).swapaxes(0, 1)

    e = "embeddings."
    x = weights[f"{e}word_embeddings.weight"][list(tokens)].astype(float)
    x = x + weights[f"{e}position_embeddings.weight"][: len(tokens)]
    x = norm(x + weights[f"{e}token_type_embeddings.weight"][0], f"{e}LayerNorm")
    for number in range(6):
        layer = f"encoder.layer.{number}."
        q, k, v = (heads(linear(x, f"{layer}attention.self.{name}")) for name in ("query", "key", "value"))
        scores = np.exp(q @ k.swapaxes(1, 2) / np.sqrt(32))
        mixed = (scores / scores.sum(-1, keepdims=True) @ v).swapaxes(0, 1).reshape(len(tokens), 384)
        x = norm(x + linear(mixed, f"{layer}attention.output.dense"), f"{layer}attention.output.LayerNorm")
        inner = linear(x, f"{layer}intermediate.dense")
        inner = inner * 0.5 * (1 + np.vectorize(erf)(inner / np.sqrt(2)))
        x = norm(x + linear(inner, f"{layer}output.dense"), f"{layer}output.LayerNorm")
    mean: NDArray[np.float64] = x.mean(0)
    return mean / np.linalg.norm(mean)


def test_weights_that_are_not_the_expected_ones_are_refused(tmp_path: Path) -> None:
    for name in SHA256:
        (tmp_path / name).write_bytes(b"something else")

    with pytest.raises(IndexUnavailable, match="not the one expected"):
        MiniLM(tmp_path, tmp_path / "checked.json").embed(["a nurse"])
    assert not (tmp_path / "checked.json").exists()


def test_checksums_are_remembered_until_the_files_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked, folder = tmp_path / "home" / "checked.json", model()._folder
    first = MiniLM(folder, checked).embed(["a nurse"])
    monkeypatch.setattr("hashlib.file_digest", lambda *_: pytest.fail("compared again"))

    assert np.array_equal(MiniLM(folder, checked).embed(["a nurse"]), first)
    checked.write_text("{}")
    with pytest.raises(pytest.fail.Exception):
        MiniLM(folder, checked).embed(["a nurse"])


def test_the_graph_holds_no_weights() -> None:
    assert GRAPH.stat().st_size < 50_000
