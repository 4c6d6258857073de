"""How cells and whiskers are drawn: functions of ECharts' custom series, made of constants only."""

from __future__ import annotations

from experiments.figures.theme import INK

_MARK = (
    "const s = Math.min(w, h), st = api.value(3), r = Math.max(1, Math.min(s / 7, 4)), "
    "d = Math.max(2, Math.min(s / 4, 6)), "
    f"ink = '{INK}', fill = api.visual('color'); "
    "const mark = st === 0 ? [{ type: 'circle', shape: { cx: x, cy: y, r }, style: { fill: ink } }] "
    ": st === -1 ? [{ type: 'line', shape: { x1: x - d, y1: y, x2: x + d, y2: y }, "
    "style: { stroke: ink, lineWidth: 1.4 } }] : []; "
)
"""A dot where the interval holds zero, a minus where the first is clearly behind, nothing where it is clearly ahead."""


def cell(is_written: bool, is_pair: bool) -> str:
    """Return how a cell of a grid is drawn; with its number in it if there is room."""
    signed = "(v > 0 ? '+' : '') + " if is_pair else ""
    text = (
        "const v = api.value(2), t = v.toPrecision(2), n = " + signed + "Number(t).toLocaleString('en-US'); "
        "const said = w > 34 && h > 26 ? [{ type: 'text', style: { text: n, x, y: y - 1, fill: ink, stroke: '#fff', "
        "lineWidth: 2.5, textAlign: 'center', textVerticalAlign: 'bottom', fontSize: 11 } }] : []; "
        "for (const m of mark) { if (said.length) { if (m.shape.cy) m.shape.cy += 7; else { m.shape.y1 += 7; "
        "m.shape.y2 += 7; } } } "
        if is_written else "const said = []; "
    )  # fmt: skip
    return (
        "(params, api) => { const [x, y] = api.coord([api.value(0), api.value(1)]), [w, h] = api.size([1, 1]); "
        f"{_MARK}{text}"
        "return { type: 'group', children: [{ type: 'rect', shape: { x: x - w / 2, y: y - h / 2, width: w + 0.5, "
        "height: h + 0.5 }, style: { fill } }, ...mark, ...said] }; }"
    )


POINT = (
    "(params, api) => { const [x, y] = api.coord([api.value(0), api.value(1)]), w = 14, h = 14; "
    f"{_MARK}"
    "return { type: 'group', children: [{ type: 'rect', shape: { x: x - 7, y: y - 7, width: 14, height: 14 }, "
    "style: { fill, stroke: ink, lineWidth: 0.5 } }, ...mark] }; }"
)
"""How a cell that lies on no grid is drawn."""
UPRIGHT = (
    "(params, api) => { const at = (i, j) => api.coord([api.value(i), api.value(j)]), a = at(0, 1), b = at(0, 2); "
    "return { type: 'line', shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }, "
    f"style: {{ stroke: '{INK}', lineWidth: 1.6 }} }}; }}"
)
FLAT = (
    "(params, api) => { const at = (i, j) => api.coord([api.value(i), api.value(j)]), a = at(0, 2), b = at(1, 2); "
    "return { type: 'line', shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }, "
    f"style: {{ stroke: '{INK}', lineWidth: 1.6 }} }}; }}"
)
