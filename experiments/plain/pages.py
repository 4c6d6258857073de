"""The page of a study that draws figures and writes tables, but has no page of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from experiments.bilingual import speaker
from experiments.forms import shown
from experiments.plain.about import About, Found
from experiments.plain.found import FOUND
from experiments.plain.found_in_worlds import interval, percent
from experiments.plain.words import WORDS
from experiments.report.study_page import Table, write_page

if TYPE_CHECKING:
    from experiments.figures import Drawn
    from experiments.rundir import RunDir
    from experiments.study import Study

say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""


def write_missing(rundir: RunDir, study: Study, summary: dict[str, Any]) -> None:
    """Write ``report.html`` of a study that has none; nothing if it was asked for no figures or no report."""
    options: Any = study.options
    if study.experiment not in PAGES or not getattr(options, "figures", True):
        return
    language = getattr(options, "language", "en")
    about = About(study, summary, language)
    found = FOUND[study.experiment](about)
    title, tables = PAGES[study.experiment](about, found)
    write_page(rundir, language=language, title=title, paragraphs=[], drawn=drawn(rundir, title), tables=tables)


def drawn(rundir: RunDir, title: str) -> list[Drawn]:
    """Return the figures that lie in a run folder, in the order in which they were written."""
    from experiments.figures import Drawn

    names = [name for name in rundir.written if name.startswith("figures/") and name.endswith(".svg")]
    return [Drawn(name[len("figures/") : -len(".svg")], title, "", rundir.read(name)) for name in names]


def _conclusion(about: About, found: Found) -> tuple[str, list[Table]]:
    language, summary = about.language, about.summary
    rows = [
        [f"{say(language, 'conclusion.' + row['goal'])}, {row['month']}",
         *(f"{shown(row['wins'][name]['mean'], 'percent')} [{shown(row['wins'][name]['low'], 'percent')}, "
           f"{shown(row['wins'][name]['high'], 'percent')}]" for name in summary["policies"])]
        for row in summary["winners"]
    ]  # fmt: skip
    head = [say(language, "conclusion.goal"), *map(about.name, summary["policies"])]
    cards = [
        [about.words(f"score.{row['line']}"),
         f"{percent(row['first_better']['mean'])} [{interval(row['first_better'])}]",
         shown(row["median"], row["form"], sign=True)]
        for row in summary["ethics"]
    ]  # fmt: skip
    names = [say(language, f"conclusion.{name}") for name in ("line", "better", "median")]
    return say(language, "conclusion.title", **found.values), [
        Table(say(language, "conclusion.table"), head, rows),
        Table(say(language, "conclusion.ethics", **found.values), names, cards),
    ]


def _screen(about: About, found: Found) -> tuple[str, list[Table]]:
    from experiments.forms import with_interval
    from experiments.plain.found_in_worlds import move
    from experiments.screening.words import OUTCOMES
    from experiments.screening.words import say as said

    language, summary = about.language, about.summary
    month = found.values["month"]
    by: dict[str, dict[str, Any]] = {}
    for row in summary["effects"]:
        if row["month"] == month:
            by.setdefault(move(row, about), {})[row["outcome"]] = row
    names = list(OUTCOMES)
    rows = [[name, *(with_interval(cells.get(key), "unit") for key in names)] for name, cells in by.items()]
    head = [say(language, "screen.move"), *(f"{said(language, n)} ({said(language, n + '.unit')})" for n in names)]
    title = summary["answer"]["finding" if language == "en" else f"finding_{language}"]
    return title, [Table(say(language, "screen.table", month=month), head, rows)]


def _calibrate(about: About, found: Found) -> tuple[str, list[Table]]:
    language = about.language
    numbers = ("want_level", "want_spread", "notice")
    rows = [
        [f"{say(language, 'calibrate.' + row['population'])}, {_fitted_to(row, language)}",
         *(f"{row[name]:.3f}" for name in numbers), f"{row['worst_miss']:.2f}",
         say(language, "calibrate.holds" if row["holds"] else "calibrate.fails")]
        for row in about.summary["fits"]
    ]  # fmt: skip
    head = [say(language, "calibrate.population"), *(say(language, f"calibrate.{name}") for name in numbers),
            say(language, "calibrate.miss"), say(language, "calibrate.verdict")]  # fmt: skip
    return say(language, "calibrate.title", **found.values), [Table(say(language, "calibrate.table"), head, rows)]


def _fitted_to(row: dict[str, Any], language: str) -> str:
    if row.get("mape") is None:
        return say(language, "calibrate.points", n=row["points_fitted"])
    return say(language, f"calibrate.{row['variant']}")


def _validate(about: About, found: Found) -> tuple[str, list[Table]]:
    language = about.language
    rows = [
        [f"{row['fact']}.{row['check']}", str(row["published"]), f"{row['observed']:.4g}",
         say(language, "validate.met" if row["passed"] else "validate.missed")]
        for row in about.summary["verdicts"]
    ]  # fmt: skip
    head = [say(language, f"validate.{name}") for name in ("check", "published", "observed", "verdict")]
    return say(language, "validate.title", **found.values), [Table(say(language, "validate.table"), head, rows)]


def _benchmark(about: About, found: Found) -> tuple[str, list[Table]]:
    language = about.language
    rows = [
        [_implementation(row["name"], about), f"{row['million_customer_months_a_second_best']:.3g}"]
        for row in about.summary["contest"]["contestants"]
    ]
    head = [say(language, "benchmark.who"), say(language, "benchmark.speed")]
    key = "benchmark.title" if found.values["rival"] else "benchmark.title.none"
    return say(language, key, **found.values), [Table(say(language, "benchmark.table"), head, rows)]


def _implementation(name: str, about: About) -> str:
    from experiments.benchmark import FEW

    rival = name.removesuffix("_few")
    size = f" ({FEW:,})" if name.endswith("_few") else ""
    key = f"benchmark.{rival}"
    return (say(about.language, key) if key in WORDS else f"Kizuna: {about.name(name)}") + size


def _benchmark_sweep(about: About, found: Found) -> tuple[str, list[Table]]:
    language, summary = about.language, about.summary
    times = {
        "sweep": ("seconds", f"{summary['sweep']['wall_seconds']:.3g}", summary["sweep"]["cells"]),
        "plan": ("seconds", f"{summary['plan']['seconds']:.3g}", summary["plan"]["cells"]),
        "query": ("milliseconds", f"{summary['query']['milliseconds']:.3g}", summary["query"]["runs"]),
    }
    rows = [
        [say(language, f"benchmark_sweep.{part}"), f"{size:,}", say(language, f"benchmark_sweep.{unit}", x=time)]
        for part, (unit, time, size) in times.items()
    ]
    head = [say(language, f"benchmark_sweep.{name}") for name in ("what", "size", "time")]
    title = say(language, "benchmark_sweep.title", **found.values)
    return title, [Table(say(language, "benchmark_sweep.table"), head, rows)]


PAGES: dict[str, Callable[[About, Found], tuple[str, list[Table]]]] = {
    "conclusion": _conclusion, "screen": _screen, "calibrate": _calibrate, "validate": _validate,
    "benchmark": _benchmark, "benchmark_sweep": _benchmark_sweep,
}  # fmt: skip
"""By experiment, the finding and the tables of its page."""
