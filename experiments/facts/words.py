"""Verdicts in words: numbers with their units, bands, and misses with their size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from experiments.facts.fact import SIGN_SHARE, Check, Verdict

HEAD = f"{'observed':16}{'published':12}{'band':16}verdict"
"""Heading of the columns that :func:`line` fills, after 42 characters."""


def number(value: float, unit: str) -> str:
    """Write a number with its unit.

    Examples
    --------
    >>> number(0.2228, "share"), number(-1.9, "pp"), number(1.4545, "ratio")
    ('22.3 %', '-1.9 pp', '1.45')
    """
    if unit == "share":
        return f"{100.0 * value:.1f} %"
    return f"{value:.1f} pp" if unit == "pp" else f"{value:.2f}"


def observed(verdict: Verdict) -> str:
    """Write what the model showed, with the standard error of the mean, or how many replications have the sign."""
    if verdict.check.kind == "O":
        return f"{100.0 * verdict.sign_share:.0f} % of runs"
    if not np.isfinite(verdict.mean):
        return "nothing"
    if not np.isfinite(verdict.standard_error):
        return number(verdict.mean, verdict.check.unit)
    if verdict.check.unit == "share":
        return f"{100.0 * verdict.mean:.1f} ± {100.0 * verdict.standard_error:.1f} %"
    unit = " pp" if verdict.check.unit == "pp" else ""
    return f"{verdict.mean:.2f} ± {verdict.standard_error:.2f}{unit}"


def band(check: Check) -> str:
    """Write the band of a check."""
    if check.kind == "O":
        return f"{100.0 * SIGN_SHARE:.0f} % of runs"
    if not np.isfinite(check.high):
        return f"from {number(check.low, check.unit)}"
    unit = {"share": " %", "pp": " pp"}.get(check.unit, "")
    low, high = (number(end, check.unit).removesuffix(unit) for end in (check.low, check.high))
    return f"{low} to {high}{unit}"


def verdict_of(verdict: Verdict) -> str:
    """Write whether a check is met, and by how much it is missed."""
    if verdict.passed:
        return "met"
    if not np.isfinite(verdict.mean):
        return "missed: cannot be measured"
    if verdict.check.kind == "O":
        return f"missed: {100.0 * verdict.miss:.0f} % of runs short"
    return f"missed by {number(verdict.miss, verdict.check.unit)}"


def line(verdict: Verdict) -> str:
    """Write a verdict on one line."""
    check = verdict.check
    return f"  {check.what:40}{observed(verdict):16}{check.published:12}{band(check):16}{verdict_of(verdict)}"


def shown(reported: Mapping[str, float | None]) -> list[str]:
    """Write what is shown without a verdict."""
    return [f"  {name:64}{'-' if value is None else f'{value:.3g}':>8}" for name, value in reported.items()]


def misses(verdicts: Sequence[Verdict]) -> list[str]:
    """Write every miss with its size, its band and what decides the number."""
    lines = []
    for verdict in verdicts:
        if verdict.passed:
            continue
        check = verdict.check
        reason = verdict.fact.reasons.get(check.name, "")
        lines.append(
            f"MISS {verdict.fact.name} {check.what}: {verdict_of(verdict)} (observed {observed(verdict)}, "
            f"asked for {band(check)})" + (f"; {reason}" if reason else "")
        )
    return lines


def short(verdicts: Sequence[Verdict]) -> str:
    """Write all verdicts on one line: the facts met in full, and of the others how many checks are.

    Examples
    --------
    >>> short([])
    'Met in full: none.'
    """
    found: dict[str, list[bool]] = {}
    for verdict in verdicts:
        found.setdefault(verdict.fact.name, []).append(verdict.passed)
    whole = [name for name, passed in found.items() if all(passed)]
    partly = [f"{name} ({sum(passed)} of {len(passed)})" for name, passed in found.items() if not all(passed)]
    text = f"Met in full: {' '.join(whole) or 'none'}."
    return text + (f" Missed: {' '.join(partly)}." if partly else "")
