"""Every dense pass is compiled to packed arithmetic: one edit can undo it silently, and costs a factor of six.

Assembly is read in a fresh process with an empty cache, because Numba does not keep it for functions loaded from disk.
Nothing but moves in wide registers proves nothing; what counts is arithmetic, comparing and choosing on 256 bits or
more. Loops that only copy or fill have none, and may become moves or calls of the C library.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOATS = re.compile(
    r"\bv(?:add|sub|mul|div|sqrt|min|max|cmp\w*|blendv?|blendm|and|andn|or|xor|fn?m\w+|round|rndscale)ps\b"
)
INTEGERS = re.compile(r"\bvp(?:add|sub|mul|cmp|min|max|and|or|xor|ternlog|blend|sll|srl|sra|sign|abs|test)\w*\b")
MOVES = re.compile(r"\bvmov\w+\b|\bmem(?:set|cpy|move)\b")
WIDE = re.compile(r"%?[yz]mm\d+")

COMPILE = """
import importlib, inspect, json, pkgutil
import numpy as np
from numba.core.dispatcher import Dispatcher
import sim.passes
from sim import run
from sim.compiled import compiled
from tests.worlds import busy, festive, rewarding, rewarding_under_contract, silent

run(busy())
run(silent())
run(rewarding())
run(rewarding_under_contract())
run(festive())
found = {}
for module in pkgutil.iter_modules(sim.passes.__path__):
    for name, thing in vars(importlib.import_module(f"sim.passes.{module.name}")).items():
        if not isinstance(thing, Dispatcher) or thing.py_func.__module__ != f"sim.passes.{module.name}":
            continue
        if {"size", "n"} & set(inspect.signature(thing.py_func).parameters):
            found[f"{module.name}.{name}"] = list(thing.inspect_asm().values())

from tests.sim.scalar import gather, straight
table = np.ones((3, 8), np.float32)
company, out = np.zeros(100, np.int8), np.zeros(100, np.float32)
gather(100, company, table, 3, out)
straight(100, out, out)
found["a gather"] = list(gather.inspect_asm().values())
found["no gather"] = list(straight.inspect_asm().values())
print(json.dumps(found))
"""


def has_vectors() -> bool:
    flags = Path("/proc/cpuinfo")
    return platform.machine() in ("x86_64", "AMD64") and flags.exists() and "avx2" in flags.read_text()


pytestmark = pytest.mark.skipif(not has_vectors(), reason="reads x86-64 assembly, on a processor with AVX2")


@pytest.fixture(scope="module")
def assembly(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the assembly of every dense pass by ``module.name``, one text a signature."""
    cache = str(tmp_path_factory.mktemp("cache"))
    done = subprocess.run(
        [sys.executable, "-c", COMPILE], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "KIZUNA_CACHE_DIR": cache, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return dict(json.loads(done.stdout))


def count(text: str, what: re.Pattern[str]) -> int:
    """Return how many instructions of a kind work on registers of 256 bits or more."""
    return sum(1 for line in text.splitlines() if what.search(line) and (WIDE.search(line) or "mem" in line))


def is_packed(text: str) -> bool:
    return count(text, FLOATS) + count(text, INTEGERS) >= 2


COPIES = {"experience.fill", "experience.copy", "word_of_mouth.forget", "membership.settle_active"}
ADDRESSES = {
    "lists.list_marked", "lists.widen", "lists.gather", "lists.gather_block", "lists.scatter", "lists.scatter_one",
    "lists.select", "problems.list_struck", "problems.add_to_block",
}  # fmt: skip
"""Passes over a list that only fetch or place: nothing to calculate."""
COLUMN_BY_COLUMN = {"few.happen_to_few", "parting.part", "joining.join", "joining.join_by_referral",
    "joining.plan_spells", "choosing.choose", "choosing.listen", "problems.befall",
    "poaching.come_over",
    "community.meet_others", "community.look_in_everywhere", "buying.buy", "experience.be_served",
    "violations.find_out", "dependence.depend", "loyalty.ask", "word_of_mouth.hear", "word_of_mouth.speak_up",
    *(f"counting.{name}" for name in ("count_people", "count_words", "add_up")),
    *(f"relating.{name}" for name in ("meet_company", "be_known", "be_wronged", "draw_near", "charge", "settle")),
}  # fmt: skip
"""Drivers of passes over a list, and what is written back, a column at a time."""
ALONG_TIES = {f"carrying.{name}" for name in (
    "carry", "list_speakers", "list_leavers", "list_lucky", "tell", "talk_of_deals", "recommend", "set_examples",
    "untie",
)}  # fmt: skip
"""Between months, along ties that lead anywhere in memory."""
CENSUS = {"preference.preference", "targeting.lots", "targeting.foresee"}
"""Taken at a few months of a run only, or by companies that choose whom to contact."""
INTEGER_PASSES = {"accounts.count", "accounts.count_wanting", "calendar.due", "calendar.turn", "calendar.cards",
                  "contact.count", "contact.count_uninvited"}  # fmt: skip


def test_every_dense_pass_is_packed(assembly: dict[str, list[str]]) -> None:
    scalar = []
    for name, texts in assembly.items():
        if name in COPIES | ADDRESSES | COLUMN_BY_COLUMN | CENSUS | ALONG_TIES | {"a gather"}:
            continue
        assert texts, f"{name} was never compiled: the busy scenario does not use it"
        scalar += [name for text in texts if not is_packed(text)]
    assert not scalar, ", ".join(scalar)


@pytest.mark.parametrize("name", sorted(INTEGER_PASSES))
def test_passes_on_whole_numbers_are_packed(assembly: dict[str, list[str]], name: str) -> None:
    assert all(count(text, INTEGERS) >= 2 for text in assembly[name])


def test_copies_are_wide(assembly: dict[str, list[str]]) -> None:
    for name in COPIES:
        assert all(count(text, MOVES) > 0 for text in assembly[name] if text), name


def test_all_passes_are_looked_at(assembly: dict[str, list[str]]) -> None:
    """A compiled function that loops over as many as it is told under another name than size or n would escape."""
    loops = set()
    for path in (ROOT / "sim" / "passes").glob("*.py"):
        functions = re.split(r"\n@compiled\n", path.read_text(encoding="utf-8"))[1:]
        loops |= {f"{path.stem}.{re.match(r'def (.+?)[(]', f).group(1)}" for f in functions if " in range(" in f}  # type: ignore[union-attr]
    assert loops <= set(assembly), loops - set(assembly)
    assert len(loops) > 25


def test_the_detector_tells_scalar_from_packed(assembly: dict[str, list[str]]) -> None:
    assert [is_packed(text) for text in assembly["a gather"]] == [False]
    assert [is_packed(text) for text in assembly["no gather"]] == [True]
    assert not any(is_packed(text) for text in assembly["lists.list_marked"])
