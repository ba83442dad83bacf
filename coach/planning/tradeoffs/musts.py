"""Musts of the person: what rules an option out before anything is scored."""

from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain.decision import Ask, Option
from coach.domain.figures import Said
from coach.planning.tradeoffs.amounts import Purview
from coach.planning.tradeoffs.kinds import slug, template_of


@dataclass(frozen=True)
class Must:
    """Something the person must have, or must not; `id` names it in an answer."""

    words: str
    wanted: bool

    @property
    def id(self) -> str:
        return f"must-{slug(self.words)}"


def musts_of(view: Purview) -> tuple[Must, ...]:
    """All musts told, once each."""
    found: dict[str, Must] = {}
    for slot, wanted in (("must_not", False), ("must_have", True)):
        for fact in view.profile.all(slot):
            must = Must(" ".join(str(fact.value).split()), wanted)
            found.setdefault(must.id, must)
    return tuple(found.values())


def broken(view: Purview, option: Option) -> tuple[Said, ...]:
    """The musts an option breaks, as sentences: those the person said so of, and a move where they won't move."""
    found = [
        Said(text=f"It lacks “{must.words}”." if must.wanted else f"You said no to “{must.words}”.")
        for must in musts_of(view)
        if option.breaks.get(must.id)
    ]
    relocate = view.profile.fact("relocate")
    if relocate is not None and relocate.value is False and template_of(view.rows, option.template).one("moves"):
        found.append(Said(text="You said that you would not move to another place."))
    return tuple(found)


def open_musts(view: Purview, option: Option) -> Iterator[Ask]:
    """Questions whether an option breaks a must that was not settled yet."""
    for must in musts_of(view):
        if must.id not in option.breaks:
            text = (
                f"Would “{option.name}” give you “{must.words}”, which you must have?"
                if must.wanted
                else f"Would “{option.name}” bring what you said no to: “{must.words}”?"
            )
            yield Ask(id=f"{option.id}.{must.id}", text=Said(text=text), hint="yes or no", answers=("yes", "no"))
