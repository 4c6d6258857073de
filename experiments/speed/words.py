"""The benchmark in words and tables."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

_NAMES = {"mesa": "Mesa agents", "mesa_2000": "Mesa agents", "numpy": "plain NumPy"}


def tell(summary: dict[str, Any], console: Console) -> None:
    """Print what was found."""
    machine = summary["machine"]
    console.print(
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gib']:g} GiB; "
        f"Python {machine['python']}, NumPy {machine['numpy']}, Numba {machine['numba']}, Mesa {machine['mesa']}; "
        f"load {machine['load_at_start']:g}",
        highlight=False,
    )
    _agreement(summary["agreement"], console)
    _contest(summary, console)
    _alone(summary, console)


def _agreement(agreement: dict[str, Any], console: Console) -> None:
    table = Table(
        title=f"Do they agree? {agreement['customers']:,} customers, {agreement['months']} months, focal company; "
        f"{agreement['engine_runs']} runs of the engine, {agreement['numpy']['runs']} of NumPy, "
        f"{agreement['mesa']['runs']} of Mesa"
    )
    for heading in ("outcome", "engine", "NumPy", "z", "Mesa", "z", "limit of z"):
        table.add_column(heading, justify="left" if heading == "outcome" else "right")
    for ours, theirs in zip(agreement["numpy"]["outcomes"], agreement["mesa"]["outcomes"], strict=True):
        table.add_row(
            ours["outcome"], f"{ours['engine']:.4f}", f"{ours['rival']:.4f}", f"{ours['z']:+.1f}",
            f"{theirs['rival']:.4f}", f"{theirs['z']:+.1f}", f"{ours['limit']:.1f}",
        )  # fmt: skip
    console.print(table)
    for name in ("numpy", "mesa"):
        if not agreement[name]["agrees"]:
            strays = [line["outcome"] for line in agreement[name]["outcomes"] if not line["agrees"]]
            console.print(f"{_NAMES[name]} does not live the same month ({', '.join(strays)}): no ratio is reported.")


def _contest(summary: dict[str, Any], console: Console) -> None:
    contest = summary["contest"]
    table = Table(
        title=f"One thread, processor time, {contest['months']} months by turns from one running-in; "
        f"Mesa and NumPy under {summary['policies'][0]}"
    )
    for heading in ("", "customers", "best, ns", "median, ns", "million a second", "engine faster"):
        table.add_column(heading, justify="left" if not heading else "right")
    for entry in contest["contestants"]:
        name = entry["name"]
        times = contest["times_faster_than"].get(name)
        faster = f"{times['best']:,.1f} x" if times else ""
        table.add_row(
            _NAMES.get(name, f"engine, {name}"), f"{entry['customers']:,}", f"{entry['best_ns']:,.1f}",
            f"{entry['median_ns']:,.1f}", f"{entry['million_customer_months_a_second_best']:,.2f}", faster,
        )  # fmt: skip
    console.print(table)
    console.print(
        "Mesa: one mesa.Agent a customer, attributes in slots, the engine's rules as plain Python, random.random, no "
        "DataCollector. NumPy: float32 columns, numpy.random.Generator, masks and index arrays.",
        highlight=False,
    )


def _alone(summary: dict[str, Any], console: Console) -> None:
    table = Table(title="The engine alone", show_header=False)
    for row in summary["sizes"]:
        told = f"{row['median_ns']:,.1f} ns a customer-month" if row["fits"] else "does not fit into memory: left out"
        table.add_row(f"{row['customers']:,} customers", told)
    largest = next(row for row in reversed(summary["sizes"]) if row["fits"])
    table.add_row("memory", f"{summary['bytes_per_customer']} bytes of columns a customer; the process grew by "
                  f"{largest['bytes_grown_per_customer']:,.0f} at {largest['customers']:,} customers")  # fmt: skip
    threads, workers = summary["threads"], summary["workers"]
    table.add_row("two threads in a run", f"{1e3 / threads['two_threads_ns']:,.1f} million customer-months a second, "
                  f"{threads['gain']:.2f} x one thread (wall clock)")  # fmt: skip
    table.add_row("two replications at a time",
                  f"{workers['two_workers_million_customer_months_a_second']:,.1f} million customer-months a second, "
                  f"{workers['gain']:.2f} x one (wall clock)")  # fmt: skip
    if "start_up" in summary:
        for kind in ("cold", "warm"):
            start = summary["start_up"][kind]
            table.add_row(f"{kind} start", f"{start['import_s']:.1f} s to import, {start['first_run_s']:.1f} s for the "
                          f"first small run, {start['second_run_s']:.2f} s for the second")  # fmt: skip
        words = summary["first_words"]
        table.add_row("main job, small and warm", f"first word after {words['first_word_s']:.2f} s, finished after "
                      f"{words['finished_s']:.1f} s")  # fmt: skip
    if "large_market" in summary:
        large = summary["large_market"]
        table.add_row(
            f"{large['customers']:,} customers, {large['months']} months in all, {large['threads']} threads",
            f"{large['seconds']:,.1f} s, {large['million_customer_months_a_second']:,.1f} million customer-months a "
            f"second, {large['peak_gib']:.2f} GiB at the peak",
        )
    console.print(table)
