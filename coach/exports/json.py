"""The plan as JSON that reads back to the same plan, with every source it names written out."""

import json

from pydantic import ValidationError

from coach.domain.figures import Said
from coach.domain.plan import CareerPlan
from coach.domain.profile import Profile
from coach.errors import UserInputError
from coach.exports.sources import resolve, used_figures, used_ids
from coach.framework.tables import Framework

SCHEMA = "career-coach/plan"
VERSION = 1


def dump(plan: CareerPlan, profile: Profile, framework: Framework, since: tuple[Said, ...] = ()) -> str:
    """The plan and its sources; equal plans give equal text. Raises KnowledgeError for a source we don't know."""
    ids = sorted(used_ids(used_figures((plan, since))))
    whole = {
        "schema": SCHEMA,
        "version": VERSION,
        **({"since": [said.model_dump(mode="json") for said in since]} if since else {}),
        "plan": plan.model_dump(mode="json"),
        "sources": {id: resolve(id, plan, profile, framework).model_dump(mode="json") for id in ids},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def load(data: bytes) -> CareerPlan:
    """The plan of an exported file. Raises UserInputError when it is not one, or one this version can't read."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        raise UserInputError("This file is not JSON. Choose a plan exported as JSON.") from None
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise UserInputError(f"This file is not an exported plan: its schema is not {SCHEMA!r}.")
    if whole.get("version") != VERSION:
        raise UserInputError(
            f"This plan has format version {whole.get('version')!r}; this program reads {VERSION}. Export it again."
        )
    try:
        return CareerPlan.model_validate(whole.get("plan"))
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise UserInputError(f"The exported plan is damaged at {place or 'its start'}. Export it again.") from None
