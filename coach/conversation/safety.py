"""Before everything else, and without any model: whether a message speaks of danger, and of which kind.

Rules over the plain form of a message (contractions opened, numbers as "#"). Sayings about work ("this job is killing
me", "I'd die for that role") are none of it, and neither is danger that is somebody's work ("I answer a suicide line").
What may be about life or about work is "unsure", and is asked about once.
"""

import re
from typing import Literal

from coach.language.builtin.reading.stance import sentences
from coach.language.builtin.reading.text import lex

Danger = Literal["crisis", "distress", "unsure", "violence", "attacked", "drink"]

END = (
    r"(?=\W*$|\W*[.,!;?\n]|\W+(?:and|but|or|because|so|lol|anyway|tbh|honestly|really|though|man|mate|bro|fr|ngl|"
    r"rn|now|"
    r"to be honest|these days|sometimes|at all|either|haha|is there|you know|i guess|i mean)\b)"
)
ANYTHING = r"(?:anything|it all|any of it|any of this|everything|all of this|life|trying|even trying|getting up)"
AGAIN = r"(?:any ?more|any longer|again|ever)"
SUICIDE = (
    r"(?<!career )(?<!political )(?<!social )(?<!professional )(?<!commercial )\bsuicid(?:e|al)\b"
    r"(?![ -](?:prevention|hot ?line|help ?line|line|squad|watch|awareness|risk|counsel\w*|intervention|mission|"
    r"patients?|calls?))"
)
CRISIS = re.compile(
    r"\b(?:kill(?:ing)? (?:my ?self|myslef|me self)|end(?:ing)? (?:my (?:own )?life|it all)|"
    r"tak(?:e|ing) my (?:own )?life|"
    r"(?:want|wish|going|ready|prefer|rather|like|hope|try|tried|trying)(?: i could)?(?: to)? (?:be dead|die)\b"
    r"(?! (?:for|to (?:get|have|be|know)|of (?:boredom|laughter|embarrass|shame|hunger|heat|curiosity)|than|on this|"
    r"laughing|"
    r"in (?:this|that|my) (?:job|company|office|chair|post))\b)|"
    r"wish i (?:was|were) dead|do not want to (?:be alive|exist)\b|(?:want|going|might|ready|just|rather|should)"
    r"(?: to)? (?:kms|unalive)|"
    r"better off dead|(?:no|any) reason (?:to live|for living)|not (?:sure|know|certain) (?:if |whether |"
    r"that )?i (?:still |even )?want to (?:live|be alive)\b(?! (?:in|with|near|on|here)\b)|"
    r"nothing (?:left )?to live for|"
    r"(?:want|going|need|urge|like|thinking|thoughts|thought|started|keep|kept|been|i will)(?: to| of| about)? "
    r"(?:hurt|cutt?|harm|burn)(?:ing)? my ?self\b(?! (?:at work|lifting|on|while|off|short|out|in)\b)|"
    r"(?:hang|drown|shoot|slit) (?:my ?self|my (?:wrists?|throat))|suicide note|"
    r"jump(?:ing)? (?:off|from|in front of) (?:a|the|that|some) (?:bridge|roof|train|building|cliff)|"
    r"(?:took|taken|take|taking|swallow(?:ed)?) (?:all (?:of )?|too many |a (?:bottle|handful) of |the whole )(?:my |"
    r"the |these )?"
    r"(?:\w+ )?(?:pills|tablets|meds|paracetamol|sleeping)|how many (?:pills|tablets|paracetamol)(?: \w+){0,3} (?:to|"
    r"would|until|kill|die))\b"
    rf"|(?<!work )(?<!for )\bself[- ]?harm(?:ing|ed)?\b(?! (?:prevention|patients?|ward|policy|unit|training))|"
    rf"{SUICIDE}"
)
DISTRESS = re.compile(
    r"\b(?:(?:no|not|what is the|any|see (?:a|the)|lost the) (?:\w+ ){0,2}(?:point|purpose|sense|meaning)"
    r"(?: (?:in|of|to))?(?: \w+)? (?:living|being alive|being here|existing|my life|going on|carrying on)\b"
    r"(?! (?:with|in|at|about|a|the|this)\b)|"
    rf"(?:can not (?:even )?be (?:bothered|arsed|fucked)|do not (?:feel like|care about|see why i)|have no "
    rf"reason|too tired|"
    rf"(?:so |just )?(?:tired|sick|bored|over|done with) of?) ?(?:to |bother |keep )?(?:exist(?:ing)?|be(?:ing)? alive|"
    rf"living(?! (?:in|with|at|on|here|there|like|off)\b)|live(?! (?:in|with|at|on|here|there|off)\b))\b|"
    rf"(?:do not|could not) (?:even )?care (?:if|whether) i (?:live|die|wake up|exist|am alive)\b|"
    rf"(?:might as well|may as well|better if i|easier if i|wish i) (?:just )?(?:be|was|were|am|did|do) (?:dead|"
    rf"gone for good|not "
    rf"(?:exist|alive|wake up))\b|(?:hate|hating) being alive|sleep forever{END}|"
    rf"(?:world|everyone|everybody|they all|people) (?:would|will|is|are) (?:be )?(?:fine|better|happier) without me\b|"
    rf"can not (?:go|carry) on(?: living| any ?more| any longer)?{END}|can not go on like this{END}|"
    r"nothing left (?:for me|in (?:my )?life)|"
    rf"do not want to (?:live(?: like this)?(?: {AGAIN})?|wake up(?: {AGAIN}| tomorrow| in the mornings?)?){END}|"
    r"(?:never|not) wake up (?:again|tomorrow)|(?:sleep|asleep) and (?:never|not) wake up|"
    r"wish i (?:was|were) (?:not|never) (?:alive|born)|wish i had (?:never|not) been born|"
    r"(?:everyone|everybody|they|my (?:family|kids|children|wife|husband|partner|parents)|the world) (?:would|"
    r"will) (?:all )?be "
    r"better off(?: without me| if i)|(?:nobody|no one) would (?:even )?(?:miss me|notice|"
    r"care) if i (?:\w+ )?(?:gone|died|dead|disappeared)|"
    r"(?:tired|sick|weary) of (?:living(?! (?:in|with|at|on|here|there|like|off|by|next|so|out)\b)|being alive|"
    r"life)\b|life is (?:not|no longer) worth|not worth living|"
    r"(?:giv(?:e|en|ing) up|done|finished) (?:on|with) (?:my )?(?:life|living)\b|do not deserve to (?:live|be alive))"
    rf"|\b(?:what|which|where|how|list|name)\b[^.!]{{0,60}}\b(?:bridges?|buildings?) (?:taller|higher|over|more)|"
    rf"\bno point (?:in )?(?:any ?more|going on)\b"
)
# About life or about work: which, only the person can say.
UNSURE = re.compile(
    rf"(?:do not|not|never) (?:really )?want to be here(?: {AGAIN})?{END}|\bnot be here {AGAIN}|wish i (?:was|"
    rf"were) not here{END}|"
    rf"(?:do not|can not|no longer) see (?:the|a|any) point(?: {AGAIN})?(?: (?:in|of|to) (?:anything|it all|"
    rf"any of it))?{END}|"
    rf"what is (?:even )?the (?:fucking |bloody )?point(?: even)?(?: (?:of|in|to) {ANYTHING})?(?: {AGAIN})?{END}|"
    rf"(?:there is )?(?:really |just )?no point (?:of|in|to) {ANYTHING}(?: {AGAIN})?{END}|there is no point(?: "
    rf"{AGAIN})?{END}|"
    rf"(?:nothing|none of (?:it|this)) (?:really |even )?matters(?: {AGAIN}| to me)?{END}|"
    rf"(?:everything|life|it all|it) (?:is|feels|seems) (?:just |so |all |completely )?(?:pointless|meaningless|"
    rf"hopeless){END}|"
    rf"(?:see|have|there is) no (?:future|hope|way out)(?: for me| left)?(?: {AGAIN})?{END}|"
    rf"(?:giv(?:e|en|ing)) up on (?:everything|myself|it all){END}|done with (?:everything|it all){END}|"
    rf"(?:i am|am) (?:just )?(?:done|finished) (?:with all (?:of )?this|fr|for good){END}|"
    rf"(?:want to|could just|wish i could)(?: just)? (?:disappear|vanish|not exist)(?: forever| for good)?{END}|"
    rf"(?:i )?hate my life{END}|(?:just )?want (?:it|everything) (?:all )?to (?:end|be over|stop){END}"
)
WORK = re.compile(
    r"\b(?:jobs?|work(?:ing|place)?|shifts?|boss|manager|company|firm|office|team|town|city|country|state|village|"
    r"roles?|"
    r"positions?|shop|store|ward|school|kitchen|warehouse|desk|industry|field|career|colleagues|move|quit|resign|"
    r"courses?|degree|training|certificate|learn\w*|study\w*|hire|leave)\b"
)
NEAR = (
    r"(?:husband|wife|partner|boyfriend|girlfriend|fiance|fiancé|ex|ex[- ](?:husband|wife|partner|boyfriend)|father|"
    r"dad|mother|mum|mom|"
    r"step ?(?:father|dad|mother)|brother|son|uncle|in-laws?|roommate|flatmate)"
)
HITS = (
    r"(?:hits?|beats?|punche[sd]|slap(?:s|ped)|kick(?:s|ed)|chok(?:es|ed)|strangle[sd]?|push(?:es|ed)|shoves?|shoved|"
    r"hurts?|"
    r"rape[sd]?|assault(?:s|ed)|attack(?:s|ed)|bit|spat (?:at|on)|threw \w+ at|grop(?:es|ed))"
)
LATELY = r"(?:\w+ ){0,2}"
VIOLENCE = re.compile(
    rf"\bmy {NEAR} {LATELY}(?:{HITS}|threaten(?:s|ed)|stalks|abuse[sd]?|locks|controls) (?:me|us|my (?:kids|children|"
    rf"daughter|son))\b(?! (?:at|to it|in|off|up|with (?:an? )?(?:new|idea|question)|every time)\b)|"
    rf"\bmy {NEAR} is (?:\w+ )?(?:violent|abusive|abusing|beating|hitting|hurting|threatening|stalking)\b|"
    rf"\b(?:afraid|scared|frightened|terrified) of my {NEAR}\b|"
    rf"\b(?:he|she) {LATELY}(?:hits|beats|chokes|punches|slaps|kicks|rapes|hurts) me\b(?! (?:at|to it|in)\b)|"
    r"\bi am (?:being |getting |)(?:abused|beaten|battered|stalked)\b(?! (?:by|to) (?:customers|the competition))|"
    r"\b(?:violence|abuse|abusive|violent)\b[^.!?]{0,25}\b(?:at home|marriage|relationship|"
    r"household)\b(?=[^.!?]{0,60})|"
    r"\b(?:leave|leaving|left|escape|escaping|flee|fleeing|fled|run from|get away from) (?:an? |my )?(?:abusive|"
    r"violent|abuser)\b"
)
ATTACKED = re.compile(
    rf"\b(?:boss|manager|supervisor|colleague|coworker|co-worker|customer|client|patient|resident|passenger|pupil|"
    rf"student|someone|somebody|a man|a guy|guest|chef|owner|he|she|they) "
    rf"{LATELY}{HITS} me\b(?! (?:at|to it|in|with (?:an? |the |some )?(?:new|more|extra|idea|question|email|mail|"
    rf"bill|target|work)\w*|up|hard|every|out)\b)|"
    r"\b(?:threaten(?:s|ed|ing)?) (?:me )?(?:to (?:kill|hurt|hit|beat|stab|shoot|harm)\b|with (?:a |an |his |"
    r"her )?(?:knife|gun|violence|weapon|bottle))|"
    r"\bi (?:was|am|got|have been|am being|keep getting) (?:\w+ )?(?:threatened|assaulted|attacked|punched|groped|"
    r"raped|stalked)\b(?! with (?:dismissal|the sack|a warning|disciplin))|"
    r"\b(?:someone|somebody|they|he|she) (?:is|are|keeps?) threatening me\b(?! with (?:dismissal|the sack|a warning|"
    r"disciplin|redundan))|"
    r"\b(?:going|said (?:he|she|they) (?:would|will)|wants?) to (?:kill|stab|shoot) me\b(?! (?:if|when|for|over)\b)"
)
TAKES = (
    r"(?:drink(?:ing)?|drank|get(?:ting)? (?:drunk|high|wasted|stoned)|am (?:drunk|high|stoned)|smok(?:e|"
    r"ing) (?:weed|pot|crack)|snort(?:ing)?|"
    r"(?:tak(?:e|ing)|us(?:e|ing)|need|on|do|doing|pop(?:ping)?) (?:\w+ )?(?:drugs|pills|coke|cocaine|speed|meth|"
    r"xanax|opioids?|oxy\w*|"
    r"painkillers|sleeping pills|adderall|benzos?|weed|heroin|uppers|amphetamines?|vodka|wine|whisky|whiskey|beers?|"
    r"alcohol|a drink)|"
    r"have (?:a|some|a few|# |a couple of) ?(?:drinks?|beers?|vodkas?|glass(?:es)? of wine|shots?))"
)
MILD = (
    r"(?![^.!?]{0,40}\b(?:coffee|tea|water|energy drinks?|red bull|juice|espresso|cola|milk|smoothies?|ibuprofen|"
    r"aspirin|protein)\b)"
)
THROUGH = (
    r"(?:to (?:get (?:me )?through|cope|survive|make it through|face|numb|forget|bear|handle|sleep|function|"
    r"calm down|stay awake)|"
    r"just to|(?:before|during|on|between|after) (?:every|each|my|the|most|all my) (?:\w+ )?(?:shifts?|work|days?|"
    r"rounds?|classes|lessons)|"
    r"before (?:i (?:go|start)|work)|at work|on the job|every (?:night|morning|day|evening)|too much|in secret|alone)"
)
DRINK = re.compile(
    rf"(?:\bi (?:\w+ ){{0,3}}|\bbeen |^\W*){TAKES}\b{MILD}[^.!?]{{0,40}}\b{THROUGH}\b|"
    r"\bi am (?:an? )?(?:\w+ )?(?:alcoholic|addict|addicted to (?!(?:work|coffee|caffeine|learning|my (?:phone|job|"
    r"work))\b))|"
    r"\bmy (?:drinking|addiction|drug (?:use|problem)|alcohol(?:ism| problem))\b|\b(?:drinking|drug|"
    r"alcohol) problem\b(?=[^.!?]*\b(?:i|my)\b)|"
    r"\bi have (?:a |an )?(?:drinking|drug|alcohol) problem\b|\b(?:i (?:have )?relapsed|fell off the wagon)\b|"
    r"\b(?:get|make it) through (?:\w+ ){0,4}(?:without|with) (?:a drink|drinking|drugs|pills|alcohol)\b"
)
THEIR_WORK = re.compile(
    r"\b(?:i (?:\w+ )?(?:work|volunteer|worked|volunteered|counsel|support|treat|help|answer|run|teach|"
    r"want to (?:work|help|support))|"
    r"(?:my|our) (?:patients|clients|residents|charity|shelter|service users)|as an? \w+ (?:counsellor|counselor|"
    r"worker|nurse))\b"
)
RULES: tuple[tuple[Danger, re.Pattern[str]], ...] = (
    ("crisis", CRISIS),
    ("distress", DISTRESS),
    ("violence", VIOLENCE),
    ("attacked", ATTACKED),
    ("drink", DRINK),
    ("unsure", UNSURE),
)
LONG_AGO = re.compile(
    r"\b(?:when i was (?:a |an )?(?:kid|child|boy|girl|little|young|teenager|#)|as a (?:kid|child)|# years ago)\b"
)


def screen(message: str) -> Danger | None:
    """The kind of danger a message speaks of, the gravest first, or None."""
    plain = lex(message).plain
    found = {kind for start, end in sentences(plain) if (kind := _of(plain[start:end], plain)) is not None}
    return next((kind for kind, _ in RULES if kind in found), None)


def unharmed(message: str) -> str:
    """What is left of a message without the sentences that speak of danger: what else the person said."""
    text = lex(message)
    kept = [(start, end) for start, end in sentences(text.plain) if _of(text.plain[start:end], text.plain) is None]
    return " ".join(text.quote(start, end).strip(" \n.,;!?") for start, end in kept)


def _of(sentence: str, whole: str) -> Danger | None:
    for kind, rule in RULES:
        if rule.search(sentence) is None or _elsewhere(kind, sentence, whole):
            continue
        return kind
    return None


def _elsewhere(kind: Danger, sentence: str, whole: str) -> bool:
    """Whether the words are about something else: plainly about work, somebody's work, or long past."""
    if kind == "unsure":
        return WORK.search(whole) is not None
    if kind == "violence" and LONG_AGO.search(sentence):
        return True
    return kind != "attacked" and THEIR_WORK.search(sentence) is not None
