"""A decision between options: what the person gave of it, which is kept, and the judgement that follows from it.

A `Decision` holds only what was said: amounts, ratings, weights by hand or concrete choices. The `Judgement` is a pure
function of decision, profile, framework and date (`coach/planning/tradeoffs`), as the plan is of a state.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from coach.domain.figures import Figure, Frozen, Said

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e9, le=1e9)]
Level = Literal["middle", "high"]
Strength = Literal["clear", "leaning", "too close", "too little known", "the only one left", "none left"]


class Told(Frozen):
    """An amount or rating the person gave, a range where `low` differs from `high`; `words` are theirs."""

    low: Number
    high: Number
    words: str = Field(max_length=200)

    @model_validator(mode="after")
    def _in_order(self) -> "Told":
        if self.low > self.high:
            raise ValueError("a range runs from its lower to its higher end")
        return self


class Option(Frozen):
    """One option: the template it follows, its name in the person's words, and what they told of it.

    `told` holds amounts and ratings by name, `signs` which of the listed signs hold (by the row that lists them),
    `breaks` whether it breaks a must of the person's, by the must's words.
    """

    id: Slug
    template: Slug
    name: str = Field(min_length=1, max_length=80)
    told: dict[str, Told] = {}
    signs: dict[str, tuple[Annotated[int, Field(ge=1, le=8)], ...]] = {}
    breaks: dict[str, bool] = {}


class Preference(Frozen):
    """A concrete choice made between two jobs alike in all else.

    The first has `first` at `first_level` and `second` at its low end; the other has `second` at `second_level` and
    `first` at its low end.
    """

    first: str
    first_level: Level
    second: str
    second_level: Level
    taken: Literal["first", "second", "same"]


class Kept(Frozen):
    """The verdict as it stood when the decision was last kept."""

    on: date
    winner: str | None
    strength: Strength
    text: str


class Decision(Frozen):
    """A decision as the person told it. `told` holds what is the same for all options, such as savings."""

    id: Slug
    kind: Slug
    options: tuple[Option, ...] = Field(min_length=2, max_length=6)
    told: dict[str, Told] = {}
    points: dict[str, Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]] = {}
    preferences: tuple[Preference, ...] = Field(default=(), max_length=40)
    verdict: Kept | None = None

    @model_validator(mode="after")
    def _each_once(self) -> "Decision":
        for named in ([option.id for option in self.options], [option.name.lower() for option in self.options]):
            if len(set(named)) < len(named):
                raise ValueError("two options have the same name")
        return self

    def option(self, name: str) -> Option | None:
        return next((option for option in self.options if option.id == name), None)

    def with_option(self, option: Option) -> "Decision":
        """The decision with an option in place of the one of its id."""
        options = tuple(option if item.id == option.id else item for item in self.options)
        return self.model_copy(update={"options": options})


class Ask(Frozen):
    """Something worth telling: `id` is the name an answer is given under, `answers` those to choose from, if any.

    `note` is what to know before answering the question `text`.
    """

    id: str
    note: Said = Said(text="")
    text: Said
    hint: str = ""
    answers: tuple[str, ...] = ()


class Score(Frozen):
    """How well an option does by a criterion, out of ten; `known` is false where nothing was told and all is open."""

    criterion: str
    name: str
    score: Figure
    why: Said
    known: bool


class Stretch(Frozen):
    """Months in a row in which the same money comes in or goes out: from the least to the most favourable course."""

    months: Figure
    monthly: Figure


class Cash(Frozen):
    """The money of an option, before tax: each month, from the least to the most favourable course of what is open.

    `value` is the net present value over the rates; `break_even` the month from which it has brought more than going on
    as now; `runway` the month in which savings end, None where they last; `short` what is missing then at the least.
    """

    stretches: tuple[Stretch, ...]
    by_month: tuple[Figure, ...]
    total: Figure
    value: Figure
    values: tuple[Said, ...]
    break_even: Said
    runway: Said
    short: Figure | None


class Weight(Frozen):
    """How much a criterion counts: its share of all weights, as a range where it was learned from choices.

    `now` is the share the verdict counts with; `flips` say at which share it changes, and to which option.
    """

    criterion: str
    name: str
    share: Figure
    now: Figure
    flips: tuple[Said, ...]


class OptionView(Frozen):
    """An option as judged. `ruled_out` says why where a must rules it out; such an option has no total.

    `total` is its points of ten, `between` what they may come to, `ahead` the share of the weightings under which it
    leads, `regret` the most that could be missed by it, in points.
    """

    id: str
    name: str
    ruled_out: tuple[Said, ...]
    scores: tuple[Score, ...]
    total: Figure | None
    between: Figure | None
    ahead: Figure | None
    regret: Figure | None
    dominated_by: tuple[str, ...]
    cash: Cash | None
    no_cash: str
    way_back: Said
    costs: tuple[Said, ...]
    test: Said


class Judgement(Frozen):
    """The answer to a decision: a verdict, how sure it is and what would change it, with all it rests on."""

    id: str
    kind: str
    title: str
    strength: Strength
    winner: str | None
    verdict: Said
    reasons: tuple[Said, ...]
    options: tuple[OptionView, ...]
    weights: tuple[Weight, ...]
    weights_from: Said
    regret: Said
    test: Said
    changes: tuple[Said, ...]
    cautions: tuple[Said, ...]
    notes: tuple[Said, ...]
    asks: tuple[Ask, ...]
