"""An option's cash-flow told in figures: months, worth today, break-even, how long savings last."""

from collections.abc import Iterator
from itertools import groupby

from coach.domain.decision import Cash, Option, Stretch
from coach.domain.figures import Figure, Origin, Said, amount, calculated, money, number, say
from coach.planning.tradeoffs.amounts import Amounts, Purview
from coach.planning.tradeoffs.cash import YEAR, Ends, Ranges, lay_out, level

HUNDREDS = 10_000  # amounts from which hundreds are exact enough
NOT_SPENT = "How long savings last is not known: tell your savings, and what has to come from you each month."


def ranges_of(view: Purview, amounts: Amounts) -> Ranges | None:
    """The courses of an option; None while an amount it needs is missing."""
    if amounts.missing:
        return None
    ends = {name: (figure.low or 0.0, _high(figure)) for name, figure in amounts.known.items()}
    return lay_out(ends, months_of(view))


def months_of(view: Purview) -> int:
    return int(view.horizon.low or 0)


def rates_of(view: Purview) -> tuple[float, ...]:
    """The rates as shares, once where both are the same."""
    return tuple(dict.fromkeys((end or 0.0) / 100 for end in (view.rates.low, _high(view.rates))))


def worth(view: Purview, ranges: Ranges) -> Ends:
    """Net present value over all rates and courses."""
    found = [ranges.value(rate) for rate in rates_of(view)]
    return min(low for low, _ in found), max(high for _, high in found)


def even_pay(view: Purview, ranges: Ranges) -> Ends:
    """The even yearly amount that is worth as much today, over all rates and courses."""
    months, found = months_of(view), []
    for rate in rates_of(view):
        found += [YEAR * level(value, rate, months) for value in ranges.value(rate)]
    return min(found), max(found)


def cash_of(view: Purview, option: Option, amounts: Amounts, ranges: Ranges) -> Cash:
    inputs = tuple(amounts.known.values())
    monthly = calculated("month-by-month", *inputs)
    by_month = ranges.by_month()
    valued = calculated("net-present-value", *inputs, view.rates, view.horizon)
    return Cash(
        stretches=tuple(_stretches(view, by_month, monthly)),
        by_month=tuple(_signed(view, ends, monthly) for ends in by_month),
        total=_signed(view, ranges.total(), calculated("cash-total", *inputs, view.horizon)),
        value=_signed(view, worth(view, ranges), valued),
        values=tuple(_at_rate(view, ranges, rate, valued) for rate in rates_of(view)),
        break_even=_break_even(view, ranges, inputs),
        runway=_runway(view, ranges, amounts),
        short=short_of(view, amounts, ranges),
    )


def _stretches(view: Purview, by_month: tuple[Ends, ...], origin: Origin) -> Iterator[Stretch]:
    """Months in a row with the same money; today is month 0 and left out where nothing is paid."""
    rounded = [(round(low), round(high)) for low, high in by_month]
    for ends, group in groupby(enumerate(rounded), key=lambda item: item[1]):
        months = [month for month, _ in group]
        if months == [0] and ends == (0, 0):
            continue
        first, last = months[0], months[-1]
        text = "today" if last == 0 else f"month {last}" if first == last else f"months {max(first, 1)}-{last}"
        figure = Figure(text=text, unit="month", low=max(first, min(1, last)), high=last, origin=origin)
        yield Stretch(months=figure, monthly=_signed(view, (float(ends[0]), float(ends[1])), origin))


def _at_rate(view: Purview, ranges: Ranges, rate: float, origin: Origin) -> Said:
    share = 100 * rate
    shown = amount(share, share, "percent", view.rates.origin)
    return say("{value} at {rate} a year", value=_signed(view, ranges.value(rate), origin), rate=shown)


def _break_even(view: Purview, ranges: Ranges, inputs: tuple[Figure, ...]) -> Said:
    now = view.pay_now
    if now is None:
        return Said(text="When it has paid for itself is not known: tell what you earn now.")
    first, last = ranges.break_even(now.middle / YEAR)
    if first is None:
        return say("Within {horizon} it does not bring more than going on as now.", horizon=view.horizon)
    if first == last and last is not None and last <= 1:
        return Said(text="It brings at least as much as going on as now from the start.")
    origin = calculated("break-even", *inputs, now, view.horizon)
    early: Figure | str = "the start"
    if first > 1:
        early = Figure(text=f"month {first}", unit="month", low=first, high=first, origin=origin)
    if first == last:
        return say("From {early} it has brought at least as much as going on as now.", early=early)
    if last is None:
        text = "At best it has brought as much as going on as now from {early}; at worst not within {horizon}."
        return say(text, early=early, horizon=view.horizon)
    late = Figure(text=f"month {last}", unit="month", low=last, high=last, origin=origin)
    text = "It has brought as much as going on as now from {early} at best, from {late} at worst."
    return say(text, early=early, late=late)


def _runway(view: Purview, ranges: Ranges, amounts: Amounts) -> Said:
    savings, spending = view.savings, view.spending
    if savings is None or spending is None:
        return _without_pay(view, amounts) or Said(text=NOT_SPENT if dips(view, ranges) else "")
    inputs = (*amounts.known.values(), savings, spending)
    first, last = (
        ranges.runway(savings.low or 0.0, _high(spending))[0],
        ranges.runway(_high(savings), spending.low or 0)[1],
    )
    if first is None:
        text = "With {savings} and {spending} a month to live on, it lasts throughout, pay counted before tax."
        return say(text, savings=savings, spending=spending)
    origin = calculated("runway", *inputs)
    early = Figure(text=f"month {first}", unit="month", low=first, high=first, origin=origin)
    if last is None:
        text = "With {savings} and {spending} a month to live on, it runs dry in {early} at worst, at best never."
        return say(text, savings=savings, spending=spending, early=early)
    late = Figure(text=f"month {last}", unit="month", low=last, high=last, origin=origin)
    when = early if first == last else say("{early} at worst, {late} at best", early=early, late=late)
    text = "With {savings} and {spending} a month to live on, it runs dry in {when}."
    return say(text, savings=savings, spending=spending, when=when)


def dips(view: Purview, ranges: Ranges) -> bool:
    """Whether so much less than now comes in at some time that it matters how long savings last (row decision-dip)."""
    now = view.pay_now
    kept = 1 - view.rows.range("decision-dip", "less").low / 100
    least = 0.0 if now is None else kept * (now.low or 0.0) / YEAR
    return any(low < least for low, _ in ranges.by_month()[1:])


def _without_pay(view: Purview, amounts: Amounts) -> Said | None:
    """Months without any pay beside the months savings last, where only those are known."""
    months, lasting = amounts.known.get("months"), view.profile.figure("runway_months")
    meanwhile = amounts.known.get("meanwhile")
    if months is None or lasting is None or meanwhile is None or _high(meanwhile) > 0:
        return None
    return say("No pay comes in for {months}; your savings last {lasting}.", months=months, lasting=lasting)


def short_of(view: Purview, amounts: Amounts, ranges: Ranges) -> Figure | None:
    """What is missing in the worst month, at the least and at the most; None where nothing is, or it is not known."""
    inputs = tuple(amounts.known.values())
    savings, spending = view.savings, view.spending
    if savings is None or spending is None:
        return None
    least = ranges.short(_high(savings), spending.low or 0.0)[0]
    most = ranges.short(savings.low or 0.0, _high(spending))[1]
    if round(most) <= 0:
        return None
    return view.money(round(least), round(most), calculated("money-short", *inputs, savings, spending))


def _signed(view: Purview, ends: Ends, origin: Origin) -> Figure:
    """An amount that may be negative: "-$1,200", "-$300 to $900", "$5,100-6,000"."""
    low, high = (round(end, -2 if abs(end) >= HUNDREDS else 0) for end in ends)
    if low >= 0:
        text = money(low, high, view.currency) if low or low == high else f"{_one(view, 0)} to {_one(view, high)}"
    else:
        text = _one(view, low) if low == high else f"{_one(view, low)} to {_one(view, high)}"
    return Figure(text=text, unit="money", low=float(low), high=float(high), origin=origin)


def _one(view: Purview, value: float) -> str:
    sign = "$" if view.currency == "USD" else f"{view.currency} "
    return f"{'-' if value < 0 else ''}{sign}{number(abs(value))}"


def _high(figure: Figure) -> float:
    return (figure.low or 0.0) if figure.high is None else figure.high
