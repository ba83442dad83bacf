"""The small finders: headings, titles, organisations, places, degrees, and the even view of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.resume.extract.degrees import find_degrees
from coach.resume.extract.header import parse
from coach.resume.extract.organisations import cue
from coach.resume.extract.places import find_places
from coach.resume.extract.sections import heading_kind
from coach.resume.extract.titles import TitleFinder
from coach.resume.extract.view import Row, even

TITLES = TitleFinder()

HEADINGS = [
    ("WORK EXPERIENCE", "work"),
    ("Employment History:", "work"),
    ("Where I've Worked", "work"),
    ("Clinical Experience", "work"),
    ("工作经验", "work"),
    ("የሥራ ልምድ", "work"),
    ("E D U C A T I O N", "education"),
    ("Education & Training", "education"),
    ("Core Competencies", "skills"),
    ("技能 (Skills)", "skills"),
    ("Licenses and Certifications", "certificates"),
    ("Languages", "languages"),
    ("Awards & Recognition", "awards"),
    ("Career Objective", "summary"),
    ("Referees", "references"),
    ("Registered Nurse", ""),
    ("Led a team of nine", ""),
    ("Acme Skills Ltd, 2019", ""),
]


@pytest.mark.parametrize(("text", "kind"), HEADINGS)
def test_a_heading_opens_its_section(text: str, kind: str) -> None:
    assert heading_kind(text) == kind


HEADERS = [
    (
        "Registered Nurse, St. Mary's Hospital, Denver, CO  Jan 2019 - Present",
        "Registered Nurse",
        "St. Mary's Hospital",
    ),
    ("Sous Chef at The Copper Pot | 2016 – 2019", "Sous Chef", "The Copper Pot"),
    (
        "Journeyman Electrician — Brightline Electric LLC — 2014-2018",
        "Journeyman Electrician",
        "Brightline Electric LLC",
    ),
    (
        "2010-2014: Special Education Teacher, Lincoln Middle School",
        "Special Education Teacher",
        "Lincoln Middle School",
    ),
    ("Senior Accountant (Harrow & Pike LLP) 03/2015 - 07/2019", "Senior Accountant", "Harrow & Pike LLP"),
    ("HGV Driver - Northway Logistics Ltd - June 2011 to May 2015", "HGV Driver", "Northway Logistics Ltd"),
    ("Corner Market Stores | Store Manager | 2012 - 2016", "Store Manager", "Corner Market Stores"),
    ("Retail Sales Associate, Hazel & Finch, Leeds  2019", "Retail Sales Associate", "Hazel & Finch"),
    ("Director of Finance, Oakridge Council, 2018 - now", "Director of Finance", "Oakridge Council"),
    ("CNC Machinist II - Delta Tooling Inc. - 2008 to 2012", "CNC Machinist II", "Delta Tooling Inc."),
    ("职位:软件工程师 | 2019 – 2023", "软件工程师", None),
]


@pytest.mark.parametrize(("text", "title", "employer"), HEADERS)
def test_title_and_employer_are_told_apart_in_every_trade(text: str, title: str, employer: str | None) -> None:
    header = parse(text, [Row(text, 0, len(text))], TITLES)
    assert header.title is not None
    assert text[slice(*header.title)] == title
    if employer is not None:
        assert header.employer is not None
        assert text[slice(*header.employer)] == employer
    assert header.period is not None


NO_EMPLOYER = [
    "1998 - 1999: Chair, Graduate Studies Committee",
    "Tutor: Self Employed, 2010 - 2012",
    "Associate Product Development 2011 - 2012",
    "Professor, Marine Ecology, 2011 - 2012",
    "Nurse, wards and clinics, 2011 - 2012",
    "Restaurant Manager, Quality Control, 2011 - 2012",
]


@pytest.mark.parametrize("text", NO_EMPLOYER)
def test_a_committee_a_duty_or_a_department_is_no_employer(text: str) -> None:
    assert parse(text, [Row(text, 0, len(text))], TITLES).employer is None


EMPLOYERS = [
    ("Principal, Hill High School, Orange County Public Schools, 2001 - 2004", "Orange County Public Schools"),
    ("Teacher, Hill High School, 2001 - 2004", "Hill High School"),
    ("Lecturer, Coastal State University, 1991 - 1996", "Coastal State University"),
    ("Camarero, Restaurante La Ola, 2019 - 2021", "Restaurante La Ola"),
    ("Cleaner, Green Leaf, Leeds, 2019 - 2021", "Green Leaf"),
    ("Lead Android Engineer, Orchard Labs, 2019 - 2021", "Orchard Labs"),
]


@pytest.mark.parametrize(("text", "employer"), EMPLOYERS)
def test_a_school_or_its_district_or_a_plain_name_is_the_employer(text: str, employer: str) -> None:
    header = parse(text, [Row(text, 0, len(text))], TITLES)
    assert header.employer is not None
    assert text[slice(*header.employer)] == employer


@pytest.mark.parametrize(
    "text", ["trained the nurses", "experience managing engineers", "a team of five", "Oracle SQL Server"]
)
def test_prose_about_people_is_no_title(text: str) -> None:
    assert TITLES.find(text) == []


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Acme Inc.", 3),
        ("Riverside Hospital", 2),
        ("Tata Consultancy Services", 3),
        ("Technologies", 0),
        ("Menu planning", 0),
    ],
)
def test_an_organisation_is_known_by_its_cues(text: str, strength: int) -> None:
    assert cue(text, 0, len(text)) == strength


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Pixel Forge Interactive Bellevue, WA", "Bellevue, WA"),
        ("lives in Salt Lake City, Utah", "Salt Lake City, Utah"),
        ("Pune, Maharashtra, India", "Pune, Maharashtra, India"),
        ("Denver CO 80202", "Denver CO 80202"),
        ("Company Name, New York City, New York", "New York City, New York"),
    ],
)
def test_a_place_is_found_without_the_words_before_it(text: str, place: str) -> None:
    assert [text[a:b] for a, b in find_places(text)] == [place]


DEGREES = [
    ("Bachelor of Science in Computer Science", "Bachelor of Science", "Computer Science"),
    ("B.Tech (Electronics)", "B.Tech", "Electronics"),
    ("BS in Nursing, 2014", "BS", "Nursing"),
    ("Ph.D., Molecular Biology", "Ph.D.", "Molecular Biology"),
    ("MBA", "MBA", None),
    ("HND Hospitality Management", "HND", "Hospitality Management"),
    ("Diploma in Culinary Arts", "Diploma", "Culinary Arts"),
    ("Associate of Applied Science - Welding Technology", "Associate of Applied Science", "Welding Technology"),
    ("A-levels: Mathematics", "A-levels", "Mathematics"),
    ("Master's degree in Social Work", "Master's degree", "Social Work"),
]


@pytest.mark.parametrize(("text", "award", "area"), DEGREES)
def test_a_degree_has_its_award_and_subject(text: str, award: str, area: str | None) -> None:
    degree = find_degrees(text, 0, len(text))[0]
    assert text[slice(*degree.award)] == award
    assert (text[slice(*degree.area)] if degree.area else None) == area


@pytest.mark.parametrize(
    "text", ["Associate Director of Sales", "master data management", "be a team player", "Call me at noon"]
)
def test_words_that_look_like_degrees_are_not(text: str) -> None:
    assert find_degrees(text, 0, len(text), anywhere=True) == []


@given(st.text(alphabet="ab 1.•–’\u00a0\\xe280a2\n", max_size=200))
def test_the_even_text_keeps_every_offset(text: str) -> None:
    assert len(even(text)) == len(text)


def test_byte_escapes_become_the_bullets_they_were() -> None:
    text = r"Duties \xe2\x80\xa2 Cook \xe2\x80\xa2 Clean"
    assert even(text).split() == ["Duties", "•", "Cook", "•", "Clean"]
