"""Where a job title begins and ends: those of the tables, with slips mended, and others by how titles are built."""

import re

from coach.framework.jobwords import built_like_a_title
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.scene import Found, Scene

STOP = re.compile(
    r"[^\w' /&-]| (?:at|for|in|with|and|but|who|that|since|from|on|working|because|so|my|i|trying|looking|"
    r"wanting|by|to|now|right|"
    r"earning|here|currently|making|within|or|as|where|when|while|which|doing|during|after|before|until|"
    r"though|although|this|one|some|"
    r"instead|than|not|someday|eventually|ideally|please|under|near|via|into|out|is|was|would|job|role|"
    r"position|next|soon|again|again|too|if|these|per|he|she|we|they|myself|rather|without)\b"
)
WHOLE_STOP = re.compile(r"[^\w' /&-]| (?:i|my|because|but|who|that|since)\b")
FRONT = re.compile(
    r"^(?:\d(?:st|nd|rd|th)[ -]years? )?(?:(?:new|newly|qualified|fully|proud|full[ -]time|part[ -]time|"
    r"licensed|licenced|experienced|humble|"
    r"simple|mere|lowly|full|self[ -]employed|freelance|"
    r"certified|busy|night[ -]shift|overworked|tired|burnt[ -]out|worn[ -]out|good|better|great|proper|real|"
    r"professional|independent|successful|paid|first|simple|#[ -]years?[ -]old) )*"
)
SOMETHING = re.compile(
    r"^(?:something|anything|somewhere|a different|different|another|elsewhere|new|it|that|this|there|here|"
    r"bed|shape|trouble|university|college|school|town|home|happy|left|able|ready|good|better)\b"
)
AT_WORK = {"partner", "associate", "owner", "leader", "fellow", "member", "principal"}  # titles only where one works
AT_A_FIRM = re.compile(
    r" (?:at|in|of|with) (?:an?|the|my|our|this) (?:[a-z-]+ ){0,3}(?:firm|company|practice|consultancy|agency|office|"
    r"business|bank|fund|institute|school|university|shop|chambers)\b"
)
MANAGEMENT = {"management", "leadership", "a management role", "a leadership role", "people management"}
SCHOOLED = re.compile(
    r"\b(?:school|university|college|church|prison|therapy|bed|work|details?|this|that|it|trouble|debt|"
    r"arguments?|shape|print|contact|habit|house|flat|apartment|city|country|state|town|place|abroad|canada|"
    r"uk|usa|germany|another|new)\b"
)


def title(scene: Scene, lexicon: Lexicon, start: int, slot: str, *, certain: bool, exact: bool) -> Found | None:
    """The title that begins at a place. `certain` says that a field of work may stand there too ("move into …")."""
    skipped = FRONT.match(scene.part[start : start + 60])
    said = words_from(scene, start)
    size = lexicon.title(said)
    if skipped and skipped.end() and not size:
        start += skipped.end()
        said = words_from(scene, start)
        size = lexicon.title(said)
    phrase, *of = re.split(r" of (?:an?|the|my|our|#)(?= |$)", scene.part[start : end_of(scene, start)])
    turned = f"{of[0].strip()} {phrase}" if of else ""  # "manager of the store"
    if turned and lexicon.title(turned.split()) == len(turned.split()):
        return Found(slot, turned, start, end_of(scene, start))
    if size:
        end = _ends_after(scene, start, size)
        longer = built_like_a_title(phrase, lexicon.heads)
        if longer and len(phrase) > end - start and phrase.split()[-1] in lexicon.heads:
            end = start + len(phrase)
        return None if _follows_other(scene, end) else Found(slot, scene.text.words(start, end), start, end)
    fixed = lexicon.mended(said)
    if fixed is not None:
        end = _ends_after(scene, start, len(fixed))
        return Found(slot, " ".join(fixed), start, end)
    if phrase in AT_WORK and AT_A_FIRM.match(scene.part, start + len(phrase)):
        return Found(slot, scene.text.words(start, start + len(phrase)), start, start + len(phrase))
    if exact or not phrase.strip():
        return None
    if built_like_a_title(phrase, lexicon.heads) or (certain and _field(phrase)):
        end = start + len(phrase.rstrip())
        return Found(slot, scene.text.words(start, end), start, end)
    return None


def _follows_other(scene: Scene, end: int) -> bool:
    """ "teacher training", "nurse uniform", "a chef friend": the title only describes what comes after it."""
    return bool(
        re.match(
            r"(?:'s\b| (?:training|uniform|friend|school|course|degree|licen[cs]e|salary|pay|shortage|friends|fan|"
            r"colleague|of (?:two|#)|at heart|by (?:training|trade) (?:but|and now)))",
            scene.part[end : end + 24],
        )
    )


def words_from(scene: Scene, start: int) -> list[str]:
    stop = WHOLE_STOP.search(scene.part, start, start + 90)
    end = stop.start() if stop else min(len(scene.part), start + 90)
    return scene.part[start:end].split()


def _ends_after(scene: Scene, start: int, count: int) -> int:
    place = start
    for match in re.finditer(r"\S+", scene.part[start : start + 120]):
        place = start + match.start() + len(match[0].rstrip(".,;:!?"))
        count -= 1
        if not count:
            break
    return place


def end_of(scene: Scene, start: int) -> int:
    stop = STOP.search(scene.part, start, start + 70)
    return stop.start() if stop else min(len(scene.part), start + 70)


def _field(phrase: str) -> bool:
    said = phrase.strip()
    return (
        bool(said)
        and len(said.split()) <= 4
        and not SOMETHING.match(said)
        and said not in MANAGEMENT
        and not SCHOOLED.search(said)
        and "#" not in said
    )


def is_title(lexicon: Lexicon, phrase: str) -> bool:
    said = phrase.strip().removeprefix("a ").removeprefix("an ")
    return lexicon.title(said.split()) == len(said.split()) or built_like_a_title(said, lexicon.heads)
