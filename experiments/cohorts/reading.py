"""From a table to cohorts: segments told apart, curves checked, sizes and units found out."""

from __future__ import annotations

from typing import NamedTuple

from experiments.cohorts import columns
from experiments.cohorts.cohort import Cohort
from experiments.cohorts.columns import Asked
from experiments.cohorts.table import Table
from experiments.refusal import Refusal, nearest


class _Point(NamedTuple):
    month: int
    value: float
    n: float
    place: str


class _Curve(NamedTuple):
    """The points of one segment, and how they are read."""

    table: Table
    segment: str
    points: list[_Point]
    column: str
    is_count: bool
    scale: float

    @property
    def who(self) -> str:
        return f" of segment {self.segment}" if self.segment else ""

    def at(self, point: _Point) -> str:
        return f"{self.table.path}: {point.place}, column {self.column}"


def cohorts(table: Table, asked: Asked) -> list[Cohort]:
    """Return the cohorts of a table, in the order in which segments first appear.

    Raises
    ------
    Refusal
        If a column is missing or a value is impossible; with the file, the line and the column.
    """
    found = columns.found(table)
    value, name = columns.value(table, found, asked)
    if not table.rows:
        raise Refusal(table.path, "has a head and no rows", found=", ".join(table.header), allowed="one row a month")
    is_count = "customers" in found
    points, percents = _points(table, found, value, name, asked)
    if "segment" in found and asked.segment:
        if asked.segment not in points:
            raise Refusal(
                "calibrate.segment", "no such segment", found=asked.segment, allowed=", ".join(list(points)[:12]),
                nearest=nearest(asked.segment, points),
            )  # fmt: skip
        points = {asked.segment: points[asked.segment]}
    elif "segment" not in found and name == asked.segment:
        points = {name: points.pop("")}
    scale, note = (1.0, "counts") if is_count else _scale(table, points, asked, percents, name)
    unread = [head for i, head in enumerate(table.header) if head and i not in (*found.values(), value)]
    if is_count and "survival" in found:
        unread.append(table.header[found["survival"]])
    curves = [_Curve(table, segment, rows, name, is_count, scale) for segment, rows in points.items()]
    notes = [(note, {"column": name})] + ([("unread", {"columns": ", ".join(unread[:8])})] if unread else [])
    return [_cohort(curve, asked, tuple(notes)) for curve in curves]


def _points(
    table: Table, found: dict[str, int], value: int, name: str, asked: Asked
) -> tuple[dict[str, list[_Point]], set[bool]]:
    time = columns.only(table, found, columns.TIMES)
    what = "customers" if "customers" in found else "survival"
    points: dict[str, list[_Point]] = {}
    percents = set()
    for row, place in zip(table.rows, table.places, strict=True):
        segment = columns.segment(table, row, found, place)
        month = columns.month(table, row[found[time]], f"{table.path}: {place}, column {table.header[found[time]]}",
                              time, asked)  # fmt: skip
        number, is_percent = columns.number(table, row[value], f"{table.path}: {place}, column {name}", what)
        percents.add(is_percent)
        n = 0.0
        if "n" in found:
            where = f"{table.path}: {place}, column {table.header[found['n']]}"
            n, _ = columns.number(table, row[found["n"]], where, "n")
            if n < 1:
                raise Refusal(where, "below 1", found=f"{n:g}", allowed="people in the cohort, from 1")
        points.setdefault(segment, []).append(_Point(month, number, n, place))
    return points, percents


def _scale(
    table: Table, points: dict[str, list[_Point]], asked: Asked, percents: set[bool], name: str
) -> tuple[float, str]:
    """Return what survival is divided by, and how that was known."""
    if asked.unit == "share" and True in percents:
        raise Refusal("calibrate.unit", f"column {name} holds percent signs", found="share", allowed="percent")
    if asked.unit != "auto":
        return (100.0, "percent_said") if asked.unit == "percent" else (1.0, "share_said")
    if percents == {True, False}:
        raise Refusal(f"{table.path}: column {name}", "some values have a percent sign and some have none",
                      allowed="all or none")  # fmt: skip
    if percents == {True}:
        return 100.0, "percent_sign"
    largest = max(point.value for rows in points.values() for point in rows)
    return (100.0, "percent") if largest > 1.0 else (1.0, "share")


def _cohort(curve: _Curve, asked: Asked, notes: tuple[tuple[str, dict[str, object]], ...]) -> Cohort:
    rows = sorted(curve.points, key=lambda point: point.month)
    for one, other in zip(rows, rows[1:], strict=False):
        if one.month == other.month:
            raise Refusal(
                f"{curve.table.path}: {other.place}", f"month {one.month}{curve.who} is there twice",
                found=f"also in {one.place}", allowed="one row a month and segment",
                hint="" if curve.segment else "several cohorts? tell them apart by a column segment",
            )  # fmt: skip
    total = _size(curve, rows, asked) if curve.is_count else curve.scale
    if rows[0].month == 0:
        if not curve.is_count and abs(rows[0].value - total) > 1e-9 * total:
            raise Refusal(
                curve.at(rows[0]), f"survival{curve.who} does not start at {total:g}",
                found=f"{rows[0].value:g} in month 0", allowed=f"{total:g}; or no month 0",
                hint="calibrate.unit=share or percent says what is meant" if rows[0].value in (1.0, 100.0) else "",
            )  # fmt: skip
        rows = rows[1:]
    _refuse_impossible(curve, rows, total)
    n_used = _used(curve, rows, asked)
    if rows[n_used - 1].value == total:
        raise Refusal("calibrate.fit_until", f"nobody{curve.who} leaves by then", found=str(asked.fit_until),
                      allowed="a later month")  # fmt: skip
    sizes: tuple[float, ...] = ()
    if curve.is_count or asked.n or rows[0].n:
        sizes = tuple(total if curve.is_count else point.n or float(asked.n) for point in rows)
    return Cohort(
        curve.segment, tuple(point.month for point in rows), tuple(point.value / total for point in rows), sizes,
        0.0 if sizes else asked.noise, n_used, notes,
    )  # fmt: skip


def _refuse_impossible(curve: _Curve, rows: list[_Point], total: float) -> None:
    unit = "people" if curve.is_count else "%" if total == 100 else "share"
    before = _Point(0, total, 0.0, "")
    for point in rows:
        if point.value < 0:
            raise Refusal(curve.at(point), "below 0", found=f"{point.value:g}", allowed=f"0 to {total:g} ({unit})")
        if point.value > total:
            raise Refusal(
                curve.at(point), f"above {total:g}", found=f"{point.value:g}", allowed=f"0 to {total:g} ({unit})"
            )
        if point.value > before.value:
            raise Refusal(
                curve.at(point), f"rises{curve.who}: nobody of a cohort comes back",
                found=f"{point.value:g} in month {point.month}, {before.value:g} in month {before.month}",
                allowed="never more than before",
                hint="survival is the share of those who joined, not of the year before",
            )  # fmt: skip
        before = point
    if len(rows) < 2:
        found = f"{len(rows)} after month 0"
        raise Refusal(curve.table.path, f"one point{curve.who} is no curve", found=found, allowed="at least 2")
    if rows[-1].value == total:
        raise Refusal(curve.table.path, f"nobody{curve.who} leaves", found=f"{total:g} in every month",
                      allowed="a curve that falls")  # fmt: skip


def _size(curve: _Curve, rows: list[_Point], asked: Asked) -> float:
    """Return the size of a cohort given as counts."""
    for point in rows:
        if point.value != round(point.value):
            raise Refusal(curve.at(point), "not a whole number", found=f"{point.value:g}", allowed="people still there")
    if rows[0].n and asked.n:
        raise Refusal("calibrate.n", "the table has a column n as well", found=str(asked.n), allowed="one of them")
    said = rows[0].n or float(asked.n)
    if rows[0].month == 0:
        if said and said != rows[0].value:
            raise Refusal(curve.at(rows[0]), f"the size{curve.who} is said twice",
                          found=f"{rows[0].value:g} in month 0, n = {said:g}", allowed="the same number")  # fmt: skip
        if rows[0].value < 1:
            raise Refusal(curve.at(rows[0]), f"nobody{curve.who} is there in month 0", found=f"{rows[0].value:g}",
                          allowed="people, from 1")  # fmt: skip
        return rows[0].value
    if not said:
        raise Refusal(
            curve.table.path, f"counts{curve.who} without the size of the cohort", found="no month 0, no column n",
            allowed="a row for month 0", hint="or say it: calibrate.n=N",
        )  # fmt: skip
    return said


def _used(curve: _Curve, rows: list[_Point], asked: Asked) -> int:
    if not curve.is_count and rows[0].n and asked.n:
        raise Refusal("calibrate.n", "the table has a column n as well", found=str(asked.n), allowed="one of them")
    n_used = sum(point.month <= asked.fit_until for point in rows) if asked.fit_until else len(rows)
    if n_used < asked.n_free:
        until = f" up to month {asked.fit_until}" if asked.fit_until else ""
        raise Refusal(
            "calibrate.fit_until" if asked.fit_until else curve.table.path,
            f"fewer points{curve.who} than parameters to fit", found=f"{n_used} after month 0{until}",
            allowed=f"at least {asked.n_free}",
            hint="fit fewer: 'calibrate.free=[want_level,want_spread]' holds the others at population.*",
        )  # fmt: skip
    return n_used
