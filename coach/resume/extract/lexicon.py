"""The word lists of the package (data/*.yaml), read once when first needed."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> Mapping[str, Any]:
    """A data file as it stands."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load((DATA / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)
    return loaded


@cache
def phrases(name: str, key: str) -> tuple[str, ...]:
    """A comma-separated list of phrases, in the file's order and case."""
    return tuple(dict.fromkeys(part.strip() for part in table(name)[key].split(",") if part.strip()))


@cache
def lowered(name: str, key: str) -> frozenset[str]:
    """The same list in lower case, for look-up."""
    return frozenset(phrase.lower() for phrase in phrases(name, key))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list separated by white space, in the file's case."""
    return frozenset(table(name)[key].split())
