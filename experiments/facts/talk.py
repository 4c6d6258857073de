"""B10: good words have at least the impact of bad ones on what people choose.

Source: East, Hammond and Lomax (2008): over 19 categories, a good word shifted the chance of buying at least as much as
a bad one, because that chance is mostly below one half and leaves more room upwards. Three worlds in which people say
everything, nothing good or nothing bad; counted is who joins within three years. The impact of all good words is held
against that of all bad ones, and so is that of one word, by how many of either are said at month 0. Good words do two
things: they raise beliefs, and as recommendations they bring people to look.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

MONTHS = 36
SILENCE = {"good": "behaviour.word_of_mouth.speaks_well", "bad": "behaviour.word_of_mouth.speaks_ill"}


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.declare import declarations
    from sim.model import RetentionModel
    from sim.world.word_of_mouth import WordOfMouth

    lowest = {item.key: item.low for item in declarations(WordOfMouth)}
    market = {**ESTABLISHED, "horizon_months": MONTHS}
    both = bench.world("regular", market)
    worlds = {"both": both} | {
        word: bench.world("regular", market, {key: lowest[key.rpartition(".")[2]]}) for word, key in SILENCE.items()
    }
    talk, neutral = both.behaviour.word_of_mouth, both.market.neutral_quality

    def once(seed: int) -> tuple[float, float, float]:
        start = RetentionModel(both, seed=seed).at_month_0()
        people = start.customers
        ours = people["company"] == 0
        lean = talk.satisfaction * (people["satisfaction"][ours].astype(float) - neutral)
        lean = lean - talk.resentment * people["resentment"][ours]
        said = [
            float(np.mean(1.0 / (1.0 + np.exp(-logit)))) for logit in (talk.speaks_well + lean, talk.speaks_ill - lean)
        ]
        joined = {
            name: float(RetentionModel(scenario, seed=seed, start=start).run().months["joined"][:, 0].sum())
            for name, scenario in worlds.items()
        }
        good = joined["both"] / joined["good"] - 1.0
        bad = 1.0 - joined["both"] / joined["bad"]
        return good, bad, said[0] / said[1]

    rows = np.array(bench.replicate(once, both.market.burn_in_months + len(worlds) * MONTHS))
    good, bad, ratio = rows.T
    with np.errstate(divide="ignore", invalid="ignore"):
        against = good / ratio / bad
    return {
        "all": good - bad,
        "one": good / ratio - bad,
        "joining raised by all good words, share": good,
        "joining lowered by all bad words, share": bad,
        "good words for one bad": ratio,
        "impact of a good word against a bad one": against,
    }


FACT = Fact(
    "B10", "good words have at least the impact of bad ones", "east2008", "borrowed",
    (
        Check("all", "all good words against all bad", "O", "not below", unit="share of joiners"),
        Check("one", "one good word against one bad", "O", "not below", unit="share of joiners"),
    ),
    _run,
    {"one": "beliefs about a company stand at .75 where nothing is heard, so a bad word has more room"},
)  # fmt: skip
