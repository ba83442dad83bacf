"""The same jobs and studies in the orders that templates print them in."""

from datetime import date

import pytest

from coach.resume.document import Document, Line, LineKind
from coach.resume.extract import extract
from coach.resume.model import Resume, Vocabulary
from coach.resume.readers import read_text

TODAY = date(2026, 11, 21)
JOBS = [
    ("Head Chef", "Blue Door", "Lisbon", "June 2023 – present"),
    ("Research Intern", "Orchard Research", "Santa Clara, CA", "May 2022 – Aug 2022"),
    ("Charge Nurse", "Mercy", "Reno, NV", "2015 – 2019"),
    ("Bus Driver", "City Transit", "London, UK", "2013 – 2014"),
]
BULLETS = "• Cut waste by 12% in a year\n• Trained four new starters"
LAYOUTS = [
    "{employer}   {place}\n{title}   {dates}",
    "{dates}\n{place}\n{employer}, {title}",
    "{title} | {employer}\n{place} | {dates}",
    "{title}\n{employer} — {place}\n{dates}",
    "{dates}   {title}\n{employer}, {place}",
    "{employer}   {dates}\n{title}   {place}",
    "{title} at {employer} ({dates})",
    "{employer} ({place}), {dates}\n{title}",
    "{title}, {employer}\n{place}   {dates}",
    "{dates}\n{title}\n{employer}\n{place}",
    "{employer}, {place}\n{title}\n{dates}",
    "{title} – {employer} – {place}   {dates}",
    "{employer}\n{title}\n{place}\n{dates}",
    "{dates}   {employer}\n{title}, {place}",
    "{employer}, {title}   {place}   {dates}",
    "{title}   {dates}\n{employer} | {place}",
]
STUDIES = [
    "PhD in Computer Science, Harbour University   2018 – 2022\nBS in Nursing, Inland College   2010 – 2014",
    "Harbour University   2018 – 2022\nPhD in Computer Science\nInland College   2010 – 2014\nBS in Nursing",
    "2018 – 2022\nHarbour University\nPhD in Computer Science\n2010 – 2014\nInland College\nBS in Nursing",
    "PhD, Computer Science\nHarbour University\n2018 – 2022\nBS, Nursing\nInland College\n2010 – 2014",
    "2018 – 2022: PhD in Computer Science, Harbour University\n2010 – 2014: BS in Nursing, Inland College",
    "PhD   Harbour University, Computer Science   2018 – 2022\nBS   Inland College, Nursing   2010 – 2014",
]


def understood(text: str) -> Resume:
    return extract(read_text(text), Vocabulary(), TODAY)


@pytest.mark.parametrize("bullets", [True, False])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_jobs_are_the_same_in_every_layout(layout: str, bullets: bool) -> None:
    entries = [layout.format(title=t, employer=e, place=p, dates=d) + f"\n{BULLETS}" * bullets for t, e, p, d in JOBS]
    resume = understood("\n".join(["Jo Doe", "EXPERIENCE", *entries]))
    found = [(job.title and job.title.text, job.employer and job.employer.text) for job in resume.jobs]
    assert found == [(title, employer) for title, employer, _, _ in JOBS]


@pytest.mark.parametrize("text", STUDIES)
def test_studies_are_the_same_in_every_layout(text: str) -> None:
    found = [
        (
            s.degree and s.degree.text,
            s.area and s.area.text,
            s.institution and s.institution.text,
            s.end and s.end.value,
        )
        for s in understood(f"Jo Doe\nEDUCATION\n{text}").education
    ]
    assert found == [
        ("PhD", "Computer Science", "Harbour University", "2022"),
        ("BS", "Nursing", "Inland College", "2014"),
    ]


def test_the_year_of_a_prize_under_a_course_is_not_the_year_of_the_next() -> None:
    text = (
        "EDUCATION\nPhD, Princeton University\nSept 2018 - May 2023\n• Graduate Research Scholar (Class of 2022)\n"
        "BSc, University of Leeds\nSept 2014 - June 2018\n• Graduated with honours"
    )
    courses = extract(read_text(text), Vocabulary(), TODAY).education
    assert [(c.start and c.start.value, c.end and c.end.value) for c in courses] == [
        ("2018-09", "2023-05"),
        ("2014-09", "2018-06"),
    ]


def test_tools_listed_with_certificates_are_none() -> None:
    text = "CERTIFICATES\nFirst Aid Certificate\nProgramming languages: JavaScript, SQL, CSS"
    assert [item.name.text for item in extract(read_text(text), Vocabulary(), TODAY).certificates] == [
        "First Aid Certificate"
    ]


def test_a_language_listed_among_skills_is_a_language() -> None:
    resume = extract(read_text("SKILLS\nExcel, Forklift\nLanguages: German (native)"), Vocabulary(), TODAY)
    assert [item.language.text for item in resume.languages] == ["German"]
    assert [item.name.text for item in resume.skills] == ["Excel", "Forklift"]


def test_a_running_foot_is_no_part_of_a_job() -> None:
    lines = ("Experience", "Cook, Ruby Diner Ltd, 2019 - 2021", "• Cooked 40 meals a day", "Ana Cole - 1/2")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    kinds: tuple[LineKind, ...] = ("heading", "text", "bullet", "footer")
    document = Document(
        name="cv.pdf",
        media_type="application/pdf",
        sha256="0",
        text="\n".join(lines),
        lines=tuple(Line(text=t, start=s, kind=k) for t, s, k in zip(lines, starts, kinds, strict=True)),
    )
    (job,) = extract(document, Vocabulary(), TODAY).jobs
    assert [bullet.text for bullet in job.bullets] == ["Cooked 40 meals a day"]


def test_a_word_of_an_employers_name_is_no_skill() -> None:
    resume = extract(read_text("EXPERIENCE\nCook, Ruby Diner Ltd, 2019 - 2021\n• Cooked"), Vocabulary(), TODAY)
    assert resume.skills == ()


@pytest.mark.parametrize(
    ("work", "school"), [("الخبرة العملية", "التعليم"), ("ניסיון תעסוקתי", "השכלה"), ("Опыт работы", "Образование")]
)
def test_headings_of_other_scripts_are_no_jobs(work: str, school: str) -> None:
    text = f"Ana Cole\n{work}\nRegistered Nurse, Salam Hospital, Cairo\n2015 - 2020\n{school}\nBSc Nursing, 2014"
    resume = extract(read_text(text), Vocabulary(), TODAY)
    assert [job.title and job.title.text for job in resume.jobs] == ["Registered Nurse"]
    assert len(resume.education) == 1
    assert resume.computed_years == 5.0


@pytest.mark.parametrize(
    "line",
    [
        "Nominated Best Chef: Connecticut, 2002 - 2004",
        "Winner, Teacher of the Year 2019",
        "Awarded Sales Manager of the Quarter, 2018",
    ],
)
def test_an_honour_is_no_post(line: str) -> None:
    found = understood(f"EXPERIENCE\nHead Chef, Blue Door Bistro   2001 - 2008\n• Ran the kitchen\n{line}\n")
    assert [job.title.text for job in found.jobs if job.title] == ["Head Chef"]


def test_a_post_about_honours_is_one() -> None:
    found = understood("EXPERIENCE\nAwards Officer, Blue Door Trust   2001 - 2008\n• Ran the prizes\n")
    assert [job.title.text for job in found.jobs if job.title] == ["Awards Officer"]
