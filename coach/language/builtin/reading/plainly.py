"""Messages that are as a whole one plain thing: a question about the plan, a sum, a change of the target."""

from coach.language.base import Reading, ReadInputs
from coach.language.builtin.reading import retarget, shows, sums
from coach.language.builtin.reading.intents import PLAN_NOW
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.text import Text


def plain_reading(text: Text, inputs: ReadInputs, lexicon: Lexicon) -> Reading | None:
    """The reading of such a message, None for any other. Only who has a plan asks for its week, or changes an aim."""
    plain, whole = text.plain, text.words(0, len(text.plain))
    if inputs.items and shows.asks_for_the_week(plain):
        return Reading(intent="this_week")
    aspect = shows.aspect(plain)
    if aspect is not None and not PLAN_NOW.search(plain):
        return Reading(intent="show", aspect=aspect, subject=whole)
    if sums.asks_for_a_sum(text) or sums.lays_out_offers(text):
        return Reading(intent="sum", subject=whole)
    offers = sums.offers_compared(text)
    if offers is not None:
        return Reading(intent="compare", sides=offers, subject=whole)
    return _aimed(text, inputs, lexicon, whole)


def _aimed(text: Text, inputs: ReadInputs, lexicon: Lexicon, whole: str) -> Reading | None:
    if retarget.takes_that(text.plain):
        laid_out = inputs.asked in ("what_if", "choose")
        return Reading(intent="yes") if laid_out else Reading(intent="what_if", subject=whole, unclear="target_role")
    open_to_it = (
        "target_role" in inputs.known or inputs.asked == "next" or (not inputs.asked and bool(inputs.last_reply))
    )
    aim = retarget.aim(text, lexicon) if open_to_it else None
    return None if aim is None else Reading(intent="correct", facts=(aim.proposed(text),))
