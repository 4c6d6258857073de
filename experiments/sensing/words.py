"""Both designs in words, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

from experiments.bilingual import speaker

WORDS: dict[str, tuple[str, str]] = {
    "morris.title": (
        "Of {n} numbers moved, {first} comes first for {outcome}; {heard} stand out from luck",
        "動かした{n}個の数値のうち{outcome}で首位は{first}、偶然と区別できるのは{heard}個",
    ),
    "morris.tied": (
        "The intervals of {k} others reach the lower end of the first: which of them moves it most is not decided.",
        "ほかの{k}個の区間が首位の区間の下端に届く。どれが最も動かすかは決まらない。",
    ),
    "morris.clear": (
        "No other interval reaches that of the first.", "ほかの区間は首位の区間に届かない。",
    ),
    "morris.title.none": (
        "None of {n} numbers moved stands out from luck in {outcome}",
        "動かした{n}個の数値に、{outcome}への影響が偶然と区別できるものはない",
    ),
    "morris.subtitle": (
        "Mean size of the effect of moving a number through its range (mu*) on {outcome} at month {month}, {treatment} minus {baseline}, in % of the baseline's. Whiskers: 95 % bootstrap intervals over {n} trajectories.",
        "数値を範囲の端から端まで動かした効果の平均の大きさ（mu*）。{month}か月目の{outcome}の差（{treatment}−{baseline}）、基準に対する%。ひげは{n}本の軌道のブートストラップ95 %区間。",
    ),
    "morris.caption": (
        "Colour: whom a higher value favours. Diamonds: sigma, how much the effect differs from place to place; beside a long bar it means that the number works through others, or not in a straight line. Short black lines: what luck alone would give. All points share people and luck, so a number that does nothing has an effect of exactly zero.",
        "色は値が大きいときに有利になる側。ひし形はsigma、場所による効果の違い。棒に比べて大きければ、他の数値との組合せや曲がりがある。短い黒線は偶然だけで生じる大きさ。全点で人々と運が同じなので、何もしない数値の効果は正確に0になる。",
    ),
    "axis.mu": ("mu*, % of what {baseline} reaches", "mu*（{baseline}の値に対する%）"),
    "favours": ("higher favours {policy}", "大きいほど{policy}に有利"),
    "mixed": ("either way", "どちらとも言えない"),
    "sigma": ("sigma", "sigma"),
    "noise": ("luck alone", "偶然のみ"),
    "number": ("number", "数値"),
    "range": ("range", "範囲"),
    "unit": ("unit", "単位"),
    "mu_star": ("mu*, %", "mu*、%"),
    "mu": ("mu, %", "mu、%"),
    "heard": ("stands out", "区別できる"),
    "yes": ("yes", "はい"),
    "no": ("no", "いいえ"),
    "first": ("first order", "1次"),
    "total": ("total", "総合"),
    "morris.table": (
        "The {n} numbers that move {outcome} most; brackets: 95 % intervals",
        "{outcome}を最も動かす{n}個の数値（括弧内は95 %区間）",
    ),
    "morris.how": (
        "{trajectories} trajectories through the ranges, {points} points, every point lived by the same people with the same luck under both policies, {replications} times over. mu is the mean effect with its sign. All numbers are in morris.csv.",
        "範囲を通る{trajectories}本の軌道、{points}点。どの点も同じ人々が同じ運で両方の施策を{replications}回生きる。muは符号つきの平均効果。全数値はmorris.csvにある。",
    ),
    "limit": (
        "Ranges are the declared plausible ones, else the admissible ones: a wide range makes a number matter more. Luck is fixed, so another seed moves the small effects.",
        "範囲は宣言された妥当な範囲（なければ許容範囲）。範囲が広い数値ほど効いて見える。運は固定しているため、シードを変えると小さな効果は動く。",
    ),
    "other": (
        "On {outcome}, {first} moves the difference most, by {size:.1f} % of the baseline's over its range.",
        "{outcome}では{first}が最も差を動かし、範囲の端から端までで基準の{size:.1f} %。",
    ),
    "sobol.title": (
        "{first} makes {total:.0f} % of the variance of the difference in {outcome} ({low:.0f} to {high:.0f} %), mixtures included",
        "{outcome}の差の分散のうち{first}が{total:.0f} %（{low:.0f}〜{high:.0f} %）を占める（組合せを含む）",
    ),
    "sobol.title.none": ("{outcome} does not move at all", "{outcome}はまったく動かない"),
    "sobol.subtitle": (
        "Sobol indices of {outcome} at month {month}, {treatment} minus {baseline}: share of its variance over the ranges of {k} numbers. Whiskers: 95 % bootstrap intervals, {base} base points, {points} points.",
        "{month}か月目の{outcome}の差（{treatment}−{baseline}）のソボル指数。{k}個の数値の範囲にわたる分散に占める割合。ひげはブートストラップ95 %区間（基点{base}、{points}点）。",
    ),
    "sobol.caption": (
        "First order: what would go if this number were known. Total: what would stay if all the others were known. People and luck are the same at every point, so this splits up the response at fixed luck.",
        "1次は、その数値が分かれば消える分散。総合は、他のすべてが分かっても残る分散。全点で人々と運が同じなので、固定した運のもとでの応答を分解したもの。",
    ),
    "axis.sobol": ("share of the variance, %", "分散に占める割合（%）"),
    "sobol.luck": (
        "Of the variance of a single run's difference, the numbers make {factors:.1f} %, luck that is the same at every point {luck:.1f} %, luck that works differently at different points {mixture:.1f} %. In means over {replications} replications, {noise:.1f} % of what the indices split up is such noise.",
        "1回の差の分散のうち、数値が{factors:.1f} %、全点に共通の運が{luck:.1f} %、点によって働きが異なる運が{mixture:.1f} %。{replications}回の平均では、指数が分解する分散の{noise:.1f} %がこの雑音。",
    ),
    "sobol.no_luck": (
        "With one replication the share of luck cannot be told.", "反復が1回では、運の割合は分からない。",
    ),
    "sobol.enough": (
        "The widest interval of a total index is ±{half:.2f}: indices that differ by 0.1 are told apart.",
        "総合指数の区間は最大で±{half:.2f}。0.1異なる指数は区別できる。",
    ),
    "sobol.too_wide": (
        "The widest interval of a total index is ±{half:.2f}: too wide to rank indices that differ by less than {gap:.2f}. About {points} points (sensitivity.base={base}) would bring it to ±0.05.",
        "総合指数の区間は最大で±{half:.2f}。{gap:.2f}未満の差では順位をつけられない。±0.05にするには約{points}点（sensitivity.base={base}）が要る。",
    ),
    "sobol.first": (
        "The interval of the first lies above that of the second.", "1位の区間は2位の区間より上にある。",
    ),
    "sobol.not_first": (
        "The intervals of the first and the second overlap.", "1位と2位の区間は重なる。",
    ),
    "sobol.sum": (
        "First-order indices add up to {sum:.0f} %; the rest is mixtures of numbers, and chance.",
        "1次指数の合計は{sum:.0f} %。残りは数値の組合せと偶然による。",
    ),
    "sobol.chosen": ("Moved: {names}. {how}", "動かした数値：{names}。{how}"),
    "chosen.named": ("They were named.", "指定されたもの。"),
    "chosen.default": (
        "They are the numbers that moved the difference most when experiment=morris was run on its defaults.",
        "既定のexperiment=morrisで差を最も動かした数値。",
    ),
    "chosen.morris": ("They are the top {n} of {path}.", "{path}の上位{n}個。"),
    "sobol.table": ("Sobol indices of {outcome}; brackets: 95 % intervals", "{outcome}のソボル指数（括弧内は95 %区間）"),
    "lead": (
        "In the study as it stands, {treatment} minus {baseline} is {gap:+.1f} % of the baseline in {outcome}; over the ranges it goes from {low:+.1f} to {high:+.1f} % in the middle 90 % of points.",
        "元の設定での{outcome}の差（{treatment}−{baseline}）は基準の{gap:+.1f} %。範囲全体では、点の中央90 %で{low:+.1f} %から{high:+.1f} %。",
    ),
}  # fmt: skip


say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""
