"""Every key that can be set, what is known about it, and where it is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from typing import Any, get_args, get_origin

from experiments.refusal import Refusal
from experiments.registry import KINDS, module_of
from experiments.settings import Settings
from experiments.sweeping.settings import SweepSettings
from sim.declare import Declaration, Declared, declarations
from sim.policy import Policy
from sim.rivals import Rival
from sim.scenario import Scenario

SCOPE = ("customers", "horizon_months", "seed")
"""Keys of the scenario that say how much is simulated: nothing about the world."""

LEVER_PLACES = ("policies.<name>.", "rivals.<name>.policy.")


@dataclass(frozen=True)
class Entry:
    """One key.

    Attributes
    ----------
    key
        Short key, as given to ``kizuna explain``.
    places
        Keys as given on the command line; ``<name>`` stands for a policy or a rival.
    declaration
        What is known about it.
    """

    key: str
    places: tuple[str, ...]
    declaration: Declaration


@cache
def entries() -> dict[str, Entry]:
    """Return every key, levers first, in reading order."""
    found: dict[str, Entry] = {}
    for item in declarations(Policy):
        found[item.key] = Entry(item.key, tuple(place + item.key for place in LEVER_PLACES), item)
    for item in declarations(Rival):
        if not item.key.startswith("policy."):
            key = f"rivals.{item.key}"
            found[key] = Entry(key, (f"rivals.<name>.{item.key}",), replace(item, key=key))
    world = (_as_setting(item) if item.key in SCOPE else item for item in declarations(Scenario))
    sweep = declarations(SweepSettings, "sweep.")
    settings = (_as_setting(item) for item in (*declarations(Settings), *sweep, *_options()))
    for item in (*world, *settings):
        if not item.key.startswith("policy."):
            found[item.key] = Entry(item.key, (item.key,), item)
    return found


def _as_setting(item: Declaration) -> Declaration:
    # what is asked of the laboratory is chosen and not known, so it has neither a grade nor a source
    return replace(item, kind="setting", grade="", source="", sweep=None)


def _options() -> Iterator[Declaration]:
    for kind in KINDS:
        try:
            module = module_of(kind)
        except Refusal:
            continue
        yield from declarations(module.Options, f"{kind}.")


def short(key: str) -> str:
    """Drop the part of a full key that says whose lever it is.

    Examples
    --------
    >>> short("policies.aggressive.leaving.friction"), short("rivals.rival.policy.pricing.price"), short("seed")
    ('leaving.friction', 'pricing.price', 'seed')
    >>> short("rivals.rival.lag")
    'rivals.lag'
    """
    parts = key.split(".")
    if parts[0] in ("policies", "policy"):
        rest = parts[2:] if parts[0] == "policies" else parts[1:]
        return ".".join(rest) or key
    if parts[0] == "rivals" and len(parts) > 3 and parts[2] == "policy":
        return ".".join(parts[3:])
    if parts[0] == "rivals" and len(parts) == 3:
        return f"rivals.{parts[2]}"
    return key


def nearest_key(asked: str) -> str:
    """Return the short key most like the one asked for, by the whole or by its last word; empty if none is near.

    Examples
    --------
    >>> nearest_key("leaving.frction"), nearest_key("prise"), nearest_key("zzzzz")
    ('leaving.friction', 'pricing.price', '')
    """
    known = entries()
    if asked in known:
        return asked
    last = asked.rpartition(".")[2]
    likeness = {name: max(_alike(asked, name), 0.99 * _alike(last, name.rpartition(".")[2])) for name in known}
    best = max(likeness, key=lambda name: likeness[name])
    return best if likeness[best] >= 0.6 else ""


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def likely(key: str) -> str:
    """Return the full key a misspelt one probably meant, or an empty string."""
    known = entries()
    asked = short(key)
    found = nearest_key(asked)
    if not found:
        return ""
    place = known[found].places[0]
    owner = key.split(".")
    if asked != key and owner[0] == "policies" and place.startswith("policies."):
        return place.replace("<name>", owner[1])
    if asked != key and owner[0] == "rivals":
        return known[found].places[-1].replace("<name>", owner[1])
    return place


def model_at(model: type[Declared], loc: tuple[Any, ...]) -> tuple[type[Declared] | None, str]:
    """Walk a declared class along a path; return the class that holds the last step, and the name of that step."""
    owner: Any = model
    name = ""
    for step in loc:
        if isinstance(owner, type) and issubclass(owner, Declared):
            name = str(step)
            if name not in owner.model_fields:
                return owner, name
            holder, owner = owner, owner.model_fields[name].annotation
        elif get_origin(owner) in (dict, tuple):
            arguments = get_args(owner)
            holder, owner = None, arguments[1] if get_origin(owner) is dict else arguments[0]
        else:
            break
    return holder, name


def declaration_at(model: type[Declared], loc: tuple[Any, ...]) -> Declaration | None:
    """Return what is declared about the value at a path inside a model, if anything is."""
    holder, name = model_at(model, loc)
    if holder is None:
        return None
    return next((item for item in declarations(holder) if item.key == name), None)


def plain(value: Any) -> str:
    """Write a value as people do; nothing at all for nothing.

    Examples
    --------
    >>> plain(20_000_000), plain(0.30), plain(True), plain(None), plain(())
    ('20,000,000', '0.3', 'true', '', 'none')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, dict | tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value)


def bounds(declared: Declaration) -> str:
    """Return the admissible values in words."""
    if declared.type not in ("number", "integer"):
        return declared.bounds
    high = "2^62" if declared.high == 2**62 else plain(declared.high)  # digits of a seed tell nobody anything
    return f"{plain(declared.low) or 'any'} to {high or 'any'}"
