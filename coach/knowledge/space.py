"""The space in which questions and passages are compared. Pure arithmetic on vectors of unit length.

People ask for one thing in many ways. Those differences of wording say nothing about what is wanted, so the
directions in which questions to the same passage differ are shrunk before anything is compared: within-class
covariance normalisation (Hatch, Kajarekar and Stolcke, "Within-class covariance normalization for SVM-based
speaker recognition", 2006), the first half of a linear discriminant analysis. A passage then stands where its
questions and its own words lie on average, moved a little away from what it shares with others. On the development
questions this one vector for a passage found more than the closest of its questions did.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.knowledge.embedding import Vectors

VERSION = 2
"""Raise it when the same texts come to lie elsewhere, so that every index is built again."""

SHRINKAGE = 1.0  # of the mean variance, added to each direction; .3 to 2 did alike on the development questions
SHARPNESS = 15.0  # of the softmax over cosines; 10 to 20 did alike on the development questions
ROUNDS, RATE, BATCH = 4, 0.08, 256  # half or twice as many rounds at twice or half the rate did alike


def fit(examples: Sequence["Vectors"]) -> "Vectors":
    """The symmetric transform [dimension, dimension] into the space, from the examples [number, dimension] of each
    entry; the identity when no entry has two that differ."""
    import numpy as np

    dimension = examples[0].shape[1]
    spread = np.concatenate([vectors - vectors.mean(axis=0) for vectors in examples])
    covariance = spread.T @ spread
    mean_variance = np.trace(covariance) / dimension or 1.0
    variances, directions = np.linalg.eigh(covariance / mean_variance)
    transform: Vectors = ((directions / np.sqrt(variances + SHRINKAGE)) @ directions.T).astype(np.float32)
    return transform


def enter(vectors: "Vectors", transform: "Vectors") -> "Vectors":
    """Unit vectors in the space, from vectors as the model gives them, one or many."""
    return unit(vectors @ transform)


def places(examples: Sequence["Vectors"]) -> "Vectors":
    """Where entries stand, [entries, dimension], by the examples [number, dimension] of each, all in the space.

    They begin at the mean of their examples and are moved by a softmax regression (multinomial logistic), stopped
    early so that they stay near, until each example is nearer to its own entry than to others: what two entries
    share then counts less than what tells them apart. On the development questions it gained .03 recall@5 for
    vectors alone and .01 beside words, and told what nothing answers from the rest twice as well.
    """
    import numpy as np

    moved = unit(np.array([vectors.mean(axis=0) for vectors in examples]))
    vectors, owners = np.concatenate(examples), np.repeat(np.arange(len(examples)), [len(e) for e in examples])
    order = np.random.default_rng(0)  # a fixed seed, so that every build agrees
    for step in range(ROUNDS):
        shuffled = order.permutation(len(vectors))
        for chosen in np.split(shuffled, range(BATCH, len(shuffled), BATCH)):
            logits = SHARPNESS * (vectors[chosen] @ moved.T)
            excess = np.exp(logits - logits.max(axis=1, keepdims=True))
            excess /= excess.sum(axis=1, keepdims=True)
            excess[np.arange(len(chosen)), owners[chosen]] -= 1
            moved -= RATE * (1 - step / ROUNDS) * (excess.T @ vectors[chosen])
    return unit(moved)


def unit(vectors: "Vectors") -> "Vectors":
    """The same directions at length 1."""
    import numpy as np

    scaled: Vectors = (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)
    return scaled
