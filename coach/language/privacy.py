"""Contact data stays here: placeholders go to a model elsewhere, and the real words come back into its answer.

E-mail addresses, telephone numbers, links, streets and names are found by patterns and by what is known of the person.
Patterns miss some and sometimes take too much; what they take comes back in the answer, so too much costs little.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import count

STREET_WORDS = (
    "Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Place|Pl|Square|Sq|Terrace|Close|"
    "Crescent|Highway|Hwy|Parkway|Pkwy|Row|Grove|Gardens|Walk|Mews|Quay"
)
ROMANCE_WORDS = (
    "rue|avenue|boulevard|place|chemin|allée|quai|impasse|calle|avenida|plaza|paseo|carrera|via|viale|piazza|corso|"
    "rua|travessa|praça"
)
PROPER = r"[A-ZÀ-Þ][\w'’.-]*"
ROMANCE_STREET = rf"(?i:{ROMANCE_WORDS}) (?:[a-zà-ÿ'’]+ ){{0,3}}(?:[dl]['’])?{PROPER}(?: {PROPER}){{0,3}}"
DATE = r"\d\d[/.-]\d{4}\b|\d\d[/.-]\d\d[/.-](?:19|20)\d\d\b"
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("EMAIL", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "LINK",
        re.compile(
            r"(?:https?://|www\.)[^\s<>\"')\]]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|me|co|de|fr|es|uk|in)/[^\s<>\"')\]]+",
            re.IGNORECASE,
        ),
    ),
    (
        "PHONE",
        re.compile(
            r"(?<![\w.,])(?:\+|00)\d[\d ()./-]{6,18}\d"  # +49 171 1234567
            rf"|(?<![\w.,/-])(?!{DATE})\(?0\d{{1,5}}\)?[ ./-]?\d[\d ./-]{{4,12}}\d(?!\w)"  # 0171/1234567
            r"|(?<![\w$€£.,-])(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])"  # (555) 123-4567
            r"|(?<![\w$€£.,-])\d{5}[ -]?\d{5}(?![\w-])"  # 98765 43210
            r"|(?<![\w$€£.,-])[6-9]\d{2} \d{3} \d{3}(?![\w-])"  # 612 345 678
        ),
    ),
    (
        "PHONE",
        re.compile(
            r"(?:\b(?:phone|tel|telephone|mobile|cell|whatsapp)\b(?: is)?\W{0,3}|\b(?:call|reach|text) me (?:at|on) )"
            r"(\d[\d ./-]{5,18}\d)",
            re.IGNORECASE,
        ),
    ),
    (
        "STREET",
        re.compile(
            rf"\b\d{{1,5}}[A-Za-z]?(?:[-/]\d+)?,? (?:[A-Z][\w'.-]* ){{1,4}}(?:{STREET_WORDS})\b\.?"
            r"(?:,? (?:Apt|Apartment|Unit|Suite|Flat|#)\.? ?\w+)?"
            r"|\b[A-ZÄÖÜ][\wäöüß.-]*(?:straße|strasse|str\.|weg|gasse|platz|allee|ring|damm|ufer|straat|laan|plein|gracht)"
            r" \d+ ?[a-z]?\b"
            r"|\b(?:[A-ZÄÖÜ][\wäöüß.-]+ )+(?:Straße|Str\.|Weg|Gasse|Platz|Allee|Ring|Damm) \d+ ?[a-z]?\b"
            rf"|\b\d{{1,4}}(?: ?(?:bis|ter))?,? {ROMANCE_STREET}"
            rf"|\b{ROMANCE_STREET},? (?:n[.º°]* ?)?\d{{1,4}}\b"
            r"|\b(?i:p\.? ?o\.? box) \d+"
        ),
    ),
)
INTRODUCED = re.compile(
    r"(?:[Mm]y name is|[Mm]y name's|[Mm]y full name is|I am called|I'm called|[Cc]all me|^[Nn]ame:)\s+"
    r"((?:[A-ZÀ-Þ][\w'’-]+)(?: [A-ZÀ-Þ][\w'’-]+){0,3})",
    re.MULTILINE,
)
TOKEN = re.compile(r"\[(EMAIL|LINK|PHONE|STREET|NAME)[ _](\d+)\]", re.IGNORECASE)
LONGEST_TOKEN = 16
# Parts of names that are ordinary words too: hiding them would hide what is said.
COMMON = {
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    *(
        "December",
        "Will",
        "Mark",
        "Grace",
        "Hope",
        "Rose",
        "Dean",
        "Chef",
        "Cook",
        "Baker",
        "Taylor",
        "Mason",
        "Carpenter",
    ),
    *(
        "Page",
        "Rich",
        "Young",
        "Long",
        "Short",
        "Brown",
        "Green",
        "White",
        "Black",
        "King",
        "Price",
        "Best",
        "West",
        "North",
    ),
}
SHORTEST_NAME = 3


class Veil:
    """Placeholders of one turn. The same words always get the same placeholder; `lift` puts the words back."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._tokens: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._names: list[str] = []
        for name in names:
            self.learn(name)

    def learn(self, name: str) -> None:
        """Hide this name, and each part of it that is no ordinary word, from now on."""
        parts = [part for part in name.split() if len(part) >= SHORTEST_NAME and part not in COMMON]
        known = {name.strip(), *parts} - {"", *self._names}
        self._names = sorted([*self._names, *known], key=len, reverse=True)

    def cover(self, text: str) -> str:
        """The text with placeholders."""
        for found in INTRODUCED.finditer(text):
            self.learn(found[1])
        for kind, pattern in PATTERNS:
            text = self._covered(kind, pattern, text)
        for name in self._names:
            text = self._covered("NAME", re.compile(rf"(?<![\w\[]){re.escape(name)}(?![\w\]])"), text)
        return text

    def _covered(self, kind: str, pattern: re.Pattern[str], text: str) -> str:
        """The text with what the pattern finds covered: its group, where it needs a word before it to tell."""

        def covered(found: re.Match[str]) -> str:
            words = found[found.lastindex or 0]
            return found[0].removesuffix(words) + self._token(kind, words, text)

        return pattern.sub(covered, text)

    def lift(self, text: str) -> str:
        """The text with the words behind its placeholders; a placeholder we did not make stays as it is."""
        return TOKEN.sub(lambda found: self._words.get(f"[{found[1].upper()}_{found[2]}]", found[0]), text)

    def lifted(self, pieces: Iterable[str]) -> Iterator[str]:
        """A stream with the words back, also where a placeholder comes in several pieces."""
        held = ""
        for piece in pieces:
            held += piece
            open_at = held.rfind("[")
            waits = open_at >= 0 and "]" not in held[open_at:] and len(held) - open_at < LONGEST_TOKEN
            ready, held = (held[:open_at], held[open_at:]) if waits else (held, "")
            if ready:
                yield self.lift(ready)
        if held:
            yield self.lift(held)

    def _token(self, kind: str, words: str, text: str) -> str:
        if words not in self._tokens:
            numbers = (f"[{kind}_{number}]" for number in count(1))
            token = next(item for item in numbers if item not in self._words and item not in text)
            self._tokens[words], self._words[token] = token, words
        return self._tokens[words]
