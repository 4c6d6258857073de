"""The columns of the store: what each is called, English and Japanese, and in what unit it is.

What other tables name already (``experiments.carriers``) is called the same here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from experiments.catalog import entries, short
from experiments.report.words_of_units import UNITS
from experiments.sweeping.outcomes import names

NAMES: dict[str, tuple[str, str]] = {
    "customers": ("customers at the start of the month", "月初の顧客数"),
    "customers_end": ("customers at the end of the month", "月末の顧客数"),
    "churn": ("churn of the month", "当月の離脱率"),
    "hours_lost": ("hours that customers lost", "顧客が失った時間"),
    "uninvited": ("customers contacted, or whose data were used, without consent",
                  "同意なき接触・データ利用を受けた顧客数"),
    "returned": ("customers won back", "復帰した顧客数"),
    "left": ("customers who left", "離脱した顧客数"),
    "left_involuntarily": ("customers who left by a failed payment", "決済不備による離脱数"),
    "attempts": ("attempts to leave", "解約を試みた回数"),
    "stuck": ("attempts to leave that got stuck", "阻まれた解約の試み"),
    "offers": ("offers to stay", "引き止めの提案数"),
    "accepted": ("offers to stay that were accepted", "受け入れられた引き止めの提案数"),
    "spoke_ill": ("customers who spoke ill", "否定的な口コミの数"),
    "relevance": ("mean relevance: how well the company knows its customers", "平均の関連性（企業の顧客理解）"),
    "gratitude": ("mean gratitude", "平均の感謝"),
    "lead": ("mean lead in mastery", "平均の習熟の先行分"),
    "list_fees": ("sales at list prices", "定価での売上"),
    "walk_premium": ("surcharges on old customers", "既存顧客への値上げ分"),
    "rebates": ("discounts given", "値引き"),
    "fees": ("fees, open and hidden", "手数料（明示・隠れ）"),
    "cross_sales": ("sales of further products", "関連商品の売上"),
    "data_sales": ("sales of customers' data", "顧客データの販売収入"),
    "serving_cost": ("cost of serving", "サービス提供費用"),
    "contact_cost": ("cost of contacts", "接触の費用"),
    "disclosure_cost": ("cost of disclosing terms", "条件開示の費用"),
    "support_cost": ("cost of support", "サポート費用"),
    "prevention_cost": ("cost of preventing problems", "問題予防の費用"),
    "consent_cost": ("cost of asking for consent", "同意取得の費用"),
    "gratitude_cost": ("cost of gestures of thanks", "感謝の取り組みの費用"),
    "privacy_cost": ("cost of keeping data safe", "データ保護の費用"),
    "community_cost": ("cost of the community", "コミュニティの費用"),
    "success_cost": ("cost of helping customers succeed", "カスタマーサクセスの費用"),
    "save_cost": ("cost of offers to stay", "引き止めの費用"),
    "obstruction_cost": ("cost of obstructing leavers", "解約妨害の費用"),
    "onboarding_cost": ("cost of onboarding", "オンボーディングの費用"),
    "recovery_cost": ("cost of settling complaints", "苦情解決の費用"),
    "reach_cost": ("cost of reaching people one by one", "個別の働きかけの費用"),
    "breach_cost": ("cost of data breaches", "データ漏えいの費用"),
    "referral_cost": ("cost of rewards for referrals", "紹介報酬の費用"),
    "cost": ("cost of all kinds", "費用の合計"),
    "enquiries": ("questions to support", "問い合わせ数"),
    "load": ("load of support: demand over capacity", "サポートの負荷（需要÷能力）"),
    "anger_inside": ("anger in the community", "コミュニティ内の怒り"),
    "lapsed": ("customers who fell silent", "購入をやめた顧客数"),
    "habit": ("mean habit", "平均の習慣"),
    "visits_elsewhere": ("purchases elsewhere by customers", "顧客の他社での購入回数"),
    "volume": ("bought by customers, at market prices", "顧客の購入額（市場価格）"),
    "visiting": ("bought by others, at market prices", "顧客以外の購入額（市場価格）"),
    "members": ("members of the programme", "プログラムの会員数"),
    "enrolled": ("customers who joined the programme", "プログラムへの入会数"),
    "promoted": ("members who rose a tier", "ランクが上がった会員数"),
    "demoted": ("members who fell a tier", "ランクが下がった会員数"),
    "in_tier_1": ("members in the first tier", "第1ランクの会員数"),
    "in_tier_2": ("members in the second tier", "第2ランクの会員数"),
    "in_tier_3": ("members in the third tier", "第3ランクの会員数"),
    "issued": ("points issued", "発行ポイント"),
    "redeemed": ("points redeemed", "使用ポイント"),
    "expired": ("points that expired", "期限切れのポイント"),
    "forfeited": ("points left behind by leavers", "離脱で失われたポイント"),
    "held": ("points held by members", "会員の保有ポイント"),
    "rewards": ("rewards claimed", "特典の交換数"),
    "partner_sales": ("sales of partners to members", "会員への提携先の売上"),
    "breakage": ("points lapsed in the month, at cost", "当月の失効ポイント（原価）"),
    "member_gap": ("purchases of a member less those of others", "会員と非会員の購入回数の差"),
    "member_spend": ("bought by members, at market prices", "会員の購入額（市場価格）"),
    "membership_fees": ("fees of members", "会費収入"),
    "partner_income": ("income from partners", "提携先からの収入"),
    "float_income": ("interest on money prepaid", "前払い残高の運用益"),
    "stored_breakage": ("prepaid money never spent", "使われなかった前払い金"),
    "prepaid_cost": ("cost of keeping prepaid money safe", "前払い金の保全費用"),
    "programme_cost": ("cost of running the programme", "プログラム運営費用"),
    "reward_cost": ("cost of rewards", "特典の費用"),
    "benefit_cost": ("cost of benefits of members", "会員優待の費用"),
    "learning_cost": ("cost of listening and learning", "傾聴と学習の費用"),
    "fines": ("fines", "制裁金"),
    "audits": ("audits by the association", "業界団体の監査の回数"),
    "advertising_cost": ("cost of advertising", "広告費"),
    "poaching_cost": ("cost of offers to rivals' customers", "引き抜きの費用"),
    "poaching_offers": ("offers to rivals' customers", "引き抜きの提案数"),
    "cumulative_surplus": ("customers' surplus so far", "累積の消費者余剰"),
    "surplus": ("customers' surplus of the month", "当月の消費者余剰"),
}  # fmt: skip
OF_ROWS: dict[str, tuple[str, str, str]] = {
    "cell": ("key of the cell: a digest of all that moves its numbers", "セルのキー（数値を決める設定の要約値）",
             "name"),
    "policy": ("policy of the company in this row", "この行の企業の方針", "name"),
    "replication": ("replication, from 0; the same people and luck under every policy",
                    "反復（0から）。どの方針でも同じ人々と同じ運", "number"),
    "month": ("month, from 1", "月（1から）", "month"),
    "sweep": ("name of the sweep", "スイープの名前", "name"),
    "number": ("number of the cell in its sweep, from 0", "スイープ内のセル番号（0から）", "number"),
    "replications": ("replications of the cell", "セルの反復数", "number"),
    "status": ("finished, failed, or not run yet", "完了・失敗・未実行", "name"),
    "market": ("preset of the industry", "業種のプリセット", "name"),
    "population": ("preset of the people", "顧客層のプリセット", "name"),
    "programme": ("preset of the loyalty programme", "ロイヤルティプログラムのプリセット", "name"),
    "rival": ("preset of the rivals", "競合のプリセット", "name"),
    "policy_": ("policies of the company, the baseline last", "企業の方針（最後が基準）", "name"),
}  # fmt: skip
"""Columns that say what a row is about: English, Japanese, unit."""
UNITS_OF: dict[str, str] = {
    "people": "customers customers_end joined returned left left_involuntarily breached spoke_well spoke_ill referred "
    "active lapsed members enrolled promoted demoted in_tier_1 in_tier_2 in_tier_3 uninvited poached",
    "number": "attempts stuck offers accepted problems complaints enquiries answered_by_customers visits "
    "visits_elsewhere engaged rewards inspections audits found_hollow poaching_offers badge",
    "points": "issued redeemed expired forfeited held",
    "hours": "hours_lost ethics_hours_lost",
    "days": "waiting",
    "ratio": "load",
    "share a month": "churn ethics_uninvited",
    "share a year": "ethics_data_lost",
    "share": "trapped_share share_of_wallet member_share reward_dependence retention ethics_regretted "
    "ethics_obstructed ethics_reward_dependence response heard insight industry_norm trained",
    "attitude, 0 to 1": "satisfaction trust resentment loyalty relevance gratitude belonging habit ethics_resentment "
    "anger_inside mood_inside",
    "belief, 0 to 1": "belief",
    "quality": "experience reputation behind",
    "share of the goal": "lead",
    "share of the range": "breadth",
    "visits a month": "member_gap",
    "market prices a month": "fairness_gap ethics_welfare ethics_fairness_gap ethics_segment_gap ethics_fines",
}
"""Columns by unit; all others are money, in market prices."""


@dataclass(frozen=True)
class Told:
    """What there is to say of a column: its meaning and its unit, English and Japanese."""

    meaning: tuple[str, str]
    unit: tuple[str, str]


@cache
def told(column: str) -> Told:
    """Return what a column of the store is: an outcome, a swept key, or what a row is about.

    Examples
    --------
    >>> told("cumulative_profit").unit, told("replication").meaning[0][:11]
    (('market prices', '市場価格'), 'replication')
    """
    if column in OF_ROWS:
        english, japanese, unit = OF_ROWS[column]
        return Told((english, japanese), _unit(unit))
    if column in names():
        return Told(_meaning(column), _unit(unit_of(column)))
    entry = entries().get(short(column.removesuffix("_")))
    if entry is None:
        return Told((column, column), _unit("name"))
    item = entry.declaration
    return Told((item.label, item.ja or item.label), _unit(item.unit or item.type))


def unit_of(outcome: str) -> str:
    """Return the unit of an outcome of the store, in English."""
    return next((unit for unit, names in UNITS_OF.items() if outcome in names.split()), "market prices")


def _meaning(outcome: str) -> tuple[str, str]:
    from experiments.carriers import labels
    from experiments.report.words import WORDS

    if outcome.startswith("ethics_"):
        english, japanese = WORDS[f"score.{outcome.removeprefix('ethics_')}"]
        return f"scorecard, whole run: {english}", f"倫理スコアカード（全期間）：{japanese}"
    return NAMES[outcome] if outcome in NAMES else labels(f"outcome:{outcome}")


def _unit(name: str) -> tuple[str, str]:
    words = {"name": ("name", "名前"), "number": ("number", "数"), "switch": ("switch", "切替")}
    return words.get(name) or UNITS.get(f"unit.{name}", (name, name))
