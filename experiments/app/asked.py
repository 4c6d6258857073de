"""What somebody asks on the desk: presets, levers and sizes; as a link, as a command line and as checked scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl, urlencode

from experiments.border import study_from
from experiments.catalog import Entry, entries, nearest_key, plain
from experiments.presets import names, policy_levers
from experiments.refusal import Refusal, nearest
from experiments.study import Study

LETTERS = ("a", "b", "c", "d")
"""Names of the policies on the desk; the last one asked for is the baseline."""
GROUPS = ("market", "population", "programme", "rival")
DEFAULTS = {"market": "established", "population": "regular", "programme": "none", "rival": "neutral"}
SIZES = {"customers": 5_000, "horizon_months": 60, "replications": 5, "seed": 1}
"""Sizes asked for when nothing is said."""
MOST = {"customers": 20_000, "horizon_months": 120, "replications": 20, "seed": 2**31}
"""Largest sizes in the browser; the command line has no such limits."""
MOST_CUSTOMER_MONTHS = 30_000_000
LONGEST_LINK = 4_000


@dataclass(frozen=True)
class Chosen:
    """One policy on the desk: a preset, and the levers moved away from it.

    Attributes
    ----------
    preset
        Name of a preset under ``conf/policy``.
    levers
        Values by ``<concern>.<lever>``.
    """

    preset: str
    levers: Mapping[str, Any] = field(default_factory=dict)

    def value(self, key: str) -> Any:
        """Return the value of a lever: as moved, as in the preset, or its default."""
        if key in self.levers:
            return self.levers[key]
        concern, _, lever = key.partition(".")
        return _levers(self.preset).get(concern, {}).get(lever, entries()[key].declaration.default)


@dataclass(frozen=True)
class Asked:
    """A whole question.

    Attributes
    ----------
    policies
        One to four; the last is the baseline.
    groups
        Preset by group: market, population, programme, rival.
    sizes
        ``customers``, ``horizon_months``, ``replications`` and ``seed``.
    world
        Other numbers of the world by full key, for example ``mechanisms.resentment``.
    """

    policies: tuple[Chosen, ...] = (Chosen("aggressive"), Chosen("transparent"))
    groups: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULTS))
    sizes: Mapping[str, int] = field(default_factory=lambda: dict(SIZES))
    world: Mapping[str, Any] = field(default_factory=dict)

    @property
    def letters(self) -> tuple[str, ...]:
        """Names of the policies, in order."""
        return LETTERS[: len(self.policies)]

    def with_policy(self, number: int, chosen: Chosen) -> Asked:
        """Return the same question with one policy exchanged."""
        policies = list(self.policies)
        policies[number] = chosen
        return replace(self, policies=tuple(policies))

    def link(self) -> str:
        """Return the question as the query of a link; what is as usual is left out."""
        pairs: list[tuple[str, str]] = [("policy", ",".join(chosen.preset for chosen in self.policies))]
        pairs += [(group, self.groups[group]) for group in GROUPS if self.groups[group] != DEFAULTS[group]]
        pairs += [(size, str(self.sizes[size])) for size in SIZES if self.sizes[size] != SIZES[size]]
        for letter, chosen in zip(self.letters, self.policies, strict=True):
            pairs += [(f"{letter}.{key}", _written(value)) for key, value in sorted(chosen.levers.items())]
        pairs += [(key, _written(value)) for key, value in sorted(self.world.items())]
        return urlencode(pairs, safe=",.")

    def command(self) -> str:
        """Return the question as a command line; of two policies from one preset, one goes under another name."""
        taken: list[str] = []
        levers: list[str] = []
        for chosen in self.policies:
            name, moved = chosen.preset, dict(chosen.levers)
            if name in taken:
                name = next(other for other in ("neutral", *names("policy")) if other not in taken)
                moved = _between(name, chosen)
            taken.append(name)
            levers += [f"policies.{name}.{key}={_written(value)}" for key, value in sorted(moved.items())]
        words = [f"'policy=[{','.join(taken)}]'"]
        words += [f"{group}={self.groups[group]}" for group in GROUPS if self.groups[group] != DEFAULTS[group]]
        words += [f"{size}={self.sizes[size]}" for size in SIZES]
        words += [*levers, *(f"{key}={_written(value)}" for key, value in sorted(self.world.items()))]
        return "kizuna " + " ".join(words)

    def study(self, called: tuple[str, ...] = ()) -> Study:
        """Check everything and return it as a study.

        Parameters
        ----------
        called
            Names of the policies; a, b, c and d if missing.

        Raises
        ------
        Refusal
            If something is not admissible, or too large for the browser.
        """
        _refuse_large(self)
        base = _composed(tuple(self.groups[group] for group in GROUPS))
        config: dict[str, Any] = {**base, **self.sizes, "workers": 0, "threads": 1, "compare": {"beside": False}}
        names_here = called or self.letters
        for key, value in self.world.items():
            config = _put(config, key.split("."), value)
        config["policies"] = {}
        for name, chosen in zip(names_here, self.policies, strict=True):
            levers: dict[str, Any] = deepcopy(_levers(chosen.preset))
            for key, value in chosen.levers.items():
                levers = _put(levers, key.split("."), value)
            config["policies"][name] = levers
        return study_from(config, names_here, "compare")


def asked_from(query: str) -> Asked:
    """Read a question from the query of a link.

    Raises
    ------
    Refusal
        If it is too long, or names something that does not exist or cannot be read; values are checked by
        :meth:`Asked.study`.
    """
    if len(query) > LONGEST_LINK:
        raise Refusal("link", "is too long", found=f"{len(query):,} characters", allowed=f"{LONGEST_LINK:,} at most")
    asked = Asked()
    policies, groups, sizes, world = list(asked.policies), dict(asked.groups), dict(asked.sizes), dict(asked.world)
    pairs = parse_qsl(query, keep_blank_values=True)
    for key, text in pairs:
        if key == "policy":
            policies = [Chosen(_preset("policy", name)) for name in text.split(",")]
            if len(policies) > len(LETTERS):
                raise Refusal("policy", "too many policies", found=str(len(policies)), allowed=f"1 to {len(LETTERS)}")
    moved: dict[str, dict[str, Any]] = {letter: {} for letter in LETTERS}
    for key, text in pairs:
        letter, _, lever = key.partition(".")
        if key in GROUPS:
            groups[key] = _preset(key, text)
        elif key in SIZES:
            sizes[key] = _whole(key, text)
        elif letter in LETTERS[: len(policies)] and lever:
            moved[letter][lever] = _read(_entry(lever, "lever"), text, key)
        elif key not in ("policy", "lang"):
            world[key] = _read(_entry(key, "world"), text, key)
    chosen = tuple(replace(one, levers=moved[letter]) for letter, one in zip(LETTERS, policies, strict=False))
    return Asked(chosen, groups, sizes, world)


def _entry(key: str, kind: str) -> Entry:
    known = entries().get(key)
    is_lever = known is not None and known.declaration.kind == "lever"
    is_world = known is not None and known.declaration.kind in ("parameter", "switch")
    if known is None or not (is_lever if kind == "lever" else is_world):
        raise Refusal(key[:80], f"no such {kind if kind == 'lever' else 'key'}", nearest=nearest_key(key[:80]))
    return known


def _read(entry: Entry, text: str, where: str) -> Any:
    kind = entry.declaration.type
    try:
        if kind == "number":
            return float(text)
        if kind == "integer":
            return int(text)
    except ValueError:
        raise Refusal(where, "is not a number", found=text[:40], allowed=entry.declaration.bounds) from None
    if kind == "switch":
        if text not in ("true", "false"):
            raise Refusal(where, "is neither on nor off", found=text[:40], allowed="true | false")
        return text == "true"
    if kind != "choice":
        raise Refusal(where, "cannot be set by a link", found=text[:40], hint="use the command line")
    return text


def _whole(key: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Refusal(key, "is not a whole number", found=text[:40], allowed=f"1 to {MOST[key]:,}") from None


def _preset(group: str, name: str) -> str:
    known = names(group)
    if name not in known:
        raise Refusal(group, "no such preset", found=name[:40], allowed=" | ".join(known), nearest=nearest(name, known))
    return name


def _refuse_large(asked: Asked) -> None:
    for key, most in MOST.items():
        if not 1 <= asked.sizes[key] <= most:
            raise Refusal(
                key, "is too large for the browser" if asked.sizes[key] > most else "is too small",
                found=f"{asked.sizes[key]:,}", allowed=f"1 to {most:,}", hint=asked.command(),
            )  # fmt: skip
    sizes = asked.sizes
    people = sizes["customers"] * sizes["horizon_months"] * sizes["replications"] * len(asked.policies)
    if people > MOST_CUSTOMER_MONTHS:
        raise Refusal(
            "customers x months x replications x policies", "is too much for the browser", found=f"{people:,}",
            allowed=f"{MOST_CUSTOMER_MONTHS:,} at most", hint=asked.command(),
        )  # fmt: skip


@cache
def _levers(preset: str) -> dict[str, Any]:
    """Return the levers of a preset, read once."""
    return policy_levers(preset)


ONE_AT_A_TIME = Lock()
"""Hydra keeps what it composes in one place for the whole process."""


@cache
def _composed(presets: tuple[str, ...]) -> dict[str, Any]:
    """Return the plain configuration of a world by its presets."""
    from experiments.compose import preview
    from experiments.place import conf_folder

    words = [f"{group}={name}" for group, name in zip(GROUPS, presets, strict=True)]
    with ONE_AT_A_TIME:
        study, _ = preview(words, conf_folder(), [])
    return {key: value for key, value in study.config.items() if key != "policies"}


def _between(name: str, chosen: Chosen) -> dict[str, Any]:
    """Return the levers to move from a preset to arrive at a policy."""
    other = Chosen(name)
    levers = [key for key, entry in entries().items() if entry.declaration.kind == "lever"]
    return {key: chosen.value(key) for key in levers if chosen.value(key) != other.value(key)}


def _put(values: Any, path: list[str], value: Any) -> dict[str, Any]:
    inner = dict(values) if isinstance(values, Mapping) else {}
    inner[path[0]] = value if len(path) == 1 else _put(inner.get(path[0]), path[1:], value)
    return inner


def _written(value: Any) -> str:
    return repr(value) if isinstance(value, float) else plain(value).replace(",", "")
