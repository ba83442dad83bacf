"""Papers of a résumé: certificates with their own dates, lapsed ones, awards without a school's title, languages."""

from datetime import date

import pytest

from coach.resume.extract import extract
from coach.resume.facts import facts_of
from coach.resume.model import Resume, Vocabulary
from coach.resume.readers import read_text

TODAY = date(2026, 11, 25)
HEAD = (
    "Ana Novak\nana@example.org\n\nWORK EXPERIENCE\nStore Manager, Harbour Goods Ltd, 2014 – 2026\n• Ran the shop\n\n"
)


def _read(text: str) -> Resume:
    return extract(read_text(HEAD + text), Vocabulary(), TODAY)


def _held(text: str) -> list[tuple[str, str | None]]:
    document = read_text(HEAD + text)
    facts = facts_of(extract(document, Vocabulary(), TODAY), document, TODAY)
    return [(fact.value.name, fact.value.on) for fact in facts if fact.slot == "credentials"]


@pytest.mark.parametrize("mark", ["·", "|", ";", "•"])
def test_certificates_on_one_line_keep_their_own_years(mark: str) -> None:
    found = _read(f"CERTIFICATIONS\nForklift licence, 2019 {mark} Fire warden, 2022\n").certificates
    assert [(item.name.text, item.date.value if item.date else None) for item in found] == [
        ("Forklift licence", "2019"),
        ("Fire warden", "2022"),
    ]


@pytest.mark.parametrize("told", ["(expired 2019)", "expired March 2019", "(lapsed)", "- not renewed, 2019"])
def test_a_lapsed_certificate_is_read_but_not_held(told: str) -> None:
    text = f"CERTIFICATIONS\nServSafe Manager {told} · Fire warden, 2022\n"
    assert [(item.name.text, item.lapsed) for item in _read(text).certificates] == [
        ("ServSafe Manager", True),
        ("Fire warden", False),
    ]
    assert _held(text) == [("Fire warden", "2022")]


@pytest.mark.parametrize(
    ("line", "award"),
    [
        ("Culinary Arts Certificate, Harbour College, 2013", "Culinary Arts Certificate"),
        ("Certificate of attendance, Harbour College, 2013", None),
        ("Welding and Fabrication Certificate - Harbour College 2013", "Welding and Fabrication Certificate"),
    ],
)
def test_a_certificate_course_is_an_award_of_its_school(line: str, award: str | None) -> None:
    (course,) = _read(f"EDUCATION\n{line}\n").education
    assert (course.degree.text if course.degree else None) == award
    assert course.institution is not None
    assert course.institution.text == "Harbour College"


@pytest.mark.parametrize(
    ("line", "name", "issuer"),
    [
        ("Registered Dental Hygienist (RDH), Texas, 2018", "Registered Dental Hygienist (RDH)", None),
        ("RDH, Texas, 2018", "RDH", None),
        ("First Aid, Harbour Heart Association, 2025", "First Aid", "Harbour Heart Association"),
    ],
)
def test_where_a_certificate_is_from_is_no_certificate(line: str, name: str, issuer: str | None) -> None:
    (found,) = _read(f"LICENSES\n{line}\n").certificates
    assert (found.name.text, found.issuer.text if found.issuer else None) == (name, issuer)


def test_certificates_in_a_list_with_commas_are_each_one() -> None:
    found = _read("CERTIFICATIONS\nFirst Aid, Fire Warden, Forklift licence\n").certificates
    assert [item.name.text for item in found] == ["First Aid", "Fire Warden", "Forklift licence"]


def test_jobs_told_in_one_sentence_each_are_all_found() -> None:
    text = (
        "Ana Novak\n\nEMPLOYMENT\n2019–present: Dental Assistant, Bright Smile Dental, Leeds. Looked after patients.\n"
        "2012–2014: Receptionist, Corner Clinic, Leeds. Booked appointments for three dentists.\n"
        "In 2012–2014 I booked appointments for a receptionist who was away for most of that time.\n"
    )
    jobs = extract(read_text(text), Vocabulary(), TODAY).jobs
    assert [(job.title.text if job.title else None, job.end.value if job.end else None) for job in jobs] == [
        ("Dental Assistant", None),
        ("Receptionist", "2014"),
    ]


def test_a_method_among_skills_is_no_certificate() -> None:
    found = _read("SKILLS\nMenu costing, HACCP, stock rotation\n")
    assert not found.certificates
    assert "HACCP" in [skill.name.text for skill in found.skills]


@pytest.mark.parametrize(
    ("word", "level"), [("Polish (native)", "native"), ("Spanish (conversational)", "conversational")]
)
def test_a_language_among_skills_is_a_language(word: str, level: str) -> None:
    found = _read(f"SKILLS\nScheduling, Excel, {word}\n")
    name = word.split()[0]
    assert [(item.language.text, item.fluency.text if item.fluency else None) for item in found.languages] == [
        (name, level)
    ]
    assert word not in [skill.name.text for skill in found.skills]


def test_a_tool_with_a_bracket_is_no_language() -> None:
    found = _read("SKILLS\nExcel (advanced), Python (basic)\n")
    assert not found.languages
    assert [skill.name.text for skill in found.skills]
