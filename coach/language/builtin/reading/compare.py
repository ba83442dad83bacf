"""The sides of a comparison: "should I do the certificate or the master's?", "stay or leave?", "bootcamp vs degree"."""

import re

from coach.language.builtin.reading.text import Text

SIDE = r"[^,.;:!?\n]{2,60}?"
VERSUS = re.compile(
    rf"(?:^|[.!?,:] ?|\b(?:about|between|for me|better|best|first|of) )\W*(?P<a>{SIDE}) (?:vs\.?|versus) "
    rf"(?P<b>{SIDE})(?: for me)?(?=[.!?,;\n]|$)"
)
COMPARE = re.compile(
    r"\b(?:compare|choose between|decide between|choosing between|deciding between|torn between|"
    rf"difference between|weigh up|trade-?off between|stuck between) (?P<a>{SIDE}) (?:and|with|or|to|"
    rf"against) (?P<b>{SIDE})(?=[.!?,;\n]|$)"
)
WHICH = re.compile(
    r"\b(?:which|what) (?:is|would be|one is|of the two is|should i (?:choose|pick|do|take)|"
    r"do you (?:recommend|suggest)|makes (?:more|"
    rf"the most) sense)(?: [a-z ]{{1,20}}?)?[,:;?-] ?(?P<a>{SIDE}),? or (?P<b>{SIDE})(?=[.!?,;\n]|$)"
)
SHOULD = re.compile(
    r"\b(?:should i|do i|would you|shall i|ought i to|do you think i should|am i better (?:off)?|"
    r"would i be better off|would it be better to|is it (?:better|wiser|smarter|best|"
    r"worth more) (?:for me )?to|is it better if i|better to|what is better,?|which is (?:better|best|cheaper|"
    r"faster|quicker|safer),?|is it|can i choose|wondering (?:whether|if) (?:to|i should)|not sure (?:whether|"
    r"if) (?:to|i should)|should we)"
    rf" (?P<a>{SIDE}),? or (?:should i |is it better to |do i |would it be better to |to |just |rather |"
    rf"maybe )*(?P<b>{SIDE})(?=[.!?,;\n]|$)"
)
LONE = re.compile(
    r"^\W*(?:(?:ok|so|well|hmm|and)[ ,]+)*(?P<a>[^,.;:!?\n]{2,40}?) or (?:to )?(?P<b>[^,.;:!?\n]{2,40}?) ?\?\W*$"
)
NO_SIDE = re.compile(
    r"^(?:not|no|so|more|less|two|whatever|something|anything|else|another|am i|is it|are|later|never|do i|"
    r"what|can|#|is (?:that|this|there))\b|^#$"
)
LEADING = re.compile(r"^(?:to|just|rather|go and|go for|do|take|choose|pick|get) (?=(?:the|a|an)\b)|^(?:to) ")


def sides(text: Text) -> tuple[str, str] | None:
    """The two sides of a comparison in the person's words, or None when a message compares nothing."""
    plain = text.plain
    for pattern in (COMPARE, VERSUS, WHICH, SHOULD, LONE):
        match = pattern.search(plain)
        if match is None or NO_SIDE.match(match["b"]) or (pattern is LONE and NO_SIDE.match(match["a"])):
            continue
        if pattern is LONE and re.match(
            r"(?:is|are|do|does|can|could|will|would|how|what|when|where|why|who|did)\b", match["a"]
        ):
            continue
        return _side(text, match, "a"), _side(text, match, "b")
    return None


def _side(text: Text, match: re.Match[str], group: str) -> str:
    start, end = match.span(group)
    lead = LEADING.match(match[group])
    tail = re.search(r"(?: (?:first|instead|now|better|then|for me))+$", match[group])
    return text.words(start + (lead.end() if lead else 0), end - (len(tail[0]) if tail else 0))
