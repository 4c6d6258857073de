"""The export in words, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

from experiments.bilingual import speaker

WORDS: dict[str, tuple[str, str]] = {
    "survival.title": (
        "By month {month}, Kaplan-Meier from the randomised table is at most {gap:.1f} points off the true survival",
        "{month}か月目まで、無作為化した表のカプラン・マイヤー推定は真の生存率から最大{gap:.1f}ポイントしか外れない",
    ),
    "survival.subtitle": (
        "Share that has not left, months since the policies part. Lines: true, everybody under each policy. Dots and bands: Kaplan-Meier with 95 % intervals from {n:,} people, {early:.0f} % of them looked at only until a random month.",
        "施策が分かれてからの月数と、まだ離れていない割合。線は真の値(全員が各施策で暮らした場合)。点と帯は{n:,}人からのカプラン・マイヤー推定と95 %区間(うち{early:.0f} %は無作為な月までしか観察しない)。",
    ),
    "survival.caption": (
        "Where a band leaves its line, the table was unlucky: the answer is exact for these people, the estimate is not.",
        "帯が線から外れるのは表の偶然による。真の値はこの人々について正確で、推定はそうではない。",
    ),
    "survival.axis": ("still with the company, %", "残っている割合（%）"),
    "effect.title": (
        "By lot, {inside} of {n} intervals hold the true effect; chosen by price sensitivity, the average is off by {bias:+.1f} points",
        "無作為な割付では{n}区間のうち{inside}が真の効果を含む。価格感度で選ぶと平均が{bias:+.1f}ポイントずれる",
    ),
    "effect.subtitle": (
        "Effect of {treatment} against {baseline} on staying through month {month}, percentage points. Bars: 95 % intervals of differences in means.",
        "{baseline}に対する{treatment}が{month}か月目までの維持に与える効果（ポイント）。ひげは平均の差の95 %区間。",
    ),
    "effect.caption": (
        "The truth is the mean of individual effects in twin worlds. A trial draws who is treated by lot; the other table lets price sensitivity decide, and a plain difference in means then also compares people who differ.",
        "真の効果は双子の世界での個人効果の平均。試験では処置をくじで決める。もう一方の表では価格感度が決めるため、単純な平均の差は異なる人々を比べてしまう。",
    ),
    "effect.axis": ("effect on staying, percentage points", "維持への効果（ポイント）"),
    "true": ("true effect", "真の効果"),
    "by_lot": ("treatment by lot", "くじで割り付け"),
    "by_choice": ("treatment chosen by price sensitivity", "価格感度で割り付け"),
    "true.line": ("{policy}: true", "{policy}：真の値"),
    "estimate.line": ("{policy}: Kaplan-Meier", "{policy}：カプラン・マイヤー"),
    "all": ("everybody", "全員"),
    "price_sensitivity_group": ("price sensitivity", "価格感度"),
    "tenure_group": ("tenure", "在籍期間"),
    "low": ("low", "低"),
    "middle": ("middle", "中"),
    "high": ("high", "高"),
    "below 1 year": ("below 1 year", "1年未満"),
    "1 to 3 years": ("1 to 3 years", "1〜3年"),
    "3 years and more": ("3 years and more", "3年以上"),
    "outcome": ("outcome", "結果"),
    "retained": ("stayed through, share", "維持した割合"),
    "value": ("profit brought, market prices", "もたらした利益（市場価格）"),
    "surplus": ("customer surplus, market prices", "顧客の余剰（市場価格）"),
    "page.title": (
        "Tables with an answer key: {n:,} people, {treatment} against {baseline}",
        "正解つきの表：{n:,}人、{treatment}と{baseline}の比較",
    ),
    "page.what": (
        "survival.csv has every person under every policy, survival_randomised.csv one row a person as in a trial; uplift.csv has treatment by lot, uplift_confounded.csv treatment chosen by price sensitivity. Each is there as Parquet too. answer_key.json says what a good estimator finds, and what every column is.",
        "survival.csvは全員を各施策のもとで、survival_randomised.csvは試験のように1人1行で収める。uplift.csvは処置をくじで、uplift_confounded.csvは価格感度で決める。いずれもParquet形式もある。answer_key.jsonに、よい推定が見いだす値と各列の説明がある。",
    ),
    "page.hazard": (
        "A Cox model with treatment alone converges to a hazard ratio of {ratio} under this censoring; year by year the ratio is {years}: {verdict}",
        "処置のみのコックスモデルは、この打ち切りのもとでハザード比{ratio}に収束する。年ごとの比は{years}。{verdict}",
    ),
    "proportional": (
        "no departure from proportional hazards can be told.", "比例ハザードからのずれは認められない。",
    ),
    "not_proportional": ("hazards are not proportional.", "ハザードは比例ではない。"),
    "page.no_hazard": (
        "Nobody leaves in one of the arms: there is no hazard ratio.", "一方の群で誰も離れないため、ハザード比はない。",
    ),
    "page.spill": (
        "The effect is that of a policy for all, talk between customers included; nobody in these tables is touched by how others are treated. For a trial inside one market use experiment=ab_test.",
        "効果は、口コミも含めて全員に施策を行った場合のもの。表の人々は他人の処置の影響を受けない。1つの市場の中の試験にはexperiment=ab_testを使う。",
    ),
    "table.effects": (
        "Effects of {treatment} against {baseline}: the truth, and what a difference in means tells, with 95 % intervals",
        "{baseline}に対する{treatment}の効果：真の値と平均の差による推定（95 %区間）",
    ),
}  # fmt: skip


say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""
