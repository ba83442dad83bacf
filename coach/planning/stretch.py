"""What shows that a piece of the target work was done: a proof of the occupation or of the skill it uses."""

from collections.abc import Collection, Mapping
from functools import cache

from coach.framework.occupations import Competency, Occupation
from coach.framework.titles import words

# For pieces that no proof of ours speaks of, each time from someone else's side.
WITNESSED = (
    "A few lines from someone who saw it: what you did, and what came of it",
    "A page of your own on what you did, what came of it and what you would change, read by someone who was there",
    "What it was like before and after, in figures or pictures, with a name to ask",
    "A thank-you or comment in writing from someone it helped",
)
STEM = 5  # letters two words must share to speak of the same thing
COMMON = frozenset(("their", "write", "writt", "repor", "which"))


def stretch_proofs(
    role: Occupation, competencies: Mapping[str, Competency], taken: Collection[str] = ()
) -> tuple[str, ...]:
    """A proof for each piece of stretch work, in its order and none twice: the one that speaks of most of it.

    `taken` are proofs that something else in the plan asks for.
    """
    known = [*role.proof, *(competencies[need.skill].proof for need in role.required)]
    left, plain, found = [proof for proof in dict.fromkeys(known) if proof not in taken], list(WITNESSED), []
    for text in role.stretch:
        best = max(left, key=lambda proof: _alike(text, proof), default=None)
        if best is not None and _alike(text, best) > 0:
            left.remove(best)
            found.append(best)
        else:
            found.append(plain.pop(0) if plain else WITNESSED[0])
    return tuple(found)


def _alike(piece: str, proof: str) -> int:
    return len(_stems(piece) & _stems(proof))


@cache
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words(text) if len(word) >= STEM) - COMMON
