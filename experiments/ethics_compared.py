"""The ethics scorecard of every world that a study compares: kept while the worlds are lived, told beside the money.

A study that judges by profit wires it in three places::

    rows = {"npv": ..., **ethics_compared.columns(result)}          # where a run is measured
    found = ethics_compared.compared(lived, {"points": "neutral"})  # what summary.json holds as "ethics"
    beside = Beside(found, name_of, named=("points",))              # told on the screen and in the report
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.forms import plus_minus, shown
from experiments.report.words import Words
from experiments.scorecard import SCORES, lines
from experiments.statistics import LEVEL, t_interval
from experiments.sweeping.outcomes import ETHICS

if TYPE_CHECKING:
    import pandas as pd

    from experiments.report.study_page import Table
    from sim.result import Result

Lived = Mapping[str, Sequence[Mapping[str, Any]]]
"""By world a row a replication, in the order of the seeds; rows hold the lines as columns ``ethics_...``."""
UNCLEAR = "·"
_FINER = {"unit": "small"}
"""Forms of differences, where those of levels would show too few places."""


def columns(result: Result) -> dict[str, float]:
    """Return the lines of a run under the names of their columns, as the store has them."""
    found = lines(result)
    return {column: found[line] for column, line in ETHICS.items()}


def by_world(table: pd.DataFrame, *names: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a table by world: what columns say, joined by a slash.

    Parameters
    ----------
    table
        A row a world and replication; with a column ``replication``, rows are put in its order.
    names
        Columns that tell worlds apart.
    """
    ordered = table.sort_values("replication", kind="stable") if "replication" in table else table
    return {
        "/".join(f"{part:g}" if isinstance(part, float) else str(part) for part in key): rows.to_dict("records")
        for key, rows in ordered.groupby(list(names), sort=False)
    }


def at_horizon(rows: pd.DataFrame, horizon: int) -> list[dict[str, float]]:
    """Return the lines of one point and policy from ``sweeping.points.live``, a row a replication."""
    named = {f"{column}_{horizon}": column for column in ETHICS}
    return rows[list(named)].rename(columns=named).to_dict("records")


def compared(lived: Lived, against: Mapping[str, str]) -> dict[str, Any]:
    """Return the scorecards of worlds, and their paired differences from the worlds they are compared with.

    Parameters
    ----------
    lived
        Every world, baselines too; all under the same seeds.
    against
        Which world each is compared with; baselines are not among the keys unless they are compared themselves.

    Returns
    -------
    dict
        By world, baselines first: ``against`` (None for a baseline), ``levels`` and ``differences`` by line, each a
        mean with its interval. Lines that exist in no replication are left out.
    """
    lone = [name for name in dict.fromkeys(against.values()) if name not in against]
    values = {name: _values(lived[name]) for name in (*lone, *against)}
    found: dict[str, Any] = {name: {"against": None, "levels": _estimates(values[name])} for name in lone}
    for name, other in against.items():
        gaps = {line: values[name][line] - values[other][line] for line in values[name]}
        found[name] = {"against": other, "levels": _estimates(values[name]), "differences": _estimates(gaps)}
    return found


def _values(rows: Sequence[Mapping[str, Any]]) -> dict[str, np.ndarray]:
    return {line: np.array([row[column] for row in rows], float) for column, line in ETHICS.items()}


def _estimates(values: Mapping[str, np.ndarray]) -> dict[str, Any]:
    made = {line: t_interval(several) for line, several in values.items()}
    return {line: estimate.plain() for line, estimate in made.items() if estimate.n}


@dataclass(frozen=True)
class Beside:
    """Scorecards as they are told, in one language at a time.

    Attributes
    ----------
    found
        From :func:`compared`.
    name_of
        Returns what people call a world, given the language and its key.
    named
        Worlds told one by one on the screen, those the verdict speaks of; all that are compared if empty. The others
        are counted there, and stand in the report.
    own
        Returns what is compared with where every world has a baseline of its own, given the language.
    """

    found: Mapping[str, Any]
    name_of: Callable[[str, str], str]
    named: Sequence[str] = ()
    own: Callable[[str], str] = lambda language: Words(language)("scorecard.own")  # noqa: E731

    def in_words(self, language: str) -> list[str]:
        """Return lines for the screen: what differs clearly, what does not, and how many differences there are."""
        from experiments.tabulate import table

        words = Words(language)
        told = {name: self.found[name]["differences"] for name in dict.fromkeys(self.named or self._compared)}
        lines_there = self._lines()
        clear = [s for s in lines_there if any(is_clear(gaps.get(s.key)) for gaps in told.values())]
        rows = [
            [words(f"score.{s.key}"), *(_gap(g.get(s.key), s.form, only_clear=True) for g in told.values())]
            for s in clear
        ]
        # what hangs on rewards cannot differ from a world in which there are none
        alone = [s for s in lines_there if not any(s.key in gaps for gaps in told.values())]
        for s in alone:
            levels = [self.found[name]["levels"].get(s.key) for name in told]
            rows.append([
                words("scorecard.level", line=words(f"score.{s.key}")),
                *(_cell(level, None, s.form) for level in levels),
            ])  # fmt: skip
        said = [words("scorecard.clear", baseline=self._baseline(told, words))]
        if rows:
            said += table([[words("scorecard.line"), *(self.name_of(language, name) for name in told)], *rows])
        if unclear := [words(f"score.{s.key}") for s in lines_there if s not in (*clear, *alone)]:
            said.append(words("scorecard.unclear", lines=("、" if language == "ja" else ", ").join(unclear)))
        return [*said, self.counted(language)]

    def counted(self, language: str) -> str:
        """Say how many of all differences are clear, for better and for worse."""
        signs = [
            np.sign(gap["mean"]) * score.better * is_clear(gap)
            for name in self._compared
            for score in SCORES
            if (gap := self.found[name]["differences"].get(score.key)) and (gap["mean"] or gap["low"])
        ]
        better, worse = (sum(sign == s for sign in signs) for s in (1, -1))
        return Words(language)(
            "scorecard.counted", all=len(signs), n=len(self._compared), better=better, worse=worse,
            chance=f"{(1 - LEVEL) * len(signs):.1f}",
        )  # fmt: skip

    def table(self, language: str) -> Table:
        """Return the table of the report: a row a world, what each line comes to and how far it is from its baseline.

        Lines that are nothing in every world are left out.
        """
        from experiments.report.study_page import Table

        words, there = Words(language), self._lines()
        baseline = self._baseline(self._compared, words)
        rows = []
        for name, one in self.found.items():
            gaps = one.get("differences", {})
            cells = [_cell(one["levels"].get(s.key), gaps.get(s.key), s.form) for s in there]
            versus = "" if one["against"] is None else self.name_of(language, one["against"])
            rows.append([self.name_of(language, name), versus, *cells])
        head = [words("scorecard.world"), words("scorecard.versus"), *(words(f"score.{s.key}") for s in there)]
        return Table(words("scorecard.table", baseline=baseline), head, rows)

    @property
    def _compared(self) -> list[str]:
        return [name for name, one in self.found.items() if one["against"] is not None]

    def _lines(self) -> list[Any]:
        levels = [one["levels"] for one in self.found.values()]
        return [score for score in SCORES if any((lines.get(score.key) or {"mean": None})["mean"] for lines in levels)]

    def _baseline(self, names: Any, words: Words) -> str:
        others = {self.found[name]["against"] for name in names}
        if len(others) > 1:
            return self.own(words.language)
        return words("scorecard.quoted", name=self.name_of(words.language, others.pop()))


def is_clear(gap: Mapping[str, Any] | None) -> bool:
    """Return whether an interval leaves out zero; without one nothing is clear."""
    return bool(gap) and gap["low"] is not None and not gap["low"] <= 0.0 <= gap["high"]  # type: ignore[index]


def _gap(gap: Mapping[str, Any] | None, form: str, *, only_clear: bool = False) -> str:
    if not gap or (only_clear and not is_clear(gap)):
        return UNCLEAR
    form = _FINER.get(form, form)
    return f"{shown(gap['mean'], form, sign=True)} {plus_minus(dict(gap), form)}".strip()


def _cell(level: Mapping[str, Any] | None, gap: Mapping[str, Any] | None, form: str) -> str:
    if not level:
        return "-"
    text = shown(level["mean"], form)
    return f"{text} ({_gap(gap, form)})" if gap else text
