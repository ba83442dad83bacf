"""Words around an answer that say how sure or keen someone is, not what they mean: "maybe …", "… sounds ok"."""

import re

LEAD = re.compile(
    r"[\s.,!?:;\"-]*(?:(?:well|um|uh|hmm|oh|ah|so|ok|honestly|basically|really|actually|just|like|maybe|perhaps|"
    r"probably|possibly|ideally|hopefully|mostly|mainly|definitely|certainly|obviously|eventually|currently|still|"
    r"(?:not (?:really )?sure|do not know|no idea)(?: really| yet| tbh| honestly)?(?=[ ,.;-]|$)|then|but|or|yes|"
    r"if possible|if i can|preferably|you know(?: what)?|(?:an? |some )?(?:role|job|position|post|career) (?:like|"
    r"such as|as)|"
    r"some ?day|# day|at some point|in the end|i mean|i (?:would )?(?:guess|think|suppose|say|reckon|imagine|hope|"
    r"believe)|something (?:like|along the lines of|close to|in the direction of|near)|sort of|kind of|a kind of|"
    r"(?:i )?(?:can |could |would |do )?(?:really )?(?:see|picture|imagine) myself(?: as| in)?|"
    r"(?:i )?(?:can|could) imagine|"
    r"i (?:would )?(?:really )?(?:fancy|like the idea of|love the idea of)|"
    r"(?:i am |i was |been |have been )?(?:thinking|dreaming) (?:of|about)|"
    r"(?:i am )?(?:leaning|drawn|tempted) (?:towards?|to|by)|what about|how about|i would go for|go(?:ing)? for|"
    r"it (?:is|would be|has to be)|that would be|my (?:answer|choice) (?:is|would be))"
    r"(?:[\s,.:;-]+|$))*"
)
TAIL = re.compile(
    r"(?:[\s,.!?:;-]+(?:(?:that |it |this |which )?(?:sounds?|looks?|feels?|seems?|is|are|would be|could be|might be) "
    r"(?:quite |pretty |really |very |kind of |actually |just |about )?(?:ok|okay|fine|good|nice|great|cool|right|"
    r"interesting|lovely|ideal|perfect|doable|alright|like me|like it|the one|the dream|my dream|the plan|the goal|"
    r"what i want|best|possible|tempting|appealing|for me)|"
    r"# day|some ?day|eventually|at some point|in the end|in the long run|down the (?:line|road)|later on|"
    r"i (?:would )?(?:guess|think|suppose|say|reckon|believe|hope)|maybe|perhaps|probably|possibly|ideally|hopefully|"
    r"if possible|if i can|or so|or something(?: like (?:that|it)| similar)?|or similar|or the like|and so on|"
    r"something like that|to be honest|tbh|honestly|really|please|thanks|for sure|definitely|at least|for now|"
    r"most of all|above all|more than anything|mostly|mainly|primarily|especially|too|as well|also|actually|"
    r"obviously|lol|haha|yes))*[\s.,!?:;-]*$"
)


def kernel(part: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of an answer without the hedges around it; the given bounds when nothing else is there."""
    lead = LEAD.match(part, start, end)
    begin = lead.end() if lead else start
    tail = TAIL.search(part, begin, end)
    stop = tail.start() if tail else end
    return (begin, stop) if begin < stop else (start, end)
