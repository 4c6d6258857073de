"""What a plain summary is made from: the question, the answer, and the language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from experiments.forms import with_interval
from experiments.report.words import Words

if TYPE_CHECKING:
    from experiments.ethics_compared import Beside
    from experiments.study import Study


@dataclass(frozen=True)
class Gap:
    """A difference by which a study is judged.

    Attributes
    ----------
    key
        Of the text that names it.
    estimate
        Mean and interval, as in the summary.
    form
        How its numbers are written, as in ``experiments.forms``.
    values
        What its text names.
    """

    key: str
    estimate: Mapping[str, Any] | None
    form: str = "unit"
    values: Mapping[str, Any] | None = None

    @property
    def verdict(self) -> str:
        """Key of what the interval says."""
        gap = self.estimate or {}
        if gap.get("mean") is None:
            return "verdict.none"
        if gap.get("low") is None:
            return "verdict.alone"
        return "verdict.open" if gap["low"] <= 0.0 <= gap["high"] else "verdict.clear"

    @property
    def shown(self) -> str:
        """The mean with its interval."""
        return with_interval(dict(self.estimate or {}), self.form)


@dataclass(frozen=True)
class About:
    """One finished study, and the language it is told in.

    Attributes
    ----------
    study
        What was asked.
    summary
        What was found.
    language
        "en" or "ja".
    beside
        The ethics scorecards of what was compared, if it was.
    """

    study: Study
    summary: dict[str, Any]
    language: str
    beside: Beside | None = None

    @property
    def words(self) -> Words:
        """Words of figures and reports."""
        return Words(self.language)

    def name(self, policy: str) -> str:
        """Return what people call a policy."""
        return self.words.policy(policy)

    def items(self, names: Any) -> str:
        """Return several names in a row; the word for none if there are no names."""
        listed = [str(name) for name in names]
        return self.words.items(listed) if listed else self.words("none")

    def values(self) -> dict[str, Any]:
        """Return what every text may name."""
        study = self.study
        scenario = study.scenario(study.baseline)
        return {
            "policies": self.items(map(self.name, study.policies)),
            "treatments": self.items(map(self.name, study.treatments or study.policies)),
            "treatment": self.name(study.policies[0]),
            "baseline": self.name(study.baseline),
            "customers": f"{scenario.customers:,}",
            "months": scenario.horizon_months,
            "n": study.replications,
        }


@dataclass(frozen=True)
class Found:
    """What a study found, for its plain summary.

    Attributes
    ----------
    values
        What the texts of this study name, beside what all texts may name.
    gaps
        Differences by which it is judged, the most telling first.
    shares
        Retention under the first policy and the baseline, and the month: what a trial in reality is sized by.
    variant
        Part of the keys of its texts, where a study answers more than one kind of question: "data." for
        ``calibrate.data.changed``.
    lost
        Further sentences on who lost.
    against
        Which policy the first is judged against, where that is not the baseline.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    gaps: Sequence[Gap] = ()
    shares: tuple[float, float, int] | None = None
    variant: str = ""
    lost: Sequence[str] = ()
    against: str = ""
