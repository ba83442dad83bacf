"""Dates and periods as people write them."""

import pytest

from coach.resume.extract.dates import periods

PERIODS = [
    ("Jan 2020 – Present", "2020-01", None, True),
    ("January 2020 - June 2021", "2020-01", "2021-06", False),
    ("01/2020-03/2021", "2020-01", "2021-03", False),
    ("2019–21", "2019", "2021", False),
    ("2005-2007", "2005", "2007", False),
    ("Summer 2018", None, "2018-06", False),
    ("since 2015", "2015", None, True),
    ("2018年3月至今", "2018-03", None, True),
    ("2016/09 - now", "2016-09", None, True),
    ("2011 / 11", None, "2011-11", False),
    ("January-May 2019", "2019-01", "2019-05", False),
    ("2020– Research Assistant", "2020", None, True),
    ("2020–25∗ Ph.D.", "2020", "2025", False),
    ("June 2009  Present", "2009-06", None, True),
    ("Sept 2018 May 2023", "2018-09", "2023-05", False),
    ("Dec' 2015 to Sept' 2016", "2015-12", "2016-09", False),
    ("1/09 to Present", "2009-01", None, True),
    ("05/12-10/12", "2012-05", "2012-10", False),
    ("(2011—Present)", "2011", None, True),
    ("Jun'14 - Mar'16", "2014-06", "2016-03", False),
    ("May 12, 2014 - June 5, 2016", "2014-05", "2016-06", False),
    ("30/06/2020 - 31/12/2021", "2020-06", "2021-12", False),
    ("10/2007 Bachelor Studies", None, "2007-10", False),
    ("enero 2019 – actualidad", "2019-01", None, True),
]


@pytest.mark.parametrize(("text", "first", "last", "current"), PERIODS)
def test_a_period_is_read_as_it_is_written(text: str, first: str | None, last: str | None, current: bool) -> None:
    period = periods(text)[0]
    assert (period.first.value if period.first else None) == first
    assert (period.last.value if period.last else None) == last
    assert period.current is current


@pytest.mark.parametrize(
    "text", ["Call 2012015555", "a budget of $2000", "over 20 staff", "ISO 9001", "Summers 20xx", "may be late"]
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert periods(text) == []


def test_a_day_and_month_whose_order_is_unknown_give_the_year_only() -> None:
    assert [period.last.value for period in periods("05/06/2020") if period.last] == ["2020"]


def test_separate_years_in_a_row_are_separate_dates() -> None:
    found = periods("Award A (2022), Award B (2023)")
    assert [(period.first, period.last.value if period.last else None) for period in found] == [
        (None, "2022"),
        (None, "2023"),
    ]
