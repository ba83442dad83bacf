"""What has to be said beside a verdict: who else is touched, what savings must carry, and what was left out."""

from collections.abc import Iterator

from coach.domain.decision import Option
from coach.domain.figures import Said, say
from coach.planning.history import years_of
from coach.planning.purse import PRICED_IN
from coach.planning.tradeoffs.bench import Bench
from coach.planning.tradeoffs.kinds import template_of

LEADS = ("management",)
LEAVES = ("leave", "promotion-outside")
BEFORE_TAX = (
    "Money is before tax, without rises, and only what you told or a named row gives. What reaches your account is "
    "less, so give take-home amounts where savings have to last."
)
UNPROMISED = "A bonus and a share in a company count from nothing up to what you told, since neither is promised."
NOT_PRICED = "What falls on people and health is named and not turned into money."
USD_ONLY = "The documents' prices are in US dollars, so none of them stands in for a cost you did not tell."


def cautions(bench: Bench) -> tuple[Said, ...]:
    """What to look at before deciding, however the verdict goes."""
    found = [said for option in bench.standing for said in _of(bench, option)]
    dependants = bench.view.profile.figure("dependants")
    if dependants is not None and dependants.low:
        depend = "depends" if dependants.low == 1 else "depend"
        found.append(
            say("{people} {depend} on you: decide it with those it touches.", people=dependants, depend=depend)
        )
    return tuple(dict.fromkeys(found))


def _of(bench: Bench, option: Option) -> Iterator[Said]:
    yield from _short(bench, option)
    if template_of(bench.rows, option.template).one("meanwhile") == "none":
        yield from _without_pay(bench, option)
    years = years_of(bench.view.profile, bench.today)
    timing = bench.rows.figure("decide-specialist-manager-timing", "experience")
    if option.template in LEADS and years is not None and (years.low or 0.0) < (timing.low or 0.0):
        text = "“{option}”: the documents place this choice after {timing} of the work itself; you have {years}."
        yield say(text, option=option.name, timing=timing, years=years)
    in_role = bench.view.profile.figure("years_in_role")
    soon = bench.rows.figure("pitfall-moving-too-soon", "tenure")
    if option.template in LEAVES and in_role is not None and (in_role.low or 0.0) < (soon.high or 0.0):
        year = soon.model_copy(update={"text": "1 year"})
        text = "“{option}”: the documents count leaving within {year} as a mistake; you have been there {in_role}."
        yield say(text, option=option.name, year=year, in_role=in_role)


def _short(bench: Bench, option: Option) -> Iterator[Said]:
    short = bench.short.get(option.id)
    if short is None:
        return
    if not bench.payable(option.id):
        text = "“{option}” can't be paid for as told: {short} are missing, even if all goes well. Find that first."
    else:
        text = "“{option}” may run short of money: {short} are missing if things go badly."
    yield say(text, option=option.name, short=short)


def _without_pay(bench: Bench, option: Option) -> Iterator[Said]:
    """Going without pay: the savings the documents ask for, beside those there are."""
    fund = bench.rows.figure("finance-total-runway", "months")
    lasting = bench.view.profile.figure("runway_months")
    text = "“{option}” begins without pay. The documents ask for {fund} of expenses put by for such a change{have}."
    have: Said | str = say("; yours last {lasting}", lasting=lasting) if lasting is not None else ""
    yield say(text, option=option.name, fund=fund, have=have)


def notes(bench: Bench) -> tuple[Said, ...]:
    """What the figures rest on and leave out."""
    found = [Said(text=BEFORE_TAX)]
    amounts = [bench.amounts[option.id] for option in bench.decision.options]
    if any({"bonus", "equity"} & set(item.known) for item in amounts):
        found.append(Said(text=UNPROMISED))
    found += [said for item in amounts for said in item.started]
    templates = [template_of(bench.rows, option.template) for option in bench.decision.options]
    if bench.view.currency != PRICED_IN and any("cost" in template.figures for template in templates):
        found.append(Said(text=USD_ONLY))
    return tuple(dict.fromkeys((*found, Said(text=NOT_PRICED))))
