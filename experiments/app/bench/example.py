"""A small sweep started from the page: the cells of ``experiment=sweep_demo``, into the same store by the same code."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from experiments.app.asked import ONE_AT_A_TIME
from experiments.refusal import Refusal

if TYPE_CHECKING:
    from experiments.study import Study

KEYS = (
    "policies.aggressive.pricing.hidden_fee", "policies.aggressive.pricing.price",
    "policies.aggressive.promise.overpromise", "policies.aggressive.contact.frequency",
    "policies.transparent.service.quality", "behaviour.wanting.resentment",
    "behaviour.resentment.half_life_months",
)  # fmt: skip
"""Levers, and numbers of the world that nobody has measured, that can be swept from the page."""
BOUNDS = {"steps_x": (2, 12), "steps_y": (2, 12), "customers": (100, 2_000), "horizon_months": (6, 60),
          "replications": (2, 8)}  # fmt: skip
MOST = 30_000_000
"""Customer-months of a sweep from the page; the command line has no such limit."""
BURN_IN_MONTHS = 12


@dataclass(frozen=True)
class Wish:
    """What is to be swept."""

    x: str = KEYS[0]
    y: str = KEYS[5]
    steps_x: int = 6
    steps_y: int = 5
    customers: int = 400
    horizon_months: int = 24
    replications: int = 3

    @property
    def name(self) -> str:
        """Name of the sweep in the store: the same wish goes on with the same sweep."""
        short = "-".join(key.rpartition(".")[2] for key in (self.x, self.y))
        sizes = (self.steps_x, self.steps_y, self.customers, self.horizon_months, self.replications)
        return f"bench-{short}-{'-'.join(map(str, sizes))}"

    def words(self) -> list[str]:
        """Return the words of the command line."""
        return [
            "experiment=sweep_demo", f"sweep_demo.x={self.x}", f"sweep_demo.y={self.y}",
            f"sweep_demo.x_steps={self.steps_x}", f"sweep_demo.y_steps={self.steps_y}", f"customers={self.customers}",
            f"horizon_months={self.horizon_months}", f"replications={self.replications}",
            f"market.burn_in_months={BURN_IN_MONTHS}", f"sweep.name={self.name}",
        ]  # fmt: skip

    def refuse(self) -> None:
        """Refuse what the page does not run.

        Raises
        ------
        Refusal
            With what is allowed.
        """
        for side in ("x", "y"):
            if getattr(self, side) not in KEYS:
                raise Refusal(
                    side, "cannot be swept from here", found=getattr(self, side)[:80], allowed=", ".join(KEYS)
                )
        if self.x == self.y:
            raise Refusal("y", "is the lever across already", found=self.y)
        for name, (low, high) in BOUNDS.items():
            if not low <= getattr(self, name) <= high:
                raise Refusal(name, "is out of range here", found=str(getattr(self, name)), allowed=f"{low} to {high}",
                              hint=f"kizuna {' '.join(self.words())}")  # fmt: skip
        cells = self.steps_x * self.steps_y
        work = 2 * cells * self.customers * self.replications * (self.horizon_months + BURN_IN_MONTHS)
        if work > MOST:
            raise Refusal("customers x months x replications x cells", "is too much for the browser", found=f"{work:,}",
                          allowed=f"{MOST:,} at most", hint=f"kizuna {' '.join(self.words())}")  # fmt: skip

    def study(self) -> Study:
        """Check and return it as a study.

        Raises
        ------
        Refusal
            If it is not admissible.
        """
        from experiments.compose import preview
        from experiments.overrides import for_hydra
        from experiments.place import conf_folder

        self.refuse()
        with ONE_AT_A_TIME:
            folder = conf_folder()
            return preview(for_hydra(self.words(), [folder]), folder, [])[0]


@dataclass
class Job:
    """A sweep under way.

    Attributes
    ----------
    wish
        What is swept.
    state
        "checking", "running", "finished", "stopped" or "failed".
    done, total
        Cells.
    refusal, reason
        Why it was not run, or broke off.
    """

    wish: Wish
    state: str = "checking"
    done: int = 0
    total: int = 0
    refusal: Refusal | None = None
    reason: str = ""
    stop: Event = field(default_factory=Event)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in ("finished", "stopped", "failed")


class Sweeper:
    """Runs one small sweep at a time for all pages."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.job: Job | None = None

    def start(self, wish: Wish) -> Job | None:
        """Start a sweep in the background; None if another one is under way."""
        with self._lock:
            if self.job is not None and not self.job.is_over:
                return None
            self.job = job = Job(wish)
        Thread(target=_run, args=(job,), daemon=True, name="small sweep").start()
        return job


def _run(job: Job) -> None:
    from experiments.sweep_demo import planned
    from experiments.sweeping.carrying_out import carry_out

    def told(done: int, total: int) -> None:
        job.state, job.done, job.total = "running", done, total
        if job.stop.is_set() and done < total:
            raise KeyboardInterrupt

    try:
        study = job.wish.study()
        plan = planned(study)
        job.total, job.state = len(plan.cells), "running"
        about = {"experiment": study.experiment, "policies": list(study.policies), "command": job.wish.words()}
        _, tally = carry_out(plan, study.sweep, study.settings.n_workers, what="sweeping", about=about, told=told)
        job.reason = f"{len(tally.failed)} of {tally.total} cells failed" if tally.failed else ""
        job.state = "failed" if tally.failed else "finished"
    except KeyboardInterrupt:
        job.state = "stopped"
    except Refusal as refusal:
        job.refusal, job.state = refusal, "failed"
    except Exception as error:  # whatever it is, the page must hear of it
        job.reason, job.state = f"{type(error).__name__}: {error}", "failed"
