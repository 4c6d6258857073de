"""Which kinds of experiment exist; each is one module, imported only when it runs.

An experiment module offers two names::

    class Options(sim.declare.Declared):      # its own settings, under the key of its name (``compare.chunk=5``)
        ...

    def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
        ...                                   # the answer; written to summary.json by the caller

and, if it reads a file of the user or its options can contradict each other, a third::

    def check(study: Study) -> None:          # raises Refusal, before anything is written or runs
        ...

``study`` is checked already: ``study.policies`` (names, the last is the baseline), ``study.scenario(name)`` and
``study.scenario(name, {"behaviour.resentment.half_life_months": 3})`` (checked again), ``study.replications``,
``study.n_workers``, ``study.threads``, ``study.options`` (an instance of the module's ``Options``).
``rundir`` writes files whole or not at all: ``with rundir.writing("months.parquet") as path: ...``.
``console`` is for the answer in words (standard output); long loops report through ``experiments.progress``.
Heavy imports (the engine, pandas, seaborn) belong inside ``run``, so that the first words appear at once.
Raise ``Refusal`` for input that cannot be run; let ``KeyboardInterrupt`` pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from experiments.refusal import Refusal, nearest


@dataclass(frozen=True)
class Kind:
    """One kind of experiment.

    Attributes
    ----------
    module
        Place of the module.
    line
        What it answers, in one line.
    is_warmed
        Whether the engine is compiled before it begins, in a child that can be stopped at once.
    """

    module: str
    line: str
    is_warmed: bool = True


KINDS = {
    "compare": Kind("experiments.compare", "the main job: the same customers under two or more policies"),
    "conclusion": Kind("experiments.conclusion", "does the answer hold over everything that is assumed?"),
    "optimise": Kind("experiments.optimise", "which policies are unbeaten on profit, loyalty, welfare and fairness?"),
    "robust": Kind("experiments.robust", "which policy does well in many plausible worlds, and where does one fail?"),
    "sweep_demo": Kind("experiments.sweep_demo", "where does it pay? a map of two keys, a thousand cells"),
    "screen": Kind("experiments.screen", "what does each lever do alone, and has it a price?"),
    "calibrate": Kind(
        "experiments.calibrate", "fit the population to published retention curves, or to a table or log of yours"
    ),
    "validate": Kind("experiments.validate", "does the model meet the published facts it must answer to?"),
    "verify": Kind(
        "experiments.verify", "do laws with a known answer hold here? closed forms, conservation; exit code 0"
    ),
    "who_to_save": Kind("experiments.who_to_save", "whom should a retention campaign contact?"),
    "diary": Kind("experiments.diary", "one customer's life, month by month, and why they left"),
    "ab_test": Kind("experiments.ab_test", "what would a randomised trial tell, beside the truth?"),
    "export": Kind("experiments.export", "tables with an answer key, for survival analysis and causal tools"),
    "withdraw_programme": Kind(
        "experiments.programmes.withdrawal", "what is left of a loyalty programme once it is withdrawn?"
    ),
    "programme_shootout": Kind(
        "experiments.programme_shootout", "which kind of loyalty programme suits which trade, and why?"
    ),
    "paid_membership": Kind(
        "experiments.programmes.membership", "who pays for membership, and is what members spend more its doing?"
    ),
    "three_rs": Kind(
        "experiments.programmes.three_rs", "reward, relevance, recognition: what does each do, and do they add up?"
    ),
    "tier_ladder": Kind(
        "experiments.programmes.ladder", "what do tiers do below a threshold, and how should members land who fall?"
    ),
    "points_economics": Kind(
        "experiments.points_economics", "what do the rules of points earn and cost, and do unclear terms pay?"
    ),
    "keeping_up": Kind(
        "experiments.learning.keeping_up", "does keeping up with change keep customers, and how much of it pays?"
    ),
    "rivals_answer": Kind(
        "experiments.rivals.answers", "how much of a policy's lead is left when rivals copy, undercut or poach?"
    ),
    "membership_pays": Kind(
        "experiments.association.membership_pays", "does membership in the industry association pay, and whom?"
    ),
    "complements": Kind(
        "experiments.association.complements", "insight, service, an association: are all needed, or does one suffice?"
    ),
    "ablate": Kind("experiments.ablate", "which mechanisms carry the difference between two policies, and how?"),
    "morris": Kind("experiments.morris", "which assumed numbers move the difference between two policies?"),
    "sensitivity": Kind("experiments.sensitivity", "how much of the difference's variance goes back to each number?"),
    "assumptions": Kind(
        "experiments.assumption_register", "which assumptions turn which headline verdicts, and at which value?"
    ),
    "benchmark": Kind("experiments.benchmark", "how fast is the engine on this machine?", is_warmed=False),
    "benchmark_sweep": Kind("experiments.benchmark_sweep", "what does sweeping cost beside the work itself?"),
}


def module_of(kind: str) -> ModuleType:
    """Import the module of one kind of experiment.

    Raises
    ------
    Refusal
        If there is no such experiment, or it is not part of this installation.
    """
    if kind not in KINDS:
        raise Refusal(
            "experiment", "no such experiment", found=str(kind), allowed=" | ".join(KINDS),
            nearest=nearest(str(kind), KINDS),
        )  # fmt: skip
    name = KINDS[kind].module
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        # only a missing experiment is the user's business; a missing library inside one must stay visible
        if error.name != name:
            raise
        raise Refusal("experiment", "is not part of this version yet", found=kind) from error
