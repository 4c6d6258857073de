"""Makes lessons of files; everything in them is checked before anybody sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from experiments.app.asked import Asked, asked_from
from experiments.app.lessons.filling import HOWS, PLACE, places
from experiments.app.lessons.lesson import (
    KINDS,
    SIGNS,
    Chart,
    Choice,
    Lesson,
    Outcome,
    Page,
    Question,
    Sentence,
    World,
)  # fmt: skip
from experiments.app.lessons.numbers import LINES, Reference, Sum, reference
from experiments.app.lessons.reading import Bilingual, Part, read_yaml
from experiments.refusal import Refusal

HERE = Path(__file__).parent
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST_PAGES, MOST_WORLDS = 20, 12


@cache
def own_lessons() -> dict[str, Lesson]:
    """Return the lessons that come with the laboratory, in order of their file names."""
    return {lesson.name: lesson for lesson in (lesson_from(path) for path in sorted(HERE.glob("*.yaml")))}


def lessons_in(folder: Path) -> dict[str, Lesson]:
    """Return the lessons of a folder.

    Raises
    ------
    Refusal
        If it is no folder, holds no lesson, or a lesson is not admissible.
    """
    if not folder.is_dir():
        raise Refusal("--lessons", "no such folder", found=str(folder))
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    if not paths:
        raise Refusal("--lessons", "holds no lessons", found=str(folder), allowed="files that end in .yaml")
    return {lesson.name: lesson for lesson in map(lesson_from, paths)}


def lesson_from(path: Path) -> Lesson:
    """Return the lesson in a file.

    Raises
    ------
    Refusal
        If something in it is not admissible.
    """
    name = re.sub(r"^\d+_", "", path.stem)
    if not NAME.fullmatch(name):
        raise Refusal(str(path), "cannot be the name of a lesson", allowed="small letters, digits and underscores")
    whole = read_yaml(path)
    maker = _Maker(_worlds(whole.part("worlds")))
    title, about = maker.texts(whole, "title"), maker.texts(whole, "about")
    minutes = int(whole.number("minutes"))
    if whole.has("numbers"):
        maker.name_numbers(whole.part("numbers"))
    parts = whole.parts("pages")
    if len(parts) > MOST_PAGES:
        raise Refusal(whole.at("pages"), "too many", found=str(len(parts)), allowed=f"{MOST_PAGES} at most")
    pages = tuple(maker.page(part) for part in parts)
    whole.done()
    return Lesson(name, title, about, minutes, maker.worlds, maker.numbers, pages)


def _worlds(part: Part) -> dict[str, World]:
    given = {name: part.get(name) for name in part.own_names()}
    if not 1 <= len(given) <= MOST_WORLDS:
        raise Refusal(part.where, "too few or too many worlds", found=str(len(given)), allowed=f"1 to {MOST_WORLDS}")
    worlds = {}
    for name, value in given.items():
        where = part.at(name)
        if not NAME.fullmatch(name) or name in LINES:
            raise Refusal(where, "cannot be the name of a world", allowed="small letters, digits and underscores")
        world = Part(where, {"asks": value} if isinstance(value, str) else value)
        asked = _asked(world.string("asks").lstrip("?"), where)
        names = {}
        if world.has("names"):
            called = world.part("names")
            names = {letter: called.texts(letter) for letter in asked.letters if called.has(letter)}
            called.done()
        label = world.texts("label") if world.has("label") else None
        world.done()
        worlds[name] = World(asked, names, label)
    return worlds


def _asked(query: str, where: str) -> Asked:
    try:
        asked = asked_from(query)
        asked.study()
    except Refusal as refusal:
        refusal.where = f"{where}: {refusal.where}"
        raise
    if asked.sizes["replications"] < 2:
        raise Refusal(where, "one replication tells no difference from luck", found="replications=1",
                      allowed="replications=2 or more")  # fmt: skip
    return asked


class _Maker:
    """Makes the parts of one lesson, which speak of its worlds and its numbers."""

    def __init__(self, worlds: Mapping[str, World]) -> None:
        self.worlds = worlds
        self._asked = {name: world.asked for name, world in worlds.items()}
        self.numbers: dict[str, Reference | Sum] = {}

    def name_numbers(self, part: Part) -> None:
        for name in part.own_names():
            if not NAME.fullmatch(name):
                raise Refusal(part.at(name), "cannot be the name of a number",
                              allowed="small letters, digits and underscores")  # fmt: skip
            made = part.part(name)
            plus = tuple(reference(text, self._asked, made.at("plus")) for text in made.names("plus"))
            minus = ()
            if made.has("minus"):
                minus = tuple(reference(text, self._asked, made.at("minus")) for text in made.names("minus"))
            per = made.number("per") if made.has("per") else 1.0
            if per == 0:
                raise Refusal(made.at("per"), "cannot be nought")
            over = reference(made.string("over"), self._asked, made.at("over")) if made.has("over") else None
            made.done()
            self.numbers[name] = Sum(plus, minus, per, over)

    def number(self, name: str, where: str) -> str:
        """Take note of a number that is spoken of, and return its name."""
        if name not in self.numbers:
            self.numbers[name] = reference(name, self._asked, where)
        return name

    def texts(self, part: Part, key: str) -> Bilingual:
        """Return a text in both languages; its places are checked, and must be the same in both."""
        both = part.texts(key)
        for language, text in zip(("en", "ja"), both, strict=True):
            where = f"{part.at(key)}.{language}"
            if PLACE.sub("", text).count("{") + PLACE.sub("", text).count("}"):
                raise Refusal(where, "has a brace that is not closed or not opened", found=text[:60])
            for name, how in places(text):
                if how and how not in HOWS:
                    raise Refusal(where, "no such way to write a number", found=how[:20], allowed=" | ".join(HOWS))
                self.number(name, where)
        if set(places(both[0])) != set(places(both[1])):
            odd = ", ".join(":".join(filter(None, one)) for one in set(places(both[0])) ^ set(places(both[1])))
            raise Refusal(part.at(key), "has other numbers in English than in Japanese", found=odd)
        return both

    def page(self, part: Part) -> Page:
        title, text = self.texts(part, "title"), self.texts(part, "text")
        predict = self.question(part.part("predict"), KINDS)
        outcome = self.outcome(part.part("outcome"))
        mechanism, without, puzzle, answer = None, None, None, None
        if part.has("without"):
            switched = part.part("without")
            mechanism = self.texts(switched, "mechanism")
            without = self.outcome(switched)
        if part.has("puzzle"):
            asked = part.part("puzzle")
            puzzle = self.question(asked.part("question"), ("choice",))
            answer = self.outcome(asked)
        notes = self.texts(part, "notes") if part.has("notes") else None
        part.done()
        for both in (title, text, notes or ("", ""), mechanism or ("", "")):
            self._before_the_run(both, part.where)
        return Page(title, text, predict, outcome, mechanism, without, puzzle, answer, notes)

    def outcome(self, part: Part) -> Outcome:
        charts = tuple(self.chart(one) for one in part.parts("charts", 0)) if part.has("charts") else ()
        says = tuple(self.sentence(one) for one in part.parts("says"))
        part.done()
        return Outcome(charts, says)

    def sentence(self, part: Part) -> Sentence:
        if part.has("of"):
            of = self.number(part.string("of"), part.at("of"))
            by_sign = {sign: self.texts(part, sign) for sign in SIGNS}
            part.done()
            return Sentence(of=of, by_sign=by_sign)
        if part.has("largest"):
            rows = []
            for one in part.parts("largest", 2):
                rows.append((self.number(one.string("of"), one.at("of")), self.texts(one, "text")))
                one.done()
            otherwise = self.texts(part, "otherwise")
            part.done()
            return Sentence(largest=tuple(rows), otherwise=otherwise)
        always = self.texts(part, "text")
        part.done()
        return Sentence(always=always)

    def chart(self, part: Part) -> Chart:
        title = self.texts(part, "title")
        if part.has("bars"):
            rows = []
            for one in part.parts("bars"):
                rows.append((self.number(one.string("of"), one.at("of")), self.texts(one, "name")))
                one.done()
            part.done()
            return Chart(title, bars=tuple(rows))
        world = part.one_of("world", self.worlds) if part.has("world") else next(iter(self.worlds))
        measure = part.one_of("lines", LINES)
        letters = self._asked[world].letters
        policies = tuple(part.names("policies")) if part.has("policies") else letters
        for letter in policies:
            if letter not in letters:
                raise Refusal(part.at("policies"), "no such policy", found=letter[:20], allowed=" | ".join(letters))
        part.done()
        return Chart(title, world, measure, policies)

    def _before_the_run(self, both: Bilingual, where: str) -> None:
        for name, _ in places(both[0]):
            known = self.numbers[name]
            if not isinstance(known, Reference) or known.measure != "lever":
                raise Refusal(where, "a computed number stands where nothing has run yet", found=f"{{{name}}}",
                              hint="such numbers belong into outcome, without and puzzle")  # fmt: skip

    def question(self, part: Part, kinds: tuple[str, ...]) -> Question:
        kind, text = part.one_of("kind", kinds), self.texts(part, "text")
        self._before_the_run(text, part.at("text"))
        made: Callable[[Part, Bilingual], Question] = getattr(self, f"_{kind}")
        question = made(part, text)
        part.done()
        return question

    def _choice(self, part: Part, text: Bilingual) -> Question:
        choices = tuple(self._one_choice(one) for one in part.parts("choices", 2))
        names = [choice.name for choice in choices]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise Refusal(part.at("choices"), "two choices have the same name", found=twice)
        if len({bool(choice.of) for choice in choices}) > 1:
            raise Refusal(part.at("choices"), "some go by `of` and some by `when`", allowed="all `of`, or all `when`")
        return Question("choice", text, choices)

    def _one_choice(self, part: Part) -> Choice:
        name, text = part.string("name"), self.texts(part, "text")
        if not NAME.fullmatch(name):
            raise Refusal(part.at("name"), "cannot be the name of a choice", found=name[:40],
                          allowed="small letters, digits and underscores")  # fmt: skip
        self._before_the_run(text, part.at("text"))
        if part.has("of"):
            of = self.number(part.string("of"), part.at("of"))
            part.done()
            return Choice(name, text, of=of)
        when = []
        for one in part.parts("when"):
            when.append((self.number(one.string("of"), one.at("of")), one.several_of("is", SIGNS)))
            one.done()
        part.done()
        return Choice(name, text, tuple(when))

    def _number(self, part: Part, text: Bilingual) -> Question:
        low, high, step = (part.number(key) for key in ("low", "high", "step"))
        if not (low < high and 0 < step <= high - low and (high - low) / step <= 10_000):
            raise Refusal(part.where, "low, high and step make no slider", found=f"{low:g}, {high:g}, {step:g}",
                          allowed="low < high, and a step that fits in between")  # fmt: skip
        return Question("number", text, of=self.number(part.string("of"), part.at("of")), low=low, high=high, step=step)

    def _curve(self, part: Part, text: Bilingual) -> Question:
        world = part.one_of("world", self.worlds) if part.has("world") else next(iter(self.worlds))
        asked = self._asked[world]
        measure, policy = part.one_of("lines", LINES), part.one_of("policy", asked.letters)
        months = part.get("months")
        horizon = asked.sizes["horizon_months"]
        is_months = isinstance(months, list) and all(type(m) is int and 1 <= m <= horizon for m in months)
        if not is_months or len(months) < 2 or sorted(set(months)) != months or len(months) > 24:
            raise Refusal(part.at("months"), "is not a list of months in order", found=str(months)[:60],
                          allowed=f"2 to 24 whole numbers from 1 to {horizon}")  # fmt: skip
        low, high = (part.number("low"), part.number("high")) if part.has("high") else (0.0, 1.0)
        return Question("curve", text, low=low, high=high, step=(high - low) / 100, world=world, measure=measure,
                        policy=policy, months=tuple(months))  # fmt: skip
