"""``kizuna explain``: what a number means, where it comes from and where it is set."""

from __future__ import annotations

import shutil
import textwrap
from itertools import zip_longest
from pathlib import Path

from omegaconf import OmegaConf

from experiments.catalog import Entry, bounds, entries, nearest_key, plain, short
from experiments.place import conf_folder
from experiments.refusal import Refusal
from sim.declare import Declared, declarations
from sim.references import REFERENCES
from sim.world import Change, Shock

GRADES = {"M": "measured", "B": "borrowed from a neighbouring quantity", "A": "assumed"}

FIELDS: dict[str, type[Declared]] = {"timeline": Change, "shocks": Shock}
EXAMPLES = {
    "timeline": "timeline=[{month: 24, company: transparent, lever: pricing.price, value: 1.05}]",
    "shocks": "shocks=[{kind: failure_wave, month: 12, months: 3, company: rival, share: 0.5, severity: 0.4}]",
}
WIDTH = 120
WIDEST = (48, 14, 16, 12, 5)
"""Most letters of each column of the table but the last."""


def explain(words: list[str]) -> str:
    """Explain the keys asked for, or list them all.

    Raises
    ------
    Refusal
        If there is no such key.
    """
    if not words:
        return _table()
    return "\n\n".join(_entry(find(word)) for word in words)


def find(asked: str) -> Entry:
    """Find a key by its short form, its full form, or its unambiguous end.

    Raises
    ------
    Refusal
        If nothing fits, or several do.

    Examples
    --------
    >>> find("policies.aggressive.leaving.friction").key
    'leaving.friction'
    >>> find("friction_mild").key
    'behaviour.leaving.friction_mild'
    """
    known = entries()
    key = short(asked.split("=")[0].lstrip("+"))
    if key in known:
        return known[key]
    ends = [name for name in known if name.endswith(f".{key}")]
    if len(ends) == 1:
        return known[ends[0]]
    inside = [name for name in known if name.startswith(f"{key}.")]
    if ends or inside:
        raise Refusal(asked, "means several keys" if ends else "is a group of keys", allowed=", ".join(ends or inside))
    raise Refusal(asked, "no such key", nearest=nearest_key(key), hint="kizuna explain lists every key")


def _entry(entry: Entry) -> str:
    known = entry.declaration
    lines = {
        "meaning": known.meaning,
        "type": known.kind if known.type in ("structure", known.kind) else f"{known.kind}, {known.type}",
        "unit": "" if known.unit == "switch" else known.unit,
        "bounds": bounds(known),
        "default": _default(entry),
        "null": f"{plain(known.null)} (here it does nothing)" if known.kind == "lever" else "",
        "presets": _presets(known.key) if known.kind == "lever" else "",
        "plausible": f"{known.sweep[0]:g} to {known.sweep[1]:g} (swept in sensitivity work)" if known.sweep else "",
        "cost": known.cost,
        "grade": f"{known.grade}: {GRADES[known.grade]}" if known.grade else "",
        "source": _source(known.source),
        "set it at": ", ".join(f"{place}=..." for place in entry.places),
        "example": EXAMPLES.get(entry.key, ""),
    }
    width = max(60, min(shutil.get_terminal_size().columns, 120))
    title = f"{entry.key}: {known.label} / {known.ja}" if known.ja else entry.key
    body = (
        textwrap.fill(text, width, initial_indent=f"  {name:<10}", subsequent_indent=" " * 12)
        for name, text in lines.items()
        if text
    )
    return "\n".join((title, *body, *_fields(entry.key)))


def _default(entry: Entry) -> str:
    known = entry.declaration
    if known.type == "switch":
        return "on" if known.default else "off"
    unit = f" {known.unit}" if known.unit and known.unit not in ("level", "number") else ""
    return f"{plain(known.default)}{unit}"


def _fields(key: str) -> list[str]:
    """Return what each entry of a list may hold."""
    if key not in FIELDS:
        return []
    lines = ["  fields of an entry:"]
    for item in declarations(FIELDS[key]):
        default = plain(item.default)
        said = [item.meaning.rstrip("."), bounds(item), f"default {default}" if default else ""]
        lines.append(f"    {item.key:<9} {'; '.join(part for part in said if part)}")
    return lines


def _table() -> str:
    rows = [("key", "default", "bounds", "unit", "grade", "label")]
    for entry in entries().values():
        known = entry.declaration
        default = _default(entry) if known.type == "switch" else plain(known.default)
        unit = "" if known.type == "switch" else known.unit
        label = known.label if known.ja else known.meaning
        rows.append((entry.key, default, bounds(known), unit, known.grade, label))
    widths = [min(max(len(row[i]) for row in rows), most) for i, most in enumerate(WIDEST)]
    lines = [line for row in rows for line in _row(row, widths)]
    return "\n".join((*lines, "", "kizuna explain KEY says more. Levers are set at policies.<name>.KEY=..."))


def _row(row: tuple[str, ...], widths: list[int]) -> list[str]:
    """Return a row of the table in as many lines as its longest cell needs; the label takes the room that is left."""
    room = [*widths, WIDTH - sum(widths) - 2 * len(widths)]
    cells = [textwrap.wrap(cell, size) or [""] for cell, size in zip(row, room, strict=True)]
    lines = zip_longest(*cells, fillvalue="")
    return ["  ".join(map(str.ljust, line, [*widths, 0])).rstrip() for line in lines]


def _source(key: str) -> str:
    if not key:
        return ""
    return REFERENCES[key] if key == "assumed" else f"{REFERENCES[key]} [{key}]"


def _presets(key: str) -> str:
    said = []
    for path in sorted((conf_folder() / "policy").glob("*.yaml")):
        value = OmegaConf.select(OmegaConf.load(path), key)
        if value is not None:
            said.append(f"{Path(path).stem} {plain(value)}")
    return ", ".join(said)
