"""Questions about the coach, messages in other languages, and questions for somebody else: short, true answers."""

from dataclasses import replace

import pytest
from talk import Spoken, settled

from coach.conversation.referral import UNKNOWN, WHO, asks_pay
from coach.conversation.tongues import TONGUES, in_danger, only_english, tongue_of
from coach.framework.tables import Framework
from coach.knowledge.documents import parse_boundaries
from coach.knowledge.retriever import BOUNDARIES, Retriever
from coach.settings import load

ASKED = {
    "kept on this computer": (
        "can my boss read this",
        "will you tell my employer?",
        "where is my data stored",
        "is this private?",
        "who can see what I write",
        "do you share my data",
    ),
    "no name": ("what is your name", "whats your name?", "what should I call you"),
    "I'm a program": ("are you human", "am I talking to a real person?", "are you an AI", "r u a bot?"),
    "English only": ("do you speak French", "can I write in Spanish?", "can you answer in Polish"),
    "what I hold about you": ("what do you know about me", "what have you got on me?", "what did I tell you so far"),
}
ALIKE = (
    "can my boss fire me",
    "does my boss need to know that I study",
    "what is the name of that certificate",
    "do I need French for that",
    "is this step safe to drop",
    "what does a data analyst know",
    "are you sure?",
    "what should I know about interviews",
)


@pytest.mark.parametrize(("answer", "message"), [(a, said) for a, all_ in ASKED.items() for said in all_])
@pytest.mark.parametrize("planned", [False, True])
def test_questions_about_the_coach_get_a_true_answer(
    framework: Framework, answer: str, message: str, planned: bool
) -> None:
    spoken = settled(framework) if planned else Spoken(framework, "hi", "bus driver")
    before = spoken.state
    record = spoken.say(message)
    assert answer in record.reply
    assert record.withheld == ()
    assert spoken.state == before


@pytest.mark.parametrize("message", ALIKE)
def test_other_questions_are_not_taken_for_those(framework: Framework, message: str) -> None:
    reply = settled(framework).say(message).reply
    assert not any(answer in reply for answer in ASKED)


def test_a_model_elsewhere_is_named(framework: Framework) -> None:
    spoken = settled(framework)
    spoken.talk = replace(spoken.talk, desk=replace(spoken.talk.desk, elsewhere="some-model at api.example.org"))
    assert "some-model at api.example.org" in spoken.say("can my boss read this").reply
    assert "sent nowhere" not in spoken.records[-1].reply


def test_what_is_known_is_listed_with_where_it_came_from(framework: Framework) -> None:
    record = settled(framework).say("what do you know about me")
    for said in ("bus driver", "paramedic", "8 hours", "3 years", "4000", "5 years", "calm"):
        assert f"“{said}”" in record.reply
    assert record.withheld == ()


FOREIGN = {
    "French": (
        "je voudrais changer de travail, je suis infirmière",
        "Bonjour, je travaille dans une banque depuis 5 ans",
    ),
    "Spanish": ("hola, quiero cambiar de trabajo", "soy cocinero y trabajo en un hotel"),
    "German": ("ich möchte gerne als Lehrer arbeiten", "Ich bin Krankenpfleger und suche eine neue Stelle"),
    "Portuguese": ("eu trabalho como motorista e quero mudar", "não gosto do meu trabalho, sou enfermeira"),
    "Italian": ("vorrei cambiare lavoro, sono cuoco", "lavoro in un bar da cinque anni ma non mi piace"),
    "Polish": ("chcę zmienić pracę, jestem kierowcą", "pracuję jako pielęgniarka od 5 lat"),
    "other": ("Я хочу поменять работу", "我想换工作", "أريد تغيير عملي"),
}
ENGLISH = (
    "hola im back",
    "I live in Den Haag and work as a sous chef",
    "maître d' in a brasserie",
    "die casting operator, 5 years",
    "I am a Pole in Berlin",
    "bus driver",
    "IT",
    "no",
    "I want to be a chef de partie in a restaurant",
    "als nurse, MS patients",
    "je ne sais quoi is what I need in my job, the thing to have",
)


@pytest.mark.parametrize(("tongue", "message"), [(t, said) for t, all_ in FOREIGN.items() for said in all_])
def test_another_language_is_answered_in_it_and_nothing_is_read_from_it(
    framework: Framework, tongue: str, message: str
) -> None:
    assert tongue_of(message) == tongue
    spoken = Spoken(framework, "hi")
    record = spoken.say(message)
    assert only_english(tongue) in record.reply
    assert record.facts == ()
    assert record.withheld == ()
    assert record.asked == ("role",)


@pytest.mark.parametrize("message", ENGLISH)
def test_english_with_foreign_words_stays_english(message: str) -> None:
    assert tongue_of(message) is None


DYING = (
    "je veux mourir, je n'en peux plus",
    "quiero morir",
    "ich will nicht mehr leben",
    "quero morrer",
    "voglio morire",
    "nie chcę żyć",
)


@pytest.mark.parametrize(("tongue", "message"), list(zip(TONGUES, DYING, strict=True)))
def test_danger_is_heard_in_those_languages(framework: Framework, tongue: str, message: str) -> None:
    assert in_danger(message) == tongue
    record = Spoken(framework).say(message)
    assert record.safety == "crisis"
    assert record.reply.startswith(TONGUES[tongue].help)
    assert "988" in record.reply


@pytest.mark.parametrize(
    ("message", "who"),
    [
        ("will I lose my universal credit if I work 16 hours", "benefits adviser"),
        ("does part time work change my disability benefit", "benefits adviser"),
        ("can they fire me if im signed off sick?", "lawyer"),
        ("is my boss allowed to cut my hours without asking", "lawyer"),
        ("do i need a visa for canada", "immigration adviser"),
        ("can I work on a student visa", "immigration adviser"),
        ("what tax do i pay on a second job", "tax"),
        ("should i take ibuprofen for my back", "doctor"),
        ("how much does a paramedic make in toledo ohio", "advertisements"),
        ("average salary for a welder in Leeds?", "advertisements"),
    ],
)
def test_who_could_answer_is_named(framework: Framework, search: Retriever, message: str, who: str) -> None:
    spoken = settled(framework)
    desk = replace(spoken.talk.desk, search=lambda query, k: search.search(query, k=k), boundary=search.boundary)
    spoken.talk = replace(spoken.talk, desk=desk)
    record = spoken.say(message)
    assert who in record.reply
    assert record.citations == ()
    assert not any(said in record.reply for said in UNKNOWN)


@pytest.mark.parametrize(
    "question", ["how do I ask for a raise", "how do I prepare for an interview", "what is networking good for"]
)
def test_what_the_guidance_answers_is_answered(framework: Framework, search: Retriever, question: str) -> None:
    spoken = settled(framework)
    desk = replace(spoken.talk.desk, search=lambda query, k: search.search(query, k=k), boundary=search.boundary)
    spoken.talk = replace(spoken.talk, desk=desk)
    assert spoken.say(question).citations


@pytest.mark.parametrize("question", ["how much should I ask for", "how much do I need to save", "what does it cost"])
def test_other_sums_are_no_question_of_what_a_job_pays(question: str) -> None:
    assert not asks_pay(question)


def test_each_subject_of_the_boundaries_has_someone_to_ask_or_is_another_subject() -> None:
    text = (load().knowledge / BOUNDARIES).read_text(encoding="utf-8")
    subjects = {name.partition(":")[0] for name in parse_boundaries(text, BOUNDARIES)}
    assert subjects - {"another subject"} <= set(WHO)
    groups = {name for name in WHO if ":" in name}
    assert groups <= set(parse_boundaries(text, BOUNDARIES))


@pytest.fixture
def search(indexed: object) -> Retriever:
    settings = load()
    return Retriever(settings.knowledge, settings.home)
