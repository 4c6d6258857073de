"""The parts of the README that hold numbers: written from stored answers, never by hand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from experiments.reference import folder, stored

if TYPE_CHECKING:
    from pathlib import Path

BLOCKS = ("headline", "browser", "sweep", "benchmark", "validation")
FIGURE = "retention"


def write_readme(root: Path) -> list[Path]:
    """Fill every block of ``README.md`` for which an answer is stored; return its path, and the benchmark's page's.

    Raises
    ------
    ValueError
        If a block has lost one of its marks.
    """
    path = root / "README.md"
    text = path.read_text(encoding="utf-8")
    for name, content in blocks().items():
        text = filled(text, name, content)
    path.write_text(text, encoding="utf-8")
    written = [path]
    if raced := stored("benchmark"):
        page = root / "docs" / "benchmark.md"
        page.write_text(benchmark_page(raced), encoding="utf-8")
        written.append(page)
    return written


def blocks() -> dict[str, str]:
    """Return the content of each block that can be written from stored answers."""
    made = {}
    if compared := stored("compare"):
        made["headline"] = _headline(compared, stored("conclusion"))
    if (desk := stored("app")) and (town := stored("town")):
        made["browser"] = _browser(desk, town)
    if swept := stored("sweep_demo"):
        made["sweep"] = _sweep(swept, stored("benchmark_sweep"))
    if raced := stored("benchmark"):
        made["benchmark"] = _benchmark(raced)
    if validated := stored("validate"):
        made["validation"] = _validation(validated)
    return made


def _browser(desk: dict[str, Any], town: dict[str, Any]) -> str:
    first = ", ".join(f"{seconds:.1f}" for seconds in desk["first_chart_s"])
    paces = town["months_per_second"]
    marks = " and ".join(f"{n:,}" for n in town["marks"])
    return (
        f"On one machine, in a headless browser: from `kizuna app` to the first chart {first} s (engine ready); from "
        f"a moved slider to the charts that answer it {desk['slider_median_ms']:.0f} ms in the median of "
        f"{len(desk['slider_ms'])} moves; the town plays {min(paces):.0f} to {max(paces):.0f} months a second with "
        f"{marks} marks in its planes. (`python -m experiments.app.measuring`, `... .app.town.measuring`)"
    )


def filled(text: str, name: str, content: str) -> str:
    """Return the text with what stands between the marks of a block replaced."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    if text.count(begin) != 1 or text.count(end) != 1:
        raise ValueError(f"README.md: block {name!r} needs one {begin} and one {end}")
    head, rest = text.split(begin)
    return f"{head}{begin}\n{content.strip()}\n{end}{rest.split(end)[1]}"


def _headline(compared: dict[str, Any], concluded: dict[str, Any] | None) -> str:
    from experiments.assumptions.words import headline
    from experiments.short_answer import in_short

    treatment = next(iter(compared["against_baseline"]))
    parts = [f"> {in_short(compared, treatment)}"]
    drawn = sorted((folder() / "compare").glob(f"*{FIGURE}*.svg"))
    if drawn:
        place = drawn[0].relative_to(folder().parents[1]).as_posix()
        parts.append(f"![Share of customers who have not left once, under both policies]({place})")
    if concluded:
        parts += ["In drawn worlds (`kizuna experiment=conclusion`):", "\n".join(f"- {x}" for x in headline(concluded))]
    return "\n\n".join(parts)


def _sweep(swept: dict[str, Any], timed: dict[str, Any] | None) -> str:
    from experiments.speed.sweeps import in_words
    from experiments.sweeping.words import title

    finding = title("en", swept)
    place = (folder() / "sweep_demo" / "sweep.svg").relative_to(folder().parents[1]).as_posix()
    parts = [f"![{finding}]({place})"]
    if timed:
        told = [line for name in ("sweep", "plan", "query") for line in in_words(name, timed[name])]
        parts += [
            "`kizuna experiment=benchmark_sweep` printed, on one machine:",
            "\n".join(f"- {line}" for line in told),
        ]
    return "\n\n".join(parts)


def benchmark_page(raced: dict[str, Any]) -> str:
    """Return ``docs/benchmark.md``: everything the race printed."""
    from rich.console import Console

    from experiments.speed.words import tell

    paper = io.StringIO()
    tell(raced, Console(file=paper, width=118))
    return (
        "# How fast, and do the rivals come to the same outcomes?\n\nMade by `make docs` from a stored answer; "
        f"`kizuna experiment=benchmark` printed, on one machine:\n\n```text\n{paper.getvalue().rstrip()}\n```\n"
    )


def _benchmark(raced: dict[str, Any]) -> str:
    from experiments.speed.words import CONTESTS, NAMES

    ran = raced["machine"]
    lines = [
        f"`kizuna experiment=benchmark` on one machine ({ran['processor']}, one thread, Python {ran['python']}, Mesa "
        f"{ran['mesa']}): how many times as long agents need for the same month. "
        "[All tables, agreement included](docs/benchmark.md).",
        "",
        "| contest | policy | rival | times as long, best rounds | 95 % over rounds |",
        "|---|---|---|---|---|",
    ]
    for part, called in CONTESTS.items():
        for entry in raced[part]["contest"]["times"]:
            if times := entry["times_faster"]:
                lines.append(
                    f"| {called} | {entry['policy']} | {NAMES[entry['name']]} | {times['best']:,.0f} "
                    f"| {times['low']:,.0f} to {times['high']:,.0f} |"
                )
    drawn = folder() / "benchmark" / "times_faster.svg"
    if drawn.is_file():
        place = drawn.relative_to(folder().parents[1]).as_posix()
        lines += ["", f"![How many times as long agents need as the engine, contest by contest]({place})"]
    return "\n".join(lines)


def _validation(validated: dict[str, Any]) -> str:
    answer = validated["answer"]
    lines = [
        f"`kizuna experiment=validate`, {validated['replications']} replications of {validated['customers']:,} people: "
        f"{answer['met']} of {answer['checks']} checks against published facts are met. A fact that is *borrowed* lent "
        "the model a number or a form, so meeting it is weaker evidence.",
        "",
        "| fact | what | published | band | observed ± standard error | | role |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in validated["verdicts"]:
        lines.append(
            f"| {row['fact']} | {row['what']} | {row['published']} | {_band(row)} | {_observed(row)} "
            f"| {'met' if row['passed'] else 'missed'} | {row['role']} |"
        )
    return "\n".join(lines)


def _band(row: dict[str, Any]) -> str:
    if row["kind"] == "O":
        return "sign"
    high = "" if row["high"] is None else f"{row['high']:.3g}"
    return f"{row['low']:.3g} to {high}" if high else f"above {row['low']:.3g}"


def _observed(row: dict[str, Any]) -> str:
    if row["kind"] == "O":
        return f"{row['sign_share']:.0%} of replications"
    return f"{row['observed']:.3g} ± {row['standard_error']:.1g}"
