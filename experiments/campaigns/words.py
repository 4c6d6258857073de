"""The answer in words, English and Japanese; every number comes out of the summary."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

from typing import Any

from experiments.campaigns.living import RULES
from experiments.forms import joined, plus_minus, shown
from experiments.tabulate import table

WORDS: dict[str, tuple[str, str]] = {
    "nobody": ("nobody", "接触なし"),
    "everyone": ("everyone", "全員"),
    "random": ("by lot", "無作為"),
    "risk": ("predicted risk", "予測離脱リスク"),
    "value": ("value", "顧客価値"),
    "uplift": ("predicted uplift", "予測効果"),
    "true_uplift": ("true uplift (oracle)", "真の効果（オラクル）"),
    "setting": (
        "{people} people, {replications} replications. After a pilot by lot ({pilot_contacts} contacts, cost {pilot_cost}), {months} months in which {reach} of the customers may be contacted each month and offered {depth} off for {deal_months} months. Left alone, {left} of {customers} customers leave in that time.",
        "{people}人、{replications}回の反復。無作為の試行期間（接触{pilot_contacts}回、費用{pilot_cost}）の後、{months}か月間、毎月顧客の{reach}までに接触し、{deal_months}か月間{depth}引きを提案する。何もしなければ、その間に{customers}人のうち{left}が離脱する。",
    ),
    "rule": ("contacted", "接触先"),
    "contacts": ("contacts", "接触"),
    "saved": ("saved", "救われた"),
    "wasted": ("wasted", "無駄"),
    "driven_away": ("driven away", "追いやった"),
    "lost_anyway": ("lost anyway", "結局離脱"),
    "kept": ("kept /1,000", "純維持/千接触"),
    "price": ("cost of one", "1人の費用"),
    "cost": ("cost", "費用"),
    "profit": ("profit", "利益"),
    "legend": (
        "Saved would have left, wasted would have stayed anyway, driven away would have stayed without the contact. Kept: saved less driven away, with its 95 % interval; cost of one: cost for each customer kept; cost and profit in market prices of a month, against contacting nobody.",
        "「救われた」は接触がなければ離脱した人、「無駄」はいずれにせよ残った人、「追いやった」は接触がなければ残った人。純維持は救われた人数から追いやった人数を引いたもの（95 %区間）。1人の費用は純維持1人あたりの費用。費用と利益は月額市場価格を単位とし、誰にも接触しない場合との差。",
    ),
    "finding": (
        "Of 1,000 contacts, the best score a company can learn ({best}) keeps {most} customers on balance, a draw by lot {lots}, the oracle {oracle}",
        "1,000回の接触で差し引き維持できる顧客は、企業が学べる最良の指標（{best}）で{most}人、無作為で{lots}人、オラクルで{oracle}人",
    ),
    "no_rule_pays": ("; no rule earns its cost in {months} months", "。{months}か月ではどの方法も費用を回収できない"),
    "these_pay": (
        "; cost earned back in {months} months: {rules} only",
        "。{months}か月で費用を回収するのは{rules}だけ",
    ),
    "undecided": (
        "; whether it earns its cost in {months} months is undecided",
        "。{months}か月で費用を回収できるかは定まらない",
    ),
    "uplift_risk": (
        "Against a draw by lot, contacting by predicted risk keeps {risk} more of 1,000, by predicted uplift {uplift}.",
        "無作為と比べ、千接触あたりの純維持は予測離脱リスクで{risk}、予測効果で{uplift}多い。",
    ),
    "oracle": (
        "The oracle sees into people; it says how far any score falls short, and no company has it.",
        "オラクルは人の内面を見る。どの予測がどれだけ及ばないかを示すもので、実際の企業は持てない。",
    ),
    "figure.subtitle": (
        "Left: customers saved and driven away, for 1,000 contacts. Right: profit of {months} months for 1,000 contacts, against contacting nobody. Whiskers: 95\u00a0% intervals over {n} paired replications.",
        "左は1,000回の接触あたりに救われた顧客と追いやった顧客、右は誰にも接触しない場合と比べた{months}か月の利益（1,000回の接触あたり）。ひげは対にした{n}回の反復にわたる95 %区間。",
    ),
    "figure.people": ("customers for 1,000 contacts", "1,000回の接触あたりの顧客数"),
    "figure.profit": ("profit for 1,000 contacts (monthly market prices)", "1,000回の接触あたりの利益（月額市場価格）"),
}
"""English and Japanese by key."""

LANGUAGES = ("en", "ja")


def word(key: str, language: str, **values: object) -> str:
    """Return a text with its values filled in."""
    return WORDS[key][LANGUAGES.index(language)].format(**values)


def finding(summary: dict[str, Any], language: str) -> str:
    """Return the finding in one sentence."""
    answer, rules, months = summary["answer"], summary["rules"], summary["setting"]["months"]

    def kept(rule: str) -> str:
        mean = rules[rule]["per_1000_contacts"]["net"]["mean"]
        return "-" if mean is None else f"{mean:.0f}"

    best = answer["best_of_a_company"]
    text = word(
        "finding", language, best=word(best, language), most=kept(best), lots=kept("random"), oracle=kept("true_uplift")
    )
    pays = [word(rule, language) for rule in answer["earns_its_cost"]]
    if pays:
        named = "、".join(pays) if language == "ja" else joined(pays)
        return text + word("these_pay", language, months=months, rules=named)
    is_clear = len(answer["does_not_earn_its_cost"]) == len(RULES)
    return text + word("no_rule_pays" if is_clear else "undecided", language, months=months)


def in_words(summary: dict[str, Any], language: str) -> str:
    """Return the whole answer for the terminal."""
    head, legend, *others = paragraphs(summary, language)
    said = finding(summary, language) + ("。" if language == "ja" else ".")
    return "\n".join([head, *table(rows(summary, language)), legend, said, *others])


def paragraphs(summary: dict[str, Any], language: str) -> list[str]:
    """Return the setting, how to read the table, and what is said beside the finding."""
    setting, nobody, pilot, rules = (summary[part] for part in ("setting", "nobody", "pilot", "rules"))
    head = word(
        "setting", language, people=shown(setting["customers"], "money"), replications=setting["replications"],
        pilot_contacts=shown(pilot["contacts"]["mean"], "money"), pilot_cost=shown(pilot["cost"]["mean"], "money"),
        months=setting["months"], reach=f"{100 * setting['reach']:g} %", depth=f"{100 * setting['depth']:g} %",
        deal_months=setting["deal_months"], left=shown(nobody["left_share"]["mean"], "percent"),
        customers=shown(nobody["customers"]["mean"], "money"),
    )  # fmt: skip
    ahead = {rule: rules[rule]["against_random"]["net_per_1000_contacts"] for rule in ("risk", "uplift")}
    risk = word("uplift_risk", language, **{rule: _with_error(gap) for rule, gap in ahead.items()})
    return [head, word("legend", language), risk, word("oracle", language)]


def rows(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return the table: a row a rule, the head first."""
    columns = ("rule", "contacts", "saved", "wasted", "driven_away", "lost_anyway", "kept", "price", "cost", "profit")
    found = [[word(column, language) for column in columns]]
    return [*found, *([word(rule, language), *_cells(summary["rules"][rule])] for rule in RULES)]


def _cells(found: dict[str, Any]) -> list[str]:
    counts = [
        shown(found[name]["mean"], "money") for name in ("contacts", "saved", "wasted", "driven_away", "lost_anyway")
    ]
    return [
        *counts, _with_error(found["per_1000_contacts"]["net"]), shown(found["cost_per_kept"]["mean"], "money"),
        shown(found["cost"]["mean"], "money"), _with_error(found["profit_gain"], sign=True),
    ]  # fmt: skip


def _with_error(gap: dict[str, Any], sign: bool = False) -> str:
    return " ".join(part for part in (shown(gap["mean"], "money", sign), plus_minus(gap, "money")) if part)
