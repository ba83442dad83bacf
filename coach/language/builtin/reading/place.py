"""Where someone lives and works: place, industry, kind of employer."""

import re
from collections.abc import Iterator

from coach.framework.places import AMBIGUOUS, PLACES, is_place
from coach.language.builtin.reading.scene import FIRST_PERSON, Found, Scene, each, trimmed

LIVING = re.compile(
    r"\b(?:i (?:currently |now |still )?live (?:and work )?(?:up |down |over |out |right )?(?:in|near|just "
    r"outside(?: of)?|outside(?: of)?)|"
    r"i am (?:currently )?(?:based|living|located) (?:in|near|outside)|based in|i work and live in|living in|"
    r"my location is|location:|we live in)"
    r" (?:the (?=north|south|east|west|middle|centre|center|heart))?(?P<where>[^,.;!?\n()]+?(?:, ?[^\s,.;!?\n#]+(?: "
    r"[a-z]{4,})?)?)(?= (?:and|but|with|so|where|which|"
    r"because|right|now|at|for|since|on|who|near|as|though|i|my|is)\b|[,.;!?\n()]|$)"
)
PLACED = re.compile(r"\b(?:in|near|outside|around) (?P<where>[a-z]+(?: [a-z]+){0,2})")
# A place one wants to go to, came from, has studied or worked in before, or that others are in.
ELSEWHERE = re.compile(
    r"\b(?:want|would|like|hope|move[ds]?|moving|relocat\w+|if|grew|born|studied|degree|school|college|"
    r"university|from|visit\w*|never|not|no|family|parents|friend|brother|sister|mother|cousin|husband|wife|jobs?|people|"
    r"salary|pay|ago|someday|dream|could|might|abroad|he|she|they)\b"
)
BEFORE = re.compile(r"\b(?:used to|was|were|worked|had|did|been)\b")
OUT_OF_WORK = re.compile(
    r"\b(?:(?<!they )(?<!company )(?<!we )laid off(?! (?:#|people|half|staff|most|some|everyone|[a-z]+ "
    r"people)\b)|unemployed|jobless|out of work|between jobs|made redundant|(?:been|was|got|they|just) "
    r"let (?:me )?go|"
    r"lost my (?:job|post|work|position)|(?:got|was|been) (?:fired|sacked|dismissed))\b"
)
FEARED = re.compile(
    r"\b(?:if|might|may|could|will|would|going to|afraid|scared|worried|fear|before|not|never|almost|"
    r"nearly|my (?:wife|husband|"
    r"partner|friend|brother|sister|son|daughter|mother|father|team|colleague)s?|he|she|we|people|years ago|once)\b"
)
OWN = 12  # words up to which a message without "I" is taken to be about oneself
NO_EMPLOYER = "out of work"
NO_PLACE = re.compile(
    r"^(?:the (?:moment|past|future|now|present)|a (?:small |big |tiny |rural |remote )?(?:flat|house|town|"
    r"village|city|place|area|shared|van|room|bubble|world|hostel)|fear|hope|my|poverty|pain|constant|an? \w+|"
    r"this|that|here|there|with|hell|limbo|debt|rented|peace|#)\b"
)
_INDUSTRIES = """
    technology, tech, information technology, software, finance, financial services, banking, insurance,
    accounting, healthcare, health care, nursing, medicine, pharma, pharmaceuticals, biotech, education, higher
    education, teaching, retail, hospitality, catering, restaurants, tourism, travel and tourism, construction,
    manufacturing, automotive, engineering, energy, renewable energy, renewables, solar, oil and gas, utilities,
    mining, agriculture, farming, logistics, transport, transportation, warehousing, shipping, aviation,
    aerospace, defence, defense, government, local government, public sector, the public sector, public service,
    civil service, the civil service, non-profit, nonprofit, charity, the charity sector, the nonprofit sector,
    social care, social services, social work, law, legal, legal services, consulting, professional services,
    marketing, advertising, media, publishing, journalism, film, television, music, gaming, entertainment,
    fashion, beauty, design, real estate, property, telecoms, telecommunications, e-commerce, ecommerce, sports,
    fitness, food service, food, the trades, trades, hvac, cyber security, cybersecurity, data science, human
    resources, hr, fintech, edtech, healthtech, medtech, climate, sustainability, security, policing, the
    military, military, the arts, arts, museums, libraries, childcare, customer service, sales, it
"""
INDUSTRIES = tuple(name for name in " ".join(_INDUSTRIES.split()).split(", ") if name != "it")
_industry = "|".join(re.escape(name) for name in sorted(INDUSTRIES, key=len, reverse=True))
INDUSTRY = re.compile(
    rf"(?:the )?(?P<name>{_industry})(?: (?:industry|sector|business|field))?(?=[^\w'-]|$)(?! (?:informatics|"
    r"manager|management|analyst|engineer|engineering|officer|assistant|consultant|technology|roles?|jobs?|"
    r"school|degree|and [a-z]+ manager|education|law|director|designer|teacher|nurse|analytics|operations|"
    r"sales))"
)
WORKS_IN = re.compile(
    r"\b(?:i (?:currently |now |mostly )?(?:work|am working|am employed)|i (?:have )?(?:always |"
    r"mostly )?worked|(?:^|[.,;!] ?)(?:currently )?working|i am|"
    rf"my (?:industry|field|sector) is|industry:|years) ?(?:in|for)? (?:the )?(?={_industry})"
)
ANY_INDUSTRY = re.compile(
    r"\b(?:i (?:currently )?work in|i am in|working in) (?:the )?(?P<name>[a-z][a-z -]{2,30}?) (?:industry|"
    r"sector|business)\b"
)
EMPLOYER = re.compile(
    r"\b(?:i (?:currently |now )?work (?:for|at)|i am (?:employed )?(?:at|with)|my employer is|employer:|"
    r"my company is|we are|it is|working (?:for|at)) (?:an? )?(?P<kind>(?:(?:small|medium|medium-sized|"
    r"mid-sized|midsize|large|big|huge|tiny|growing|local|global|international|family|family-run|public|"
    r"private|regional|national|government|state|federal|rural|city|teaching|tech|multinational|big four|"
    r"fortune #) )*"
    r"(?:start-?up|scale-?up|firm|company|corporation|corporate|hospital|agency|nonprofit|non-profit|charity|"
    r"bank|school|university|chain|business|consultancy|multinational|clinic|shop|store|ngo|practice|employer|"
    r"enterprise))\b"
)
SIZE_ANSWER = re.compile(
    r"\b(?:small|medium|mid-?sized?|large|big|huge|tiny|growing|start-?up|scale-?up|family|corporate|"
    r"corporation|nonprofit|non-profit|charity|public|government|multinational|self[ -]employed|freelance|"
    r"agency|global|local|hospital|firm|company|school|university|bank|chain|shop)\b"
)


def place(scene: Scene) -> Iterator[Found]:
    """Location, industry and kind of employer."""
    yield from _location(scene)
    yield from _industry_of(scene)
    yield from _employer(scene)


def _location(scene: Scene) -> Iterator[Found]:
    for match in each(LIVING, scene):
        if NO_PLACE.match(match["where"]) or re.search(
            r"\b(?:want|like|used|if|not|hope) (?:to )?$", scene.before(match.start() + 2, 24)
        ):
            continue
        where = match["where"]
        if (
            "," in where
            and scene.text.quote(*match.span("where")).split(",")[1].strip()[:1].islower()
            and not scene.text.original.islower()
        ):
            end = match.start("where") + where.index(",")
            yield Found("location", scene.text.words(match.start("where"), end), match.start("where"), end)
        else:
            yield Found("location", scene.words(match, "where"), *match.span("where"))
        return
    named = _named(scene)
    if named is not None:
        yield named
        return
    if scene.asked == "location":
        start, end = trimmed(scene.part)
        lead = re.match(
            r"(?:(?:in|i am in|i live in|near|outside|from|i am from|currently in|just outside|close to|around|"
            r"(?:an? )?(?:small |tiny |little )*(?:village|town|place|suburb|hamlet|farm) (?:near|outside|close to|"
            r"in|by)|"
            r"(?:on )?(?:the )?(?:outskirts|suburbs|edge|middle|north|south|east|west|centre|center|heart) of) )+",
            scene.part[start:end],
        )
        start += lead.end() if lead else 0
        phrase = scene.part[start:end]
        if 0 < len(phrase.split()) <= 6 and not re.search(
            r"\b(?:not|no|do|want|i|my|is|why|skip|know|say|#)\b|[\n#]", phrase
        ):
            yield Found("location", scene.text.words(start, end), start, end)


def _named(scene: Scene) -> Found | None:
    """A place known by name: where someone says their work is ("restaurant in Leeds"), or the whole of an answer."""
    start, end = trimmed(scene.part)
    if scene.asked != "network" and start < end and is_place(scene.text.words(start, end)):
        return Found("location", scene.text.words(start, end), start, end)
    for match in each(PLACED, scene):
        stop, before = _place_end(match), scene.before(match.start(), 60)
        gone = scene.asked != "role" and BEFORE.search(before) is not None
        if stop is None or gone or ELSEWHERE.search(before):
            continue
        name = scene.text.words(match.start("where"), stop)
        if is_place(name) or name.lower() in AMBIGUOUS and name[:1].isupper():
            return Found("location", name, match.start("where"), stop)
    return None


def _place_end(match: re.Match[str]) -> int | None:
    """Where the longest place that these words begin with ends."""
    said = match["where"].split()
    for size in range(len(said), 0, -1):
        if (name := " ".join(said[:size])) in PLACES:
            return match.start("where") + len(name)
    return None


def _industry_of(scene: Scene) -> Iterator[Found]:
    for match in each(WORKS_IN, scene):
        name = INDUSTRY.match(scene.part, match.end())
        stated = re.search(r" (?:in|for|is|industry:)(?: the)? $", match[0])
        if (
            name is not None
            and stated
            and not re.search(
                r"\b(?:want|like|used|not|never|love|hope|wish|if)\b(?: [a-z]+){0,2} ?(?:to )?$",
                scene.before(match.start() + 2, 30),
            )
        ):
            yield Found("industry", scene.words(name, "name"), *name.span("name"))
            return
    for match in each(ANY_INDUSTRY, scene):
        yield Found("industry", scene.words(match, "name"), *match.span("name"))
        return
    if scene.asked in ("industry", "target_industry"):
        start, end = trimmed(scene.part)
        lead = re.match(
            r"(?:(?:i work in|i am in|in|the|mostly|currently|probably|maybe|something in) )+", scene.part[start:end]
        )
        start += lead.end() if lead else 0
        phrase = re.sub(r" (?:industry|sector|i guess|i think|probably|mostly)$", "", scene.part[start:end])
        if 0 < len(phrase.split()) <= 4 and not re.search(
            r"\b(?:not|no|do|want|i|my|is|skip|know|say|sure|any|anything|same)\b|[\n#]", phrase
        ):
            yield Found(scene.asked, scene.text.words(start, start + len(phrase)), start, start + len(phrase))


def _employer(scene: Scene) -> Iterator[Found]:
    out = OUT_OF_WORK.search(scene.part)
    if (
        out is not None
        and not FEARED.search(scene.before(out.start(), 60))
        and (FIRST_PERSON.search(scene.part) or len(scene.part.split()) <= OWN)
    ):
        yield Found("employer_type", NO_EMPLOYER, *out.span())
        return
    for match in each(EMPLOYER, scene):
        if match["kind"] in (
            "firm",
            "company",
            "business",
            "employer",
            "bank",
            "school",
            "hospital",
            "university",
            "shop",
            "store",
        ):
            continue
        yield Found("employer_type", scene.words(match, "kind"), *match.span("kind"))
        return
    if scene.asked == "employer_type" and SIZE_ANSWER.search(scene.part):
        start, end = trimmed(scene.part)
        lead = re.match(
            r"(?:(?:it is|i work for|i work at|we are|an?|the|quite|pretty|very|a very|one of the) )+",
            scene.part[start:end],
        )
        start += lead.end() if lead else 0
        phrase = re.split(r"[,.;\n(]| (?:and|but|with|about|that|which)\b", scene.part[start:end])[0]
        if 0 < len(phrase.split()) <= 5:
            yield Found("employer_type", scene.text.words(start, start + len(phrase)), start, start + len(phrase))
