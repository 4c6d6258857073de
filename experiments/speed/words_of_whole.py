"""The whole month in words and tables."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

SHORT = {"mesa_py_func": "Mesa, .py_func", "mesa_plain_floats": "Mesa, plain floats", "engine": "engine"}


def tell_whole(whole: dict[str, Any], console: Console) -> None:
    """Print how the whole month is lived, how long it takes, and where the time goes."""
    _agreement(whole, console)
    _contest(whole, console)
    _parts(whole, console)


def _agreement(whole: dict[str, Any], console: Console) -> None:
    agreement = whole["agreement"]
    table = Table(
        title=f"Do they agree on the whole month? {agreement['customers']:,} customers, {agreement['months']} months, "
        f"focal company; {agreement['engine_runs']} runs of the engine, {agreement['runs']['mesa_py_func']} of Mesa "
        f"with .py_func, {agreement['runs']['mesa_plain_floats']} with plain floats; no breaches of data"
    )
    for heading in ("policy", "rival", "outcomes", "largest z", "of", "allowed", "agrees"):
        table.add_column(heading, justify="left" if heading in ("policy", "rival", "of") else "right")
    for policy in whole["policies"]:
        for name, found in agreement[policy].items():
            worst = max(found["outcomes"], key=lambda line: abs(line["z"]))
            table.add_row(
                policy, SHORT[name], str(len(found["outcomes"])), f"{worst['z']:+.1f}", worst["outcome"],
                f"{worst['limit']:.1f}", "yes" if found["agrees"] else "no",
            )  # fmt: skip
    console.print(table)
    for policy in whole["policies"]:
        for name, found in agreement[policy].items():
            if not found["agrees"]:
                strays = ", ".join(line["outcome"] for line in found["outcomes"] if not line["agrees"])
                console.print(f"{SHORT[name]} under {policy}: not the same month ({strays}), so no ratio is reported.")


def _contest(whole: dict[str, Any], console: Console) -> None:
    contest = whole["contest"]
    table = Table(
        title=f"The whole month: one thread, processor time, {contest['customers']:,} customers, {contest['months']} "
        "months by turns"
    )
    for heading in ("policy", "", "best, ns", "median, ns", "engine faster", "95 % over rounds"):
        table.add_column(heading, justify="left" if heading in ("policy", "") else "right")
    for entry in contest["times"]:
        times = entry["times_faster"]
        table.add_row(
            entry["policy"], SHORT[entry["name"]], f"{entry['best_ns']:,.1f}", f"{entry['median_ns']:,.1f}",
            f"{times['best']:,.1f} x" if times else "", f"{times['low']:,.0f} to {times['high']:,.0f}" if times else "",
        )  # fmt: skip
    console.print(table)
    without = f", but for {', '.join(whole['left_out'])}" if whole["left_out"] else ""
    console.print(
        f"Every mechanism is on{without}. Under everything all levers are moved, so that every pass runs. Agents hold "
        "their ties as a list of agents, and live through nothing that their company does not do. Best round against "
        "best round; the interval is of the mean ratio, round by round.",
        highlight=False,
    )


def _parts(whole: dict[str, Any], console: Console) -> None:
    parts, off, size = whole["parts"], whole["switched_off"], whole["bytes"]
    table = Table(
        title=f"Where the engine's {parts['whole_ns']:,.1f} ns go under {parts['policy']}: what is saved by switching "
        "one part off"
    )
    for heading in ("part", "ns", "share", "95 % over rounds"):
        table.add_column(heading, justify="left" if heading == "part" else "right")
    for row in sorted(parts["parts"], key=lambda row: -row["ns"]):
        table.add_row(
            row["part"],
            f"{row['ns']:,.1f}",
            f"{row['share']:.1%}",
            f"{row['share_low']:.1%} to {row['share_high']:.1%}",
        )
    table.add_row(
        "of the network: carrying along ties", f"{parts['carrying_ns']:,.1f}", f"{parts['carrying_share']:.1%}", ""
    )
    console.print(table)
    console.print(
        f"Switched off but present, all optional mechanisms together cost {off['median']:+.2%} of the core month "
        f"({off['off_ns']:,.1f} against {off['absent_ns']:,.1f} ns at best; mean {off['low']:+.2%} to "
        f"{off['high']:+.2%}, {off['rounds']} rounds by turns against a month compiled without their switches)"
        f"{_programmes_alone(off)}. Memory of a customer: {size['columns']:,.0f} bytes of columns, "
        f"{size['network']:,.0f} more with a network.",
        highlight=False,
    )


def _programmes_alone(off: dict[str, Any]) -> str:
    alone = off.get("programmes")
    if alone is None:
        return ""
    return f"; loyalty programmes alone {alone['median']:+.2%} (mean {alone['low']:+.2%} to {alone['high']:+.2%})"
