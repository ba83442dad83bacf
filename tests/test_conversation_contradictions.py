"""What contradicts a document: each contradiction is asked in turn, one a turn; the record holds what was settled."""

from talk import Played, fact

from coach.domain.profile import Fact, Profile, Source
from coach.framework.tables import Framework

CV = Source(kind="document", id="cv.txt", span=(0, 2))


def read_from_cv(framework: Framework, **values: float | str) -> Played:
    facts = [Fact(slot=slot, value=value, source=CV, evidence=str(value)) for slot, value in values.items()]
    return Played(framework, Profile(facts=tuple(facts)))


def test_several_contradictions_are_asked_one_a_turn(framework: Framework) -> None:
    played = read_from_cv(framework, years_experience=8.0, pay=50000.0, role="Charge nurse")
    first = played.say(
        "I have 11 years and earn $60k",
        fact("years_experience", 11.0, "11 years"),
        fact("pay", 60000.0, "$60k"),
    )
    assert first.reply.count("Which is right") == 1
    assert "11 years" in first.reply
    second = played.say("11 years", fact("years_experience", 11.0, "11 years"))
    assert second.reply.count("Which is right") == 1
    assert "$60,000" in second.reply
    third = played.say("$50,000", fact("pay", 50000.0, "$50,000"))
    assert "Which is right" not in third.reply
    assert (played.value("years_experience"), played.value("pay")) == (11.0, 50000.0)


def test_the_record_holds_the_value_that_was_confirmed(framework: Framework) -> None:
    played = read_from_cv(framework, years_experience=8.0)
    played.say("I have 11 years", fact("years_experience", 11.0, "11 years"))
    record = played.say("the document is right, 8 years", fact("years_experience", 8.0, "8 years"))
    assert [(item.slot, item.value, item.status) for item in record.facts] == [("years_experience", 8.0, "confirmed")]


def test_a_third_value_settles_a_contradiction_too(framework: Framework) -> None:
    played = read_from_cv(framework, years_experience=8.0)
    played.say("I have 11 years", fact("years_experience", 11.0, "11 years"))
    record = played.say("neither, it is 9 years", fact("years_experience", 9.0, "9 years"))
    assert played.value("years_experience") == 9.0
    assert "Which is right" not in record.reply
    assert record.facts[0].evidence == "9 years"


def test_a_value_out_of_range_settles_nothing(framework: Framework) -> None:
    played = read_from_cv(framework, years_experience=8.0)
    played.say("I have 11 years", fact("years_experience", 11.0, "11 years"))
    played.say("900 years", fact("years_experience", 900.0, "900 years"))
    assert played.value("years_experience") == 8.0


def test_a_contradiction_that_waits_is_not_asked_when_it_no_longer_holds(framework: Framework) -> None:
    played = read_from_cv(framework, years_experience=8.0, pay=50000.0)
    played.say("11 years, $60k", fact("years_experience", 11.0, "11 years"), fact("pay", 60000.0, "$60k"))
    record = played.say("pay is $55k now", fact("pay", 55000.0, "$55k"), intent="correct")
    assert played.value("pay") == 55000.0
    assert "About pay" not in record.reply
    assert "About years in the field" in record.reply, "the first is still open, and is put once more"
    assert "Which is right" not in played.say("hm", intent="thanks").reply


def test_what_a_what_if_made_real_is_in_the_record(framework: Framework) -> None:
    played = read_from_cv(framework, role="Charge nurse", hours_per_week=6.0)
    played.say("what if I had 3 hours?", intent="what_if", supposed=(fact("hours_per_week", 3.0, "3 hours"),))
    record = played.say("yes", intent="yes")
    assert [(item.slot, item.value) for item in record.facts] == [("hours_per_week", 3.0)]
