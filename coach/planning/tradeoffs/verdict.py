"""The verdict in words: who is ahead and how surely, what speaks for and against it, what is least to regret."""

from dataclasses import dataclass
from math import fsum

from coach.domain.decision import Strength
from coach.domain.figures import Figure, Origin, Said, amount, join, say
from coach.planning.tradeoffs.bench import Bench
from coach.planning.tradeoffs.rank import leader, middle, regrets, surely

NOT_A_CHANCE = "That is a share of weightings, not a chance that it works out."


@dataclass(frozen=True)
class Found:
    """The verdict: how strong, for which option (None where for none), and in words."""

    strength: Strength
    winner: str | None
    text: Said


def percent(share: float, origin: Origin) -> Figure:
    """A share as a whole percentage."""
    value = round(100 * share)
    return amount(value, value, "percent", origin)


def verdict(bench: Bench) -> Found:
    """Who comes out ahead and how surely, by row decision-verdict."""
    if not bench.standing:
        return Found("none left", None, Said(text="None of these keeps what you must have. What else is there?"))
    if len(bench.standing) == 1:
        only = bench.standing[0]
        text = f"“{only.name}” is what is left: the others break what you must have or must not."
        return Found("the only one left", only.id, Said(text=text))
    if known_share(bench) < _limit(bench, "known") / 100:
        text = "Too little is known to say yet: most of what counts has not been told of all options."
        return Found("too little known", None, Said(text=text))
    if not bench.payable(bench.ranked[0]):
        return _unpaid(bench)
    winner = leader(bench.totals)
    first, second = bench.ranked[:2]
    lead = bench.totals[first] - bench.totals[second]
    close = lead < _limit(bench, "lead") or bench.shares[first] < _limit(bench, "close") / 100
    if winner is None or close:
        return Found("too close", None, _close(bench, first, second, lead))
    sure = surely(bench.scores, bench.cloud, winner)
    clear = bench.shares[winner] >= _limit(bench, "clear") / 100 and sure >= _limit(bench, "whatever") / 100
    return Found("clear" if clear else "leaning", winner, _ahead(bench, winner, second, clear, sure))


def _unpaid(bench: Bench) -> Found:
    """Where the option with the most points can't be paid for: the best of those that can be is ahead until it can."""
    first = bench.ranked[0]
    left = [name for name in bench.ranked if bench.payable(name)]
    text = "“{first}” has most points, {own}, but can't be paid for as told: {short} are missing even if all goes well."
    opening = say(text, first=bench.name(first), own=_points(bench, first), short=bench.short[first])
    if not left:
        return Found("none left", None, say("{opening} Nor can any of the others.", opening=opening))
    text = "{opening} Until that is found, “{best}” is the best of what can be paid for, with {points}."
    said = say(text, opening=opening, best=bench.name(left[0]), points=_points(bench, left[0]))
    return Found("leaning", left[0], said)


def _points(bench: Bench, option: str) -> Figure:
    total = round(bench.totals[option], 1)
    return amount(total, total, "", bench.calculated("total-points"))


def known_share(bench: Bench) -> float:
    """The weight of the criteria known of every option that is not ruled out."""
    rows = [bench.scored[option.id] for option in bench.standing]
    known = [all(row[place].known for row in rows) for place in range(len(bench.criteria))]
    return fsum(weight for weight, is_known in zip(bench.cloud.mean, known, strict=True) if is_known)


def _limit(bench: Bench, name: str) -> float:
    return bench.rows.range("decision-verdict", name).low


def _close(bench: Bench, first: str, second: str, lead: float) -> Said:
    origin = bench.calculated("lead")
    apart = amount(round(lead, 1), round(lead, 1), "point", origin)
    text = "Too close to call between “{first}” and “{second}”: {apart} apart"
    opening = say(text, first=bench.name(first), second=bench.name(second), apart=apart)
    if bench.by_hand:
        return say("{opening}, with the points you set.", opening=opening)
    share = percent(bench.shares[first], bench.calculated("share-of-weightings"))
    text = "{opening}, and “{first}” leads under {share} of {what}. {caveat}"
    return say(text, opening=opening, first=bench.name(first), share=share, what=_what(bench), caveat=NOT_A_CHANCE)


def _ahead(bench: Bench, winner: str, second: str, clear: bool, sure: float) -> Said:
    opening = f"“{bench.name(winner)}” is {'clearly ahead' if clear else 'ahead, but not surely'}: "
    points = {"own": _points(bench, winner), "other": _points(bench, second)}
    text = "{opening}{own} points against {other} for “{second}”"
    start = say(text, opening=opening, second=bench.name(second), **points)
    if bench.by_hand:
        rest = "whatever is still open" if sure else "but what is still open could turn it"
        return say("{start}, with the points you set, {rest}.", start=start, rest=rest)
    share = percent(bench.shares[winner], bench.calculated("share-of-weightings"))
    held = percent(sure, bench.calculated("share-whatever-is-open"))
    text = "{start}. It leads under {share} of {what}, and under {held} whatever is open. {caveat}"
    return say(text, start=start, share=share, what=_what(bench), held=held, caveat=NOT_A_CHANCE)


def _what(bench: Bench) -> str:
    """The weightings a share is of."""
    if bench.decision.preferences:
        return "the weightings that fit your choices"
    return "all weightings, since you told nothing yet of what counts more"


def weights_from(bench: Bench) -> Said:
    """Where the weights come from."""
    many = len(bench.decision.preferences)
    if bench.by_hand:
        return Said(text="Weights: the points you set, as shares.")
    if not many:
        return Said(text="Weights: none told, so every weighting counts alike.")
    choices = amount(many, many, "choice", Origin(kind="user", id=f"decision:{bench.decision.id}:choices"))
    odds = bench.rows.figure("decision-steadiness", "odds")
    text = (
        "Weights: learned from {choices}, each as a hint and not as a law: what is worth twice as much is taken to be "
        "chosen {odds} as often. The ranges leave out a tenth at either end."
    )
    return say(text, choices=choices, odds=odds)


def reasons(bench: Bench, found: Found) -> tuple[Said, ...]:
    """By which criteria the winner is ahead of the next, and by which behind; weightiest first."""
    if found.winner is None or len(bench.standing) < 2:
        return ()
    other = next(name for name in bench.ranked if name != found.winner)
    gains = []
    for place, criterion in enumerate(bench.criteria):
        own, theirs = bench.scored[found.winner][place], bench.scored[other][place]
        if own.known and theirs.known:
            gap = middle(bench.scores[found.winner][place]) - middle(bench.scores[other][place])
            gains.append((gap * bench.cloud.mean[place], criterion.name, own.score, theirs.score))
    gains.sort(key=lambda item: (-abs(item[0]), item[1]))
    good = [item for item in gains if item[0] > 0][:3]
    bad = [item for item in gains if item[0] < 0][:2]
    told = []
    for opening, part in (("For it: ", good), ("Against it: ", bad)):
        if part:
            lines = [
                say("{name} ({own} against {theirs})", name=n, own=own, theirs=theirs) for _, n, own, theirs in part
            ]
            told.append(say("{opening}{lines}.", opening=opening, lines=join(lines, "; ")))
    return tuple(told)


def least_regret(bench: Bench) -> Said:
    """The option by which least could be missed, should everything open go against it."""
    if len(bench.standing) < 2:
        return Said(text="")
    found = regrets(bench.scores, bench.cloud.mean)
    least = min(found.values())
    names = [name for name in bench.ranked if found[name] <= least + 1e-9]
    origin = bench.calculated("regret")
    points = amount(round(least, 1), round(least, 1), "point", origin)
    if len(names) > 1:
        return say("By none of the best could more be missed than by another: {points} at most.", points=points)
    if round(least, 1) <= 0:
        text = "Least to regret is “{option}”: even if all that is open goes against it, it stays the best."
        return say(text, option=bench.name(names[0]))
    text = "Least to regret is “{option}”: if all that is open goes against it, it misses the best by {points}."
    return say(text, option=bench.name(names[0]), points=points)
