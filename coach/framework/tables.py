"""The framework as the planner sees it: rows and catalogue together."""

from coach.framework.catalogue import Catalogue
from coach.framework.rows import Rows


class Framework:
    """Rows of the documents plus occupations and competencies."""

    def __init__(self, rows: Rows, catalogue: Catalogue) -> None:
        self.rows = rows
        self.catalogue = catalogue
