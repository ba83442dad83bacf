"""Answers and passages as text and as JSON."""

import textwrap
from typing import Any

import typer

from coach.app import Answer, Coach
from coach.knowledge.retriever import Hit, Retriever

WIDTH = 96


def prepared(coach: Coach) -> Retriever:
    """The search with its index ready; that it is built first, or can't be, is said on standard error."""
    if not (coach.settings.home / "index").is_dir():
        typer.echo("Building the search index, once; this takes a few seconds.", err=True)
    status = coach.retriever.prepare()
    if status.embedding is None:
        typer.echo(
            f"There is no search index in {coach.settings.home} and none can be built, so passages are found by their "
            "words alone; coach doctor says why.",
            err=True,
        )
    return coach.retriever


def answer_text(answer: Answer) -> str:
    """The passages with their sources, then what of the plan bears on the question."""
    if not answer.hits and not answer.plan:
        return "I have no source for that."
    parts = ["\n\n".join(hit_text(hit) for hit in answer.hits) if answer.hits else "I have no source for that."]
    if answer.plan:
        parts.append(
            "In your plan:\n"
            + "\n".join(
                textwrap.fill(said.text, WIDTH, initial_indent="- ", subsequent_indent="  ") for said in answer.plan
            )
        )
    return "\n\n".join(parts)


def hit_text(hit: Hit) -> str:
    passage = hit.passage
    body = "\n".join(textwrap.fill(line, WIDTH) if line.strip() else "" for line in passage.text.splitlines())
    return f"{passage.section}  [{passage.id}]\n{body}"


def answer_json(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "passages": [hit_json(hit) for hit in answer.hits],
        "citations": [
            {"id": hit.passage.id, "title": hit.passage.title, "section": hit.passage.section} for hit in answer.hits
        ],
        "plan": [said.model_dump(mode="json") for said in answer.plan],
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "id": passage.id,
        "title": passage.title,
        "section": passage.section,
        "text": passage.text,
        "rows": list(passage.rows),
        "score": round(hit.score, 4),
    }
