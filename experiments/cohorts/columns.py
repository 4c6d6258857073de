"""Which column is what, and what stands in a cell: names, numbers, months; every problem with its place."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any, NamedTuple

from experiments.cohorts.table import Table
from experiments.refusal import Refusal, nearest

NAMES: dict[str, tuple[str, str]] = {
    "month": ("month", "月"), "year": ("year", "年"), "period": ("period", "期"),
    "survival": ("survival", "残存率"), "customers": ("customers", "顧客数"), "segment": ("segment", "セグメント"),
    "n": ("n", "人数"),
}  # fmt: skip
"""What a column is called; upper and lower case are the same."""

TIMES, VALUES = ("month", "year", "period"), ("survival", "customers")
ALLOWED = "month (or year, or period), survival or customers; also segment, n"
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_WHOLE = 1e-6
"""How near to a whole number a month must be: a twelfth of a year in decimals is none exactly."""


class Asked(NamedTuple):
    """What the options say about the table.

    Attributes
    ----------
    segment
        The one that is fitted; all if empty.
    fit_until
        Last month that is fitted; 0 for all.
    n
        Size of the cohort; 0 if the table says it or nobody does.
    noise
        Error of a point where the size is not known, as a share.
    period_months
        Length of a period.
    unit
        "share", "percent" or "auto".
    n_free
        How many parameters are fitted.
    longest
        Last month that the model can be run to.
    """

    segment: str = ""
    fit_until: int = 0
    n: int = 0
    noise: float = 0.005
    period_months: int = 1
    unit: str = "auto"
    n_free: int = 3
    longest: int = 600


def found(table: Table) -> dict[str, int]:
    """Return the place of every column that is known, by its key in ``NAMES``."""
    plain = [unicodedata.normalize("NFKC", name).strip().lower() for name in table.header]
    for i, name in enumerate(plain):
        if name and name in plain[:i]:
            raise Refusal(table.path, "two columns have the same name", found=table.header[i], allowed="each name once")
    return {key: plain.index(name) for key, names in NAMES.items() for name in names if name in plain}


def only(table: Table, known: dict[str, int], names: tuple[str, ...]) -> str:
    """Return the one of several columns that is there.

    Raises
    ------
    Refusal
        If there is none, or more than one.
    """
    present = [name for name in names if name in known]
    if not present:
        raise missing(table, names)
    if len(present) > 1:
        raise Refusal(table.path, "two columns say the same", found=", ".join(present), allowed="one of them")
    return present[0]


def missing(table: Table, names: tuple[str, ...], hint: str = "") -> Refusal:
    """Make the refusal of a table without a column."""
    heads = [name for name in table.header if not name.lower().endswith("id")]
    near = next((f"{name} (found {close})" for name in names for close in [nearest(name, heads)] if close), "")
    return Refusal(
        table.path, f"no column {' or '.join(names)}", found=", ".join(table.header) or "no head", allowed=ALLOWED,
        nearest=near, hint=hint,
    )  # fmt: skip


def value(table: Table, known: dict[str, int], asked: Asked) -> tuple[int, str]:
    """Return the column of survival or counts: by its name, or a segment's own column where the table is wide."""
    only(table, known, TIMES)
    present = [name for name in VALUES if name in known]
    if present:
        name = present[-1]  # counts where there are both: they say how well each point is known
        if asked.segment and "segment" not in known:
            raise Refusal("calibrate.segment", f"{table.path} has no column segment", found=asked.segment,
                          allowed=", ".join(table.header), hint="leave it out")  # fmt: skip
        return known[name], table.header[known[name]]
    own = [name for i, name in enumerate(table.header) if name and i not in known.values()]
    if asked.segment in own:
        return table.header.index(asked.segment), asked.segment
    if asked.segment:
        raise Refusal(
            "calibrate.segment", "no such segment, and no column of this name", found=asked.segment,
            allowed=", ".join(own), nearest=nearest(asked.segment, own),
        )  # fmt: skip
    listed = "a list of customers is first counted by month: who is still there"
    hint = f"is each column a segment? name one: calibrate.segment={own[0]}; {listed}" if own else listed
    raise missing(table, VALUES, hint)


def number(table: Table, cell: Any, where: str, what: str) -> tuple[float, bool]:
    """Return a number, and whether a percent sign follows it."""
    if cell is None or (isinstance(cell, float) and cell != cell):
        raise Refusal(where, "is missing", found="NaN" if cell is not None else "nothing", allowed="a number")
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        plain_number = float(cell)
        if abs(plain_number) == float("inf"):
            raise Refusal(where, "not a finite number", found=str(cell), allowed="a number")
        return plain_number, False
    text = unicodedata.normalize("NFKC", str(cell)).strip().replace("\u2212", "-")
    if not text:
        raise Refusal(where, "is missing", found="nothing", allowed="a number")
    is_percent = what == "survival" and text.endswith("%")
    plain = text.removesuffix("%").rstrip() if is_percent else text
    # a comma could also part thousands; with a count nobody can know
    if table.has_decimal_commas and what != "customers" and what != "n" and plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    if not isinstance(cell, str) or not _NUMBER.fullmatch(plain):
        hint = "write thousands without a sign between them" if re.fullmatch(r"[\d,.' ]+", plain) else ""
        if what in TIMES and not hint:
            hint = "time since joining as a number, not a date"
        raise Refusal(where, "not a number", found=str(cell)[:60], allowed="a number", hint=hint)
    return float(plain), is_percent


def month(table: Table, cell: Any, where: str, time: str, asked: Asked) -> int:
    """Return months since joining."""
    passed, _ = number(table, cell, where, time)
    length = {"month": 1, "year": 12, "period": asked.period_months}[time]
    months = passed * length
    if passed < 0:
        raise Refusal(where, "negative", found=str(cell), allowed="time since joining, from 0")
    if months > asked.longest:
        raise Refusal(
            where, "beyond the longest run", found=f"month {months:,.0f}", allowed=f"up to month {asked.longest}"
        )
    if abs(months - round(months)) > _WHOLE * length:
        hint = "the length of a period: calibrate.period_months=N" if time == "period" else ""
        raise Refusal(where, "not a whole month", found=str(cell), allowed="whole months since joining", hint=hint)
    return round(months)


def segment(table: Table, row: tuple[Any, ...], known: dict[str, int], place: str) -> str:
    """Return the segment of a row; empty where the table has none."""
    if "segment" not in known:
        return ""
    segment = "" if row[known["segment"]] is None else str(row[known["segment"]]).strip()
    if not segment:
        raise Refusal(f"{table.path}: {place}, column segment", "is missing", found="nothing", allowed="a name")
    return segment
