"""How well the built-in reader reads: precision, recall and F1 per slot, and how many intents are right.

    python -m evals.reading [FILE.yaml ...] [--wrong] [--vectors]

A file holds `messages` in people's words, each with the facts that have to be read and nothing else. A fact counts
when slot and value agree; a fact too many costs precision, one that is missed costs recall. `--wrong` prints the
messages that were read wrongly; `--vectors` lets the bundled embeddings tell apart what the rules leave open. Exit
code 1 when F1 over all slots is below .95 or precision below .97.

The sets were written in rounds, read once before any rule was changed for them, and then mended for; docs/evals.md has
the figures of those first readings. They, not the figures printed here, say how strangers are read.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from coach.conversation.options import tells
from coach.conversation.questions import WORDINGS
from coach.knowledge.embedding import bundled_model
from coach.knowledge.tables import load_framework
from coach.language.base import Item, Option, Proposed, Reading, ReadInputs
from coach.language.builtin.reading import Reader
from coach.language.builtin.reading.likeness import Embed
from coach.language.picking import picked

ROOT = Path(__file__).parent.parent
SETS = tuple(
    ROOT / "tests" / f"reading_{name}.yaml"
    for name in ("messages", "free", "unseen", "heldout", "blind", "blind2", "blind3", "blind4")
)
F1, PRECISION = 0.95, 0.97
FIELDS = ("intent", "unclear", "sides", "item", "when", "evidence", "stage", "subject")
# Messages as long as the product takes, of the shapes that hurt patterns.
LONG = (
    "a" * 16_000,
    "1 " * 8_000,
    "I " * 8_000,
    "not " * 4_000,
    "six hours a week, " * 890,
    "I want to be a " * 1_066,
    "$" * 16_000,
    "no nights " * 1_600,
    "my boss says I have 10 years " * 550,
    "what if I had " * 1_140,
    '"' * 16_000,
    "by next " * 2_000,
    "<" * 8_000 + ">" * 8_000,
    "twenty-" * 2_280,
    "and a half " * 1_450,
    "i have a " * 1_770,
    "my mother is a nurse and " * 640,
    "," * 16_000,
    "ọ̀" * 5_300,
)
Row = Mapping[str, Any]
Triple = tuple[str, str, str]


@dataclass
class Tally:
    """Right, surplus and missed facts by slot, and what was wrong in words."""

    right: Counter[str] = field(default_factory=Counter)
    surplus: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    intents: int = 0
    messages: int = 0
    wrong: list[str] = field(default_factory=list)
    ms: list[float] = field(default_factory=list)

    def scores(self, slot: str | None = None) -> tuple[float, float, float]:
        """Precision, recall and F1 of a slot, or of all together."""
        counts = [counter[slot] if slot else counter.total() for counter in (self.right, self.surplus, self.missed)]
        right, surplus, missed = counts
        precision = right / (right + surplus) if right + surplus else 1.0
        recall = right / (right + missed) if right + missed else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def load(path: Path) -> dict[str, Any]:
    """A set of messages."""
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def inputs(row: Row, data: Mapping[str, Any]) -> ReadInputs:
    """The inputs of one row."""
    return ReadInputs(
        message=row["m"],
        asked=row.get("asked", ""),
        options=tuple(row.get("options", ())),
        known=row.get("known", {}),
        items=tuple(Item(**item) for item in data.get("items", ())),
        last_reply=row.get("last", ""),
        today=data["today"],
        currency=row.get("currency", "USD"),
    )


def heard(reader: Reader, row: Row, data: Mapping[str, Any]) -> Reading:
    """What a row's message says, as in a turn: an offered answer that it picks, or what is read from it."""
    return picked(row["m"], _offered(row)) or reader.read(inputs(row, data))


def _offered(row: Row) -> tuple[Option, ...]:
    """The row's answers as the coach offers them; those of a question which number is right are numbers."""
    slot = row.get("asked", "").rpartition(":")[2]
    known = {option.text: option for option in WORDINGS[slot].options} if slot in WORDINGS else {}
    return tuple(known.get(text) or tells(text, {slot: float(text)}) for text in row.get("options", ()))


def expected(row: Row) -> dict[str, set[Triple]]:
    """What a row asks for, by the field of the reading: facts, taken away, supposed."""
    facts = _triples(row.get("facts", {})) | _triples(row.get("taken", {}), taken=True)
    return {"facts": facts, "supposed": _triples(row.get("supposed", {}))}


def _triples(facts: Mapping[str, Any], *, taken: bool = False) -> set[Triple]:
    found = set()
    for slot, value in facts.items():
        for item in value if isinstance(value, list) else [value]:
            name, level = next(iter(item.items())) if isinstance(item, dict) else (item, None)
            found.add((slot, plain(name), "taken" if taken else plain(level or "")))
    return found


def read_triples(facts: Iterable[Proposed]) -> set[Triple]:
    """Facts as read, comparable."""
    return {(fact.slot, plain(fact.value), "taken" if fact.negated else plain(fact.level or "")) for fact in facts}


def plain(value: object) -> str:
    """A value in one form: numbers without trailing zeros, words in lower case."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:g}"
    return " ".join(str(value).casefold().replace("’", "'").split())


def faults(row: Row, reading: Reading) -> list[str]:
    """What a reading gets wrong, in words. Beyond facts and intent only the fields a row names are looked at."""
    want = expected(row)
    found = []
    for name in ("facts", "supposed"):
        got = read_triples(getattr(reading, name))
        found += [f"{name}: {slot}={value} {level} missed" for slot, value, level in want[name] - got]
        found += [f"{name}: {slot}={value} {level} too much" for slot, value, level in got - want[name]]
    for name in FIELDS:
        wish = row.get(name, "answer" if name == "intent" else None)
        got_field = getattr(reading, name)
        if wish is None and not (name == "unclear" and "asked" in row):
            continue
        if comparable(wish) != comparable(got_field):
            found.append(f"{name}: {got_field!r} instead of {wish!r}")
    found += [f"quote {fact.quote!r} is not in the message" for fact in reading.facts if fact.quote not in row["m"]]
    return found


def comparable(value: object) -> object:
    """A field's value in one form."""
    return [plain(item) for item in value] if isinstance(value, list | tuple) else plain(value)


def measure(reader: Reader, data: Mapping[str, Any]) -> Tally:
    """Read every message of a set and count."""
    tally = Tally()
    for row in data["messages"]:
        start = time.process_time()
        reading = heard(reader, row, data)
        tally.ms.append((time.process_time() - start) * 1000)
        want, got = expected(row), reading
        for name, facts in (("facts", got.facts), ("supposed", got.supposed)):
            have = read_triples(facts)
            tally.right.update(slot for slot, _, _ in have & want[name])
            tally.surplus.update(slot for slot, _, _ in have - want[name])
            tally.missed.update(slot for slot, _, _ in want[name] - have)
        tally.messages += 1
        tally.intents += reading.intent == row.get("intent", "answer")
        wrong = faults(row, reading)
        if wrong:
            tally.wrong.append(f"{row['m']!r} (asked {row.get('asked', '')!r}): " + "; ".join(wrong))
    return tally


def report(name: str, tally: Tally, *, wrong: bool) -> bool:
    """Print the table of one set; whether it reaches the targets."""
    print(f"\n{name}: {tally.messages} messages")
    print(f"{'slot':20} {'right':>5} {'wrong':>5} {'missed':>6} {'P':>5} {'R':>5} {'F1':>5}")
    for slot in sorted({*tally.right, *tally.surplus, *tally.missed}):
        scores = " ".join(f"{score:5.2f}" for score in tally.scores(slot))
        print(f"{slot:20} {tally.right[slot]:5} {tally.surplus[slot]:5} {tally.missed[slot]:6} {scores}")
    precision, recall, f1 = tally.scores()
    print(f"all slots: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    print(f"intents right: {tally.intents} of {tally.messages} ({tally.intents / tally.messages:.3f})")
    print(f"messages without a fault: {tally.messages - len(tally.wrong)}")
    print(f"milliseconds of processor a message: median {statistics.median(tally.ms):.2f}, p95 {_p95(tally.ms):.2f}")
    if wrong:
        print("\n".join(f"  {line}" for line in tally.wrong))
    return f1 >= F1 and precision >= PRECISION


def _embed() -> Embed:
    model = bundled_model()
    return lambda texts: [[float(value) for value in vector] for vector in model.embed(list(texts))]


def _seconds(reader: Reader, text: str) -> float:
    start = time.process_time()
    reader.read(ReadInputs(message=text, today=date(2026, 11, 21)))
    return time.process_time() - start


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def main(arguments: list[str]) -> int:
    """Measure each set."""
    wrong = "--wrong" in arguments
    named = [Path(name) for name in arguments if not name.startswith("--")]
    reader = Reader(load_framework(ROOT / "knowledge"), _embed() if "--vectors" in arguments else None)
    reader.read(ReadInputs(message="hello", today=load(SETS[0])["today"]))
    print(f"longest of {len(LONG)} messages of 16,000 characters: {max(_seconds(reader, text) for text in LONG):.2f} s")
    paths = named or [path for path in SETS if path.exists()]
    return 0 if all([report(path.name, measure(reader, load(path)), wrong=wrong) for path in paths]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
