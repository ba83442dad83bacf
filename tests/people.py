"""People of many trades for tests: what each of them said or handed in, and nothing else."""

from dataclasses import dataclass, field
from datetime import date

from coach.domain.profile import Fact, Held, HeldSkill, Job, Profile, School, Source, Value

TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Someone:
    """A person as facts: `said` by slot, and what their document lists."""

    who: str
    said: dict[str, Value] = field(default_factory=dict)
    skills: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    degrees: tuple[tuple[str, str], ...] = ()

    @property
    def profile(self) -> Profile:
        facts = [
            Fact(slot=slot, value=value, source=Source(kind="option", id=f"--{slot}"), evidence=f"{slot} {value}")
            for slot, value in self.said.items()
        ]
        facts += [_written("skills", HeldSkill(name=name), name) for name in self.skills]
        facts += [_written("jobs", Job(title=title), title) for title in self.jobs]
        facts += [_written("credentials", Held(name=name), name) for name in self.credentials]
        facts += [_written("education", School(degree=d, area=a), f"{d}, {a}") for d, a in self.degrees]
        return Profile().with_facts(facts)


def _written(slot: str, value: Value, evidence: str) -> Fact:
    return Fact(slot=slot, value=value, source=Source(kind="document", id="resume.pdf", span=(0, 9)), evidence=evidence)


def _frame(months: float, hours: float, budget: float, years: float) -> dict[str, Value]:
    return {"timeframe_months": months, "hours_per_week": hours, "budget": budget, "years_experience": years}


PEOPLE = (
    Someone(
        "nurse towards nurse manager",
        {"name": "Ana Example", "role": "Registered nurse", "target_role": "nurse manager", **_frame(18, 6, 2000, 6)},
        skills=("Patient assessment", "Medication administration"),
        credentials=("RN licence",),
        degrees=(("Bachelor of Science in Nursing", "Nursing"),),
    ),
    Someone(
        "line cook towards sous chef",
        {"name": "Bo Example", "role": "Line cook", "target_role": "Sous chef", **_frame(12, 4, 300, 4)},
        jobs=("Line cook", "Prep cook"),
    ),
    Someone(
        "electrician towards site supervisor",
        {"role": "Electrician", "target_role": "Construction supervisor", **_frame(24, 5, 1500, 9), "pay": 52000.0},
    ),
    Someone(
        "teacher towards head of department",
        {"role": "Secondary school teacher", "goal": "become a head of department", **_frame(30, 3, 0, 11)},
        degrees=(("BEd", "Education"),),
    ),
    Someone(
        "accountant towards finance manager over five years",
        {"role": "Accountant", "target_role": "Finance manager", **_frame(60, 5, 4000, 3)},
        skills=("Financial reporting", "Excel"),
    ),
    Someone(
        "backend developer towards staff engineer",
        {
            "role": "backend developer",
            "target_role": "staff engineer",
            **_frame(24, 6, 2000, 6),
            "pay": 110000.0,
            "runway_months": 3.0,
            "satisfaction": 7.0,
        },
        skills=("Python", "PostgreSQL", "code review"),
    ),
    Someone(
        "cashier who wants to be a surgeon",
        {"role": "cashier", "target_role": "surgeon", **_frame(6, 2, 500, 2)},
    ),
    Someone(
        "shop assistant into data",
        {"role": "sales associate", "target_role": "data analyst", **_frame(14, 8, 600, 5), "currency": "EUR"},
        skills=("Excel",),
        degrees=(("Bachelor of Arts", "History"),),
    ),
    Someone(
        "manager towards director",
        {"role": "Engineering manager", "target_role": "Director of engineering", **_frame(36, 4, 5000, 14)},
    ),
    Someone(
        "someone whose role is unknown to us",
        {"role": "falconer", "target_role": "electrician", "hours_per_week": 5.0},
    ),
    Someone(
        "someone whose target is unknown to us",
        {"role": "Bookkeeper", "target_role": "lighthouse keeper", **_frame(12, 3, 100, 8)},
    ),
    Someone(
        "someone with dependants and no budget",
        {"role": "Care assistant", "target_role": "Registered nurse", **_frame(48, 4, 0, 7), "dependants": 3.0},
    ),
    Someone(
        "a care assistant who studies nursing beside the job",
        {"role": "Care assistant", "target_role": "Registered nurse", **_frame(60, 12, 8000, 4)},
    ),
    Someone(
        "head of the ladder with no target",
        {"role": "Executive chef", "years_experience": 22.0, "values": "calm", "must_not": "night shifts"},
    ),
    Someone("someone who said nothing but a name", {"name": "Quiet Example"}),
)
