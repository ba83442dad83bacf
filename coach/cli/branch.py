"""`coach plan branch`: several plans of one person side by side, life A and life B."""

from typing import Annotated

import typer

from coach.cli.common import AsJson, Person, coach_for, show, show_changes, show_json
from coach.errors import UserInputError


def branch(
    name: Annotated[str | None, typer.Argument(help="The plan to go on with; leave out to list them.")] = None,
    new: Annotated[bool, typer.Option("--new", help="Make it first, as a copy of the present plan.")] = False,
    compare: Annotated[bool, typer.Option("--compare", help="Only show what is different in it.")] = False,
    as_json: AsJson = False,
    person: Person = None,
) -> None:
    """List your plans, make one beside the present one, go on with another, or compare."""
    if name is None:
        if new or compare:
            raise UserInputError('Name the plan, for example: coach plan branch "life B" --new')
        _list(person, as_json)
        return
    name = " ".join(name.split())
    if not name or (new and compare):
        raise UserInputError("A plan needs a name, and --new and --compare are used one at a time.")
    coach = coach_for(person)
    if compare:
        show_changes(coach.compare(name), as_json)
        return
    saved = coach.switch(name, new)
    if as_json:
        show_json({"branch": name, "version": saved.version})
    else:
        show(f"Version {saved.version}: you are now on {name}.")


def _list(person: str | None, as_json: bool) -> None:
    coach = coach_for(person)
    here = coach.current().state.branch
    listed = []
    for name, saved in coach.branches().items():
        plan = saved.plan or coach.plan_of(saved.state)
        listed.append(
            {
                "branch": name,
                "current": name == here,
                "version": saved.version,
                "target": plan.readiness.target,
                "finish": plan.fit.finish.text,
            }
        )
    if as_json:
        show_json(listed)
        return
    width = max(len(str(item["branch"])) for item in listed)
    show(
        "\n".join(
            f"{'*' if item['current'] else ' '} {item['branch']:<{width}}  {item['target']}, last step {item['finish']}"
            for item in listed
        )
    )
