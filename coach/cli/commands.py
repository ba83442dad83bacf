"""The commands of `coach`. Heavy parts are imported when a command runs, so that help is quick."""

from pathlib import Path
from typing import Annotated

import typer

from coach.cli import common, decide, me, plan, prompts
from coach.cli.common import AsJson, Model, Person, ResumeFile, coach_for, show, show_json, write
from coach.settings import load

app = typer.Typer(
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="A private career coach: from a résumé to a plan whose every figure can be traced. Works without a network.",
)
app.add_typer(plan.app, name="plan", help="Show, change and export the plan.")
app.add_typer(me.app, name="me", help="What is known about you: show, export, import, erase.")
app.command("prompts")(prompts.prompts)
app.command("decide")(decide.decide)
knowledge = typer.Typer(no_args_is_help=True)
app.add_typer(knowledge, name="knowledge", help="Search the guidance.")

Goal = Annotated[str | None, typer.Option(help='What you want, in your words: "become a nurse manager".')]
Target = Annotated[str | None, typer.Option(help="The role you aim at.")]
Months = Annotated[float | None, typer.Option(help="Months from today until you want to be there.")]
Hours = Annotated[float | None, typer.Option(help="Hours a week you can give.")]
Budget = Annotated[float | None, typer.Option(help="Money you can spend in all.")]
Role = Annotated[str | None, typer.Option(help="Your present role, if the résumé does not say it.")]
Format = Annotated[str, typer.Option("--format", help="text, md or json.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")]


Port = Annotated[int, typer.Option(min=1, max=65535, help="Where the page is served on this computer.")]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in your browser.")]
PORT = 7860


@app.callback()
def before(context: typer.Context, person: Person = None, model: Model = None) -> None:
    """Options that stand before the command; without a command, serve the page."""
    common.named.clear()
    if person is not None:
        common.named["person"] = person
    if model is not None:
        common.named["model"] = model
    if context.invoked_subcommand is None:
        serve()


@app.command()
def serve(port: Port = PORT, browser: Browser = True, person: Person = None) -> None:
    """Serve the page on this computer: the conversation, and the plan beside it."""
    from coach.settings import silence_libraries

    silence_libraries()
    from coach.ui.server import serve as serve_page

    serve_page(coach_for(person), port, browser=browser)


@app.command()
def resume(file: ResumeFile, as_json: AsJson = False, person: Person = None) -> None:
    """Show what is understood from a résumé, and what could not be placed."""
    coach = coach_for(person)
    understood = coach.understand(file)
    if as_json:
        show_json(coach.json_resume(understood))
    else:
        from coach.cli.resume_view import describe

        show(describe(understood))


@app.command()
def roadmap(
    file: Annotated[Path | None, typer.Argument(help="A résumé; leave out to use what is known already.")] = None,
    goal: Goal = None,
    target: Target = None,
    months: Months = None,
    hours: Hours = None,
    budget: Budget = None,
    role: Role = None,
    format: Format = "text",
    output: Output = None,
    as_json: AsJson = False,
    person: Person = None,
) -> None:
    """Make a plan from a résumé: dated, costed, and within your hours and budget, or what would make it fit."""
    from coach.app import option
    from coach.domain.renewal import renewed
    from coach.exports import exporter_of

    given = {
        "goal": ("--goal", goal),
        "target_role": ("--target", target),
        "timeframe_months": ("--months", months),
        "hours_per_week": ("--hours", hours),
        "budget": ("--budget", budget),
        "role": ("--role", role),
    }
    facts = [option(slot, value, name) for slot, (name, value) in given.items() if value is not None]
    format = "json" if as_json else format
    exporter_of(format)
    coach = coach_for(person)
    understood = coach.understand(file) if file else None
    before = coach.store.load(coach.settings.person)
    saved = coach.roadmap(understood, facts)
    write(coach.export(saved, format), output)
    if understood:
        kept = renewed(before.state.profile, saved.state.profile, understood.facts) if before else ()
        for line in (*kept, *understood.notes):
            typer.echo(line, err=True)


@app.command()
def example(format: Format = "text", output: Output = None, as_json: AsJson = False) -> None:
    """Print the roadmap of an example person, to see what the coach does. Nothing is saved."""
    from coach.app import example_plan

    write(example_plan(coach_for(None), "json" if as_json else format), output)


@app.command()
def chat(
    as_json: AsJson = False,
    slot: Annotated[str | None, typer.Option("--ask", help="Open with the question for this field.")] = None,
    person: Person = None,
) -> None:
    """Talk with the coach. With --json: a message a line in, a turn record a line out."""
    import sys
    from threading import Thread

    from coach.cli.chat import as_json as talk_as_json
    from coach.cli.chat import by_hand, opening

    coach = coach_for(person)
    chat = coach.chat(opening(slot))
    if as_json:
        coach.warm()
        talk_as_json(chat, coach.settings.person, iter(sys.stdin))
    else:
        Thread(target=coach.warm, name="warm").start()
        by_hand(chat, coach.settings.person)


@app.command()
def ask(question: str, as_json: AsJson = False, person: Person = None) -> None:
    """Answer a question from the guidance and your plan, with sources."""
    from coach.cli.answers import answer_json, answer_text, prepared

    coach = coach_for(person)
    prepared(coach)
    answer = coach.ask(question)
    for note in answer.notes:
        typer.echo(note, err=True)
    if as_json:
        show_json(answer_json(answer))
    else:
        show(answer_text(answer))


@knowledge.command()
def search(
    query: str,
    count: Annotated[int, typer.Option("-k", "--count", min=1, max=20, help="Passages to show.")] = 5,
    topic: Annotated[str | None, typer.Option(help="Only this topic.")] = None,
    industry: Annotated[str | None, typer.Option(help="Only what fits this industry.")] = None,
    level: Annotated[str | None, typer.Option(help="Only what fits this level.")] = None,
    as_json: AsJson = False,
) -> None:
    """The passages found for a query: id, title, section, text, framework rows and score."""
    from coach.cli.answers import hit_json, hit_text, prepared

    hits = prepared(coach_for(None)).search(query, k=count, topic=topic, industry=industry, level=level)
    if as_json:
        show_json([hit_json(hit) for hit in hits])
    else:
        show("\n\n".join(hit_text(hit) for hit in hits) or "I have no source for that.")


@app.command()
def doctor(
    test_model: Annotated[
        bool, typer.Option("--test-model", help="Ask the model too; sends one made-up line.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check that everything the coach needs is in place."""
    from coach.cli.doctor import checks

    found = checks(coach_for(None), test_model)
    if as_json:
        show_json(found)
    else:
        show("\n".join(f"{'ok  ' if item['ok'] else 'FAIL'} {item['name']}: {item['found']}" for item in found))
    if not all(item["ok"] for item in found):
        raise typer.Exit(1)


@app.command()
def paths(as_json: AsJson = False) -> None:
    """Where your data and the coach's own files are."""
    settings = load()
    places = {
        "data": str(settings.home),
        "plans": str(settings.home / "coach.db"),
        "index": str(settings.home / "index"),
        "knowledge": str(settings.knowledge),
        "prompts": str(settings.prompts),
    }
    if as_json:
        show_json(places)
    else:
        show("\n".join(f"{name:<10} {place}" for name, place in places.items()))
