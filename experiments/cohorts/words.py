"""What a calibration to a table says, in English and Japanese."""

from __future__ import annotations

from typing import Any

from experiments.catalog import entries

TEXTS: dict[str, tuple[str, str]] = {
    "share": ("Column {column} is read as shares (0 to 1): nothing in it exceeds 1.",
              "列 {column} は割合（0〜1）として読む：1 を超える値がない。"),
    "percent": ("Column {column} is read as percent: some of it exceeds 1.",
                "列 {column} はパーセントとして読む：1 を超える値がある。"),
    "percent_sign": ("Column {column} is read as percent, as its signs say.",
                     "列 {column} は記号のとおりパーセントとして読む。"),
    "share_said": ("Column {column} is read as shares (0 to 1), as calibrate.unit says.",
                   "列 {column} は calibrate.unit の指定により割合として読む。"),
    "percent_said": ("Column {column} is read as percent, as calibrate.unit says.",
                     "列 {column} は calibrate.unit の指定によりパーセントとして読む。"),
    "counts": ("Column {column} counts who is still there.", "列 {column} は残っている人数。"),
    "unread": ("Not read: {columns}.", "読まない列：{columns}。"),
    "sized": ("A cohort of {people} people: binomial likelihood.", "{people} 人のコホート：二項尤度。"),
    "unsized": ("The size of the cohort is not said: each point is taken to be {noise} pp off (calibrate.noise, "
                "assumed), as much as the luck of about {people} people.",
                "コホートの人数は不明：各点の誤差を {noise} ポイントと仮定（calibrate.noise）。"
                "約 {people} 人のコホートの偶然誤差に当たる。"),
    "loss": ("Loss: deviance {deviance} with {freedom} to spare ({points} points, {n} free); misses {rms} pp "
             "(rms).",
             "損失：逸脱度 {deviance}、自由度 {freedom}（点 {points}、パラメータ {n}）；ずれ {rms} ポイント（rms）。"),
    "wide": ("Even the best curve misses by more than luck does: intervals are widened by {factor}.",
             "最良の曲線でも偶然を超えてずれる：区間を {factor} 倍に広げる。"),
    "pinned": ("{name}: {best}, 95 % interval {low} to {high}.", "{name}：{best}、95 % 区間 {low}〜{high}。"),
    "open": ("{name}: the data do not pin it down; any value from {low} to {high} fits (best {best}).",
             "{name}：データからは定まらない。{low} から {high} のどの値でも合う（最良 {best}）。"),
    "open_below": ("{name}: the data only bound it from above, at {high}; down to {low}, its bound, all fits "
                   "(best {best}).",
                   "{name}：データからは上限 {high} しか分からない。下限の {low} まで合う（最良 {best}）。"),
    "open_above": ("{name}: the data only bound it from below, at {low}; up to {high}, its bound, all fits "
                   "(best {best}).",
                   "{name}：データからは下限 {low} しか分からない。上限の {high} まで合う（最良 {best}）。"),
    "held": ("{name} is held at {value} (assumed).", "{name}は {value} に固定（仮定）。"),
    "held_open": ("{name} is held at {value} (assumed): freed, it would not be pinned down ({low} to {high}).",
                  "{name}は {value} に固定（仮定）：自由にしても定まらない（{low}〜{high}）。"),
    "held_against": ("{name} is held at {value} (assumed), though the data speak against it: freed, {low} to {high} "
                     "fits (calibrate.free, or population.involuntary).",
                     "{name}は {value} に固定（仮定）だが、データとは合わない：自由にすれば {low}〜{high}"
                     "（calibrate.free または population.involuntary）。"),
    "assumed": ("Assumed beside the data: notice lies in {low} to {high}.",
                "データ以外の仮定：気づく確率は {low}〜{high}。"),
    "chosen": ("Assumed for the best fit, where the data leave a choice: notice lies in {low} to {high}. The "
               "projection does not use it.",
               "最良適合だけの仮定（データからは決まらないため）：気づく確率は {low}〜{high}。予測には用いない。"),
    "unused": ("Nothing is assumed of notice: the data alone keep it in its plausible range, {low} to {high}.",
               "気づく確率への仮定は不要：データだけで妥当な範囲 {low}〜{high} に収まる。"),
    "rejected": ("The data reject the assumed range of notice, {low} to {high}: it is not used.",
                 "データは気づく確率の仮定範囲 {low}〜{high} と合わない：用いない。"),
    "projection": ("Month {month}: {middle} expected to be still there, 90 % band {low} to {high}; best fit {best}.",
                   "{month} か月後：残存率の見込み {middle}、90 % 帯 {low}〜{high}；最良適合 {best}。"),
    "held_back": ("{n} points held back: {inside} inside the band; MAPE of survival {mape} for the projection (middle "
                  "of the band), {best} for the best fit alone.",
                  "検証用の点 {n}：帯の内側 {inside}；残存率の MAPE は予測（帯の中央）{mape}、最良適合のみ {best}。"),
    "rivals": ("Rival curves on the same points: {list}.", "同じ点に当てはめた他の曲線：{list}。"),
    "preset": ("To use it: {command}", "使うには：{command}"),
    "title_held_back": ("{who}fitted to month {month}, the projection misses the points held back by {mape} on "
                        "average; {inside} of {n} lie in the band",
                        "{who}{month} か月までに当てはめた予測は、検証用の点から平均 {mape} ずれる"
                        "（帯の内側 {inside}/{n}）"),
    "title": ("{who}{middle} are expected to be still there after {month} months (90 %: {low} to {high})",
              "{who}{month} か月後の残存率の見込みは {middle}（90 %：{low}〜{high}）"),
    "open_list": ("; the data leave {names} open", "；{names}はデータからは定まらない"),
    "caption": ("Points: the table (filled: fitted; hollow: held back). Line: best fit in the full model, mean of {n} "
                "runs. Band, 90 %: parameters that the data leave possible, and {luck}. "
                "Below: rise of the deviance when one parameter is held and the others are fitted again; below the "
                "dashed line lies the 95 % interval (shaded).",
                "点：表の値（塗り：当てはめに使用、白抜き：検証用）。線：完全モデルの最良適合（{n} 回の平均）。"
                "帯：90 %（データと矛盾しないパラメータと、{luck}）。"
                "下段：一つのパラメータを固定し他を当てはめ直したときの逸脱度の増加。"
                "破線より下が 95 % 区間（網掛け）。"),
    "luck_people": ("the luck of {people} people", "{people} 人分の偶然"),
    "luck_noise": ("an error of {noise} pp in each point", "各点 {noise} ポイントの誤差"),
    "y": ("still customers, %", "残存率（%）"),
    "x": ("months since joining", "加入からの月数"),
    "rise": ("rise of deviance", "逸脱度の増加"),
    "best": ("best fit", "最良適合"),
    "middle": ("projection, 90 % band", "予測と 90 % 帯"),
    "fitted": ("fitted", "当てはめに使用"),
    "hollow": ("held back", "検証用"),
    "range": ("assumed range", "仮定した範囲"),
    "at": (" (held at {value})", "（{value} に固定）"),
    "points_table": ("Every point: observed, best fit, and the projection with its 90 % band, % of the cohort.",
                     "各点：観測値、最良適合、予測と 90 % 帯（コホートに対する %）。"),
    "parameters_table": ("Parameters: best fit, and the 95 % interval by the data alone.",
                         "パラメータ：最良適合と、データだけによる 95 % 区間。"),
    "rivals_table": ("MAPE of survival over the points held back, %.", "検証用の点での残存率の MAPE（%）。"),
    "h_month": ("month", "月"), "h_observed": ("observed", "観測値"), "h_use": ("use", "用途"),
    "h_low": ("low", "下端"), "h_middle": ("middle", "中央"), "h_high": ("high", "上端"),
    "h_inside": ("inside", "内側"),
    "h_parameter": ("parameter", "パラメータ"), "h_says": ("what the data say", "データが示すこと"),
    "h_curve": ("curve", "曲線"), "h_mape": ("MAPE", "MAPE"), "yes": ("yes", "はい"), "no": ("no", "いいえ"),
    "kizuna_projection": ("Kizuna, projection", "Kizuna（予測）"), 
    "kizuna_best": ("Kizuna, best fit", "Kizuna（最良適合）"),
    "geometric": ("geometric", "幾何"), "sBG": ("sBG", "sBG"), "BdW": ("BdW", "BdW"),
}  # fmt: skip


class Words:
    """Sentences in one language.

    Parameters
    ----------
    language
        "en" or "ja".
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._which = ("en", "ja").index(language)

    def __call__(self, key: str, **values: Any) -> str:
        """Return a text with its values filled in."""
        return TEXTS[key][self._which].format(**values)

    def name(self, parameter: str) -> str:
        """Return the label of a parameter, as it is declared."""
        declared = entries()[f"population.{parameter}"].declaration
        return declared.label if self.language == "en" else declared.ja

    def listed(self, names: list[str]) -> str:
        """Return names of parameters as a list."""
        return ("、" if self.language == "ja" else ", ").join(self.name(name) for name in names)


def share(value: float | None) -> str:
    """Write a share in percent; a dash where there is none.

    Examples
    --------
    >>> share(0.1234), share(None)
    ('12.3 %', '-')
    """
    return "-" if value is None else f"{100.0 * value:.1f} %"


def percent(value: float | None) -> str:
    """Write a percentage; a dash where there is none."""
    return "-" if value is None else f"{value:.1f} %"
