"""Mesa users feel at home: a model, agents, a data collector, and customers that look like objects."""

from __future__ import annotations

import gc
import weakref

import mesa
import numpy as np
import pytest

from sim import RetentionModel
from sim.company import Company
from sim.customers import BYTES_PER_CUSTOMER, Customers, columns
from tests.worlds import AGGRESSIVE, busy, scenario


@pytest.fixture
def model() -> RetentionModel:
    return RetentionModel(scenario(AGGRESSIVE))


def test_the_model_is_mesas(model: RetentionModel) -> None:
    assert isinstance(model, mesa.Model)
    assert all(isinstance(company, mesa.Agent) for company in model.companies)
    assert set(model.agents) == set(model.companies)
    assert [c.name for c in model.agents_by_type[Company]] == ["focal", "rival"]
    model.step()
    model.step()
    assert (model.month, model.steps) == (2, 2)


def test_a_model_that_nobody_uses_is_forgotten_with_its_customers() -> None:
    first = RetentionModel(scenario(AGGRESSIVE, regulator={"vigilance": 1.0}))
    first.step()
    assert [agent.unique_id for agent in first.agents] == [1, 2, 3]
    kept = weakref.ref(first.customers)
    del first
    gc.collect()
    assert kept() is None


def test_a_data_collector_follows_the_months(model: RetentionModel) -> None:
    collector = mesa.DataCollector(
        model_reporters={"trust": lambda m: float(m.customers["trust"].mean())},
        agent_reporters={"reputation": "reputation", "customers": "n_customers"},
    )
    for _ in range(5):
        collector.collect(model)
        model.step()
    assert len(collector.get_model_vars_dataframe()) == 5
    companies = collector.get_agent_vars_dataframe()
    assert companies.shape == (10, 2)
    assert (companies["customers"] > 0).all()
    assert companies["reputation"].nunique() > 2


def test_a_customer_reads_and_writes_the_columns(model: RetentionModel) -> None:
    person = model.customers[5]
    assert person.trust == model.customers["trust"][5].item()
    person.trust = 0.25
    assert model.customers["trust"][5] == np.float32(0.25)
    model.customers["resentment"][5] = 0.5
    assert person.resentment == 0.5
    assert repr(person) == f"Customer(5, company={person.company}, trust=0.25)"
    for name in columns():
        assert np.isfinite(getattr(person, name))


def test_customers_count_from_either_end(model: RetentionModel) -> None:
    assert model.customers[-1].unique_id == len(model.customers) - 1
    assert model.customers[np.int64(3)].unique_id == 3
    assert len(list(model.customers)) == len(model.customers)
    for wrong in (400, -401):
        with pytest.raises(IndexError, match=f"customer {wrong} of 400"):
            model.customers[wrong]


def test_a_mistyped_column(model: RetentionModel) -> None:
    person = model.customers[5]
    with pytest.raises(AttributeError, match="a customer has no 'truust'; columns: satisfaction"):
        person.truust  # noqa: B018
    with pytest.raises(AttributeError, match="a customer has no 'truust'"):
        person.truust = 0.3
    with pytest.raises(KeyError, match="truust"):
        model.customers["truust"]


def test_columns_are_views_and_copies_are_not(model: RetentionModel) -> None:
    other = model.customers.copy()
    model.customers["trust"][:] = 0.125
    assert (model.customers["trust"] == 0.125).all()
    assert not (other["trust"] == 0.125).any()


def test_columns_are_documented() -> None:
    for name, column in columns().items():
        assert column.name == name
        assert column.unit and column.range and column.meaning
    people = Customers(1_000)
    assert BYTES_PER_CUSTOMER == sum(people[name].itemsize for name in columns())


def test_companies_know_their_customers() -> None:
    model = RetentionModel(busy())
    for _ in range(10):
        model.step()
    counts = np.bincount(model.customers["company"], minlength=4)
    assert [c.n_customers for c in model.companies] == counts[:3].tolist()
    assert [c.number for c in model.companies] == [0, 1, 2]
