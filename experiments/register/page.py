"""``docs/assumptions.md``: the register as a page, made from the stored answer."""

from __future__ import annotations

from typing import Any

from experiments import reference
from experiments.catalog import entries
from experiments.register.telling import change, finding, sentences, verdict_names

NAME = "assumptions.md"
_HEAD = """# Register of assumptions

Made by `make docs` from the stored answer of `kizuna experiment=assumptions`. Every number of the world that has a
range: where it comes from, how well it is known (M measured, B borrowed from a neighbouring quantity, A assumed), and
which headline verdicts of the main job change when it alone is moved through its range. Keys are explained in
[parameters](parameters.md); how the answer fares when all move at once is told by `kizuna experiment=conclusion`.

"""


def assumption_pages() -> dict[str, str]:
    """Return the page by its name."""
    found = reference.stored("assumptions")
    if found is None:
        return {NAME: _HEAD + "The answer is not stored here; `kizuna experiment=assumptions` works it out.\n"}
    return {NAME: _HEAD + "\n".join(_lines(found)) + "\n"}


def _lines(found: dict[str, Any]) -> list[str]:
    turning = [number for number in found["numbers"] if number["turns"]]
    steady = [number for number in found["numbers"] if not number["turns"] and not number["is_idle"]]
    idle = [number for number in found["numbers"] if number["is_idle"]]
    lines = [f"**{finding(found, 'en')}.**", "", *(f"- {text}" for text in sentences(found, "en")), ""]
    lines += ["## Numbers that turn a verdict", ""]
    lines += ["| number | grade | source | stands at | range | verdict: what happens, between which values |"]
    lines += ["|---|---|---|---|---|---|"]
    lines += [_row(number, _turns(found, number)) for number in turning]
    lines += ["", "## Numbers that act, and turn no verdict", ""]
    lines += ["| number | grade | source | stands at | range |", "|---|---|---|---|---|"]
    lines += [_row(number) for number in steady]
    lines += ["", "## Numbers that did nothing at either end of their range, in this market", ""]
    lines += ["| number | grade | source | stands at | range |", "|---|---|---|---|---|"]
    lines += [_row(number) for number in idle]
    return lines


def _row(number: dict[str, Any], *more: str) -> str:
    known = entries().get(number["key"])
    name = f"`{number['key']}` {known.declaration.label}" if known else f"`{number['key']}`"
    kind = "" if number["is_plausible"] else " (admissible)"
    span = f"{number['low']:g} to {number['high']:g}{kind}"
    return f"| {' | '.join((name, number['grade'], number['source'], format(number['default'], '.4g'), span, *more))} |"


def _turns(found: dict[str, Any], number: dict[str, Any]) -> str:
    names = verdict_names(found, "en")
    said = []
    for turn in number["turns"]:
        low, high = sorted((turn["near"], turn["far"]))
        about = f", about {turn['at']:.3g}" if turn["kind"] == "flips" else ""
        said.append(f"{names[turn['verdict']]} {change(found, turn, 'en')} ({low:.3g} to {high:.3g}{about})")
    return "; ".join(said)
