"""People before a trade-off, one for each kind: what is known of them, and what they tell of their options."""

from dataclasses import dataclass

from deciding import judged, told, who

from coach.domain.decision import Decision, Judgement
from coach.domain.profile import Profile


@dataclass(frozen=True)
class Decider:
    """Someone with a decision: `said` as they would tell it, and what a counsellor expects of the verdict."""

    name: str
    kind: str
    profile: Profile
    said: tuple[str, ...]
    options: tuple[str, ...] = ()
    winner: str | None = None
    ruled_out: tuple[str, ...] = ()

    @property
    def decision(self) -> Decision:
        return told(self.kind, self.profile, *self.said, options=self.options)

    @property
    def judged(self) -> Judgement:
        return judged(self.decision, self.profile)


DECIDERS = (
    Decider(
        "software developer of four years: own work or leading people",
        "ic-or-management",
        who(role="Software developer", pay=98000.0, years_experience=4.0),
        (
            "own-work.craft=9", "management.craft=4", "own-work.growth=6", "management.growth=7", "own-work.home=7",
            "management.home=5", "management.pay=108k-118k", "own-work.signs-own-work=a,b,d",
            "management.signs-management=a", "choice.craft.high.money.high=first",
            "choice.craft.high.growth.high=first",
            "choice.home.high.money.middle=first", "choice.growth.high.home.high=second",
        ),
        winner="own-work",
    ),
    Decider(
        "physiotherapist: specialist or generalist",
        "specialist-or-generalist",
        who(role="Physiotherapist", pay=71000.0, years_experience=8.0),
        (
            "specialist.craft=8", "generalist.craft=6-7", "specialist.growth=8", "generalist.growth=5",
            "specialist.security=6-8", "generalist.security=7", "specialist.pay=78000-86000",
            "generalist.pay=71000-74000",
            "specialist.months=24-36", "specialist.cost=6500", "points.craft=5", "points.growth=4", "points.security=3",
            "points.money=3", "points.chance=2", "points.back=1",
        ),
        winner="specialist",
    ),
    Decider(
        "ward nurse with two children: stay or leave",
        "stay-or-leave",
        who(
            ("values", "time with my children"), ("values", "a good team"), ("must_not", "night shifts"),
            role="Registered nurse", pay=68500.0, years_experience=9.0, years_in_role=6.0, dependants=2.0,
        ),
        (
            "stay.must-night-shifts=no", "leave.must-night-shifts=no",
            "stay.colleagues=8", "leave.colleagues=4-8", "stay.growth=4", "leave.growth=7", "stay.security=8",
            "leave.security=7-8", "stay.home=4", "leave.home=7-8", "leave.pay=66000-70000", "stay.signs-inside=b",
            "stay.signs-against-inside=a,c", "leave.signs-outside=b,c,d", "leave.signs-against-outside=none",
            "choice.home.high.money.high=first", "choice.colleagues.high.home.high=second",
            "choice.home.high.security.high=first", "choice.growth.high.home.middle=second",
        ),
        winner="leave",
    ),
    Decider(
        "shop supervisor: promotion where she is or elsewhere",
        "promotion",
        who(role="Retail supervisor", pay=41000.0, years_in_role=3.0, risk_tolerance="low"),
        (
            "promotion-inside.growth=6", "promotion-outside.growth=8", "promotion-inside.colleagues=7",
            "promotion-outside.colleagues=3-8", "promotion-inside.security=7", "promotion-outside.security=5-6",
            "promotion-inside.pay=48000", "promotion-outside.pay=50k-54k", "promotion-outside.months=3-6",
            "promotion-inside.signs-inside=a,b,c", "promotion-inside.signs-against-inside=b",
            "promotion-outside.signs-outside=c", "promotion-outside.signs-against-outside=a",
        ),
        winner="promotion-inside",
    ),
    Decider(
        "bookkeeper towards accounting: certificate, degree, bootcamp or self-study",
        "study",
        who(("values", "family"), role="Bookkeeper", pay=46000.0, hours_per_week=6.0, budget=9000.0, dependants=1.0),
        (
            "certificate.pay=52k-56k", "certificate.cost=1200", "certificate.months=6-9", "degree.pay=60k-72k",
            "degree.cost=24000-32000", "degree.months=36-48", "degree.meanwhile=46000", "bootcamp.pay=48k-54k",
            "bootcamp.cost=7500", "bootcamp.months=4", "bootcamp.meanwhile=0", "self-study.pay=46k-50k",
            "self-study.cost=200", "self-study.months=12", "certificate.standing=6", "degree.standing=9",
            "bootcamp.standing=3-5", "self-study.standing=1-3", "certificate.growth=6", "degree.growth=8",
            "bootcamp.growth=6", "self-study.growth=5", "certificate.home=6", "degree.home=2-3", "bootcamp.home=1",
            "self-study.home=6", "spending=2600", "savings=11000", "choice.home.high.standing.high=first",
            "choice.home.high.money.high=same", "choice.growth.high.standing.high=second",
            "choice.money.high.standing.high=first",
        ),
        winner="certificate",
    ),
    Decider(
        "data analyst: offer A or offer B, or staying",
        "offers",
        who(("values", "learning"), role="Data analyst", pay=82000.0, years_in_role=2.5),
        (
            "bank.pay=96000", "bank.bonus=9000", "bank.growth=5", "bank.colleagues=5-7", "bank.security=8",
            "bank.home=4", "agency.pay=88000", "agency.equity=20000", "agency.growth=8-9", "agency.colleagues=7-8",
            "agency.security=4-5", "agency.home=6", "agency.monthly=180", "stay.growth=4", "stay.colleagues=6",
            "stay.security=6", "stay.home=6", "choice.growth.high.money.high=first",
            "choice.growth.high.home.high=same",
            "choice.money.high.security.high=second", "choice.home.high.security.high=first",
        ),
        options=("offer-a=Bank", "offer-b=Agency", "stay=Stay"),
        winner="agency",
    ),
    Decider(
        "electrical engineer close to a mortgage: young company or large one",
        "startup-or-large",
        who(("values", "security"), role="Electrical engineer", pay=90000.0, dependants=3.0, risk_tolerance="low"),
        (
            "startup.pay=85000", "startup.equity=40000", "large-company.pay=97000", "large-company.bonus=6000",
            "startup.growth=9", "large-company.growth=6", "startup.freedom=8", "large-company.freedom=4",
            "startup.security=2-3", "large-company.security=8", "startup.home=3", "large-company.home=6",
            "choice.home.high.security.high=second", "choice.freedom.high.security.high=second",
            "choice.growth.high.security.high=second", "choice.money.high.security.high=second",
        ),
        winner="large-company",
    ),
    Decider(
        "teacher who won't move: relocate or remote",
        "relocate-or-remote",
        who(role="Secondary school teacher", pay=59000.0, relocate=False, dependants=1.0),
        (
            "relocate.pay=68000", "relocate.cost=7000", "relocate.monthly=400", "remote.pay=61000", "relocate.place=4",
            "remote.place=8", "remote.colleagues=4", "remote.growth=6", "remote.home=8",
        ),
        winner="remote",
        ruled_out=("relocate",),
    ),
    Decider(
        "chef towards dietetics: quit and retrain or evenings",
        "retrain",
        who(("values", "health"), role="Chef", pay=52000.0, runway_months=6.0, dependants=1.0, target_role="Dietitian"),
        (
            "quit-and-retrain.pay=62k-70k", "quit-and-retrain.cost=28000", "quit-and-retrain.months=24",
            "evenings.pay=62k-70k", "evenings.cost=28000", "evenings.months=42-54", "quit-and-retrain.health=6",
            "evenings.health=2-3", "quit-and-retrain.home=6", "evenings.home=1-2", "quit-and-retrain.growth=8",
            "evenings.growth=6", "spending=2300", "savings=14000", "horizon=120",
        ),
    ),
    Decider(
        "accountant: own practice or employment",
        "consulting-or-employment",
        who(("values", "independence"), role="Accountant", pay=78000.0, years_experience=12.0),
        (
            "own-account.pay=70k-120k", "own-account.ramp=12-24", "own-account.cost=8000", "own-account.monthly=900",
            "own-account.freedom=9", "employment.freedom=4", "own-account.security=3-4", "employment.security=8",
            "own-account.craft=8", "employment.craft=6", "own-account.home=4-7", "employment.home=6", "spending=3800",
            "savings=45000", "points.freedom=6", "points.craft=4", "points.money=3", "points.security=2",
            "points.home=3",
            "points.back=1",
        ),
        winner="own-account",
    ),
    Decider(
        "warehouse team leader in euros: a step to the side or a new field",
        "adjacent-or-pivot",
        who(role="Warehouse team leader", pay=34000.0, currency="EUR", years_experience=11.0),
        (
            "adjacent.pay=36000-39000", "pivot.pay=30000-38000", "adjacent.meaning=5", "pivot.meaning=8",
            "adjacent.craft=6", "pivot.craft=6-9", "adjacent.growth=5", "pivot.growth=8",
        ),
    ),
)  # fmt: skip
