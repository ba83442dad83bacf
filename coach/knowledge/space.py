"""The space in which questions and passages are compared. Pure arithmetic on vectors of unit length.

People ask for one thing in many ways. Those differences of wording say nothing about what is wanted, so the
directions in which questions to the same passage differ are shrunk before anything is compared: within-class
covariance normalisation (Hatch, Kajarekar and Stolcke, "Within-class covariance normalization for SVM-based
speaker recognition", 2006), the first half of a linear discriminant analysis. A passage then stands where its
questions and its own words lie on average. On the development questions this one vector for a passage found more
than the closest of its questions did.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.knowledge.embedding import Vectors

VERSION = 1
"""Raise it when the same texts come to lie elsewhere, so that every index is built again."""

SHRINKAGE = 1.0  # of the mean variance, added to each direction; .3 to 2 did alike on the development questions
OWN_WEIGHT = 1.0  # of a passage's own words, where each question to it counts 1; 0 to 3 did alike
NEIGHBOURS, LEANING = 5, 0.2  # how many passages a passage leans toward, and how far


def fit(asked: Sequence["Vectors"]) -> "Vectors":
    """The symmetric transform [dimension, dimension] into the space, from the questions [number, dimension] to
    each passage; the identity when no passage has two questions."""
    import numpy as np

    dimension = asked[0].shape[1]
    deviations = [questions - questions.mean(axis=0) for questions in asked if len(questions)]
    spread = np.concatenate([np.empty((0, dimension)), *deviations])
    covariance = spread.T @ spread
    mean_variance = np.trace(covariance) / dimension or 1.0
    variances, directions = np.linalg.eigh(covariance / mean_variance)
    transform: Vectors = ((directions / np.sqrt(variances + SHRINKAGE)) @ directions.T).astype(np.float32)
    return transform


def enter(vectors: "Vectors", transform: "Vectors") -> "Vectors":
    """Unit vectors in the space, from vectors as the model gives them, one or many."""
    return unit(vectors @ transform)


def place(asked: "Vectors", transform: "Vectors", own: "Vectors | None" = None) -> "Vectors":
    """Where a passage, or a group of questions, stands: by the vectors of the questions, and that of its own words."""
    questions = enter(asked, transform).sum(axis=0)
    return unit(questions if own is None else questions + OWN_WEIGHT * enter(own, transform))


def lean(places: "Vectors") -> "Vectors":
    """Each passage moved a little toward the mean of its nearest ones, so that those which answer the same are found
    together, as in document expansion (Tao and others, "Language model information retrieval with document
    expansion", 2006)."""
    import numpy as np

    closeness = places @ places.T
    np.fill_diagonal(closeness, -np.inf)
    nearest = np.argsort(-closeness, axis=1, kind="stable")[:, : min(NEIGHBOURS, len(places) - 1)]
    if not nearest.size:
        return places
    return unit((1 - LEANING) * places + LEANING * places[nearest].mean(axis=1))


def unit(vectors: "Vectors") -> "Vectors":
    """The same directions at length 1."""
    import numpy as np

    scaled: Vectors = (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)
    return scaled
