"""What would change the verdict, and the cheapest way to find out."""

from collections.abc import Iterator
from math import ceil

from coach.domain.decision import Option
from coach.domain.figures import Said, amount, say
from coach.planning.tradeoffs.bench import Bench
from coach.planning.tradeoffs.cash import lay_out
from coach.planning.tradeoffs.kinds import COMPUTED, template_of
from coach.planning.tradeoffs.money import even_pay, months_of
from coach.planning.tradeoffs.rank import flips, middle, score_to_lead
from coach.planning.tradeoffs.scores import anchor_of, money_score
from coach.planning.tradeoffs.verdict import Found, percent

MOST_FLIPS = 2
STEPS = 40  # halvings: enough for an amount to the last cent
FROM_ROWS = ("back", "chance")  # ranges of the tables, which nobody can settle by asking
LEAST_OPEN = 0.05  # points that move nothing
ROUND = 100  # an amount to draw level is named in hundreds
FURTHEST = 4.0  # times the pay told, beyond which naming an amount helps nobody


def what_would_change(bench: Bench, found: Found) -> tuple[Said, ...]:
    """Weights, pay, ratings and open ends that would turn the verdict, the nearest first."""
    if len(bench.standing) < 2:
        return ()
    if found.strength == "too little known":
        return tuple(_by_what_is_open(bench))
    return tuple((*_by_weight(bench), *_by_pay(bench), *_by_rating(bench), *_by_what_is_open(bench)))


def _by_weight(bench: Bench) -> Iterator[Said]:
    turns = []
    for place, criterion in enumerate(bench.criteria):
        now = bench.cloud.mean[place]
        turns += [
            (abs(turn.weight - now), criterion.name, now, turn) for turn in flips(bench.scores, bench.cloud.mean, place)
        ]
    turns.sort(key=lambda item: (item[0], item[1]))
    for _, name, now, turn in turns[:MOST_FLIPS]:
        text = "If “{name}” counted for {way} than {weight} instead of {now}, “{option}” would lead."
        yield say(
            text,
            name=name,
            way="more" if turn.above else "less",
            weight=percent(turn.weight, bench.calculated("flip-point")),
            now=percent(now, bench.calculated("weight-by-hand" if bench.by_hand else "weight-learned")),
            option=bench.name(turn.option),
        )
    if not turns:
        yield Said(text="No weight of any single criterion would change who leads, as things stand.")


def _by_pay(bench: Bench) -> Iterator[Said]:
    """The pay with which the next option would draw level."""
    names = [criterion.id for criterion in bench.criteria]
    if "money" not in names:
        return
    option = bench.decision.option(bench.ranked[1])
    if option is None or "money" in option.told:
        return
    needed = score_to_lead(bench.scores, bench.cloud.mean, option.id, names.index("money"))
    pay = None if needed is None else pay_for(bench, option, needed)
    told = bench.amounts[option.id].known.get("pay")
    if pay is None or told is None:
        return
    figure = bench.view.money(pay, pay, bench.calculated("pay-to-draw-level"))
    yield say(
        "With {pay} a year instead of {told}, “{option}” would draw level.", pay=figure, told=told, option=option.name
    )


def pay_for(bench: Bench, option: Option, needed: float) -> float | None:
    """The pay at which an option's money scores so much, by halving; None where it is out of reach or sight."""
    known, anchor = bench.amounts[option.id].known, anchor_of(bench.view)
    if bench.ranges[option.id] is None or anchor is None:
        return None
    most = bench.rows.range("decision-money-scale", "most").low
    ends = {
        name: (item.low or 0.0, item.high if item.high is not None else item.low or 0.0) for name, item in known.items()
    }

    def scored(pay: float) -> float:
        courses = lay_out(ends | {"pay": (pay, pay)}, months_of(bench.view))
        low, high = (money_score(end, anchor.middle, most) for end in even_pay(bench.view, courses))
        return middle((low, high))

    low, high = 0.0, FURTHEST * max(ends["pay"][1], anchor.middle)
    if scored(high) < needed or scored(low) > needed:
        return None
    for _ in range(STEPS):
        half = (low + high) / 2
        low, high = (half, high) if scored(half) < needed else (low, half)
    return float(ROUND * ceil(high / ROUND))


def _by_rating(bench: Bench) -> Iterator[Said]:
    """The smallest change of one rating with which the next option would draw level."""
    option = bench.ranked[1]
    found = []
    for place, criterion in enumerate(bench.criteria):
        needed = score_to_lead(bench.scores, bench.cloud.mean, option, place)
        score = bench.scored[option][place]
        if needed is not None and score.known and criterion.id not in COMPUTED:
            found.append((needed - middle(bench.scores[option][place]), criterion.name, needed, score.score))
    if not found:
        return
    _, name, needed, now = min(found, key=lambda item: (item[0], item[1]))
    figure = amount(round(needed, 1), round(needed, 1), "", bench.calculated("score-to-draw-level"))
    text = "With {needed} points instead of {now} for “{name}”, “{option}” would draw level."
    yield say(text, needed=figure, now=now, name=name, option=bench.name(option))


def _by_what_is_open(bench: Bench) -> Iterator[Said]:
    widest = _widest(bench)
    if widest is None:
        return
    option, place, points = widest
    criterion = bench.criteria[place]
    moved = amount(round(points, 1), round(points, 1), "point", bench.calculated("points-open"))
    text = "Most open is “{name}” of “{option}” ({score} points): settled, it moves the total by up to {moved}."
    score = bench.scored[option][place].score
    yield say(text, name=criterion.name, option=bench.name(option), score=score, moved=moved)


def _widest(bench: Bench) -> tuple[str, int, float] | None:
    """The open score that moves a total most, among the first two options; None where nothing is open."""
    found = []
    for option in bench.ranked[:2]:
        for place, (low, high) in enumerate(bench.scores[option]):
            if bench.criteria[place].id in FROM_ROWS:
                continue
            found.append(((high - low) * bench.cloud.mean[place], bench.name(option), option, place))
    points, _, option, place = max(found, key=lambda item: (round(item[0], 9), item[1]), default=(0.0, "", "", 0))
    return (option, place, points) if points > LEAST_OPEN else None


def cheapest_test(bench: Bench) -> Said:
    """The cheapest try that tells: of the option of which most is open, else of the one ahead."""
    if not bench.standing:
        return Said(text="")
    widest = _widest(bench) if len(bench.standing) > 1 else None
    name = widest[0] if widest else bench.ranked[0] if len(bench.standing) > 1 else bench.standing[0].id
    option = next(item for item in bench.standing if item.id == name)
    test = template_of(bench.rows, option.template).one("tests")
    hours = bench.rows.figure("plan-conversation-hours", "hours")
    text = "“{option}”: {test} A talk with someone who knows it from inside takes about {hours}."
    return say(text, option=option.name, test=test, hours=hours)
