"""Makes ``--multirun`` a sweep of Kizuna: Hydra's grammar and composition, our plan, store and executors."""

# no `from __future__ import annotations` here: Hydra's scanner runs this file before it is a module, and a dataclass
# would then look for that module in vain
from dataclasses import dataclass
from typing import Any

from hydra.core.config_store import ConfigStore
from hydra.plugins.sweeper import Sweeper
from hydra.types import HydraContext, TaskFunction
from omegaconf import DictConfig


@dataclass
class KizunaSweeperConf:
    """What Hydra needs to know; settings are under ``sweep.`` in the configuration itself."""

    _target_: str = "hydra_plugins.kizuna_sweeper.KizunaSweeper"


ConfigStore.instance().store(group="hydra/sweeper", name="kizuna", node=KizunaSweeperConf, provider="kizuna")


class KizunaSweeper(Sweeper):
    """Hands the overrides of a sweep, as Hydra parsed the command line, to :mod:`experiments.sweep`."""

    def setup(self, *, hydra_context: HydraContext, task_function: TaskFunction, config: DictConfig) -> None:
        """Keep what composing cells needs."""
        self._context, self._task, self._config = hydra_context, task_function, config

    def sweep(self, arguments: list[str]) -> Any:
        """Plan and run the sweep."""
        from experiments.sweep import sweep

        return sweep(arguments, self._config, self._context.config_loader, self._task.run_one)  # type: ignore[attr-defined]
