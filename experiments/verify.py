"""Verification: laws with a known answer, tried on this machine.

Each check says what was computed, what theory says, how far they may be apart, and whether a wrong law would have been
noticed. The exit code is 0 whatever is found; ``answer`` in ``summary.json`` names what failed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from experiments.bilingual import speaker
from experiments.refusal import Refusal
from experiments.settings import setting
from experiments.verifying.words import WORDS
from sim.declare import Declared

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.programmes.telling import Told
    from experiments.rundir import RunDir
    from experiments.study import Study
    from experiments.verifying.finding import Finding, Found
    from experiments.verifying.listing import Law

LEAST = 500
"""People with whom every law has enough to be counted."""
say = speaker(WORDS)


class Options(Declared):
    """Settings of the verification, under ``verify.``."""

    laws: tuple[str, ...] = setting(
        (), "Laws to try, for example [survival,buying]; all if empty.", "laws", "検証する法則", unit="names",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figure.", "language", "言語")


def check(study: Study) -> None:
    """Refuse laws that do not exist, too few people, and replications, which nothing here needs.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    chosen(study)
    customers = study.scenario(study.baseline).customers
    if customers < LEAST:
        raise Refusal(
            "customers", "too few for a law to be counted", found=f"{customers:,}", allowed=f"{LEAST:,} or more"
        )
    if study.replications > 1:
        raise Refusal(
            "replications", "every law is tried once, and errors are over people", found=str(study.replications),
            allowed="1", hint=f"customers={customers * study.replications} for smaller errors",
        )  # fmt: skip


def chosen(study: Study) -> tuple[Law, ...]:
    """Return the laws that are asked for.

    Raises
    ------
    Refusal
        If there is no law of a name.
    """
    from experiments.refusal import nearest
    from experiments.verifying.listing import LAWS

    asked: tuple[str, ...] = study.options.laws  # type: ignore[attr-defined]
    names = [law.name for law in LAWS]
    for name in asked:
        if name not in names:
            raise Refusal("verify.laws", "no such law", found=name, allowed=", ".join(names),
                          nearest=nearest(name, names))  # fmt: skip
    return tuple(law for law in LAWS if not asked or law.name in asked)


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Try every law, and say which hold."""
    import pandas as pd

    from experiments.programmes.telling import tell
    from experiments.progress import progress
    from experiments.summary import rounded
    from experiments.verifying.bench import Bench

    bench, laws = Bench(study), chosen(study)
    found: dict[str, Found] = {}
    with progress("verifying", "laws") as report:
        for i, law in enumerate(laws):
            report(i, len(laws))
            found[law.name] = law.check(bench)
        report(len(laws), len(laws))
    rows = [_row(law, finding) for law in laws for finding in found[law.name].findings]
    table = pd.DataFrame(rows).drop(columns="values")
    rundir.write_text("verify.csv", table.to_csv(index=False, float_format="%.9g", lineterminator="\n"))
    language = study.options.language  # type: ignore[attr-defined]
    tell(rundir, console, "verify", language, _told(laws, found, bench.n, language))
    by = {verdict: [row["check"] for row in rows if row["verdict"] == verdict] for verdict in ("fails", "blunt")}
    answer = {"checks": len(rows), "hold": sum(row["verdict"] == "holds" for row in rows),
              "failed": by["fails"], "blunt": by["blunt"]}  # fmt: skip
    return rounded({"kind": "verify", "customers": bench.n, "answer": answer, "checks": rows})


def _row(law: Law, finding: Finding) -> dict[str, Any]:
    market = finding.values.get("market")
    return {
        "law": law.name, "check": f"{finding.name}, {market}" if market else finding.name, "source": law.source,
        "computed": finding.computed, "theory": finding.expected, "standard_error": finding.error,
        "kind": finding.kind, "off_by": finding.gap, "allowed": finding.allowed, "wrong_law_off_by": finding.wrong,
        "verdict": finding.verdict, "values": dict(finding.values),
    }  # fmt: skip


def _told(laws: tuple[Law, ...], found: dict[str, Found], people: int, language: str) -> Told:
    from experiments.programmes.telling import Told
    from experiments.report.study_page import Table
    from experiments.verifying import picture
    from experiments.verifying.conservation import MOST as MOST_COUNTED
    from experiments.verifying.finding import ERRORS, ERRORS_OF_CURVE

    findings = [finding for law in laws for finding in found[law.name].findings]
    curves = {name: rows for law in laws for name, rows in found[law.name].curves.items()}
    data = picture.data(findings, curves, [_named(finding, language) for finding in findings])
    header = [say(language, key) for key in ("check", "computed", "theory", "gap", "allowed", "wrong", "verdict")]
    cells: list[list[str]] = []
    for law in laws:
        for finding in found[law.name].findings:
            cells.append(
                [f"{say(language, f'law.{law.name}')}: {_named(finding, language)}", *_cells(finding, language)]
            )
    few = not any((data["panel"] == name).any() for name in picture.PANELS)
    return Told(
        _title(findings, len(laws), people, language),
        say(language, "subtitle.few" if few else "subtitle", people=people), say(language, "caption"),
        [say(language, "how", errors=ERRORS, curve=ERRORS_OF_CURVE, most=MOST_COUNTED),
         *(say(language, key) for key in ("can_fail", "code", "limit"))],
        [Table(say(language, "table"), header, cells)], data, picture.height(data),
        lambda figure: picture.paint(figure, data, language),
    )  # fmt: skip


def _title(findings: list[Finding], laws: int, people: int, language: str) -> str:
    fails = [finding for finding in findings if finding.verdict == "fails"]
    blunt = sum(finding.verdict == "blunt" for finding in findings)
    key = "title.fails" if fails else "title.blunt" if blunt else "title.all"
    names = ("、" if language == "ja" else "; ").join(_named(finding, language) for finding in fails)
    return say(language, key, n=len(findings), laws=laws, people=people, blunt=blunt, fails=len(fails), names=names)


def _named(finding: Finding, language: str) -> str:
    values = dict(finding.values)
    if "market" in values:
        values["market"] = say(language, values["market"])
    return say(language, finding.name, **values)


def _cells(finding: Finding, language: str) -> list[str]:
    from experiments.verifying.finding import MOST

    kind = finding.kind
    is_chance = kind in ("errors", "fit") or (kind == "above" and finding.error is not None)

    def told(gap: float) -> str:
        if not is_chance:
            return say(language, "exact", x=gap)
        return say(language, "errors.most" if gap >= MOST else "errors", x=gap)

    allowed = told(finding.allowed)
    if kind == "above":
        allowed = say(language, "more", x=allowed)
    elif is_chance:
        allowed = say(language, "most", x=allowed)
    elif finding.allowed == 0.0:
        allowed = say(language, "none")
    else:
        allowed = say(language, "units" if finding.allowed >= 1.0 else "precision", x=finding.allowed)
    anything = say(language, "anything_more" if finding.allowed else "one_unit")
    wrong = anything if finding.wrong is None else told(finding.wrong)
    theory = say(language, "above") if kind == "above" else number(finding.expected)
    return [number(finding.computed), theory, told(finding.gap), allowed, wrong, say(language, finding.verdict)]


def number(value: float) -> str:
    """Write a number of any size with what can be read of it.

    Examples
    --------
    >>> number(0.123456), number(7.0), number(12345678.9)
    ('0.1235', '7', '12,345,678.9')
    """
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:.4g}" if abs(value) < 1_000 else f"{value:,.1f}"
