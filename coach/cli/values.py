"""Facts and choices named on the command line: NAME=VALUE."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.errors import UserInputError

if TYPE_CHECKING:
    from coach.domain.profile import Fact

CHOICES = ("path", "path_count", "action_count", "criterion", "scope")

Set = Annotated[
    list[str] | None, typer.Option("--set", help="A fact or choice: hours_per_week=4, target_role=..., scope=required.")
]


def settings(pairs: list[str]) -> "tuple[list[Fact], dict[str, str]]":
    """Facts and choices from NAME=VALUE pairs. Raises UserInputError for an unknown name or a value that is none."""
    from coach.app import option
    from coach.domain.profile import SLOTS

    facts, choices = [], {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not value.strip():
            raise UserInputError(f"{pair!r} is not NAME=VALUE, for example hours_per_week=4.")
        name = known_name(name)
        if name in CHOICES:
            choices[name] = value.strip()
        elif SLOTS[name].kind == "record":
            raise UserInputError(f"{name} can't be set this way yet; give it in a résumé.")
        else:
            facts.append(option(name, _value(name, value.strip()), "--set"))
    return facts, choices


def known_name(name: str) -> str:
    """The name of a fact or choice as it is kept. Raises UserInputError for one there is not."""
    from coach.domain.profile import SLOTS

    known = name.strip().replace("-", "_")
    if known not in SLOTS and known not in CHOICES:
        raise UserInputError(
            f"There is no fact or choice called {known!r}. Facts are: {', '.join(sorted(SLOTS))}. "
            f"Choices are: {', '.join(CHOICES)}."
        )
    return known


def _value(name: str, text: str) -> float | bool | str:
    from coach.domain.profile import SLOTS

    match SLOTS[name].kind:
        case "number":
            try:
                return float(text.replace(",", "").lstrip("$"))
            except ValueError:
                raise UserInputError(f"{name} needs a number, not {text!r}.") from None
        case "flag":
            if text.lower() not in ("yes", "no", "true", "false"):
                raise UserInputError(f"{name} needs yes or no, not {text!r}.")
            return text.lower() in ("yes", "true")
        case _:
            return text
