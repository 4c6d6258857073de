"""The benchmark in words and tables."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

from experiments.speed.words_of_buying import tell_rewarding, tell_silent
from experiments.speed.words_of_whole import tell_whole

NAMES = {
    "mesa_py_func": "Mesa agents, rules as .py_func",
    "mesa_plain_floats": "Mesa agents, rules rewritten in plain floats",
    "numpy": "plain NumPy",
}
"""The rivals, by their names in the summary; ``_few`` is appended to those in the small market."""
WHOLE_NAMES = {name: NAMES[name] for name in ("mesa_py_func", "mesa_plain_floats")}
"""The rivals who live the whole month."""
CONTESTS = {"whole": "under a contract", "silent": "without a contract", "rewarding": "in a programme"}
"""Contests over the whole month, by their names in the summary."""


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
    if "whole" in summary:
        tell_whole(summary["whole"], console)
    if "silent" in summary:
        tell_silent(summary["silent"], console)
    if "rewarding" in summary:
        tell_rewarding(summary["rewarding"], console)
    _alone(summary, console)


def _agreement(agreement: dict[str, Any], console: Console) -> None:
    table = Table(
        title=f"Do they agree? {agreement['customers']:,} customers, {agreement['months']} months, focal company; "
        f"{agreement['engine_runs']} runs of the engine, {agreement['mesa_py_func']['runs']} of Mesa with .py_func, "
        f"{agreement['mesa_plain_floats']['runs']} with plain floats, {agreement['numpy']['runs']} of NumPy; "
        f"they do while z is within {agreement['numpy']['outcomes'][0]['limit']:.1f}"
    )
    for heading in ("outcome", "engine", "Mesa, .py_func", "z", "Mesa, plain floats", "z", "NumPy", "z"):
        table.add_column(heading, justify="left" if heading == "outcome" else "right")
    for lines in zip(*(agreement[name]["outcomes"] for name in NAMES), strict=True):
        theirs = [cell for line in lines for cell in (f"{line['rival']:.4f}", f"{line['z']:+.1f}")]
        table.add_row(lines[0]["outcome"], f"{lines[0]['engine']:.4f}", *theirs)
    console.print(table)
    for name, told in NAMES.items():
        if not agreement[name]["agrees"]:
            strays = [line["outcome"] for line in agreement[name]["outcomes"] if not line["agrees"]]
            console.print(f"{told}: does not live the same month ({', '.join(strays)}), so no ratio is reported.")


def _contest(summary: dict[str, Any], console: Console) -> None:
    contest = summary["contest"]
    table = Table(
        title=f"One thread, processor time, {contest['months']} months by turns from one running-in; "
        f"Mesa and NumPy under {contest['policy']}"
    )
    for heading in ("", "customers", "best, ns", "median, ns", "million a second", "engine faster"):
        table.add_column(heading, justify="left" if not heading else "right")
    for entry in contest["contestants"]:
        name = entry["name"]
        times = contest["times_faster_than"].get(name)
        faster = f"{times['best']:,.1f} x" if times else ""
        table.add_row(
            NAMES.get(name.removesuffix("_few"), f"engine, {name}"), f"{entry['customers']:,}",
            f"{entry['best_ns']:,.1f}", f"{entry['median_ns']:,.1f}",
            f"{entry['million_customer_months_a_second_best']:,.2f}", faster,
        )  # fmt: skip
    console.print(table)
    if any(contest["times_faster_than"].values()):
        console.print(_what_the_ratios_are(summary), highlight=False)
    console.print(
        "Mesa: one mesa.Agent a customer, attributes in slots, random.random, no DataCollector; the engine's rules as "
        "they are written (.py_func, in float32 as they ask) or rewritten in Python floats with math.exp, which is "
        "faster. NumPy: float32 columns, numpy.random.Generator, masks and index arrays.",
        highlight=False,
    )


def _what_the_ratios_are(summary: dict[str, Any]) -> str:
    contest = summary["contest"]
    policy, slowest = contest["policy"], contest["engine_slowest_under"]
    others = [other for other in contest.get("policies", summary["policies"]) if other != policy]
    told = f"Engine faster: best round against best round, {contest['customers']:,} customers, both under {policy}"
    told += ", where the engine is slowest." if policy == slowest else f"; the engine is slower under {slowest}."
    return told + (f" No rival lived {' or '.join(others)}, so no ratio is reported there." if others else "")


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
    if "large_network" in summary:
        large = summary["large_network"]
        table.add_row(
            f"{large['customers']:,} customers with a network, {large['months']} months in all ({large['horizon']} "
            "after the running-in), every pass",
            f"{large['seconds']:,.1f} s, {large['peak_gib']:.2f} GiB at the peak",
        )
    console.print(table)
