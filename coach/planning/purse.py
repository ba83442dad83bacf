"""Spending within a budget, in a fixed order, so that a smaller budget never buys more."""

from coach.domain.figures import Figure, amount, calculated


class Purse:
    """A budget being spent. None means no budget was named: nothing is refused and nothing is capped."""

    def __init__(self, budget: Figure | None, currency: str) -> None:
        self.budget = budget
        self.currency = currency
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
        figure = amount(low, capped, "money", calculated("capped-by-budget", price, self.budget), self.currency)
        return figure.model_copy(update={"text": f"from {figure.text}"}) if short else figure
