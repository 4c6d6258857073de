"""Every text of the laboratory in the browser, English and Japanese side by side; labels of levers come from theirs."""

from __future__ import annotations

from experiments.app.words_of_bench import BENCH
from experiments.app.words_of_desk import DESK
from experiments.app.words_of_lessons import LESSONS
from experiments.app.words_of_town import TOWN
from experiments.bilingual import speaker

FRAME: dict[str, tuple[str, str]] = {
    "kizuna": ("Kizuna", "絆 Kizuna"),
    "page.desk": ("What-if desk", "もしもの机"),
    "page.town": ("The town", "町"),
    "page.bench": ("Bench", "実験台"),
    "page.lessons": ("Lessons", "授業"),
    "skip": ("Skip to the content", "本文へ移動"),
    "pages": ("Pages", "ページ一覧"),
    "language": ("日本語", "English"),
    "language.label": ("日本語で表示", "Show in English"),
    "footer": (
        "Everything is computed on this machine; nothing leaves it. Simulated people, assumptions on every page: test "
        "before you act.",
        "すべてこのパソコンの中で計算され、外へは何も送られません。登場するのは仮想の顧客です。実行の前に実際に試してください。",
    ),
    "preparing": (
        "Preparing the engine. The first time on a machine this takes about a minute; later a second.",
        "計算エンジンを準備しています。この端末での初回は約1分、その後は1秒ほどです。",
    ),
    "refused": ("This cannot be run", "実行できません"),
    "refused.found": ("found", "指定された値"),
    "refused.allowed": ("allowed", "指定できる値"),
    "refused.nearest": ("nearest", "近い名前"),
    "refused.hint": ("hint", "ヒント"),
    "start_again": ("Start with the usual question", "標準の問いから始める"),
    "table": ("As a table", "表で見る"),
    "month": ("month", "月"),
    "gone": ("There is no such page", "このページはありません"),
}
WORDS: dict[str, tuple[str, str]] = {**FRAME, **DESK, **TOWN, **LESSONS, **BENCH}
"""English and Japanese by key."""

say = speaker(WORDS)
