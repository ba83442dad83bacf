"""Messages in another language: the coach reads English only so far, and says so in the person's own language.

A language is told by its small words, of which a message must hold more than of the English ones.
"""

import re
from typing import NamedTuple


class Tongue(NamedTuple):
    """A language: its small words, what says that someone wants to die, and what is said to them."""

    small: frozenset[str]
    crisis: re.Pattern[str]
    only_english: str
    help: str


def _tongue(small: str, crisis: str, only_english: str, help: str) -> Tongue:
    return Tongue(frozenset(small.split()), re.compile(crisis, re.IGNORECASE), only_english, help)


TONGUES: dict[str, Tongue] = {
    "French": _tongue(
        "je tu il elle nous vous suis est dans pour avec pas une des les mon ma mes et en voudrais veux travail "
        "travaille "
        "ans depuis que qui ne c'est j'ai j'aimerais bonjour merci au du le la de changer mais plus comme",
        r"\b(?:me suicider|me tuer|veux mourir|envie de mourir|en finir avec la vie|mettre fin à mes jours|"
        r"plus envie de vivre)",
        "Pour l'instant, je ne lis que l'anglais. Votre message est gardé tel quel. Si vous pouvez, écrivez quelques "
        "mots "
        "simples en anglais, et nous continuons.",
        "Vous comptez plus que tout projet. Parlez maintenant à quelqu'un : une ligne d'écoute ou le numéro d'urgence.",
    ),
    "Spanish": _tongue(
        "yo soy estoy quiero trabajo como para con una un los las mi mis años desde que me gustaría pero tengo hola "
        "en el "
        "la de por muy hace y cambiar gracias busco",
        r"\b(?:suicidarme|suicidio|matarme|quiero morir|quitarme la vida|no quiero vivir)",
        "Por ahora solo leo inglés. Su mensaje queda guardado tal como está. Si puede, escriba unas palabras "
        "sencillas en "
        "inglés y seguimos.",
        "Usted vale más que cualquier plan. Hable ahora con alguien: una línea de ayuda o el número de emergencias.",
    ),
    "German": _tongue(
        "ich bin habe möchte und nicht als seit jahren eine einen ein der das mit für arbeit arbeite mein meine ist "
        "wie zu "
        "auf von im aber mich danke hallo suche gerne",
        r"\b(?:mich umbringen|suizid|selbstmord|will (?:nicht mehr leben|sterben)|nicht mehr leben|"
        r"mir das leben nehmen)",
        "Bisher lese ich nur Englisch. Ihre Nachricht bleibt so gespeichert, wie sie ist. Wenn Sie können, schreiben "
        "Sie ein "
        "paar einfache Worte auf Englisch, dann machen wir weiter.",
        "Sie sind wichtiger als jeder Plan. Sprechen Sie jetzt mit jemandem: mit einem Krisentelefon oder dem Notruf.",
    ),
    "Portuguese": _tongue(
        "eu sou estou quero trabalho como para com uma um os meu minha anos há não gostaria tenho em mas que de da "
        "do olá "
        "mudar obrigado obrigada na no procuro",
        r"\b(?:me matar|suicídio|suicidar|quero morrer|tirar a (?:minha )?vida|não quero viver)",
        "Por enquanto só leio inglês. A sua mensagem fica guardada como está. Se puder, escreva algumas palavras "
        "simples em "
        "inglês e continuamos.",
        "Você vale mais do que qualquer plano. Fale agora com alguém: uma linha de apoio ou o número de emergência.",
    ),
    "Italian": _tongue(
        "io sono vorrei lavoro come per con una un il la mia mio anni da non che ho di ma voglio faccio cambiare ciao "
        "grazie sto e cerco",
        r"\b(?:suicid\w+|uccidermi|voglio morire|farla finita|togliermi la vita|non voglio (?:più )?vivere)",
        "Per ora leggo solo l'inglese. Il suo messaggio resta salvato così com'è. Se può, scriva qualche parola "
        "semplice in "
        "inglese e andiamo avanti.",
        "Lei vale più di ogni piano. Parli subito con qualcuno: una linea di ascolto o il numero di emergenza.",
    ),
    "Polish": _tongue(
        "jestem chcę chce pracuję pracuje jako nie mam lat w na się od moja mój praca pracę zmienić chciałbym "
        "chciałabym "
        "dla ale i z do że dzień dobry szukam",
        r"\b(?:zabić się|się zabić|samobój\w*|nie chcę (?:już )?żyć|chcę umrzeć|odebrać sobie życie)",
        "Na razie czytam tylko po angielsku. Wiadomość zostaje zapisana tak, jak jest. Jeśli możesz, napisz kilka "
        "prostych "
        "słów po angielsku, a pójdziemy dalej.",
        "Jesteś ważniejszy niż każdy plan. Porozmawiaj z kimś teraz: z telefonem zaufania albo numerem alarmowym.",
    ),
}
OTHER = (
    "I can read English only so far. Your message is kept as it is; if you can, write a few simple words in English, "
    "and we go on."
)
ENGLISH = frozenset(
    [
        "i",
        "am",
        "i'm",
        "the",
        "to",
        "and",
        "a",
        "an",
        "my",
        "want",
        "is",
        "it",
        "in",
        "of",
        "for",
        "have",
        "not",
        "you",
        "do",
        "was",
        "that",
        "be",
        "with",
        "but",
        "at",
        "on",
        "this",
        "me",
        "would",
        "like",
        "work",
        "job",
        "as",
        "since",
        "years",
        "year",
        "from",
        "or",
        "no",
        "what",
        "how",
        "can",
        "are",
        "so",
        "just",
        "if",
        "will",
        "your",
        "get",
    ]
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FEWEST, SHARE = 3, 0.3  # words of a message, and what share of them must be a language's small words
FOREIGN_SHARE = 0.5  # of letters that are in no Latin script


def tongue_of(message: str) -> str | None:
    """The language a message is in when it is not English: a name in TONGUES, "other", or None."""
    letters = [char for char in message if char.isalpha()]
    if letters and sum(ord(char) > 0x24F for char in letters) / len(letters) > FOREIGN_SHARE and len(letters) > FEWEST:
        return "other"
    said = [word.replace("’", "'") for word in WORD.findall(message.lower())]
    if len(said) < FEWEST:
        return None
    scores = {name: sum(word in tongue.small for word in said) for name, tongue in TONGUES.items()}
    best = max(scores, key=lambda name: scores[name])
    english = sum(word in ENGLISH for word in said)
    enough = scores[best] >= max(2, SHARE * len(said)) and scores[best] > english
    return best if enough else None


def only_english(tongue: str) -> str:
    """That the coach reads English only, in that language where it is one we have words for."""
    return TONGUES[tongue].only_english if tongue in TONGUES else OTHER


def in_danger(message: str) -> str | None:
    """The language in which someone says that they want to die, or None."""
    return next((name for name, tongue in TONGUES.items() if tongue.crisis.search(message)), None)
