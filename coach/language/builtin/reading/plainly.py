"""Messages that are as a whole one plain thing: a question about the plan, a sum, a change of the target."""

from coach.language.base import Reading
from coach.language.builtin.reading import retarget, shows, sums
from coach.language.builtin.reading.intents import PLAN_NOW
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.text import Text


def plain_reading(text: Text, asked: str, lexicon: Lexicon) -> Reading | None:
    """The reading of such a message, None for any other. `asked` is the question that is open."""
    plain, whole = text.plain, text.words(0, len(text.plain))
    if shows.asks_for_the_week(plain):
        return Reading(intent="this_week")
    aspect = shows.aspect(plain)
    if aspect is not None and not PLAN_NOW.search(plain):
        return Reading(intent="show", aspect=aspect, subject=whole)
    if sums.asks_for_a_sum(text) or sums.lays_out_offers(text):
        return Reading(intent="sum", subject=whole)
    offers = sums.offers_compared(text)
    if offers is not None:
        return Reading(intent="compare", sides=offers, subject=whole)
    return _aimed(text, asked, lexicon, whole)


def _aimed(text: Text, asked: str, lexicon: Lexicon, whole: str) -> Reading | None:
    if retarget.takes_that(text.plain):
        laid_out = asked in ("what_if", "choose")
        return Reading(intent="yes") if laid_out else Reading(intent="what_if", subject=whole, unclear="target_role")
    aim = retarget.aim(text, lexicon)
    return None if aim is None else Reading(intent="correct", facts=(aim.proposed(text),))
