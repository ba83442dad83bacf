"""Decisions of people of many trades: a counsellor's verdicts, nothing invented, relations that must hold."""

import re
from dataclasses import replace

import pytest
from deciders import DECIDERS, Decider
from deciding import TODAY, judged, tables, told, who
from hypothesis import given, settings
from hypothesis import strategies as st
from walk import NUMBER, figures, uncovered

from coach.domain.decision import Decision, Judgement
from coach.errors import UserInputError
from coach.exports.decision import as_markdown, dump, render, source, view
from coach.planning.tradeoffs.answers import begin, tell
from coach.planning.tradeoffs.kinds import kinds, meant

everyone = pytest.mark.parametrize("someone", DECIDERS, ids=lambda someone: someone.name)
NAMED = {
    "ic-or-management", "specialist-or-generalist", "stay-or-leave", "promotion", "study", "offers", "startup-or-large",
    "relocate-or-remote", "retrain", "consulting-or-employment", "adjacent-or-pivot",
}  # fmt: skip


def someone_of(kind: str) -> Decider:
    return next(someone for someone in DECIDERS if someone.kind == kind)


def standing(found: Judgement) -> dict[str, tuple[str, str]]:
    return {
        option.name: (option.total.text, option.between.text)
        for option in found.options
        if option.total is not None and option.between is not None
    }


def test_each_named_trade_off_is_there_with_someone_who_faces_it() -> None:
    assert {kind.id for kind in kinds(tables().rows)} == NAMED | {"other"}
    assert {someone.kind for someone in DECIDERS} == NAMED


@everyone
def test_the_verdict_is_what_a_counsellor_would_say(someone: Decider) -> None:
    found = someone.judged
    if someone.winner is not None:
        assert found.winner == someone.winner, found.verdict.text
    assert {option.id for option in found.options if option.ruled_out} == set(someone.ruled_out)
    assert found.test.text
    assert all(option.way_back.text for option in found.options)
    if not someone.ruled_out:
        assert found.changes
        assert found.regret.text


@everyone
def test_no_numeral_stands_outside_a_figure(someone: Decider) -> None:
    found = someone.judged
    shown = view(someone.decision, found, someone.profile, tables(), TODAY)
    assert list(uncovered((found, shown.title, shown.intro, shown.sections))) == []


@everyone
def test_each_figure_says_what_it_computes_with_and_leads_to_its_source(someone: Decider) -> None:
    found, decision = someone.judged, someone.decision
    for where, figure in figures(found):
        known = {round(abs(value), 1) for value in (figure.low, figure.high) if value is not None}
        assert {float(number.replace(",", "")) for number in NUMBER.findall(figure.text)} <= known, (where, figure)
        for id in figure.ids:
            assert source(id, decision, someone.profile, tables()).detail, (where, id)


@everyone
def test_text_markdown_and_json_hold_the_verdict(someone: Decider) -> None:
    found, decision = someone.judged, someone.decision
    texts = (
        render(decision, found, someone.profile, tables(), TODAY),
        as_markdown(decision, found, someone.profile, tables(), TODAY),
    )
    first = found.verdict.text[:30]
    assert all(first in re.sub(r"\s+", " ", text.replace("\\", "")) for text in texts)
    assert found.verdict.text[:30] in dump(decision, found, someone.profile, tables())


@everyone
def test_a_decision_reads_back_from_json_and_judges_the_same(someone: Decider) -> None:
    again = Decision.model_validate_json(someone.decision.model_dump_json())
    assert judged(again, someone.profile) == someone.judged


@everyone
def test_the_order_and_the_names_of_options_change_nothing(someone: Decider) -> None:
    decision, found = someone.decision, someone.judged
    turned = decision.model_copy(update={"options": tuple(reversed(decision.options))})
    other = judged(turned, someone.profile)
    assert (other.winner, other.strength, other.verdict) == (found.winner, found.strength, found.verdict)
    assert standing(other) == standing(found)
    assert [ask.id for ask in other.asks if ask.id.startswith("choice")] == [
        ask.id for ask in found.asks if ask.id.startswith("choice")
    ]
    renamed = decision.model_copy(
        update={"options": tuple(item.model_copy(update={"name": f"Plan {item.id}"}) for item in decision.options)}
    )
    again = judged(renamed, someone.profile)
    assert (again.winner, again.strength) == (found.winner, found.strength)
    assert list(standing(again).values()) == list(standing(found).values())


@everyone
def test_more_pay_never_lowers_an_option(someone: Decider) -> None:
    decision = someone.decision
    for option in decision.options:
        known = option.told.get("pay")
        if known is None:
            continue
        more = known.model_copy(update={"low": known.low + 5000, "high": known.high + 5000})
        richer = decision.with_option(option.model_copy(update={"told": option.told | {"pay": more}}))
        before, after = (
            next(item for item in judged(made, someone.profile).options if item.id == option.id)
            for made in (decision, richer)
        )
        assert before.cash is not None
        assert after.cash is not None
        assert (after.cash.value.low or 0) >= (before.cash.value.low or 0)
        if before.total is not None and after.total is not None:
            assert (after.total.low or 0) >= (before.total.low or 0)


def test_adding_an_option_that_is_worse_by_everything_changes_no_verdict() -> None:
    someone = someone_of("offers")
    decision = someone.decision
    agency = decision.option("agency")
    assert agency is not None
    worse = {
        name: item.model_copy(update={"low": item.low / 2, "high": item.low / 2}) for name, item in agency.told.items()
    }
    worse["pay"] = agency.told["pay"].model_copy(update={"low": 40_000, "high": 40_000})
    worse.pop("equity")
    third = agency.model_copy(update={"id": "poor", "name": "Poor offer", "told": worse})
    more = judged(decision.model_copy(update={"options": (*decision.options, third)}), someone.profile)
    assert (more.winner, more.strength) == (someone.judged.winner, someone.judged.strength)
    poor = next(option for option in more.options if option.id == "poor")
    assert poor.ahead is not None
    assert poor.ahead.low == 0


@settings(max_examples=10, deadline=None)
@given(st.floats(0.1, 50))
def test_points_times_anything_change_nothing(factor: float) -> None:
    someone = someone_of("consulting-or-employment")
    decision = someone.decision
    scaled = decision.model_copy(update={"points": {name: p * factor for name, p in decision.points.items()}})
    one, other = judged(decision, someone.profile), judged(scaled, someone.profile)
    assert (one.verdict, one.weights, one.changes) == (other.verdict, other.weights, other.changes)


def test_what_can_not_be_paid_for_is_not_the_advice() -> None:
    found = someone_of("retrain").judged
    assert found.winner == "evenings"
    assert "can't be paid for as told" in found.verdict.text
    rich = tell(someone_of("retrain").decision, someone_of("retrain").profile, tables().rows, "savings", "120k")
    assert judged(rich, someone_of("retrain").profile).winner != "evenings"


def test_a_must_not_rules_out_before_any_score_and_says_so() -> None:
    person = who(("must_not", "night shifts"), role="Nurse", pay=60_000.0)
    decision = told(
        "offers", person, "a.pay=200k", "a.must-night-shifts=yes", "b.pay=61000", "b.must-night-shifts=no",
        options=("a", "b"),
    )  # fmt: skip
    found = judged(decision, person)
    assert (found.strength, found.winner) == ("the only one left", "b")
    assert found.options[0].ruled_out[0].text == "You said no to “night shifts”."
    assert found.options[0].total is None
    assert not [ask for ask in found.asks if ask.id.startswith(("a.", "choice"))]


def test_when_everything_is_ruled_out_nothing_is_recommended() -> None:
    person = who(("must_have", "weekends off"), role="Cook", pay=30_000.0)
    decision = told("offers", person, "a.must-weekends-off=no", "b.must-weekends-off=no", options=("a", "b"))
    found = judged(decision, person)
    assert (found.strength, found.winner) == ("none left", None)
    render(decision, found, person, tables(), TODAY)


def test_with_nothing_told_there_is_no_verdict_but_questions() -> None:
    for kind in kinds(tables().rows):
        found = judged(begin(tables().rows, kind.id), who())
        assert (found.strength, found.winner) == ("too little known", None)
        assert found.asks
        assert all(option.cash is None for option in found.options)
        assert list(uncovered(found)) == []


def test_pay_that_nobody_told_is_asked_for_and_not_assumed() -> None:
    found = judged(told("study", who(role="Cook", pay=30_000.0)), who(role="Cook", pay=30_000.0))
    certificate = found.options[0]
    assert certificate.cash is None
    assert "what it pays" in certificate.no_cash
    assert "certificate.pay" in [ask.id for ask in found.asks]


def test_prices_of_the_documents_stand_in_only_for_dollars() -> None:
    said = ("certificate.pay=34000", "self-study.pay=33000", "self-study.months=12")
    options = ("certificate", "self-study")
    dollars = who(role="Cook", pay=30_000.0)
    euros = who(role="Cook", pay=30_000.0, currency="EUR")
    assert judged(told("study", dollars, *said, options=options), dollars).options[0].cash is not None
    other = judged(told("study", euros, *said, options=options), euros)
    assert other.options[0].no_cash == "what it costs"
    assert any("US dollars" in note.text for note in other.notes)


def test_what_the_aim_asks_for_tells_what_study_costs() -> None:
    person = who(role="Registered nurse", pay=70_000.0, target_role="Nurse practitioner")
    found = judged(told("retrain", person, "evenings.pay=115k", "evenings.months=36"), person)
    evenings = next(option for option in found.options if option.id == "evenings")
    assert evenings.cash is not None
    assert "occupation:nurse-practitioner" in evenings.cash.value.ids
    assert any("which nurse practitioner work asks for" in note.text for note in found.notes)
    assert "evenings.cost" in [ask.id for ask in found.asks]  # the person's own figure is still asked for
    euros = who(role="Registered nurse", pay=70_000.0, target_role="Nurse practitioner", currency="EUR")
    assert judged(told("retrain", euros, "evenings.pay=115k", "evenings.months=36"), euros).options[1].cash is None
    accountant = who(role="Bookkeeper", pay=46_000.0, target_role="Accountant")
    degree = judged(told("study", accountant), accountant).notes
    assert any("Bachelor" in note.text for note in degree)
    assert any("CPA" in note.text for note in degree)


def test_the_pay_named_to_draw_level_draws_level() -> None:
    someone = someone_of("promotion")
    decision = told(
        "promotion", someone.profile, *someone.said, "points.money=6", "points.growth=3", "points.security=3",
        "points.colleagues=3", "promotion-outside.pay=42000",
    )  # fmt: skip
    found = judged(decision, someone.profile)
    named = next(change for change in found.changes if "a year instead of" in change.text)
    pay = next(figure for figure in named.figures if figure.origin.id == "calc:pay-to-draw-level")
    raised = tell(decision, someone.profile, tables().rows, "promotion-outside.pay", str(int(pay.low or 0)))
    totals = [option.total.low for option in judged(raised, someone.profile).options if option.total]
    assert abs((totals[0] or 0) - (totals[1] or 0)) <= 0.1


def test_a_manager_to_be_with_few_years_is_warned_and_one_with_many_is_not() -> None:
    early = who(role="Software developer", pay=90_000.0, years_experience=3.0)
    late = who(role="Software developer", pay=90_000.0, years_experience=9.0)
    warned = [any("5-7 years" in said.text for said in judged(begin(tables().rows, "ic-or-management"), p).cautions)
              for p in (early, late)]  # fmt: skip
    assert warned == [True, False]


def test_leaving_within_the_first_year_is_cautioned() -> None:
    fresh = who(role="Cook", pay=30_000.0, years_in_role=0.5)
    assert any("leaving within" in said.text for said in judged(begin(tables().rows, "stay-or-leave"), fresh).cautions)


def test_values_of_the_person_are_criteria_once_and_in_their_words() -> None:
    person = who(("values", "time with my kids"), ("values", "playing the cello"), ("values", "family"), role="Cook")
    names = [score.name for score in judged(begin(tables().rows, "study"), person).options[0].scores]
    assert names.count("Time for those at home") == 1
    assert "Playing the cello" in names
    assert len(names) <= 8


def test_each_list_of_signs_is_as_long_as_the_rule_it_rests_on() -> None:
    rows = tables().rows
    for row in rows.all():
        if row.id.startswith("signs-"):
            (rule,) = rows.items(row.id, "rests")
            assert len(rows.items(row.id, "signs")) == len(rows.rule(rule).when_any)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("stay.growth", "12", "between 0 and 10"),
        ("stay.growth", "good", "needs a number"),
        ("stay.growth", "8-5", "from its lower to its higher"),
        ("stay.pay", "-5", "between 0"),
        ("stay.months", "999", "between 0 and 120"),
        ("stay.colour", "5", "An option has no 'colour'"),
        ("elsewhere.pay", "5", "Nothing here is called"),
        ("stay.signs-inside", "a,z", "letters from a to d"),
        ("points.luck", "3", "There is no criterion"),
        ("choice.money.high.home.high", "maybe", "first, second or same"),
        ("choice.money.high.luck.high", "first", "does not have"),
        ("choice.money", "first", "no choice that is put"),
        ("rates", "45", "between 0 and 30"),
        ("horizon", "2", "between 6 and 240"),
        ("savings", "9999999999999", "between 0"),
        ("stay.pay", "52", "Write thousands out"),
        ("stay.pay", "30.000", "Write thousands out"),
        ("stay.pay", "20 an hour", "needs a number"),
        ("stay.months", "3,5", "needs a number"),
        ("stay.growth", "", "needs a number"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_refused_in_a_sentence_and_changes_nothing(name: str, value: str, why: str) -> None:
    decision = begin(tables().rows, "stay-or-leave")
    with pytest.raises(UserInputError, match=why):
        tell(decision, who(), tables().rows, name, value)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [("52000", 52000, 52000), ("$52,000", 52000, 52000), ("48k-55k", 48000, 55000), ("48-55k", 48000, 55000),
     ("about 12 to 18 months", 12, 18), ("1.5", 1.5, 1.5), ("3 – 4", 3, 4), ("7 or 8", 7, 8),
     ("1.2m", 1.2e6, 1.2e6), ("2 years", 24, 24),
     ("maybe 6 or so", 6, 6),
     ("4,000 a month", 48000, 48000), ("£30k", 30000, 30000), ("EUR 30,000 to 35,000", 30000, 35000)],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(said: str, low: float, high: float) -> None:
    name = "stay.months" if high <= 24 else "stay.pay"
    made = tell(begin(tables().rows, "stay-or-leave"), who(), tables().rows, name, said).options[0]
    found = made.told[name.removeprefix("stay.")]
    assert (found.low, found.high, found.words) == (low, high, said)


def test_money_is_told_in_the_currency_it_was_given_in() -> None:
    said = ("pay-now=£31,000", "leave.pay=£34k-36k")
    found = judged(told("stay-or-leave", who(), *said), who())
    assert all(option.cash is not None and option.cash.total.text.startswith("£") for option in found.options)
    assert "$" not in render(told("stay-or-leave", who(), *said), found, who(), tables(), TODAY).partition("Sources")[0]
    with pytest.raises(UserInputError, match="counted in GBP"):
        told("stay-or-leave", who(), *said, "leave.pay=$60k")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("the certificate", "the master's", "study"), ("quit", "stay", "stay-or-leave"),
        ("become a manager", "stay technical", "ic-or-management"),
        ("freelance", "a permanent job", "consulting-or-employment"),
        ("a startup", "some big corporation", "startup-or-large"),
        ("move there", "work remotely", "relocate-or-remote"),
        ("retrain full-time", "evening classes", "retrain"), ("bootcamp", "a degree", "study"),
        ("a lateral move", "a new field", "adjacent-or-pivot"), ("promotion inside", "elsewhere", "promotion"),
        ("specialise", "stay a generalist", "specialist-or-generalist"),
        ("nurse", "teacher", None), ("Python", "Java", None), ("specialist nurse", "nurse manager", None),
        ("tea", "coffee", None), ("stay in nursing", "go back to school", None), ("Monday", "Tuesday", None),
    ],
)  # fmt: skip
def test_two_sides_in_someones_words_mean_a_kind_of_decision_or_none(one: str, other: str, kind: str | None) -> None:
    for pair in ((one, other), (other, one)):
        found = meant(tables().rows, *pair)
        assert (found.id if found else None) == kind


def test_options_are_named_freely_and_twice_the_same_name_is_refused() -> None:
    made = begin(tables().rows, "offers", ("offer-a=St Élan's", "Ärztehaus", "stay"))
    assert [(option.id, option.template) for option in made.options] == [
        ("st-elans", "offer-a"), ("arztehaus", "offer-b"), ("stay", "stay"),
    ]  # fmt: skip
    assert begin(tables().rows, "offers", ("больница", "клиника")).options[0].id == "option-1"
    for wrong in (("A", "a"), ("Only",), tuple("abcdefg"), ("x" * 90, "b"), (" ", "b")):
        with pytest.raises(UserInputError):
            begin(tables().rows, "offers", wrong)


def test_a_judgement_is_the_same_each_time() -> None:
    someone = replace(DECIDERS[0])
    assert someone.judged == DECIDERS[0].judged
