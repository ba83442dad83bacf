"""What each row of a work section looks like: dated, part of a header, a title, an employer, a place."""

import re

from coach.resume.extract import organisations
from coach.resume.extract.dates import Period, periods
from coach.resume.extract.degrees import find_degrees
from coach.resume.extract.header import Header, parse
from coach.resume.extract.naming import starts_with_verb
from coach.resume.extract.places import find_places
from coach.resume.extract.titles import TitleFinder
from coach.resume.extract.view import Row, View

HEAD_CHARS = 110
# How a line about an honour begins: its date is the honour's, and "Best Chef" in it is no post.
HONOUR = re.compile(
    r"\W*(?:nominated|nominee|awarded|winner|won|voted|finalist|recipient|honou?red|earned|named\s+(?:best|one))\b",
    re.I,
)


class Rows:
    """What each row of a section looks like."""

    def __init__(self, view: View, rows: tuple[Row, ...], titles: TitleFinder) -> None:
        self.text, self.rows, self.titles = view.text, rows, titles
        self.flat = view.flat
        self._headers: dict[int, Header] = {}
        self.dated = [self._dated(row) for row in rows]
        self.head = [self._head(n) for n in range(len(rows))]

    def _dated(self, row: Row) -> bool:
        """Dates that stand apart, not inside a sentence."""
        found = periods(self.text, row.start, row.end)
        if (
            not found
            or HONOUR.match(row.text)
            or row.bullet
            and not _leading(row, found[0])
            and not self.titles.find(self.text, row.start, min(row.end, row.start + 60))
        ):
            return False
        rest = row.end - row.start - (found[0].end - found[0].start)
        ranged = found[0].first is not None
        edge = found[0].start - row.start <= 3 or row.end - found[0].end <= 12
        if _sentence(row.text) and not (ranged and self._opens_a_job(row, found[0])):
            return False
        return rest <= (HEAD_CHARS if ranged else 90) and (edge or ranged and rest < 90)

    def _opens_a_job(self, row: Row, period: Period) -> bool:
        """A sentence that begins with a period, a colon and a title ("2012-2014: Receptionist, ...")."""
        after = self.text[period.end : row.end].lstrip(" ")
        start = row.end - len(after) + 1
        return _leading(row, period) and after.startswith(":") and bool(self.titles.find(self.text, start, start + 60))

    def _studies(self, row: Row) -> bool:
        degrees = find_degrees(self.text, row.start, row.end, anywhere=True)
        return bool(degrees) and degrees[0].award[0] - row.start < 12

    def _head(self, n: int) -> bool:
        row = self.rows[n]
        if self.dated[n]:
            return True
        if self._studies(row) or row.text.endswith(":"):
            return False
        if (
            row.bullet
            or len(row.text) > HEAD_CHARS
            or _sentence(row.text)
            or not (row.text[0].isupper() or row.text[0] in "(-@" or not row.text[0].isascii())
        ):
            return False
        return not starts_with_verb(row.text)

    def title(self, n: int) -> bool:
        """Row n holds a title from its start, or is one between separators."""
        return self._header(n).title is not None

    def post(self, n: int) -> bool:
        """Row n is a title of several words and nothing else, above a statement of what was done."""
        row = self.rows[n]
        told = n + 1 < len(self.rows) and not self.head[n + 1]
        return told and " " in row.text and self.titles.whole(self.text, row.start, row.end)

    def complete(self, n: int) -> bool:
        """Row n holds both a title and an employer."""
        header = self._header(n)
        return header.title is not None and header.employer is not None

    def _header(self, n: int) -> Header:
        if n not in self._headers:
            self._headers[n] = parse(self.text, [self.rows[n]], self.titles)
        return self._headers[n]

    def employer(self, n: int) -> bool:
        """Row n holds a name with an organisation's cue."""
        row = self.rows[n]
        return organisations.cue(self.text, row.start, min(row.end, row.start + 80)) >= 2

    def place(self, n: int) -> bool:
        """Row n is little more than a place."""
        row = self.rows[n]
        found = find_places(self.text, row.start, row.end)
        return bool(found) and found[-1][1] - found[0][0] >= (row.end - row.start) * 0.6


def _leading(row: Row, period: Period) -> bool:
    return period.start - row.start <= 3


def _sentence(text: str) -> bool:
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return len(words) > 7 and (small * 2 > len(words) or text.rstrip().endswith("."))
