"""Tables of plain text: numbers right-aligned, names left, no wider than they must be."""

from __future__ import annotations

from collections.abc import Sequence


def table(rows: Sequence[Sequence[str]], indent: int = 2) -> list[str]:
    r"""Return lines of a table; the first row is its head, the first column its names.

    Examples
    --------
    >>> print("\n".join(table([("month", "3", "120"), ("profit", "1.5", "20")])))
      month     3  120
      profit  1.5   20
    """
    n = max(len(row) for row in rows)
    full = [[*row, *[""] * (n - len(row))] for row in rows]
    widths = [max(len(row[i]) for row in full) for i in range(n)]
    lines = []
    for row in full:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append((" " * indent + "  ".join(cells)).rstrip())
    return lines
