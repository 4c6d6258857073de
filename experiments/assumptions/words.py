"""The answer over all worlds in words, made from the summary alone."""

from __future__ import annotations

from typing import Any

from experiments import tabulate
from experiments.forms import joined, shown, with_interval
from experiments.verdict import wrapped


def headline(summary: dict[str, Any]) -> list[str]:
    """Return the few sentences that say whether the answer is built in."""
    one, other = summary["duel"]["first"], summary["duel"]["second"]
    n = summary["setting"]["worlds"]
    lines = [
        f"Is it built in? {n} worlds drawn over all {summary['setting']['parameters']} parameters that are assumed or "
        "borrowed, each lived under every policy by the same customers."
    ]
    rows = [row for row in summary["duels"] if (row["first"], row["second"]) == (one, other)]
    for goal in ("profit", "customers", "loyalty"):
        parts = [f"by month {row['month']} in {_share(row['first_wins'])}" for row in rows if row["goal"] == goal]
        lines.append(f"On {goal} {one} beats {other} {', '.join(parts)} of the worlds.")
    for row in summary["ethics"]:
        if row["line"] == "welfare":
            lines.append(
                f"Customers' surplus over the whole run is larger under {one} in "
                f"{_share(row['first_better'])} of the worlds."
            )
    parts = [
        f"by month {row['month']} in {_share(row['pays'])} (median {shown(row['median'], 'percent', True)} of profit)"
        for row in summary["mild_friction"]
    ]
    lines.append(f"Mild friction alone, added to ordinary conduct, pays {', '.join(parts)} of the worlds.")
    decides = [row for row in summary["decisive"] if row["is_beyond_chance"]]
    if decides:
        names = [f"{row['label']} ({'high' if row['difference'] > 0 else 'low'})" for row in decides[:5]]
        lines.append(f"What decides for {one} on profit by month {summary['duel']['month']}: {joined(names)}.")
    elif summary["decisive"]:
        lines.append(f"No single parameter decides between {one} and {other} on profit beyond chance.")
    same = [f"who wins {row['goal']} by month {row['month']}" for row in rows if _is_fixed(row["first_wins"])]
    friction = [row["month"] for row in summary["mild_friction"] if _is_fixed(row["pays"])]
    same += [f"whether mild friction pays by month {month}" for month in friction]
    if same:
        lines.append(
            f"The same in all {n} worlds, and so, within these ranges, a matter of the form of the model rather than "
            f"of its numbers: {joined(same)}."
        )
    return lines


def in_words(summary: dict[str, Any]) -> str:
    """Return the headline, the shares won and the decisive parameters."""
    lines = [
        "",
        *(line for text in headline(summary) for line in wrapped(text)),
        "",
        "SHARE OF WORLDS WON AGAINST ALL OTHERS (95 % Wilson intervals)",
    ]
    rows = [["goal, month", *summary["policies"]]]
    for row in summary["winners"]:
        rows.append([f"{row['goal']}, {row['month']}", *(_share(row["wins"][name]) for name in summary["policies"])])
    lines += tabulate.table(rows)
    if summary["ethics"]:
        one, other = summary["duel"]["first"], summary["duel"]["second"]
        lines += ["", f"BESIDE PROFIT: WHERE CUSTOMERS FARE BETTER UNDER {one.upper()} THAN UNDER {other.upper()}"]
        rows = [["over the whole run", "share of worlds", "median difference"]]
        for row in summary["ethics"]:
            rows.append([row["label"], _share(row["first_better"]), shown(row["median"], row["form"], True)])
        lines += tabulate.table(rows)
    if summary["decisive"]:
        month, one = summary["duel"]["month"], summary["duel"]["first"]
        lines += ["", f"WHERE {one.upper()} EARNS MORE BY MONTH {month}, PARAMETERS LIE (as shares of their ranges)"]
        rows = [["parameter", "difference of means", "beyond chance"]]
        for row in summary["decisive"][:12]:
            gap = with_interval({**row, "mean": row["difference"]}, "unit")
            rows.append([f"{row['label']} ({row['key']})", gap, "yes" if row["is_beyond_chance"] else "no"])
        lines += tabulate.table(rows)
    return "\n".join([*lines, "", *(line for note in summary["notes"] for line in wrapped(note))])


def _is_fixed(share: dict[str, Any]) -> bool:
    return share["mean"] in (0.0, 1.0)


def _share(found: dict[str, Any]) -> str:
    return f"{shown(found['mean'], 'percent')} [{shown(found['low'], 'percent')}, {shown(found['high'], 'percent')}]"
