"""The only reader of the environment and the clock."""

import os
from datetime import date
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
    """Where things are and what day it is."""

    model_config = ConfigDict(frozen=True)

    home: Path
    knowledge: Path
    prompts: Path
    today: date
    person: str = "me"
    model: ModelChoice | None = None


def load(person: str = "me", model: str | None = None) -> Settings:
    """Settings from the environment: COACH_HOME moves all data, COACH_TODAY fixes the date, COACH_MODEL names a model.

    `model` wins over COACH_MODEL. Without either nothing is ever sent anywhere, whatever keys there are.

    Raises UserInputError when COACH_TODAY is not a date a plan can start on, when the model's address is none, or when
    the environment would let an outside service trace what is said.
    """
    home = os.environ.get("COACH_HOME")
    return Settings(
        home=Path(home).expanduser() if home else Path(platformdirs.user_data_dir("career-coach")),
        knowledge=_ours("knowledge"),
        prompts=_ours("prompts"),
        today=_today(),
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
