"""How words for jobs are built: what ends a job title, what only looks like one, and what people do in which job.

Nothing here knows an occupation; it tells words that can name a job from words that can't.
"""

import re
from collections.abc import Collection

from coach.framework.places import is_place

# Post words that end a title whatever comes before ("release train engineer"), beyond those the tables hold.
_HEADS = """
    manager engineer officer assistant analyst specialist technician coordinator director supervisor consultant
    administrator lead leader developer designer teacher nurse clerk worker driver operator inspector adviser
    advisor executive president partner associate agent representative rep buyer planner scientist architect
    therapist instructor trainer tutor lecturer intern apprentice trainee student founder owner foreman chef cook
    server waiter waitress attorney paralegal doctor caseworker programmer producer editor writer artist
    photographer pilot captain sergeant soldier guard mechanic labourer laborer freelancer contractor fundraiser
    researcher fellow steward ranger midwife nanny housekeeper stylist barber florist jeweller tailor counsellor
    counselor psychologist pharmacist dietitian clinician physician surgeon principal headteacher dean professor
    librarian curator translator interpreter auditor accountant bookkeeper banker broker trader actuary economist
    statistician biologist chemist physicist geologist judge minister firefighter paramedic dispatcher receptionist
    secretary cashier stocker picker packer welder plumber electrician carpenter painter roofer mason joiner
    machinist handyman gardener landscaper farmer fisherman baker butcher bartender barista croupier hostess
    concierge caretaker custodian janitor cleaner ceo cfo cto coo cio vp surveyor estimator scheduler recruiter
    marketer copywriter journalist reporter publicist strategist controller treasurer underwriter adjuster lawyer
    solicitor barrister notary policeman detective carer caregiver salesman saleswoman salesperson porter attendant
    aide helper fighter hand crew model dancer singer musician actor admin temp valet usher
"""
HEADS = frozenset(_HEADS.split())
_NO_JOB = """
    mother father parent sister brother daughter person woman man learner lover loser believer dreamer member player
    pleaser survivor senior junior beginner starter teenager foreigner newcomer smoker drinker outsider insider
    loner winner quitter talker reader thinker number matter bother user sufferer minor doer fighter giver helper
    widower breadwinner prisoner offender owner grandmother grandfather stepfather stepmother taker citizen
    procrastinator introvert extrovert christian realist optimist pessimist perfectionist feminist idealist
    minimalist pacifist atheist buddhist methodist baptist worrier better disaster other another order career earner
    sleeper riser traveller traveler commuter renter homeowner voter stranger partner fellow monster sinner joker
    leader never career-changer changer candidate hunter jobseeker seeker offer over under after ever happier calmer
    closer healthier richer earlier later further longer higher lower bigger smaller easier harder faster stronger
    older younger clearer braver kinder nearer safer quieter cheaper quicker somewhere either neither together
    whatever danger paper computer summer winter center letter tutor-group rather power prayer weather water leather
    doctor's sector factor color favor error terror mirror list tourist specialist- exist assist consist resist twist
    best host communist capitalist socialist racist nationalist carnivore vegetarian retiree pensioner immigrant
    migrant refugee claimant ladder cancer dinner shelter answer hand crew model transfer laser
"""
NO_JOB = frozenset(_NO_JOB.split())
_NO_JOB_WITH = """
    bit little lot mess wreck failure kind sort type hard bad quick fast slow former ex retired single very
    really so too big huge people night-owl own early heavy same right wrong not no keen avid born natural part
    homeless terrible strong
"""
NO_JOB_WITH = frozenset(_NO_JOB_WITH.split())
NOT_TITLE = re.compile(
    r"\b(?:i|am|im|i'?m|is|are|was|have|has|had|do|does|did|not|no|yes|you|we|my|it|its|je|suis|ich|bin|soy|yo|eu|sou|"
    r"ben|io|sono|want|would|need|know|said|told|asked|feel|feeling|hate|love|already|"
    r"think|unemployed|jobless|stay|home|dad|mum|mom|wife|husband|between|nothing|none|retired|same|still|"
    r"working|work|lost|laid|currently|sure|"
    r"maybe|just|currently|looking|"
    r"anything|something|everything|whatever|that|this|there|here|better|good|bad|more|less|job|hours?|hrs?|years?|"
    r"months?|weeks?|like|myself|ai|what|how|why|skip|pass|hi|hello|thanks|depends|either|both|licen[cs]es?|certificates?|degrees?|diploma)\b|[#\d]"
)
# What is said beside an answer, of how one feels, or when: no title is made of these alone.
_TALK = """
    sorry apologies lol lmao haha hah heh ugh wow omg wtf dude bro mate man hmm hm meh ok okay fine honestly dunno idk
    please help damn shit fuck crap god well nah yeah yep yup nope please thx thank cheers hey oh ah uh um er tbh
    seriously really literally exhausted tired sad lost scared afraid ashamed anxious angry worried stressed broke sick
    depressed lonely hopeless worthless useless stuck bored unhappy miserable desperate done over alone confused numb
    happy calm rich free money pay salary rent bills kids family life friend friends time date today tonight tomorrow
    yesterday now soon later next last asap morning evening night day week month year spring summer autumn fall winter
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday christmas easter in by before after within until till around about roughly since
    from to at on for with without of the a an and or but if so as than then when where who which again never always
    ever very too also only even question answer plan goal cv resume help advice stop quit leave change days nights
"""
TALK = frozenset(_TALK.split())
LONGEST_FREE = 5  # words of an unknown title
WORD = re.compile(r"[^\W\d_][\w'’]*")
SHORTEST_ENDING = 5  # letters of a word above which its ending alone marks a job ("-er", "-ist")
ENDINGS = ("er", "or", "ist", "ician", "smith", "wright")
RULED_BY = ("head", "director", "chief", "vice", "vp", "president", "chair")


def built_like_a_title(phrase: str, heads: Collection[str] = HEADS) -> bool:
    """Whether a phrase reads like a job title, whoever uses it: few words, no verb, a post at its end."""
    said = phrase.lower().strip().split()
    if (
        not 1 <= len(said) <= LONGEST_FREE
        or NO_JOB_WITH & set(said)
        or said[0].startswith("ex-")
        or said[0] in TALK
        or NOT_TITLE.search(phrase.lower())
        or is_place(phrase)
    ):
        return False
    last = said[-1].split("/")[-1].split("-")[-1]
    if " of " in f" {' '.join(said)} " and said[0] in RULED_BY:
        return True
    if last in NO_JOB and not (len(said) > 1 and last in HEADS):
        return False
    return last in heads or (len(last) > SHORTEST_ENDING and last.endswith(ENDINGS))


def may_name_a_job(phrase: str) -> bool:
    """Whether words could name a job nobody here knows: one to three, no talk, time, number or place."""
    said = [word.lower() for word in WORD.findall(phrase)]
    return (
        1 <= len(said) <= 3
        and "," not in phrase
        and not NOT_TITLE.search(phrase.lower())
        and not (TALK | NO_JOB_WITH) & set(said)
        and said[-1] not in NO_JOB
        and not is_place(phrase)
    )
