"""Spending within a budget, in a fixed order, so that a smaller budget never buys more; and in which money.

Every price of the tables is a United States price in US dollars. It is never written in another currency, and never
compared with a budget in one: no rate of exchange is ours to give, and prices differ by country anyway.
"""

from coach.domain.figures import Figure, Said, amount, calculated, say
from coach.domain.profile import Fact, Profile
from coach.framework.currencies import used_in

PRICED_IN = "USD"


def comparable(budget: Figure | None, currency: str) -> Figure | None:
    """The budget when prices can be held against it: in their currency, or nothing at all, which is so in any."""
    return budget if budget is None or currency == PRICED_IN or not budget.low else None


def about_prices(budget: Figure | None, currency: str) -> Said | None:
    """What someone who counts in another currency is told about the prices; None for US dollars."""
    if currency == PRICED_IN:
        return None
    if comparable(budget, currency) is None and budget is not None:
        text = (
            "Prices marked $ are United States prices in US dollars, so they were not compared with your {budget}: "
            "whether the money is enough is not judged here, and cost rules nothing out."
        )
        return say(text, budget=budget)
    return Said(
        text="Prices marked $ are United States prices in US dollars; what you would pay may be quite different."
    )


def counted(profile: Profile) -> Profile:
    """The profile with the currency of the country someone lives in, unless they named one themselves."""
    place, known = profile.fact("location"), profile.fact("currency")
    code = used_in(str(place.value)) if place else None
    if place is None or code is None or (known is not None and (known.value == code or known.status != "inferred")):
        return profile
    inferred = Fact(slot="currency", value=code, status="inferred", source=place.source, evidence=place.evidence)
    return profile.with_facts([inferred])


class Purse:
    """A budget being spent. None means no budget counts: nothing is refused and nothing is capped."""

    def __init__(self, budget: Figure | None) -> None:
        self.budget = budget
        self.left = None if budget is None else budget.low or 0.0

    def affords(self, price: Figure) -> bool:
        """Whether at least the low end of a price is left."""
        return self.left is None or (price.low or 0.0) <= self.left

    def spend(self, price: Figure) -> Figure:
        """Take a price out of the budget; its high end is capped by what is left.

        A price whose low end is not left counts with its low end: the plan then says that it does not fit.
        """
        if self.left is None:
            return price
        low, high = price.low or 0.0, price.high if price.high is not None else price.low or 0.0
        short = low > self.left
        capped = max(low, min(high, self.left))
        self.left = max(self.left - capped, 0.0)
        if capped == high or self.budget is None:
            return price
        figure = amount(low, capped, "money", calculated("capped-by-budget", price, self.budget))
        return figure.model_copy(update={"text": f"from {figure.text}"}) if short else figure
