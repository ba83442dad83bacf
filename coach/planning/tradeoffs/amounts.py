"""The amounts of an option as figures: told by the person, else from their facts or a row, else missing."""

from dataclasses import dataclass, field

from coach.domain.decision import Decision, Option, Told
from coach.domain.figures import Figure, Origin, Said, amount, calculated, say
from coach.domain.profile import Profile
from coach.framework.currencies import said_in
from coach.framework.occupations import CredentialNeed, Occupation
from coach.framework.rows import Rows
from coach.framework.titles import words
from coach.planning.held import DEGREES
from coach.planning.phrases import in_sentence
from coach.planning.purse import PRICED_IN
from coach.planning.tradeoffs.kinds import AMOUNTS, Template, template_of

MONTHS = ("months", "search", "ramp")

NOW = "pay-now"


@dataclass(frozen=True)
class Amounts:
    """What is known of an option's money by name, what is missing, and what was started from rows."""

    known: dict[str, Figure]
    missing: tuple[str, ...]
    started: tuple[Said, ...]


@dataclass(frozen=True)
class Purview:
    """A decision with all that its money is read from. `currency` is that of the person's own money.

    `target` is the role aimed at, where the tables know it: what it asks for tells what getting there costs.
    """

    decision: Decision
    profile: Profile
    rows: Rows
    target: Occupation | None = None
    currency: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "currency", self.named or PRICED_IN)

    @property
    def named(self) -> str | None:
        """The currency of the person's money, else the one that what was told of the decision is in; None for none."""
        own = self.profile.text("currency")
        return own.upper() if own else _currency(self.decision)

    def money(self, low: float, high: float, origin: Origin) -> Figure:
        return amount(low, high, "money", origin, self.currency)

    def told(self, name: str, unit: str = "money") -> Figure | None:
        """An amount told for the decision as a whole, such as savings."""
        said = self.decision.told.get(name)
        return None if said is None else self._figure(name, said, unit)

    def told_of(self, option: Option, name: str, unit: str) -> Figure | None:
        """An amount or rating told of an option."""
        said = option.told.get(name)
        return None if said is None else self._figure(f"{option.id}.{name}", said, unit)

    def _figure(self, name: str, said: Told, unit: str) -> Figure:
        origin = Origin(kind="user", id=f"decision:{self.decision.id}:{name}")
        return amount(said.low, said.high, unit, origin, self.currency)

    @property
    def pay_now(self) -> Figure | None:
        """What is earned in a year now: told for the decision, else the person's own fact."""
        return self.told(NOW) or self.profile.figure("pay")

    @property
    def savings(self) -> Figure | None:
        """Savings told, else the months they last times what is spent in one."""
        told, spending, months = self.told("savings"), self.spending, self.profile.figure("runway_months")
        if told is not None or spending is None or months is None:
            return told
        ends = [(months.low or 0.0) * end for end in (spending.low or 0.0, spending.high or 0.0)]
        return self.money(ends[0], ends[1], calculated("savings-from-months", months, spending))

    @property
    def spending(self) -> Figure | None:
        """What has to come from the person's pay or savings each month."""
        return self.told("spending")

    @property
    def rates(self) -> Figure:
        """Yearly rates at which later money is discounted."""
        return self.told("rates", "percent") or self.rows.figure("decision-discount-rates", "rate")

    @property
    def horizon(self) -> Figure:
        """Months looked at: told, else those of the kind of decision, else as for any."""
        kind = f"decision-{self.decision.kind}"
        row = kind if "months" in self.rows.row(kind).values else "decision-horizon"
        return self.told("horizon", "month") or self.rows.figure(row, "months")


def _currency(decision: Decision) -> str | None:
    every = (decision.told, *(option.told for option in decision.options))
    said = " ".join(item.words for told in every for item in told.values())
    return next(iter(sorted(said_in(said))), None)


def amounts_of(view: Purview, option: Option) -> Amounts:
    """The amounts of an option; one its money needs that is neither told nor to be read anywhere is missing."""
    template = template_of(view.rows, option.template)
    known: dict[str, Figure] = {}
    started: list[Said] = []
    for name in (*MONTHS, *(other for other in AMOUNTS if other not in MONTHS)):
        unit = "month" if name in MONTHS else "money"
        told = view.told_of(option, name, unit)
        if told is not None:
            known[name] = told
            continue
        found = _start(view, option, template, name)
        if found is not None:
            known[name] = found[0]
            started += [found[1]] if name != "meanwhile" or _waits(known) else []
    needed = dict.fromkeys((*template.amounts, *(("meanwhile",) if {"months", "ramp"} & set(known) else ())))
    return Amounts(known, tuple(name for name in needed if name not in known), tuple(started))


def _waits(known: dict[str, Figure]) -> bool:
    """Whether time passes before an option pays in full."""
    return any(known[name].high for name in MONTHS if name in known)


def _start(view: Purview, option: Option, template: Template, name: str) -> tuple[Figure, Said] | None:
    """Where an amount starts from while nothing was told of it, and how that is said; None where nowhere."""
    if name == "pay":
        return _pay(view, option, template)
    if name == "meanwhile":
        return _meanwhile(view, option, template)
    asked_for = _asked_for(view, option, template, name)
    if asked_for is not None:
        return asked_for
    place = template.figures.get(name)
    if place is None or (name not in MONTHS and view.currency != PRICED_IN):
        return None
    figure = _in_months(view.rows.figure(*place)) if name in MONTHS else view.rows.figure(*place)
    what = "takes" if name in MONTHS else "costs"
    text = "{option} {what} {figure} as far as the documents say; nothing of your own was told."
    return figure, say(text, option=option.name, what=what, figure=figure)


def _asked_for(view: Purview, option: Option, template: Template, name: str) -> tuple[Figure, Said] | None:
    """Cost or months of the credential of that sort the aim asks for; None where the tables name none."""
    sort = template.one("credential")
    if view.target is None or not sort or name not in ("cost", "months") or (sort == "any" and name == "months"):
        return None
    if name == "cost" and view.currency != PRICED_IN:
        return None
    ordered = sorted(view.target.credentials, key=lambda need: need.need != "required")
    found = [need for need in ordered if sort == "any" or _is_degree(need) == (sort == "degree")]
    if not found or (sort == "any" and found[0].need != "required"):
        return None
    origin = Origin(kind="dataset", id=f"occupation:{view.target.id}")
    figure = amount(
        *(found[0].months if name == "months" else found[0].cost), "month" if name == "months" else "money", origin
    )
    text = "{option}: {figure} is what our tables give for “{need}”, which {role} work asks for."
    role = in_sentence(view.target.title)
    return figure, say(text, option=option.name, figure=figure, need=found[0].name, role=role)


def _is_degree(need: CredentialNeed) -> bool:
    return bool(set(words(need.name)) & {"degree", *set().union(*DEGREES)})


def _pay(view: Purview, option: Option, template: Template) -> tuple[Figure, Said] | None:
    now, start = view.pay_now, template.one("starts")
    if now is None or not start:
        return None
    if start == "present pay":
        return now, say("{option}: your pay of {pay} goes on, without rises.", option=option.name, pay=now)
    uplift = view.rows.figure("treated-pay-move", "uplift")
    top = (now.high or 0.0) * (1 + (uplift.high or 0.0) / 100)
    reach = view.money(now.low or 0.0, round(top), calculated("pay-after-move", now, uplift))
    text = "{option}: no pay was told, so {reach} a year are taken, {uplift} more than now, for a change of employer."
    return reach, say(text, option=option.name, reach=reach, uplift=uplift)


def _meanwhile(view: Purview, option: Option, template: Template) -> tuple[Figure, Said] | None:
    match template.one("meanwhile"):
        case "none":
            origin = Origin(kind="dataset", id=f"framework:{template.row.id}")
            text = "{option}: no pay of yours comes in until it begins; tell what does, if any."
            return view.money(0, 0, origin), say(text, option=option.name)
        case "present" if view.pay_now is not None:
            return view.pay_now, say("{option}: your present pay goes on until it begins.", option=option.name)
        case _:
            return None


def _in_months(figure: Figure) -> Figure:
    """A duration in months, also where its row counts years."""
    if figure.unit != "year":
        return figure
    low, high = 12 * (figure.low or 0.0), 12 * (figure.high or figure.low or 0.0)
    return amount(low, high, "month", calculated("in-months", figure))
