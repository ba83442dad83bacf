"""Currencies as people name them: by sign, code or word, and the one that is used where someone lives.

Codes are those of ISO 4217. A word several countries use for their money means the one of the person's own country,
else the first listed.
"""

import re
from itertools import pairwise

from coach.framework.places import country_of

SIGNS = {
    "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₺": "TRY", "₦": "NGN", "₱": "PHP", "₪": "ILS", "₩": "KRW",
    "₫": "VND", "₴": "UAH", "₽": "RUB", "₵": "GHS",
}  # fmt: skip
ALL_SIGNS = "$" + "".join(SIGNS)
# By country code; what is not here is not guessed.
_OF_COUNTRY = """
    US: USD, GB: GBP, CA: CAD, AU: AUD, NZ: NZD, IN: INR, PK: PKR, BD: BDT, NG: NGN, GH: GHS, KE: KES, ZA: ZAR, UG: UGX,
    TZ: TZS, EG: EGP, MA: MAD, CH: CHF, PL: PLN, RO: RON, UA: UAH, RU: RUB, TR: TRY, SE: SEK, NO: NOK, DK: DKK, HU: HUF,
    BG: BGN, RS: RSD, CZ: CZK, CN: CNY, JP: JPY, KR: KRW, VN: VND, TH: THB, PH: PHP, ID: IDR, MY: MYR, SG: SGD, HK: HKD,
    TW: TWD, AE: AED, SA: SAR, QA: QAR, IL: ILS, MX: MXN, BR: BRL, AR: ARS, CL: CLP, CO: COP, PE: PEN, JM: JMD, IE: EUR,
    DE: EUR, FR: EUR, ES: EUR, PT: EUR, IT: EUR, GR: EUR, NL: EUR, BE: EUR, AT: EUR, FI: EUR, HR: EUR, SK: EUR, LT: EUR,
    LV: EUR, EE: EUR
"""
OF_COUNTRY = dict(pair.split(": ") for pair in " ".join(_OF_COUNTRY.split()).split(", "))
# Words and codes of one currency only.
_NAMES = """
    usd: USD, gbp: GBP, quid: GBP, sterling: GBP, eur: EUR, euro: EUR, euros: EUR, jpy: JPY, yen: JPY, inr: INR,
    cad: CAD, aud: AUD, nzd: NZD, chf: CHF, sek: SEK, nok: NOK, dkk: DKK, pln: PLN, zł: PLN, zloty: PLN, zlotys:
    PLN, lira: TRY, tl: TRY, naira: NGN, ngn: NGN, rand: ZAR, rands: ZAR, zar: ZAR, reais: BRL, brl: BRL, mxn:
    MXN, sgd: SGD, hkd: HKD, kes: KES, ksh: KES, kshs: KES, ugx: UGX, ush: UGX, tzs: TZS, tsh: TZS, pkr: PKR,
    lkr: LKR, npr: NPR, bdt: BDT, taka: BDT, php: PHP, ghs: GHS, cedis: GHS, cedi: GHS, egp: EGP, myr: MYR,
    ringgit: MYR, thb: THB, baht: THB, idr: IDR, rupiah: IDR, vnd: VND, cny: CNY, rmb: CNY, yuan: CNY, krw: KRW,
    czk: CZK, huf: HUF, forint: HUF, ron: RON, lei: RON, bgn: BGN, uah: UAH, hryvnia: UAH, rub: RUB, roubles:
    RUB, rubles: RUB, ils: ILS, shekels: ILS, aed: AED, dirhams: AED, sar: SAR, qar: QAR, clp: CLP, ars: ARS
"""
NAMES = dict(pair.split(": ") for pair in " ".join(_NAMES.split()).split(", "))
SHARED = {
    "dollars": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "JMD"),
    "pounds": ("GBP", "EGP"),
    "shillings": ("KES", "UGX", "TZS"),
    "rupees": ("INR", "PKR", "LKR", "NPR"),
    "pesos": ("MXN", "PHP", "COP", "CLP", "ARS"),
    "francs": ("CHF",),
    "kroner": ("NOK", "DKK"),
    "kronor": ("SEK",),
    "crowns": ("CZK", "SEK", "NOK", "DKK"),
}
SHARED["rs"] = SHARED["rupees"]
# In no country we know, these may be any of them.
SHARED |= {"kr": ("", "SEK", "NOK", "DKK"), "bucks": ("", "CAD", "AUD", "NZD")}
SHARED |= {name[:-1]: codes for name, codes in SHARED.items() if name.endswith("s")} | {"$": SHARED["dollars"]}
# A country's name as it stands before such a word.
_NATIONAL = """
    us: US, american: US, canadian: CA, australian: AU, aussie: AU, new zealand: NZ, kiwi: NZ, singapore: SG,
    hong kong: HK, jamaican: JM, british: GB, english: GB, egyptian: EG, kenyan: KE, kenya: KE, ugandan: UG, uganda: UG,
    tanzanian: TZ, indian: IN, pakistani: PK, mexican: MX, philippine: PH, filipino: PH, colombian: CO, chilean: CL,
    argentine: AR, argentinian: AR, swiss: CH, norwegian: NO, danish: DK, swedish: SE, czech: CZ, nigerian: NG,
    ghanaian: GH, south african: ZA, polish: PL, turkish: TR, brazilian: BR, bangladeshi: BD
"""
NATIONAL = dict(pair.split(": ") for pair in " ".join(_NATIONAL.split()).split(", "))


CODES = frozenset(
    (*OF_COUNTRY.values(), *NAMES.values(), *(code for codes in SHARED.values() for code in codes if code))
)


def named(said: str, own: str = "USD") -> str | None:
    """The code of a currency said as a sign, code or words ("Kenyan shillings"); None when it is none.

    `own` is the person's own currency, which a word that several countries use then means.
    """
    word = said.strip()
    nation = next((code for name, code in NATIONAL.items() if word.startswith(name) or word.endswith(f" {name}")), None)
    if nation is not None:
        return OF_COUNTRY[nation]
    if word in SHARED:
        return own if own in SHARED[word] else SHARED[word][0] or None
    return SIGNS.get(word) or NAMES.get(word)


def said_in(text: str, own: str = "USD") -> frozenset[str]:
    """The codes of the currencies an amount is told in; empty where it names none. `own` is as for `named`."""
    signs = [sign for sign in ALL_SIGNS if sign in text]
    said = re.findall(r"[^\W\d_]+", text.lower())
    pairs = [f"{first} {second}" for first, second in pairwise(said)]
    national = {pair: code for pair in pairs if pair.split()[1] in SHARED and (code := named(pair, own))}
    alone = [word for word in (*signs, *said) if not any(word == pair.split()[1] for pair in national)]
    return frozenset((*national.values(), *(code for word in alone if (code := _money_word(word, own)))))


def _money_word(word: str, own: str) -> str | None:
    return named(word, own) if word in SHARED or word in SIGNS or word in NAMES else None


def country_using(currency: str) -> str | None:
    """The code of the one country whose money this is; None for dollars, which many write, and for shared money."""
    users = [country for country, code in OF_COUNTRY.items() if code == currency]
    return users[0] if len(users) == 1 and currency != "USD" else None


def used_in(location: str) -> str | None:
    """The currency of the country a location lies in, or None when that is not known."""
    return OF_COUNTRY.get(country_of(location) or "")
