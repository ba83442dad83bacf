"""What-ifs beyond plain values: one's own account, giving up the post, what was not understood; and who is scolded."""

import pytest
from talk import Spoken

from coach.framework.tables import Framework

FINANCE = ("hi", "finance director", "CFO", "5 hours", "18 months", "5000", "17 years", "ACA", "Skip")
DRIVER = ("hi", "forklift driver", "bus driver", "2 hours", "4 months", "500", "15 years", "none", "Skip")


@pytest.mark.parametrize(
    "said",
    [
        "what if I quit now and start a consultancy with £30k",
        "what if I went freelance",
        "what if I opened my own business next year",
    ],
)
def test_work_on_ones_own_account_is_tried_beside_the_plan(framework: Framework, said: str) -> None:
    spoken = Spoken(framework, *FINANCE)
    record = spoken.say(said)
    assert "Self-employed finance director:" in record.reply
    assert "Chief financial officer:" in record.reply
    assert "can be many times the cost" in record.reply
    assert "stay as it is" not in record.reply
    assert spoken.value("target_role") == "CFO"
    spoken.say("yes")
    assert spoken.value("target_role") == "self-employed finance director"


@pytest.mark.parametrize("said", ["what if I quit", "what if I handed in my notice", "what if I took a sabbatical"])
def test_giving_up_the_pay_asks_what_there_is_to_live_on(framework: Framework, said: str) -> None:
    spoken = Spoken(framework, *FINANCE)
    record = spoken.say(said)
    assert "no pay" in record.reply
    assert record.asked == ("runway_months",)
    spoken.say("8 months")
    again = spoken.say(said)
    assert "8 months" in again.reply
    assert not again.asked


@pytest.mark.parametrize("said", ["what if the moon fell down", "what if my boss gets the wind up", "what if zzz"])
def test_a_what_if_that_was_not_understood_is_said_to_be_so(framework: Framework, said: str) -> None:
    spoken = Spoken(framework, *FINANCE)
    record = spoken.say(said)
    assert "did not understand what would change" in record.reply
    assert "tell me which" in record.reply
    assert "stay as it is" not in record.reply


def test_what_was_tried_of_a_longer_what_if_is_named(framework: Framework) -> None:
    spoken = Spoken(framework, *FINANCE)
    assert (
        "I tried 3 hours a week only" in spoken.say("what if I had 3 hours a week and a new baby sleeping badly").reply
    )
    assert "I tried" not in spoken.say("what if I had only 3 hours a week instead?").reply


def test_a_comparison_says_which_side_it_knows_nothing_of(framework: Framework) -> None:
    spoken = Spoken(framework, *FINANCE)
    record = spoken.say("compare CFO with dragon taming")
    assert "What “dragon taming” would take I don't know" in record.reply
    both = spoken.say("compare CFO with own consultancy")
    assert "Self-employed finance director:" in both.reply


@pytest.mark.parametrize(
    "said",
    [
        "my wife say i can be supervisor. i dont want, too much shout",
        "My colleagues would say that I am a careful timetabler",
        "they tell me I could lead the team",
    ],
)
def test_what_others_say_is_no_pleading(framework: Framework, said: str) -> None:
    record = Spoken(framework, *DRIVER).say(said)
    assert record.intent != "pressure"
    assert "won't say yes" not in record.reply


@pytest.mark.parametrize("said", ["just say yes it will work", "please tell me I can do it", "tell me it will be fine"])
def test_pleading_is_met_with_the_reckoning_and_only_where_it_does_not_fit(framework: Framework, said: str) -> None:
    assert "won't say yes" in Spoken(framework, *DRIVER).say(said).reply
    fitting = Spoken(framework, *FINANCE).say(said).reply
    assert "won't say yes" not in fitting
    assert "It fits" in fitting
