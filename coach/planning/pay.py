"""What can be said about pay: only from the documents' bands for US technology, or from the person's own pay."""

from coach.domain.figures import Figure, Said, amount, calculated, say
from coach.domain.outlook import Pay
from coach.framework.occupations import Occupation
from coach.framework.rows import Rows
from coach.planning.case import Case
from coach.planning.ladders import stage_of
from coach.planning.purse import PRICED_IN

TECH_CAVEAT = (
    "These are medians for technology work in the United States as the documents print them, undated; pay varies "
    "with place, employer and field. Check local data before you rely on them."
)
NO_SOURCE = (
    "No pay data is loaded for this role, so no range is shown. Look at local postings, your union or professional "
    "body, and public wage statistics, and note date and place of what you find."
)
OWN_PAY = (
    "What you can pay yourself follows from the page of numbers: takings less costs, tax and what the business keeps."
)
# The documents' level table, by rank of a technology role (clash 9: used where no ladder is known).
LEVEL_ROWS = (
    "level-pay-junior",
    "level-pay-mid",
    "level-pay-senior-ic",
    "level-pay-lead-principal",
    "level-pay-manager-director",
    "level-pay-senior-manager-vp",
)


def find_pay(case: Case) -> Pay:
    """Pay for the target with its caveat; no range where there is no source."""
    if case.target.own:
        return Pay(range=None, statements=(), caveat=OWN_PAY)
    statements = list(_own(case))
    band = band_for(case, case.target.occupation)
    if band is None:
        return Pay(range=None, statements=tuple(statements), caveat=NO_SOURCE)
    money = "" if case.currency == PRICED_IN else ", in US dollars"
    text = "For {target} the documents give {band} a year{money}."
    statements.insert(0, say(text, target=case.goal, band=band, money=money))
    return Pay(range=band, statements=tuple(statements), caveat=TECH_CAVEAT)


def band_for(case: Case, occupation: Occupation | None) -> Figure | None:
    """The documents' band for a technology role: its ladder stage, else its level; None elsewhere."""
    if occupation is None or occupation.sector != "technology":
        return None
    stage = stage_of(case, occupation)
    if stage is not None:
        return stage.pay
    return _level_band(case.rows, occupation.rank)


def _level_band(rows: Rows, rank: int) -> Figure:
    return rows.figure(LEVEL_ROWS[rank - 1], "salary")


def _own(case: Case) -> list[Said]:
    """From the person's own pay: what a change of employer may bring, from a reset to the documents' top (clash 20)."""
    pay = case.profile.figure("pay")
    if pay is None:
        return []
    uplift = case.rows.figure("treated-pay-move", "uplift")
    top = (pay.low or 0.0) * (1 + (uplift.high or 0.0) / 100)
    reach = amount(pay.low or 0.0, round(top), "money", calculated("pay-after-move", pay, uplift), case.currency)
    text = (
        "You earn {pay}. A change of employer is projected to bring {uplift} more; a change of field can also mean "
        "starting again lower. Plan with {reach} and hope for no more."
    )
    return [say(text, pay=pay, uplift=uplift, reach=reach)]
