"""A table of the user's as a transaction log: known by its columns, read with a place for every problem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import numpy as np

from experiments.buying.log import Log, made
from experiments.cohorts import columns
from experiments.cohorts.table import Table
from experiments.refusal import Refusal

CUSTOMERS = (
    "customer", "customer_id", "customerid", "cust_id", "client", "client_id", "user", "user_id", "member_id", "id",
    "顧客", "顧客id",
)  # fmt: skip
DATES = (
    "date", "datetime", "timestamp", "transaction_date", "order_date", "purchase_date", "invoice_date", "invoicedate",
    "day", "日付", "日時", "購入日",
)  # fmt: skip
AMOUNTS = (
    "amount", "spend", "sales", "revenue", "monetary_value", "value", "price", "total", "order_value", "金額", "売上",
)  # fmt: skip
ALLOWED = "customer (or customer_id, id), date (or datetime, day), if wanted amount"

_DAY = re.compile(r"(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T ].*)?")
_LATEST = 100_000
"""Days: numbers in a column ``day`` beyond this are no days since a start."""


def _plain(header: Sequence[str]) -> list[str]:
    return [re.sub(r"[\s-]+", "_", unicodedata.normalize("NFKC", name).strip().lower()) for name in header]


def is_log(header: Sequence[str]) -> bool:
    """Tell a transaction log from a table of cohort survival.

    Examples
    --------
    >>> is_log(["Customer ID", "date", "amount"]), is_log(["month", "survival"]), is_log(["customer_id", "month"])
    (True, False, False)
    """
    names = set(_plain(header))
    return bool(names & set(CUSTOMERS)) and bool(names & set(DATES)) and not names & {"survival", "残存率"}


def log(table: Table) -> Log:
    """Read a log.

    Raises
    ------
    Refusal
        With the line and the column of what cannot be read.
    """
    names = _plain(table.header)
    customer, when = (_one(table, names, known) for known in (CUSTOMERS, DATES))
    amount = _one(table, names, AMOUNTS, is_needed=False)
    if not table.rows:
        raise Refusal(table.path, "has a head and no rows", found=", ".join(table.header), allowed="one row a purchase")
    days, is_counted = _days(table, when, names[when] == "day")
    ids = []
    for row, place in zip(table.rows, table.places, strict=True):
        name = "" if row[customer] is None else str(row[customer]).strip()
        if not name or name.lower() == "nan":
            raise Refusal(f"{table.path}: {place}, column {table.header[customer]}", "is missing", found="nothing",
                          allowed="the name or number of a customer")  # fmt: skip
        ids.append(name)
    notes: list[tuple[str, dict[str, object]]] = []
    spent = None if amount is None else _amounts(table, amount)
    if spent is not None and (spent < 0).any():
        bought = spent >= 0
        notes.append(("returns", {"n": f"{int((~bought).sum()):,}", "column": table.header[amount or 0]}))
        ids = [name for name, is_kept in zip(ids, bought, strict=True) if is_kept]
        days, spent = days[bought], spent[bought]
        if not ids:
            raise Refusal(table.path, "there are only returns in it", found="amounts below 0", allowed="purchases")
    used = {customer, when, amount}
    unread = [name for i, name in enumerate(table.header) if name and i not in used]
    if unread:
        notes.append(("unread", {"columns": ", ".join(unread[:8])}))
    start = None if is_counted else date.fromordinal(int(days.min()))
    return made(table.path, ids, days, spent, start=start, notes=tuple(notes))


def _one(table: Table, names: list[str], known: tuple[str, ...], *, is_needed: bool = True) -> int | None:
    """Return the place of the column that has one of these names; the earlier name counts where several are there."""
    present = [name for name in known if name in names]
    for name in present[:1]:
        if names.count(name) > 1:
            raise Refusal(table.path, "two columns have the same name", found=name, allowed="each name once")
        return names.index(name)
    if is_needed:
        raise Refusal(table.path, f"no column {known[0]}", found=", ".join(table.header), allowed=ALLOWED)
    return None


def _days(table: Table, column: int | None, may_count: bool) -> tuple[np.ndarray, bool]:
    """Return the day of every row, and whether days are counted instead of dated."""
    days, counted = np.empty(len(table.rows), np.int64), 0
    assert column is not None
    for i, (row, place) in enumerate(zip(table.rows, table.places, strict=True)):
        where = f"{table.path}: {place}, column {table.header[column]}"
        number = _counted(row[column], where) if may_count else None
        if number is not None:
            days[i] = number
            counted += 1
        else:
            days[i] = _dated(row[column], where)
    if counted not in (0, len(days)):
        raise Refusal(f"{table.path}: column {table.header[column]}", "some are dates and some are counts of days",
                      allowed="all dates or all days")  # fmt: skip
    return days, counted > 0


def _counted(cell: Any, where: str) -> int | None:
    """Return a day that is counted from a start; None for a date."""
    if isinstance(cell, str):
        if not re.fullmatch(r"\s*[+-]?\d+(\.\d*)?\s*", cell):
            return None
        cell = float(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    if not 0 <= cell < _LATEST:
        raise Refusal(where, "out of bounds", found=f"{cell:g}", allowed=f"days since a start, 0 to {_LATEST:,}")
    return int(cell)


def _dated(cell: Any, where: str) -> int:
    """Return the day of a date, with or without a time."""
    if isinstance(cell, datetime | date):
        return cell.toordinal()
    text = "" if cell is None else unicodedata.normalize("NFKC", str(cell)).strip()
    if not text or text.lower() == "nan":
        raise Refusal(where, "is missing", found="nothing", allowed="a date: 2026-03-31")
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(*(int(part) for part in found.groups())).toordinal()
    except ValueError:
        pass
    hint = "day and month can be told apart only when the year comes first" if re.search(r"[/.]\d{2,4}$", text) else ""
    raise Refusal(where, "not a date", found=text[:60], allowed="year, month, day: 2026-03-31", hint=hint)


def _amounts(table: Table, column: int) -> np.ndarray:
    spent = np.empty(len(table.rows))
    for i, (row, place) in enumerate(zip(table.rows, table.places, strict=True)):
        where = f"{table.path}: {place}, column {table.header[column]}"
        spent[i], _ = columns.number(table, row[column], where, "amount")
    return spent
