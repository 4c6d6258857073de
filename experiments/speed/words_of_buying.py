"""Buying without a contract, and in a loyalty programme, in words and tables."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

from experiments.speed.words_of_whole import SHORT


def tell_silent(silent: dict[str, Any], console: Console) -> None:
    """Print how well the agents buy as the engine's customers do, and how long a month takes."""
    _race(silent, console, "Buying without a contract, no programme", "does not buy the same")
    console.print(
        f"{_agreement(silent['agreement'])} The company has no loyalty programme here.",
        highlight=False,
    )


def tell_rewarding(rewarding: dict[str, Any], console: Console) -> None:
    """Print how well the agents live in a programme as the engine's customers do, and how long a month takes."""
    _race(rewarding, console, "Buying in a loyalty programme", "does not live the same programme")
    members = " and ".join(
        f"{_share_of_members(rewarding['agreement'][policy]):.0%} under {policy}" for policy in rewarding["policies"]
    )
    console.print(
        f"{_agreement(rewarding['agreement'])} Club: points, tiers, a fee and benefits at a company that does nothing "
        "else. Everything: pending, acts, partners, a card, a cause and a target group besides, and all other levers. "
        f"Of the company's customers {members} are members. With the engine's luck, agents come to the same wallets "
        "(a test).",
        highlight=False,
    )


def _share_of_members(agreement: dict[str, Any]) -> float:
    lines = next(iter(agreement.values()))["outcomes"]
    return next(float(line["engine"]) for line in lines if line["outcome"] == "member_share")


def _agreement(agreement: dict[str, Any]) -> str:
    return (
        f"Agreement: {agreement['customers']:,} customers, {agreement['months']} months, "
        f"{agreement['engine_runs']} runs of the engine."
    )


def _race(raced: dict[str, Any], console: Console, what: str, strays_are: str) -> None:
    agreement, contest = raced["agreement"], raced["contest"]
    table = Table(
        title=f"{what}: one thread, processor time, {contest['customers']:,} customers, {contest['months']} months by "
        "turns"
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
    for policy in raced["policies"]:
        for name, found in agreement[policy].items():
            if not found["agrees"]:
                strays = ", ".join(line["outcome"] for line in found["outcomes"] if not line["agrees"])
                console.print(f"{SHORT[name]} under {policy}: {strays_are} ({strays}), so no ratio is reported.")
