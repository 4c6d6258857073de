"""The answer in sentences: every number in them comes out of the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.report.cells import change, shown, with_interval
from experiments.report.numerals import count, number, percent

if TYPE_CHECKING:
    from experiments.report.words import Words


def headline(summary: dict[str, Any], words: Words) -> str:
    """Return the sentence that heads the report: who has earned more at the end, or that it is undecided."""
    months, baseline = summary["months"][-1], summary["baseline"]
    against = summary["against_baseline"]
    if not against:
        last = summary["policy"][baseline]["at"][-1]
        share = shown(last.get("retention", {}).get("mean"), "share", words)
        return words.capital(words("head.single", months=months, policy=words.policy(baseline), share=share))
    if len(against) > 1:
        return words.capital(_leaders(summary, months, words))
    (treatment,) = against
    gap = against[treatment]["at"][-1]["cumulative_profit"]
    spoken = {"months": months, "treatment": words.policy(treatment), "baseline": words.policy(baseline)}
    if gap["better"] == "the same" or gap["mean"] == 0:
        return words.capital(words("head.same", **spoken))
    if gap["low"] is not None and gap["better"] == "undecided":
        return words("head.undecided", **spoken)
    leader, other = (treatment, baseline) if gap["mean"] > 0 else (baseline, treatment)
    usual = summary["policy"][baseline]["at"][-1]["cumulative_profit"]["mean"]  # as the text below does
    whose = words.policy(baseline)
    share = words("head.share", share=percent(abs(gap["mean"] / usual), 1), baseline=whose) if usual > 0 else ""
    # who was clearly behind at a reported month has overtaken; a turn in the first noisy months is no news
    was_behind = any(row["cumulative_profit"]["better"] == other for row in against[treatment]["at"])
    turn = against[treatment]["crossover"]["profit"]["month"]
    kind = "head.overtakes" if was_behind and turn is not None else "head.ahead"
    spoken = {"leader": words.policy(leader), "other": words.policy(other), "amount": number(abs(gap["mean"]))}
    return words.capital(words(kind, months=months, share=share, month=turn, **spoken))


def standfirst(summary: dict[str, Any], words: Words) -> str:
    """Return what must be read beside the headline: present value may say otherwise. Empty for several treatments."""
    if len(summary["against_baseline"]) != 1:
        return ""
    ((treatment, found),) = summary["against_baseline"].items()
    return words.capital(_present_value(summary, found["at"][-1]["npv"], treatment, words))


def _leaders(summary: dict[str, Any], months: int, words: Words) -> str:
    """Say which of several policies has earned most, or which ones cannot be told apart at the top."""
    earned = {name: summary["policy"][name]["at"][-1]["cumulative_profit"]["mean"] for name in summary["policies"]}
    best = max(earned, key=lambda name: earned[name])
    level = [best]
    for pair in summary["pairwise"]:
        gap = pair["at"][-1]["cumulative_profit"]
        if _is_open(gap) and best in (pair["treatment"], pair["baseline"]):
            level.append(pair["baseline"] if pair["treatment"] == best else pair["treatment"])
    names = words.items(words.policy(name) for name in summary["policies"] if name in level)
    kind = "all" if len(level) == len(earned) else "some" if level[1:] else "one"
    return words(f"head.many.{kind}", months=months, best=names, n=len(earned))


def answer(summary: dict[str, Any], treatment: str, words: Words) -> list[str]:
    """Return the answer about one treatment in sentences."""
    found, months = summary["against_baseline"][treatment], summary["months"][-1]
    names = {"treatment": words.policy(treatment), "baseline": words.policy(summary["baseline"]), "months": months}
    gaps = found["at"][-1]
    own, other = (summary["policy"][name]["at"][-1] for name in (treatment, summary["baseline"]))

    def both(key: str, form: str) -> dict[str, str]:
        pair = {"one": own, "other": other}
        return {name: shown(row.get(key, {}).get("mean"), form, words) for name, row in pair.items()}

    gap = with_interval(gaps["cumulative_profit"], "money", words)
    lines = [words("say.money", **names, **both("cumulative_profit", "money"), gap=gap)]
    lines.append(_present_value(summary, gaps["npv"], treatment, words))
    profit_turn, customers_turn = crossovers(found, words)
    lines.append(profit_turn)
    gap = with_interval(gaps["customers_end"], "count", words)
    lines.append(words("say.customers", **names, **both("customers_end", "count"), gap=gap))
    lines.append(customers_turn)
    if "loyalty" in gaps and "trapped_share" in gaps:
        trapped = both("trapped_share", "share")
        lines.append(
            words(
                "say.loyalty", **names, **both("loyalty", "share"), trapped=trapped["one"],
                other_trapped=trapped["other"],
            )
        )  # fmt: skip
    lines.append(_fates(found["fates"][-1], names, words))
    lines.append(_surplus(found["segments"], names, words))
    lines.append(_break_even(found["break_even"][-1], words))
    needed = found["replications_needed"]
    if needed["half_width"]:
        half, more = shown(needed["half_width"], "money", words), needed["for_half_of_it"]
        spoken = {"months": needed["month"], "n": needed["replications"], "half": half}
        lines.append(words("say.replications", **spoken, more=count(more) if more else "–"))
    return [words.capital(line) for line in lines if line]


def crossovers(found: dict[str, Any], words: Words) -> list[str]:
    """Return when a treatment's cumulative profit and its customers turn for good against the baseline's."""
    last = found["at"][-1]
    return [
        crossover(found["crossover"][key], last[outcome], words(f"outcome.{outcome}"), words)
        for key, outcome in (("profit", "cumulative_profit"), ("customers", "customers_end"))
    ]


def crossover(turn: dict[str, Any], gap: dict[str, Any], what: str, words: Words) -> str:
    """Return when the sign of a difference turns for good; ``gap`` is the difference at the end."""
    ahead = turn["ahead_at_the_end"]
    if ahead == "neither":
        return words("say.crossover.same", what=what)
    open_end = ".undecided" if _is_open(gap) else ""
    spoken = {"what": what, "months": turn["horizon"], "leader": words.policy(ahead)}
    if turn["month"] is None:
        return words(f"say.crossover.none{open_end}", **spoken)
    text = words(f"say.crossover{open_end}", month=turn["month"], interval=turn_interval(turn, words), **spoken)
    if turn["share_of_replications_without"]:
        share = percent(turn["share_of_replications_without"])
        text += " " + words("say.crossover.censored", share=share, months=turn["horizon"])
    if earlier := [str(item["month"]) for item in turn["sign_changes"][:-1] if item.get("between_clear_leads")]:
        text += " " + words("say.crossover.earlier", months=words.items(earlier))
    return text


def turn_interval(turn: dict[str, Any], words: Words) -> str:
    """Return the interval of a crossover, with ends beyond the horizon in words."""
    if turn["low"] is None and not turn["low_beyond_horizon"]:
        return f"({words('no.interval')})"
    beyond = words("profit.crossover.beyond", month=turn["horizon"])
    low, high = (beyond if turn[f"{end}_beyond_horizon"] else count(turn[end]) for end in ("low", "high"))
    return words("interval", low=low, high=high)


def crossover_cell(turn: dict[str, Any], gap: dict[str, Any], words: Words) -> str:
    """Return a crossover for a cell; ``gap`` is the difference at the end."""
    if turn["ahead_at_the_end"] == "neither":
        return words("crossover.cell.same")
    leader = words("crossover.cell.undecided") if _is_open(gap) else words.policy(turn["ahead_at_the_end"])
    if turn["month"] is None:
        return words("crossover.cell.none", leader=leader)
    return words("crossover.cell", month=turn["month"], interval=turn_interval(turn, words), leader=leader)


def _present_value(summary: dict[str, Any], gap: dict[str, Any], treatment: str, words: Words) -> str:
    rate = percent(summary["setting"]["discount_rate"])
    spoken = {"rate": rate, "gap": with_interval(gap, "money", words)}
    if gap["mean"] == 0 or _is_open(gap):
        return words("say.npv.undecided", **spoken)
    return words("say.npv", **spoken, leader=words.policy(treatment if gap["mean"] > 0 else summary["baseline"]))


def _is_open(gap: dict[str, Any]) -> bool:
    """Tell whether an interval leaves open who is ahead."""
    return gap["low"] is not None and gap["low"] <= 0 <= gap["high"]


def _fates(row: dict[str, Any], names: dict[str, Any], words: Words) -> str:
    people = {fate: estimate["mean"] for fate, estimate in row["first_leave"].items()}
    if not sum(people.values()):
        return ""
    return words(
        "say.fates", **names, book=count(sum(people.values())), saved=count(people["saved"]),
        driven=count(people["driven_away"]), stay=count(people["stay_anyway"]), lost=count(people["lost_anyway"]),
    )  # fmt: skip


def _surplus(segments: list[dict[str, Any]], names: dict[str, Any], words: Words) -> str:
    for row in segments:
        if (row["grouping"], row["outcome"], row["month"]) == ("everybody", "surplus", names["months"]):
            gap = row["difference"]
            if _is_open(gap):
                return words("say.surplus.undecided", **names, gap=with_interval(gap, "unit", words))
            direction = words("say.better" if gap["mean"] > 0 else "say.worse")
            amount = change(abs(gap["mean"]), "unit", words).lstrip("+")
            return words("say.surplus", **names, gap=amount, direction=direction)
    return ""


def _break_even(row: dict[str, Any], words: Words) -> str:
    found = row["npv"]
    if found["mean"] is None or found["low"] is None or found["low"] <= 0:
        return ""
    amount = shown(found["mean"], "small", words)
    return words("say.break_even", months=row["month"], winner=words.policy(found["winner"]), amount=amount)
