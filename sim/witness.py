"""Watches a few customers live: what happened to them in a month, and which numbers decided it.

Nothing is stored in the compiled month. Before it runs, the same month is lived by each person watched alone, on copies
and as plain Python, with every function of interest listened to. Then the engine lives it; a witness whose person ends
up with other bytes than the engine's does not tell a story but raises.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sim import customers
from sim.interpreted import Interpreter
from sim.month import live
from sim.rules.leaving import want_terms
from sim.workspace import workspace

HEARD = frozenset(
    {
        "passes.experience.notices", "passes.experience.add", "passes.problems.befall", "passes.problems.complain",
        "passes.price.judge", "passes.price.see", "passes.deals.pull", "passes.violations.bills",
        "passes.violations.newcomers_prices", "passes.violations.promises", "passes.violations.suffer",
        "passes.relating.be_wronged",
        "passes.word_of_mouth.follow_examples", "passes.word_of_mouth.feel_bound", "passes.community.hear_anger",
        "passes.community.bind", "passes.mastery.bind", "passes.buying.bind", "passes.rewards.bind",
        "passes.rewards.hold", "passes.poaching.give_in", "passes.poaching.wake", "passes.attitudes.trust",
        "passes.attitudes.resentment",
        "passes.leaving.wants", "passes.leaving.notices_way_out", "passes.leaving.choose_hazard",
        "passes.leaving.run_clocks", "passes.parting.begin", "passes.parting.begin_to_want", "passes.parting.attempt",
        "passes.parting.get_through", "passes.parting.bear_being_stuck", "passes.saving.reach", "passes.saving.ask",
        "passes.saving.offer", "passes.saving.decide", "passes.saving.reconcile",
        "rules.leaving.want_logit", "rules.leaving.notice_logit", "rules.leaving.stuck_logit",
    }
)  # fmt: skip
"""Functions of the month that a witness listens to; a test holds that they exist."""


_PARAMETERS = getattr(live, "py_func", live).__code__.co_varnames
_PLACE = {name: place for place, name in enumerate(_PARAMETERS[_PARAMETERS.index("month") + 1 :])}
"""Places of the month's arguments after the month itself."""
_COLUMNS = ("f", "h", "b", "p")


class WitnessError(AssertionError):
    """A person was seen to live another month than the engine's: a fault of the witness, never of the input."""


@dataclass(frozen=True)
class Heard:
    """One call: arguments by name before and after it (arrays: the person's own entry), and what it returned."""

    name: str
    before: dict[str, Any]
    after: dict[str, Any]
    returned: Any


@dataclass(frozen=True)
class MonthSeen:
    """A month of one person.

    Attributes
    ----------
    month
        Counted from 0.
    before, after
        Every column of the person, as numbers of NumPy.
    calls
        What was listened to, in order.
    conduct
        What each company did this month (a copy of the table).
    """

    month: int
    before: dict[str, Any]
    after: dict[str, Any]
    calls: list[Heard]
    conduct: np.ndarray

    def all(self, name: str) -> list[Heard]:
        """Return every call of a function."""
        return [call for call in self.calls if call.name == name]

    def one(self, name: str) -> Heard | None:
        """Return the first call of a function, None if there was none."""
        return next((call for call in self.calls if call.name == name), None)

    def wanting(self) -> dict[str, np.float32]:
        """Return the terms that the log-odds of wanting out add up from, as the rule was given them."""
        rule = self.one("rules.leaving.want_logit")
        return want_terms(**rule.before) if rule else {}


@dataclass
class Witness:
    """Stands in front of ``sim.month.live``: ``model.living = Witness([17])``.

    Attributes
    ----------
    who
        Customers to watch.
    seen
        Their months, by customer, from month 0 on.

    Raises
    ------
    WitnessError
        When called, if a person watched ends the month with other bytes than the engine's.
    """

    who: Sequence[int]
    seen: dict[int, list[MonthSeen]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._calls: list[Heard] = []
        self._interpreter = Interpreter(self._hear, HEARD)
        self._live = self._interpreter.copy(live)
        self._work: tuple[np.ndarray, ...] | None = None

    def __call__(self, first: int, last: int, block: int, month: int, *rest: Any) -> None:
        """Live a month as the engine does, and watch."""
        own = {i: self._live_alone(i, month, rest) for i in self.who if first <= i < last and month >= 0}
        live(first, last, block, month, *rest)
        columns = [rest[_PLACE[name]] for name in _COLUMNS]
        for i, (ended, seen) in own.items():
            now = [column[:, i].tobytes() for column in columns]
            if now != ended:
                raise WitnessError(f"month {month}: customer {i} was seen to live another month than the engine's")
            self.seen.setdefault(i, []).append(seen)

    def _live_alone(self, i: int, month: int, rest: tuple[Any, ...]) -> tuple[list[bytes], MonthSeen]:
        self._work = self._work or workspace(1)
        copies = [_copied(value) for value in rest]
        copies[_PLACE["work"]] = self._work
        columns, table = [copies[_PLACE[name]] for name in _COLUMNS], copies[_PLACE["table"]]
        before = _columns(columns, i)
        self._calls = []
        with np.errstate(over="ignore"):
            self._live(i, i + 1, 1, month, *copies)
        seen = MonthSeen(month, before, _columns(columns, i), self._calls, table.copy())
        return [column[:, i].tobytes() for column in columns], seen

    def _hear(self, name: str, function: Any, arguments: tuple[Any, ...]) -> Any:
        names = function.__code__.co_varnames[: len(arguments)]
        before = _own(names, arguments)
        returned = function(*arguments)
        self._calls.append(Heard(name, before, _own(names, arguments), returned))
        return returned


def _copied(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_copied, value))
    return value.copy() if isinstance(value, np.ndarray) else value


def _own(names: tuple[str, ...], arguments: tuple[Any, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in zip(names, arguments, strict=True):
        if not isinstance(value, np.ndarray):
            found[name] = value
        elif value.ndim == 1 and value.dtype.names is None and len(value):
            found[name] = value[0]
    return found


def _columns(columns: Sequence[np.ndarray], i: int) -> dict[str, Any]:
    kept = (*customers.PURCHASES, *customers.WALLETS)
    kinds = (customers.FLOATS, customers.SHORTS, customers.BYTES, kept)
    return {
        column.name: values[k, i]
        for declared, values in zip(kinds, columns, strict=True)
        for k, column in enumerate(declared[: len(values)])
    }
