"""The regulator: what breaks a law, who is inspected, what it costs, and that companies then keep the law."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, run
from sim.policy import Policy
from sim.regulator import OFFENCES, broken, complied, hazard
from sim.world import Regulator
from tests.worlds import busy, differing, scenario, silent

HARD = {"leaving": {"friction": "aggressive"}, "pricing": {"hidden_fee": 0.06}, "contact": {"frequency": 3.0}}
SURE: dict[str, Any] = {"vigilance": 1.0, "routine": 20.0, "complaints": 0.0, "fine": 0.04}
LAWS = dict.fromkeys(("easy_exit_from", "shown_prices_from", "consent_from"), 0)


def lived(policy: dict[str, Any] | None = None, **regulator: Any) -> Result:
    return run(scenario(policy or HARD, regulator=regulator, horizon_months=24))


def test_what_breaks_which_law() -> None:
    law = Regulator(**LAWS)
    assert broken(Policy(**HARD), law, 0) == ("easy_exit", "shown_prices", "consent")
    assert broken(Policy(), law, 0) == ()
    assert broken(Policy(leaving={"friction": "mild"}), law, 0) == ("easy_exit",)
    asked = {"frequency": 3.0, "consent": "opt_in"}
    assert broken(Policy(contact=asked), law, 0) == ()
    assert broken(Policy(privacy={"personalisation": 0.2}), law, 0) == ("consent",)


def test_a_law_holds_from_its_month_on() -> None:
    law = Regulator(easy_exit_from=5)
    assert broken(Policy(**HARD), law, 4) == ()
    assert broken(Policy(**HARD), law, 5) == ("easy_exit",)
    assert broken(Policy(**HARD), Regulator(), 5) == ()


@pytest.mark.parametrize("name", OFFENCES)
def test_who_complies_breaks_the_law_no_more(name: str) -> None:
    law = Regulator(**{OFFENCES[name].since: 0})
    policy = Policy(**HARD)
    kept = complied(policy, frozenset({name}))
    assert broken(policy, law, 0) == (name,) and broken(kept, law, 0) == ()
    assert complied(kept, frozenset({name})) == kept


def test_a_fee_shown_is_paid_all_the_same() -> None:
    kept = complied(Policy(**HARD), frozenset({"shown_prices"}))
    assert (kept.pricing.price, kept.pricing.hidden_fee) == (pytest.approx(1.06), 0.0)


def test_the_hazard_by_hand() -> None:
    # 0.5 (0.02 + 10 * 0.03)
    assert hazard(Regulator(vigilance=0.5), 0.03) == pytest.approx(0.16)
    assert hazard(Regulator(), 1.0) == 0.0


def test_the_first_month_is_inspected_fined_and_the_last_of_it() -> None:
    """Inspections are certain up to two in 10**9: three laws broken cost 12 % of a year at the first month's rate."""
    months = lived(**SURE, **LAWS).months
    assert (months["inspections"] == 1).all()
    assert months["fines"][0, 0] == pytest.approx(0.12 * 12 * months["revenue"][0, 0], rel=1e-6)
    assert not months["fines"][1:, 0].any() and not months["fines"][:, 1].any()
    assert months["obstruction_cost"][0, 0] > 0 and not months["obstruction_cost"][1:, 0].any(), "leaving is easy now"
    assert months["fees"][0, 0] > 0 and not months["fees"][1:, 0].any(), "the fee is in the price"
    assert months["profit"] == pytest.approx(months["revenue"] - months["cost"])


def test_a_new_law_at_a_date() -> None:
    months = lived(**SURE, easy_exit_from=10).months
    assert months["fines"][:10].sum() == 0.0 < months["fines"][10, 0]
    assert months["obstruction_cost"][:11, 0].any() and not months["obstruction_cost"][11:, 0].any()


def test_a_company_forced_stays_forced_whatever_it_plans() -> None:
    again = [{"month": 12, "lever": "leaving.friction", "value": "mild"}]
    months = run(scenario(HARD, regulator={**SURE, "easy_exit_from": 0}, horizon_months=24, timeline=again)).months
    assert not months["obstruction_cost"][1:, 0].any()
    assert (months["fines"][:, 0] > 0).sum() == 1


def test_who_wrongs_more_in_the_open_is_inspected_sooner() -> None:
    """No law holds, so that conduct goes on; 200 draws a world."""
    watched = {"vigilance": 0.5, "routine": 0.01, "complaints": 20.0}
    counts = [
        np.mean([run(scenario(policy, regulator=watched, customers=300, seed=seed)).months["inspections"][:, 0].sum()
                 for seed in range(20)])
        for policy in ({}, {"leaving": {"friction": "aggressive"}, "service": {"support_capacity": 0.0}})
    ]  # fmt: skip
    assert counts[0] < 0.6 * counts[1]


def test_publicity_costs_reputation() -> None:
    quiet, loud = (lived(**SURE, easy_exit_from=0, publicity=share).months["reputation"][1, 0] for share in (0.0, 0.2))
    assert loud < quiet - 0.1


@pytest.mark.parametrize("world", [busy, silent])
def test_nobody_looking_is_the_mechanism_off(world: Any) -> None:
    blind = world(regulator={**LAWS, "vigilance": 0.0, "fine": 0.5})
    off = world(regulator={**LAWS, **SURE}, mechanisms={"regulator": False})
    assert differing(run(world()), run(blind)) == []
    assert differing(run(world()), run(off)) == []
    assert differing(run(world()), run(world(regulator={**LAWS, **SURE}))) != []


def test_the_same_for_any_number_of_threads() -> None:
    watched = busy(regulator={**LAWS, "vigilance": 0.5}, customers=9_000)
    assert differing(run(watched), run(watched, threads=3)) == []
