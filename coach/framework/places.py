"""Names of places people say they live in, by country: countries, states and provinces, and large towns.

General knowledge, and no gazetteer: it keeps "Toronto" from being taken for a job or a wish, and tells in which money
someone counts and whose licences concern them. A town that several countries have stands with the larger one.
"""

import re

_PLACES = """
    US: usa, us, america, united states, alabama, alaska, arizona, arkansas, california, colorado, connecticut,
    delaware, florida, georgia, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine,
    maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire,
    new jersey, new mexico, new york, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode
    island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, washington, west virginia,
    wisconsin, wyoming, new york city, nyc, los angeles, chicago, houston, phoenix, philadelphia, san antonio, san
    diego, dallas, san jose, austin, jacksonville, fort worth, columbus, charlotte, indianapolis, san francisco,
    seattle, denver, boston, el paso, nashville, detroit, oklahoma city, portland, las vegas, memphis, louisville,
    baltimore, milwaukee, albuquerque, tucson, fresno, sacramento, kansas city, atlanta, omaha, raleigh, miami,
    long beach, oakland, minneapolis, tulsa, tampa, arlington, new orleans, wichita, cleveland, honolulu,
    pittsburgh, cincinnati, st louis, saint louis, st paul, toledo, orlando, newark, buffalo, rochester, spokane,
    boise, richmond, des moines, dayton, akron, salt lake city, brooklyn, queens, bronx, manhattan, anchorage,
    chattanooga, knoxville, madison; GB: uk, united kingdom, britain, great britain, england, scotland, wales,
    northern ireland, london, manchester, leeds, liverpool, glasgow, edinburgh, cardiff, belfast, bristol,
    sheffield, newcastle, nottingham, leicester, coventry, hull, bradford, stoke, wolverhampton, plymouth,
    southampton, portsmouth, brighton, reading, derby, sunderland, norwich, swansea, aberdeen, dundee, york,
    oxford, cambridge, exeter, bath, luton, bolton, blackpool, middlesbrough, preston, ipswich, birmingham; CA:
    canada, ontario, quebec, british columbia, alberta, manitoba, saskatchewan, nova scotia, new brunswick,
    newfoundland, toronto, montreal, vancouver, calgary, edmonton, ottawa, winnipeg, hamilton, halifax,
    mississauga, saskatoon, regina, kitchener; AU: australia, queensland, victoria, new south wales, tasmania,
    sydney, melbourne, brisbane, perth, adelaide, canberra, hobart, darwin; NZ: new zealand, auckland, wellington,
    christchurch; IE: ireland, dublin, cork, galway; IN: india, delhi, mumbai, bangalore, bengaluru, hyderabad,
    chennai, kolkata, pune; PK: pakistan, karachi, lahore; BD: bangladesh, dhaka; NG: nigeria, lagos, abuja; GH:
    ghana, accra; KE: kenya, nairobi, mombasa, kisumu, nakuru; ZA: south africa, johannesburg, cape town, durban;
    UG: uganda, kampala; ZW: zimbabwe; EG: egypt, cairo; MA: morocco; DE: germany, berlin, munich, hamburg,
    cologne, frankfurt; FR: france, paris, lyon, marseille; ES: spain, madrid, barcelona; PT: portugal, lisbon,
    porto; IT: italy, rome, milan; GR: greece, athens; NL: netherlands, holland, amsterdam, rotterdam; BE:
    belgium, brussels; CH: switzerland, zurich, geneva; AT: austria, vienna; PL: poland, warsaw, krakow; RO:
    romania, bucharest; UA: ukraine, kyiv, kiev, lviv; RU: russia, moscow; TR: turkey, istanbul, ankara; SE:
    sweden, stockholm; NO: norway, oslo; DK: denmark, copenhagen; FI: finland, helsinki; HU: hungary, budapest;
    BG: bulgaria, sofia; RS: serbia, belgrade; HR: croatia, zagreb; CZ: czechia, prague; SK: slovakia; LT:
    lithuania; LV: latvia; EE: estonia; CN: china, beijing, shanghai; JP: japan, tokyo; KR: korea, south korea,
    seoul; VN: vietnam; TH: thailand, bangkok; PH: philippines, manila; ID: indonesia, jakarta; MY: malaysia; SG:
    singapore; HK: hong kong; TW: taiwan; AE: uae, dubai; SA: saudi arabia; QA: qatar; IL: israel; IR: iran; IQ:
    iraq; SY: syria, aleppo, damascus; LB: lebanon; MX: mexico; BR: brazil; AR: argentina; CL: chile; CO: colombia; PE:
    peru; VE: venezuela; CU: cuba; JM: jamaica; HT: haiti; TZ: tanzania, dar es salaam; AF: afghanistan;
    LK: sri lanka; NP: nepal; ET: ethiopia; ER: eritrea; CM: cameroon; SD: sudan; AL: albania; MD: moldova; BY: belarus
"""
COUNTRIES = {
    code.strip(): tuple(name.strip() for name in " ".join(names.split()).split(","))
    for code, _, names in (entry.partition(":") for entry in _PLACES.split(";"))
}
CONTINENTS = ("europe", "africa", "asia")
COUNTRY_OF = {name: code for code, names in COUNTRIES.items() for name in names}
PLACES = frozenset((*COUNTRY_OF, *CONTINENTS))
# Parts of countries people write for short after a town: "Cambridge, MA", "Hamilton, ON".
_PARTS = """
    US: AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH
    OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC; CA: AB BC MB NB NL NS ON PE QC SK; AU: NSW QLD VIC TAS ACT
"""
PARTS = {
    part: code.strip()
    for code, _, parts in (entry.partition(":") for entry in _PARTS.split(";"))
    for part in parts.split()
}
# Words for a whole country: they say nothing new of someone whose town in it is known.
WHOLE = {names[0] for names in COUNTRIES.values()}
WHOLE |= {"us", "america", "united states", "united kingdom", "britain", "great britain", "england", "holland", "korea"}
NAMED = {
    "US": "the United States",
    "GB": "the United Kingdom",
    "NL": "the Netherlands",
    "PH": "the Philippines",
    "AE": "the United Arab Emirates",
    "KR": "South Korea",
}
LONGEST = 4  # words of the longest name
# Names that are common words or first names too: a place only with "in" before them, or a capital of their own.
AMBIGUOUS = frozenset({"us", "reading", "bath", "hull", "cork", "derby", "stoke", "victoria", "georgia", "turkey"})
AMBIGUOUS |= {"regina", "sofia", "austin", "charlotte", "preston", "madison", "florence", "chile", "perth"}
COUNTRIES_TOO = frozenset({"us", "turkey", "chile"})  # of these the countries
STATE = re.compile(r", ([A-Z]{2,3})(?: \d{5})?$")  # "Denver, CO"


def is_place(phrase: str) -> bool:
    """Whether words name a place and nothing else is likely meant."""
    said = " ".join(phrase.lower().replace(",", " ").split())
    return said in PLACES - AMBIGUOUS or (said in AMBIGUOUS and phrase.strip()[:1].isupper())


def country_of(location: str) -> str | None:
    """The code of the country a location lies in, by the last place it names; None when it names none we know."""
    short = PARTS.get(location.rpartition(",")[2].strip())
    if short is not None:
        return short
    said = re.sub(r"[^\w]+", " ", location.lower()).split()
    for end in range(len(said), 0, -1):
        for start in range(max(0, end - LONGEST), end):
            if (name := " ".join(said[start:end])) in COUNTRY_OF:
                return COUNTRY_OF[name]
    return None


def country_in(text: str) -> str | None:
    """The name of the country that a text names last, itself or by a region or town, each with a capital, or None."""
    state = STATE.search(text.strip())
    if state is not None and state[1] in PARTS:
        return country_name(PARTS[state[1]])
    said = re.findall(r"[\w.'-]+", text)
    for end in range(len(said), 0, -1):
        for start in range(max(0, end - LONGEST), end):
            name = " ".join(said[start:end])
            known = COUNTRY_OF.get(name.lower().strip(".")) if name[:1].isupper() else None
            if known is not None and name.lower() not in AMBIGUOUS - COUNTRIES_TOO:
                return country_name(known)
    return None


def country_name(code: str) -> str:
    """A country's name as it stands in a sentence."""
    return NAMED.get(code) or COUNTRIES[code][0].title()


def wider(location: str, known: str) -> bool:
    """Whether a location only names the country that a known place lies in: "England" of someone in Hull."""
    said = " ".join(location.lower().split())
    return said in WHOLE and COUNTRY_OF[said] == country_of(known)
