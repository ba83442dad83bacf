"""Styles and numbering of a Word document: how a run looks once everything it inherits is counted in."""

from dataclasses import dataclass, field, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_DEEPEST = 12
DEFAULT_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; None where nothing says so. Size in points, colours as RRGGBB."""

    size: float | None = None
    bold: bool | None = None
    vanish: bool | None = None
    colour: str | None = None
    fill: str | None = None

    def over(self, base: "Look") -> "Look":
        """This look, with what it leaves open taken from `base`."""
        mine = {name: value for name in Look.__slots__ if (value := getattr(self, name)) is not None}
        return replace(base, **mine)


@dataclass(slots=True)
class Styles:
    """What document.xml refers to by id."""

    default: Look = Look()
    default_paragraph: str = ""
    looks: dict[str, Look] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    outlines: dict[str, bool] = field(default_factory=dict)
    lists: dict[str, tuple[str, str]] = field(default_factory=dict)
    shaded_tables: set[str] = field(default_factory=set)
    formats: dict[tuple[str, str], str] = field(default_factory=dict)

    def look(self, style: str | None) -> Look:
        """The look of a style with all it is based on."""
        found = Look()
        for name in self._line(style):
            found = found.over(self.looks.get(name, Look()))
        return found

    def is_heading(self, style: str | None) -> bool:
        """Whether a paragraph style is a heading or a title."""
        return any(
            self.outlines.get(name) or self.names.get(name, "").startswith(("heading", "title"))
            for name in self._line(style)
        )

    def list_of(self, style: str | None) -> tuple[str, str] | None:
        """The (list, level) a paragraph style puts its paragraphs in."""
        return next((self.lists[name] for name in self._line(style) if name in self.lists), None)

    def _line(self, style: str | None) -> list[str]:
        line: list[str] = []
        while style and style not in line and len(line) < _DEEPEST:
            line.append(style)
            style = self.parents.get(style)
        return line


def value(element: Any, name: str) -> str | None:
    """The w:val of a child, or None."""
    child = element.find(W + name) if element is not None else None
    found = child.get(W + "val") if child is not None else None
    return str(found) if found is not None else None


def switch(element: Any, name: str) -> bool | None:
    """An on/off property: on when present, unless its value says off; None when absent."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val", "1").lower() not in _OFF


def look_of(properties: Any) -> Look:
    """The look a w:rPr gives by itself."""
    if properties is None:
        return Look()
    halves = value(properties, "sz")
    hidden = switch(properties, "vanish")
    return Look(
        size=int(halves) / 2 if halves and halves.isdigit() else None,
        bold=switch(properties, "b"),
        vanish=hidden if hidden is not None else switch(properties, "specVanish"),
        colour=_colour(properties),
        fill=fill_of(properties),
    )


def _colour(properties: Any) -> str | None:
    child = properties.find(W + "color")
    if child is None:
        return None
    theme = child.get(W + "themeColor", "")
    if theme in ("background1", "light1") and not child.get(W + "themeShade"):
        return "FFFFFF"
    return str(child.get(W + "val", "auto"))


def fill_of(properties: Any) -> str | None:
    """The background colour a w:shd gives, or None; "auto" is no colour."""
    shading = properties.find(W + "shd") if properties is not None else None
    if shading is None:
        return None
    if shading.get(W + "themeFill") or shading.get(W + "val", "clear") not in ("clear", "nil"):
        return "theme"
    fill = str(shading.get(W + "fill", "auto"))
    return None if fill.lower() == "auto" else fill


def read_styles(styles: Any, numbering: Any) -> Styles:
    """Styles from the roots of styles.xml and numbering.xml; either may be None."""
    found = Styles()
    if styles is not None:
        default = look_of(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        found.default = default.over(Look(size=DEFAULT_SIZE))
        for style in styles.iterfind(W + "style"):
            _add_style(found, style)
    if numbering is not None:
        _add_lists(found, numbering)
    return found


def _add_style(found: Styles, style: Any) -> None:
    name = style.get(W + "styleId", "")
    paragraph = style.find(W + "pPr")
    found.looks[name] = look_of(style.find(W + "rPr"))
    fill = fill_of(paragraph)
    if fill and found.looks[name].fill is None:
        found.looks[name] = replace(found.looks[name], fill=fill)
    found.parents[name] = value(style, "basedOn") or ""
    found.names[name] = (value(style, "name") or "").lower()
    found.outlines[name] = (value(paragraph, "outlineLvl") or "9") < "9"
    entry = list_entry(paragraph)
    if entry:
        found.lists[name] = entry
    if style.get(W + "type") == "table" and next(style.iter(W + "shd"), None) is not None:
        found.shaded_tables.add(name)
    if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
        found.default_paragraph = name


def list_entry(properties: Any) -> tuple[str, str] | None:
    """The (list, level) of a w:pPr; ("0", "0") takes a paragraph out of its style's list."""
    entry = properties.find(W + "numPr") if properties is not None else None
    if entry is None:
        return None
    return value(entry, "numId") or "", value(entry, "ilvl") or "0"


def _add_lists(found: Styles, numbering: Any) -> None:
    levels: dict[str, dict[str, str]] = {}
    for abstract in numbering.iterfind(W + "abstractNum"):
        levels[abstract.get(W + "abstractNumId", "")] = {
            level.get(W + "ilvl", "0"): value(level, "numFmt") or "none" for level in abstract.iterfind(W + "lvl")
        }
    for number in numbering.iterfind(W + "num"):
        for level, form in levels.get(value(number, "abstractNumId") or "", {}).items():
            found.formats[number.get(W + "numId", ""), level] = form
