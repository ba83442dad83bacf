"""The plan as HTML for the page's tabs. Every text is escaped here: nothing of a person's or a model's is markup."""

from collections.abc import Iterable
from html import escape

from coach.domain.figures import Figure, Said
from coach.domain.plan import CareerPlan, Milestone
from coach.domain.profile import Profile
from coach.exports.sources import resolve, used_figures, used_ids
from coach.framework.tables import Framework
from coach.store import VersionInfo

EMPTY = "<p class='quiet'>Your plan appears here after a few answers, or at once from a résumé.</p>"


def _text(value: Said | Figure | str) -> str:
    return escape(value if isinstance(value, str) else value.text)


def _list(items: Iterable[str]) -> str:
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{inner}</ul>" if inner else "<p class='quiet'>Nothing here.</p>"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    top = "".join(f"<th scope='col'>{escape(name)}</th>" for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<div class='wide'><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"


def overview(plan: CareerPlan) -> str:
    """Where it goes, whether it fits, what to do now, and what was assumed."""
    month = _list(
        f"{_text(action.text)}{f' <span class=quiet>({_text(action.hours)})</span>' if action.hours else ''}"
        for action in plan.month_actions
    )
    ways = _list(f"{_text(way.change)} {_text(way.effect)}" for way in plan.fit.ways_out)
    out = f"<h3>{_text(plan.headline)}</h3><p>{_text(plan.readiness.summary)}</p>"
    if plan.fit.ways_out:
        out += f"<h4>What would make it fit</h4>{ways}"
    out += f"<h4>This month</h4>{month}"
    if plan.assumptions:
        out += "<h4>What I assumed</h4>" + _list(
            f"{_text(item.text)} <em>{escape(item.ask)}</em>" for item in plan.assumptions
        )
    return out


def timeline(plan: CareerPlan) -> str:
    """Milestones by quarter, each with date, hours, cost and proof."""
    quarters: dict[str, list[Milestone]] = {}
    for item in plan.milestones:
        quarters.setdefault(item.quarter, []).append(item)
    return "".join(
        f"<h4>{escape(name)}</h4>"
        + _table(
            ("Step", "By", "Hours", "Cost", "Proof"),
            (
                (
                    f"{'✓ ' if item.status == 'done' else ''}{escape(item.title)}",
                    _text(item.due),
                    _text(item.hours),
                    _text(item.cost),
                    escape(item.evidence),
                )
                for item in items
            ),
        )
        for name, items in quarters.items()
    )


def skills(plan: CareerPlan) -> str:
    """What is there already, and what is missing, in the order to close it."""
    held = ", ".join(plan.readiness.held) or "nothing named yet"
    rows = (
        (
            escape(gap.name),
            gap.priority,
            escape(f"{gap.have or '–'} → {gap.need or '–'}"),
            _text(gap.hours),
            _text(gap.reason),
        )
        for gap in plan.gaps
    )
    return f"<p>At the level asked for: {escape(held)}.</p>" + _table(
        ("Missing", "Order", "Level", "Hours", "Why"), rows
    )


def options(plan: CareerPlan) -> str:
    """The ways forward side by side."""
    rows = (
        (
            f"<strong>{escape(path.title)}</strong>{' (chosen)' if path.chosen else ''}",
            _text(path.months),
            _text(path.feasibility) if path.feasibility else "not by your date",
            escape("; ".join(path.pros)),
            escape("; ".join(path.cons)),
            escape(path.reversibility),
        )
        for path in plan.paths
    )
    return _table(("Way forward", "Time", "Chance if tried", "For", "Against", "Way back"), rows)


def money(plan: CareerPlan) -> str:
    """What it costs, what is known of the pay, and what could go wrong."""
    costly = [item for item in plan.milestones if (item.cost.high or item.cost.low or 0) > 0]
    out = f"<p>Cost in all: <strong>{_text(plan.fit.cost)}</strong></p>"
    if costly:
        out += _table(("Step", "Cost", "By"), ((escape(m.title), _text(m.cost), _text(m.due)) for m in costly))
    out += f"<h4>Pay</h4>{_list(_text(said) for said in plan.pay.statements)}"
    out += f"<p class='quiet'>{escape(plan.pay.caveat)}</p>"
    return out + "<h4>Risks</h4>" + _list(f"{_text(r.description)} {_text(r.answer)}" for r in plan.risks)


def evidence(plan: CareerPlan, profile: Profile, framework: Framework) -> str:
    """What is known about the person with the words it rests on, and the source of every figure."""
    known = (
        (
            escape(fact.slot.replace("_", " ")),
            escape(str(getattr(fact.value, "name", None) or getattr(fact.value, "title", None) or fact.value)[:120]),
            escape(fact.status),
            escape(" ".join(fact.evidence.split())[:160]),
        )
        for fact in profile.facts
    )
    notes = dict.fromkeys(resolve(id, plan, profile, framework).words for id in used_ids(used_figures(plan)))
    return (
        "<h4>What I know about you</h4>"
        + _table(("Field", "Value", "How sure", "Your words"), known)
        + f"<h4>What the figures rest on</h4>{_list(escape(note) for note in notes)}"
    )


def changes(history: Iterable[VersionInfo], listed: Iterable[str]) -> str:
    """What changed last, and every version."""
    versions = (
        (str(info.version), escape(info.summary), info.made_at.strftime("%Y-%m-%d %H:%M"))
        for info in reversed(tuple(history))
    )
    return (
        f"<h4>Last change</h4>{_list(escape(line) for line in listed)}"
        f"<h4>Versions</h4>{_table(('Version', 'Why', 'When (UTC)'), versions)}"
    )
