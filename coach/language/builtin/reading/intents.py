"""What a message is for: rules in order of how surely they tell."""

import re

LEAD = (
    r"^\W*(?:(?:ok|okay|so|well|um|hmm|oh|ah|and|but|right|alright|hey|now|then|please|coach|great|cool|lol|"
    r"haha|sorry|honestly|look|listen|tbh|oops|i mean|no|just)\b[ ,.!:-]*)*"
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
    r"(?:will|can|could|is|would|am|are)|just (?:confirm|promise|put (?:it|that))|put (?:it|that) (?:in|down)|"
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
    r"^\W*[$£€]? ?#(?:,? ?(?:hours|months|years|points|percent|%))? ?\? ?(?:that is|how|why|seriously|really|"
    r"where|come on)\b|"
    r"\b(?:where (?:does|do|did|is|are) (?:[^?]{0,60}?)(?:come from|get|from\b|coming from)|"
    r"how (?:did|do|does|have) (?:you|it) (?:get|come up with|work out|arrive at|calculate|figure)|how (?:is|was|"
    r"are|were) (?:that|"
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
QUESTION = re.compile(
    r"\b(?:any (?:tips|advice|ideas|suggestions|thoughts)|tell me (?:more )?about|tell me how|explain|"
    r"i wonder|wondering (?:if|how|whether|what)|i would like to know|i need to know|what about|how about|"
    r"can you (?:tell|explain|help|give|suggest|recommend)|advice on|tips (?:on|for)|need (?:some )?(?:advice|"
    r"help) (?:with|on)|help me (?:with|understand|to|write|prepare|decide|choose|figure)|not sure (?:whether|"
    r"if) i should)\b"
)
