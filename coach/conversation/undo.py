"""Taking changes back: every version stays, and an undo is a new version with the state of an earlier one."""

from collections.abc import Iterable

from coach.store import VersionInfo

UNDO = "undo of version"


def standing(history: Iterable[VersionInfo]) -> list[int]:
    """The versions that were not taken back, oldest first; the last one is the present state."""
    kept: list[int] = []
    for info in history:
        if info.summary.startswith(UNDO) and kept:
            kept.pop()
        elif not info.summary.startswith(UNDO):
            kept.append(info.version)
    return kept
