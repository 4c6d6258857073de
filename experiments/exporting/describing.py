"""What every column of every exported table is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.exporting.people import STATES, TRAITS
from sim.customers import columns

if TYPE_CHECKING:
    from collections.abc import Iterable

Description = dict[str, str]

_OURS: dict[str, tuple[str, str, str]] = {
    "person": ("id", "number", "the same person in every table and under every policy"),
    "replication": ("cluster", "number", "market the person lives in; people of one market share its events"),
    "policy": ("treatment", "name", "how the focal company treats everybody in this row's world"),
    "treated": ("treatment", "0 or 1", "1 under the first policy, 0 under the baseline"),
    "propensity": ("design", "probability", "true chance of treatment; leave it out to test estimators of it"),
    "duration_months": ("time", "months", "from month 0 to the first leave, or to the last look"),
    "event": ("event", "0 or 1", "1 left in that month, 0 was still there when last looked at"),
    "event_involuntary": ("event", "0 or 1", "1 left by a failed payment; a competing risk for whoever asks of wishes"),
    "entry_months": ("time", "months", "tenure at month 0: on the clock of tenure, at risk from then on"),
    "exit_months": ("time", "months", "tenure at the first leave or the last look"),
    "price_sensitivity_group": ("group", "tercile", "price sensitivity among the people of this table"),
    "tenure_group": ("group", "years", "tenure at month 0"),
    "retained": ("outcome", "0 or 1", "1 did not leave within the horizon"),
    "value": ("outcome", "market prices", "discounted profit brought to the company over the horizon"),
    "surplus": ("outcome", "market prices", "worth received less price and effort over the horizon"),
}


def described(names: Iterable[str]) -> dict[str, Description]:
    """Return role, unit and meaning by column.

    Raises
    ------
    KeyError
        If a column has no description.

    Examples
    --------
    >>> described(["effect_on_value"])["effect_on_value"]["role"]
    'truth'
    """
    return {name: _described(name) for name in names}


def _described(name: str) -> Description:
    if name in _OURS:
        role, unit, meaning = _OURS[name]
        return {"role": role, "unit": unit, "meaning": meaning}
    if name in (*TRAITS, *STATES):
        column = columns()[name]
        seen = "hidden from companies" if name in TRAITS else "as it stands at month 0"
        return {"role": "covariate", "unit": column.unit, "range": column.range, "meaning": f"{column.meaning}; {seen}"}
    outcome = name.removeprefix("effect_on_").removesuffix("_if_treated").removesuffix("_if_not")
    _, unit, meaning = _OURS[outcome]
    if name.startswith("effect_on_"):
        meaning = f"if treated less if not: {meaning}"
        return {"role": "truth", "unit": "-1, 0 or 1" if outcome == "retained" else unit, "meaning": meaning}
    world = "if treated" if name.endswith("_if_treated") else "if not treated"
    return {"role": "truth", "unit": unit, "meaning": f"{world}: {meaning}"}
