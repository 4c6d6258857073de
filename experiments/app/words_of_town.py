"""Texts of the town."""

from __future__ import annotations

STAGE: dict[str, tuple[str, str]] = {
    "stage": ("The town", "町"),
    "controls": ("Playing", "再生"),
    "run": ("Run", "再生"),
    "pause": ("Pause", "一時停止"),
    "back": ("Back", "1か月戻る"),
    "step": ("Step", "1か月進む"),
    "month": ("month {month} of {months}", "{months}か月中 {month}か月目"),
    "slider": ("Month", "月"),
    "speed": ("Speed", "速さ"),
    "per_second": ("{n} months a second", "毎秒{n}か月"),
    "preparing": ("The market is being prepared.", "市場を準備しています。"),
    "filming": ("Month {month} of {months} has been lived so far.", "{months}か月中{month}か月目まで計算しました。"),
    "broken": ("The film broke off. Load the page again.", "途中で切れました。ページを読み込み直してください。"),
    "picture": (
        "Every customer of the company under {policy}, by satisfaction and trust.",
        "{policy}のもとでの自社の顧客一人ひとりを、満足と信頼の平面に示した図。",
    ),
    "satisfaction": ("satisfaction", "満足"),
    "trust": ("trust", "信頼"),
    "customers": ("customers", "顧客"),
    "left": ("have left", "離れた人"),
    "wanting": ("want out", "辞めたい人"),
    "obstructed": ("of them got stuck", "うち解約を阻まれた人"),
    "content": ("content to stay", "とどまるつもり"),
    "wants": ("wants out", "辞めたい"),
    "obstructed_person": ("wants out and got stuck on the way", "辞めたいのに解約を阻まれた"),
    "left_person": ("left: stands where they parted, and fades", "離れた人（別れた位置に残り、薄れていく）"),
    "density": ("few to many customers in one place; those who left are only counted",
                "顧客が少ない所から多い所まで（離れた人は数だけ示す）"),
    "density_stuck": ("some there want out and got stuck", "そこに、辞めたいのに解約を阻まれた人がいる"),
    "legend": ("What the marks mean", "記号の意味"),
    "month_said": ("Month {month}.", "{month}か月目。"),
    "sentence": (
        "{policy}: {customers} customers, {left} have left; {wanting} want out, {obstructed} of them got stuck.",
        "{policy}：顧客{customers}人、離れた人{left}人、辞めたい人{wanting}人（うち解約を阻まれた人{obstructed}人）。",
    ),
    "table": ("This month as a table", "この月を表で見る"),
    "what": ("at the end of the month", "月末の時点"),
    "row_customers": ("customers of the company", "自社の顧客"),
    "row_content": ("content to stay", "とどまるつもりの人"),
    "row_wanting": ("want out", "辞めたい人"),
    "row_obstructed": ("want out and got stuck", "辞めたいのに解約を阻まれた人"),
    "row_stuck": ("attempts that got stuck this month", "この月に阻まれた解約の試み"),
    "row_left": ("have left since month 0, and are not back", "開始後に離れ、戻っていない人"),
    "row_satisfaction": ("mean satisfaction of customers (0 to 1)", "顧客の満足の平均（0〜1）"),
    "row_trust": ("mean trust of customers (0 to 1)", "顧客の信頼の平均（0〜1）"),
}  # fmt: skip
"""Said in the browser, which fills the places in braces."""

TOWN: dict[str, tuple[str, str]] = {
    "town.lead": (
        "The same customers with the same luck, under two policies. Each stands where satisfaction and trust are. "
        "Let the months run and watch who drifts, who leaves, and who wants out but cannot get through.",
        "同じ顧客が、同じ運のもとで、二つの方針を生きます。それぞれの位置は満足と信頼を表します。月を進めて、"
        "誰の心が動き、誰が離れ、誰が辞めたいのに辞められないのかを見てください。",
    ),
    "town.asked": ("Policies and market", "方針と市場"),
    "town.policy": ("Policy {letter}", "方針{letter}"),
    "town.people": ("People in the market", "市場の人数"),
    "town.no_contract": (
        "Nobody has a contract in this industry, so there is nothing to cancel and nobody gets stuck: customers simply "
        "stop coming.",
        "この業種には契約がないため、解約の手続きも、それを阻まれる人もいません。顧客はただ来なくなります。",
    ),
    "town.customer": ("One customer's diary", "ひとりの顧客の日記"),
    "town.choose": (
        "Click a mark, or pick somebody here. The line on the plane is the way this person has come.",
        "図の点をクリックするか、ここで選んでください。図の線は、その人がたどった道です。",
    ),
    "town.number": ("Customer number", "顧客番号"),
    "town.kind": ("Go through", "順に見る"),
    "town.previous": ("Previous", "前の人"),
    "town.next": ("Next", "次の人"),
    "town.of": ("{n} people", "{n}人"),
    "town.nobody": ("nobody", "該当者なし"),
    "town.kind.stuck": ("stuck on the way out", "解約を阻まれた人"),
    "town.kind.driven_away": ("left under A only", "Aでだけ離れた人"),
    "town.kind.saved": ("left under B only", "Bでだけ離れた人"),
    "town.kind.lost_anyway": ("left under both", "どちらでも離れた人"),
    "town.kind.stay_anyway": ("stayed under both", "どちらでも残った人"),
    "town.kind.anybody": ("anybody", "すべての人"),
    "town.reading": ("Reading the diary of customer {customer}.", "顧客{customer}の日記を読んでいます。"),
    "town.quiet": ("Nothing worth telling happened under either policy.", "どちらの方針でも、特に何も起きなかった。"),
    "town.why": ("What weighed how much", "何がどれだけ効いたか"),
    "town.link": ("Link to this month and customer", "この月とこの顧客へのリンク"),
    "town.command": ("The same diary on the command line", "同じ日記を作るコマンド"),
}
