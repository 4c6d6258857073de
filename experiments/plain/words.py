"""What every plain summary says, in English and Japanese; the texts of studies are merged in."""

from __future__ import annotations

from experiments.plain.words_of_laboratory import LABORATORY
from experiments.plain.words_of_policies import POLICIES
from experiments.plain.words_of_programmes import PROGRAMMES
from experiments.plain.words_of_worlds import WORLDS

GENERAL: dict[str, tuple[str, str]] = {
    "heading.changed": ("What changed", "何を変えたか"),
    "heading.sure": ("How sure", "どこまで確かか"),
    "heading.why": ("Why", "なぜか"),
    "heading.lost": ("Who lost", "誰が損をしたか"),
    "heading.test": ("What to test in reality", "現実で試すべきこと"),
    "verdict.clear": (
        "{what}: {gap}. Clear: zero lies outside the 95 % interval.",
        "{what}：{gap}。95%区間にゼロを含まず、明確な差である。",
    ),
    "verdict.open": (
        "{what}: {gap}. Not clear: zero lies inside the 95 % interval.",
        "{what}：{gap}。95%区間にゼロを含み、はっきりしない。",
    ),
    "verdict.alone": (
        "{what}: {gap}. A single replication has no interval, so chance cannot be told from effect.",
        "{what}：{gap}。反復が1回だけでは区間がなく、偶然か効果かを区別できない。",
    ),
    "verdict.none": ("{what}: not found in this run ({gap}).", "{what}：この実行では求められない（{gap}）。"),
    "sure.paired": (
        "Replications: {n}. In each, the same people with the same luck live in every world, so that luck cancels in "
        "the differences.",
        "反復{n}回。各反復では、同じ人々が同じ運のもとで全ての世界を生きるため、差からは運の影響が打ち消される。",
    ),
    "sure.assumed": (
        "All of this is true of the model. Of the {all} numbers of its world, {assumed} are assumed rather than "
        "measured, and none is measured on your customers.",
        "以上はモデルについての結果である。モデルの世界を定める{all}個の数値のうち{assumed}個は測定値ではなく仮定であり、"
        "あなたの会社の顧客で測った値は1つもない。",
    ),
    "why.levers": (
        "Levers on which {treatment} and {baseline} differ: {n}, such as {levers}.",
        "{treatment}と{baseline}で異なるレバー：{n}個。例：{levers}。",
    ),
    "lost.nobody": (
        "Nobody clearly: in none of the {worlds} worlds compared is a line of the ethics scorecard clearly worse for "
        "customers.",
        "明確に損をした顧客はいない。比較した{worlds}個の世界のいずれでも、倫理スコアカードの項目が顧客にとって明確に"
        "悪化することはなかった。",
    ),
    "lost.count": (
        "Customers come off clearly worse on some line of the ethics scorecard in {hurt} of the {worlds} worlds "
        "compared:",
        "比較した{worlds}個の世界のうち{hurt}個で、倫理スコアカードのいずれかの項目が顧客にとって明確に悪化した：",
    ),
    "lost.world": ("{world}, against {other}: {lines}.", "{world}（{other}と比べて）：{lines}。"),
    "size.shares": (
        "By month {month} the model expects {one} against {other} still to be customers. To see that difference in "
        "{power} of trials takes about {n} customers in each group; half of it takes about {half}.",
        "モデルでは{month}か月目に残る顧客は{one}と{other}である。この差を{power}の確率で検出するには各群およそ{n}人、"
        "半分の差なら各群およそ{half}人が必要になる。",
    ),
    "size.same": (
        "By month {month} the model expects equally many still to be customers: retention cannot decide such a trial.",
        "{month}か月目に残る顧客の割合はモデルでは等しいため、維持率ではこの実験に決着がつかない。",
    ),
    "size.line": (
        "What differs most clearly of all that customers can be asked is “{line}” (“{world}” against “{other}”): by "
        "the intervals of this study about {n} customers in each group show it in {power} of trials, and half of it "
        "takes about {half}.",
        "顧客に尋ねられる項目で最も明確に異なるのは「{line}」（「{world}」と「{other}」の差）である。この研究の区間によれば、"
        "各群およそ{n}人で{power}の確率で検出でき、半分の差なら各群およそ{half}人が必要になる。",
    ),
    "size.none": (
        "From a run of this size no number of customers can be given: nothing that customers can be asked differs "
        "clearly, or there are fewer than {least} replications. Run more of them first.",
        "この規模の実行からは必要な顧客数を示せない。顧客に尋ねられる項目に明確な差がないか、反復が{least}回に満たない。"
        "まず反復を増やすこと。",
    ),
}
WORDS: dict[str, tuple[str, str]] = {**GENERAL, **POLICIES, **PROGRAMMES, **WORLDS, **LABORATORY}
"""English and Japanese by key."""
