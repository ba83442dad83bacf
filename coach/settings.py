"""The only reader of the environment and the clock."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs
from pydantic import BaseModel, ConfigDict, SecretStr

from coach.errors import UserInputError

PACKAGE = Path(__file__).parent
YEARS = range(1970, 2201)  # the longest plans end decades later, and dates end with the year 9999


BUILT_IN = ("", "builtin")
OPENAI = "https://api.openai.com/v1"
TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
TRUE = ("1", "true", "yes", "on")


class ModelChoice(BaseModel):
    """The model the person chose. `tracing` lets an outside service see all that is said; only on express wish."""

    model_config = ConfigDict(frozen=True)

    name: str
    base_url: str
    key: SecretStr | None = None
    tracing: bool = False


class Settings(BaseModel):
    """Where things are and what day it is; `fixed` is the day that COACH_TODAY sets."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Path
    knowledge: Path
    prompts: Path
    person: str = "me"
    fixed: date | None = None
    model: ModelChoice | None = None

    @property
    def today(self) -> date:
        """The day it is now, asked anew each time, since a page may stay open overnight."""
        return self.fixed or date.today()

    def now(self) -> datetime:
        """The moment, or the start of the fixed day, so that records are the same every time."""
        if self.fixed:
            return datetime.combine(self.fixed, datetime.min.time(), tzinfo=UTC)
        return datetime.now(tz=UTC)


def load(person: str = "me", model: str | None = None) -> Settings:
    """Settings from the environment: COACH_HOME moves all data, COACH_TODAY fixes the date, COACH_MODEL names a model.

    `model` wins over COACH_MODEL. Without either nothing is ever sent anywhere, whatever keys there are.

    Raises UserInputError when COACH_HOME can't be a folder, COACH_TODAY is not a date a plan can start on, the model's
    address is none, or the environment would let an outside service trace what is said.
    """
    return Settings(
        home=_home(),
        knowledge=_ours("knowledge"),
        prompts=_ours("prompts"),
        fixed=_fixed(),
        person=person,
        model=_model(os.environ.get("COACH_MODEL", "") if model is None else model),
    )


def _model(name: str) -> ModelChoice | None:
    """The model of a name, at OPENAI_BASE_URL or with OPENAI_API_KEY; None for the built-in language."""
    base_url, key = os.environ.get("OPENAI_BASE_URL", "").strip(), os.environ.get("OPENAI_API_KEY", "").strip()
    if name.strip() in BUILT_IN or not (base_url or key):
        return None
    parts = urlsplit(base_url or OPENAI)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UserInputError("OPENAI_BASE_URL is no address; write one like http://127.0.0.1:11434/v1.")
    tracing = [variable for variable in TRACING if os.environ.get(variable, "").lower() in TRUE]
    allowed = os.environ.get("COACH_ALLOW_TRACING") == "1"
    if tracing and not allowed:
        raise UserInputError(
            f"{tracing[0]} is on: a tracing service would see all you say. Unset it, or set COACH_ALLOW_TRACING=1."
        )
    return ModelChoice(
        name=name.strip(), base_url=base_url or OPENAI, key=SecretStr(key) if key else None, tracing=bool(tracing)
    )


def _home() -> Path:
    named = os.environ.get("COACH_HOME")
    if not named:
        return Path(platformdirs.user_data_dir("career-coach"))
    try:
        return Path(named).expanduser()
    except RuntimeError:
        raise UserInputError(f"COACH_HOME is {named!r}, and there is no such user; write the folder in full.") from None


def _ours(name: str) -> Path:
    """A folder of ours: inside the package when installed, beside it in a checkout."""
    installed = PACKAGE / "_data" / name
    return installed if installed.is_dir() else PACKAGE.parent / name


def _fixed() -> date | None:
    fixed = os.environ.get("COACH_TODAY")
    if not fixed:
        return None
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
