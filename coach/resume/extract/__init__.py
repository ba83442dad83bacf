"""From a document's text to what it says: rules only, each value with the span of its evidence."""

from coach.resume.extract.assemble import extract
from coach.resume.extract.json_resume import from_json_resume, to_json_resume

__all__ = ["extract", "from_json_resume", "to_json_resume"]
