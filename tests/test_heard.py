"""What becomes of a message said at a hard moment, through the real reader and the real turn."""

import pytest

from coach.framework.tables import Framework
from coach.framework.trades import PLACES_RUN, VEHICLES, WORK
from tests.heard import SETTLED, Heard


@pytest.mark.parametrize(
    "words", ["whatever", "sorry, im wasting your time", "lol", "next spring", "5 hours", "already tired", "Toronto"]
)
@pytest.mark.parametrize("before", [("hi",), ("hi", "receptionist", "Skip")], ids=["role", "target"])
def test_words_that_are_no_job_become_none(framework: Framework, before: tuple[str, ...], words: str) -> None:
    heard = Heard(framework, *before)
    heard.tell(words)
    assert words.split(",")[0].lower() not in [
        str(heard.value(slot)).lower() for slot in ("role", "target_role", "goal")
    ]


def test_a_name_that_may_be_a_job_is_asked_about_and_kept_once_it_is_chosen(framework: Framework) -> None:
    heard = Heard(framework, "hi")
    record = heard.tell("HVAC")
    assert "name of the job" in record.reply
    assert "HVAC technician" in record.options
    assert heard.value("role") is None
    heard.tell("HVAC technician")
    assert heard.value("role") == "HVAC technician"


def test_work_that_several_jobs_do_is_never_taken_for_the_licensed_one(framework: Framework) -> None:
    heard = Heard(framework, "hi")
    record = heard.tell("I look after patients at night")
    assert {"registered nurse", "nursing assistant"} <= set(record.options)
    assert heard.value("role") is None
    heard.tell("nursing assistant")
    assert heard.value("role") == "nursing assistant"


def test_an_unknown_title_is_kept_and_the_nearest_known_are_offered(framework: Framework) -> None:
    heard = Heard(framework, "hi")
    record = heard.tell("shift supervisor")
    assert heard.value("role") == "shift supervisor"
    assert "Keep shift supervisor" in record.options
    heard.tell("Keep shift supervisor")
    assert heard.value("role") == "shift supervisor"


@pytest.mark.parametrize("words", ["just not this", "anything but this job", "definitely not this again"])
def test_someone_who_refuses_their_work_is_not_sent_up_its_ladder(framework: Framework, words: str) -> None:
    heard = Heard(framework, "hi", "history teacher", words)
    assert heard.names("must_not") == ["the same work"]
    plan = heard.talk.desk.plan(heard.state)
    assert "head" not in plan.paths[0].roles[-1].lower()


@pytest.mark.parametrize(
    "words", ["i dont want the next step up i want a job", "I don't want a promotion, any job will do"]
)
def test_someone_who_refuses_the_step_up_is_planned_for_the_same_work(framework: Framework, words: str) -> None:
    heard = Heard(framework, "laid off warehouse supervisor, 22 years", words)
    plan = heard.talk.desk.plan(heard.state)
    assert "Warehouse supervisor" in plan.paths[0].roles[0]
    assert "manager" not in plan.paths[0].title.lower()


@pytest.mark.parametrize("claim", ["I have an MD from Harvard btw", "oh and I have an MD"])
def test_a_bold_claim_is_asked_about_before_it_moves_the_plan(framework: Framework, claim: str) -> None:
    heard = Heard(framework, "hi", "sales representative", "surgeon", "40 hours", "6 months", "50k", "3 years", "none")
    heard.tell("closing")
    record = heard.tell(claim)
    assert "When and where" in record.reply
    assert not heard.names("education")
    assert not heard.names("credentials")
    heard.tell("jk")
    assert not heard.names("education")


def test_a_degree_that_is_confirmed_is_still_no_licence_and_no_residency(framework: Framework) -> None:
    heard = Heard(framework, "hi", "sales representative", "surgeon", "40 hours", "6 months", "50k", "3 years", "none")
    heard.tell("closing", "I have an MD from Harvard btw", "Harvard, 2014")
    assert heard.names("education") == ["MD"]
    plan = heard.talk.desk.plan(heard.state)
    assert plan.fit.ways_out
    assert any("licence" in gap.name.lower() for gap in plan.gaps)


def test_a_nurse_who_names_her_licence_is_not_questioned(framework: Framework) -> None:
    heard = Heard(framework, "registered nurse", "nurse manager")
    heard.tell("I have an RN license")
    assert heard.names("credentials") == ["RN license"]


def test_strengths_taken_for_certificates_are_moved_and_certificates_taken_out(framework: Framework) -> None:
    heard = Heard(framework, *SETTLED[:-2], "patience certificate")
    assert heard.names("credentials") == ["patience certificate"]
    heard.tell("no those are strengths not certificates, dude")
    assert not heard.names("credentials")
    assert "patience certificate" in heard.names("skills")
    assert "dude" not in heard.names("skills")


def test_what_is_weak_is_said_to_be_and_kept_at_the_lowest_level(framework: Framework) -> None:
    heard = Heard(framework, *SETTLED[:-2])
    record = heard.tell("strengths: debugging, docs. Weak: conflict")
    levels = {fact.value.name: fact.value.level for fact in heard.state.profile.all("skills")}  # type: ignore[union-attr]
    assert levels == {"Debugging": None, "docs": None, "conflict": "awareness"}
    assert "conflict is weaker so far" in record.reply


def test_pay_by_the_hour_and_after_tax_is_said_to_be_so(framework: Framework) -> None:
    heard = Heard(framework, *SETTLED)
    assert "by the hour" in heard.tell("I earn 24 an hour").reply
    assert heard.value("pay") is None
    assert "after tax" in heard.tell("I earn 3k a month take home").reply


def test_extra_shifts_are_no_time_to_study_and_a_sum_in_charge_no_money(framework: Framework) -> None:
    heard = Heard(framework, *SETTLED)
    heard.tell("i have 15 hours of extra shifts from february", "i ran a 4 million labor budget for 10 years")
    assert heard.value("hours_per_week") == 8
    assert heard.value("budget") == 4000
    assert heard.names("achievements") == ["ran a 4 million labor budget for 10 years"]


def test_no_question_for_a_role_is_put_more_than_twice(framework: Framework) -> None:
    heard = Heard(framework, "hi", "it is complicated", "no no, that is private lol", "sorry", "my knees hurt")
    asked = [record.asked for record in heard.records if record.asked]
    assert sum("role" in slots for slots in asked) <= 2
    assert sum("target_role" in slots for slots in asked) <= 2


def test_who_told_of_being_out_of_work_is_known_to_be(framework: Framework) -> None:
    heard = Heard(framework, "laid off warehouse supervisor, 22 years, 54, 62k before")
    assert heard.value("employer_type") == "out of work"
    assert {"role", "years_experience", "pay"} <= {fact.slot for fact in heard.state.profile.facts}
    assert "54" not in [str(fact.value) for fact in heard.state.profile.facts]


def test_the_table_of_trades_names_occupations_that_are_known(framework: Framework) -> None:
    told = {*VEHICLES.values(), *PLACES_RUN.values(), *(title for titles in WORK.values() for title in titles)}
    assert not [title for title in told if framework.catalogue.find(title) is None]


@pytest.mark.parametrize("post", ["manager", "team leader", "supervisor"])
def test_a_post_without_its_work_is_near_to_nothing_and_raises_no_question(framework: Framework, post: str) -> None:
    heard = Heard(framework, "hi", "cashier", f"I want to be a {post}")
    assert heard.value("target_role") == post
    assert f"Keep {post}" not in heard.records[-1].options
