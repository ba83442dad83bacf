"""What a message is for: rules in order of how surely they tell."""

import re

from coach.domain.turn import Intent, Stage

LEAD = (
    r"^\W*(?:(?:ok|okay|so|well|um|hmm|oh|ah|and|but|right|alright|hey|now|then|please|coach|great|cool|lol|"
    r"haha|sorry|honestly|look|listen|tbh|oops|i mean|no|just)\b[ ,.!:-]*)*"
)
TAIL = (
    r"(?: (?:please|thanks|thank you|now|then|yet|really|tbh|at all|right now|for now|at the moment|today|"
    r"again|sorry|lol|coach|honestly|to be honest|mate|man|though|either|x+|xo+|love|folks))*\W*$"
)
WHOLE: tuple[tuple[Intent, str], ...] = (
    ("skip", (
        r"(?:(?:can we |could we |let us |i would like to |i will )?(?:skip|pass)(?: (?:that|it|this|this one|"
        r"that one|the question|this question|on (?:that|this)(?: one)?))?|next(?: question| one)?|(?:i would |"
        r"i )?(?:rather|prefer) not(?: (?:to )?(?:say|answer|talk about (?:it|that)|share|tell|go into (?:it|"
        r"that)|discuss (?:it|that)))?(?: (?:that|this))?|(?:that is )?none of your business|(?:that is |"
        r"it is )?(?:too |a bit |rather |very )?(?:private|personal)|(?:let us |can we |i will |we can )?(?:come|"
        r"get) back to "
        r"(?:that|it|this)(?: one)?(?: later)?|(?:maybe |ask me )?later|i do not want to (?:say|answer(?: that)?|"
        r"talk about (?:that|it)|"
        r"share(?: that)?)|no comment|(?:i am )?not (?:telling(?: you)?|saying|going to say|answering(?: that)?)|"
        r"i would (?:rather|prefer to) keep (?:that|it|this) (?:to myself|private|out of it)|"
        r"(?:i )?(?:would )?(?:rather|prefer to) keep (?:that|it|this) (?:to myself|private)|move on)"
)),
    ("unknown", (
        r"(?:(?:i )?(?:really |honestly |just )?(?:do not|dont|do n't) (?:really |actually |quite |even )?(?:know|"
        r"no|kno|now)(?: (?:yet|that|how (?:many|much|long)|what (?:i want|to say)|really|off hand|exactly))*|"
        r"(?:i am )?(?:not|un)(?: (?:really|quite|too|very|entirely|so|totally|at all))* ?sure(?: (?:yet|"
        r"about (?:that|this|it)|how (?:many|much|long)|what))*|no (?:idea|clue)|(?:i have )?no (?:idea|"
        r"clue)(?: (?:yet|really|what.{0,40}|how.{0,40}))?|(?:i )?(?:honestly |really )?(?:can not|"
        r"could not) (?:say|tell)(?: you)?(?: yet)?|"
        r"(?:it is |that is )?(?:hard|difficult|tricky) to (?:say|tell|know)|(?:i )?(?:have not|not) (?:decided|"
        r"thought about (?:it|that)|figured (?:that|it) out|worked (?:that|it) out)(?: yet)?|who knows|beats me|"
        r"no preference|(?:there is |i am )?(?:in )?no (?:rush|hurry|deadline|time limit|particular date|"
        r"fixed date)|whenever|"
        r"to be decided|tbd|not decided|undecided|i wish i knew|(?:still )?(?:thinking about it|figuring (?:that|"
        r"it) out)|haven't a clue|\?+|i am open|i am torn|"
        r"(?:let me|i (?:need to|have to|will have to|would have to|will|must)) (?:think|sleep) (?:about|on) (?:that|"
        r"it|"
        r"this)(?: one| first| for a bit| a bit)*|(?:good|hard|tough|tricky) (?:question|one))"
)),
    ("undo", r"undo"),
    ("change", (
        r"(?:i (?:want|need|would like|have) to )?change something(?: else| here| in (?:my|the) plan| about (?:it|"
        r"my plan|the plan))?|(?:something|some things|a few things|things)(?: else)? (?:has |have )?changed"
)),
    ("thanks", (
        r"(?:many )?(?:thanks|thank you|cheers|much appreciated|i appreciate (?:it|that|this)|appreciate it|"
        r"ta)(?: (?:so much|a lot|very much|a million|coach|for (?:that|this|your help|the help|everything|"
        r"all (?:of )?this|all your help|listening)|again|loads|lots|,? ?that (?:helps|is helpful|was helpful|"
        r"is great|helped)(?: a lot| so much)?|,? (?:very|really) helpful|mate))*(?:[ ,.!]*(?:that (?:helps|"
        r"is (?:really |very |so )?(?:helpful|useful|great|kind|good to know)|was (?:really |very )?(?:helpful|"
        r"useful)|helped)(?: a lot| so much| loads)?|"
        r"very helpful|really helpful|this is great))?|that (?:helps|helped|is helpful|was helpful)(?: a lot)?"
)),
    ("bye", (
        r"(?:(?:ok|okay|thanks|thank you|cheers|great|right|well)[ ,.!]+)*"
        r"(?:bye|goodbye|bye bye|good bye|bye for now|night night|laters|speak (?:soon|later|tomorrow)|see ya|"
        r"good night|see you(?: (?:later|soon|tomorrow|next (?:week|time)))?|"
        r"that is (?:all|it)(?: for (?:today|now|tonight))?|talk (?:later|soon|tomorrow|again soon)|i (?:have to|"
        r"need to|must) run|have to (?:run|go)|gotta run|i (?:have to|need to|must) go|"
        r"gotta go|got to go|i am done for (?:today|now)|until next time|take care|catch you later|have a (?:good|"
        r"nice) (?:day|evening|weekend|one)|ciao|cya|ttyl)(?:[ ,.!]*(?:thanks|thank you|bye|goodbye|"
        r"see you(?: later| soon| tomorrow| next week)?|for now|talk (?:soon|later|tomorrow|next week)|"
        r"have a (?:good|nice) (?:day|evening|"
        r"one)|i have to go|take care))*"
)),
    ("greet", (
        r"(?:hi|hello|hey|hiya|howdy|yo|good (?:morning|afternoon|evening|day)|greetings|sup|what is up|hi there|"
        r"hello there|hey there|hola|bonjour|hallo|ciao|salut|namaste|merhaba|olá|salaam|salam|أهلا|مرحبا|你好|"
        r"how are you(?: (?:doing|today))*|nice to meet you)(?:[ ,.!]*(?:there|coach|again|everyone|all|"
        r"how are you(?: doing)?(?: today)?|nice to meet you|i am new here|hi|hello))*"
)),
    ("yes", (
        r"(?:yes|y|k|cool|nice|sure|of course|absolutely|definitely|correct|right|exactly|that is (?:right|"
        r"correct|it|fine|ok|"
        r"good|true)|sounds (?:good|great|right|fine|ok)|go ahead|go on|carry on|continue|proceed|do it|please do|"
        r"ok|okay|fine|agreed|"
        r"looks (?:good|right|fine)|perfect|great|let us (?:do (?:it|that|this)|go)|why not|by all means|"
        r"yes please|i do|i am|i would|works for me|good|ja|oui|si|sí|evet|true|for sure|indeed|it is|"
        r"confirmed?)(?:[ ,.!]*(?:yes|please|sure|go ahead|go on|carry on|of course|that is (?:right|correct|fine)|"
        r"sounds (?:good|great)|do it|thanks|thank you|correct|absolutely|definitely|i do|i am|that works|ok|"
        r"works for me|right|exactly|perfect|it is))*"
)),
    ("no", (
        r"(?:no|n|not really|no thanks|no thank you|not at all|never|not (?:now|yet|today|interested|this time|"
        r"necessary)|i do not|i am not|i would not|do not|that is (?:wrong|not right|not it|incorrect|not true)|"
        r"wrong|incorrect|no way|absolutely not|definitely not|not for me|nein|non|hayır|none|neither|"
        r"nothing else|i do not think so|rather not)(?:[ ,.!]*(?:no|thanks|thank you|not really|sorry|i do not|"
        r"never|not yet|not now|that is (?:wrong|not right)|i am (?:fine|good|ok)|please))*"
)),
)  # fmt: skip
WHOLE_RULES = tuple(
    (intent, re.compile(LEAD.replace("|no|just", "|just") + rf"(?:{body})" + TAIL)) for intent, body in WHOLE
)
STARTS: tuple[tuple[Intent, str], ...] = (
    ("skip", r"(?:skip (?:that|it|this)|i would rather not (?:say|answer)|pass on (?:that|this))\b"),
    (
        "unknown",
        r"(?:(?:i am )?(?:not|un) ?(?:really |quite |entirely |"
        r"too )?sure(?: yet)?(?: about [^.,;!?\n]{2,40})?[.,;!]|(?:i )?(?:really |honestly )?(?:do not|"
        r"dont) (?:really )?(?:know|no)(?: yet)?(?: about [^.,;!?\n]{2,40}| how (?:much|many|"
        r"long)[^.,;!?\n]{0,30})?(?:[.,;!]| but\b)|(?:(?:it|that) is )?(?:hard|difficult|tricky|impossible) to "
        r"(?:say|tell|know)[.,;!]|no (?:idea|clue)(?: yet)?(?: about [^.,;!?\n]{2,40})?[.,;!]|"
        r"(?:i )?have not decided(?: yet)?[.,;!])",
    ),
)
STARTS_RULES = tuple(
    (intent, re.compile(LEAD.replace("|no|just", "|just") + rf"(?:{body})")) for intent, body in STARTS
)

THANKED = re.compile(
    r"[.!;,] ?(?:ok |and )?(?:many )?(?:thanks|thank you|cheers)(?: (?:so much|a lot|again|coach|x+))*\W*$"
)
IN_DOUBT = re.compile(
    r"(?:^|[,.;-] ?|\bbut )(?:i am |still |i )?(?:not (?:really |quite |too )?sure|no idea|undecided|"
    r"do not know|can not decide)"
    r"(?: which(?: one)?| yet| really| exactly| which is better)*\W*$"
)
PLAN_NOW = re.compile(
    r"\b(?:(?:just|simply) (?:give|show|make|build|write|do|get) (?:me )?(?:the|a|my) (?:plan|roadmap)|"
    r"(?:make|build|give me|write|create|generate|do|finish) (?:the|a|my) (?:plan|roadmap) (?:already|now|"
    r"right away|please already)|(?:can (?:we|i|you) )?(?:just )?(?:get|skip) (?:straight |right )?(?:to|"
    r"on to) the plan|enough (?:with the )?questions|no more questions|stop asking(?: me)?(?: questions)?|"
    r"(?:done|finished) (?:answering|with (?:the |your )?questions)|"
    r"(?:i )?(?:just )?want (?:the|my) plan(?: now)?|plan (?:now|please)|too many questions|"
    r"cut to the chase)\b"
)
TOLD = re.compile(
    r"\b(?:i (?:have )?(?:already |just )?(?:told you|said|answered|mentioned|gave you|"
    r"explained)(?: you)?(?: (?:that|this|it|so))?(?: already| before| earlier| twice)?|i (?:told|said|"
    r"answered|mentioned) (?:that|this|it|you)|as i (?:said|told you|mentioned)|like i said|"
    r"you (?:already )?(?:asked|know) (?:me )?(?:that|this)(?: already| before)?|you (?:already|just) asked|"
    r"asked and answered|i keep telling you|how many times)\b"
)
TOLD_SURE = re.compile(
    r"\b(?:already|told you|as i said|like i said|you asked|keep telling|how many times|again|before|earlier)\b"
)
PRESSURE = re.compile(
    r"\b(?:just (?:say|tell me) (?:yes|it (?:works|is fine|is ok|will work)|i can|it is possible|what i want)|"
    r"say yes|(?:come on|please),? (?:just )?(?:say|agree|tell me (?:it|i|that))|trust me|i am (?:sure|"
    r"certain|positive|confident|convinced) (?:that )?(?:i|it|we|this)|i know (?:that )?i (?:can|could|will)|"
    r"i (?:can|will) (?:easily|definitely|totally|surely|absolutely) (?:do|make|manage|finish|get|handle)|"
    r"why (?:are you|so) (?:being )?(?:so )?negative|do not be (?:so )?negative|just (?:agree|say (?:it|so|that))|"
    r"be (?:more )?positive|everyone else (?:does it|can)|"
    r"you are (?:being )?(?:too|so) (?:cautious|pessimistic|negative|careful|strict)|just (?:make|"
    r"let) it (?:fit|work)|make it (?:fit|work)|pretend it (?:fits|works)|believe in me|"
    r"(?:(?<!\w )(?<!\w\w)|(?:please|just|then|so|and|you|should|could|can|must|to) )"
    r"(?:tell me|say|promise(?: me)?|confirm|admit|agree)(?: me| honestly| please)*(?: that)? (?:i|it|this|we) "
    r"(?:will|can|could|is|would|am|are)|"
    r"just (?:confirm|promise|put (?:it|that))|put (?:it|that) (?:in|down)|"
    r"(?:so |do )you agree|"
    r"so (?:can|will|could) i|"
    r"i will just work harder|i do not care (?:what|if|about)|stop (?:being|doubting)|you have to (?:say|"
    r"agree)|promise me)\b"
)
NEW_VALUE = re.compile(
    r"\b(?:instead|change (?:it|that|my)|(?<!will )(?<!can )(?<!could )make it|set it|"
    r"want it (?:in|by)|new (?:deadline|date|target)|"
    r"i have decided)\b"
)
WHY = re.compile(
    LEAD
    + r"(?:(?:and |but )?(?:why|how come|what for|for what reason|what makes you (?:think|say)|what is the reason)\b)"
)
WHY_GENERAL = re.compile(
    r"\bwhy (?:do|does|are|is|did|would|should|can|will) (?:people|employers?|companies|recruiters|most|"
    r"so many|some|managers|nurses|women|men|it (?:matter|take)|i (?:feel|always|never|keep|hate))\b|"
    r"\bwhy not\b.*\?"
)
NUMBER = re.compile(
    r"\b(?:where (?:does|do|did|is|are) (?:[^?]{0,60}?)(?:come from|get|from\b|coming from)|"
    r"how did you (?:get|come up with|work out|arrive at|calculate|figure)|how (?:is|was|are|were) (?:that|"
    r"this|the|#|those|these)[^?]{0,40}(?:calculated|worked out|computed|reached|estimated)|what is (?:that|"
    r"the|this) (?:number|figure|#[^?]{0,20}) based on|who says (?:it|that)? ?(?:takes|costs) #|source (?:for|"
    r"of) (?:that|the|this|#)|why # (?:hours|months|week|dollars|years)|says who)\b|\bwhy [$£€] ?#|"
    r"\bwhere do you get\b"
)
ABOUT_NUMBER = re.compile(
    r"#|\b(?:number|numbers|figure|figures|hours|cost|costs|price|amount|months|estimate|total|score|"
    r"percentage|date|that|it|readiness|points|chances?|odds|percent|pay|deadline|finish|budget|last step|weeks?|"
    r"years?|"
    r"numbers?|those|these)\b"
)
SHOW = re.compile(
    LEAD
    + (
        r"(?:(?:can|could|may) (?:i|you|we) (?:please )?|i (?:want|would like) to |let me )?(?:(?:show|see|view|"
        r"display|print|open|look at|list|read|give me)(?: me)?(?: again)? (?:the |my |all |an? )?(?:(?:whole |"
        r"full |current |latest |updated |new )?(?:plan|roadmap|profile|gaps?|risks?|paths?|options|milestones|"
        r"steps|progress|summary|overview|timeline|facts|changes|budget|costs)|where (?:i|we) (?:am|are|stand)|"
        r"what you (?:know|have)(?: (?:about|on) me)?)|where (?:do|am|are) (?:i|we) (?:stand|at|so far|now)|"
        r"how am i doing|what (?:do you know|have you got) about me|what are (?:my|the) (?:options|paths|choices|"
        r"gaps|risks|milestones|next steps)|compare (?:my |the )?(?:options|paths|choices)|"
        r"what is (?:in )?my (?:plan|progress|profile)|"
        r"what does my plan (?:look like|say)|my plan$)\b"
    )
)
WEEK = re.compile(
    LEAD
    + (
        r"(?:what (?:(?:do|should|can|must|shall|will) )?i (?:be doing|do|start with|work on|tackle|"
        r"focus on)(?: (?:first|next|now|this week|today|right now|tomorrow|on monday|to start))|what is (?:next|"
        r"first|the next step|my next step|up this week|on this week|due this week|on (?:my|the) (?:list|"
        r"plan) (?:this week|today)|for this week|my first step)|(?:what is |anything |tasks |steps )?(?:on |for |"
        r"due )?this week|next step|first step|where do i (?:start|begin)|how do i (?:start|begin)|what now|"
        r"what do i have to do (?:this week|next|now|first|today))(?: then| exactly)?\W*$"
    )
)
COMPARE = re.compile(r"\b(?:or|vs|versus|compared? (?:to|with)|rather than|over)\b")
HELP = re.compile(
    LEAD
    + (
        r"(?:help(?: me)?(?: please)?|what can (?:you|i) (?:do|ask|say|type)(?: (?:for me|here|you|to help))?|"
        r"how (?:does|do) (?:this|it|you) work|who are you|what are you|what is this|what (?:do|"
        r"did) you mean(?: by (?:that|this|it|[^?]{2,40}))?|i do not (?:understand|get it|"
        r"follow)(?: (?:the question|that|this|you|what you mean))?|what (?:does|is) (?:that|this) mean|"
        r"how do i use this|are you (?:a (?:bot|robot|human|person|real person)|human|ai|an ai|real|chatgpt|gpt)|"
        r"instructions|commands|menu|what commands are there|can you (?:explain|rephrase|repeat) (?:that|"
        r"the question|this)|come again|say that again|sorry\?|what\?|huh)(?: please| again| exactly)?\W*$"
    )
)
OFF_TOPIC = re.compile(
    r"\b(?:(?:write|compose|sing|draw|recite|generate|tell)(?: me)?(?: us)? (?:an? |some |"
    r"another )?(?:[a-z]+ ){0,2}(?:poem|song|haiku|joke|story|limerick|picture|image|rap|riddle|essay on|"
    r"novel|code for)|(?:what is|how is|what will|is) (?:the )?weather|will it rain|who (?:won|will win|"
    r"is the president|is the prime minister)|football (?:score|match|game)|recipe (?:for|of)|"
    r"how do i (?:cook|bake) (?:a|an|the|some)|what is the capital of|capital of [a-z]+\?|(?:play|"
    r"know) (?:a game|chess)|translate (?:this|the following|into)|what is # ?(?:\+|plus|times|x|\*|-|minus|/|"
    r"divided by) ?#|solve (?:this|the)|horoscope|lottery numbers|bitcoin|crypto|stock tips?|which stocks?|"
    r"movie|your favou?rite|are you single|do you love|meaning of life|ignore (?:all |your |"
    r"the )?(?:previous |prior |above )?(?:instructions|rules)|system prompt|homework|write (?:me )?(?:some |"
    r"a )?(?:python|javascript|html|java|sql) (?:code|script|program)|world cup|super bowl|celebrity|gossip|"
    r"best (?:pizza|restaurant|tv show))\b"
)
STAGES: tuple[tuple[Stage, str], ...] = (
    ("risks", r"risks?|what could go wrong|setbacks?|dangers?|plan b|contingenc\w+"),
    ("gaps", r"gaps?|skill gaps?|what i am missing|what is missing|my weaknesses|missing skills"),
    ("paths", (
        r"paths?|options|routes?|ways?(?: (?:forward|ahead|from here))?|alternatives|trade-?offs?|choices"
)),
    ("tracking", (
        r"tracking|how to keep track|progress|check-?ins?|reviews?|accountability|how (?:it|things) (?:is|are) going"
)),
    ("assessment", (
        r"assessment|about me|my profile|my facts|my situation|my details|my background|the start|the beginning|"
        r"my answers|where i am now|where (?:i|you) stand|my strengths"
)),
    ("plan", r"plan|roadmap|milestones?|schedule|timeline|steps"),
)  # fmt: skip
GO_STAGE = re.compile(
    LEAD
    + (
        r"(?:(?:can|could|shall|should|may) (?:we|i|you) (?:please )?|i (?:want|would like|need) to |let us |"
        r"maybe we (?:can|could|should) )?(?:(?:talk|chat|speak|hear|think) (?:about|through|more about)|discuss|"
        r"go(?: back| on| over| through)?(?: to)?|move (?:on|back|ahead|over|forward)? ?(?:to|on to)|jump (?:to|"
        r"back to|ahead to)|look (?:again )?at|focus on|turn to|switch to|continue (?:with|to)|start (?:with|on)|"
        r"return to|get (?:back )?to|skip to|back to|on to|onto|next[:,]?|revisit|work on|tackle|explore) (?:the |"
        r"my |our |some |any |your )?(?P<where>[a-z][a-z' -]{2,40}?)(?: part| section| stage| bit| again| now|"
        r" next| please| then| with you| instead)*\W*$"
    )
)
WRONG = re.compile(
    LEAD + r"what (?:could|can|might|may|will) go wrong(?: (?:here|with (?:it|this|that|the plan|my plan)))?\W*$"
)
QUESTION = re.compile(
    r"\b(?:any (?:tips|advice|ideas|suggestions|thoughts)|tell me (?:more )?about|tell me how|explain|"
    r"i wonder|wondering (?:if|how|whether|what)|i would like to know|i need to know|what about|how about|"
    r"can you (?:tell|explain|help|give|suggest|recommend)|advice on|tips (?:on|for)|need (?:some )?(?:advice|"
    r"help) (?:with|on)|help me (?:with|understand|to|write|prepare|decide|choose|figure)|not sure (?:whether|"
    r"if) i should)\b"
)


def whole(plain: str) -> Intent | None:
    """The intent of a message that is nothing but that: "thanks", "skip", "I don't know yet"."""
    for intent, rule in WHOLE_RULES:
        if rule.match(plain):
            return intent
    return None


def opening(plain: str) -> Intent | None:
    """The intent a message begins with before it goes on: "Not sure about the budget, but …"."""
    for intent, rule in STARTS_RULES:
        if rule.match(plain):
            return intent
    return None


def ending(plain: str) -> Intent | None:
    """ "unknown" when a message ends in doubt: "data scientist or data analyst, not sure which"."""
    return "unknown" if IN_DOUBT.search(plain) else None


def thanked(plain: str) -> bool:
    """Whether a message ends in thanks: "I talk to my wife. thank you"."""
    return THANKED.search(plain) is not None


def stage_named(plain: str) -> Stage | None:
    """The stage whose name stands in some words, or None."""
    for stage, names in STAGES:
        if re.search(rf"\b(?:{names})\b", plain):
            return stage
    return None


def stage_wanted(plain: str) -> Stage | None:
    """Where the person asks to go: "let's talk about risks", "what could go wrong?"."""
    if WRONG.match(plain):
        return "risks"
    match = GO_STAGE.match(plain)
    if match is None:
        return None
    for stage, names in STAGES:
        if re.fullmatch(
            rf"(?:the |my |our )?(?:[a-z]+ )?(?:{names})(?: (?:of|in) (?:this|my plan|that|the plan|it))?",
            match["where"].strip(),
        ):
            return stage
    return None
