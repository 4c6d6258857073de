"""What companies and the regulator have in common: agents of Mesa, numbered model by model."""

from __future__ import annotations

import itertools
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

import mesa


class Numbers:
    """Numbers for the agents of each model, from 1.

    Mesa 3.3 counts in a dictionary of the class that holds every model for ever, and with it all columns of its
    customers: a process that lives many worlds grew by each. Here a model that nobody uses is forgotten.
    """

    def __init__(self) -> None:
        self._counts: WeakKeyDictionary[mesa.Model, itertools.count[int]] = WeakKeyDictionary()

    def __getitem__(self, model: mesa.Model) -> itertools.count[int]:
        return self._counts.setdefault(model, itertools.count(1))


class Agent(mesa.Agent):
    """An agent whose model is not kept once nobody uses it."""

    _ids: ClassVar[Any] = Numbers()
