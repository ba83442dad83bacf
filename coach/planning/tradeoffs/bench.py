"""A decision laid out for judging: criteria, amounts, scores and weights, each worked out once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from coach.domain.decision import Decision, Option, Score
from coach.domain.figures import Figure, Origin, Said, calculated
from coach.framework.rows import Rows
from coach.planning.tradeoffs.amounts import Amounts, Purview, amounts_of
from coach.planning.tradeoffs.cash import Ranges
from coach.planning.tradeoffs.kinds import Criterion, criteria_of
from coach.planning.tradeoffs.money import ranges_of, short_of
from coach.planning.tradeoffs.musts import broken
from coach.planning.tradeoffs.rank import Scores, middles, shares
from coach.planning.tradeoffs.scores import score
from coach.planning.tradeoffs.weights import Cloud, by_hand, learned


@dataclass(frozen=True)
class Bench:
    """A decision laid out for judging: criteria, amounts, scores and weights, each worked out once."""

    view: Purview
    today: date

    @property
    def decision(self) -> Decision:
        return self.view.decision

    @property
    def rows(self) -> Rows:
        return self.view.rows

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        return criteria_of(self.decision, self.view.profile, self.rows)

    @cached_property
    def ruled_out(self) -> dict[str, tuple[Said, ...]]:
        found = {option.id: broken(self.view, option) for option in self.decision.options}
        return {name: why for name, why in found.items() if why}

    @cached_property
    def standing(self) -> tuple[Option, ...]:
        return tuple(option for option in self.decision.options if option.id not in self.ruled_out)

    @cached_property
    def amounts(self) -> dict[str, Amounts]:
        return {option.id: amounts_of(self.view, option) for option in self.decision.options}

    @cached_property
    def ranges(self) -> dict[str, Ranges | None]:
        return {name: ranges_of(self.view, amounts) for name, amounts in self.amounts.items()}

    @cached_property
    def scored(self) -> dict[str, tuple[Score, ...]]:
        return {
            option.id: tuple(score(self.view, option, item, self.ranges[option.id]) for item in self.criteria)
            for option in self.decision.options
        }

    @cached_property
    def scores(self) -> Scores:
        """The score ranges of the options that are not ruled out."""
        return {
            option.id: tuple((item.score.low or 0.0, item.score.high or 0.0) for item in self.scored[option.id])
            for option in self.standing
        }

    @cached_property
    def short(self) -> dict[str, Figure]:
        """The money that is missing, by option, where some may be."""
        found = {
            name: short_of(self.view, self.amounts[name], ranges)
            for name, ranges in self.ranges.items()
            if ranges is not None
        }
        return {name: figure for name, figure in found.items() if figure is not None}

    def payable(self, option: str) -> bool:
        """Whether an option can be paid for at all, as far as told: when all goes well no money is missing."""
        return option not in self.short or not self.short[option].low

    @property
    def compares(self) -> bool:
        """Whether there is more than one option left to compare."""
        return len(self.standing) > 1

    @cached_property
    def odds(self) -> float:
        return self.rows.range("decision-steadiness", "odds").low

    @cached_property
    def cloud(self) -> Cloud:
        names = tuple(criterion.id for criterion in self.criteria)
        hand = by_hand(names, self.decision.points)
        return hand or learned(names, self.decision.preferences, self.odds)

    @cached_property
    def by_hand(self) -> bool:
        return len(self.cloud.weightings) == 1

    @cached_property
    def shares(self) -> dict[str, float]:
        return shares(self.scores, self.cloud)

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """The options not ruled out, the one with the most points first."""
        found = middles(self.scores, self.cloud.mean)
        return tuple(sorted(found, key=lambda name: (-round(found[name], 9), self.name(name))))

    @cached_property
    def totals(self) -> dict[str, float]:
        return middles(self.scores, self.cloud.mean)

    def name(self, option: str) -> str:
        found = self.decision.option(option)
        return found.name if found else option

    def calculated(self, name: str) -> Origin:
        """Origin of a sum over scores and weights of this decision."""
        return calculated(name, f"decision:{self.decision.id}:weights", "framework:decision-verdict")
