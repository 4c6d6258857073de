"""What a calibration to a transaction log says, in English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

from experiments.bilingual import speaker

WORDS: dict[str, tuple[str, str]] = {
    "cdnow": (
        "CDNOW: a tenth of those who first bought there in the first quarter of 1997, from the package lifetimes.",
        "CDNOW：1997年第1四半期に初めて購入した顧客の10分の1（パッケージlifetimesより）。",
    ),
    "returns": (
        "{n} rows with {column} below 0 are returns and are left out.",
        "{column}が負の{n}行は返品として除く。",
    ),
    "unread": ("Not read: {columns}.", "読まない列：{columns}。"),
    "title": (
        "{name}: fitted to {fitted}, Kizuna misses cumulative repeat purchases of {held} by {mape:.1f} % on average; {best_peer} by {peer:.1f} %",
        "{name}：{fitted}に当てはめ、{held}の累積再購買の平均誤差はKizuna {mape:.1f} %、{best_peer} {peer:.1f} %",
    ),
    "weeks": ("weeks {first} to {last}", "第{first}〜{last}週"),
    "data": (
        "{customers:,} customers who first bought by day {acquired}, with {repeats:,} repeat purchases (days with one) in {calibration} days fitted and {bought:,} in {holdout} days held back.",
        "{acquired}日目までに初めて購入した{customers:,}人。再購買（購入のあった日）は当てはめ期間{calibration}日で{repeats:,}回、検証期間{holdout}日で{bought:,}回。",
    ),
    "fit": (
        "Fitted in the full engine: {rate:.3f} purchases a month (gamma shape {shape:.3f}), wanting out at log-odds {level:.2f} with spread {spread:.2f}; {runs} runs, log-likelihood {likelihood:.1f} ({peers}), time in weeks.",
        "完全モデルで推定：購買は月{rate:.3f}回（ガンマ形状{shape:.3f}）、離脱意向の対数オッズ{level:.2f}、ばらつき{spread:.2f}。{runs}回の実行、対数尤度{likelihood:.1f}（{peers}、時間は週）。",
    ),
    "errors": (
        "95 % intervals: rate {purchase_rate_low:.3f} to {purchase_rate_high:.3f}, shape {purchase_shape_low:.3f} to {purchase_shape_high:.3f}, level {want_level_low:.2f} to {want_level_high:.2f}, spread {want_spread_low:.2f} to {want_spread_high:.2f}, from {draws} draws by their likelihood (worth {effective:.0f} equal ones; log-likelihoods lie within {noise:.2f} of a polynomial around the top). Forecasts average over these draws.",
        "95 %区間：頻度{purchase_rate_low:.3f}〜{purchase_rate_high:.3f}、形状{purchase_shape_low:.3f}〜{purchase_shape_high:.3f}、水準{want_level_low:.2f}〜{want_level_high:.2f}、ばらつき{want_spread_low:.2f}〜{want_spread_high:.2f}（尤度で重みづけた{draws}組の抽出による。等しい重みなら{effective:.0f}組に相当。頂上付近の対数尤度と多項式の差は{noise:.2f}程度）。予測はこれらの抽出の平均。",
    ),
    "no_top": (
        "The likelihood has no clear top among the places tried: the best of them is reported, without intervals; more simulated people (calibrate.fit_customers) may show one, or the log leaves the parameters open.",
        "試した範囲で尤度に明確な頂上がない：最良の値を区間なしで示す。模擬顧客（calibrate.fit_customers）を増やせば見えるか、ログだけでは定まらない。",
    ),
    "neighbours": (
        "A customer's forecast is the mean over up to {number} simulated customers of {people:,} with nearby history (repeat purchases, time of the last, time seen); the number was chosen among simulated customers alone.",
        "各顧客の予測は、模擬顧客{people:,}人のうち履歴（再購買回数、最後の時点、観察期間）が近い最大{number}人の平均。人数は模擬顧客だけで選んだ。",
    ),
    "own": (
        "What the log says by itself, on the last day fitted: {repeat:.1f} % have bought again, the median gap between purchases is {gap:.0f} days, {active:.1f} % bought in the last 3 months; by the fitted engine {alive:.1f} % have not dropped out.",
        "当てはめ最終日のログの値：再購買者{repeat:.1f} %、購買間隔の中央値{gap:.0f}日、直近3か月の購入者{active:.1f} %。当てはめたモデルでは{alive:.1f} %が未離脱。",
    ),
    "preset": ("To use it: {command}", "使うには：{command}"),
    "tracking.subtitle": (
        "Repeat purchases since the start of the log, all customers together, by week. Band: 90 % of simulated cohorts of as many customers, under parameters that the log leaves open. Left of the line: fitted; right: held back.",
        "ログ開始からの累積再購買（全顧客、週別）。帯は同じ人数の模擬コホート（パラメータの不確かさを含む）の90 %。縦線の左は当てはめ、右は検証。",
    ),
    "tracking.caption": (
        "What happened in the weeks fitted is expected as well, not known: forecasts do not start from the purchases made by then.",
        "当てはめ期間も既知の値ではなく期待値で示し、予測はその時点までの実績から始めない。",
    ),
    "tracking.y": ("cumulative repeat purchases", "累積再購買（回）"),
    "tracking.x": ("week of the log", "ログの週"),
    "given.title": (
        "Customers who look alike: forecasts miss their mean purchases by {kizuna:.3f} (Kizuna), {pareto:.3f} (Pareto/NBD), {bg:.3f} (BG/NBD) a customer",
        "似た顧客ごとの平均購買の予測誤差（1人当たり）：Kizuna {kizuna:.3f}、Pareto/NBD {pareto:.3f}、BG/NBD {bg:.3f}",
    ),
    "given.subtitle": (
        "Mean purchases in the holdout by repeat purchases in calibration. Bars: 95 % intervals of the actual means.",
        "当てはめ期間の再購買回数別にみた検証期間の平均購買。ひげは実績の平均の95 %区間。",
    ),
    "given.caption": (
        "Customers with 7 repeat purchases and more are one group. The title averages absolute differences over customers.",
        "再購買7回以上は一つの群。表題は差の絶対値の顧客平均。",
    ),
    "given.y": ("purchases in the holdout", "検証期間の購買（回）"),
    "given.x": ("repeat purchases in calibration", "当てはめ期間の再購買（回）"),
    "actual": ("actual", "実績"),
    "Kizuna": ("Kizuna", "Kizuna"),
    "Pareto/NBD": ("Pareto/NBD", "Pareto/NBD"),
    "BG/NBD": ("BG/NBD", "BG/NBD"),
    "table.scores": (
        "Scores on the days held back: MAPE of cumulative repeat purchases by week; RMSE of individual forecasts; error of the frequency table, purchases a customer; sum of forecasts ({bought:,} purchases were made).",
        "検証期間の成績：週別累積再購買のMAPE、個人予測のRMSE、頻度表の誤差（1人当たり購買）、予測の合計（実際は{bought:,}回）。",
    ),
    "table.given": ("Mean purchases in the holdout by repeat purchases in calibration", "当てはめ期間の再購買回数別の、検証期間の平均購買"),
    "table.lapse": (
        "Who counts as lapsed on the last day fitted, beside true drop-out, among simulated customers of the fitted population: no log of real customers knows the truth.",
        "当てはめ最終日の休眠の定義と真の離脱（当てはめた集団の模擬顧客による。実際の顧客のログでは真値は分からない）。",
    ),
    "table.peers": ("Parameters of the peers, time in weeks", "比較モデルのパラメータ（時間は週）"),
    "h.model": ("model", "モデル"), "h.mape": ("MAPE, %", "MAPE（%）"), "h.rmse": ("RMSE", "RMSE"),
    "h.table": ("table", "頻度表"), "h.sum": ("sum", "合計"), "h.x": ("repeat purchases", "再購買"),
    "h.customers": ("customers", "顧客数"), "h.lapse": ("lapsed if", "休眠の定義"), "h.lapsed": ("lapsed, %", "休眠（%）"),
    "h.precision": ("precision, %", "適合率（%）"), "h.recall": ("recall, %", "再現率（%）"),
    "h.parameters": ("parameters", "パラメータ"),
    "idle_months": ("idle for more than {n} months", "{n}か月超購入なし"),
    "idle_gaps": ("idle for more than {n} own gaps", "自分の間隔の{n}倍超購入なし"),
    "published": ("{model}, published", "{model}（公表値）"),
}  # fmt: skip

say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""


def lapse(language: str, name: str) -> str:
    """Say a definition of lapse by its name.

    Examples
    --------
    >>> lapse("en", "idle_3_months"), lapse("en", "idle_2_gaps")
    ('idle for more than 3 months', 'idle for more than 2 own gaps')
    """
    _, number, unit = name.split("_")
    return say(language, f"idle_{unit}", n=number)
