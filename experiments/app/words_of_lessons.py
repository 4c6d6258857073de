"""Texts around the lessons; what a lesson itself says stands in its file."""

from __future__ import annotations

LESSONS: dict[str, tuple[str, str]] = {
    "lessons.lead": (
        "Predict, run, compare, explain; then switch the mechanism off and watch the same people again.",
        "予想し、実行し、比べ、説明します。そのあと仕組みを止めて、同じ人びとをもう一度観察します。",
    ),
    "lessons.own": (
        "A lesson is a text file. docs/lessons.md says how to write one; kizuna app --lessons FOLDER opens yours.",
        "授業は1つのテキストファイルです。書き方は docs/lessons.md にあります。"
        "自作の授業は kizuna app --lessons フォルダー で開けます。",
    ),
    "lesson.head": ("about {minutes} minutes · ideas: {n}", "約{minutes}分・テーマ{n}つ"),
    "lesson.pages": ("Ideas of this lesson", "この授業のテーマ"),
    "lesson.onward": ("Onward", "次へ進む"),
    "lesson.notes": ("Instructor's notes", "教員用メモ"),
    "lesson.no_notes": ("There are no notes for this page.", "このページのメモはありません。"),
    "lesson.class": (
        "In class: let everybody predict on the hand-out, let neighbours argue, then let all lock in, each at their "
        "own tab; open the votes before you speak of what came out. Votes stay on this machine.",
        "クラスで使うとき：まず各自が配布資料に予想を書き、隣どうしで議論してから、それぞれのタブで予想を確定させます。"
        "結果について話す前に投票を開いてください。投票はこのパソコンの中だけに保存されます。",
    ),
    "lesson.print": ("Hand-out and debrief for printing", "配布資料と解説（印刷用）"),
    "lesson.print_now": ("Print", "印刷する"),
    "lesson.to_lesson": ("Back to the lesson", "授業へ戻る"),
    "lesson.handout": ("Hand-out", "配布資料"),
    "lesson.debrief": ("Debrief", "解説"),
    "lesson.name_line": ("Name:", "氏名："),
    "lesson.write_out": ("What came out:", "結果："),
    "lesson.write_why": ("Why, in my own words:", "なぜそうなったか（自分の言葉で）："),
    "lesson.write_without": ("Without “{what}”:", "「{what}」がない場合："),
    "lesson.predict": ("Predict", "予想する"),
    "lesson.lock": ("Lock in my answer and run", "予想を確定して実行"),
    "lesson.answer_first": ("Answer first: a guess is enough.", "先に答えてください。勘でかまいません。"),
    "lesson.draw": (
        "Draw with mouse or finger, or move a point with the arrow keys.",
        "マウスや指で描くか、点を選んで矢印キーで動かしてください。",
    ),
    "lesson.compare": ("Compare", "比べる"),
    "lesson.explain": ("Explain", "説明する"),
    "lesson.came_out": ("What came out", "結果"),
    "lesson.without": ("Switch it off", "仕組みを止める"),
    "lesson.same_people": (
        "The same people with the same luck, without this one mechanism.",
        "同じ人びと、同じ運。この仕組みだけがありません。",
    ),
    "lesson.switch": ("Switch off: {what}", "止める：{what}"),
    "lesson.puzzle": ("Puzzle", "応用問題"),
    "lesson.you": ("You predicted: {what}", "あなたの予想：{what}"),
    "lesson.yours": ("Your prediction", "あなたの予想"),
    "lesson.out": ("What came out: {what}", "結果：{what}"),
    "lesson.undecided": (
        "What came out: these cannot be told apart: {what}",
        "結果：次のどれであるかは区別できません：{what}",
    ),
    "lesson.none": ("None of these answers came out clearly.", "はっきりと当てはまる選択肢はありませんでした。"),
    "lesson.interval": ("95 % interval {low} to {high}", "95 %区間 {low}〜{high}"),
    "lesson.right": ("Your prediction came true.", "予想のとおりになりました。"),
    "lesson.wrong": (
        "Your prediction did not come true. Which of your assumptions did the world not share?",
        "予想とは違う結果になりました。どの前提が違っていたのでしょうか。",
    ),
    "lesson.open": (
        "Your prediction is among those that cannot be told apart here.",
        "あなたの予想は、ここでは区別できない答えの一つです。",
    ),
    "lesson.away": ("You were {n} away.", "差は{n}でした。"),
    "lesson.away_on_average": ("On average you were {n} away.", "差は平均{n}でした。"),
    "lesson.votes": ("Votes of the class: {n}", "クラスの投票：{n}件"),
    "lesson.reset": ("Clear these votes", "この投票を消去"),
    "lesson.reset_sure": ("Press again to clear", "もう一度押すと消去します"),
    "lesson.desk": ("Go on at the desk with the same worlds", "同じ世界を「もしもの机」で続ける"),
    "lesson.back": ("Back", "前へ"),
    "lesson.next": ("Next idea", "次のテーマ"),
    "lesson.all": ("All lessons", "授業の一覧"),
    "lesson.points": ("{n} percentage points", "{n}ポイント"),
    "lesson.months": ("{n} months", "{n}か月"),
    "lesson.unit.points": ("points", "ポイント"),
    "lesson.unit.months": ("months", "か月"),
    "lesson.unit.count": ("people", "人"),
    "lesson.unit.money": ("market prices", "市場価格"),
    "lesson.unit.share": ("(0 to 1)", "（0〜1）"),
}
