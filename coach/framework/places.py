"""Names of places people say they live in: countries, states and provinces, and large towns of English-speaking ones.

General knowledge, and no gazetteer: it only keeps "Toronto" from being taken for a job or a wish.
"""

_PLACES = """
    usa, us, america, united states, uk, united kingdom, britain, great britain, england, scotland, wales, ireland,
    northern ireland, canada, australia, new zealand, india, pakistan, bangladesh, nigeria, ghana, kenya, south africa,
    uganda, zimbabwe, egypt, morocco, germany, france, spain, portugal, italy, greece, netherlands, holland, belgium,
    switzerland, austria, poland, romania, ukraine, russia, turkey, sweden, norway, denmark, finland, hungary, bulgaria,
    serbia, croatia, czechia, slovakia, lithuania, latvia, estonia, china, japan, korea, south korea, vietnam, thailand,
    philippines, indonesia, malaysia, singapore, hong kong, taiwan, dubai, uae, saudi arabia, qatar, israel, iran, iraq,
    syria, lebanon, mexico, brazil, argentina, chile, colombia, peru, venezuela, cuba, jamaica, haiti, europe, africa,
    asia,
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii, idaho,
    illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota,
    mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york, north carolina,
    north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas,
    utah, vermont, virginia, washington, west virginia, wisconsin, wyoming, ontario, quebec, british columbia, alberta,
    manitoba, saskatchewan, nova scotia, new brunswick, newfoundland, queensland, victoria, new south wales, tasmania,
    new york city, nyc, los angeles, chicago, houston, phoenix, philadelphia, san antonio, san diego, dallas, san jose,
    austin, jacksonville, fort worth, columbus, charlotte, indianapolis, san francisco, seattle, denver, boston,
    el paso, nashville, detroit, oklahoma city, portland, las vegas, memphis, louisville, baltimore, milwaukee,
    albuquerque, tucson, fresno, sacramento, kansas city, atlanta, omaha, raleigh, miami, long beach, oakland,
    minneapolis, tulsa, tampa, arlington, new orleans, wichita, cleveland, honolulu, pittsburgh, cincinnati, st louis,
    saint louis, st paul, toledo, orlando, newark, buffalo, rochester, spokane, boise, richmond, des moines, dayton,
    akron, salt lake city, birmingham, brooklyn, queens, bronx, manhattan, anchorage, chattanooga, knoxville, madison,
    london, manchester, leeds, liverpool, glasgow, edinburgh, cardiff, belfast, dublin, cork, galway, bristol,
    sheffield, newcastle, nottingham, leicester, coventry, hull, bradford, stoke, wolverhampton, plymouth, southampton,
    portsmouth, brighton, reading, derby, sunderland, norwich, swansea, aberdeen, dundee, york, oxford, cambridge,
    exeter, bath, luton, bolton, blackpool, middlesbrough, preston, ipswich,
    toronto, montreal, vancouver, calgary, edmonton, ottawa, winnipeg, hamilton, halifax, mississauga, saskatoon,
    regina, kitchener, sydney, melbourne, brisbane, perth, adelaide, canberra, hobart, darwin, auckland, wellington,
    christchurch, delhi, mumbai, bangalore, bengaluru, hyderabad, chennai, kolkata, pune, karachi, lahore, dhaka, lagos,
    abuja, accra, nairobi, johannesburg, cape town, durban, cairo, berlin, munich, hamburg, cologne, frankfurt, paris,
    lyon, marseille, madrid, barcelona, lisbon, porto, rome, milan, athens, amsterdam, rotterdam, brussels, zurich,
    geneva, vienna, warsaw, krakow, bucharest, kyiv, kiev, lviv, moscow, istanbul, ankara, stockholm, oslo, copenhagen,
    helsinki, budapest, prague, sofia, belgrade, zagreb, tokyo, beijing, shanghai, seoul, manila, jakarta, bangkok
"""
PLACES = frozenset(name for name in " ".join(_PLACES.split()).split(", "))
# Names that are common words or first names too: a place only with "in" before them, or a capital of their own.
AMBIGUOUS = frozenset({"us", "reading", "bath", "hull", "cork", "derby", "stoke", "victoria", "georgia", "turkey"})
AMBIGUOUS |= {"regina", "sofia", "austin", "charlotte", "preston", "madison", "florence", "chile", "perth"}


def is_place(phrase: str) -> bool:
    """Whether words name a place and nothing else is likely meant."""
    said = " ".join(phrase.lower().replace(",", " ").split())
    return said in PLACES - AMBIGUOUS or (said in AMBIGUOUS and phrase.strip()[:1].isupper())
