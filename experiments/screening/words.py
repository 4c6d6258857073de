"""A screen in words, English and Japanese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.bilingual import speaker
from experiments.presets import names
from experiments.screening.effects import HERE, OUTCOMES
from experiments.tabulate import table as tabulated

if TYPE_CHECKING:
    from experiments.screening.effects import Effect
    from experiments.statistics import Estimate
    from sim.declare import Declaration

WORDS: dict[str, tuple[str, str]] = {
    "customers": ("customers", "顧客数"),
    "loyalty": ("attitudinal loyalty", "態度的ロイヤルティ"),
    "profit": ("profit so far", "累積利益"),
    "welfare": ("customer welfare so far", "累積の顧客余剰"),
    "customers.unit": ("%", "%"),
    "loyalty.unit": ("percentage points", "ポイント"),
    "profit.unit": ("%", "%"),
    "welfare.unit": ("% of a month's price, a person-month", "月額に対する%（1人1か月）"),
    "month": ("month {month}", "{month}か月"),
    "title": (
        "By month {month}, {paying} of {moves} moves of one lever pay; {taking} of those leave customers worse off",
        "{month}か月までに、{moves}通りの単独のレバー操作のうち{paying}が利益を増やし、うち{taking}で顧客の余剰が減る",
    ),
    "generous": ("deals of 60 % for a year", "1年間60 %の割引"),
    "thin margins": ("thin margins", "薄い利幅"),
    "watched": ("laws and a regulator who looks", "法律と監視する規制当局"),
    "long memories": ("resentment that lasts", "長く残る反感"),
    "alert customers": ("customers who look at bills and newcomers' prices", "請求と新規価格をよく見る顧客"),
    "frequent problems": ("service that often fails", "失敗の多いサービス"),
    "cheap money": (
        "money that earns next to nothing, and what is left behind handed over",
        "ほとんど利息がつかず、未使用残高を引き渡す資金",
    ),
    "coffee": ("coffee bars, where nobody has a contract", "契約のないコーヒー店"),
    "ecommerce": ("web shops, where nobody has a contract", "契約のないネット通販"),
    "title.always": (
        "; {always} pay at every month here, {everywhere} of them lose profit nowhere that was looked at",
        "。ここで常に利益を増やすもの{always}、うち調べた範囲でどこでも損をしないもの{everywhere}",
    ),
    "title.free": (
        "; without a price anywhere: {free}",
        "。どこにも代償がないもの：{free}",
    ),
    "subtitle": (
        "Each lever moved alone, against the same world with the lever at its null. Dots: means; whiskers: 95 % "
        "intervals over {n} paired replications; hollow where zero is inside. Scale linear within 1, then logarithmic.",
        "レバーを1つだけ動かし、動かさない同じ世界と比べた差。点は平均、ひげは{n}回の対応のある反復にわたる95 %区間。"
        "白抜きは0を含む。目盛りは±1の内側で線形、外側で対数。",
    ),
    "in context": (" *", " *"),
    "footnote": (
        " *: moved in a policy that gives it something to do.", " *は、働く場面を与える施策の中で動かしたもの。",
    ),
}  # fmt: skip


say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""


def label(effect: Effect, language: str) -> str:
    """Name a move: the lever, and where it is taken."""
    lever: Declaration = effect.move.lever
    value = effect.move.value
    said = f"{value:g}" if isinstance(value, float) else str(value)
    star = "" if effect.move.is_alone else say(language, "in context")
    return f"{lever.ja if language == 'ja' else lever.label}: {said}{star}"


def finding(effects: list[Effect], language: str) -> str:
    """Say in one sentence what came of the moves by the last month."""
    month = max(effects[0].at)
    paying = [e for e in effects if _sign(e.at[month]["profit"]) > 0]
    taking = sum(_sign(e.at[month]["welfare"]) < 0 for e in paying)
    free = sum(effect.is_without_price for effect in effects)
    text = say(language, "title", month=month, paying=len(paying), moves=len(effects), taking=taking)
    always = [effect for effect in effects if effect.pays_always and not effect.is_oracle]
    everywhere = sum(effect.pays_everywhere for effect in always)
    text += say(language, "title.always", always=len(always), everywhere=everywhere) if always else ""
    return text + (say(language, "title.free", free=free) if free else "")


def losses(effects: list[Effect]) -> list[str]:
    """Return where each lever's cost or counter-force bites: the first place and month of a clear loss of profit."""
    rows = [["lever: value", "loses profit", "by month", "%"]]
    for effect in effects:
        name = f"{effect.move.lever.key}: {label(effect, 'en').rpartition(': ')[2]}"
        if effect.bites is not None:
            found = effect.bites
            rows.append([name, _place(found.place), str(found.month), cell(found.estimate).strip()])
        elif effect.pays_everywhere:
            rows.append([name, "nowhere that was looked at", "", ""])
        else:
            rows.append([name, "not clearly, and gains none at some month", "", ""])
    return ["", "WHERE EACH LEVER LOSES PROFIT", *tabulated(rows)]


def _place(name: str) -> str:
    if name == HERE:
        return name
    if name in WORDS:
        return f"with {say('en', name)}"
    return f"in the {'population' if name in names('population') else 'policy'} {name}"


def cell(estimate: Estimate) -> str:
    """Write an effect in percent with the half-width of its interval; "." where zero is inside.

    Examples
    --------
    >>> from experiments.statistics import Estimate
    >>> cell(Estimate(0.042, 0.04, 0.044, 9)), cell(Estimate(0.001, -0.01, 0.012, 9)), cell(Estimate(0.0, 0.0, 0.0, 9))
    ('+4.2 ± 0.2 ', '+0.1 ± 1.1.', '0')
    """
    if estimate.mean is None:
        return "-"
    if estimate.mean == estimate.low == estimate.high == 0.0:
        return "0"
    if estimate.half_width is None:
        return f"{100 * estimate.mean:+.1f} "
    return f"{100 * estimate.mean:+.1f} ± {100 * estimate.half_width:.1f}{' ' if estimate.is_decided else '.'}"


def table(effects: list[Effect]) -> list[str]:
    """Return the lines of the table: a move at each month."""
    lines = [f"{'lever: value':42}{'month':>6}" + "".join(f"{WORDS[name][0].split(' so')[0]:>20}" for name in OUTCOMES)]
    lines.append(f"{'':48}" + "".join(f"{unit:>20}" for unit in ("%", "pp", "%", "% of a price")))
    for effect in effects:
        name = f"{effect.move.lever.key}: {label(effect, 'en').rpartition(': ')[2]}"
        for month, row in effect.at.items():
            lines.append(f"{name:42}{month:>6}" + "".join(f"{cell(row[o]):>20}" for o in OUTCOMES))
            name = ""
    return lines


_WHAT = "customers, loyalty, profit and welfare"


def marks(effects: list[Effect]) -> list[str]:
    """Return what deserves an explanation: levers that change nothing, and levers that help everything."""
    idle: dict[str, bool] = {}
    for effect in effects:
        idle[effect.move.lever.key] = idle.get(effect.move.lever.key, True) and effect.is_idle
    lines = [f"{key} changes nothing: a lever without effect is a defect" for key, is_idle in idle.items() if is_idle]
    for effect in effects:
        name = f"{effect.move.lever.key} at {effect.move.value}"
        if effect.is_free:
            lines.append(f"{name} is clearly better for {_WHAT} at every month{_where(effect)}: {_explained(effect)}")
        elif effect.is_unfelt and not effect.is_idle:
            lines.append(f"{name} moves money only: no clear effect on customers, loyalty or welfare at any month")
    return lines


def _where(effect: Effect) -> str:
    return "" if effect.move.is_alone else ", in the policy it was moved in"


def _explained(effect: Effect) -> str:
    """Say what a move costs that helps everything here."""
    if effect.is_oracle:
        return "it sees what no company can see; a bound, not a lever"
    if effect.price is None:
        return "no price was found elsewhere either: explain why nothing pays for it, or it is a defect"
    price, unit = effect.price, "pp" if effect.price.outcome == "loyalty" else "%"
    what = say("en", price.outcome).removesuffix(" so far")
    lost = f"{cell(price.estimate).strip()} {unit} by month {price.month}"
    return f"its price lies elsewhere; {_place(price.place)}, {what} {lost}"


def _sign(estimate: Estimate) -> int:
    if not estimate.is_decided or estimate.mean is None:
        return 0
    return 1 if estimate.mean > 0 else -1
