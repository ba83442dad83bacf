"""The only reader of the environment and the clock."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import platformdirs
from pydantic import BaseModel, ConfigDict

from coach.errors import UserInputError

PACKAGE = Path(__file__).parent
YEARS = range(1970, 2201)  # the longest plans end decades later, and dates end with the year 9999


class Settings(BaseModel):
    """Where things are and what day it is."""

    model_config = ConfigDict(frozen=True)

    home: Path
    knowledge: Path
    prompts: Path
    today: date
    person: str = "me"
    fixed: bool = False

    def now(self) -> datetime:
        """The moment, or the start of the day that COACH_TODAY fixes, so that records are the same every time."""
        if self.fixed:
            return datetime.combine(self.today, datetime.min.time(), tzinfo=UTC)
        return datetime.now(tz=UTC)


def load(person: str = "me") -> Settings:
    """Settings from the environment: COACH_HOME moves all data, COACH_TODAY fixes the date.

    Raises UserInputError when COACH_TODAY is not a date a plan can start on.
    """
    home = os.environ.get("COACH_HOME")
    return Settings(
        home=Path(home).expanduser() if home else Path(platformdirs.user_data_dir("career-coach")),
        knowledge=_ours("knowledge"),
        prompts=_ours("prompts"),
        today=_today(),
        fixed="COACH_TODAY" in os.environ,
        person=person,
    )


def _ours(name: str) -> Path:
    """A folder of ours: inside the package when installed, beside it in a checkout."""
    installed = PACKAGE / "_data" / name
    return installed if installed.is_dir() else PACKAGE.parent / name


def _today() -> date:
    fixed = os.environ.get("COACH_TODAY")
    if not fixed:
        return date.today()
    try:
        today = date.fromisoformat(fixed)
    except ValueError:
        raise UserInputError(f"COACH_TODAY is {fixed!r}; write a date as YYYY-MM-DD.") from None
    if today.year not in YEARS:
        raise UserInputError(f"COACH_TODAY is {fixed!r}; choose a year from {YEARS[0]} to {YEARS[-1]}.")
    return today


# Settings of the page's library that would open a tunnel, run code from the page or offer its functions to others.
DOORS = ("GRADIO_SHARE", "GRADIO_VIBE_MODE", "GRADIO_MCP_SERVER")


def open_doors() -> tuple[str, ...]:
    """Names of settings in the environment that would open the page to others."""
    return tuple(name for name in DOORS if os.environ.get(name, "").lower() in ("1", "true"))


def silence_libraries() -> None:
    """Tell libraries to report to nobody; to be called before the page's library is imported."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
