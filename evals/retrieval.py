"""How well the search finds: nDCG@5, recall@5 and MRR of vectors alone, words alone and both; and how fast.

    python -m evals.retrieval [QUESTIONS.yaml]

The file holds `questions` {q, topic, passages: {id: grade}}, grade 2 for a passage that answers and 1 for one that
helps, and `unanswerable` {q}, for which the search should find nothing. nDCG@5 (Järvelin and Kekäläinen, "Cumulated
gain-based evaluation of IR techniques", 2002), recall@5 and MRR count what answers, and five found are enough where
more would answer; "graded" is nDCG@5 with what helps counting half. Single questions are shown only of a file named
on the command line: nobody should see which ones of the measuring set fail, and mend just those. Exit code 1 when a
target is missed.
"""

import math
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from coach.knowledge.retriever import Retriever, Using

ROOT = Path(__file__).parent.parent
QUESTIONS = ROOT / "evals" / "retrieval_questions.yaml"
DEPTH = 5
ANSWERS = 2  # the grade of a passage that answers, beside 1 for one that helps
NDCG, RECALL, SILENT, MUTE, P95_MS = 0.85, 0.95, 0.95, 0.05, 15.0
PARTS: tuple[Using, ...] = ("vectors", "words", "both")
MEASURES = ("ndcg", "recall", "mrr", "graded")

LABELS = {"ndcg": "nDCG@5", "recall": "recall@5", "mrr": "MRR", "graded": "graded nDCG@5"}

Scores = dict[str, float]
Row = dict[str, Any]


def measure(found: Sequence[str], grades: Mapping[str, int]) -> Scores:
    """The measures of one ranking."""
    answers = [grades.get(name) == ANSWERS for name in found[:DEPTH]]
    possible = min(DEPTH, sum(grade == ANSWERS for grade in grades.values()))
    first = next((place for place, answer in enumerate(answers, start=1) if answer), None)
    return {
        "ndcg": gain([int(answer) for answer in answers]) / gain([1] * possible),
        "recall": sum(answers) / possible,
        "mrr": 1 / first if first else 0.0,
        "graded": gain([grades.get(name, 0) for name in found]) / gain(sorted(grades.values(), reverse=True)),
    }


def gain(grades: Sequence[int]) -> float:
    """Discounted cumulated gain of the first five."""
    return sum(grade / math.log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))


def mean(scores: Sequence[Scores]) -> Scores:
    """The mean of each measure."""
    return {name: statistics.fmean(score[name] for score in scores) for name in MEASURES}


def answers(row: Row) -> list[str]:
    """Ids of the passages that answer a question."""
    return [name for name, grade in row["passages"].items() if grade == ANSWERS]


def search(retriever: Retriever, query: str, using: Using) -> list[str]:
    """Ids found, best first."""
    return [hit.passage.id for hit in retriever.search(query, k=DEPTH, using=using)]


def latency_ms(retriever: Retriever, queries: Sequence[str]) -> tuple[float, float]:
    """Median and 95th percentile of a warm search, embedding of the query included."""
    times = []
    for query in queries:
        start = time.perf_counter()
        retriever.search(query)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def worst_topics(rows: Sequence[Row], scores: Sequence[Scores], count: int = 5) -> list[str]:
    """The topics with the lowest nDCG, as lines."""
    topics: dict[str, list[Scores]] = defaultdict(list)
    for row, score in zip(rows, scores, strict=True):
        topics[row["topic"]].append(score)
    order = sorted(topics, key=lambda topic: mean(topics[topic])["ndcg"])[:count]
    return [f"  {topic:24} nDCG@5 {mean(topics[topic])['ndcg']:.3f} of {len(topics[topic])}" for topic in order]


def by_answers(rows: Sequence[Row], scores: Sequence[Scores]) -> str:
    """Recall@5 of questions with one answer, two, and more."""
    groups: dict[int, list[float]] = defaultdict(list)
    for row, score in zip(rows, scores, strict=True):
        groups[min(3, len(answers(row)))].append(score["recall"])
    named = {1: "one", 2: "two", 3: "more"}
    shown = (f"{named[n]} {statistics.fmean(groups[n]):.3f} of {len(groups[n])}" for n in sorted(groups))
    return f"recall@5 by number of answers: {', '.join(shown)}"


def ceiling(rows: Sequence[Row]) -> float:
    """The recall@5 of a perfect search where all that answer a question must be among five."""
    return statistics.fmean(min(1, DEPTH / len(answers(row))) for row in rows)


def report(retriever: Retriever, answerable: Sequence[Row], others: Sequence[Row], each: bool) -> dict[str, bool]:
    """Print every figure, and `each` question that fails; return each target with whether it is met."""
    found = {part: [search(retriever, row["q"], part) for row in answerable] for part in PARTS}
    scores = {
        part: [measure(names, row["passages"]) for names, row in zip(found[part], answerable, strict=True)]
        for part in PARTS
    }
    means = {part: mean(scores[part]) for part in PARTS}
    for part in PARTS:
        print(f"{part:8} " + "  ".join(f"{LABELS[name]} {means[part][name]:.3f}" for name in MEASURES))
    print(by_answers(answerable, scores["both"]), f"(ceiling without the cap at five: {ceiling(answerable):.3f})")
    print("worst topics:", *worst_topics(answerable, scores["both"]), sep="\n")
    mute = [row["q"] for row, names in zip(answerable, found["both"], strict=True) if not names]
    spoken = [row["q"] for row in others if search(retriever, row["q"], "both")]
    print(f"silent on {len(others) - len(spoken)} of {len(others)} that the guidance does not answer")
    print(f"silent on {len(mute)} of {len(answerable)} that it answers")
    if each:
        for row, names, score in zip(answerable, found["both"], scores["both"], strict=True):
            if score["recall"] < 1:
                print(f"  missed: {row['q']!r} wants {answers(row)}, got {names}")
        print("  spoke on", spoken)
    median, p95 = latency_ms(retriever, [row["q"] for row in (*answerable, *others)])
    print(f"warm search: p50 {median:.1f} ms, p95 {p95:.1f} ms")
    both = means["both"]
    return {
        f"nDCG@5 >= {NDCG}": both["ndcg"] >= NDCG,
        f"recall@5 >= {RECALL}": both["recall"] >= RECALL,
        "both >= each part (nDCG@5)": all(both["ndcg"] >= means[part]["ndcg"] for part in PARTS),
        f"silent on {SILENT:.0%} of what it does not answer": len(spoken) <= (1 - SILENT) * len(others),
        f"silent on {MUTE:.0%} at most of what it answers": len(mute) <= MUTE * len(answerable),
        f"p95 <= {P95_MS:.0f} ms": p95 <= P95_MS,
    }


def main() -> int:
    """Measure and print; 0 when every target is met."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    questions, others = rows["questions"], rows.get("unanswerable", [])
    with tempfile.TemporaryDirectory() as home:
        retriever = Retriever(ROOT / "knowledge", Path(home))
        print(retriever.prepare())
        known = {passage.id for passage in retriever.passages}
        unknown = sorted({name for row in questions for name in row["passages"]} - known)
        if unknown:
            print(f"these ids are of no passage: {', '.join(unknown)}")
        met = report(retriever, questions, others, each=path != QUESTIONS)
        retriever.close()
    for target, reached in met.items():
        print(f"{'pass' if reached else 'FAIL'}  {target}")
    return 0 if all(met.values()) and not unknown else 1


if __name__ == "__main__":
    sys.exit(main())
