"""The answer of a comparison in words: made from ``summary.json`` alone, so that both say the same."""

from __future__ import annotations

import textwrap
from typing import Any

from experiments import phrases, tabulate
from experiments.forms import counted, joined
from experiments.outcomes import OUTCOMES
from experiments.scorecard import SCORES
from experiments.short_answer import in_short


def verdict(summary: dict[str, Any]) -> str:
    """Return the verdict: first sentences to read aloud, then the tables they rest on.

    Parameters
    ----------
    summary
        What ``summary.json`` holds.
    """
    lines = ["", *(line for text in _setting(summary) for line in wrapped(text, ""))]
    for name in summary["against_baseline"]:
        lines += ["", f"{name.upper()} AGAINST {summary['baseline'].upper()}"]
        lines += [line for text in _sentences(summary, name) for line in wrapped(text)]
    lines += ["", "THE NUMBERS (means over replications; ± is half of the 95 % interval)", *_numbers(summary)]
    for name in summary["against_baseline"]:
        lines += ["", *_fates(summary, name), "", *_segments(summary, name), "", *_break_even(summary, name)]
    lines += ["", *_ethics(summary)]
    for title, rows in (("EVERY PAIR (profit: share of the second's)", summary["pairwise"]), *_other_worlds(summary)):
        if rows:
            lines += ["", title, *_pairs(rows)]
    lines += ["", *(line for note in summary["notes"] for line in wrapped(note))]
    return "\n".join(lines)


def wrapped(text: str, mark: str = "- ") -> list[str]:
    """Break a sentence into lines of a hundred characters, behind a mark."""
    style = {"initial_indent": mark, "subsequent_indent": " " * len(mark)}
    return textwrap.wrap(text, 100, break_long_words=False, break_on_hyphens=False, **style)


def _setting(summary: dict[str, Any]) -> list[str]:
    setting = summary["setting"]
    n = setting["replications"]
    conduct = "of ordinary conduct" if setting["rivals_are_ordinary"] else "with a policy of their own"
    rivals = f"{joined(setting['rivals'])} {conduct}" if setting["rivals"] else "none"
    lines = [
        f"{joined(summary['policies'])}: the same {counted(setting['customers'], 'person', 'people')}, "
        f"{counted(setting['horizon_months'], 'month', 'months')}, "
        f"{counted(n, 'paired replication', 'paired replications')}, seed {setting['seed']}; rivals: {rivals}; "
        f"half-life of resentment {counted(setting['half_life_months'], 'month', 'months')}.",
        f"Money is in {setting['money']}. Brackets and ± are {summary['intervals']}.",
    ]
    if n == 1:
        lines.append("One replication only: there are no intervals, and small differences mean nothing.")
    lines += phrases.changes(setting)
    if budget := summary["equal_budget"]:
        lines += phrases.equal_budget(budget)
    return lines


def _sentences(summary: dict[str, Any], name: str) -> list[str]:
    found, base = summary["against_baseline"][name], summary["baseline"]
    last = found["at"][-1]
    chosen = [row for row in found["fates"] if row["month"] in (12, 60)] or found["fates"][-1:]
    lines = [
        f"In short: {in_short(summary, name)}",
        phrases.who_wins(found["at"], "cumulative_profit", "cumulative profit", name, base),
        phrases.money_at(summary, name),
        phrases.crossing(found["crossover"]["profit"], last["cumulative_profit"], "cumulative profit", name, base),
        phrases.who_wins(found["at"], "npv", "net present value", name, base),
        phrases.who_wins(found["at"], "customers_end", "active customers", name, base),
        phrases.crossing(found["crossover"]["customers"], last["customers_end"], "active customers", name, base),
        phrases.loyalty(summary, name),
        *(phrases.programme(summary, who) for who in (name, base)),
        *(phrases.fates(row, name, base) for row in chosen),
        phrases.who_pays(found["segments"], name, base),
        phrases.tie(found["break_even"][-1]),
        phrases.spending(summary, name),
        phrases.replications(found["replications_needed"]),
        *(phrases.depends(summary["sensitivity"], name) if "sensitivity" in summary else ()),
    ]
    return [line for line in lines if line]


def _numbers(summary: dict[str, Any]) -> list[str]:
    rows = [["month", *(str(month) for month in summary["months"])]]
    for o in OUTCOMES:
        if not any(o.key in row for policy in summary["policy"].values() for row in policy["at"]):
            continue
        rows.append([o.label])
        for name in summary["policies"]:
            cells = [row.get(o.key, {}).get("mean") for row in summary["policy"][name]["at"]]
            rows.append([f"  {name}", *(phrases.shown(cell, o.form) for cell in cells)])
        for name, found in summary["against_baseline"].items():
            gaps = [row.get(o.key, {}) for row in found["at"]]
            what = "difference" if len(summary["policies"]) == 2 else f"{name} - {summary['baseline']}"
            rows.append([f"  {what}", *(phrases.shown(gap.get("mean"), o.form, sign=True) for gap in gaps)])
            rows.append(["", *(phrases.plus_minus(gap, o.form) for gap in gaps)])
    return _without_blanks(rows)


def _fates(summary: dict[str, Any], name: str) -> list[str]:
    found, base = summary["against_baseline"][name]["fates"], summary["baseline"]
    rows = [["month", *(str(row["month"]) for row in found)]]
    for definition, title in (("first_leave", "by first leave"), ("with_the_company", "by who is with the company")):
        if not any(definition in row for row in found):
            continue
        rows.append([title])
        for fate in next(row[definition] for row in found if definition in row):
            cells = [row.get(definition, {}).get(fate, {}) for row in found]
            words = fate.replace("_", " ").replace("treatment", name).replace("baseline", base)
            rows.append([f"  {words}", *(phrases.shown(cell.get("mean"), "count") for cell in cells)])
            rows.append(["", *(phrases.plus_minus(cell, "count") for cell in cells)])
    return [f"FATES UNDER {name.upper()}, RATHER THAN {base.upper()} (customers)", *_without_blanks(rows)]


def _without_blanks(rows: list[list[str]]) -> list[str]:
    """Leave out the rows of intervals where one replication has none."""
    return tabulate.table([row for row in rows if any(row)])


def _segments(summary: dict[str, Any], name: str) -> list[str]:
    found, last = summary["against_baseline"][name]["segments"], summary["months"][-1]
    rows = [["who (at month 0)", "people", f"retention at {last}", "value a person", "surplus a person"]]
    for segment in dict.fromkeys((row["grouping"], row["segment"]) for row in found):
        mine = [row for row in found if (row["grouping"], row["segment"]) == segment and row["month"] == last]
        by = {row["outcome"]: row["difference"] for row in mine}
        words = segment[1] if segment[0] in ("everybody", "others") else f"{segment[0]}: {segment[1]}"
        rows.append([
            words, phrases.shown(mine[0]["customers"], "count"),
            phrases.with_interval(by.get("retention"), "share"), phrases.with_interval(by.get("value"), "unit"),
            phrases.with_interval(by.get("surplus"), "unit"),
        ])  # fmt: skip
    base = summary["baseline"]
    return [f"WHO GAINS AND WHO PAYS UNDER {name.upper()}, RATHER THAN {base.upper()}", *tabulate.table(rows)]


def _break_even(summary: dict[str, Any], name: str) -> list[str]:
    rows = [["month", "more profit", "tie at", "more npv", "tie at"]]
    for row in summary["against_baseline"][name]["break_even"]:
        cells = [
            (part["winner"], phrases.with_interval(part, "small")) for part in (row["cumulative_profit"], row["npv"])
        ]
        rows.append([str(row["month"]), *(text for pair in cells for text in pair)])
    return [
        "WHAT THE WINNER COULD LOSE ON EVERY CUSTOMER-MONTH BEFORE THE TWO TIE (market prices)",
        *tabulate.table(rows),
    ]


def _ethics(summary: dict[str, Any]) -> list[str]:
    policies, against = summary["policies"], summary["against_baseline"]
    if not all("ethics" in summary["policy"][name] for name in policies):  # stored before this was told
        return []
    base = summary["baseline"]
    gaps = ["difference"] if len(policies) == 2 else [f"{name} - {base}" for name in against]
    rows = [["a customer, over the whole run", *policies, *gaps]]
    for score in SCORES:
        levels = [summary["policy"][name]["ethics"].get(score.key) for name in policies]
        if not any(level and level["mean"] for level in levels):
            continue
        cells = [phrases.shown(level and level["mean"], score.form) for level in levels]
        found = [against[name]["ethics"].get(score.key) for name in against]
        rows.append([score.label, *cells, *(phrases.with_interval(gap, score.form) for gap in found)])
    return ["ETHICS SCORECARD (beside profit, not inside it)", *tabulate.table(rows)]


def _other_worlds(summary: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    sensitivity, beside = summary.get("sensitivity", {}), summary.get("beside", {})
    return [
        ("BY HALF-LIFE OF RESENTMENT (months; never measured)", sensitivity.get("half_life", [])),
        ("BY RIVAL", sensitivity.get("rival", [])),
        ("WITHOUT PRICE LEVERS (conduct only)", beside.get("conduct", [])),
        ("A MILD BUNDLE", beside.get("mild", [])),
    ]


def _pairs(found: list[dict[str, Any]]) -> list[str]:
    months = [row["month"] for pair in found if "at" in pair for row in pair["at"]]
    chosen = [month for month in dict.fromkeys(months) if month in (12, 60)] or months[:1]
    chosen = [*chosen, max(months)] if months and max(months) not in chosen else chosen
    head = [*(f"profit at {month}" for month in chosen), "profit crosses", "customers cross", "replications"]
    rows = [["", *head]]
    for pair in found:
        if "at" not in pair:
            rows.append([f"{pair['label']}: not run ({pair['not_run']})"])
            continue
        by = {row["month"]: row for row in pair["at"]}
        rows.append([
            f"{pair.get('label', '')} {pair['treatment']} - {pair['baseline']}".strip(),
            *(phrases.with_interval(by[month]["profit_share"], "percent") for month in chosen),
            phrases.crossing_cell(pair["crossover"]["profit"], by[max(by)]["cumulative_profit"]),
            phrases.crossing_cell(pair["crossover"]["customers"], by[max(by)]["customers_end"]),
            str(pair["replications"]),
        ])  # fmt: skip
    return tabulate.table(rows)
