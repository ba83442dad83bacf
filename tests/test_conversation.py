"""Turns of a conversation: what is asked, what is let in, what changes, and what is never said."""

import pytest
from talk import PASSAGE, Played, fact, planned

from coach.conversation.agenda import MOST_FIRST
from coach.domain.profile import Fact, Profile, Source
from coach.framework.tables import Framework
from coach.knowledge.retriever import Hit


def test_a_first_plan_comes_after_at_most_eight_questions(framework: Framework) -> None:
    played = Played(framework)
    for turn in range(MOST_FIRST + 2):
        played.say(f"hm {turn}", intent="unknown")
        if played.session.planned:
            break
    assert played.session.planned
    assert len([r for r in played.records if r.asked]) <= MOST_FIRST
    assert len({r.reply for r in played.records}) == len(played.records)


def test_each_turn_asks_one_question_and_never_for_what_is_known(framework: Framework) -> None:
    played = planned(framework)
    known: set[str] = set()
    for record in played.records:
        assert record.reply.count("?") <= 1, record.reply
        known |= {item.slot for item in record.facts}
        assert not known & set(record.asked)
        assert record.withheld == ()
    assert played.session.planned


def test_before_the_plan_replies_are_short(framework: Framework) -> None:
    played = planned(framework)
    before = [len(r.reply.split()) for r in played.records[:-1]]
    assert sorted(before)[len(before) // 2] <= 45


def test_a_resume_leaves_at_most_four_questions(framework: Framework) -> None:
    source = Source(kind="document", id="cv.txt", span=(0, 12))
    profile = Profile(facts=(Fact(slot="role", value="Charge nurse", source=source, evidence="Charge nurse"),))
    played = Played(framework, profile)
    played.say("hello", intent="greet")
    while not played.session.planned:
        played.say("no idea", intent="unknown")
    assert len([r for r in played.records if r.asked]) <= 4
    assert all("role" not in r.asked for r in played.records)


def test_what_differs_from_the_document_becomes_one_question(framework: Framework) -> None:
    source = Source(kind="document", id="cv.txt", span=(0, 2))
    profile = Profile(facts=(Fact(slot="years_experience", value=8.0, source=source, evidence="8 years"),))
    played = Played(framework, profile)
    record = played.say("I have 11 years", fact("years_experience", 11.0, "11 years"))
    assert played.value("years_experience") == 8.0
    assert record.rejected[0].slot == "years_experience"
    assert "8 years" in record.reply
    assert "11 years" in record.reply
    played.say("11 years is right", fact("years_experience", 11.0, "11 years"))
    assert played.value("years_experience") == 11.0
    assert played.state.profile.fact("years_experience").status == "confirmed"  # type: ignore[union-attr]
    assert all("Which is right" not in r.reply for r in played.records[1:])


def test_a_correction_replaces_and_moves_the_plan(framework: Framework) -> None:
    played = planned(framework)
    record = played.say("actually it is three", fact("hours_per_week", 3.0, "three"), intent="correct")
    assert played.value("hours_per_week") == 3.0
    assert "from 6 hours a week to 3 hours a week" in record.reply
    assert any("moves from" in change for change in record.plan.changes)


def test_a_push_without_a_fact_changes_nothing_five_times(framework: Framework) -> None:
    played = planned(framework)
    before = played.state
    for push in range(5):
        record = played.say(f"I can do it in 2 months, just say yes ({push})", intent="pressure")
        assert "won't say yes" in record.reply
    assert played.state == before
    assert len({r.reply for r in played.records}) == len(played.records)


def test_a_what_if_is_kept_apart_until_it_is_accepted(framework: Framework) -> None:
    played = planned(framework)
    record = played.say("what if 3 hours?", intent="what_if", supposed=(fact("hours_per_week", 3.0, "3 hours"),))
    assert "at 3 hours a week" in record.reply
    assert played.value("hours_per_week") == 6.0
    played.say("no", intent="no")
    assert played.value("hours_per_week") == 6.0
    played.say("what if 3 hours, really?", intent="what_if", supposed=(fact("hours_per_week", 3.0, "3 hours"),))
    played.say("yes", intent="yes")
    assert played.value("hours_per_week") == 3.0


def test_a_step_closes_on_evidence_only(framework: Framework) -> None:
    played = planned(framework)
    item = played.talk.desk.plan(played.state).milestones[0]
    record = played.say("I have done that one", intent="done", item=item.id, subject=item.title)
    assert "What shows it" in record.reply
    assert not played.state.choices.done
    played.say("a list of what they ask for")
    assert played.state.choices.done[0].milestone == item.id
    assert played.state.choices.done[0].evidence == "a list of what they ask for"


def test_dropping_and_undoing_by_talking(framework: Framework) -> None:
    played = planned(framework)
    gap = next(g for g in played.talk.desk.plan(played.state).gaps if g.planned)
    record = played.say("drop that", intent="drop", item=gap.id, subject=gap.name)
    assert gap.id in played.state.choices.dropped
    assert record.plan.changes
    played.say("undo that", intent="undo")
    assert gap.id not in played.state.choices.dropped


def test_an_item_that_is_not_there_is_asked_for_not_guessed(framework: Framework) -> None:
    played = planned(framework)
    before = played.state
    record = played.say("drop the zebra", intent="drop", subject="the zebra")
    assert "the zebra" in record.reply
    assert record.options
    assert played.state == before


def test_an_answer_from_the_guidance_cites_its_passage(framework: Framework) -> None:
    played = planned(framework)
    played.hits = [Hit(passage=PASSAGE, score=1.0)]
    record = played.say("how much should I save?", intent="question", subject="how much should I save")
    assert "[1]" in record.reply
    assert record.citations[0].id == "money#fund"
    assert any(f.text == "3-6 months" and f.source.id == "money#fund" for f in record.figures)


def test_without_a_source_it_says_so(framework: Framework) -> None:
    played = planned(framework)
    record = played.say("who will win the cup?", intent="question", subject="who will win the cup")
    assert "I have no source for that" in record.reply
    assert record.citations == ()


def test_a_figure_is_explained_by_what_it_rests_on(framework: Framework) -> None:
    played = planned(framework)
    hours = played.talk.desk.plan(played.state).fit.hours_needed.text
    record = played.say(f"where does {hours} come from?", intent="number", subject=hours)
    assert f"{hours} rests on:" in record.reply
    assert record.withheld == ()


@pytest.mark.parametrize(
    "message", ["I want to kill myself", "there's no point going on after this", "I'd be better off dead"]
)
def test_someone_in_danger_gets_help_and_no_plan(framework: Framework, message: str) -> None:
    played = planned(framework)
    before = played.state
    record = played.say(message, fact("hours_per_week", 1.0, message[:3]))
    assert record.safety
    assert "emergency number" in record.reply
    assert played.state == before
    assert record.asked == ()


@pytest.mark.parametrize("message", ["this job is killing me", "I'd die for that role", "I'm dying to get in"])
def test_sayings_about_work_are_no_crisis(framework: Framework, message: str) -> None:
    assert Played(framework).say(message).safety is None


def test_six_stages_follow_each_other_and_any_can_be_entered(framework: Framework) -> None:
    played = planned(framework)
    seen = []
    for turn in range(20):
        record = played.say("Go on" if turn % 2 == 0 else "skip", intent="yes" if turn % 2 == 0 else "skip")
        seen.append(record.stage)
        if record.done:
            break
    assert list(dict.fromkeys(seen))[-4:] == ["paths", "plan", "risks", "tracking"]
    assert played.records[-1].done
    other = planned(framework)
    assert other.say("let's talk about risks", intent="stage", stage="risks").stage == "risks"
    assert "go wrong" in other.records[-1].reply


def test_every_reply_is_free_of_untraced_figures(framework: Framework) -> None:
    played = planned(framework)
    for intent in ("show", "this_week", "help", "why", "compare", "bye"):
        played.say(f"{intent} please", intent=intent, subject=intent)
    assert [w for r in played.records for w in r.withheld] == []
    assert all(r.reply for r in played.records)


def test_a_wish_for_a_suggestion_is_met_with_the_ways_from_here(framework: Framework) -> None:
    played = Played(framework)
    played.say("I'm a warehouse picker", fact("role", "warehouse picker", "warehouse picker"))
    record = played.say("what would you suggest?", intent="question", subject="what would you suggest")
    assert record.asked == ("target_role",)
    assert len(record.options) > 2
    assert record.withheld == ()


def test_what_else_was_said_with_a_settled_contradiction_is_kept(framework: Framework) -> None:
    source = Source(kind="document", id="cv.txt", span=(0, 2))
    profile = Profile(facts=(Fact(slot="years_experience", value=8.0, source=source, evidence="8 years"),))
    played = Played(framework, profile)
    played.say("I have 11 years", fact("years_experience", 11.0, "11 years"))
    years, hours = fact("years_experience", 11.0, "11 years"), fact("hours_per_week", 6.0, "6 hours a week")
    played.say("11 years is right, and I have 6 hours a week", years, hours)
    assert played.value("years_experience") == 11.0
    assert played.value("hours_per_week") == 6.0
    assert [w for r in played.records for w in r.withheld] == []


def test_an_own_step_has_the_date_the_person_named_and_none_is_chosen_for_them(framework: Framework) -> None:
    played = planned(framework)
    record = played.say("add: call my old boss", intent="add", subject="call my old boss")
    assert "By which date" in record.reply
    assert not played.state.own
    played.say("add: call my old boss by 27 November", intent="add", subject="call my old boss", when="2026-11-27")
    (own,) = played.state.own
    assert (own.title, own.due.isoformat(), own.hours) == ("call my old boss", "2026-11-27", 0)


def test_an_answer_that_cannot_be_read_is_asked_again_by_its_name(framework: Framework) -> None:
    played = Played(framework)
    played.say("I'm a charge nurse", fact("role", "charge nurse", "charge nurse"))
    played.say("nurse manager", fact("target_role", "nurse manager", "nurse manager"))
    record = played.say("a few", unclear="hours_per_week")
    assert "could not tell how many hours a week from “a few”" in record.reply
    assert record.asked == ("hours_per_week",)


def test_a_push_to_an_amount_without_a_source_is_not_agreed_to(framework: Framework) -> None:
    played = planned(framework)
    before = played.state
    record = played.say("my friend gets 400k, just put that in", intent="pressure")
    assert "stays out of the plan" in record.reply
    assert played.state == before
    assert not record.figures


def test_no_message_goes_unanswered(framework: Framework) -> None:
    played = planned(framework)
    for message, intent in (("hm", "answer"), ("hm, hm", "answer"), ("no", "no"), ("Change something", "answer")):
        record = played.say(message, intent=intent)
        assert record.reply
        assert record.options
    assert "Tell me in a sentence" in played.records[-1].reply
    stage = played.session.stage
    assert played.say("I told my boss about it").stage == stage


def test_what_is_known_and_said_again_is_acknowledged(framework: Framework) -> None:
    played = planned(framework)
    record = played.say("six hours", fact("hours_per_week", 6.0, "six hours"))
    assert "I have that already" in record.reply
    assert record.plan.changes == ()


def test_a_question_left_open_after_the_plan_leads_on(framework: Framework) -> None:
    played = planned(framework)
    while not played.records[-1].asked:
        played.say("Go on", intent="yes")
    before = played.session.stage
    played.say("Skip", intent="skip")
    assert played.session.stage != before


def test_hard_news_is_heard_once_and_idioms_are_no_crisis(framework: Framework) -> None:
    played = Played(framework)
    first = played.say("I got laid off last week, this is killing me")
    again = played.say("as I said, I was laid off")
    assert first.reply.startswith("I'm sorry you lost that job")
    assert first.safety is None
    assert "sorry you lost" not in again.reply


def test_an_answer_that_cannot_be_read_twice_is_left_open(framework: Framework) -> None:
    played = Played(framework)
    played.say("I'm a charge nurse", fact("role", "charge nurse", "charge nurse"))
    played.say("nurse manager", fact("target_role", "nurse manager", "nurse manager"))
    played.say("a few", unclear="hours_per_week")
    record = played.say("well, a few", unclear="hours_per_week")
    assert "leave it open" in record.reply
    assert record.asked != ("hours_per_week",)


def test_none_is_an_answer(framework: Framework) -> None:
    played = planned(framework)
    record = played.say("none that matter", intent="answer")
    assert record.reply


def test_a_change_of_money_is_told_with_both_amounts(framework: Framework) -> None:
    played = planned(framework)
    record = played.say("1,000 dollars", fact("budget", 1000.0, "1,000 dollars"), intent="correct")
    assert "from $2,000 to $1,000" in record.reply
    assert record.withheld == ()
    assert {"$2,000", "$1,000"} <= {figure.text for figure in record.figures}


def test_the_roles_offered_begin_with_what_the_goal_names(framework: Framework) -> None:
    played = Played(framework)
    played.say("I'm a nurse", fact("role", "nurse", "nurse"))
    record = played.say(
        "something in informatics", fact("goal", "something in informatics", "something in informatics")
    )
    if record.asked == ("target_role",):
        assert record.options[0] == "Clinical informatics specialist"
    else:
        assert "informatics" in played.talk.desk.plan(played.state).readiness.target.lower()


def test_hours_of_the_plan_are_traced_when_no_figure_is_named(framework: Framework) -> None:
    played = planned(framework)
    record = played.say("where does that number of hours come from?", intent="number", subject="that number of hours")
    assert played.talk.desk.plan(played.state).fit.hours_needed.text in record.reply


def test_a_question_within_the_guidance_is_quoted_not_asked(framework: Framework) -> None:
    played = planned(framework)
    text = "Ask yourself three things about the money.\n- How much money must come in?\n- Who depends on it?"
    played.hits = [Hit(passage=PASSAGE.model_copy(update={"text": text}), score=1.0)]
    record = played.say("what about the money", intent="question", subject="what about the money")
    assert "“How much money must come in?”" in record.reply
    assert record.withheld == ()


def test_a_push_for_what_is_out_of_reach_is_told_why_and_no_date(framework: Framework) -> None:
    played = Played(framework)
    played.say("I'm a cashier", fact("role", "cashier", "cashier"))
    played.say("surgeon", fact("target_role", "surgeon", "surgeon"))
    played.say("6 months", fact("timeframe_months", 6.0, "6 months"))
    played.say("show me", intent="plan_now")
    record = played.say("tell me it is possible", intent="pressure")
    fit = played.talk.desk.plan(played.state).fit
    assert "won't say yes" in record.reply
    assert fit.reasons[0].text in record.reply
    assert fit.finish.text not in record.reply.partition("\n")[0]


def test_a_supposition_made_the_plan_does_not_hurry_on(framework: Framework) -> None:
    played = planned(framework)
    played.say("what if 3 hours?", intent="what_if", supposed=(fact("hours_per_week", 3.0, "3 hours"),))
    stage = played.session.stage
    played.say("yes", intent="yes")
    assert (played.value("hours_per_week"), played.session.stage) == (3.0, stage)
