"""What someone can do: skills with their level, languages, achievements with their figures."""

import re
from collections.abc import Iterator

from coach.domain.profile import Level
from coach.language.builtin.reading.fitting import is_deed
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.scene import Found, Scene, each
from coach.language.builtin.reading.wording import is_item

SAID: dict[Level, tuple[str, ...]] = {
    "expert": ("expert", "experts"),
    "advanced": ("advanced", "strong", "very good", "excellent"),
    "proficiency": ("proficient", "good", "solid", "competent", "intermediate"),
    "basic": ("basic", "basics", "some", "a little", "a bit of", "beginner", "rusty"),
}
LEVELS = {word: level for level, said in SAID.items() for word in said}
_levels = "|".join(sorted(LEVELS, key=len, reverse=True))
LIST = (
    r"(?P<what>[^.;:!?\n()]{2,110}?)(?= (?:because|but|so|which|that|for|from|as well|at work|i|since|when|"
    r"with my)\b|[.;:!?\n()]|, (?:i|my|but|so)\b| and (?:i|my)\b|$)"
)
SKILLED = (
    re.compile(
        rf"\bi am (?:really |very |also |quite |pretty |not bad |fairly |an? )*(?P<level>{_levels})? ?(?:at|in|"
        r"with|skilled in|experienced (?:in|with)|proficient (?:in|with)|trained in|good with|strong in|"
        rf"user of) {LIST}"
    ),
    re.compile(
        r"\bi am (?:really |very |also |quite |pretty )*(?P<level>)(?:skilled|experienced|trained|competent|"
        rf"strong|great|excellent) (?:in|with|at) {LIST}"
    ),
    re.compile(
        rf"\bmy (?:main |top |key |best |strongest )?(?:skills?|strengths?)(?P<level>) (?:are|is|include|:) ?{LIST}"
    ),
)
KNOWS = re.compile(
    rf"\bi (?:know|use|can use|work with|have used|program in|code in|can code in|write) (?P<level>{_levels})? ?{LIST}"
)
NOT_AT = re.compile(
    r"^(?:it|that|this|the moment|all|my (?:job|best|limit|age|wits|desk)|work|home|everything|nothing|people|"
    r"what i do|a (?:hospital|school|bank|loss|crossroads)|being|least|last|least|the (?:end|bottom|top))\b|#"
)
SPLIT = re.compile(r",| and |;|&|/| plus |\n")
LEAD = re.compile(
    r"\s*(?:(?!(?:really |very )?(?:good|great|skilled|handy) with my\b)(?:and|also|i (?:am|have|can|know|would say)|"
    r"at|in|with|good|well|um|maybe|probably|things like|"
    rf"like|mostly|mainly|my)\b[ ,:]*)*(?P<level>(?:{_levels})\b)? ?(?:at |in |with |of |"
    rf"level )?(?P<name>.*?)(?: (?:yes|of course|obviously|too|for sure))?(?: \(?(?P<after>{_levels})(?: "
    rf"level)?\)?)?\s*$",
    re.DOTALL,
)
# "They say I'm calm and fast": one's own skills in the words of others.
SAID_TO_BE = re.compile(
    r"\b(?:says?|would say|tells? me|thinks?|reckons?)(?: that)? i am (?:very |really |so |always "
    r")?(?P<what>[^,.;!?\n]{2,60})"
)
# Work told as done, which is a skill by its verb: "I train the young ones".
I_DO = re.compile(
    r"\bi (?:also |can |do |always |usually )*(?!(?:am|have|do|feel|think|guess|know|want|need|hate|like|"
    r"love|would|was|had|"
    r"not|never|can|could|said|told|use|suppose|really|just|hope|will|get|got|see|mean|understand)\b)(?=[a-z])"
)
TONGUES = (
    "english|spanish|french|german|italian|portuguese|dutch|polish|russian|ukrainian|turkish|arabic|hebrew|persian|"
    "farsi|hindi|urdu|punjabi|bengali|tamil|telugu|gujarati|"
    "mandarin|cantonese|chinese|japanese|korean|vietnamese|thai|tagalog|filipino|indonesian|malay|swahili|yoruba|"
    "igbo|hausa|amharic|somali|zulu|afrikaans|greek|romanian|hungarian|"
    "czech|slovak|bulgarian|serbian|croatian|swedish|norwegian|danish|finnish|welsh|irish|navajo|quechua|creole|"
    "catalan|albanian|nepali|pashto|dari|kurdish|asl|bsl|sign language"
)
FLUENCY = (
    r"fluent|native|bilingual|conversational|basic|intermediate|advanced|a1|a2|b1|b2|c1|c2|good|rusty|"
    r"beginner|mother tongue|near-native|business|working"
)
SPEAK = re.compile(
    r"\b(?:(?:i|and) (?:can |also |only |do )?(?:speak|understand|read and write)|i am (?:fluent|bilingual|native|"
    r"conversational) (?:in)?|fluent in|bilingual in|languages?:|conversational in|native speaker of|"
    rf"my languages are) (?P<what>(?:(?:{FLUENCY}|some|a little|a bit of|both|and|,|{TONGUES}) ?){{1,12}})"
)
MY_TONGUE = re.compile(
    rf"\bmy (?P<name>{TONGUES}) is (?:about |around |at |probably |only |still |pretty |quite |very |"
    rf"level )*(?P<level>{FLUENCY})\b|\b(?P<name2>{TONGUES}) (?:at )?(?P<level2>a1|a2|b1|b2|c1|c2|native|"
    rf"fluent)\b|\b(?P<level3>native|fluent|bilingual) (?P<name3>{TONGUES})(?: speaker)?\b|"
    rf"\b(?P<name5>{TONGUES})(?: is| as)?(?: an?| my)? (?P<level5>mother tongue|native(?: language)?|so[ -]so|"
    rf"fluent(?:ly)?|a little|not (?:so|very|too) good|ok|okay|well enough|badly|{FLUENCY})\b|"
    rf"\b(?P<name4>{TONGUES}) is my (?P<level4>first|second|native|mother) (?:language|tongue)\b"
)
HOW_WELL = re.compile(rf"\b(?P<how>{FLUENCY}) $")
TONGUE = re.compile(rf"\b(?P<name>{TONGUES})\b")
ACHIEVED = re.compile(
    r"\b(?:i|we) (?:also |once |personally |successfully |recently )?(?P<what>(?:ran|managed|handled|"
    r"oversaw|cut|reduced|increased|grew|"
    r"raised|saved|improved|doubled|tripled|boosted|lowered|trained|mentored|launched|led|built|delivered|won|"
    r"sold|onboarded|recruited|hired|brought in|shortened|halved|managed to [a-z]+|negotiated|opened|"
    r"organised|organized|rolled out|migrated|automated|set up|taught|supervised|generated|cleared|closed)"
    r" [^.;!?\n]{3,110}?)(?= and i\b| but |[.;!?\n]|, (?:i|but|so|and i)\b|$)"
)
PROUD = re.compile(
    r"\b(?:i am (?:most |really |very )?proud (?:of|that)|proudest (?:of|moment is)|my (?:biggest|proudest|"
    r"greatest) (?:achievement|accomplishment|win) (?:is|was)) (?P<what>[^.;!?\n]{3,110}?)(?= but |[.;!?\n]|$)"
)
# Things run or set up for others, paid or not; they need no figure.
FEAT = re.compile(
    r"\bi (?:also |once |even )?(?P<what>(?:ran(?! (?:out|away|late|into|off|after|up|a marathon|for))|"
    r"organi[sz]ed|chaired|"
    r"coordinated|founded|kept the (?:books|accounts) (?:for|of)|did the (?:books|accounts) (?:for|of))"
    r" (?:the |an? |our |my )[^#.,;!?\n]{3,80}?)(?= i (?:suppose|guess|think)| but |[,.;!?\n]|$)"
)
# A thing of work made or set up, or something run now with what comes of it in figures.
MADE = re.compile(
    r"\b(?:i|and|also) (?:also |once |even )?(?P<what>(?:made|built|created|designed|wrote|did|developed|"
    r"introduced|started|set up) "
    r"(?:an? |the |our |my )?(?:[a-z-]+ ){0,3}?(?:dashboards?|reports?|systems?|audits?|rotas?|schedules?|"
    r"guides?|tools?|"
    r"spreadsheets?|databases?|websites?|apps?|courses?|programmes?|policy|policies|procedures?|checklists?|"
    r"campaigns?|workshops?|"
    r"training|newsletter|process(?:es)?)\b[^,.;!?\n]{0,50})"
)
RUNS = re.compile(
    r"\bi (?P<what>(?:run|lead|manage|coach|teach|organi[sz]e) (?:the |an? |our )[^.;!?\n]{3,60}# (?:of (?:them|"
    r"those|whom|the)|out of #|percent)\b[^.;!?\n]{0,40})"
)
DENIED_FEAT = re.compile(r"\b(?:never|not|if|wish)\b")
NO_FEAT = re.compile(r"^(?:managed|led|supervised) (?:a team|#)|\b(?:hours|tired)\b")


def skills(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """Skills, languages and achievements that are stated as one's own."""
    yield from _skills(scene, lexicon)
    yield from _languages(scene)
    yield from _achievements(scene)


def _skills(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    for pattern in SKILLED:
        for match in each(pattern, scene):
            phrase = match["what"]
            level = LEVELS.get(match["level"] or "")
            if NOT_AT.search(phrase) or (
                match.re is SKILLED[0]
                and level is None
                and not re.search(
                    r"(?:skilled|experienced|proficient|trained|good|strong)\b",
                    match[0][: match.start("what") - match.start()],
                )
            ):
                continue
            yield from each_skill(
                scene, lexicon, *match.span("what"), level=level if level != "proficiency" else None, only_known=False
            )
    for match in each(KNOWS, scene):
        yield from each_skill(
            scene, lexicon, *match.span("what"), level=LEVELS.get(match["level"] or ""), only_known=True
        )
    if scene.asked == "skills" or (scene.asked == "credentials" and SAID_TO_BE.search(scene.text.plain)):
        yield from _answered(scene, lexicon)


def _answered(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """What one is good at, sentence by sentence; what others say of one is just what was asked."""
    for match in SAID_TO_BE.finditer(scene.text.plain):
        yield from each_skill(scene, lexicon, *match.span("what"), level=None, only_known=False)
    for sentence in re.finditer(r"[^.;!?\n]+", scene.part):
        cut = re.search(r" (?:because|but|so|i guess|i think|when|while|if)\b", sentence[0])
        start, end = sentence.start(), sentence.start() + cut.start() if cut else sentence.end()
        if is_item(I_DO.sub("", sentence[0].strip(" ,"), count=1)):
            yield from each_skill(scene, lexicon, start, end, level=None, only_known=False)


def each_skill(
    scene: Scene, lexicon: Lexicon, start: int, end: int, level: Level | None, *, only_known: bool
) -> Iterator[Found]:
    place = start
    whole = scene.text.words(start, end)
    if lexicon.is_skill(whole) and SPLIT.search(scene.part, start, end) is not None and " and " in whole:
        yield Found("skills", whole, start, end, level=level)
        return
    for cut in [*SPLIT.finditer(scene.part, start, end), None]:
        stop = cut.start() if cut else end
        match = LEAD.match(scene.part[place:stop])
        if match is not None and match["name"].strip():
            begin, finish = place + match.start("name"), place + match.end("name")
            doing = I_DO.match(scene.part, begin, finish) if scene.asked in ("skills", "credentials") else None
            begin = doing.end() if doing else begin
            name = scene.text.words(begin, finish)
            own = LEVELS.get(match["level"] or match["after"] or "") or level
            sane = is_item(scene.part[begin:finish]) and (
                0 < len(name.split()) <= 5
                and not re.search(r"#(?![a-z])", match["name"])
                and not re.search(
                    r"\b(?:i|my|not|no|do|you|am|is|nothing|none)\b|^(?:when|because|if|that|they|who|then)\b",
                    scene.part[begin:finish],
                )
            )
            if name and sane and (not only_known or lexicon.is_skill(name)):
                yield Found("skills", name, begin, finish, level=own)
        place = cut.end() if cut else end


def _languages(scene: Scene) -> Iterator[Found]:
    seen: set[str] = set()
    for match in each(MY_TONGUE, scene):
        for suffix in ("", "2", "3", "4", "5"):
            if match[f"name{suffix}"] and match[f"name{suffix}"] not in seen:
                seen.add(match[f"name{suffix}"])
                level = scene.words(match, f"level{suffix}")
                yield Found("language", scene.words(match, f"name{suffix}"), match.start(), match.end(), level=level)
    for match in each(SPEAK, scene):
        if re.search(r"\b(?:not|never|no)\b ?$", scene.before(match.start(), 12)):
            continue
        fluent = re.search(r"(fluent|bilingual|native|conversational) in ", match[0])
        yield from _tongues(scene, *match.span("what"), level=fluent[1] if fluent else None, seen=seen)
    if scene.asked == "language":
        yield from _tongues(scene, 0, len(scene.part), level=None, seen=seen)


def _tongues(scene: Scene, start: int, end: int, level: str | None, seen: set[str]) -> Iterator[Found]:
    for tongue in TONGUE.finditer(scene.part, start, end):
        if tongue["name"] not in seen:
            seen.add(tongue["name"])
            own = HOW_WELL.search(scene.part, max(0, tongue.start() - 16), tongue.start())
            yield Found(
                "language", scene.words(tongue, "name"), *tongue.span("name"), level=own["how"] if own else level
            )


def _achievements(scene: Scene) -> Iterator[Found]:
    for match in each(ACHIEVED, scene):
        figured = re.search(r"[#\d]|\b(?:half|third|quarter|double|twice)\b", match["what"])
        if figured and not NO_FEAT.search(match["what"]):
            yield Found("achievements", scene.words(match, "what"), *match.span("what"))
    for match in each(FEAT, scene):
        if not DENIED_FEAT.search(scene.before(match.start(), 20)):
            yield Found("achievements", scene.words(match, "what"), *match.span("what"))
    for match in (*each(MADE, scene), *each(RUNS, scene)):
        if not DENIED_FEAT.search(scene.before(match.start(), 20)) and not NO_FEAT.search(match["what"]):
            yield Found("achievements", scene.words(match, "what"), *match.span("what"))
    for match in each(PROUD, scene):
        yield Found("achievements", scene.words(match, "what"), *match.span("what"))
    if scene.asked == "achievements" and not ACHIEVED.search(scene.part) and not PROUD.search(scene.part):
        start, end = len(scene.part) - len(scene.part.lstrip(" \n.,")), len(scene.part.rstrip(" \n.,!?"))
        lead = re.match(r"(?:i |we |probably |once )+", scene.part[start:end])
        start += lead.end() if lead else 0
        if (
            len(scene.part[start:end].split()) >= 3
            and is_item(scene.part[start:end])
            and is_deed(scene.part[start:end])
            and "\n" not in scene.part[start:end]
        ):
            yield Found("achievements", scene.text.words(start, end), start, end)
