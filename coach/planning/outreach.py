"""Targets for network, visibility, search, interviews and negotiation, fitted to the trade and the hours."""

import math
import re

from coach.domain.figures import Figure, Said, amount, calculated, day, say
from coach.domain.outlook import Target
from coach.framework.rows import Rows
from coach.planning.case import Case
from coach.planning.draft import Draft
from coach.planning.move import HANDS_ON, partners
from coach.planning.ownaccount import own_prices, own_targets, own_visibility

PART_TIME = re.compile(r"\b(?:part[- ]time|fewer hours|shorter hours|school hours|job[- ]share)\b", re.IGNORECASE)


def find_targets(base: Draft) -> tuple[Target, ...]:
    """All targets, each with the figure it aims at and, where the plan holds it, its date.

    Who can only begin the way in now has people to meet, and nothing to apply for yet.
    """
    if not base.arrives:
        return tuple(_network(base))
    if base.case.target.own:
        return (*_network(base), *own_visibility(), *own_targets(base.case), *own_prices())
    return (*_network(base), *_brand(base), *_search(base), *_talk(base))


def _due(base: Draft, milestone: str) -> Figure | None:
    for item in base.placed:
        if item.task.id == milestone and item.end <= base.case.horizon:
            return day(
                base.case.on(math.ceil(item.end * 7 - 1e-6) / 7),
                calculated(f"due-{milestone}", base.case.hours, base.case.months),
            )
    return None


def _network(base: Draft) -> list[Target]:
    rows = base.case.rows
    return [
        Target(
            id="network-talks",
            area="network",
            text=Said(text=f"Talks with: {partners(base.case)}."),
            due=_due(base, "network-talks"),
        ),
        Target(
            id="network-contacts",
            area="network",
            text=say(
                "In time {more} of the field whom you know by name.",
                more=rows.figure("milestone-q5-network", "contacts"),
            ),
            due=_due(base, "network-contacts"),
        ),
        Target(
            id="network-mentors",
            area="network",
            text=say(
                "In time {n} mentors, met {often}, and {sponsors} who speak for you when you are absent.",
                n=_bare(rows.figure("treated-mentors", "mentors")),
                often=rows.figure("network-mentor-cadence", "cadence"),
                sponsors=rows.figure("network-gap-sponsors", "people"),
            ),
            due=_due(base, "network-mentors"),
        ),
        Target(
            id="network-communities",
            area="network",
            text=say(
                "An active part in {n} of the field, local or online.",
                n=rows.figure("milestone-q1-communities", "communities"),
            ),
        ),
    ]


def _brand(base: Draft) -> list[Target]:
    """Where work is shown depends on the trade: writing and profiles for desk work, places and people for the rest."""
    rows, occupation = base.case.rows, base.case.target.occupation
    sentence = Said(text="One sentence on what you do well, for whom, and what shows it, the same everywhere.")
    targets = [Target(id="brand-sentence", area="brand", text=sentence)]
    if occupation is not None and occupation.sector in HANDS_ON:
        venues = ", ".join(occupation.venues)
        text = Said(text=f"Seen at work where hirers of this trade look: {venues}.")
        return [*targets, Target(id="brand-venues", area="brand", text=text, due=_due(base, "visible-once"))]
    pieces = rows.figure("milestone-q3-publications", "publications")
    venue = f", for example at the {occupation.venues[0]}" if occupation and occupation.venues else ""
    text = say("{n} of your work shown where the field sees it{venue}.", n=pieces, venue=venue)
    profile = Said(text="A profile page with the target work in its headline, proof linked, and recommendations.")
    return [
        *targets,
        Target(id="brand-pieces", area="brand", text=text, due=_due(base, "visible-once")),
        Target(id="brand-profile", area="brand", text=profile, due=_due(base, "profile")),
    ]


def _search(base: Draft) -> list[Target]:
    case = base.case
    rows, occupation = case.rows, case.target.occupation
    if case.named and case.inside:
        inside = Said(text="Ask when the next post at that level is planned, who decides, and what they will look at.")
        outside = say(
            "Keep {n} other employers in view, so that a no here is not the end.",
            n=_bare(rows.figure("milestone-q3-companies-explored", "companies")),
        )
        return [
            Target(id="search-inside", area="search", text=inside, due=_due(base, "promotion-case")),
            Target(id="search-outside", area="search", text=outside),
        ]
    short = occupation is not None and occupation.sector in HANDS_ON
    row = "plan-applications-short" if short else "transition-applications"
    count = Target(
        id="search-applications",
        area="search",
        text=say("{n} in all, first through people who know you.", n=rows.figure(row, "applications")),
        due=_due(base, "applications-1"),
    )
    listed = rows.figure("treated-shortlist" if not short else "milestone-q3-companies-explored", "companies")
    tail = "" if short else ", from dreamt-of to safe"
    shortlist = Target(
        id="search-shortlist",
        area="search",
        text=say("A shortlist of {n} employers you would like to work for{tail}.", n=_bare(listed), tail=tail),
    )
    return [count, *_fewer_hours(case), shortlist, *([] if short else [_funnel(rows)])]


def _fewer_hours(case: Case) -> list[Target]:
    """How to look for part-time work, for who says that they want it."""
    wishes = [case.profile.text("goal") or "", *(str(fact.value) for fact in case.profile.all("must_have"))]
    if not PART_TIME.search(" ".join(wishes)):
        return []
    text = "Search for part-time posts as such, and ask of full-time ones whether they can be shared or shortened."
    return [Target(id="search-part-time", area="search", text=Said(text=text))]


def _funnel(rows: Rows) -> Target:
    """What share of applications leads how far, and how many that makes for one offer."""
    rates = (
        rows.figure("funnel-application-to-screen", "rate"),
        rows.figure("funnel-screen-to-onsite", "rate"),
        rows.figure("funnel-onsite-to-offer", "rate"),
    )
    text = say(
        "Usually {a} of applications lead to a first talk, {b} of those to a full interview, {c} of those to an offer: "
        "{n} for one offer. A referral makes the first talk {uplift} times as likely.",
        a=rates[0],
        b=rates[1],
        c=rates[2],
        n=_applications_for_one_offer(rates),
        uplift=_bare(rows.figure("network-referral-uplift", "uplift")),
    )
    return Target(id="search-funnel", area="search", text=text)


def _bare(figure: Figure) -> Figure:
    return figure.model_copy(update={"text": figure.text.split(" ")[0]})


def _applications_for_one_offer(rates: tuple[Figure, ...]) -> Figure:
    """Applications that bring one offer at the documents' rates: best to worst case, rounded."""
    best = worst = 1.0
    for rate in rates:
        best /= (rate.high or 100.0) / 100
        worst /= (rate.low or 1.0) / 100
    return amount(round(best), round(worst), "application", calculated("applications-for-one-offer", *rates))


def _talk(base: Draft) -> list[Target]:
    rows = base.case.rows
    stories = say(
        "{n} of what you achieved, told as situation, task, action, result; {fail} of what went wrong.",
        n=rows.figure("interview-stories-achievement", "stories"),
        fail=rows.figure("interview-stories-failure", "stories"),
    )
    own = say("{n} of your own to ask them.", n=rows.figure("interview-questions", "questions"))
    range_ = say(
        "Name a range from what you want up to {top} above it, and never answer an offer on the spot.",
        top=rows.figure("negotiation-range-ceiling", "ceiling_over_floor"),
    )
    walk = Said(text="Write down before the talk what you would refuse, and what you do instead if it comes to that.")
    return [
        Target(id="interview-stories", area="interview", text=stories, due=_due(base, "interview-1")),
        Target(id="interview-questions", area="interview", text=own),
        Target(id="negotiation-range", area="negotiation", text=range_),
        Target(id="negotiation-walk-away", area="negotiation", text=walk),
    ]
