"""Sentences and numbers of the verdict; every number comes out of the summary and carries its interval."""

from __future__ import annotations

from typing import Any

from experiments.forms import capital, counted, joined, number, plus_minus, shown, with_interval

__all__ = ["joined", "number", "plus_minus", "shown", "with_interval"]


def is_undecided(gap: dict[str, Any]) -> bool:
    """Tell whether the interval of a difference holds zero; without an interval the sign is all there is."""
    return gap["low"] is not None and gap["better"] == "undecided"


def clear_turns(found: dict[str, Any]) -> list[str]:
    """Return the months at which one clear lead turned into the other, of a difference that is decided at the end."""
    changes = found["sign_changes"]
    # answers stored before this was told count the last change only
    clear = [change for change in changes if change.get("between_clear_leads", change is changes[-1])]
    return [str(change["month"]) for change in clear]


def who_wins(at: list[dict[str, Any]], key: str, label: str, name: str, base: str) -> str:
    """Say at which months who is ahead, and where it is undecided."""
    by: dict[str, list[str]] = {}
    for row in at:
        if key in row:
            by.setdefault(row[key]["better"], []).append(str(row["month"]))
    verbs = {name: f"{name} is ahead", base: f"{base} is ahead", "undecided": "undecided", "the same": "the same"}
    parts = [f"{verbs[who]} at month{'s' * (len(by[who]) > 1)} {joined(by[who])}" for who in verbs if who in by]
    return f"{capital(label)}: {'; '.join(parts)}."


def money_at(summary: dict[str, Any], name: str) -> str:
    """Say how much each earned by a short, a middle and the last month, and the difference."""
    base, parts = summary["baseline"], []
    for row in summary["against_baseline"][name]["at"]:
        if row["month"] not in (12, 60, summary["months"][-1]):
            continue
        one, other = (
            _at(summary["policy"][who]["at"], row["month"])["cumulative_profit"]["mean"] for who in (name, base)
        )
        parts.append(
            f"by month {row['month']} {name} {shown(one, 'money')}, {base} {shown(other, 'money')}, difference "
            f"{with_interval(row['cumulative_profit'], 'money')}, {with_interval(row['profit_share'], 'percent')}"
        )
    return f"Earned {'; '.join(parts)}."


def crossing(found: dict[str, Any], gap: dict[str, Any], label: str, name: str, base: str) -> str:
    """Say when the sign of a difference turned for good, and at which earlier months one clear lead became another.

    Parameters
    ----------
    found
        A crossover, as in the summary.
    gap
        The difference at the end.
    label
        What differs.
    name, base
        The policy and the baseline.
    """
    ahead, within = found["ahead_at_the_end"], f"within {counted(found['horizon'], 'month', 'months')}"
    if ahead == "neither":
        return f"Crossover of {label}: none, the two are the same."
    open_end = f"undecided at month {found['horizon']}, {ahead} leads on average" if is_undecided(gap) else ""
    if found["month"] is None:
        return f"Crossover of {label}: none {within}; {open_end or f'on average {ahead} is ahead throughout'}."
    turns = [month for month in clear_turns(found) if month != str(found["month"])]
    text = f"Crossover of {label}: "
    if open_end:
        text += f"{open_end} since month {crossing_month(found)}."
    else:
        text += f"month {crossing_month(found)}; from then on {ahead} is ahead."
        if not clear_turns(found):
            text += f" Before it, {base if ahead == name else name} is at no month clearly ahead."
    share = shown(found["share_of_replications_without"], "percent")
    text += f" {share} of replications have no such crossover {within} (censored)."
    if turns:
        text += f" One clear lead also became another at month{'s' * (len(turns) > 1)} {joined(turns)}."
    return text


def crossing_month(found: dict[str, Any]) -> str:
    """Return the month of a crossover with its interval; a bound beyond the horizon says so."""
    if found["low"] is None and not found["low_beyond_horizon"]:
        return str(found["month"])
    beyond = f"beyond {found['horizon']}"
    bounds = [beyond if found[f"{which}_beyond_horizon"] else f"{found[which]:g}" for which in ("low", "high")]
    return f"{found['month']} [{', '.join(bounds)}]"


def crossing_cell(found: dict[str, Any], gap: dict[str, Any]) -> str:
    """Return a crossover for a cell of a table; ``gap`` is the difference at the end."""
    month = "none" if found["month"] is None else crossing_month(found)
    return f"{month} ({'undecided' if is_undecided(gap) else found['ahead_at_the_end']})"


def loyalty(summary: dict[str, Any], name: str) -> str:
    """Say how loyal the customers of each are at the end, and how many would rather be gone."""
    base, month = summary["baseline"], summary["months"][-1]
    gaps = _at(summary["against_baseline"][name]["at"], month)
    if not {"loyalty", "trapped_share", "retention"} <= set(gaps):
        return ""
    own, other = (_at(summary["policy"][who]["at"], month) for who in (name, base))

    def both(key: str, form: str) -> str:
        return (
            f"{shown(own[key]['mean'], form)} under {name} and {shown(other[key]['mean'], form)} under {base} "
            f"(difference {with_interval(gaps[key], form)})"
        )

    return (
        f"Loyalty at month {month}: the mean chance that a customer would choose the company again, were leaving free, "
        f"is {both('loyalty', 'share')}; the share of customers who want to leave and are still there "
        f"{both('trapped_share', 'share')}; the share of the book of month 0 that never left "
        f"{both('retention', 'share')}."
    )


def programme(summary: dict[str, Any], name: str) -> str:
    """Say what a policy's loyalty programme has come to; nothing if it has none at the end."""
    found = _at(summary["policy"][name]["at"], summary["months"][-1])
    if "member_share" not in found:
        return ""

    def of(key: str, form: str) -> str:
        return with_interval(found[key], form, sign=False)

    prepaid = f", and {of('prepaid_float', 'money')} are prepaid" if found["prepaid_float"]["mean"] else ""
    return (
        f"Programme of {name} at month {summary['months'][-1]}: {of('member_share', 'share')} of its customers are "
        f"members; rewards have cost {of('cumulative_reward_cost', 'money')}, points owed would cost "
        f"{of('points_liability', 'money')}, points that lapsed would have cost "
        f"{of('cumulative_breakage', 'money')}{prepaid}."
    )


def fates(row: dict[str, Any], name: str, base: str) -> str:
    """Say who was saved and who was lost by a month."""
    found = row["first_leave"]
    book = counted(round(sum(part["mean"] for part in found.values())), "customer", "customers")
    said = {fate: f"{with_interval(part, 'count', sign=False)}" for fate, part in found.items()}
    return (
        f"By month {row['month']}, of {book} at month 0, {name} saves {said['saved']} whom {base} "
        f"loses and drives away {said['driven_away']} whom {base} keeps; {said['stay_anyway']} stay anyway, "
        f"{said['lost_anyway']} leave anyway."
    )


def who_pays(segments: list[dict[str, Any]], name: str, base: str) -> str:
    """Say what the policy does to a customer's purse and to the company's, by price sensitivity."""
    last = max(row["month"] for row in segments)
    months = counted(last, "month", "months")
    by = {
        (row["grouping"], row["segment"], row["outcome"]): row["difference"] for row in segments if row["month"] == last
    }
    everybody = by.get(("everybody", "everybody", "surplus"))
    if everybody is None:
        return ""
    parts = [
        f"{segment} {with_interval(gap, 'unit')}"
        for (grouping, segment, outcome), gap in by.items()
        if grouping == "price sensitivity" and outcome == "surplus"
    ]
    return (
        f"Who pays: over {months} a customer of month 0 has {with_interval(everybody, 'unit')} of surplus under "
        f"{name} rather than {base} (by price sensitivity: {', '.join(parts)}), and brings the company "
        f"{with_interval(by['everybody', 'everybody', 'value'], 'unit')} of discounted profit."
    )


def tie(row: dict[str, Any]) -> str:
    """Say what the winner could lose on every customer-month before the two tie."""
    npv, profit = row["npv"], row["cumulative_profit"]
    return (
        f"Break-even at month {row['month']}: {npv['winner']} could lose {with_interval(npv, 'small', sign=False)} on "
        f"every customer-month before the two tie on net present value "
        f"({profit['winner']}: {with_interval(profit, 'small', sign=False)} on cumulative profit)."
    )


def spending(summary: dict[str, Any], name: str) -> str:
    """Say what each spends on a customer-month."""
    parts = []
    for who in (name, summary["baseline"]):
        found = summary["policy"][who]["spending"]
        parts.append(
            f"{who} {with_interval(found['on_customers'], 'small', sign=False)} on those it has, "
            f"{with_interval(found['acquisition_cost'], 'small', sign=False)} on winning new ones and "
            f"{with_interval(found['rebates'], 'small', sign=False)} in discounts"
        )
    return f"Spent a customer-month: {'; '.join(parts)}."


def replications(found: dict[str, Any]) -> str:
    """Say what a tighter interval would cost."""
    if found["half_width"] is None:
        return ""
    target = shown(found["target_share_of_baseline_profit"], "percent", sign=False)
    return (
        f"Precision: profit at month {found['month']} is known to ±{shown(found['half_width'], 'money')} with "
        f"{found['replications']} replications; half of that would need about {found['for_half_of_it'] or '-'}, and "
        f"±{shown(found['target_half_width'], 'money')} ({target} of the baseline's profit) about "
        f"{found['for_target'] or '-'}."
    )


def depends(sensitivity: dict[str, Any], name: str) -> list[str]:
    """Say how the crossover of profit depends on what is not known."""
    lines = []
    for key, words in (("half_life", "Half-life of resentment (months)"), ("rival", "Rival")):
        rows = [row for row in sensitivity[key] if row.get("treatment") == name]
        parts = [f"{row['label']}: {_profit_cell(row)}" for row in rows]
        if parts:
            lines.append(f"{words} and the month in which profit crosses over: {'; '.join(parts)}.")
    return lines


def _profit_cell(row: dict[str, Any]) -> str:
    return crossing_cell(row["crossover"]["profit"], row["at"][-1]["cumulative_profit"])


def changes(setting: dict[str, Any]) -> list[str]:
    """Say what changes during the run, a line a change of a lever and a line a shock."""
    lines = []
    for row in setting.get("timeline", []):
        value = f"{row['value']:g}" if isinstance(row["value"], int | float) else row["value"]
        who = "the focal company under every policy" if row["company"] == "focal" else row["company"]
        lines.append(f"From month {row['month']} on: {who} sets {row['lever']} to {value}.")
    for row in setting.get("shocks", []):
        first, last = row["month"], row["month"] + row["months"] - 1
        when = f"In month {first}" if first == last else f"In months {first} to {last}"
        whose = f"the customers of {row['company']}" if row["company"] else "all customers"
        share = f"{shown(row['share'], 'percent')} of {whose}"
        what = {
            "failure_wave": f"a failure of severity {row['severity']:g} hits {share} each month",
            "card_replacement": f"payments must be renewed by {share} each month",
            "breach": f"the data of {share} are lost each month, a violation of size {row['severity']:g}",
            "price_rise": f"what serving costs {row['company'] or 'every company'} rises by {row['severity']:g}, "
            f"{shown(row['share'], 'percent')} of it passed on in the price",
            "downturn": f"money is short by {row['severity']:g} for {shown(row['share'], 'percent')} of people",
            "entry": f"{row['company']} enters the market",
        }[row["kind"]]
        lines.append(f"{when}: {what}.")
    return lines


def equal_budget(budget: dict[str, Any]) -> list[str]:
    """Say what was changed to make all spend the same."""
    lines = [
        f"Equal budget: all are raised to the {shown(budget['target'], 'small')} that {budget['dearest']} spends on a "
        f"customer-month (serving, contact, disclosure, save calls, obstruction), found in pilot runs."
    ]
    for change in budget["changes"]:
        lines.append(
            f"  {change['policy']}: {change['lever']} {change['before']:g} -> {change['after']:.5g}, spend "
            f"{shown(change['spend_before'], 'small')} -> {shown(change['spend_after'], 'small')}"
        )
    return lines


def _at(rows: list[dict[str, Any]], month: int) -> dict[str, Any]:
    return next(row for row in rows if row["month"] == month)
