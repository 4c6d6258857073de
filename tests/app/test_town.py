"""The town's film: its bytes are the engine's columns, its worlds share their luck, its marks are what was lived."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
import pytest

from experiments.app.living import Superseded
from experiments.app.town import diary
from experiments.app.town.asking import View, diary_command, link_of, opened_from, town_from
from experiments.app.town.film import Film
from experiments.app.town.packing import (
    CODES,
    CONTENT,
    COUNTS,
    ELSEWHERE,
    HEAD_BYTES,
    LEFT,
    OBSTRUCTED,
    WANTS,
    Camera,
    month_bytes,
    to_byte,
)
from experiments.refusal import Refusal
from sim import totals
from sim.customers import WANTING
from sim.model import RetentionModel

PEOPLE, MONTHS = 1_000, 30
SMALL = f"customers={PEOPLE}&horizon_months={MONTHS}&market.burn_in_months=24"


@cache
def whole(policies: str = "exploitative,transparent", more: str = "") -> Film:
    asked = town_from(f"policy={policies}&{SMALL}{more}")
    made = Film(asked, asked.study())
    made.make()
    return made


def seen(film: Film, month: int, world: int) -> tuple[dict[str, float], np.ndarray, np.ndarray, np.ndarray]:
    """Return counts, satisfaction, trust and codes of a month."""
    size = month_bytes(PEOPLE)
    part = film.months[month][world * size : (world + 1) * size]
    counts = dict(zip(COUNTS, np.frombuffer(part[:HEAD_BYTES], "<f4").tolist(), strict=True))
    return counts, *np.frombuffer(part[HEAD_BYTES:], np.uint8).reshape(3, PEOPLE)


@pytest.mark.parametrize("world", [0, 1])
def test_the_bytes_are_the_columns_of_the_engine(world: int) -> None:
    film = whole()
    name = film.study.policies[world]
    model = RetentionModel(film.study.scenario(name), seed=film.start().seed, start=film.start())
    has_been = np.zeros(PEOPLE, bool)
    for month in range(MONTHS + 1):
        people = model.customers
        counts, satisfaction, trust, who = seen(film, month, world)
        code = who % CODES
        inside = people["company"] == 0
        assert (satisfaction[inside] == to_byte(people["satisfaction"][inside])).all()
        assert np.abs(satisfaction[inside] / 255 - people["satisfaction"][inside]).max() <= 0.5 / 255 + 1e-6
        assert (trust[inside] == to_byte(people["trust"][inside])).all()
        assert (np.isin(code, (CONTENT, WANTS, OBSTRUCTED)) == inside).all()
        assert (np.isin(code, (WANTS, OBSTRUCTED)) == (inside & (people["stage"] == WANTING))).all()
        has_been |= inside
        assert ((code == LEFT) == (has_been & ~inside)).all()
        assert ((code == ELSEWHERE) == ~has_been).all()
        has_just_left = who == LEFT
        assert (satisfaction[has_just_left] == to_byte(people["memory_satisfaction"][has_just_left])).all()
        assert (trust[has_just_left] == to_byte(people["memory_trust"][has_just_left])).all()
        assert counts["customers"] == inside.sum() and counts["left"] == (code == LEFT).sum()
        assert counts["obstructed"] == (code == OBSTRUCTED).sum()
        assert counts["trust"] == pytest.approx(people["trust"][inside].mean(), rel=1e-5)
        if month < MONTHS:
            model.step()
    assert counts["customers"] == model.result().months["customers_end"][-1, 0]
    assert 0 < (code == LEFT).sum() and 0 < (code == OBSTRUCTED).sum()


def test_who_has_left_stays_where_they_parted_and_the_months_are_counted() -> None:
    film = whole()
    for month in range(1, MONTHS + 1):
        _, x, y, who = seen(film, month, 0)
        _, x_before, y_before, before = seen(film, month - 1, 0)
        stays = (who % CODES == LEFT) & (before % CODES == LEFT)
        assert (x[stays] == x_before[stays]).all() and (y[stays] == y_before[stays]).all()
        assert (who[stays] // CODES == np.minimum(before[stays] // CODES + 1, 31)).all()
        assert (who[who % CODES != before % CODES] // CODES == 0).all()


def test_both_worlds_begin_alike_and_the_same_policy_twice_is_the_same_film() -> None:
    film = whole()
    size = month_bytes(PEOPLE)
    assert film.months[0][:size] == film.months[0][size:]
    assert film.months[MONTHS][:size] != film.months[MONTHS][size:]
    twice = whole("transparent,transparent")
    assert all(month[:size] == month[size:] for month in twice.months)
    assert [month[size:] for month in film.months] == [month[size:] for month in twice.months]
    assert not len(twice.who["saved"]) and not len(twice.who["driven_away"])


@pytest.mark.parametrize("policy", ["exploitative", "transactional", "listening", "neutral"])
@pytest.mark.parametrize("market", ["established", "newcomers"])
def test_those_who_got_stuck_are_those_the_engine_counted(policy: str, market: str) -> None:
    asked = town_from(f"policy={policy},neutral&market={market}&customers=2000&horizon_months=36")
    film = Film(asked, asked.study())
    model = RetentionModel(film.study.scenario("a"), seed=film.start().seed, start=film.start())
    camera, told = Camera(model), 0
    camera.shoot()
    for _ in range(36):
        before = camera.ever_stuck.copy()
        model.step()
        head = np.frombuffer(camera.shoot()[:HEAD_BYTES], "<f4")
        counted = model.counted(0)[totals.STUCK]
        assert camera.n_stuck == counted == head[COUNTS.index("stuck")]
        assert (camera.ever_stuck & ~before).sum() <= counted
        told += counted
    assert told > 20


def test_the_diary_tells_what_the_film_shows() -> None:
    film = whole()
    stuck, gone = film.who["stuck"], film.who["driven_away"]
    assert len(stuck) and len(gone)
    for customer in (int(stuck[0]), int(gone[0])):
        life = diary.read(film, customer)
        for world, told in enumerate(life.pages.values()):
            for page in told:
                code = seen(film, page.month, world)[3][customer]
                happened = {event.what for event in page.events}
                if "left" in happened and page.company == 0 and not {"joined", "came_back"} & happened:
                    assert code == LEFT  # and no month in it yet
                if "stuck" in happened and page.company == 0:
                    assert code % CODES == OBSTRUCTED
    fates = {diary.read(film, int(film.who[kind][0])).fate for kind in ("driven_away", "stay_anyway")}
    assert fates == {"driven_away", "stay_anyway"}


def test_a_film_flows_whole_and_in_order_while_it_is_made() -> None:
    async def read() -> tuple[list[bytes], int]:
        loop = asyncio.get_running_loop()
        film = Film(whole().asked, whole().study, loop)
        making = loop.run_in_executor(None, film.make)
        parts = [part async for part in film.flow()]
        await making
        again = [part async for part in film.flow()]
        assert again == parts
        return parts, film.size

    with ThreadPoolExecutor(1) as pool:  # this thread may have a loop already, of a browser's test
        parts, size = pool.submit(lambda: asyncio.run(read())).result()
    assert parts == whole().months
    assert sum(map(len, parts)) == size


def test_a_diary_nobody_waits_for_is_given_up() -> None:
    with pytest.raises(Superseded):
        diary.read(whole(), 17, lambda: False)


def test_a_film_nobody_waits_for_is_given_up() -> None:
    asked = town_from(SMALL)
    film = Film(asked, asked.study())
    film.stop.set()
    with pytest.raises(Superseded):
        film.make()
    assert film.is_over


@pytest.mark.parametrize("query", ["", "customers=5000", "customers=800&seed=7&market=telecom&policy=paid,neutral"])
def test_a_link_asks_the_same_again(query: str) -> None:
    asked = town_from(query)
    assert town_from(link_of(asked)) == asked
    assert asked.sizes["replications"] == 1


def test_a_link_leads_to_a_month_and_a_customer() -> None:
    asked = town_from("customers=800&a.pricing.price=1.2")
    assert opened_from(link_of(asked, View(24, 17))) == (asked, View(24, 17))
    assert opened_from("lang=ja") == (town_from(""), View())


def test_the_command_line_of_a_diary() -> None:
    said = diary_command(town_from("customers=800"), 17)
    assert said.startswith("kizuna experiment=diary customer=17 'policy=[aggressive,transparent]'")
    assert "customers=800" in said


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("policy=neutral", "policy: the town shows two policies side by side"),
        ("policy=neutral,paid,points", "policy: the town shows two policies side by side"),
        ("customers=50000", "customers: is too large for the browser"),
        ("horizon_months=0", "horizon_months: is too small"),
        ("month=61", "month: is no such number"),
        ("customers=800&customer=800", "customer: is no such number"),
        ("customer=-1", "customer: is no such number"),
        ("month=<script>", "month: is no such number"),
        ("month=1&" + "x" * 5_000, "link: is too long"),
    ],
)
def test_what_the_town_refuses(query: str, message: str) -> None:
    with pytest.raises(Refusal, match=message):
        opened_from(query)[0].study()
