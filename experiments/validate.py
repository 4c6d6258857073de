"""Validation: whether the model meets the published facts it must answer to.

Every fact is measured with the same behaviour and the population its source names; nothing is adjusted for any of them.
Misses are shown with their size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from experiments.refusal import Refusal
from experiments.settings import setting
from sim.declare import Declared, parameter

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.facts.fact import Fact, Verdict
    from experiments.rundir import RunDir
    from experiments.study import Study

CUSTOMERS, REPLICATIONS = 20_000, 20
"""The size at which verdicts are meant; smaller runs are marked."""


_ROLES = {
    "fitted": "numbers of the model were fitted to it",
    "projected": "held back when populations were fitted",
    "borrowed": "a rule takes its form or a parameter from it",
    "independent": "used nowhere",
    "identity": "arithmetic, shown and not judged",
}
_GROUPS = {
    "C": "Facts that calibration may use",
    "B": "Checks against bias",
    "I": "Identities",
}
"""Headings, by the first letter of a fact's name; others come last."""


LEAST = 500
"""People with whom every share that a fact asks for has somebody in it, in all but the unluckiest replications."""


class Options(Declared):
    """Settings of the validation."""

    facts: tuple[str, ...] = parameter(
        (), "Facts to try, for example [C2,C5]; all if empty.",
        unit="names", source="assumed", grade="A", label="facts", ja="検証する事実",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of the report.", "language", "言語")


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Measure every fact, print and write the verdicts."""
    from experiments.facts.bench import Bench
    from experiments.progress import progress

    facts = _chosen(study)
    customers = study.scenario(study.baseline).customers
    if customers < LEAST:
        raise Refusal(
            "customers", "too few for rare events to be counted", found=f"{customers:,}", allowed=f"{LEAST:,} or more",
        )  # fmt: skip
    verdicts: list[Verdict] = []
    reported: dict[str, dict[str, float | None]] = {}
    with progress("validating", "facts") as report:
        for i, fact in enumerate(facts):
            report(i, len(facts))
            observed = fact.run(Bench(study, lambda _months, done=i: report(done, len(facts))))
            verdicts += fact.judge(observed)
            reported[fact.name] = fact.reported(observed)
        report(len(facts), len(facts))
    is_full = study.replications >= REPLICATIONS and study.scenario(study.baseline).customers >= CUSTOMERS
    summary = {
        "answer": {
            "checks": len(verdicts),
            "met": sum(verdict.passed for verdict in verdicts),
            "reasons": {
                f"{verdict.fact.name}.{verdict.check.name}": verdict.fact.reasons.get(verdict.check.name, "")
                for verdict in verdicts
                if not verdict.passed
            },
            "missed": [f"{verdict.fact.name}.{verdict.check.name}" for verdict in verdicts if not verdict.passed],
            "is_full_size": is_full,
        },
        "replications": study.replications,
        "customers": study.scenario(study.baseline).customers,
        "verdicts": [verdict.row() for verdict in verdicts],
        "reported": reported,
    }
    rundir.write_json("summary.json", summary)
    if verdicts:  # identities alone have none
        _write(rundir, verdicts, study.replications)
    _say(console, facts, verdicts, reported, is_full)
    return summary


def _chosen(study: Study) -> tuple[Fact, ...]:
    from experiments.facts.listing import FACTS
    from experiments.refusal import nearest

    asked: tuple[str, ...] = getattr(study.options, "facts", ())
    names = [fact.name for fact in FACTS]
    for name in asked:
        if name not in names:
            raise Refusal("validate.facts", "no such fact", found=name, allowed=", ".join(names),
                          nearest=nearest(name, names))  # fmt: skip
    return tuple(fact for fact in FACTS if not asked or fact.name in asked)


def _write(rundir: RunDir, verdicts: list[Verdict], replications: int) -> None:
    import pandas as pd

    from experiments.facts import picture
    from experiments.figures import theme

    def csv(table: pd.DataFrame) -> str:
        return table.to_csv(index=False, float_format="%.6g", lineterminator="\n")

    rundir.write_text("validate.csv", csv(pd.DataFrame([verdict.row() for verdict in verdicts])))
    table = picture.points(verdicts, replications)
    rundir.write_text("figures/validate.csv", csv(table))
    with theme.theme("en"):
        figure = picture.draw(table, _finding(verdicts))
        for kind in ("svg", "png"):
            with rundir.writing(f"figures/validate.{kind}") as path:
                path.write_bytes(theme.save(figure, kind))


def _say(
    console: Console,
    facts: tuple[Fact, ...],
    verdicts: list[Verdict],
    reported: dict[str, dict[str, float | None]],
    is_full: bool,
) -> None:
    from experiments.facts.words import HEAD, line, misses, short, shown

    def say(text: str, style: str | None = None) -> None:
        console.print(text, highlight=False, soft_wrap=True, markup=False, style=style)

    group = ""
    for fact in sorted(facts, key=_place):  # stable: within a group as listed
        heading = _GROUPS.get(fact.name[:1], "Other facts")
        if heading != group:
            say(f"{heading + ':':42}{HEAD}", "bold underline")
            group = heading
        say(f"{fact.name} {fact.title} ({_ROLES[fact.role]})", "bold")
        for verdict in verdicts:
            if verdict.fact.name == fact.name:
                say(line(verdict), None if verdict.passed else "bold red")
        if fact.role == "identity":
            for text in shown(reported[fact.name]):
                say(text)
    missed = misses(verdicts)
    for text in missed:
        say(text, "bold red")
    say(short(verdicts))
    say(f"{_finding(verdicts)}.")
    if not is_full:
        say(f"A small run: verdicts are meant for {REPLICATIONS} replications of {CUSTOMERS:,} customers or more.")


def _place(fact: Fact) -> int:
    letters = list(_GROUPS)
    return letters.index(fact.name[0]) if fact.name[0] in letters else len(letters)


def _finding(verdicts: list[Verdict]) -> str:
    met = sum(verdict.passed for verdict in verdicts)
    facts = {verdict.fact.name for verdict in verdicts}
    whole = facts - {verdict.fact.name for verdict in verdicts if not verdict.passed}
    return f"{met} of {len(verdicts)} checks are met; {len(whole)} of {len(facts)} facts are met in full"
