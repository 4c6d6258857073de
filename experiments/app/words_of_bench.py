"""Texts of the experiment bench."""

from __future__ import annotations

BENCH: dict[str, tuple[str, str]] = {
    "bench.lead": (
        "What sweeps and studies have left on this machine: choose one, look at it as a map, and take it away.",
        "このパソコンに残っているスイープと研究の結果です。選んで地図で見て、ファイルとして持ち出せます。",
    ),
    "bench.sweep": ("Sweep", "スイープ"),
    "bench.sweep.choice": ("{name} · {cells} cells · {started} · {axes}", "{name} · {cells}セル · {started} · {axes}"),
    "bench.sweep.other": ("{name} · of another engine", "{name} · 別の版の計算エンジン"),
    "bench.sweep.nothing": ("{name} · nothing finished yet", "{name} · 完了したセルなし"),
    "bench.asked": ("What was asked", "何を調べたか"),
    "bench.asked.study": ("Study", "研究"),
    "bench.asked.policies": ("Policies", "方針"),
    "bench.asked.axes": ("Swept", "動かしたもの"),
    "bench.asked.command": ("Command line", "コマンド"),
    "bench.asked.design": ("a design, not a command of cells", "実験計画（セルごとのコマンドなし）"),
    "bench.asked.status": ("Status", "状態"),
    "bench.asked.counts": (
        "{finished} of {cells} cells finished, {failed} failed", "{cells}セル中{finished}完了、{failed}失敗"
    ),
    "bench.asked.started": ("Started", "開始"),
    "bench.asked.size": ("Size", "規模"),
    "bench.values": ("{lever}: {n} values from {low} to {high}", "{lever}：{low}から{high}まで{n}通り"),
    "bench.names": ("{lever}: {values}", "{lever}：{values}"),
    "bench.status.started": ("running, or stopped without a word", "実行中、または途中で停止"),
    "bench.status.interrupted": ("stopped by hand", "手動で停止"),
    "bench.status.finished": ("finished", "完了"),
    "bench.status.with failures": ("finished, with failures", "完了（失敗あり）"),
    "bench.status.failed": ("failed", "失敗"),
    "bench.look": ("What to look at", "見るもの"),
    "bench.outcome": ("Outcome", "アウトカム"),
    "bench.one": ("Policy", "方針"),
    "bench.against": ("Against", "比較相手"),
    "bench.alone": ("nobody: the outcome itself", "なし（アウトカムそのもの）"),
    "bench.month": ("Month", "月"),
    "bench.x": ("Across", "横軸"),
    "bench.y": ("Up", "縦軸"),
    "bench.nothing": ("nothing", "なし"),
    "bench.held": ("{lever} held at", "{lever}の固定値"),
    "bench.map": ("Map", "地図"),
    "bench.map.marks": (
        "Red: {one} ahead. Blue and a minus: {other} clearly ahead. A dot: the 95 % interval holds zero, so nobody "
        "is clearly ahead. Black line: where the lead changes hands. Choose a cell to open it on the desk.",
        "赤は{one}が優位。青と「−」は{other}が明らかに優位。点は95 %区間が0を含み、優劣が明らかでないセル。"
        "黒線は優劣が入れ替わる境目。セルを選ぶと机で開きます。",
    ),
    "bench.map.marks.alone": (
        "The darker, the higher. Choose a cell to open it on the desk.", "濃いほど高い値。セルを選ぶと机で開きます。"
    ),
    "bench.map.line": (
        "Dots are means, whiskers 95 % intervals. Choose a dot to open its cell on the desk.",
        "点は平均、ひげは95 %区間です。点を選ぶとそのセルを机で開きます。",
    ),
    "bench.map.one_replication": (
        "One replication: there are no intervals.", "反復が1回だけなので、区間はありません。"
    ),
    "bench.map.none": (
        "Nothing was swept here, so there is no map; the table below has the numbers.",
        "動かしたものがないため地図はありません。数値は下の表にあります。",
    ),
    "bench.map.unmeasured": (
        "{outcome} has no value at month {month}; some columns exist in the last month only.",
        "{month}か月目の{outcome}には値がありません。最後の月にだけ値がある列もあります。",
    ),
    "bench.map.ahead": ("{policy} ahead", "{policy}が優位"),
    "bench.map.high": ("more", "大"),
    "bench.map.low": ("less", "小"),
    "bench.counts": (
        "Clearly ahead in {ahead}, clearly behind in {behind}, undecided in {undecided} of {n} cells.",
        "{n}セルのうち、明らかに優位{ahead}、明らかに劣位{behind}、明らかでない{undecided}。",
    ),
    "bench.open": ("Open cell {n} on the desk", "セル{n}を机で開く"),
    "bench.open.working": ("Setting up cell {n} for the desk.", "セル{n}を机に移しています。"),
    "bench.open.cannot": ("Cell {n} cannot go to the desk", "セル{n}は机に移せません"),
    "bench.open.missing": (
        "It has settings that a link cannot carry: {keys}", "リンクでは運べない設定があります：{keys}"
    ),
    "bench.open.unknown": (
        "It cannot be set up again from what the store has: the sweep is of an earlier version, its cells have seeds "
        "of their own, or something was swept that is neither a number nor a word.",
        "保管されている情報からはこのセルを再現できません。以前の版のスイープか、セルごとに乱数の種が違うか、"
        "数や語でないものを動かしたスイープです。",
    ),
    "bench.moves": ("What moves it", "何が動かすか"),
    "bench.moves.own": (
        "Share of the variance between the cells of this sweep that goes with each lever alone: the variance of the "
        "means over its values, as a share of the variance of all cells. What levers do only together is in none of "
        "them.",
        "このスイープのセル間の分散のうち、各レバーだけで説明される割合（値ごとの平均の分散÷全セルの分散）。"
        "組み合わせでだけ生じる効果は含みません。",
    ),
    "bench.moves.rest": (
        "Left for levers acting together, and luck: {rest}.", "組み合わせの効果と偶然に残る割合：{rest}。"
    ),
    "bench.moves.share": ("share of variance", "分散の割合"),
    "bench.moves.chance": ("by chance", "偶然だけなら"),
    "bench.moves.none": (
        "Every cell has the same value, or there are too few cells to tell.", "全セルが同じ値か、セルが少なすぎます。"
    ),
    "bench.moves.one": ("Fewer than two levers were moved.", "動かしたレバーは2つ未満です。"),
    "bench.moves.lever": ("lever", "レバー"),
    "bench.moves.run": ("From the run {run}: {finding}", "実行結果{run}より：{finding}"),
    "bench.moves.sensitivity": (
        "total index: share of variance, alone and with others", "全効果指数（単独と相互作用による分散の割合）"
    ),
    "bench.moves.morris": (
        "mean size of an elementary effect, as a share of the baseline", "基本効果の平均的な大きさ（基準に対する割合）"
    ),
    "bench.moves.screen": (
        "difference a lever makes alone to profit so far at the last month, in parts of it",
        "レバー単独による、最終月までの累積利益の差（利益に対する割合）",
    ),
    "bench.table": ("Cells", "セル"),
    "bench.table.lead": (
        "Means at month {month}: {what}. Choose the number of a cell to open it on the desk.",
        "{month}か月目の平均：{what}。セル番号を選ぶと机で開きます。",
    ),
    "bench.table.difference": ("paired difference, {one} minus {other}", "対応のある差（{one}−{other}）"),
    "bench.table.level": ("{one}", "{one}"),
    "bench.table.number": ("cell", "セル"),
    "bench.table.lived": ("replications", "反復数"),
    "bench.table.sort": ("Sort by {column}", "{column}で並べ替え"),
    "bench.table.page": (
        "Cells {first} to {last} of {shown} shown, {all} in all", "{shown}件中{first}〜{last}件（全{all}セル）"
    ),
    "bench.table.none": ("No cell is left by the filters.", "条件に合うセルはありません。"),
    "bench.table.next": ("Next", "次へ"),
    "bench.table.before": ("Back", "前へ"),
    "bench.filter": ("Filter", "絞り込み"),
    "bench.filter.column": ("Column", "列"),
    "bench.filter.low": ("From", "下限"),
    "bench.filter.high": ("To", "上限"),
    "bench.filter.text": ("Contains", "含む語"),
    "bench.filter.add": ("Add filter", "条件を追加"),
    "bench.filter.remove": ("Remove: {filter}", "外す：{filter}"),
    "bench.filter.decided": ("Only cells with a clear difference", "差が明らかなセルだけ"),
    "bench.take": ("Take it away", "持ち出す"),
    "bench.take.lead": (
        "The files that kizuna results csv writes, of this sweep only.",
        "kizuna results csv が書くのと同じファイルです（このスイープのみ）。",
    ),
    "bench.take.runs": ("Every run and month", "全反復・全月の値"),
    "bench.take.cells": ("Cells and what was swept", "セルと動かした値"),
    "bench.take.as": ("{what} as {form}", "{what}（{form}）"),
    "bench.take.command": ("The same on the command line", "同じことをするコマンド"),
    "bench.dictionary": ("Data dictionary", "データ辞書"),
    "bench.dictionary.lead": ("What every column of the files is, and in what unit.", "各列の意味と単位です。"),
    "bench.dictionary.find": ("Find a column", "列を探す"),
    "bench.dictionary.column": ("column", "列"),
    "bench.dictionary.english": ("meaning", "意味（英語）"),
    "bench.dictionary.japanese": ("meaning in Japanese", "意味"),
    "bench.dictionary.unit": ("unit", "単位"),
    "bench.dictionary.shown": ("{n} columns", "{n}列"),
    "bench.runs": ("Runs", "実行結果"),
    "bench.runs.lead": ("Runs under results/, the newest first.", "results/ にある実行結果（新しい順）。"),
    "bench.runs.none": ("There are no runs under results/ yet.", "results/ に実行結果はまだありません。"),
    "bench.runs.run": ("run", "実行結果"),
    "bench.runs.study": ("study", "研究"),
    "bench.runs.started": ("started", "開始"),
    "bench.runs.status": ("status", "状態"),
    "bench.runs.policies": ("policies", "方針"),
    "bench.runs.size": ("customers × months × replications", "顧客数×月数×反復数"),
    "bench.runs.found": ("finding", "わかったこと"),
    "bench.runs.more": ("Show all {n}", "{n}件すべて表示"),
    "bench.empty": ("The store holds no sweep of this engine yet", "この計算エンジンのスイープはまだありません"),
    "bench.empty.lead": (
        "A sweep asks the same question under many settings. From the command line:",
        "スイープは、同じ問いを多くの設定で試します。コマンドでは次のように始めます：",
    ),
    "bench.small": ("Try a small sweep", "小さなスイープを試す"),
    "bench.small.lead": (
        "Aggressive against transparent retention over two levers, on this machine, into the same store. It can be "
        "stopped; what is finished stays, and starting it again goes on from there.",
        "強引な方針と透明な方針を、2つのレバーを動かして比べます。このパソコンで計算し、同じ場所に保管します。"
        "途中で止めても完了分は残り、続きから再開できます。",
    ),
    "bench.small.steps_x": ("Steps across", "横の段数"),
    "bench.small.steps_y": ("Steps up", "縦の段数"),
    "bench.small.customers": ("Customers", "顧客数"),
    "bench.small.horizon_months": ("Months", "月数"),
    "bench.small.replications": ("Replications", "反復数"),
    "bench.small.start": ("Start the sweep", "スイープを始める"),
    "bench.small.stop": ("Stop", "止める"),
    "bench.small.command": ("The same on the command line", "同じことをするコマンド"),
    "bench.small.checking": ("Checking the cells.", "セルを確認しています。"),
    "bench.small.running": ("{done} of {total} cells finished", "{total}セル中{done}セル完了"),
    "bench.small.stopping": ("Stopping after the cells in hand.", "計算中のセルが終わりしだい止まります。"),
    "bench.small.stopped": (
        "Stopped; {done} of {total} cells are in the store.",
        "停止しました。{total}セル中{done}セルが保管されています。",
    ),
    "bench.small.busy": ("Another page is running a small sweep.", "別のページが小さなスイープを実行中です。"),
    "bench.small.failed": ("It broke off: {reason}", "途中で失敗しました：{reason}"),
    "bench.reading": ("Reading the store.", "保管場所を読んでいます。"),
}  # fmt: skip
