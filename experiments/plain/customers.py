"""Who lost, and how many customers a trial in reality needs, from the ethics scorecards or the main comparison."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor, log10, sqrt
from typing import TYPE_CHECKING, Any

from scipy import stats

from experiments.bilingual import speaker
from experiments.ethics_compared import is_clear
from experiments.forms import shown
from experiments.plain.words import WORDS
from experiments.scorecard import SCORES
from experiments.statistics import LEVEL

if TYPE_CHECKING:
    from experiments.plain.about import About, Found

say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""
POWER = 0.8
"""Share of trials that should find the difference."""
ASKED = ("welfare", "regretted", "resentment", "hours_lost")
"""Lines of the scorecard that a company can ask or count customers for; the others follow from what it does."""
LISTED = 4
LEAST = 4
"""Replications from which the spread of a customer can be told at all."""
_FINER = {"unit": "small"}


def lost(about: About) -> list[str]:
    """Say which customers come off clearly worse, where scorecards were compared."""
    if about.beside is None:
        return []
    language, cards = about.language, about.beside.found
    compared = [name for name, one in cards.items() if one["against"] is not None]
    hurt = sorted((name for name in compared if _worse(cards[name])), key=lambda name: -len(_worse(cards[name])))
    if not hurt:
        return [say(language, "lost.nobody", worlds=len(compared))]
    said = [say(language, "lost.count", hurt=len(hurt), worlds=len(compared))]
    for name in hurt[:LISTED]:
        world, other = (about.beside.name_of(language, key) for key in (name, cards[name]["against"]))
        said.append(worse(about, world, other, cards[name]["differences"]))
    return said


def worse(about: About, world: str, other: str, gaps: Mapping[str, Any]) -> str:
    """Return on which lines of the scorecard customers come off clearly worse; empty if on none.

    Parameters
    ----------
    about
        The study, and the language.
    world, other
        What is compared, in words.
    gaps
        Differences by line.
    """
    lines = [
        f"{about.words(f'score.{s.key}')} {shown(gaps[s.key]['mean'], _FINER.get(s.form, s.form), sign=True)}"
        for s in _worse({"differences": gaps})
    ]
    if not lines:
        return ""
    joint = "、" if about.language == "ja" else "; "
    return say(about.language, "lost.world", world=world, other=other, lines=joint.join(lines))


def _worse(card: Mapping[str, Any]) -> list[Any]:
    gaps = card["differences"]
    return [s for s in SCORES if is_clear(gaps.get(s.key)) and gaps[s.key]["mean"] * s.better < 0]


def size(about: About, found: Found) -> list[str]:
    """Say how many customers in each group a trial needs, by the study's own intervals."""
    language = about.language
    if found.shares is not None:
        one, other, month = found.shares
        n = of_shares(one, other)
        if n is None:
            return [say(language, "size.same", month=month)]
        values = {"one": shown(one, "percent"), "other": shown(other, "percent"), "month": month}
        return [say(language, "size.shares", n=rounded_up(n), half=rounded_up(4 * n), power=f"{POWER:.0%}", **values)]
    if about.beside is None:
        return []
    best = _clearest(about)
    if best is None:
        return [say(language, "size.none", least=LEAST)]
    name, line, n = best
    card = about.beside.found[name]
    return [say(
        language, "size.line", line=about.words(f"score.{line}"), world=about.beside.name_of(language, name),
        other=about.beside.name_of(language, card["against"]), n=rounded_up(n), half=rounded_up(4 * n),
        power=f"{POWER:.0%}",
    )]  # fmt: skip


def _clearest(about: About) -> tuple[str, str, float] | None:
    """Return the world and line that differ most clearly, of what customers can be asked, and how many it takes."""
    assert about.beside is not None
    cards, scenario = about.beside.found, about.study.scenario(about.study.baseline)
    people = scenario.customers * (scenario.market.focal_share or 1.0)
    needs = []
    for name, one in cards.items():
        if one["against"] is None:
            continue
        for line in ASKED:
            gap, own = one["differences"].get(line), one["levels"].get(line)
            other = cards[one["against"]]["levels"].get(line)
            if is_clear(gap) and own and other:
                n = of_levels(own, other, gap["mean"], about.study.replications, people)
                if n:
                    clearness = abs(gap["mean"]) / (gap["high"] - gap["mean"]) if gap["high"] > gap["mean"] else 0.0
                    needs.append((clearness, (name, line, n)))
    return max(needs, key=lambda item: item[0], default=(0.0, None))[1]


def of_shares(one: float, other: float, level: float = LEVEL, power: float = POWER) -> float | None:
    """Return how many customers in each of two groups show the difference of two shares.

    Parameters
    ----------
    one, other
        Shares of the groups, 0 to 1.
    level
        One less the chance of a false alarm, two-sided.
    power
        Chance that the difference is found.

    Returns
    -------
    float
        None if the shares are alike.

    Examples
    --------
    >>> round(of_shares(0.6, 0.5))
    385
    """
    if one == other:
        return None
    return _z(level, power) ** 2 * (one * (1 - one) + other * (1 - other)) / (one - other) ** 2


def of_levels(
    one: Mapping[str, Any], other: Mapping[str, Any], gap: float, replications: int, people: float
) -> float | None:
    """Return how many customers in each of two groups show a difference of means.

    The spread of a customer is taken from how much means of ``people`` customers differ between replications, as if
    customers were independent; a trial has no twins, so that nothing cancels.

    Parameters
    ----------
    one, other
        Means of both groups with their intervals over replications.
    gap
        Difference looked for.
    replications
        Over which the intervals are.
    people
        Customers in each replication.

    Returns
    -------
    float
        None without intervals or a difference, or with fewer than four replications.

    Examples
    --------
    >>> level = {"mean": 0.0, "low": -0.0043, "high": 0.0043}
    >>> round(of_levels(level, level, 0.1, 4, 1_000.0)), of_levels(level, level, 0.1, 3, 1_000.0)
    (11, None)
    """
    if replications < LEAST or not gap or one["low"] is None or other["low"] is None:
        return None
    t = float(stats.t.ppf((1 + LEVEL) / 2, replications - 1))
    spread = [(level["high"] - level["low"]) / 2 / t * sqrt(replications) for level in (one, other)]
    variance = people * sum(value**2 for value in spread)
    return _z() ** 2 * variance / gap**2 or None


def _z(level: float = LEVEL, power: float = POWER) -> float:
    return float(stats.norm.ppf((1 + level) / 2) + stats.norm.ppf(power))


def rounded_up(n: float) -> str:
    """Write a number of customers, rounded up to two digits; ten at least.

    Examples
    --------
    >>> rounded_up(3.2), rounded_up(1234.0), rounded_up(1200.0)
    ('10', '1,300', '1,200')
    """
    n = max(n, 10.0)
    step = 10 ** (floor(log10(n)) - 1)
    return f"{ceil(round(n / step, 6)) * step:,.0f}"
