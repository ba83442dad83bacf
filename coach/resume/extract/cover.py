"""Places of a text, put together so that asking whether one lies there takes no longer for many than for few."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Cover:
    """Half-open spans, joined where they overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(span for span in spans if span[0] < span[1]):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a span shares a character with [start, end); for start == end, whether it lies inside one."""
        last = bisect_left(self._starts, end) - 1
        return last >= 0 and start < self._ends[last]

    def holds(self, place: int) -> bool:
        """Whether the character at a place lies in a span."""
        return self.overlaps(place, place + 1)

    def end_of(self, start: int, end: int) -> int | None:
        """Where the last span that reaches into [start, end) ends; None when none does."""
        last = bisect_left(self._starts, end) - 1
        return self._ends[last] if last >= 0 and start < self._ends[last] else None

    def near(self, start: int, end: int, reach: int) -> bool:
        """Whether a span ends less than `reach` characters from a start, or starts as near to an end."""
        return _between(self._ends, start - reach, start + reach) or _between(self._starts, end - reach, end + reach)


def _between(places: list[int], low: int, high: int) -> bool:
    """Whether one of the sorted places lies between two others, without either."""
    at = bisect_right(places, low)
    return at < len(places) and places[at] < high
