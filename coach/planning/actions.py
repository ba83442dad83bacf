"""What to do next: this month, and the next ninety days week by week."""

import math
from collections.abc import Iterator

from coach.domain.figures import Origin, Said, amount, calculated, day, say
from coach.domain.plan import Action, Week
from coach.planning.case import Case
from coach.planning.draft import Draft
from coach.planning.phrases import in_sentence
from coach.planning.schedule import Placed, spent_by, weekly_hours
from coach.planning.task import Task

LEAST = 0.05  # hours; less is shown as nothing


def month_actions(base: Draft) -> tuple[Action, ...]:
    """As many actions for this month as asked for: what the schedule begins now, then steps that go with it."""
    wanted = base.case.choices.action_count
    open_items = [item for item in shown(base) if not item.done and item.task.effort > 0]
    by_start = sorted(open_items, key=lambda item: (item.start, item.end))
    actions = [*_income(base), *_from_tasks(base, by_start)]
    actions += _habits(base)
    return tuple(actions[:wanted])


def shown(base: Draft) -> list[Placed]:
    """What is worked on: all of it, or what ends by the date where the plan does not reach the target."""
    return [item for item in base.placed if base.arrives or item.end <= base.case.latest]


def _income(base: Draft) -> Iterator[Action]:
    """Pay meanwhile, for who is out of work and aims at what takes longer than the near plan to reach."""
    case = base.case
    near = case.rows.range("plan-ninety-days", "weeks").low
    if case.employed or case.relation == "return" or not case.named or base.work_end <= near:
        return
    known = case.occupation is not None and case.occupation != case.target.occupation and not case.target.leaving
    work = f"{in_sentence(case.here)} work" if known else "any work you can do at once"
    text = f"Apply for {work} too, if you need pay before then; ask the employment office what it pays for meanwhile."
    yield Action(id="month-income", text=Said(text=text))


def _from_tasks(base: Draft, items: list[Placed]) -> Iterator[Action]:
    """An action for each task with work in this month, then its own steps, so that the list is never padded."""
    spent = {item.task.id: spent_by(base.case, item, base.case.weeks_in(1)) for item in items}
    due = [item for item in items if spent[item.task.id] >= LEAST]
    for item in due:
        yield _of_this_month(base, item, spent[item.task.id])
    for item in due:
        for number, step in enumerate(step for step in item.task.steps if step.text != item.task.title):
            yield Action(id=f"month-{item.task.id}-{number + 1}", text=step, milestone=item.task.id)


def _of_this_month(base: Draft, item: Placed, spent: float) -> Action:
    """A task that ends this month, or the part of a longer one that falls into it, with the hours of that part."""
    case, task = base.case, item.task
    on = day(case.on(math.ceil(item.end * 7 - 1e-6) / 7), calculated("due", case.hours, *task.sources))
    if item.end <= case.weeks_in(1):
        text = say("{title}: done by {on}.", title=titled(task), on=on)
        return Action(id=f"month-{task.id}", text=text, hours=task.hours, milestone=task.id)
    origin = calculated("hours-this-month", case.hours, *task.sources)
    hours = amount(round(spent, 1), round(spent, 1), "hour", origin)
    return Action(
        id=f"month-{task.id}",
        text=say("{title}: begun this month.", title=titled(task)),
        hours=hours,
        milestone=task.id,
    )


def titled(task: Task) -> Said:
    """A task's title with the figures it quotes, which its first step carries."""
    return next((step for step in task.steps if step.text == task.title), Said(text=task.title))


def _habits(base: Draft) -> list[Action]:
    """Steps that stand for any plan: tracking, a partner, the reviews in the calendar."""
    return [
        Action(
            id="month-calendar",
            text=say("Block {hours} in your calendar, at times that are really free.", hours=base.case.hours),
        ),
        Action(
            id="month-partner",
            text=Said(text="Ask someone to be your accountability partner and agree a day to report."),
        ),
        Action(id="month-log", text=Said(text="Start a log: hours spent, what got done, who helped.")),
        Action(id="month-reviews", text=Said(text="Put the review dates of this plan into your calendar.")),
        Action(
            id="month-manager",
            text=Said(
                text="Tell your manager or a trusted senior colleague which way you want to grow."
                if base.case.hired
                else "Tell people who know your work that you are looking, and for what."
            ),
        ),
        Action(
            id="month-proofs", text=Said(text="Make a folder for proofs: letters, certificates, figures, photographs.")
        ),
    ]


def ninety_days(base: Draft) -> tuple[Week, ...]:
    """Thirteen weeks (row plan-ninety-days): the tasks worked on in each, with the hours they take that week."""
    count = int(base.case.rows.range("plan-ninety-days", "weeks").low)
    begun = [
        (item, titled(item.task), calculated("hours-this-week", base.case.hours, *item.task.sources))
        for item in shown(base)
        if item.start < count
    ]
    return tuple(_week(base.case, begun, number) for number in range(count))


def _week(case: Case, begun: list[tuple[Placed, Said, Origin]], number: int) -> Week:
    actions: list[Action] = []
    total = 0.0
    for item, title, origin in begun:
        if item.end <= number or item.start >= number + 1:
            continue
        spent = weekly_hours(case, item, number)
        if spent < LEAST:
            continue
        total += spent
        hours = amount(round(spent, 1), round(spent, 1), "hour", origin)
        ends = item.end <= number + 1 + 1e-9
        text = (
            say("{title}: finish it. Proof: {proof}.", title=title, proof=lower_first(item.task.evidence))
            if ends
            else say("{title}.", title=title)
        )
        actions.append(Action(id=f"week-{number + 1}-{item.task.id}", text=text, hours=hours, milestone=item.task.id))
    spent_all = amount(round(total, 1), round(total, 1), "hour", calculated("hours-this-week", case.hours))
    start = day(case.on(number), calculated("week", "framework:plan-ninety-days"))
    return Week(label=f"w{number + 1}", start=start, actions=tuple(actions), hours=spent_all)


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
