"""Measures résumé extraction on the shared files and labelled texts: `python -m evals.resume`.

Predictions go to a temporary folder as JSON Resume documents, the shared scorer judges them, and each target of the
project is printed as met or missed. Labelled texts are scored in two halves (by hash of their id), as they stand and
flattened to one line without punctuation.
"""

import hashlib
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

from coach.app import Coach
from coach.resume.document import Document
from coach.resume.extract import extract, to_json_resume
from coach.resume.model import Vocabulary
from coach.resume.readers import read, read_text
from coach.settings import load

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)
F1_TARGETS = {
    "name": 0.85,
    "email": 0.99,
    "titles": 0.58,
    "companies": 0.40,
    "degrees": 0.55,
    "colleges": 0.58,
    "skills": 0.32,
}
PRECISION_TARGET = 0.75
PRECISE = ("titles", "companies", "degrees")
RENDERCV_TARGET = 0.90
STRAY_TARGET = 0.01
MILLISECONDS_TARGET = 50.0
SCANS = "scan"  # page images hold no text to extract


@dataclass
class Check:
    """A target, what was measured and whether it is met."""

    name: str
    measured: float
    target: float
    at_most: bool = False

    @property
    def met(self) -> bool:
        """Measured on the right side of the target."""
        return self.measured <= self.target if self.at_most else self.measured >= self.target


def main() -> int:
    """Runs everything; exit code 0 when all targets are met, 1 when one is missed, 2 without the shared data."""
    shared = Path(os.environ.get("COACH_SHARED", ROOT.parent / "shared"))
    if not (shared / "data" / "resumes").is_dir():
        print(f"No labelled résumés at {shared}. Put the shared folder beside this checkout or set COACH_SHARED.")
        return 2
    scorer = load_scorer(shared / "tools" / "resume_score.py")
    vocabulary = Coach(load()).vocabulary
    with tempfile.TemporaryDirectory(prefix="coach-resume-") as folder:
        checks = [
            *score_files(scorer, shared / "data" / "resumes", vocabulary, Path(folder) / "files"),
            *score_texts(scorer, shared / "data" / "resumes", vocabulary, Path(folder)),
        ]
    print("\nTargets")
    for check in checks:
        sign = "<=" if check.at_most else ">="
        print(f"  {'met   ' if check.met else 'MISSED'} {check.name:<44} {check.measured:7.3f} {sign} {check.target:g}")
    met = sum(check.met for check in checks)
    print(f"{met} of {len(checks)} targets met")
    return 0 if met == len(checks) else 1


def load_scorer(path: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = util.spec_from_file_location("resume_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(documents: dict[str, Document], vocabulary: Vocabulary, folder: Path) -> list[float]:
    """Writes one JSON Resume file per document; returns the milliseconds each took."""
    folder.mkdir(parents=True)
    times = []
    for name, document in documents.items():
        begin = time.process_time()  # of this process alone, so that other work on the machine does not count
        resume = extract(document, vocabulary, TODAY)
        times.append(1000 * (time.process_time() - begin))
        (folder / f"{name}.json").write_text(json.dumps(to_json_resume(resume), ensure_ascii=False), encoding="utf-8")
    return times


def score_files(scorer: ModuleType, data: Path, vocabulary: Vocabulary, folder: Path) -> list[Check]:
    """The template files: whole CVs in several layouts, and jobs as whole entries."""
    paths = [
        path
        for path in sorted((data / "files").iterdir())
        if path.suffix in (".pdf", ".docx", ".txt") and SCANS not in path.name
    ]
    times = predict({path.stem: read(path) for path in paths}, vocabulary, folder)
    predictions = scorer.read_predictions(folder)
    truth = scorer.read_rendercv(data / "truth")
    for row in truth:
        row["id"] = row["id"].replace("rendercv_rendercv_", "rendercv_")
    result = scorer.score(truth, predictions)
    print(scorer.table(f"rendercv ({len(truth)} layouts)", result["all"]))
    for row in truth:
        print(f"  {row['id']:<34} macro F1 {scorer.score([row], predictions)['all']['macro']['f1']:.3f}")
    jobs = scorer.read_tabiya(data / "truth")
    for row in jobs:
        row["id"] = row["id"].replace("tabiya_tabiya_", "tabiya_")
    tabiya = scorer.score_tabiya(jobs, predictions)
    print(f"tabiya: jobs {tabiya['items_found']}/{tabiya['items']}, precision {tabiya['item_precision']:.3f}")
    print(f"seconds per file: median {sorted(times)[len(times) // 2] / 1000:.3f}, most {max(times) / 1000:.3f}")
    return [
        Check("rendercv macro F1", result["all"]["macro"]["f1"], RENDERCV_TARGET),
        Check("tabiya jobs found (share)", tabiya["item_recall"], 1.0),
        Check("milliseconds per file (median)", sorted(times)[len(times) // 2], MILLISECONDS_TARGET, at_most=True),
    ]


def score_texts(scorer: ModuleType, data: Path, vocabulary: Vocabulary, folder: Path) -> list[Check]:
    """The labelled texts, in halves, as they stand and flattened."""
    docs = scorer.read_spans(data / "labelled_dev.jsonl")
    checks: list[Check] = []
    for form, change in (("as they stand", str), ("flattened", flattened)):
        for half in (0, 1):
            rows = [row for row in docs if _half(row["id"]) == half]
            name = f"half {half + 1} {form}"
            result = _score(scorer, rows, change, vocabulary, folder / name.replace(" ", "-"))
            print(scorer.table(f"labelled texts, {name} ({len(rows)})", result["all"]))
            if form == "as they stand":
                checks.extend(_checks(name, result))
    return checks


def _score(
    scorer: ModuleType, rows: list[dict[str, Any]], change: Callable[[str], str], vocabulary: Vocabulary, folder: Path
) -> Any:
    predict({row["id"]: read_text(change(row["text"])) for row in rows}, vocabulary, folder)
    return scorer.score(rows, scorer.read_predictions(folder))


def _checks(name: str, result: dict[str, Any]) -> list[Check]:
    labels = result["all"]["labels"]
    checks = [
        Check(f"{name}: {label} F1", labels[label]["f1"], target)
        for label, target in F1_TARGETS.items()
        if label in labels
    ]
    checks += [Check(f"{name}: {label} precision", labels[label]["p"], PRECISION_TARGET) for label in PRECISE]
    return [*checks, Check(f"{name}: words not in the text", result["not_in_text"], STRAY_TARGET, at_most=True)]


def _half(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2


def flattened(text: str) -> str:
    """The text on one line without punctuation, as some collections hold it."""
    text = re.sub(r"(?:\\x[0-9a-f]{2})+|\\n", " ", text)
    text = re.sub(r"[^\w\s@.+#/&'-]|\.(?=\s|$)|\s-\s", " ", text)
    return " ".join(text.split())


if __name__ == "__main__":
    sys.exit(main())
