"""Sums over amounts of the person's own: offers side by side, what is left, how much less; each step a figure.

Nothing here knows tax, hours or benefits, and it says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.conversation.reply import Desk, Reply
from coach.conversation.state import Offer
from coach.domain.figures import Figure, Origin, Said, amount, join, say
from coach.framework import currencies
from coach.language.numerals import Mention, mentions

LABELLED = re.compile(
    r"(?:^|(?<=[\s(,;:.]))(?:[Oo]ffer |[Oo]ption |[Jj]ob )?(?P<name>[A-D])"
    r"(?: ?[):=]| pays?| offers?| is| gives?|(?= [$£€]?\d))"
)
MONTHLY = re.compile(r"\b(?:a|per|each|every|/) ?month\b|\bmonthly\b|/ ?mo\b|\bp/?m\b", re.IGNORECASE)
REMAINS = re.compile(r"\b(?:left|remains?|remaining)\b", re.IGNORECASE)
PERCENT_MORE = re.compile(r"(?:\+|plus|and) ?(?:an? )?$|^ ?(?:bonus|more|on top|extra)", re.IGNORECASE)
LEFT_OUT = "That is before tax, and leaves out hours, travel, benefits, pension and how safe the job is."
STOP = re.compile(r"(\d)\.(?=\s|$)")
NOT_BOTH = "I don't have both offers yet. Write them as “A: …, B: …”, each with its pay, and I set them side by side."
BOTH_AMOUNTS = "Give me both amounts in one go, such as “… now, … there”, and I'll reckon it."
LEAST_PAY = 1000  # a bare number from which it can be an amount of pay
TWELVE = 12


@dataclass(frozen=True)
class Amount:
    """An amount as told, with what is added to it in percent; `words` show the sum where there is one."""

    name: str
    told: Figure
    total: Figure
    added: Figure | None = None


def sum_(reply: Reply, desk: Desk) -> None:
    """Reckon with the amounts of the message, or with offers told before."""
    offers = _told(reply)
    if offers:
        kept = {offer.name: offer for offer in (*reply.session.offers, *offers)}
        reply.session = reply.session.model_copy(update={"offers": tuple(kept.values())})
    if len(offers) >= 2 or (not _amounts(reply, reply.message) and len(reply.session.offers) >= 2):
        _offers(reply, reply.session.offers)
        return
    found = _amounts(reply, reply.message)
    if REMAINS.search(reply.message) and len(found) >= 2:
        _left(reply, found)
    elif len(found) >= 2:
        _difference(reply, found[0], found[1])
    elif found and found[0].added is not None:
        reply.tell(say("{sum}.", sum=_shown(found[0])), "inform")
    elif found and (known := _pay(reply)) is not None:
        _difference(reply, known, found[0])
    else:
        _again(reply, desk)


def _again(reply: Reply, desk: Desk) -> None:
    """A difference asked about without its amounts: the one just shown, or that of the last two pays told."""
    shown = next((item for item in reversed(reply.session.shown) if item.source.id == "calc:difference"), None)
    before = desk.before()
    earlier, now = before[0].profile.figure("pay") if before else None, reply.state.profile.figure("pay")
    if shown is not None and isinstance(shown.value, float):
        origin = Origin(kind="calculation", id=shown.source.id, inputs=shown.source.inputs)
        gap = Figure(text=shown.text, unit="money", low=shown.value, high=shown.value, origin=origin)
        month = _figure(shown.value / TWELVE, "per-month", gap)
        reply.tell(say("{gap} a year is about {month} a month. {left_out}", gap=gap, month=month, left_out=LEFT_OUT))
    elif earlier is not None and now is not None and earlier.low != now.low:
        _difference(reply, Amount("", earlier, earlier), Amount("Your new pay", now, now))
    else:
        reply.tell(BOTH_AMOUNTS)


def compare_offers(reply: Reply, sides: Sequence[str]) -> bool:
    """Lay offers told before side by side, where the sides are their letters. Whether it was about offers."""
    names = {re.sub(r"(?i)\b(?:offers?|options?|jobs?|the)\b", "", side).strip().upper() for side in sides}
    if not names or not all(re.fullmatch(r"[A-D]", name) for name in names):
        return False
    offers = [offer for offer in reply.session.offers if offer.name in names]
    if len(offers) < 2:
        reply.tell(NOT_BOTH)
    else:
        _offers(reply, offers)
    return True


def pay_beside(reply: Reply) -> bool:
    """Pay named in a what-if beside the pay the person told. Whether there was any."""
    found, known = _amounts(reply, reply.message), _pay(reply)
    if len(found) != 1 or (found[0].total.low or 0) < LEAST_PAY or known is None:
        return False
    _difference(reply, known, replace(found[0], name="That"))
    return True


def _told(reply: Reply) -> list[Offer]:
    """The offers a message lays out by letters."""
    marks = list(LABELLED.finditer(reply.message))
    ends = [match.start() for match in marks[1:]] + [len(reply.message)]
    offers = []
    for match, end in zip(marks, ends, strict=False):
        said = " ".join(reply.message[match.end() : end].split()).strip(" ,;.:)(")
        if any(mention.kind in ("money", "count") for mention in mentions(STOP.sub(r"\1 ;", said.lower()))):
            offers.append(Offer(name=match["name"], words=said, source=reply.source.id))
    return offers


def _offers(reply: Reply, offers: Sequence[Offer]) -> None:
    amounts = [found[0] for offer in offers if (found := _amounts(reply, offer.words, offer.source, offer.name))]
    lines = [say("- {name}: {sum}.", name=item.name, sum=_shown(item)) for item in amounts]
    if lines:
        reply.tell(join([Said(text="Both offers, as far as you told me their pay:"), *lines], separator="\n"), "inform")
    if len(amounts) >= 2:
        _difference(reply, *sorted(amounts, key=lambda item: item.total.low or 0)[-2:], shown=True)
    reply.tell("Weighing everything else about two offers is more than I can work out from these words.", "inform")


def _difference(reply: Reply, one: Amount, other: Amount, *, shown: bool = False) -> None:
    """Two amounts beside one another: the second against the first."""
    a, b = one.total.low or 0, other.total.low or 0
    gap = _figure(abs(b - a), "difference", one.total, other.total)
    monthly = MONTHLY.search(reply.message) and max(a, b) < LEAST_PAY * TWELVE
    name = other.name or "The second"
    way = "more" if b >= a else "less"
    if a == b:
        reply.tell("Both come to the same.", "inform")
    elif monthly:
        reply.tell(say("{name} is {gap} a month {way}.", name=name, gap=gap, way=way), "inform")
    else:
        month = _figure(abs(b - a) / TWELVE, "per-month", gap)
        text = "{name} is {gap} a year {way} than {first}, which is about {month} a month."
        reply.tell(say(text, name=name, gap=gap, way=way, first=one.total, month=month), "inform")
    reply.tell(LEFT_OUT, "inform")


def _left(reply: Reply, found: list[Amount]) -> None:
    first, *others = found
    left = (first.total.low or 0) - sum(item.total.low or 0 for item in others)
    figure = _figure(abs(left), "left-over", first.total, *(item.total for item in others))
    taken = join([say("{amount}", amount=item.total) for item in others], separator=" and ")
    if left < 0:
        reply.tell(
            say("{first} less {taken}: {left} is missing.", first=first.total, taken=taken, left=figure), "inform"
        )
    else:
        reply.tell(say("{first} less {taken} leaves {left}.", first=first.total, taken=taken, left=figure), "inform")
    reply.tell("Only what you named is counted: food, travel, debts and the like still come out of it.", "inform")


def _shown(item: Amount) -> Said:
    if item.added is None:
        return say("{total}", total=item.total)
    return say("{told} and {added} of it come to {total}", told=item.told, added=item.added, total=item.total)


def _amounts(reply: Reply, said: str, source: str = "", name: str = "") -> list[Amount]:
    """The amounts of money in some words of the person's, each with the percentage that is added to it."""
    text = STOP.sub(r"\1 ;", said.lower())  # a number with a full stop would read as the mark of a list
    currency = reply.state.profile.text("currency") or _currency(said)
    id = source or reply.source.id
    found: list[Amount] = []
    for mention in mentions(text):
        if mention.kind == "percent" and found and _is_added(text, mention):
            found[-1] = _raised(found[-1], mention, id, currency)
        elif (
            mention.kind == "money"
            or (mention.kind == "count" and mention.low >= LEAST_PAY)
            or (mention.kind == "count" and mention.low >= LEAST_PAY / TWELVE and REMAINS.search(reply.message))
        ):
            for value in (mention.low, mention.high):
                if value is not None:
                    told = amount(value, value, "money", Origin(kind="user", id=id), currency)
                    found.append(Amount(name=name, told=told, total=told))
    return found


def _is_added(text: str, mention: Mention) -> bool:
    place = text.find(mention.text)
    return bool(PERCENT_MORE.search(text[:place])) or bool(PERCENT_MORE.match(text[place + len(mention.text) :]))


def _raised(item: Amount, mention: Mention, id: str, currency: str) -> Amount:
    share = amount(mention.low, mention.low, "percent", Origin(kind="user", id=id))
    total = _figure((item.told.low or 0) * (1 + mention.low / 100), "with-percent", item.told, share, currency=currency)
    return Amount(name=item.name, told=item.told, added=share, total=total)


def _pay(reply: Reply) -> Amount | None:
    known = reply.state.profile.figure("pay")
    return None if known is None else Amount(name="", told=known, total=known)


def _figure(value: float, name: str, *inputs: Figure, currency: str = "") -> Figure:
    ids = tuple(dict.fromkeys(id for item in inputs for id in item.ids))
    origin = Origin(kind="calculation", id=f"calc:{name}", inputs=ids)
    return amount(value, value, "money", origin, currency or _currency_of(inputs))


def _currency_of(figures: Sequence[Figure]) -> str:
    found = next((figure.text for figure in figures if figure.unit == "money"), "$")
    return currencies.named(found[0], "USD") or found.split(" ")[0]


def _currency(said: str) -> str:
    return next((code for sign, code in currencies.SIGNS.items() if sign in said), "USD")
