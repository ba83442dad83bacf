"""A plan as HTML for the page's tabs, from the same view as every export; each figure leads to its source.

Every text is escaped here: nothing of a person's or a model's is markup.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from coach.domain.figures import Said
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Profile
from coach.exports.page import (
    Block,
    Item,
    Items,
    Note,
    Paragraph,
    PlanView,
    Section,
    Subtitle,
    Table,
    key_of,
    listed,
    told,
)
from coach.exports.view import view
from coach.framework.tables import Framework
from coach.store import VersionInfo
from coach.ui.review import value_of

EMPTY = "<p class='quiet'>Your plan appears here after a few answers, or at once from a résumé.</p>"
GHOST = f"<div class='ghost' aria-hidden='true'>{'<i></i>' * 5}</div>"
# The sections of a plan by tab; on the first, what this month holds stands above them as boxes to tick.
FIRST = ("fit", "assumed", "questions", "quality")
TABS: dict[str, tuple[str, ...]] = {
    "Timeline": ("milestones", "weeks", "goals", "years", "phases", "reviews"),
    "Skills and gaps": ("readiness", "gaps", "position"),
    "Options": ("paths", "risks", "fallbacks"),
    "Money": ("pay", "people"),
}
LONGEST = 160


@dataclass(frozen=True)
class Shown:
    """A plan with its view, ready to be shown."""

    plan: CareerPlan
    profile: Profile
    view: PlanView

    @classmethod
    def of(cls, plan: CareerPlan, profile: Profile, framework: Framework) -> "Shown":
        return cls(plan=plan, profile=profile, view=view(plan, profile, framework))

    def tab(self, name: str) -> str:
        """The sections of a tab, under its name for those who can't see it."""
        before = self._costs() if name == "Money" else ""
        return f"<h2 class='unseen'>{escape(name)}</h2>{before}{self._sections(TABS[name])}"

    def aim(self) -> str:
        """The goal with what is done of it, and whether it fits."""
        plan = self.plan
        done, steps = sum(item.status == "done" for item in plan.milestones), len(plan.milestones)
        title = f"{plan.position.role} → {plan.readiness.target}"
        out = f"<h2>{escape(title)}</h2>"
        if steps:
            label = f"{done} of {steps} steps done"
            out += f"<p class='progress'><progress max='{steps}' value='{done}' aria-label='Steps done'></progress>"
            out += f" {label}{self._next_review()}</p>"
        return f"{out}<p>{self._text(plan.headline)}</p>"

    def first(self) -> str:
        """What stands below the boxes of the first tab."""
        also = [action.text for action in self.plan.month_actions if action.milestone is None]
        more = f"<h3>Also this month</h3>{self._block(listed(also))}" if also else ""
        return more + self._sections(FIRST)

    def evidence(self) -> str:
        """What is known about the person with the words it rests on, and the source of every figure."""
        known = ((_named(fact), value_of(fact)[:LONGEST], fact.status, _words(fact)) for fact in self.profile.facts)
        out = "<h2 class='unseen'>Evidence</h2><h3>What I know about you</h3>"
        out += _table(("Field", "Value", "How sure", "Your words"), (tuple(map(escape, row)) for row in known))
        return f"{out}<h3>What the figures rest on</h3>{self._sources()}"

    def whole(self) -> str:
        """Everything of the plan in one piece, with the sources of its figures."""
        sections = "".join(self._section(section) for section in self.view.sections)
        return f"{self.aim()}{sections}<h3>What the figures rest on</h3>{self._sources()}"

    def _sources(self) -> str:
        out = ""
        for group in self.view.sources:
            notes = "".join(self._note(note) for note in group.notes)
            out += f"<h4>{escape(group.title)}</h4><ul class='sources'>{notes}</ul>"
        return out

    def _note(self, note: Note) -> str:
        on = f", from {_links(note.rests_on)}" if note.rests_on else ""
        return f"<li id='source-{note.number}'><b>{note.number}</b> {escape(note.source.words)}{on}</li>"

    def _next_review(self) -> str:
        ahead = [review.on for review in self.plan.reviews if review.on.on and review.on.on > self.plan.made_on]
        return f" · next review {escape(ahead[0].text)}" if ahead else ""

    def _costs(self) -> str:
        """The steps that cost something, of those the plan shows."""
        costly = [item for item in self.plan.milestones if (item.cost.high or item.cost.low or 0) > 0]
        rows = [
            (escape(item.title), self._text(told(item.cost)), self._text(told(item.due)))
            for item in costly
            if key_of(item.cost.origin) in self.view.numbers and key_of(item.due.origin) in self.view.numbers
        ]
        total = f"<p>In all: {self._text(told(self.plan.fit.cost))}</p>"
        return f"<h3>What it costs</h3>{total}{_table(('Step', 'Cost', 'By'), rows) if rows else ''}"

    def _sections(self, ids: Iterable[str]) -> str:
        found = {section.id: section for section in self.view.sections}
        return "".join(self._section(found[id]) for id in ids if id in found)

    def _section(self, section: Section) -> str:
        return f"<h3>{escape(section.title)}</h3>{''.join(self._block(block) for block in section.blocks)}"

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(text=text):
                return f"<p>{self._text(text)}</p>"
            case Subtitle(text=text):
                return f"<h4>{self._text(text)}</h4>"
            case Items(items=items):
                return f"<ul>{''.join(self._item(item) for item in items)}</ul>"
            case Table(columns=columns, rows=rows):
                head = tuple(column.text for column in columns)
                return _table(head, (tuple(self._text(cell) for cell in row) for row in rows))

    def _item(self, item: Item) -> str:
        lead = f"<strong>{self._text(item.lead)}</strong> " if item.lead else ""
        tick = "✓ " if item.done else ""
        details = "".join(f"<li>{self._text(detail)}</li>" for detail in item.details)
        return f"<li>{tick}{lead}{self._text(item.text)}{f'<ul>{details}</ul>' if details else ''}</li>"

    def _text(self, said: Said) -> str:
        """A text with links to the sources of its figures."""
        numbers = {self.view.numbers.get(key_of(figure.origin)) for figure in said.figures}
        return escape(said.text) + _links(sorted(number for number in numbers if number))


def boxes(plan: CareerPlan) -> tuple[list[tuple[str, str]], list[str]]:
    """What can be ticked off, as label and milestone's id, the done ones last; and the ids of those."""
    labels: dict[str, str] = {}
    for action in plan.month_actions:
        if action.milestone is not None:
            hours = f" ({action.hours.text})" if action.hours else ""
            before = f"{labels[action.milestone]} " if action.milestone in labels else ""
            labels[action.milestone] = f"{before}{action.text.text}{hours}"
    done = {item.id: f"{item.title}: done on {item.due.text}" for item in plan.milestones if item.status == "done"}
    listed = {name: label for name, label in labels.items() if name not in done} | done
    return [(label, name) for name, label in listed.items()], list(done)


def changes(history: Iterable[VersionInfo]) -> str:
    """What changed last, and every version."""
    versions = tuple(history)
    out = "<h2 class='unseen'>Changes</h2>"
    if not versions:
        return f"{out}<p class='quiet'>Nothing was changed yet.</p>"
    lines = "".join(f"<li>{escape(line)}</li>" for line in versions[-1].changes)
    rows = (
        (str(info.version), escape(info.summary), info.made_at.strftime("%Y-%m-%d %H:%M"))
        for info in reversed(versions)
    )
    return (
        f"{out}<h3>Last change: {escape(versions[-1].summary)}</h3>"
        + (f"<ul>{lines}</ul>" if lines else "<p class='quiet'>Nothing in the plan moved.</p>")
        + f"<h3>Versions</h3>{_table(('Version', 'Why', 'When (UTC)'), rows)}"
    )


def last_change(history: tuple[VersionInfo, ...]) -> str:
    """The last change of the plan in one line."""
    if not history:
        return ""
    info = history[-1]
    first = f": {info.changes[0]}" if info.changes else ""
    more = f" And {len(info.changes) - 1} more." if len(info.changes) > 1 else ""
    return f"<p>Version {info.version}, {escape(info.summary)}{escape(first)}{more}</p>"


def _links(numbers: Iterable[int]) -> str:
    """Small raised numbers that lead to the sources."""
    links = "".join(f"<a href='#source-{n}' data-source='{n}' aria-label='Source {n}'>{n}</a>" for n in numbers)
    return f"<sup>{links}</sup>" if links else ""


def _named(fact: Fact) -> str:
    return fact.slot.replace("_", " ")


def _words(fact: Fact) -> str:
    words = " ".join(fact.evidence.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of cells that are escaped already; the first of a row names it."""
    top = "".join(f"<th scope='col'>{escape(name)}</th>" for name in head)
    body = "".join(
        f"<tr><th scope='row'>{row[0]}</th>{''.join(f'<td>{cell}</td>' for cell in row[1:])}</tr>" for row in rows
    )
    wide = "<div class='wide' tabindex='0' role='group' aria-label='Table, scrolls sideways'>"
    return f"{wide}<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
