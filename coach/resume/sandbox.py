"""Runs a reader in a child process with limits, so that a hostile file costs seconds and never the program."""

import json
import os
import subprocess
import sys
import threading
from typing import Any

from coach.errors import DocumentError

WALL_SECONDS = 15.0
MAX_RESULT_BYTES = 32 * 1024 * 1024
_AT_ONCE = threading.BoundedSemaphore(2)
_START = "import sys; sys.path[:] = sys.argv[2:]; from coach.resume.readers.child import main; main()"
# Only what a program needs to start; no keys or settings of ours.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP")

TOOK_TOO_LONG = (
    "This file took too long to read or needed too much memory. "
    "Save it again as a simple PDF or DOCX, or paste the text."
)
_DAMAGED = "This file is damaged and can't be read. Save or export it again, or paste the text."


def read_in_child(kind: str, data: bytes, wall_seconds: float = WALL_SECONDS) -> dict[str, Any]:
    """The fields of a Document, read from `data` by the reader for `kind` ("pdf" or "docx") in a limited child.

    Raises DocumentError with the reader's own sentence, or one of ours when the child ran out of time or memory.
    """
    with _AT_ONCE:
        output, code, late = _run(kind, data, wall_seconds)
    if late or len(output) > MAX_RESULT_BYTES:
        raise DocumentError(TOOK_TOO_LONG)
    try:
        result = json.loads(output)
    except ValueError:
        raise DocumentError(TOOK_TOO_LONG if code < 0 else _DAMAGED) from None
    if "error" in result:
        raise DocumentError(result["error"])
    return dict(result)


def _run(kind: str, data: bytes, wall_seconds: float) -> tuple[bytes, int, bool]:
    """What the child wrote, its exit code, and whether it had to be stopped."""
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    command = [sys.executable, "-I", "-c", _START, kind, *(path for path in sys.path if path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        late = threading.Event()
        timer = threading.Timer(wall_seconds, _stop, (child, late))
        feeder = threading.Thread(target=_feed, args=(child, data), daemon=True)
        timer.start()
        feeder.start()
        try:
            assert child.stdout is not None
            output = child.stdout.read(MAX_RESULT_BYTES + 1)
            if len(output) > MAX_RESULT_BYTES:
                child.kill()
            code = child.wait()
        finally:
            timer.cancel()
            child.kill()
            feeder.join()
    return output, code, late.is_set()


def _stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _feed(child: subprocess.Popen[bytes], data: bytes) -> None:
    assert child.stdin is not None
    try:
        child.stdin.write(data)
        child.stdin.close()
    except OSError:
        # The child ended before reading all; its exit says why.
        return
