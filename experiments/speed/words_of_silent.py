"""Buying without a contract in words and tables."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

from experiments.speed.words_of_whole import SHORT


def tell_silent(silent: dict[str, Any], console: Console) -> None:
    """Print how well the agents buy as the engine's customers do, and how long a month takes."""
    agreement, contest = silent["agreement"], silent["contest"]
    table = Table(
        title="Buying without a contract, no programme: one thread, processor time, "
        f"{contest['customers']:,} customers, {contest['months']} months by turns"
    )
    headings = ("policy", "", "outcomes", "largest z", "of", "allowed", "best, ns", "engine faster", "95 % over rounds")
    for heading in headings:
        table.add_column(heading, justify="left" if heading in ("policy", "", "of") else "right")
    for entry in contest["times"]:
        found = agreement[entry["policy"]].get(entry["name"])
        checked = ("", "", "", "")
        if found:
            worst = max(found["outcomes"], key=lambda line: abs(line["z"]))
            checked = (
                str(len(found["outcomes"])), f"{worst['z']:+.1f}", worst["outcome"], f"{worst['limit']:.1f}",
            )  # fmt: skip
        times = entry["times_faster"]
        faster = (f"{times['best']:,.1f} x", f"{times['low']:,.0f} to {times['high']:,.0f}") if times else ("", "")
        table.add_row(entry["policy"], SHORT[entry["name"]], *checked, f"{entry['best_ns']:,.1f}", *faster)
    console.print(table)
    for policy in silent["policies"]:
        for name, found in agreement[policy].items():
            if not found["agrees"]:
                strays = ", ".join(line["outcome"] for line in found["outcomes"] if not line["agrees"])
                console.print(
                    f"{SHORT[name]} under {policy}: does not buy the same ({strays}), so no ratio is reported."
                )
    console.print(
        f"Agreement: {agreement['customers']:,} customers, {agreement['months']} months, "
        f"{agreement['engine_runs']} runs of the engine. The agents live no loyalty programme, so "
        "nothing is said here about a month in one.",
        highlight=False,
    )
