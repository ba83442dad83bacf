"""What is still worth telling of a decision, in order: musts, amounts, ratings, signs, then concrete choices."""

from collections.abc import Iterator, Sequence

from coach.domain.decision import Ask, Option
from coach.domain.figures import Said, say
from coach.planning.tradeoffs.amounts import NOW, Purview, amounts_of
from coach.planning.tradeoffs.choices import next_choice, put
from coach.planning.tradeoffs.kinds import Criterion, template_of
from coach.planning.tradeoffs.money import dips, ranges_of
from coach.planning.tradeoffs.musts import broken, open_musts
from coach.planning.tradeoffs.rank import Scores, shares
from coach.planning.tradeoffs.weights import Cloud

YEARLY = "an amount a year before tax, or a range"
ONCE = "an amount in all, or a range"
MONTHLY = "an amount a month, or a range"
MONTHS = "a number of months, or a range"
QUESTIONS = {
    "pay": ("What would {option} pay, once it is fully under way?", YEARLY),
    "meanwhile": ("What would you earn until then with {option}?", YEARLY),
    "months": ("How many months until {option} begins to pay, or is done?", MONTHS),
    "search": ("How many months would you look for work after {option}?", MONTHS),
    "ramp": ("How many months until {option} pays in full, growing evenly until then?", MONTHS),
    "cost": ("What would {option} cost in all: fees, books, moving?", ONCE),
    NOW: ("What do you earn now?", YEARLY),
    "savings": ("How much savings could you use for this?", ONCE),
    "spending": ("How much has to come from you each month for living?", MONTHLY),
}
LETTERS = "abcdefgh"
WHOLE = (NOW, "savings", "spending")


def asks_of(view: Purview, criteria: Sequence[Criterion], scores: Scores, cloud: Cloud, odds: float) -> tuple[Ask, ...]:
    """Everything still open, in the order worth asking; of the choices only the one that tells most."""
    decision = view.decision
    standing = [option for option in decision.options if not broken(view, option)]
    found = [ask for option in standing for ask in open_musts(view, option)]
    found += _money(view, standing)
    for criterion in criteria:
        found += [_rating(view, option, criterion) for option in standing if _unrated(view, option, criterion)]
    if any(criterion.id == "signs" for criterion in criteria):
        found += [ask for option in standing for ask in _signs(view, option)]
    choice = _choice(view, criteria, scores, cloud, odds)
    return (*found, *((choice,) if choice else ()))


def _money(view: Purview, standing: Sequence[Option]) -> Iterator[Ask]:
    if view.pay_now is None:
        yield _whole(NOW)
    for option in standing:
        yield from _amounts(view, option)
    courses = [ranges_of(view, amounts_of(view, option)) for option in standing]
    if any(ranges is not None and dips(view, ranges) for ranges in courses):
        yield from (_whole(name) for name in ("spending", "savings") if getattr(view, name) is None)


def _whole(name: str) -> Ask:
    text, hint = QUESTIONS[name]
    return Ask(id=name, text=Said(text=text), hint=hint)


def _amounts(view: Purview, option: Option) -> Iterator[Ask]:
    """Amounts its money needs: those that are missing, and those for which a range of the documents stands in."""
    amounts, template = amounts_of(view, option), template_of(view.rows, option.template)
    for name in dict.fromkeys((*amounts.missing, *template.amounts)):
        if name == "pay" and template.one("starts") == "present pay":
            continue
        stands_in = amounts.known.get(name)
        if name in option.told or (stands_in is not None and stands_in.low == stands_in.high):
            continue
        text, hint = QUESTIONS[name]
        note = Said(text="") if stands_in is None else say("So far {figure} is taken for this.", figure=stands_in)
        asked = say(text, option=f"“{option.name}”")
        yield Ask(id=f"{option.id}.{name}", note=note, text=asked, hint=hint)


def _unrated(view: Purview, option: Option, criterion: Criterion) -> bool:
    """Whether a criterion is the person's to rate: no table and no amount says anything of it for this option."""
    template = template_of(view.rows, option.template)
    told_by = {"money": True, "chance": template.one("path"), "back": template.one("back"), "signs": template.sign_rows}
    return criterion.id not in option.told and not told_by.get(criterion.id)


def _rating(view: Purview, option: Option, criterion: Criterion) -> Ask:
    low, _, high = criterion.scale
    marks = view.rows.figure("decision-money-scale", "marks")
    note = say("Give {marks}: the least means that {low}, the most that {high}.", marks=marks, low=low, high=high)
    text = say("How good would “{option}” be for {about}?", option=option.name, about=criterion.about)
    return Ask(id=f"{option.id}.{criterion.id}", note=note, text=text, hint="a number, or a range where you can't tell")


def _signs(view: Purview, option: Option) -> Iterator[Ask]:
    for row, _ in template_of(view.rows, option.template).sign_rows:
        if row not in option.signs:
            listed = view.rows.items(row, "signs")
            note = Said(text="\n".join(f"{letter}. {sign}" for letter, sign in zip(LETTERS, listed, strict=False)))
            text = Said(text=f"Which of these are so, for “{option.name}”?")
            yield Ask(id=f"{option.id}.{row}", note=note, text=text, hint="their letters, or none")


def _choice(view: Purview, criteria: Sequence[Criterion], scores: Scores, cloud: Cloud, odds: float) -> Ask | None:
    """The next concrete choice, until there are enough of them; none where points were set by hand."""
    decision, many = view.decision, view.rows.range("decision-choices", "choices")
    if len(scores) < 2 or decision.points or len(decision.preferences) >= (many.high or many.low):
        return None
    clear = view.rows.range("decision-verdict", "clear").low / 100
    if len(decision.preferences) >= many.low and scores and max(shares(scores, cloud).values()) >= clear:
        return None
    found = next_choice(criteria, scores, cloud, decision.preferences, odds)
    return put(found, criteria) if found else None
