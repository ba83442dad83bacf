"""Telling a turn whose reply is being written from one that a dead program left behind."""

import uuid
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from coach.errors import StoreError

if TYPE_CHECKING:
    from filelock import BaseFileLock

TAKING_SECONDS = 5.0


class Claims:
    """A locked file for each turn in work; the system unlocks it when the program ends, however it ends.

    That needs no clock, which laptops stop and set back, and no process ids or host names, which containers repeat.
    """

    def __init__(self, folder: Path, *, all_here: bool) -> None:
        """`all_here`: every program on the same data uses this folder, so a claim without a file is no claim."""
        self._folder = folder
        self._all_here = all_here
        self._held: dict[Hashable, BaseFileLock] = {}
        self._looking = Lock()

    def take(self, what: Hashable) -> str:
        """Claim something for this program and return the name of the claim. Raises StoreError."""
        from filelock import Timeout

        claim = uuid.uuid4().hex
        with self._filesystem():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = self._lock(claim)
            try:
                lock.acquire(timeout=TAKING_SECONDS)
            except Timeout:
                raise StoreError("The data folder is in use by another program. Try again in a moment.") from None
        self._held[what] = lock
        return claim

    def release(self, what: Hashable) -> None:
        """Give up a claim of this program; does nothing when there is none."""
        lock = self._held.pop(what, None)
        if lock is not None:
            with suppress(OSError):
                Path(lock.lock_file).unlink(missing_ok=True)
            lock.release()

    def left(self, claim: str) -> bool:
        """Whether the program that made a claim is gone. Raises StoreError."""
        if not (self._folder / claim).exists():
            return self._all_here
        with self._looking, self._filesystem(), self._free(claim) as free:
            return free

    def tidy(self) -> None:
        """Remove the files of programs that are gone."""
        with self._looking, suppress(OSError):
            for file in self._folder.iterdir():
                with self._free(file.name) as free:
                    # A program that is making this file at the moment notices, and makes it again.
                    if free:
                        file.unlink(missing_ok=True)

    @contextmanager
    def _free(self, claim: str) -> Iterator[bool]:
        """Whether nobody holds a claim, held meanwhile."""
        from filelock import Timeout

        lock = self._lock(claim)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

    def _lock(self, claim: str) -> "BaseFileLock":
        # Loaded with the first turn: light commands have none.
        from filelock import FileLock

        return FileLock(self._folder / claim, mode=0o600, thread_local=False)

    @contextmanager
    def _filesystem(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise StoreError(f"The data folder {self._folder.parent} can't be written: {fault.strerror}.") from None
