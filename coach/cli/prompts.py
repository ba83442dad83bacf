"""`coach prompts`: list prompts and sheets, and fill one from the plan."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.common import AsJson, Person, coach_for, show, show_json
from coach.errors import UserInputError

if TYPE_CHECKING:
    from coach.prompts.template import Draft, Prompt

Name = Annotated[str | None, typer.Argument(help="The prompt to fill; leave out to list them all.")]
Set = Annotated[
    list[str] | None, typer.Option("--set", help="A value: --set INDUSTRY=healthcare. It wins over the plan.")
]

Gap = Annotated[str | None, typer.Option("--gap", help="The gap a learning goal is about, by its id in the plan.")]


def prompts(
    name: Name = None, set: Set = None, gap: Gap = None, as_json: AsJson = False, person: Person = None
) -> None:
    """List the prompts and sheets, or fill one from your plan; what is missing is asked."""
    coach = coach_for(person)
    if name is None:
        if set:
            raise UserInputError(
                "Name the prompt to fill, for example: coach prompts quick-plan --set INDUSTRY=healthcare"
            )
        found = coach.prompts.all()
        show_json([_json(prompt) for prompt in found]) if as_json else show("\n".join(map(_line, found)))
        return
    prompt = coach.prompts.get(name)
    given = dict(_pair(text) for text in set or [])
    fitting = {
        key: value
        for key, value in coach.prompt_values(gap).items()
        if key in prompt.front.variables and prompt.front.variables[key].fault(value) is None
    }
    values = fitting | given
    draft = prompt.draft(values)
    if as_json:
        show_json(
            _json(prompt)
            | {"values": values, "missing": draft.missing, "assumed": draft.assumed, "text": draft.rendered.text}
        )
        return
    show(draft.rendered.text)
    for line in _notes(prompt, draft):
        typer.echo(line, err=True)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UserInputError(f"--set {text} can't be read. Write --set NAME=VALUE.")
    return name.strip().upper(), value


def _line(prompt: "Prompt") -> str:
    front = prompt.front
    return f"{front.name}  v{front.version}  {front.title}\n    {front.purpose}\n    {', '.join(front.variables)}"


def _json(prompt: "Prompt") -> dict[str, Any]:
    return {"id": prompt.id, **prompt.front.model_dump(mode="json")}


def _notes(prompt: "Prompt", draft: "Draft") -> list[str]:
    """What is missing or assumed, and how to set it."""
    lines = [f"Missing: {ask} Add --set {name}=..." for name, ask in draft.missing.items()]
    if prompt.front.reader == "model":
        lines += [
            f"Assumed: {name} is {value}. Change it with --set {name}=..." for name, value in draft.assumed.items()
        ]
    return lines
