"""Writes knowledge/vectors.npz, which spares the first start from embedding the guidance.

    python -m evals.build_vectors

Run it when the guidance or knowledge/questions.yaml has changed. What is not in the file is embedded where the
coach runs, so an old file makes the first start slower and nothing wrong. Texts already in the file are kept.
"""

import sys
from pathlib import Path

from coach.knowledge import index, vectors
from coach.knowledge.embedding import bundled_model
from coach.knowledge.retriever import VECTORS, entries

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"


def main() -> int:
    """Embed what the file lacks, drop what is no longer asked for, and write it."""
    path, model = KNOWLEDGE / VECTORS, bundled_model()
    texts = index.texts_of(entries(KNOWLEDGE))
    vectors.save(path, vectors.embed(texts, model, [path]), model)
    print(f"{len(set(texts))} texts, {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
