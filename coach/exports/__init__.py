"""One view of the plan, many formats. `EXPORTERS` maps a format's name to the function that writes it."""

import shutil
from collections.abc import Callable

from coach.domain.figures import Said
from coach.domain.plan import CareerPlan
from coach.domain.profile import Profile
from coach.errors import UserInputError
from coach.exports import json, markdown, text
from coach.exports.view import view
from coach.framework.tables import Framework

Since = tuple[Said, ...]
Exporter = Callable[[CareerPlan, Profile, Framework, Since], bytes]


def _markdown(plan: CareerPlan, profile: Profile, framework: Framework, since: Since) -> bytes:
    return markdown.render(view(plan, profile, framework, since)).encode()


def _json(plan: CareerPlan, profile: Profile, framework: Framework, since: Since) -> bytes:
    return json.dump(plan, profile, framework, since).encode()


def _text(plan: CareerPlan, profile: Profile, framework: Framework, since: Since) -> bytes:
    return text.render(view(plan, profile, framework, since), shutil.get_terminal_size().columns).encode()


EXPORTERS: dict[str, Exporter] = {"md": _markdown, "json": _json, "text": _text}


def exporter_of(format: str) -> Exporter:
    """What writes a format. Raises UserInputError for one there is not."""
    if format not in EXPORTERS:
        raise UserInputError(f"There is no format {format!r}. Choose one of: {', '.join(EXPORTERS)}.")
    return EXPORTERS[format]


def export(plan: CareerPlan, profile: Profile, framework: Framework, format: str, since: Since = ()) -> bytes:
    """The plan in a format, with what moved since it was saved. Raises UserInputError for a format there is not."""
    return exporter_of(format)(plan, profile, framework, since)
