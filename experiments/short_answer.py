"""The answer of a comparison in a few sentences to be read aloud; every number comes out of the summary."""

from __future__ import annotations

from typing import Any

from experiments.forms import capital, counted, joined, shown, with_interval
from experiments.phrases import clear_turns, crossing_month, is_undecided

Gap = dict[str, Any]
"""A paired difference: mean, low, high (None with one replication), better."""


def in_short(summary: dict[str, Any], name: str) -> str:
    """Say who is ahead, when, by how much, and on what that hangs.

    Parameters
    ----------
    summary
        What ``summary.json`` holds.
    name
        The policy that is compared with the baseline.
    """
    found, base = summary["against_baseline"][name], summary["baseline"]
    last = found["at"][-1]
    lines = [
        *_profit(found["crossover"]["profit"], last, name, base),
        _customers(found["crossover"]["customers"], last, name, base),
        *_ethics(summary, name, base),
        _half_life(summary.get("sensitivity", {}).get("half_life", []), name, base),
    ]
    return " ".join(capital(line) for line in lines if line)


def leader(gap: Gap, name: str, base: str) -> str:
    """Return who is ahead on average, whether or not that is decided; empty if the two are the same.

    Examples
    --------
    >>> leader({"mean": -2.0, "low": -5.0, "high": 1.0}, "bold", "plain")
    'plain'
    """
    return {1: name, -1: base}.get((gap["mean"] > 0) - (gap["mean"] < 0), "")


def undecided(gap: Gap, form: str, name: str, base: str) -> str:
    """Say that a difference is undecided, which way it leans, and how far.

    Examples
    --------
    >>> undecided({"mean": -2.0, "low": -5.0, "high": 1.0}, "unit", "bold", "plain")
    'undecided: plain +2.00 [-1.00, +5.00]'
    """
    ahead = leader(gap, name, base)
    return f"undecided: {ahead} {with_interval(_of(gap, ahead == base), form)}"


def _profit(turn: dict[str, Any], last: dict[str, Any], name: str, base: str) -> list[str]:
    gap, npv, months = last["cumulative_profit"], last["npv"], counted(last["month"], "month", "months")
    ahead = leader(gap, name, base)
    if not ahead:
        return [f"after {months} {name} and {base} have earned the same."]
    if is_undecided(gap):
        return [f"after {months} profit is {undecided(gap, 'money', name, base)}; {_later(npv, '', name, base)}."]
    more = with_interval(_of(gap, ahead == base), "money", sign=False)
    share = shown(abs(last["profit_share"]["mean"]), "percent") if last["profit_share"]["mean"] is not None else ""
    whose = "its" if ahead == base else f"{base}'s"
    part = f" ({share} of {whose} profit)" if share else ""
    text = f"after {months} {ahead} has earned {more} more{part}; {_later(npv, ahead, name, base)}."
    return [_when(turn, ahead, base if ahead == name else name), text]


def _when(turn: dict[str, Any], ahead: str, other: str) -> str:
    """Say from when on the leader has earned more; nothing if the other was never clearly ahead."""
    turns = clear_turns(turn)
    if not turns:
        return ""
    earlier = f" (it also turned at month{'s' * (len(turns) > 2)} {joined(turns[:-1])})" if turns[1:] else ""
    until = turn["month"] - 1
    return f"{other} has earned more until month {until}, {ahead} from month {crossing_month(turn)} on{earlier}."


def _later(npv: Gap, before: str, name: str, base: str) -> str:
    """Say who is ahead on net present value."""
    ahead = leader(npv, name, base)
    if not ahead:
        return "counting later money less, the two are the same"
    if is_undecided(npv):
        return f"counting later money less, it is {undecided(npv, 'money', name, base)}"
    by = with_interval(_of(npv, ahead == base), "money", sign=False)
    still = "still " if before and ahead != before else ""
    return f"counting later money less, {ahead} is {still}ahead by {by}"


def _customers(turn: dict[str, Any], last: dict[str, Any], name: str, base: str) -> str:
    gap, month = last["customers_end"], last["month"]
    ahead = leader(gap, name, base)
    if not ahead:
        return f"{name} and {base} have as many customers as each other at month {month}."
    if is_undecided(gap):
        return f"at month {month} the number of customers is {undecided(gap, 'count', name, base)}."
    more = f"{with_interval(_of(gap, ahead == base), 'count', sign=False)} more at month {month}"
    if not clear_turns(turn):
        return f"{ahead} has more customers: {more}."
    other = base if ahead == name else name
    return f"{other} has more customers until month {turn['month'] - 1}; after that {ahead} has: {more}."


def _ethics(summary: dict[str, Any], name: str, base: str) -> list[str]:
    """Say who clearly reaches more people unasked, and how far members hang on rewards."""
    scores = {who: summary.get("policy", {}).get(who, {}).get("ethics", {}) for who in (name, base)}
    gap = summary["against_baseline"][name].get("ethics", {}).get("uninvited")
    said = []
    if gap and gap["low"] is not None and (gap["low"] > 0.0 or gap["high"] < 0.0):
        more, less = (name, base) if gap["mean"] > 0 else (base, name)
        one, other = (with_interval(scores[who]["uninvited"], "percent", sign=False) for who in (more, less))
        said.append(
            f"{more} contacts, or uses the data of, {one} of its customers a month without consent, {less} {other}."
        )
    for who in (name, base):
        if found := scores[who].get("reward_dependence"):
            share = with_interval(found, "percent", sign=False)
            said.append(f"of the custom of {who}'s members {share} hangs on rewards.")
    return said


def _half_life(rows: list[dict[str, Any]], name: str, base: str) -> str:
    """Say who would earn more if resentment faded otherwise, where that was run."""
    by: dict[str, list[str]] = {}
    last = 0
    for row in rows:
        if row.get("treatment") == name and not row["is_main"]:
            gap, last = row["at"][-1]["cumulative_profit"], row["at"][-1]["month"]
            ahead = "it would be undecided" if is_undecided(gap) else leader(gap, name, base) or "neither"
            by.setdefault(ahead, []).append(row["label"])
    parts: list[str] = []
    for ahead, labels in by.items():
        more = "" if parts or ahead.startswith("it ") else f" would earn more by month {last}"
        parts.append(f"in {' or '.join(labels)} month{'s' * (labels != ['1'])} {ahead}{more}")
    return f"if resentment halved {', '.join(parts)}; nobody has measured it." if parts else ""


def _of(gap: Gap, is_turned: bool) -> Gap:
    """Return a difference, or the same seen from the other side."""
    if not is_turned:
        return gap
    low, high = (None if gap[end] is None else -gap[end] for end in ("high", "low"))
    return {"mean": -gap["mean"], "low": low, "high": high}
