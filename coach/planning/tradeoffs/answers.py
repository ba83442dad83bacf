"""Answers to what a decision asks, by the name of the question: each gives the decision with it, or a plain refusal."""

import re
from collections.abc import Sequence

from pydantic import ValidationError

from coach.domain.decision import Decision, Option, Told
from coach.domain.figures import number
from coach.domain.profile import Profile
from coach.errors import UserInputError
from coach.framework.currencies import ALL_SIGNS, CODES, said_in
from coach.framework.rows import Rows
from coach.planning.tradeoffs.amounts import MONTHS, NOW, Purview
from coach.planning.tradeoffs.asks import LETTERS, WHOLE
from coach.planning.tradeoffs.choices import ANSWERS, id_of, of_id
from coach.planning.tradeoffs.kinds import AMOUNTS, Criterion, criteria_of, kind_of, slug, template_of
from coach.planning.tradeoffs.musts import musts_of

NUMBER = r"(?P<{0}>-?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?) ?(?P<{0}k>[kKmM]\b)?"
MONEY = rf"(?:[{ALL_SIGNS}]|(?:{'|'.join(sorted(CODES))})\b)?"
RANGE = re.compile(
    r"(?:about|around|roughly|maybe|perhaps|say|some|~)? ?"
    rf"{MONEY} ?{NUMBER.format('a')} ?{MONEY}(?: ?(?:-|–|to|or) ?{MONEY} ?{NUMBER.format('b')} ?{MONEY})?"
    r" ?(?P<unit>%|percent|points?|years?|months?|(?:a|per|/) ?(?:year|month)|yearly|monthly)?(?: or so)?",
    re.IGNORECASE,
)
TWELVE = 12
LEAST_YEARLY = 1000.0  # an amount a year below it is taken for thousands left off, and asked about
PAYS = ("pay", NOW)
YEARLY = (*PAYS, "meanwhile", "bonus", "equity", "benefits")
LIMITS = {"rates": (0.0, 30.0), "horizon": (6.0, 240.0)}
MONTHS_MOST = 120.0
YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


def begin(rows: Rows, kind: str, options: Sequence[str] = (), name: str = "") -> Decision:
    """A decision of a kind with its usual options, or those named.

    An option is a template ("stay"), a name in the person's words, or both ("stay=Stay at the clinic"). Raises
    UserInputError when that is no decision.
    """
    found = kind_of(rows, kind)
    made = [_option(rows, found.options, place, item) for place, item in enumerate(options)]
    listed = made or [_option(rows, found.options, place, item) for place, item in enumerate(found.options)]
    try:
        return Decision(id=slug(name) or found.id, kind=found.id, options=tuple(listed))
    except ValidationError as error:
        why = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise UserInputError(f"A decision needs two to six options of different names ({why}).") from None


def _option(rows: Rows, usual: Sequence[str], place: int, said: str) -> Option:
    """An option as named. A name alone follows the usual option of its place."""
    head, sign, name = (part.strip() for part in said.partition("="))
    if sign or f"option-{head}" in rows:
        template = template_of(rows, head)
        name = name or template.one("name")
    else:
        template, name = template_of(rows, usual[min(place, len(usual) - 1)]), head
    known = (slug(name) or f"option-{place + 1}") if sign or name != template.one("name") else head
    if not name or len(name) > 80:
        raise UserInputError(f"{said!r} is no name for an option: use a few words.")
    return Option(id=known, template=template.row.id.removeprefix("option-"), name=name)


def tell(decision: Decision, profile: Profile, rows: Rows, name: str, said: str) -> Decision:
    """The decision with an answer to the question of that name. Raises UserInputError as `answer` does."""
    return answer(Purview(decision, profile, rows), criteria_of(decision, profile, rows), name, said)


def answer(view: Purview, criteria: Sequence[Criterion], name: str, said: str) -> Decision:
    """The decision with an answer. Raises UserInputError for a name that asks nothing, or words that answer nothing."""
    decision, said = view.decision, " ".join(said.split())
    head, _, rest = name.partition(".")
    option = decision.option(head)
    if rest in AMOUNTS or name in WHOLE:
        _of_one_currency(view, said)
    if option is not None and rest:
        return decision.with_option(_of_option(view, criteria, option, rest, said))
    if head == "choice":
        return _chosen(decision, criteria, name, said)
    if head == "points":
        return _points(decision, criteria, rest, said)
    if name in (*WHOLE, *LIMITS):
        low, high = LIMITS.get(name, (0.0, 1e9))
        return decision.model_copy(update={"told": decision.told | {name: _number(name, said, low, high)}})
    options = ", ".join(item.id for item in decision.options)
    whole = ", ".join((*WHOLE, *LIMITS))
    raise UserInputError(
        f"Nothing here is called {name!r}. Use OPTION.AMOUNT or OPTION.CRITERION (options: {options}), "
        f"points.CRITERION, or one of: {whole}. Criteria: {', '.join(item.id for item in criteria)}."
    )


def _of_one_currency(view: Purview, said: str) -> None:
    """Refuses an amount in other money than the decision's: nothing here knows what one is worth in the other."""
    other = said_in(said, view.currency) - {view.currency}
    if other and view.named is not None:
        raise UserInputError(f"This decision is counted in {view.currency}; say the amount in it, not in {min(other)}.")


def _of_option(view: Purview, criteria: Sequence[Criterion], option: Option, name: str, said: str) -> Option:
    signs = [row for row, _ in template_of(view.rows, option.template).sign_rows]
    must = next((item for item in musts_of(view) if item.id == name), None)
    if name in signs:
        held = _signs(f"{option.id}.{name}", said, len(view.rows.items(name, "signs")))
        return option.model_copy(update={"signs": option.signs | {name: held}})
    if must is not None:
        yes = _yes_or_no(f"{option.id}.{name}", said)
        return option.model_copy(update={"breaks": option.breaks | {name: yes != must.wanted}})
    if name in AMOUNTS:
        told = _number(f"{option.id}.{name}", said, 0.0, MONTHS_MOST if name in MONTHS else 1e9)
    elif name in [criterion.id for criterion in criteria]:
        told = _number(f"{option.id}.{name}", said, 0.0, 10.0)
    else:
        known = ", ".join((*AMOUNTS, *(criterion.id for criterion in criteria), *signs))
        raise UserInputError(f"An option has no {name!r}. It has: {known}.")
    return option.model_copy(update={"told": option.told | {name: told}})


def _chosen(decision: Decision, criteria: Sequence[Criterion], name: str, said: str) -> Decision:
    taken = {"1": "first", "2": "second", "3": "same", "equal": "same", "both": "same"}.get(said.lower(), said.lower())
    if taken not in ANSWERS:
        raise UserInputError(f"{name} is answered by first, second or same, not {said!r}.")
    try:
        made = of_id(name, taken)
    except ValueError:
        raise UserInputError(f"{name!r} is no choice that is put; see the open questions for their names.") from None
    if not {made.first, made.second} <= {criterion.id for criterion in criteria}:
        raise UserInputError(f"{name!r} names a criterion this decision does not have.")
    others = tuple(item for item in decision.preferences if id_of(item) != name)
    return decision.model_copy(update={"preferences": (*others, made)})


def _points(decision: Decision, criteria: Sequence[Criterion], name: str, said: str) -> Decision:
    if name not in [criterion.id for criterion in criteria]:
        raise UserInputError(f"There is no criterion {name!r}. There are: {', '.join(c.id for c in criteria)}.")
    told = _number(f"points.{name}", said, 0.0, 1000.0)
    return decision.model_copy(update={"points": decision.points | {name: told.high}})


def _number(name: str, said: str, low: float, high: float) -> Told:
    match = RANGE.fullmatch(said.strip(" .!"))
    if match is None:
        raise UserInputError(f"{name} needs a number or a range such as 5-8, not {said!r}.")
    factor = _factor(name, match["unit"] or "")
    first = factor * _value(match["a"], match["ak"] or (match["bk"] if match["b"] else None))
    second = factor * _value(match["b"], match["bk"]) if match["b"] else first
    if first > second:
        raise UserInputError(f"{name} runs from its lower to its higher end; {said!r} does not.")
    if not low <= first <= second <= high:
        raise UserInputError(f"{name} has to lie between {number(low)} and {number(high)}, and {said!r} does not.")
    if name.rpartition(".")[2] in PAYS and 0 < second < LEAST_YEARLY:
        raise UserInputError(f"{name} is an amount a year. Write thousands out, such as 52000 or 52k, not {said!r}.")
    return Told(low=first, high=second, words=said[:200])


def _factor(name: str, unit: str) -> float:
    """What an amount is multiplied by to be of a year, of a month, or in months, as its name asks."""
    what, unit = name.rpartition(".")[2], unit.lower()
    monthly, yearly = "month" in unit, "year" in unit
    if what in YEARLY:
        return TWELVE if monthly else 1.0
    if what in (*MONTHS, "horizon"):
        return TWELVE if yearly else 1.0
    return 1 / TWELVE if yearly and what in ("monthly", "spending") else 1.0


def _value(digits: str, factor: str | None) -> float:
    return float(digits.replace(",", "")) * {"k": 1e3, "m": 1e6}.get((factor or "").lower(), 1.0)


def _signs(name: str, said: str, many: int) -> tuple[int, ...]:
    if said.lower() in ("none", "no", "0"):
        return ()
    letters = LETTERS[:many]
    found = [item for item in re.split(r"[\s,;]+|\band\b", said.lower().strip(" .,")) if item]
    if not found or not set(found) <= set(letters):
        raise UserInputError(f"{name} needs letters from a to {letters[-1]}, such as a,c, or none; not {said!r}.")
    return tuple(sorted({letters.index(item) + 1 for item in found}))


def _yes_or_no(name: str, said: str) -> bool:
    if said.lower().rstrip(".!") not in YES_NO:
        raise UserInputError(f"{name} needs yes or no, not {said!r}.")
    return YES_NO[said.lower().rstrip(".!")]
