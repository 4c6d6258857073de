"""A search in words, English and Japanese, made from the summary alone."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

from pathlib import Path
from typing import Any

from experiments import tabulate
from experiments.bilingual import called, speaker
from experiments.ethics_rows import ethics_rows
from experiments.forms import capital, joined
from experiments.report.words import Words
from experiments.verdict import wrapped

WORDS: dict[str, tuple[str, str]] = {
    "profit": ("profit", "利益"),
    "loyalty": ("attitudinal loyalty", "態度的ロイヤルティ"),
    "welfare": ("customer welfare", "顧客の余剰"),
    "fairness": ("fairness", "公平さ"),
    "axis.share": ("{name} gained\n(% of {baseline}'s)", "{name}の増加\n（{baseline}に対する%）"),
    "axis.points": ("{name} gained\n(percentage points)", "{name}の増加\n（ポイント）"),
    "axis.money": ("{name} gained: gap closed\n(market prices a month)", "{name}の増加：格差の縮小\n（市場価格、月あたり）"),
    "trapped_share": ("trapped share", "囚われの割合"),
    "retention": ("retention", "維持率"),
    "hidden_fee": ("hidden fee", "隠れた手数料"),
    "friction": ("friction", "解約の障壁"),
    "headline": (
        "Of {n} policies on the front, all within the limits, {better} are clearly better than {baseline} in everything; the most profitable gains {gain}",
        "制約内の前線から選んだ{n}の施策のうち、すべてで{baseline}を明らかに上回るのは{better}。最も利益の多い施策の利益の増加は{gain}",
    ),
    "headline.other": (
        "Of {n} policies on the front, all within the limits, {better} are clearly better than {baseline} in everything",
        "制約内の前線から選んだ{n}の施策のうち、すべてで{baseline}を明らかに上回るのは{better}",
    ),
    "headline.none": (
        "No policy that was tried keeps all limits, with fresh luck too: ease one, or search longer",
        "試した施策のうち、新しい反復でもすべての制約を満たすものはない：制約を緩めるか、探索を長くする必要がある",
    ),
    "searched": (
        "{candidates} candidates over {levers} levers, {within} within the limits; {front} of them are on the front (no other is as good in everything and better in something), and {kept} stand for all.",
        "{levers}個のレバーにわたる{candidates}の候補のうち{within}が制約内。{front}が前線にあり（すべてで同等以上かつどれかで上回る候補がない）、代表として{kept}を選んだ。",
    ),
    "compromise": (
        "The compromise is {name}, whose worst gain (as a share of what the front spans) is best: {gains}.",
        "折り合いの施策は{name}で、最も不利な目的での増加（前線の幅に対する割合）が最もよい：{gains}。",
    ),
    "fall": (
        "Picked for good luck: with fresh luck ({n} replications that the search has not seen) the front's gains are smaller by {falls} on average, and by {most} at most. Reported are the fresh numbers.",
        "運のよさで選ばれた分：探索で使わなかった{n}回の反復では、前線の増加は平均{falls}、最大{most}下がる。報告するのは新しい反復の値。",
    ),
    "fall.part": ("{amount} in {name}", "{name}で{amount}"),
    "late": (
        "{late} of the {front} on the front were found in generation {generation} or later: {verdict}.",
        "前線の{front}のうち{late}は第{generation}世代以降に見つかった：{verdict}。",
    ),
    "late.yes": ("the search had not settled, and more generations would find better", "探索はまだ収束しておらず、世代を増やせばよりよいものが見つかる"),
    "late.no": ("the search had nearly settled", "探索はほぼ収束している"),
    "fallen": (
        "{names}: within the limits in the search, but not with fresh luck; left out of the presets.",
        "{names}：探索では制約内だったが新しい反復では満たさないため、プリセットから除いた。",
    ),
    "preset": ("{name}: {gains}; {limits}; {beaten}.", "{name}：{gains}。{limits}。{beaten}。"),
    "preset.within": ("keeps all limits", "すべての制約を満たす"),
    "preset.broken": ("breaks the limit of {limits}", "{limits}の制約を破る"),
    "preset.beaten": ("{n} of the front are better in everything", "前線の{n}施策がすべてで上回る"),
    "preset.unbeaten": ("none of the front is better in everything", "すべてで上回る前線の施策はない"),
    "limits": (
        "Limits: trapped share at most {trapped}, hidden fee at most {fee}, friction at most {friction}, retention at least {retention}, at month {month}.",
        "制約：{month}か月目の囚われの割合{trapped}以下、隠れた手数料{fee}以下、解約の障壁は{friction}まで、維持率{retention}以上。",
    ),
    "command": (
        "Live one of them with the main job: {command}",
        "前線の施策を主要な実験で確かめる：{command}",
    ),
    "title": ("Policies that no other beats", "他に劣らない施策"),
    "subtitle": (
        "Gains against {baseline} by month {month}. Pale: candidates of the search (dots within the limits, crosses not), means over {n} replications. Strong: {fresh} fresh replications, whiskers 95 % intervals; open diamonds: a limit broken with fresh luck.",
        "{month}か月目までの{baseline}に対する増加。淡い印は探索の候補（点は制約内、×は制約外、{n}回の反復の平均）。濃い印は新しい{fresh}回の反復、ひげは95 %区間。白抜きのひし形は新しい反復で制約を破ったもの。",
    ),
    "candidate": ("candidates within the limits", "制約内の候補"),
    "outside": ("candidates outside", "制約外の候補"),
    "front": ("front, numbered", "前線（番号付き）"),
    "baseline": ("{name} (baseline)", "{name}（基準）"),
    "caption": (
        "Right and up are better in every panel. Whoever wants more of one thing than a policy of the front gives must give up some of another; what lies below and to the left of the front gives something away for nothing.",
        "どの図でも右上ほどよい。前線の施策よりあるものを増やすには、ほかを減らすしかない。前線の左下にあるものは、何かを無駄にしている。",
    ),
    "table": ("Gains against {baseline} with fresh luck, with 95 % intervals", "{baseline}に対する増加（新しい反復、95 %区間）"),
    "table.fall": ("Gains in the search and with fresh luck", "探索での増加と新しい反復での増加"),
    "table.levers": ("Levers of the front", "前線のレバー"),
    "policy": ("policy", "施策"),
    "kept": ("limits", "制約"),
    "yes": ("kept", "満たす"),
    "in search": ("{name}, search", "{name}（探索）"),
    "afresh": ("{name}, fresh", "{name}（新しい反復）"),
    "lever": ("lever", "レバー"),
    "notes": (
        "Profit is {profit}. Welfare counts the company's own customers, and so grows with their number too. A front of {n} objectives after {candidates} candidates is not the last word.",
        "利益は{profit}。余剰は自社の顧客のもので、顧客数とともに増える。{n}個の目的を{candidates}候補で探した前線は最終的なものではない。",
    ),
    "npv": ("net present value", "正味現在価値"),
    "cumulative_profit": ("cumulative profit", "累積利益"),
}  # fmt: skip


say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""


def scale(form: str) -> float:
    """Return what a gain is multiplied with to be shown."""
    return 1.0 if form == "money" else 100.0


def amount(value: float | None, form: str, sign: bool = True) -> str:
    """Write a gain.

    Examples
    --------
    >>> amount(0.0834, "share"), amount(-0.0123, "points"), amount(0.0312, "money"), amount(None, "share")
    ('+8.3 %', '-1.2 pp', '+0.031', '-')
    """
    if value is None:
        return "-"
    plus = "+" if sign else ""
    unit = {"share": " %", "points": " pp", "money": ""}[form]
    return f"{value * scale(form):{plus}.{3 if form == 'money' else 1}f}{unit}"


def with_interval(found: dict[str, Any], form: str) -> str:
    """Write a gain with its interval."""
    if found["mean"] is None or found["low"] is None:
        return amount(found["mean"], form)
    digits = 3 if form == "money" else 1
    low, high = (f"{found[end] * scale(form):+.{digits}f}" for end in ("low", "high"))
    return f"{amount(found['mean'], form)} [{low}, {high}]"


def kept(summary: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the members of the front that keep all limits with fresh luck."""
    return [member for member in summary["front"] if not member["broken"]]


def headline(summary: dict[str, Any], language: str) -> str:
    """Say what the front offers."""
    found = kept(summary)
    if not found:
        return say(language, "headline.none")
    values = {
        "n": len(found), "better": summary["better_in_all"],
        "baseline": called(language, summary["setting"]["baseline"]),
    }  # fmt: skip
    first = summary["objectives"][0]
    if first["name"] != "profit":
        return say(language, "headline.other", **values)
    return say(language, "headline", gain=with_interval(found[0]["fresh"]["profit"], first["form"]), **values)


def sentences(summary: dict[str, Any], language: str) -> list[str]:
    """Return what was found, in a few sentences."""
    setting, searched, limits = summary["setting"], summary["searched"], summary["limits"]
    stop = "。" if language == "ja" else "."
    lines = [headline(summary, language) + stop]
    lines.append(say(
        language, "searched", candidates=searched["candidates"], levers=len(setting["levers"]),
        within=searched["within_limits"], front=searched["on_the_front"], kept=len(summary["front"]),
    ))  # fmt: skip
    lines.append(say(
        language, "limits", trapped=amount(limits["trapped_share"], "share", sign=False), month=setting["month"],
        fee=f"{limits['hidden_fee']:g}", friction=limits["friction"],
        retention=amount(limits["retention"], "share", sign=False),
    ))  # fmt: skip
    if summary["compromise"]:
        member = next(one for one in summary["front"] if one["name"] == summary["compromise"])
        lines.append(say(language, "compromise", name=member["name"], gains=_gains(summary, member, language)))
    if summary["front"]:
        lines += [_fall(summary, language), _late(summary, language)]
    fallen = [member["name"] for member in summary["front"] if member["broken"]]
    if fallen:
        lines.append(say(language, "fallen", names=_listed(fallen, language)))
    lines += [_preset(summary, member, language) for member in summary["presets"][:-1]]
    profit = next((item["outcome"] for item in summary["objectives"] if item["name"] == "profit"), "npv")
    lines.append(say(language, "notes", profit=say(language, profit), n=len(summary["objectives"]),
                     candidates=searched["candidates"]))  # fmt: skip
    return lines


def command(summary: dict[str, Any], folder: Path | str) -> str:
    """Return the command that lives a preset of a run in the main job; empty without presets."""
    found = kept(summary)
    if not found:
        return ""
    name, baseline = summary["compromise"] or found[0]["name"], summary["setting"]["baseline"]
    return f"kizuna --config-dir {folder}/conf 'policy=[{name},{baseline}]'"


def in_words(summary: dict[str, Any], folder: Path) -> str:
    """Return sentences and tables for the screen, in English."""
    lines = ["", *(line for text in sentences(summary, "en") for line in wrapped(text)), ""]
    lines.append(say("en", "table", baseline=summary["setting"]["baseline"]).upper())
    lines += tabulate.table(gain_rows(summary, "en"))
    if summary["front"]:
        lines += ["", say("en", "table.fall").upper(), *tabulate.table(fall_rows(summary, "en"))]
        lines += ["", Words("en")("scorecard.title").upper(), *tabulate.table(ethics_of(summary, "en"))]
        lines += ["", say("en", "table.levers").upper(), *tabulate.table(lever_rows(summary, "en"))]
    if text := command(summary, folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder):
        lines += ["", say("en", "command", command=text)]
    return "\n".join(lines)


def gain_rows(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return gains of front and presets, the head first."""
    wanted = summary["objectives"]
    rows = [[say(language, "policy"), *(say(language, item["name"]) for item in wanted), say(language, "kept")]]
    for member in (*summary["front"], *summary["presets"][:-1]):
        cells = [with_interval(member["fresh"][item["name"]], item["form"]) for item in wanted]
        broken = _listed([say(language, name) for name in member["broken"]], language) or say(language, "yes")
        rows.append([called(language, member["name"]), *cells, broken])
    return rows


def fall_rows(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return gains in the search beside those with fresh luck, the head first."""
    wanted = summary["objectives"]
    head = [say(language, key, name=say(language, item["name"])) for item in wanted for key in ("in search", "afresh")]
    rows = [[say(language, "policy"), *head]]
    for member in summary["front"]:
        cells = [
            amount(member[part][item["name"]]["mean"], item["form"])
            for item in wanted for part in ("searched", "fresh")
        ]  # fmt: skip
        rows.append([member["name"], *cells])
    return rows


def ethics_of(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return the ethics scorecard of the front and of the baseline, the head first."""
    members = (*summary["front"], summary["presets"][-1])
    return ethics_rows({called(language, member["name"]): member["ethics"] for member in members}, language)


def lever_rows(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return the levers searched, a column a policy of the front, the head first; empty at their null."""
    from experiments.catalog import entries

    rows = [[say(language, "lever"), *(member["name"] for member in summary["front"])]]
    for key in summary["setting"]["levers"]:
        concern, _, name = key.partition(".")
        cells = [member["levers"].get(concern, {}).get(name, "") for member in summary["front"]]
        label = entries()[key].declaration.ja if language == "ja" else key
        rows.append([label, *(f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in cells)])
    return rows


def comments(summary: dict[str, Any], name: str) -> list[str]:
    """Return the lines at the head of a preset."""
    member = next(one for one in summary["front"] if one["name"] == name)
    setting = summary["setting"]
    gains = [f"{item['name']} {with_interval(member['fresh'][item['name']], item['form'])}"
             for item in summary["objectives"]]  # fmt: skip
    return [
        f"On the front of a search within limits, generation {member['generation']} of {setting['generations']}.",
        f"Gains against {setting['baseline']} by month {setting['month']}, {setting['fresh_replications']} fresh "
        "replications, 95 % intervals:",
        *(f"  {text}" for text in gains),
    ]


def _fall(summary: dict[str, Any], language: str) -> str:
    forms = {item["name"]: item["form"] for item in summary["objectives"]}

    def parts(which: str) -> str:
        texts = [
            say(language, "fall.part", amount=amount(fall[which], forms[name], sign=False), name=say(language, name))
            for name, fall in summary["fall"].items()
        ]
        return _listed(texts, language)

    return say(language, "fall", n=summary["setting"]["fresh_replications"], falls=parts("mean"),
               most=parts("largest"))  # fmt: skip


def _late(summary: dict[str, Any], language: str) -> str:
    searched = summary["searched"]
    # a settled search would find as few in its last third as chance puts there
    verdict = say(language, "late.yes" if 3 * searched["late"] > searched["on_the_front"] else "late.no")
    return say(language, "late", late=searched["late"], front=searched["on_the_front"],
               generation=searched["late_from"], verdict=verdict)  # fmt: skip


def _preset(summary: dict[str, Any], member: dict[str, Any], language: str) -> str:
    limits = say(language, "preset.within")
    if member["broken"]:
        names = _listed([say(language, name) for name in member["broken"]], language)
        limits = say(language, "preset.broken", limits=names)
    n = len(member["beaten_by"])
    beaten = say(language, "preset.beaten", n=n) if n else say(language, "preset.unbeaten")
    name = called(language, member["name"])
    return say(
        language, "preset", name=capital(name), gains=_gains(summary, member, language), limits=limits, beaten=beaten
    )


def _gains(summary: dict[str, Any], member: dict[str, Any], language: str) -> str:
    return _listed(
        [
            f"{say(language, item['name'])} {amount(member['fresh'][item['name']]['mean'], item['form'])}"
            for item in summary["objectives"]
        ],
        language,
    )


def _listed(texts: list[str], language: str) -> str:
    return "、".join(texts) if language == "ja" else joined(texts)
