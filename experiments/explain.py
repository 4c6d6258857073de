"""``kizuna explain``: what a number means, where it comes from and where it is set."""

from __future__ import annotations

import shutil
import textwrap
from pathlib import Path

from omegaconf import OmegaConf

from experiments.catalog import Entry, bounds, entries, nearest_key, plain, short
from experiments.place import conf_folder
from experiments.refusal import Refusal
from sim.references import REFERENCES

GRADES = {"M": "measured", "B": "borrowed from a neighbouring quantity", "A": "assumed"}


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
    >>> find("half_life_months").key
    'behaviour.resentment.half_life_months'
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
    unit = f" {known.unit}" if known.unit and known.unit not in ("level", "number") else ""
    lines = {
        "meaning": known.meaning,
        "type": known.kind if known.type == "structure" else f"{known.kind}, {known.type}",
        "unit": known.unit,
        "bounds": bounds(known),
        "default": f"{plain(known.default)}{unit}",
        "null": f"{plain(known.null)} (here it does nothing)" if known.kind == "lever" else "",
        "presets": _presets(known.key) if known.kind == "lever" else "",
        "plausible": f"{known.sweep[0]:g} to {known.sweep[1]:g} (swept in sensitivity work)" if known.sweep else "",
        "cost": known.cost,
        "grade": f"{known.grade}: {GRADES[known.grade]}" if known.grade else "",
        "source": _source(known.source),
        "set it at": ", ".join(f"{place}=..." for place in entry.places),
    }
    width = max(60, min(shutil.get_terminal_size().columns, 120))
    title = f"{entry.key}: {known.label} / {known.ja}" if known.ja else entry.key
    body = (
        textwrap.fill(text, width, initial_indent=f"  {name:<10}", subsequent_indent=" " * 12)
        for name, text in lines.items()
        if text
    )
    return "\n".join((title, *body))


def _table() -> str:
    columns = ("key", "default", "null", "bounds", "unit", "grade", "source", "meaning")
    rows = [columns]
    for entry in entries().values():
        known = entry.declaration
        meaning = known.label if known.ja else known.meaning
        null = plain(known.null) if known.kind == "lever" else ""
        rows.append(
            (entry.key, plain(known.default), null, bounds(known), known.unit, known.grade, known.source, meaning)
        )
    widths = [max(len(row[i]) for row in rows) for i in range(len(columns) - 1)]
    lines = ["  ".join((*map(str.ljust, row, widths), row[-1])) for row in rows]
    return "\n".join((*lines, "", "kizuna explain KEY says more. Levers are set at policies.<name>.KEY=..."))


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
