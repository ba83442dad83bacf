"""The judgement of a decision: one pure function of what was told, the profile, the tables and the date."""

from datetime import date

from coach.domain.decision import Decision, Judgement, Kept, Option, OptionView, Weight
from coach.domain.figures import Figure, Said, amount, say
from coach.domain.patch import KeepDecision, Patch, State, apply
from coach.domain.profile import Profile
from coach.errors import UserInputError
from coach.framework.occupations import Occupation
from coach.framework.tables import Framework
from coach.planning.tradeoffs import cautions, changes, verdict
from coach.planning.tradeoffs.amounts import Amounts, Purview
from coach.planning.tradeoffs.asks import asks_of
from coach.planning.tradeoffs.bench import Bench
from coach.planning.tradeoffs.kinds import Criterion, kind_of, template_of
from coach.planning.tradeoffs.money import cash_of
from coach.planning.tradeoffs.rank import dominates, flips, regrets, totals


def judge(decision: Decision, profile: Profile, framework: Framework, today: date) -> Judgement:
    """Judge a decision. The same input gives the same judgement; nothing else is read."""
    bench = Bench(Purview(decision, profile, framework.rows, _target(profile, framework)), today)
    kind = kind_of(framework.rows, decision.kind)
    found = verdict.verdict(bench)
    return Judgement(
        id=decision.id,
        kind=decision.kind,
        title=kind.title,
        strength=found.strength,
        winner=found.winner,
        verdict=found.text,
        reasons=verdict.reasons(bench, found),
        options=tuple(_option(bench, option) for option in decision.options),
        weights=_weights(bench),
        weights_from=verdict.weights_from(bench),
        regret=verdict.least_regret(bench),
        test=changes.cheapest_test(bench),
        changes=changes.what_would_change(bench, found),
        cautions=cautions.cautions(bench),
        notes=cautions.notes(bench),
        asks=asks_of(bench.view, bench.criteria, bench.scores, bench.cloud, bench.odds),
    )


def _target(profile: Profile, framework: Framework) -> Occupation | None:
    """The role the person said they aim at, where the tables know it by that name."""
    said = profile.text("target_role")
    match = framework.catalogue.find(said) if said else None
    return match.occupation if match is not None and match.score >= 1 else None


def keep(state: State, decision: Decision, judged: Judgement, today: date) -> State:
    """The state with the decision and its verdict; as it was where the same is kept with the same verdict already.

    Raises UserInputError when no more can be kept.
    """
    before = state.decision(decision.id)
    verdict = Kept(on=today, winner=judged.winner, strength=judged.strength, text=judged.verdict.text)
    if before and before.verdict and before.verdict.model_copy(update={"on": today}) == verdict:
        verdict = before.verdict
    decision = decision.model_copy(update={"verdict": verdict})
    if decision == before:
        return state
    patch = Patch(operations=(KeepDecision(decision=decision),), reason=f"decision {decision.id}")
    outcome = apply(state, patch, None, today)
    if outcome.rejected:
        raise UserInputError(f"It can't be kept: {outcome.rejected[0].why}.")
    return outcome.state


def _option(bench: Bench, option: Option) -> OptionView:
    template = template_of(bench.rows, option.template)
    ranges, amounts = bench.ranges[option.id], bench.amounts[option.id]
    stands = option.id in bench.scores
    return OptionView(
        id=option.id,
        name=option.name,
        ruled_out=bench.ruled_out.get(option.id, ()),
        scores=bench.scored[option.id],
        total=_points(bench, bench.totals[option.id]) if stands else None,
        between=_between(bench, option) if stands else None,
        ahead=_share(bench, bench.shares[option.id]) if stands and bench.compares and not bench.by_hand else None,
        regret=_points(bench, regrets(bench.scores, bench.cloud.mean)[option.id]) if stands else None,
        dominated_by=_dominated_by(bench, option) if stands else (),
        cash=None if ranges is None else cash_of(bench.view, option, amounts, ranges),
        no_cash="" if ranges is not None else _missing(amounts),
        way_back=Said(text=template.one("way_back")),
        costs=tuple(Said(text=text) for text in template.items("costs")),
        test=Said(text=template.one("tests")),
    )


def _dominated_by(bench: Bench, option: Option) -> tuple[str, ...]:
    own = bench.scores[option.id]
    return tuple(name for name, row in bench.scores.items() if name != option.id and dominates(row, own))


def _missing(amounts: Amounts) -> str:
    return ", ".join(dict.fromkeys(WORDS[name] for name in amounts.missing))


WORDS = {"pay": "what it pays", "cost": "what it costs", "months": "how long it takes", "meanwhile": "pay until then",
         "ramp": "the months until it pays in full"}  # fmt: skip


def _between(bench: Bench, option: Option) -> Figure:
    low, high = totals(bench.scores, bench.cloud.mean)[option.id]
    return amount(round(low, 1), round(high, 1), "", bench.calculated("total-range"))


def _points(bench: Bench, value: float) -> Figure:
    return amount(round(value, 1), round(value, 1), "", bench.calculated("total-points"))


def _share(bench: Bench, value: float) -> Figure:
    share = round(100 * value)
    return amount(share, share, "percent", bench.calculated("share-of-weightings"))


def _weights(bench: Bench) -> tuple[Weight, ...]:
    if not bench.compares:
        return ()
    return tuple(_weight(bench, place, criterion) for place, criterion in enumerate(bench.criteria))


def _weight(bench: Bench, place: int, criterion: Criterion) -> Weight:
    now = bench.cloud.mean[place]
    low, high = (now, now) if bench.by_hand else bench.cloud.range_of(criterion.id)
    origin = bench.calculated("weight-by-hand" if bench.by_hand else "weight-learned")
    turns = tuple(
        say(
            "above {weight} {option} leads" if flip.above else "below {weight} {option} leads",
            weight=verdict.percent(flip.weight, bench.calculated("flip-point")),
            option=bench.name(flip.option),
        )
        for flip in flips(bench.scores, bench.cloud.mean, place)
    )
    share = amount(round(100 * low), round(100 * high), "percent", origin)
    return Weight(
        criterion=criterion.id, name=criterion.name, share=share, now=verdict.percent(now, origin), flips=turns
    )
