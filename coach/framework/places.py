"""Names of places people say they live in: countries, states and provinces, and large towns of English-speaking ones.

General knowledge, and no gazetteer: it only keeps "Toronto" from being taken for a job or a wish, and tells in which
country something was earned.
"""

import re

# Countries by the name they are called here, with their other names, and the regions and towns we know of them.
_OF_COUNTRY = {
    "the United States": """
        usa, us, america, united states, the united states,
        alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii,
        idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan,
        minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york,
        north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota,
        tennessee, texas, utah, vermont, virginia, washington, west virginia, wisconsin, wyoming,
        new york city, nyc, los angeles, chicago, houston, phoenix, philadelphia, san antonio, san diego, dallas,
        san jose, austin, jacksonville, fort worth, columbus, charlotte, indianapolis, san francisco, seattle, denver,
        boston, el paso, nashville, detroit, oklahoma city, portland, las vegas, memphis, louisville, baltimore,
        milwaukee, albuquerque, tucson, fresno, sacramento, kansas city, atlanta, omaha, raleigh, miami, long beach,
        oakland, minneapolis, tulsa, tampa, arlington, new orleans, wichita, cleveland, honolulu, pittsburgh,
        cincinnati, st louis, saint louis, st paul, toledo, orlando, newark, buffalo, rochester, spokane, boise,
        richmond, des moines, dayton, akron, salt lake city, brooklyn, queens, bronx, manhattan, anchorage,
        chattanooga, knoxville, madison""",
    "the United Kingdom": """
        uk, united kingdom, the united kingdom, britain, great britain, england, scotland, wales, northern ireland,
        birmingham, london, manchester, leeds, liverpool, glasgow, edinburgh, cardiff, belfast, bristol, sheffield,
        newcastle, nottingham, leicester, coventry, hull, bradford, stoke, wolverhampton, plymouth, southampton,
        portsmouth, brighton, reading, derby, sunderland, norwich, swansea, aberdeen, dundee, york, oxford, cambridge,
        exeter, bath, luton, bolton, blackpool, middlesbrough, preston, ipswich""",
    "Ireland": "dublin, cork, galway",
    "Canada": """
        ontario, quebec, british columbia, alberta, manitoba, saskatchewan, nova scotia, new brunswick, newfoundland,
        toronto, montreal, vancouver, calgary, edmonton, ottawa, winnipeg, hamilton, halifax, mississauga, saskatoon,
        regina, kitchener""",
    "Australia": """
        queensland, victoria, new south wales, tasmania, sydney, melbourne, brisbane, perth, adelaide, canberra,
        hobart, darwin""",
    "New Zealand": "auckland, wellington, christchurch",
    "India": "delhi, mumbai, bangalore, bengaluru, hyderabad, chennai, kolkata, pune",
    "Pakistan": "karachi, lahore", "Bangladesh": "dhaka", "Nigeria": "lagos, abuja", "Ghana": "accra",
    "Kenya": "nairobi", "South Africa": "johannesburg, cape town, durban", "Egypt": "cairo",
    "Germany": "berlin, munich, hamburg, cologne, frankfurt", "France": "paris, lyon, marseille",
    "Spain": "madrid, barcelona", "Portugal": "lisbon, porto", "Italy": "rome, milan", "Greece": "athens",
    "the Netherlands": "netherlands, holland, amsterdam, rotterdam", "Belgium": "brussels",
    "Switzerland": "zurich, geneva", "Austria": "vienna", "Poland": "warsaw, krakow", "Romania": "bucharest",
    "Ukraine": "kyiv, kiev, lviv", "Russia": "moscow", "Turkey": "istanbul, ankara", "Sweden": "stockholm",
    "Norway": "oslo", "Denmark": "copenhagen", "Finland": "helsinki", "Hungary": "budapest", "Czechia": "prague",
    "Bulgaria": "sofia", "Serbia": "belgrade", "Croatia": "zagreb", "Japan": "tokyo", "China": "beijing, shanghai",
    "South Korea": "korea, seoul", "the Philippines": "philippines, manila", "Indonesia": "jakarta",
    "Thailand": "bangkok", "the United Arab Emirates": "dubai, uae", "Syria": "aleppo, damascus",
}  # fmt: skip
_OTHERS = (
    "Uganda", "Zimbabwe", "Morocco", "Slovakia", "Lithuania", "Latvia", "Estonia", "Vietnam", "Malaysia", "Singapore",
    "Hong Kong", "Taiwan", "Saudi Arabia", "Qatar", "Israel", "Iran", "Iraq", "Lebanon", "Mexico", "Brazil",
    "Argentina", "Chile", "Colombia", "Peru", "Venezuela", "Cuba", "Jamaica", "Haiti", "Afghanistan", "Sri Lanka",
    "Nepal", "Ethiopia", "Eritrea", "Cameroon", "Sudan", "Albania", "Moldova", "Belarus",
)  # fmt: skip
CONTINENTS = frozenset({"europe", "africa", "asia"})


def _names(listed: str) -> list[str]:
    return " ".join(listed.split()).split(", ")


_COUNTRY_OF = {name: country for country, listed in _OF_COUNTRY.items() for name in _names(listed)}
_COUNTRY_OF |= {country.lower(): country for country in (*_OF_COUNTRY, *_OTHERS)}
PLACES = frozenset(_COUNTRY_OF) | CONTINENTS
# Names that are common words or first names too: a place only with "in" before them, or a capital of their own.
AMBIGUOUS = frozenset({"us", "reading", "bath", "hull", "cork", "derby", "stoke", "victoria", "georgia", "turkey"})
AMBIGUOUS |= {"regina", "sofia", "austin", "charlotte", "preston", "madison", "florence", "chile", "perth"}
COUNTRIES_TOO = frozenset({"us", "turkey", "chile"})  # of these the countries
STATE = re.compile(r", ([A-Z]{2})(?: \d{5})?$")  # "Denver, CO"
PROVINCES = frozenset({"AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK"})
NOT_STATES = frozenset({"UK", "EU", "UN"})
LONGEST = 4  # words of a name


def is_place(phrase: str) -> bool:
    """Whether words name a place and nothing else is likely meant."""
    said = " ".join(phrase.lower().replace(",", " ").split())
    return said in PLACES - AMBIGUOUS or (said in AMBIGUOUS and phrase.strip()[:1].isupper())


def country_in(text: str) -> str | None:
    """The country that a text names last, itself or by a region or town, each with a capital; None without one."""
    state = STATE.search(text.strip())
    if state is not None and state[1] not in NOT_STATES:
        return "Canada" if state[1] in PROVINCES else "the United States"
    said = re.findall(r"[\w.'-]+", text)
    for end in range(len(said), 0, -1):
        for size in range(min(LONGEST, end), 0, -1):
            name = " ".join(said[end - size : end])
            known = _COUNTRY_OF.get(name.lower().strip(".")) if name[:1].isupper() else None
            if known is not None and name.lower() not in AMBIGUOUS - COUNTRIES_TOO:
                return known
    return None
