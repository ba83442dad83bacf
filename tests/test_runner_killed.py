"""Programs killed at any moment of a conversation: nothing kept is lost or doubled, and turns are all or nothing."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coach.store import open_store

CYCLES = 200

# The libraries are loaded once; each cycle is a fresh process that opens the data, talks, and is killed.
TALKER = """
import os, random, signal, sys, time
from datetime import UTC, datetime
from pathlib import Path
from plan_factory import a_plan, a_state, sample
from coach.conversation import runner as module
from coach.conversation.runner import Finished, Piece, Runner
from coach.domain.turn import TurnRecord
from coach.store import NewPlan, open_store
import filelock

module.KEEP_SECONDS = 0.001
HOME, CYCLES = Path(sys.argv[1]), int(sys.argv[2])
AT, PLAN, RECORD = datetime(2026, 11, 21, tzinfo=UTC), a_plan(), sample(TurnRecord)


def talk(cycle):
    store = open_store(HOME)

    def take_turn(state, person, session, text):
        saved = store.load(person)
        version = saved.version if saved else None
        for word in range(12):
            yield Piece(f"{text} {word};")
            time.sleep(0.001)
        new = NewPlan(state=a_state(text), plan=PLAN, summary=text, changes=(), expected=version)
        reply = "".join(f"{text} {word};" for word in range(12))
        yield Finished(RECORD.model_copy(update={"reply": reply}), {"after": text}, new)

    runner = Runner(store, take_turn, lambda: AT)
    known = store.conversations.sessions("me")
    session = known[0].id if known else store.conversations.start_session("me", "", AT)
    for number in range(1000):
        key = f"{cycle}-{number}"
        turn = runner.start("me", session, key, key)
        os.write(1, f"kept {key} {turn}\\n".encode())
        for _ in runner.tail("me", session, turn):
            pass
        if store.conversations.turn("me", session, turn).status == "done":
            os.write(1, f"done {key} {turn}\\n".encode())


rng = random.Random(11)
for cycle in range(CYCLES):
    started, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(started)
        write, os.write = os.write, lambda fd, line: (write(fd, line), write(told, b"."))
        try:
            talk(cycle)
        finally:
            os._exit(1)
    os.close(told)
    # While it opens; or a little after a message is kept, a turn is done, or the next message is kept.
    for _ in range(cycle % 4):
        os.read(started, 1)
    time.sleep(rng.uniform(0, 0.03 if cycle % 4 else 0.1))
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "it ended by itself"
    os.close(started)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cycles are forked")
def test_whenever_a_program_is_killed_nothing_kept_is_lost_or_doubled(coach_home: Path) -> None:
    command = [sys.executable, "-c", TALKER, str(coach_home), str(CYCLES)]
    run = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}, check=False)
    assert run.returncode == 0, run.stderr
    told = [(what, key, int(turn)) for what, key, turn in re.findall(r"^(kept|done) (\S+) (\d+)\n", run.stdout, re.M)]
    store = open_store(coach_home)
    (session,) = store.conversations.sessions("me")
    turns = store.conversations.turns("me", session.id, last=100_000)
    by_key = {turn.key: turn for turn in turns}

    assert len(by_key) == len(turns) == session.turns
    assert [turn.turn for turn in turns] == list(range(1, len(turns) + 1))
    for what, key, turn in told:
        assert by_key[key].turn == turn
        assert by_key[key].user_text == key
        assert what == "kept" or by_key[key].status == "done"
    for found in turns:
        whole = "".join(f"{found.key} {word};" for word in range(12))
        assert found.status in ("done", "interrupted")
        assert found.reply == whole if found.status == "done" else whole.startswith(found.reply)
    done = [turn.key for turn in turns if turn.status == "done"]
    assert [line.summary for line in store.history("me")] == done
    assert store.conversations.last_state("me", session.id) == {"after": done[-1]}
    assert list((coach_home / "running").iterdir()) == []
    with closing(sqlite3.connect(coach_home / "coach.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    # It was killed in the middle of replies, and at other moments too.
    assert len(done) >= CYCLES / 2
    assert [turn for turn in turns if turn.status == "interrupted" and turn.reply]
