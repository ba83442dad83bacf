"""When to look at the plan again, and the questions for it."""

from coach.domain.figures import calculated, day
from coach.domain.outlook import Review
from coach.planning.case import Case

MONTHLY_WEEKS, QUARTERLY_WEEKS, YEARLY_WEEKS = 4, 13, 52
MONTHS_AHEAD, QUARTERS_AHEAD = 3, 4


def find_reviews(case: Case) -> tuple[Review, ...]:
    """A baseline in the first week (clash 6), then monthly, quarterly and yearly dates ahead (clash 5)."""
    rows = case.rows
    quarterly = rows.items("review-checks-quarterly", "checks")
    reviews = [_review(case, "baseline", 1, 1, rows.items("plugin-profile-checks", "checks"))]
    monthly = rows.items("plugin-review-monthly", "actions")
    reviews += [_review(case, "monthly", n, n * MONTHLY_WEEKS, monthly) for n in range(1, MONTHS_AHEAD + 1)]
    reviews += [_review(case, "quarterly", n, n * QUARTERLY_WEEKS, quarterly) for n in range(1, QUARTERS_AHEAD + 1)]
    yearly = rows.items("review-checks-annual", "checks")
    reviews.append(_review(case, "yearly", 1, YEARLY_WEEKS, yearly))
    return tuple(sorted(reviews, key=lambda review: (review.on.on or case.today, review.id)))


def _review(case: Case, kind: str, number: int, weeks: int, checks: tuple[str, ...]) -> Review:
    rows = {
        "baseline": "milestone-frequency-options",
        "monthly": "treated-review-rhythm",
        "quarterly": "treated-review-rhythm",
        "yearly": "treated-review-rhythm",
    }
    origin = calculated(f"review-{kind}", f"framework:{rows[kind]}")
    sentences = tuple(check[:1].upper() + check[1:] for check in checks)
    return Review.model_validate(
        {"id": f"review-{kind}-{number}", "kind": kind, "on": day(case.on(weeks), origin), "checks": sentences}
    )
