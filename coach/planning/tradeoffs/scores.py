"""How well each option does by each criterion, out of ten: told by the person, or worked out from amounts and rows."""

from math import log

from coach.domain.decision import Option, Score
from coach.domain.figures import Figure, Origin, Said, amount, calculated, number, say
from coach.planning.tradeoffs.amounts import Purview
from coach.planning.tradeoffs.cash import YEAR, Ranges
from coach.planning.tradeoffs.kinds import Criterion, template_of
from coach.planning.tradeoffs.money import even_pay

TOP = 10.0
OPEN = "Nothing told yet, so all is open."


def score(view: Purview, option: Option, criterion: Criterion, ranges: Ranges | None) -> Score:
    """The score of an option by a criterion; the person's own rating goes before what is worked out."""
    told = view.told_of(option, criterion.id, "point")
    if told is not None:
        return _known(criterion, _out_of_ten(told), Said(text="As you rated it."))
    worked = {"money": _money, "chance": _chance, "back": _back, "signs": _signs}.get(criterion.id)
    found = worked(view, option, ranges) if worked else None
    if found is None:
        figure = _points(0.0, TOP, Origin(kind="dataset", id="framework:decision-money-scale"))
        return Score(criterion=criterion.id, name=criterion.name, score=figure, why=Said(text=OPEN), known=False)
    return _known(criterion, *found)


def anchor_of(view: Purview) -> Figure | None:
    """The yearly money that scores five: what is earned now, else what is needed to live on; None without either."""
    now, spending = view.pay_now, view.spending
    if now is not None and now.middle > 0:
        return now
    if spending is None or spending.middle <= 0:
        return None
    ends = (YEAR * (spending.low or 0.0), YEAR * (spending.high or 0.0))
    return view.money(*ends, calculated("spending-of-a-year", spending))


def money_score(yearly: float, anchor: float, most: float) -> float:
    """Points for an even yearly amount beside the anchor: 5 for as much, 10 for `most` times it, 0 for its part."""
    if yearly <= 0:
        return 0.0
    return min(TOP, max(0.0, TOP / 2 * (1 + log(yearly / anchor) / log(most))))


def _money(view: Purview, option: Option, ranges: Ranges | None) -> tuple[Figure, Said] | None:
    anchor = anchor_of(view)
    if ranges is None or anchor is None:
        return None
    most = view.rows.range("decision-money-scale", "most").low
    low, high = even_pay(view, ranges)
    inputs = (f"decision:{view.decision.id}:{option.id}", anchor, view.rates, view.horizon)
    even = view.money(round(max(0.0, low), -2), round(max(0.0, high), -2), calculated("even-pay", *inputs))
    origin = calculated("money-score", *inputs, "framework:decision-money-scale")
    least, best = (money_score(end, anchor.middle, most) for end in (low, high))
    why = (
        "Worth {even} a year, evenly, beside {anchor} now."
        if anchor == view.pay_now
        else ("Worth {even} a year, evenly, beside {anchor} needed to live on.")
    )
    return _points(least, best, origin), say(why, even=even, anchor=anchor)


def _chance(view: Purview, option: Option, ranges: Ranges | None) -> tuple[Figure, Said] | None:
    row = template_of(view.rows, option.template).one("path")
    if not row:
        return None
    chance = view.rows.figure(row, "probability")
    figure = _points((chance.low or 0.0) / TOP, (chance.high or 0.0) / TOP, calculated("chance-score", chance))
    return figure, say("The documents give this kind of path {chance}; not a forecast for you.", chance=chance)


def _back(view: Purview, option: Option, ranges: Ranges | None) -> tuple[Figure, Said] | None:
    template = template_of(view.rows, option.template)
    grade = template.one("back")
    if not grade:
        return None
    figure = _out_of_ten(view.rows.figure("decision-way-back", grade))
    return figure, Said(text=template.one("way_back"))


def _signs(view: Purview, option: Option, ranges: Ranges | None) -> tuple[Figure, Said] | None:
    """Signs for it that hold and signs against it that don't, of all; what was not asked yet may go either way."""
    template = template_of(view.rows, option.template)
    good = bad = every = 0
    inputs = []
    for row, speaks_for in template.sign_rows:
        listed = len(view.rows.items(row, "signs"))
        every += listed
        if row in option.signs:
            held = len(option.signs[row])
            good += held if speaks_for else listed - held
            bad += listed - held if speaks_for else held
            inputs += [f"decision:{view.decision.id}:{option.id}.{row}", f"framework:{row}"]
    if not good + bad:
        return None
    origin = calculated("signs-score", *inputs)
    text = "{good} of {asked} signs point to it."
    shown = {"good": amount(good, good, "", origin), "asked": amount(good + bad, good + bad, "", origin)}
    return _points(TOP * good / every, TOP * (every - bad) / every, origin), say(text, **shown)


def _known(criterion: Criterion, figure: Figure, why: Said) -> Score:
    return Score(criterion=criterion.id, name=criterion.name, score=figure, why=why, known=True)


def _out_of_ten(figure: Figure) -> Figure:
    return _points(figure.low or 0.0, figure.high if figure.high is not None else figure.low or 0.0, figure.origin)


def _points(low: float, high: float, origin: Origin) -> Figure:
    """Points of ten, "6", "5.5-7.2"."""
    text = number(low) if number(low) == number(high) else f"{number(low)}-{number(high)}"
    return Figure(text=text, unit="point", low=low, high=high, origin=origin)
