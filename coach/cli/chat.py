"""The conversation in the terminal: pleasant to type in, or one JSON record a turn for programs."""

import sys
import uuid
from collections.abc import Iterator

from coach.cli.common import show
from coach.conversation.chat import Chat, usable
from coach.conversation.questions import question
from coach.conversation.runner import Runner
from coach.conversation.state import SessionState
from coach.domain.profile import SLOTS
from coach.errors import CoachError, UserInputError

COMMANDS = {
    "/week": "What do I do this week?",
    "/plan": "Show my plan",
    "/undo": "Undo that",
    "/paths": "Let's look at the ways forward",
    "/gaps": "Let's look at what is missing",
    "/risks": "Let's talk about risks",
    "/skip": "skip",
}
HELP = "/week /plan /gaps /paths /risks /undo /skip are short for what they say; /quit ends. Or just write."
WELCOME = (
    "I'm a career coach program. {where} Say where you are and what you would like "
    "to be different; /help lists commands, /quit ends."
)


def opening(slot: str | None) -> SessionState:
    """The state a session begins with, with the question for a slot open if one is named. Raises UserInputError."""
    if slot is None:
        return SessionState()
    if slot not in SLOTS:
        raise UserInputError(f"There is no field {slot!r}. Fields: {', '.join(SLOTS)}.")
    return SessionState(asked=slot, times={slot: 1})


def spoken(line: str) -> str:
    """A line as it is said to the coach: a command, whatever is written after it, stands for its sentence."""
    first = line.split()[0].lower() if line.strip() else ""
    return COMMANDS.get(first, line)


def as_json(chat: Chat, person: str, lines: Iterator[str]) -> None:
    """One message a line in, one turn record a line out. A line that can't be used gives its reason as "error"."""
    import json

    session = chat.start_session(person)
    runner = chat.runner()
    try:
        for line in lines:
            try:
                turn = runner.start(person, session, usable(spoken(line)), uuid.uuid4().hex)
                text = _followed(runner, person, session, turn)
                record = chat.record(person, session, turn)
                out = record.model_dump_json() if record else json.dumps({"turn": turn, "error": text})
            except CoachError as error:
                out = json.dumps({"error": str(error)}, ensure_ascii=False)
            sys.stdout.write(f"{out}\n")
            sys.stdout.flush()
    finally:
        runner.close()


def _followed(runner: Runner, person: str, session: str, turn: int) -> str:
    text = ""
    for text in runner.tail(person, session, turn):  # noqa: B007 only the last is needed
        pass
    return text


def by_hand(chat: Chat, person: str) -> None:
    """A session typed by hand, with line editing and history; ends with /quit, Ctrl-D or when all is done."""
    beyond = chat.talk.desk.elsewhere
    where = f"What you write goes to {beyond}." if beyond else "What you write stays on this computer."
    import contextlib

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 gives input() history and editing

    session = chat.start_session(person)
    runner = chat.runner()
    show(WELCOME.format(where=where))
    if chat.opening.asked and (found := question(chat.opening.asked, 0)) is not None:
        show(found.text)
    try:
        while _one(chat, runner, person, session):
            pass
    except (EOFError, KeyboardInterrupt):
        show("\nAll you said is kept.")
    finally:
        runner.close()


def _one(chat: Chat, runner: Runner, person: str, session: str) -> bool:
    """One message and its reply; False when the session is over."""
    line = input("\nyou  > ").strip()
    if line in ("/quit", "/exit"):
        show("All you said is kept.")
        return False
    if line == "/help":
        show(HELP)
        return True
    if line.startswith("/") and line.split()[0].lower() not in COMMANDS:
        show(f"There is no command {line.split()[0]}. {HELP}")
        return True
    if not line:
        return True
    try:
        turn = runner.start(person, session, usable(spoken(line)), uuid.uuid4().hex)
    except CoachError as error:
        show(str(error))
        return True
    _print(runner, person, session, turn)
    record = chat.record(person, session, turn)
    if record and record.citations:
        for number, cited in enumerate(record.citations, 1):
            show(f"  [{number}] {cited.title}: {cited.section}")
    if record and record.language.fallback:
        show(f"  (In built-in words: {record.language.fallback})")
    if record and record.options:
        show("  (" + " · ".join(record.options) + ")")
    return not (record and record.done)


def _print(runner: Runner, person: str, session: str, turn: int) -> None:
    """Print a reply as it grows; Ctrl-C stops it, and the session goes on."""
    shown = ""
    sys.stdout.write("\ncoach> ")
    try:
        for text in runner.tail(person, session, turn):
            sys.stdout.write(text[len(shown) :] if text.startswith(shown) else f"\n{text}")
            sys.stdout.flush()
            shown = text
    except KeyboardInterrupt:
        runner.stop(person, session, turn)
        sys.stdout.write("\n(Stopped. What was said so far is kept.)")
    sys.stdout.write("\n")
