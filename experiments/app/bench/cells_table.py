"""The table of cells on the page: heads that sort, filters that can be taken off again, and pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
from nicegui import ui

from experiments.app.bench.filtering import PAGE, Filter, Order, chosen, is_number, pages
from experiments.app.bench.focus import focus
from experiments.app.controls import menu, press, tick
from experiments.app.html import Text, box
from experiments.app.words import say
from experiments.report import numerals


class CellsTable:
    """A table of cells.

    Parameters
    ----------
    language
        "en" or "ja".
    opened
        Called with the number of a cell that is to be opened.
    """

    def __init__(self, language: str, opened: Callable[[int], None]) -> None:
        self._language, self._opened = language, opened
        self._table = pd.DataFrame({"number": []})
        self._names: dict[str, str] = {}
        self._formed: tuple[dict[str, str], bool] | None = None
        self._outcome, self._is_signed = "", False
        self._filters: list[Filter] = []
        self._order, self._page, self._is_decided = Order(), 0, False
        self._asked: dict[str, Any] = {}

    def build(self) -> None:
        """Build what stands around the table."""
        self._form = box("div", "bench-filters")
        self._chips = box("div", "bench-filters")
        self._place = box("div", "bench-scroll", role="region", tabindex="0",
                          aria_label=say(self._language, "bench.table"))  # fmt: skip
        self._foot = box("div", "bench-pages")

    def show(self, table: pd.DataFrame, names: dict[str, str], outcome: str, is_signed: bool) -> None:
        """Show another table; filters and order stay where their columns are still there.

        Parameters
        ----------
        names
            What columns are called, in order.
        outcome
            Column with an interval.
        is_signed
            Whether outcomes are differences.
        """
        self._table, self._names, self._outcome, self._is_signed = table, names, outcome, is_signed
        self._filters = [one for one in self._filters if one.column in names]
        self._order = self._order if self._order.column in names else Order()
        self._page = 0
        if (names, is_signed) != self._formed:
            self._formed = (names, is_signed)
            self._build_form()
        self._draw()

    def _build_form(self) -> None:
        self._form.clear()
        column = self._asked.get("column") or self._outcome
        column = column if column in self._names else next(iter(self._names))
        self._asked = {"column": column}
        with self._form:
            with box("label"):
                Text("span", say(self._language, "bench.filter.column"))
                menu("", self._names, column, self._other_column)
            self._ends: dict[str, ui.element] = {}
            for kind in ("low", "high", "text"):
                with box("label", "narrow") as self._ends[kind]:
                    Text("span", say(self._language, f"bench.filter.{kind}"))
                    entry = {"type_": "number", "step": "any"} if kind != "text" else {"type_": "text"}
                    box("input", "", **entry).on(
                        "input", lambda told, kind=kind: self._asked.update({kind: told.args}),
                        js_handler="(e) => emit(e.target.value)",
                    )  # fmt: skip
            self._tell_kind()
            self._add_button = press(say(self._language, "bench.filter.add"), self._add)
            if self._is_signed:
                with box("label", "tick"):
                    tick("", self._is_decided, self._decide)
                    Text("span", say(self._language, "bench.filter.decided"))

    def _other_column(self, column: str) -> None:
        if column in self._names:
            self._asked["column"] = column
            self._tell_kind()

    def _tell_kind(self) -> None:
        is_numeric = is_number(self._table[self._asked["column"]])
        for kind, end in self._ends.items():
            end.set_visibility((kind != "text") == is_numeric)

    def _decide(self, is_on: bool) -> None:
        self._is_decided, self._page = bool(is_on), 0
        self._draw()

    def _add(self) -> None:
        is_numeric = is_number(self._table[self._asked["column"]])
        low, high = (_end(self._asked.get(end, "") if is_numeric else "") for end in ("low", "high"))
        text = "" if is_numeric else str(self._asked.get("text", ""))[:80]
        if low == low or high == high or text:
            self._filters.append(Filter(self._asked["column"], low, high, text))
            self._page = 0
            self._draw()

    def _remove(self, place: int) -> None:
        self._filters.pop(place)
        self._page = 0
        self._draw()
        focus(self._add_button)

    def _turn(self, column: str) -> None:
        self._order, self._page = self._order.turned(column), 0
        self._draw()
        focus(self._heads[column])

    def _go(self, step: int) -> None:
        self._page += step
        self._draw()
        focus(self._steps.get(step) or self._place)

    def _draw(self) -> None:
        shown = chosen(self._table, self._filters, self._order, self._outcome, self._is_decided and self._is_signed)
        self._page = min(max(self._page, 0), pages(len(shown)) - 1)
        first = self._page * PAGE
        part = shown.iloc[first : first + PAGE]
        self._place.clear()
        self._heads: dict[str, ui.element] = {}
        with self._place, box("table"):
            with box("thead"), box("tr"):
                for column, name in self._names.items():
                    self._head(column, name)
            with box("tbody"):
                for row in part.to_dict("records"):
                    self._row(row)
        self._chips.clear()
        with self._chips:
            for place, one in enumerate(self._filters):
                told = say(self._language, "bench.filter.remove", filter=self._in_words(one))
                press(told, partial(self._remove, place), "quiet")
        self._foot.clear()
        self._steps: dict[int, ui.element] = {}
        with self._foot:
            values = {"first": first + 1, "last": first + len(part), "shown": f"{len(shown):,}"}
            key = "bench.table.page" if len(shown) else "bench.table.none"
            Text("p", say(self._language, key, **values, all=f"{len(self._table):,}"), role="status")
            if self._page > 0:
                self._steps[-1] = press(say(self._language, "bench.table.before"), lambda: self._go(-1))
            if first + PAGE < len(shown):
                self._steps[1] = press(say(self._language, "bench.table.next"), lambda: self._go(1))

    def _head(self, column: str, name: str) -> None:
        is_here = self._order.column == column
        way = "descending" if self._order.is_falling else "ascending"
        sorted_ = {"aria_sort": way} if is_here else {}
        with box("th", scope="col", **sorted_):
            arrow = (" ▼" if self._order.is_falling else " ▲") if is_here else ""
            told = say(self._language, "bench.table.sort", column=name)
            self._heads[column] = press(name + arrow, partial(self._turn, column), title=told)

    def _row(self, row: dict[str, Any]) -> None:
        with box("tr"):
            for column in self._names:
                if column == "number":
                    with box("th", scope="row"):
                        n = int(row["number"])
                        press(str(n), partial(self._opened, n), aria_label=say(self._language, "bench.open", n=n))
                    continue
                value = row[column]
                text = self._written(column, value)
                if column == self._outcome and row[f"{column}.low"] == row[f"{column}.low"]:
                    ends = (self._written(column, row[f"{column}{end}"]) for end in (".low", ".high"))
                    text += f" [{', '.join(ends)}]"
                Text("td", text, "" if is_number(self._table[column]) else "words")

    def _written(self, column: str, value: Any) -> str:
        if value is None or value != value:
            return "–"
        if not is_number(self._table[column]):
            return str(value)
        is_outcome = f"{column}.low" in self._table
        return (numerals.signed if is_outcome and self._is_signed else numerals.number)(float(value))

    def _in_words(self, one: Filter) -> str:
        name = self._names[one.column]
        if one.text:
            return f"{name}: {one.text}"
        ends = [numerals.number(end) if end == end else "…" for end in (one.low, one.high)]
        return f"{name}: {ends[0]} – {ends[1]}"


def _end(text: Any) -> float:
    try:
        return float(text)
    except (TypeError, ValueError):
        return float("nan")
