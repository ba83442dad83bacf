"""How long a model may take and how much it may say, and the switch that stops asking one that is down."""

import threading
import time
from dataclasses import dataclass

from coach.errors import LanguageError


@dataclass(frozen=True)
class Limits:
    """Seconds by the wall clock, sizes and counts. `size` is in bytes, `backoff` the first wait before a retry."""

    connect: float = 5.0
    first: float = 30.0
    gap: float = 20.0
    turn: float = 120.0
    tokens: int = 4_000
    size: int = 40_000
    retries: int = 2
    backoff: float = 0.3
    failures: int = 5
    pause: float = 30.0


class Circuit:
    """Open after some failures in a row: for a while nothing is sent, so that nobody waits in vain."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._failed = 0
        self._until = 0.0

    def check(self, address: str) -> None:
        """Raises LanguageError while open."""
        with self._lock:
            left = self._until - time.monotonic()
            if self._failed >= self._limits.failures and left > 0:
                raise LanguageError(
                    f"{address} failed {self._failed} times in a row; it is tried again in {left:.0f} s."
                )

    def worked(self) -> None:
        with self._lock:
            self._failed = 0

    def failed(self) -> None:
        with self._lock:
            self._failed += 1
            self._until = time.monotonic() + self._limits.pause


WINDOW = 50  # characters
TIMES = 8


def repeats(text: str) -> bool:
    """Whether the text has run into a loop: its last characters stand in it over and over."""
    return len(text) >= WINDOW * TIMES and text.count(text[-WINDOW:]) >= TIMES
