"""What each question means, in plainer words: why it is asked, two answers that would do, and the question again."""

import re

from coach.conversation.reply import Desk, Reply
from coach.domain.figures import Frozen
from coach.language.base import Question
from coach.language.builtin.reading.intents import LEAD
from coach.language.builtin.reading.stance import sentences
from coach.language.builtin.reading.text import lex


class Plain(Frozen):
    """`missing` names what is not known ("by when"), `means` says what is asked and what for, `such` gives two answers,
    `again` is the question in few words.
    """

    missing: str
    means: str
    such: tuple[str, str]
    again: str


PLAIN: dict[str, Plain] = {
    "role": Plain(
        missing="what your job is",
        means="I mean the job you are paid for now, or the last one. It tells me what you can do already.",
        such=("I drive a bus", "shop assistant, until March"),
        again="What is your job?",
    ),
    "goal": Plain(
        missing="what should be different",
        means="I mean what should change at work, so that the plan goes there and not somewhere else.",
        such=("I want to become a nurse", "same work, but no nights"),
        again="What should be different?",
    ),
    "target_role": Plain(
        missing="which job you would like",
        means="I mean the name of the job you would like to have in the end. It need not be exact, and can change.",
        such=("electrician", "school nurse"),
        again="Which job would you like?",
    ),
    "years_experience": Plain(
        missing="how long you have done this work",
        means="I mean how long you have done this work in all, at any employer; it counts towards the next role.",
        such=("since last spring", "about half a year"),
        again="How long have you done it?",
    ),
    "hours_per_week": Plain(
        missing="how many hours a week",
        means="I mean your own spare time, beside your job, for things such as a course, an application or talking to "
        "people. The plan spreads the work over it. It is not the time you work for pay.",
        such=("half an hour a day", "an hour every evening"),
        again="How much spare time a week is that for you?",
    ),
    "timeframe_months": Plain(
        missing="by when",
        means="I mean when you would like to have the new job, or be done. It sets the pace; no date is fine too.",
        such=("by next summer", "no fixed date"),
        again="When would be good?",
    ),
    "budget": Plain(
        missing="how much money",
        means="I mean money of your own for course fees, exams or a licence. If there is none, the plan looks for ways "
        "that cost nothing.",
        such=("nothing at all", "a thousand at most"),
        again="How much could you spend?",
    ),
    "credentials": Plain(
        missing="which papers you hold",
        means="I mean any paper that says what you are allowed or able to do: a licence, a certificate, a degree. Some "
        "jobs ask for one, so I look for what you have already.",
        such=("a driving licence and first aid", "none"),
        again="Do you have any?",
    ),
    "skills": Plain(
        missing="what you are good at",
        means="I mean what you do well, at work or elsewhere. The plan builds on it.",
        such=("staying calm with angry customers", "fixing things"),
        again="What are you good at?",
    ),
    "must_not": Plain(
        missing="what the plan should leave out",
        means="I mean what you won't accept in a new job, so that the plan leaves such jobs out.",
        such=("no nights", "I can't move away"),
        again="What should the plan leave out?",
    ),
    "achievements": Plain(
        missing="what you are proud of",
        means="I mean something you did at work that went well because of you. Employers ask for such stories.",
        such=("I trained five new drivers", "we had fewer returns after I changed the packing"),
        again="What went well because of you?",
    ),
    "values": Plain(
        missing="what matters most to you",
        means="I mean what makes a job good for you. Where ways are equally good, it decides.",
        such=("security", "time with my children"),
        again="What matters most?",
    ),
    "satisfaction": Plain(
        missing="which number",
        means="I mean how happy you are with your job now: low is bad, ten is very good.",
        such=("three", "eight, but tired"),
        again="Which number is it?",
    ),
    "network": Plain(
        missing="whom you know",
        means="I mean anyone you could ask about the work you want, even somebody you met once.",
        such=("my cousin does it", "nobody"),
        again="Is there someone?",
    ),
    "runway_months": Plain(
        missing="how long your money would last",
        means="I mean how long you could pay rent and food from savings if no pay came in.",
        such=("half a year", "not at all"),
        again="How many months would it last?",
    ),
    "dependants": Plain(
        missing="how many people count on you",
        means="I mean people who live on your money or need your care, such as children or a parent.",
        such=("two children", "nobody"),
        again="How many are they?",
    ),
    "relocate": Plain(
        missing="whether you would move",
        means="I mean whether you would live somewhere else for the right job.",
        such=("yes, within the country", "no"),
        again="Would you move?",
    ),
    "location": Plain(
        missing="where you live",
        means="I mean the town or area you live in.",
        such=("near Leeds", "a village in Ohio"),
        again="Where is it?",
    ),
}
PUZZLED = re.compile(
    LEAD
    + (
        r"(?:what (?:does|do|is|did) (?:that|this|it|you|the question|that word)(?: \w+)? ?mean\w*(?: by .{1,60})?|"
        r"what do you (?:mean|want(?: from me)?)(?: by .{1,60})?|"
        r"(?:i )?(?:really |still )?(?:do not|dont|did not) (?:really |quite )?(?:understand|get|follow)(?: (?:the|"
        r"your|this|that|what you))?(?: (?:question|it|mean|are asking|want|one))?|"
        r"(?:i )?(?:no|not) (?:understand|get|follow)(?: (?:this|that|it|you|question|english|what you (?:say|"
        r"ask|mean)))?|"
        r"what (?:it |this |that |you |the word )?mean(?: (?:this|that|it|you|by (?:this|that|it)))?|"
        r"(?:say|speak|write|explain|talk|put)(?: it| this| that)? (?:more )?(?:again|simple|simply|simpler|slow|"
        r"slowly|slower|easy|"
        r"easier|plain|plainly|in (?:simple|easy|plain|other) (?:words|english))(?: please)?|"
        r"what (?:was|were|is|are) (?:you (?:asking|on about)|(?:your|the) question|it you (?:asked|wanted))(?: "
        r"(?:me|again))?|"
        r"what (?:did|do) you (?:ask|want to know)(?: me)?(?: again)?|"
        r"(?:may|can|could) i ask why (?:you|that is|this is) .{2,40}|why you (?:ask|need|want)(?: (?:to know|"
        r"me))?(?: (?:that|this|it))?|"
        r"(?:what|huh|eh|wdym|pardon|come again|meaning)\W*$|which (?:hours|money|date|years|paper|role)\W*$|"
        r"(?:can|could) you (?:please )?(?:explain|rephrase|reword|clarify|put that)(?: (?:that|it|this|"
        r"the question))?(?: .{1,30})?|"
        r"not sure (?:what|i know what) (?:you mean|you are asking|that means|this means)|(?:i am )?(?:confused|"
        r"lost)(?: (?:by|about) .{1,40})?|"
        r"(?:like what|such as(?: what)?|for example|give me an example|an example)\W*$|"
        r"why (?:do|are) you (?:ask|asking|need|want)(?: (?:to know|me))?(?: (?:that|this|it))?|what is (?:that|this|"
        r"it) for|what has that to do with .{1,40})\W*$"
    )
)


def is_puzzled(message: str) -> bool:
    """Whether a message asks what a question means."""
    plain = lex(message).plain
    return all(PUZZLED.match(plain[start:end]) for start, end in sentences(plain)) and bool(plain.strip())


def puzzled(reply: Reply, desk: Desk) -> bool:
    """Answer a question about the coach's own question by putting it in plainer words. Whether it was one."""
    if not is_puzzled(reply.message):
        return False
    slot = reply.session.asked
    plain = PLAIN.get(slot)
    if plain is not None:
        reply.tell(f"{plain.means} Answers that would do: “{plain.such[0]}”, or “{plain.such[1]}”.")
        reply.question = Question(slot=slot, text=plain.again, options=reply.session.options)
        reply.session = reply.session.model_copy(update={"pending": reply.pending})
        return True
    if not reply.session.replies:
        return False
    ahead = [step.title for step in reply.plan.milestones if step.status == "planned"][:1]
    example = f", for example “why {ahead[0]}?”" if ahead and reply.session.planned else ""
    reply.tell(f"Sorry, that was not clear. Name the word or the step you mean{example}, and I say it more plainly.")
    return True
