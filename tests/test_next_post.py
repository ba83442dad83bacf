"""Where someone stands on the ladder: titles a step apart, posts held for a time, promotion, licences of a country."""

import pytest
from talk import Spoken

from coach.domain.plan import CareerPlan
from coach.framework.tables import Framework

DEPUTY = ("hi", "deputy head teacher", "head teacher", "5 hours", "3 years", "1500", "26 years", "Skip", "Skip")


def plan_of(spoken: Spoken) -> CareerPlan:
    return spoken.talk.desk.plan(spoken.state)


def score(spoken: Spoken) -> float:
    figure = plan_of(spoken).readiness.score
    assert figure is not None
    return figure.low or 0.0


@pytest.mark.parametrize("title", ["finance director", "head of finance", "VP Finance"])
def test_who_leads_finance_in_a_firm_is_not_yet_its_chief_officer(framework: Framework, title: str) -> None:
    spoken = Spoken(framework, f"I am a {title}, I want to be chief financial officer", "5 hours", "2 years", "5000")
    plan = plan_of(spoken)
    assert plan.readiness.occupation == "chief-financial-officer"
    assert 0 < score(spoken) < 100
    assert not [gap.name for gap in plan.gaps if gap.name in ("Budgeting", "Regulatory compliance")]


def test_a_post_on_ones_own_account_is_another_aim_than_the_post(framework: Framework) -> None:
    spoken = Spoken(framework, "I am a finance director, I want to be chief financial officer", "5 hours", "2 years")
    spoken.say("Skip")
    spoken.say("Skip")
    spoken.say("Target is fractional CFO")
    assert spoken.value("target_role") == "fractional CFO"
    assert "of your own" in plan_of(spoken).headline.text


@pytest.mark.parametrize(
    "news",
    [
        "I am the acting principal now",
        "I've been promoted to head teacher",
        "i got the job! I am head teacher from today",
        "they made me interim head teacher",
    ],
)
def test_reaching_the_post_never_takes_readiness_away(framework: Framework, news: str) -> None:
    spoken = Spoken(framework, *DEPUTY)
    before = score(spoken)
    spoken.say(news)
    assert spoken.value("role") != "deputy head teacher"
    assert score(spoken) >= before
    assert "Administrator licence" not in [gap.name for gap in plan_of(spoken).gaps]


def test_work_before_a_new_post_still_counts_and_a_mistake_put_right_does_not(framework: Framework) -> None:
    moved = Spoken(framework, *DEPUTY)
    moved.say("I am a school inspector now")
    assert [job.value.title for job in moved.state.profile.all("jobs")] == ["deputy head teacher"]  # type: ignore[union-attr]
    mended = Spoken(framework, *DEPUTY)
    mended.say("sorry, I am not a deputy, I am a school counsellor")
    assert not mended.state.profile.all("jobs")


@pytest.mark.parametrize(
    ("home", "country"), [(" in Hull", "the United Kingdom"), (" in Nairobi", "Kenya"), (" in Chicago", ""), ("", "")]
)
def test_a_licence_is_said_to_be_that_of_its_country(framework: Framework, home: str, country: str) -> None:
    spoken = Spoken(framework, "hi", f"teaching assistant{home}", "primary teacher", "3 hours", "4 years")
    gap = next(gap for gap in plan_of(spoken).gaps if gap.kind == "credential")
    assert ("(United States) or its equivalent" in gap.name) == bool(country)
    assert country in gap.reason.text + gap.remedy.text
    assert ("is not in my tables" in gap.reason.text) == bool(country)
    assert ("This is how it goes in the United States" in gap.reason.text) == (home == "")


def test_what_every_country_gives_is_no_countrys_licence(framework: Framework) -> None:
    spoken = Spoken(framework, "hi", "bookkeeper in Leeds", "financial analyst", "3 hours", "4 years")
    names = [gap.name for gap in plan_of(spoken).gaps if gap.kind == "credential"]
    assert names
    assert not [name for name in names if "degree" in name and "United States" in name]
