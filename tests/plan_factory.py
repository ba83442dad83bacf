"""Plans and states for tests: every field filled, every list with one entry, whatever fields the models have."""

import types
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from coach.domain.figures import Origin, Said, day
from coach.domain.patch import Choices, Done, OwnMilestone, Pin, State
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, HeldSkill, Job, Profile, Source, Value

Model = TypeVar("Model", bound=BaseModel)
PLAIN: dict[Any, Any] = {str: "é – “quoted” 日本", float: 2.5, int: 2, bool: True, date: date(2027, 3, 14)}


def sample(model: type[Model], **given: Any) -> Model:
    """A value of the model, with these fields given and made-up ones for the rest."""
    made = {name: _sample(field.annotation) for name, field in model.model_fields.items() if name not in given}
    return model(**made, **given)


def _sample(kind: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _sample(next(item for item in arguments if item is not type(None)))
    if origin is Annotated:
        return _sample(arguments[0])
    if origin is Literal:
        return arguments[0]
    if origin is tuple:
        return tuple(_sample(item) for item in arguments if item is not Ellipsis)
    if origin is dict:
        return {_sample(arguments[0]): _sample(arguments[1])}
    return sample(kind) if isinstance(kind, type) and issubclass(kind, BaseModel) else PLAIN[kind]


def a_plan(target: str = "Nurse manager", finish: date = date(2028, 5, 21), headline: str = "Onwards.") -> CareerPlan:
    """A plan for a target, finished on a day."""
    plan = sample(CareerPlan, headline=Said(text=headline))
    ends = day(finish, Origin(kind="calculation", id="calc:finish"))
    return plan.model_copy(
        update={
            "readiness": plan.readiness.model_copy(update={"target": target}),
            "fit": plan.fit.model_copy(update={"finish": ends}),
        }
    )


def fact(slot: str, value: Value) -> Fact:
    return Fact(slot=slot, value=value, source=Source(kind="turn", id="1", span=(0, 4)), evidence=str(value))


def a_state(role: str = "Registered nurse") -> State:
    """A state with facts of every kind, choices, pins and milestones of the person's own."""
    facts = (
        fact("role", role),
        fact("pay", 41_250.5),
        fact("relocate", False),
        fact("skills", HeldSkill(name="Triage", level="advanced")),
        fact(
            "jobs", Job(title=role, employer="St Élan’s", start="2019-04", current=True, highlights=("cut waits 12 %",))
        ),
    )
    return State(
        profile=Profile(facts=facts),
        choices=Choices(
            path="up", dropped=("gap-1",), done=(Done(milestone="m1", evidence="letter", on=date(2026, 1, 2)),)
        ),
        pins=(Pin(milestone="m2", title="Talk to Ngozi", due=date(2027, 1, 5)),),
        own=(OwnMilestone(id="own-1", title="Choir", evidence="concert", due=date(2027, 6, 1), hours=3.5),),
    )
