"""Education: awards, subjects, schools and years, put together where they stand together."""

import re
from dataclasses import dataclass

from coach.resume.extract.dates import Period, periods
from coach.resume.extract.degrees import Degree, find_degrees
from coach.resume.extract.lexicon import lowered, phrases
from coach.resume.extract.naming import trim
from coach.resume.extract.organisations import find_names, find_organisations
from coach.resume.extract.sections import Block
from coach.resume.extract.view import Row, View
from coach.resume.extract.words import tokens
from coach.resume.model import Education, Span

Place = tuple[int, int]
HAN = re.compile(r"[\u4e00-\u9fff]+")
UNSPACED = re.compile(r"[^\s\d:,;|()–-](?:[^\n\d:,;|()–-](?!\s\s))*[^\s:,;|()–-]")
CAMPUS = re.compile(r", [A-Z][a-z]+(?: [A-Z][a-z]+)?(?![\w])")
OF = re.compile(r"(?:University|College|Faculty|School) of\b")
AWARD = re.compile(r"(?:[A-Z][\w&-]+ (?:and |of |in )?){1,4}Certificate\b(?= ?(?:,|[-–—|•·(]|\n|$))")
REMARK = 20  # characters beside its dates from which a bullet is more than "Graduated: 2019"
NEAR = 200  # characters within which a degree and a school outside an education section belong together


@dataclass(slots=True)
class Course:
    """One course of study while it is put together."""

    degree: Degree | None = None
    area: Place | None = None
    school: Place | None = None
    period: Period | None = None
    start: int = 0
    end: int = 0

    def has(self, kind: str) -> bool:
        """Whether that part is known already."""
        return getattr(self, kind) is not None


def find_education(view: View, found: list[Block], elsewhere: list[Row]) -> list[Education]:
    """Courses of the education sections, then degrees that other rows name with certainty."""
    courses: list[Course] = []
    for block in found:
        courses.extend(_courses([item for row in block.rows for item in _items(view, row, anywhere=False)]))
    courses.extend(_loose(view, elsewhere))
    return [_education(view, course) for course in courses if course.degree or course.school]


def _items(view: View, row: Row, anywhere: bool) -> list[tuple[int, int, str, object]]:
    """(start, end, kind, part) of awards, schools and dates in a row."""
    degrees = find_degrees(view.text, row.start, row.end, anywhere)
    taken = [span for degree in degrees for span in (degree.award, degree.area) if span]
    degrees = degrees or _unspaced_degree(view.text, row) or ([] if anywhere else _certificate(view.text, row))
    items: list[tuple[int, int, str, object]] = [(d.award[0], (d.area or d.award)[1], "degree", d) for d in degrees]
    for start, end in _schools(view, row, taken):
        start = _name_start(view.text, max([start, *(b for _, b in taken if start < b < end)]), end)
        end = min([end, *(a for a, _ in taken if start < a < end)])
        if start < end and (place := trim(view.text, start, end)):
            items.append((*place, "school", place))
    dates = periods(view.text, row.start, row.end)
    if not (row.bullet and not items and dates and _is_remark(row, dates)):
        items.extend((p.start, p.end, "period", p) for p in dates)
    if not anywhere and not any(degree.area for degree in degrees):
        items.extend((*area, "area", area) for area in _subjects(view.text, row, items, bool(degrees)))
    return sorted(items, key=lambda item: item[0])


def _is_remark(row: Row, dates: list[Period]) -> bool:
    """A bullet that says more than when, such as a prize: its year is not that of a course."""
    return len(row.text) - sum(period.end - period.start for period in dates) > REMARK


def _subjects(text: str, row: Row, items: list[tuple[int, int, str, object]], awarded: bool) -> list[Place]:
    """Subjects that stand apart from their award: at the row's start, or after the school's name."""
    starts = [(end + 2) for _, end, kind, _ in items if kind == "school" and text[end : end + 2] == ", "]
    starts += [] if awarded else [row.start]
    stops = [row.end, *(item[0] for item in items)]
    found = (_subject(text, start, min(stop for stop in stops if stop > start)) for start in starts if start < row.end)
    return [area for area in found if area]


def _words_of(row: Row) -> re.Pattern[str]:
    """What a name is in the row's script: a run of Han characters, or words up to a separator."""
    return HAN if HAN.search(row.text) else UNSPACED


def _unspaced_degree(text: str, row: Row) -> list[Degree]:
    """An award in a script without spaces, with the subject after its colon."""
    for part in _words_of(row).finditer(text, row.start, row.end):
        if any(sign in part.group() for sign in phrases("degrees", "cjk_degrees")):
            colon = text[part.end() : part.end() + 1] == ":"
            return [Degree(part.span(), trim(text, part.end() + 1, row.end) if colon else None)]
    return []


def _certificate(text: str, row: Row) -> list[Degree]:
    """An award without a school's title, at the start of its row ("Culinary Arts Certificate, ...")."""
    match = AWARD.match(text, row.start, row.end)
    return [Degree(match.span(), None)] if match else []


def _subject(text: str, start: int, end: int) -> Place | None:
    """Nothing but a subject up to a separator ("Computer Science")."""
    words = tokens(text, start, end)
    known = lowered("degrees", "area_words") | {"and", "&", "of", "in"}
    past = next((n for n, word in enumerate(words) if word.lower not in known), len(words))
    stop = words[past - 1].end if past else start
    alone = past == len(words) or text[stop : stop + 2] in ("  ", " |", " •", ", ") or text[stop : stop + 1] in ",("
    return (start, stop) if past and alone and past <= 6 and words[0].capital else None


def _name_start(text: str, start: int, end: int) -> int:
    """Start of a school's name without the course before it ("Media Studies University of Leeds")."""
    match = OF.search(text, start, end)
    if match is None:
        return start
    subject = (
        lowered("degrees", "area_words") | lowered("degrees", "written") | {"studies", "semester", "abroad", "project"}
    )
    return match.start() if any(word.lower in subject for word in tokens(text, start, match.start())) else start


def _schools(view: View, row: Row, taken: list[Place]) -> list[Place]:
    """Names of schools; a whole row that ends in a school's noun is one name."""
    text = view.text
    if row.text.endswith(phrases("degrees", "cjk_institutions")) or any(
        sign in row.text for sign in phrases("degrees", "cjk_institutions")
    ):
        start = text.find(":", row.start, row.end) + 1 or row.start
        parts = [part.span() for part in _words_of(row).finditer(text, start, row.end)]
        signs = phrases("degrees", "cjk_institutions")
        return [part for part in parts if any(sign in text[slice(*part)] for sign in signs)]
    if view.flat:
        return find_names(text, row.start, row.end, taken, schools=True)
    found = [
        (start, _with_campus(text, start, end, row.end))
        for start, end in find_organisations(text, row.start, row.end, schools=True)
    ]
    return [place for place in found if text[slice(*place)].lower() not in lowered("degrees", "institutions")]


def _with_campus(text: str, start: int, end: int, stop: int) -> int:
    """End of a name with its campus ("University of California, Berkeley")."""
    campus = CAMPUS.match(text, end, stop)
    return campus.end() if campus and text[start:end].lower().endswith("of california") else end


def _courses(items: list[tuple[int, int, str, object]]) -> list[Course]:
    """Items in reading order; a part that is already known starts the next course."""
    courses: list[Course] = []
    for start, end, kind, part in items:
        if not courses or courses[-1].has(kind) and kind != "area":
            courses.append(Course(start=start))
        if kind == "area" and (courses[-1].degree is None or courses[-1].degree.area):
            continue
        setattr(courses[-1], kind, part)
        courses[-1].end = end
    return _move_dates(courses)


def _move_dates(courses: list[Course]) -> list[Course]:
    """A course that is only a date belongs to the one before when that has none."""
    kept: list[Course] = []
    for course in courses:
        only_date = course.degree is None and course.school is None
        if only_date and kept and kept[-1].period is None:
            kept[-1].period, kept[-1].end = course.period, course.end
        elif not only_date:
            kept.append(course)
    return kept


def _loose(view: View, rows: list[Row]) -> list[Course]:
    """Degrees outside education sections, with the school and date nearest after them."""
    items = [item for row in rows for item in _items(view, row, anywhere=True)]
    courses: list[Course] = []
    for n, (start, end, kind, part) in enumerate(items):
        if kind != "degree" or not isinstance(part, Degree):
            continue
        course = Course(degree=part, start=start, end=end)
        for other_start, other_end, other_kind, other in items[n + 1 :]:
            if other_kind == "degree" or other_start - course.end > NEAR or course.has(other_kind):
                break
            setattr(course, other_kind, other)
            course.end = other_end
        courses.append(course)
    return courses


def _education(view: View, course: Course) -> Education:
    degree, period = course.degree, course.period
    area = (degree.area if degree else None) or course.area
    return Education(
        degree=view.value(*degree.award) if degree else None,
        area=view.value(*area) if area else None,
        institution=view.value(*course.school) if course.school else None,
        start=period.first.partial if period and period.first else None,
        end=period.last.partial if period and period.last else None,
        span=Span(start=course.start, end=course.end),
    )
