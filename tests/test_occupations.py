"""The editorial occupations and competencies: enough of them, complete, consistent and written for their trade."""

import csv
import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from coach.framework.catalogue import Catalogue
from coach.framework.occupations import Competency, Occupation, Sector
from coach.framework.titles import words
from coach.knowledge.tables import COMPETENCIES, OCCUPATIONS, load_framework

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
ENOUGH_ROLES = 480
ENOUGH_IN_A_SECTOR = 10
SECTORS: tuple[Sector, ...] = (
    "technology",
    "finance",
    "healthcare",
    "professional-services",
    "education",
    "trades",
    "government",
    "retail-hospitality",
)
CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen once twice "
    "half halve"
)
NUMBER = re.compile(rf"\d|\b({'|'.join(CARDINALS.split())})\b", re.IGNORECASE)
NUMBERED_STANDARD = re.compile(r"\b(?:[A-Z]{2,}|Level) \d+\b")  # OSHA 10, ISO 9001, Level 3
SOFTWARE = re.compile(r"\b(git|github|gitlab|repositor(y|ies)|leetcode|pull requests?|codes?)\b", re.IGNORECASE)
AWAY_FROM_SOFTWARE = {"healthcare", "trades", "retail-hospitality"}
# Wiring and plumbing rules and medical classifications are called codes by the people who work with them.
FAMILIES_WITH_A_CODE = {"electrical", "plumbing", "health-information"}
COMPETENCIES_WITH_A_CODE = {
    "electrical-code",
    "plumbing-code",
    "load-calculation",
    "battery-storage",
    "clinical-coding",
}
MOST = {"months": 240, "cost": 500_000, "hours": 30_000, "years": 30}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_framework(KNOWLEDGE).catalogue


@pytest.fixture(scope="module")
def roles(catalogue: Catalogue) -> list[Occupation]:
    return list(catalogue.occupations.values())


@pytest.fixture(scope="module")
def sectors_using(roles: list[Occupation]) -> dict[str, set[str]]:
    """Sectors of the roles that ask for each competency."""
    found: dict[str, set[str]] = defaultdict(set)
    for role in roles:
        for need in role.skills:
            found[need.skill].add(role.sector)
    return found


def role_texts(role: Occupation) -> Iterator[str]:
    yield from (role.summary, role.outlook, role.experience.work)
    yield from (*role.proof, *role.stretch, *role.people, *role.venues, *role.search)
    yield from (credential.includes for credential in role.credentials if credential.includes)


def competency_texts(competency: Competency) -> Iterator[str]:
    yield from (competency.learn, competency.free, competency.practise, competency.proof)


def all_texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for role in catalogue.occupations.values():
        yield from ((role.id, text) for text in role_texts(role))
    for competency in catalogue.competencies.values():
        yield from ((competency.id, text) for text in competency_texts(competency))


def shared_names(named: Iterable[tuple[str, tuple[str, ...]]]) -> set[tuple[str, ...]]:
    """Comparable names that more than a single entry goes by."""
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for owner, names in named:
        for name in names:
            owners[words(name)].add(owner)
    return {name for name, ids in owners.items() if len(ids) > 1}


def test_there_are_enough_roles_and_ten_in_each_of_the_eight_sectors(roles: list[Occupation]) -> None:
    assert len(roles) >= ENOUGH_ROLES
    count = Counter(role.sector for role in roles)
    assert {sector: count[sector] for sector in SECTORS if count[sector] < ENOUGH_IN_A_SECTOR} == {}


@pytest.mark.parametrize("name", [OCCUPATIONS, COMPETENCIES])
def test_the_file_says_it_is_editorial_and_when_it_was_written(name: str, catalogue: Catalogue) -> None:
    comment, updated = (KNOWLEDGE / "framework" / name).read_text(encoding="utf-8").splitlines()[:2]
    assert comment.startswith("# Editorial")
    assert date.fromisoformat(updated.removeprefix("updated: ")) == catalogue.updated


@pytest.mark.parametrize("name", [OCCUPATIONS, COMPETENCIES])
def test_no_id_is_given_twice(name: str, catalogue: Catalogue) -> None:
    text = (KNOWLEDGE / "framework" / name).read_text(encoding="utf-8")
    held = catalogue.occupations if name == OCCUPATIONS else catalogue.competencies
    assert len(re.findall(r"^\s*- id: ", text, re.MULTILINE)) == len(held)


def test_each_role_is_complete(roles: list[Occupation]) -> None:
    lacking = [
        role.id
        for role in roles
        if len(role.also) < 4
        or not role.summary
        or not role.outlook
        or len(role.proof) < 3
        or len(role.stretch) < 2
        or not (role.people and role.venues and role.search)
    ]
    assert lacking == []


def test_each_role_asks_for_required_and_helpful_skills_and_names_none_twice(roles: list[Occupation]) -> None:
    for role in roles:
        needs = Counter(need.need for need in role.skills)
        assert needs["required"] >= 4, role.id
        assert needs["helpful"] >= 1, role.id
        assert len({need.skill for need in role.skills}) == len(role.skills), role.id


def test_each_role_stands_on_a_ladder(roles: list[Occupation]) -> None:
    assert [role.id for role in roles if not role.before and not role.after] == []
    assert [role.id for role in roles if role.rank not in range(1, 7)] == []


def test_each_role_has_a_soc_code_of_the_right_form(roles: list[Occupation]) -> None:
    assert [(role.id, role.soc) for role in roles if not re.fullmatch(r"\d{2}-\d{4}", role.soc)] == []


def test_each_soc_code_is_known_to_the_national_occupation_tables(roles: list[Occupation], shared_data: Path) -> None:
    known = bls_codes(shared_data / "bls" / "occupation.xlsx") | onet_codes(next((shared_data / "onet").glob("*.zip")))
    assert [(role.id, role.soc) for role in roles if role.soc not in known] == []


def bls_codes(workbook: Path) -> set[str]:
    with zipfile.ZipFile(workbook) as parts:
        texts = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
    return {code for text in texts for code in re.findall(r">(\d{2}-\d{4})<", text)}


def onet_codes(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as parts:
        name = next(name for name in parts.namelist() if name.endswith("Occupation Data.txt"))
        rows = csv.DictReader(io.StringIO(parts.read(name).decode()), delimiter="\t")
        return {row["O*NET-SOC Code"][:7] for row in rows}


def test_four_of_five_workers_find_their_own_occupation(roles: list[Occupation], shared_data: Path) -> None:
    employed = employment(shared_data / "bls" / "occupation.xlsx")
    held = {role.soc for role in roles}
    assert sum(count for code, count in employed.items() if code in held) >= 0.8 * sum(employed.values())


def employment(workbook: Path) -> dict[str, float]:
    """Workers in thousands by detailed occupation, from the table of all occupations in the national projections."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(workbook) as parts:
        strings = ElementTree.fromstring(parts.read("xl/sharedStrings.xml")).iter(f"{space}si")
        texts = ["".join(part.text or "" for part in item.iter(f"{space}t")) for item in strings]
        rows = ElementTree.fromstring(parts.read("xl/worksheets/sheet3.xml")).iter(f"{space}row")
        found = {}
        for row in rows:
            values = [(cell.get("t"), cell.findtext(f"{space}v") or "") for cell in row.iter(f"{space}c")]
            read = [texts[int(value)] if kind == "s" and value else value for kind, value in values]
            if len(read) > 3 and read[2] == "Line item":
                found[read[1]] = float(read[3])
    return found


def test_no_title_means_two_roles(roles: list[Occupation]) -> None:
    assert shared_names((role.id, (role.title, *role.also)) for role in roles) == set()


def test_no_name_means_two_competencies(catalogue: Catalogue) -> None:
    assert shared_names((item.id, (item.name, *item.also)) for item in catalogue.competencies.values()) == set()


def test_a_next_role_knows_the_role_before_it(catalogue: Catalogue) -> None:
    up = {(role.id, after) for role in catalogue.occupations.values() for after in role.after}
    down = {(before, role.id) for role in catalogue.occupations.values() for before in role.before}
    assert up == down


def test_no_ladder_goes_in_a_circle(roles: list[Occupation]) -> None:
    order = list(TopologicalSorter({role.id: role.before for role in roles}).static_order())
    assert len(order) == len(roles)


def test_no_step_up_leads_to_a_lower_rank(catalogue: Catalogue) -> None:
    held = catalogue.occupations
    falls = [(role.id, after) for role in held.values() for after in role.after if held[after].rank < role.rank]
    assert falls == []


def test_no_role_is_related_to_itself(roles: list[Occupation]) -> None:
    assert [role.id for role in roles if role.id in (*role.before, *role.after, *role.adjacent)] == []


def test_each_competency_is_asked_for_by_a_role(catalogue: Catalogue, sectors_using: dict[str, set[str]]) -> None:
    assert set(catalogue.competencies) - set(sectors_using) == set()


def test_texts_state_no_numbers_of_their_own(catalogue: Catalogue) -> None:
    told = [(name, text) for name, text in all_texts(catalogue) if NUMBER.search(NUMBERED_STANDARD.sub("", text))]
    assert told == []


@pytest.mark.parametrize("text", ["Within 2 weeks", "Ask three colleagues", "Present it twice", "See 12 clients"])
def test_the_search_for_numbers_finds_them(text: str) -> None:
    assert NUMBER.search(NUMBERED_STANDARD.sub("", text))


def test_roles_away_from_software_hear_no_word_of_it(roles: list[Occupation]) -> None:
    found = [
        (role.id, text)
        for role in roles
        if role.sector in AWAY_FROM_SOFTWARE and role.family not in FAMILIES_WITH_A_CODE
        for text in role_texts(role)
        if SOFTWARE.search(text)
    ]
    assert found == []


def test_competencies_only_such_roles_use_hear_no_word_of_it(
    catalogue: Catalogue, sectors_using: dict[str, set[str]]
) -> None:
    found = [
        (name, text)
        for name, sectors in sectors_using.items()
        if sectors <= AWAY_FROM_SOFTWARE and name not in COMPETENCIES_WITH_A_CODE
        for text in competency_texts(catalogue.competencies[name])
        if SOFTWARE.search(text)
    ]
    assert found == []


def test_ranges_are_ordered_and_plausible(roles: list[Occupation]) -> None:
    for role in roles:
        ranges = [("years", role.experience.years)]
        for credential in role.credentials:
            ranges += [("months", credential.months), ("cost", credential.cost), ("hours", credential.hours)]
        for kind, (low, high) in ranges:
            assert 0 <= low <= high <= MOST[kind], (role.id, kind, low, high)


def test_a_credential_takes_time_and_no_more_study_than_its_calendar_holds(roles: list[Occupation]) -> None:
    for role in roles:
        for credential in role.credentials:
            assert credential.months[1] > 0, (role.id, credential.name)
            assert credential.hours[1] > 0, (role.id, credential.name)
            assert credential.hours[0] <= credential.months[1] * 4.35 * 60, (role.id, credential.name)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("CTO", "chief-technology-officer"),
        ("Co-founder & CTO", "chief-technology-officer"),
        ("Founder and CEO", "chief-executive"),
        ("Customer Service Rep", "customer-service-representative"),
        ("Front desk receptionist", "receptionist"),
        ("PhD candidate", "doctoral-researcher"),
        ("Barber", "hairdresser"),
        ("Chef de partie", "line-cook"),
        ("Pastry cook", "pastry-chef"),
        ("Courier", "delivery-driver"),
        ("Janitor", "cleaner"),
        ("Vet tech", "veterinary-technician"),
        ("Firmware engineer", "embedded-software-engineer"),
        ("Staff nurse", "registered-nurse"),
        ("Journeyman electrician", "electrician"),
    ],
)
def test_titles_people_use_are_found(title: str, role: str, catalogue: Catalogue) -> None:
    match = catalogue.find(title)
    assert match is not None
    assert match.occupation.id == role
