"""Every kind of bad input: one message that says where, what was found, what is allowed; exit code 2; nothing run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CASES = {
    "misspelt lever": (
        ["policies.aggressive.leaving.frction=mild"],
        ["policies.aggressive.leaving.frction: no such key", "found:   mild", "allowed: friction, ",
         "nearest: policies.aggressive.leaving.friction"],
    ),
    "misspelt lever, added": (
        ["+policies.aggressive.leaving.frction=mild"],
        ["policies.aggressive.leaving.frction: no such key", "nearest: policies.aggressive.leaving.friction"],
    ),
    "misspelt lever, forced": (
        ["++policies.aggressive.leaving.frction=mild"],
        ["policies.aggressive.leaving.frction: no such key", "nearest: policies.aggressive.leaving.friction"],
    ),
    "misspelt concern": (
        ["policies.aggressive.leavin.friction=mild"],
        ["policies.aggressive.leavin: no such key", "nearest: policies.aggressive.leaving"],
    ),
    "misspelt key": (["custmers=10"], ["custmers: no such key", "found:   10", "nearest: customers"]),
    "misspelt key, added": (["+custmers=10"], ["custmers: no such key", "nearest: customers"]),
    "misspelt parameter": (
        ["behaviour.resentment.halflife_months=3"],
        ["behaviour.resentment.halflife_months: no such key", "nearest: behaviour.resentment.half_life_months"],
    ),
    "lever without an owner": (
        ["pricing.price=1.1"],
        ["pricing.price: no such key", "found:   1.1", "nearest: policies.<name>.pricing.price"],
    ),
    "lever on the group": (
        ["policy.pricing.price=1.1"],
        ["policy: holds values, but it chooses presets", "hint:    a lever is set at policies.<name>"],
    ),
    "misspelt policy": (
        ["policies.agressive.pricing.price=1"],
        ["policies.agressive.pricing.price: agressive is not among the policies of this study",
         "allowed: aggressive, transparent", "nearest: policies.aggressive.pricing.price"],
    ),
    "policy not chosen": (
        ["policies.mild.pricing.price=1"],
        ["policies.mild.pricing.price: mild is not among the policies",
         "hint:    choose it with policy=[mild,aggressive,transparent]"],
    ),
    "misspelt rival": (
        ["rivals.rvial.policy.pricing.price=1.1"],
        ["rivals.rvial.policy.pricing.price: no such rival", "allowed: rival",
         "nearest: rivals.rival.policy.pricing.price", "hint:    for one more rival: +rivals.rvial"],
    ),
    "misspelt lever of a rival": (
        ["rivals.rival.policy.pricing.prise=1.1"],
        ["rivals.rival.policy.pricing.prise: no such key", "nearest: rivals.rival.policy.pricing.price"],
    ),
    "empty group": (["rivals={}"], ["rivals: an empty group changes nothing", "~rivals.<name>"]),
    "unknown population": (
        ["population=regula"],
        ["population: no such preset", "found:   regula", "allowed: high_end | regular | subscription",
         "nearest: regular"],
    ),
    "unknown market": (["market=x"], ["market: no such preset", "allowed: beauty | coffee | ecommerce | established"]),
    "unknown rival": (["rival=nutral"], ["rival: no such preset", "nearest: neutral"]),
    "unknown policy": (["policy=[agressive,neutral]"], ["policy: no such preset", "nearest: aggressive"]),
    "unknown experiment": (
        ["experiment=compre"],
        ["experiment: no such preset", "found:   compre", "compare | complements | conclusion", "nearest: compare"],
    ),
    "unknown preset in a sweep": (["-m", "population=regular,regula"], ["population: no such preset"]),
    "several presets where one belongs": (["population=[regular,high_end]"], ["population: takes one preset"]),
    "no experiment": (["~experiment"], ["experiment: is missing", "allowed: compare | "]),
    "no policy": (["policy=[]"], ["policy: no policy is chosen", "hint:    policy=[aggressive,transparent]"]),
    "policy null": (["policy=null"], ["policy: no policy is chosen"]),
    "policy removed": (["~policy"], ["policy: no policy is chosen"]),
    "policy twice": (["policy=[mild,mild]"], ["policy: a policy is named twice"]),
    "brackets forgotten": (
        ["policy=aggressive,transparent"],
        ["policy: several values in a single run", "'policy=[aggressive,transparent]'"],
    ),
    "options of another experiment": (
        ["conclusion.x=3"], ["conclusion: are options of another experiment; this is experiment=compare"],
    ),
    "word for a number": (
        ["policies.aggressive.pricing.price=cheap"],
        ["policies.aggressive.pricing.price: wrong type", "found:   cheap",
         "allowed: a number from 0.3 to 3 (market prices a month)"],
    ),
    "switch for a number": (["population.notice=true"], ["population.notice: wrong type", "found:   true"]),
    "number for a switch": (["mechanisms.trust=7"], ["mechanisms.trust: wrong type", "allowed: true | false"]),
    "nothing for a number": (["seed=null"], ["seed: wrong type", "found:   null"]),
    "nothing for a policy": (
        ["policies.aggressive=null"],
        ["policies.aggressive: wrong type", "found:   null", "allowed: a group of keys: pricing, "],
    ),
    "broken number": (["customers=10.5"], ["customers: wrong type", "found:   10.5", "allowed: a whole number"]),
    "unknown choice": (
        ["policies.aggressive.leaving.friction=agressive"],
        ["policies.aggressive.leaving.friction: no such choice", "allowed: none | mild | aggressive",
         "nearest: aggressive"],
    ),
    "out of bounds": (
        ["policies.transparent.service.quality=1.2"],
        ["policies.transparent.service.quality: out of bounds", "found:   1.2",
         "allowed: a number from 0.2 to 0.95 (quality, 0 to 1)"],
    ),
    "not a number": (["population.notice=nan"], ["population.notice: not a finite number", "found:   nan"]),
    "infinity": (["costs.serving=inf"], ["costs.serving: not a finite number", "found:   inf"]),
    "negative size": (["customers=-1"], ["customers: out of bounds", "found:   -1", "from 1 to 20,000,000 (people)"]),
    "absurd size": (
        ["customers=1e12", "workers=1"],
        ["customers: out of bounds", "hint:    that would need about", ",000.0 GB of memory"],
    ),
    "absurd horizon": (
        ["horizon_months=1e9", "workers=1"],
        ["horizon_months: out of bounds", "to 600 (months)", "that would need about 32,000.0 GB of memory"],
    ),
    "group removed": (
        ["~population"], ["population: cannot be removed", "hint:    choose another preset: population="],
    ),
    "rivals removed": (["~rivals"], ["rivals: cannot be removed", "allowed: a key inside", "hint:    rival=none"]),
    "size removed": (["~customers"], ["customers: cannot be removed"]),
    "setting of Hydra removed": (["~hydra.run"], ["hydra.run: cannot be removed"]),
    "negative half-life": (
        ["compare.half_lives=[-3]"],
        ["compare.half_lives: -3 is out of bounds", "allowed: numbers from 0.5 to 240 (months)"],
    ),
    "no half-life": (["compare.half_lives=[3,0]"], ["compare.half_lives: 0 is out of bounds", "found:   [3, 0]"]),
    "half-life twice": (["compare.half_lives=[12,12]"], ["compare.half_lives: 12 is named twice"]),
    "unknown rival beside": (
        ["compare.rivals=[nutral]"],
        ["compare.rivals: no such preset", "found:   ['nutral']", "allowed: aggressive, entrant, ", "nearest: neutral"],
    ),
    "rival beside twice": (["compare.rivals=[none,none]"], ["compare.rivals: none is named twice"]),
    "no replication": (["replications=0"], ["replications: out of bounds", "found:   0"]),
    "too large for the machine": (
        ["customers=20000000", "workers=1000", "replications=1000"],
        ["customers: the study does not fit into the memory of this machine",
         "20,000,000 customers x 2 policies x 1000 processes", "GB", "hint:    fewer customers"],
    ),
    "impossible policy": (
        ["policies.aggressive.service.quality=0.95"],
        ["policies.aggressive: service.quality (0.95) + promise.overpromise (0.15) promise a quality above 1"],
    ),
    "impossible market": (
        ["market.focal_share=0.9"],
        ["market.focal_share (0.9) + market.outside_share (0.2) = 1.1", "allowed: at most 1"],
    ),
    "change beyond the horizon": (
        ["timeline=[{month:120,company:transparent,lever:pricing.price,value:1}]"],
        ["timeline[0].month: 120 lies beyond the horizon of 120 months", "allowed: 0 to 119"],
    ),
    "second change beyond the horizon": (
        ["timeline=[{month:1,company:aggressive,lever:pricing.price,value:1},"
         "{month:700,company:transparent,lever:pricing.price,value:1}]"],
        ["timeline[1].month: 700 lies beyond the horizon"],
    ),
    "change of a stranger": (
        ["timeline=[{month:1,company:aggresive,lever:pricing.price,value:1}]"],
        ["timeline[0].company: is neither a company nor a policy", "allowed: focal, rival, aggressive, transparent",
         "nearest: aggressive"],
    ),
    "change of an unknown lever": (
        ["timeline=[{month:1,company:aggressive,lever:pricing.prise,value:1}]"],
        ["timeline[0].lever: 'pricing.prise' is no lever", "nearest: pricing.price"],
    ),
    "misspelt key of a change": (
        ["timeline=[{mnth:1,lever:pricing.price,value:1}]"],
        ["timeline[0].mnth: no such key", "nearest: timeline[0].month", "hint:    1 more to correct"],
    ),
    "change to no number": (
        ["timeline=[{month:1,lever:pricing.price,value:nan}]"],
        ["timeline[0].value: not a finite number", "found:   nan"],
    ),
    "change out of bounds": (
        ["timeline=[{month:1,lever:pricing.price,value:9}]"],
        ["timeline[0].value: out of bounds for pricing.price", "found:   9", "allowed: a number from 0.3 to 3 (market"],
    ),
    "change to an unknown choice": (
        ["timeline=[{month:1,lever:leaving.friction,value:mlid}]"],
        ["timeline[0].value: no such choice for leaving.friction", "found:   mlid", "allowed: none | mild | aggressive",
         "nearest: mild"],
    ),
    "unknown shock": (
        ["shocks=[{kind:failure_wav,month:1}]"], ["shocks[0].kind: no such choice", "nearest: failure_wave"],
    ),
    "policy emptied": (["~policies.mild", "policy=[mild,neutral]"], ["policies.mild: is chosen, but its values are"]),
    "nothing to remove": (
        ["~policies.aggressive.pricing.wlk"],
        ["policies.aggressive.pricing.wlk: cannot be removed: it is not there"],
    ),
    "too many rivals": (
        ["rivals={a:{},b:{},c:{},d:{},e:{},f:{},g:{},h:{}}"], ["rivals: out of bounds", "at most 8"],
    ),
    "no rival for the rest": (["~rivals.rival"], ["there is no rival to take the rest", "allowed: exactly 1"]),
    "presets elsewhere": (["market@x=newcomers"], ["market@x=newcomers: presets cannot be moved"]),
    "no key": (["=3"], ["=3: cannot be read as an override"]),
    "unknown kind of output": (["--cfg", "foo"], ["--cfg/-c: invalid choice: 'foo'"]),
    "no folder": (["hydra.run.dir=null"], ["hydra.run.dir: wrong type"]),
    "no list of changes": (["timeline=3"], ["timeline: not a list", "found:   3"]),
    "shock beyond the horizon": (
        ["shocks=[{kind:failure_wave,month:500}]"], ["shocks[0].month: 500 lies beyond the horizon"],
    ),
    "policy named like a rival": (
        ["policy=[neutral,transparent]", "+rivals.neutral.policy.pricing.price=1"],
        ["policies.neutral: is also the name of a company"],
    ),
    "code": (["+seed._target_=os.system"], ["_target_ is refused"]),
    "code in a group": (["+x={_target_:os.system}"], ["_target_ is refused"]),
    "environment": (["seed=${oc.env:HOME}"], ["values are not fetched from elsewhere", "found:   ${oc.env:...}"]),
    "decoder": (["seed=${oc.decode:'1'}"], ["values are not fetched from elsewhere"]),
    "callbacks": (["+hydra.callbacks.x=1"], ["hydra.callbacks.x: cannot be set from the command line"]),
    "environment of the job": (["+hydra.job.env_set.PATH=x"], ["cannot be set from the command line"]),
    "reference to nothing": (["seed=${custmers}"], ["seed: Interpolation key 'custmers' not found"]),
    "unknown key of Hydra": (["hydra.run.dri=x"], ["hydra.run.dri: no such key", "nearest: hydra.run.dir"]),
    "no override": (["foo"], ["foo: is neither a command nor an override", "allowed: explain, results, or key=value"]),
    "misspelt command": (["explian"], ["explian: is neither a command", "nearest: explain"]),
    "misspelt option": (["--multirn"], ["--multirn: no such option", "nearest: --multirun"]),
    "pickled run": (["--experimental-rerun", "x.pickle"], ["--experimental-rerun: is refused"]),
    "missing folder of presets": (["--config-dir", "nowhere"], ["--config-dir: no such folder", "found:   nowhere"]),
    "broken grammar": (["seed=["], ["seed=[: cannot be read as an override", "allowed: key=value"]),
    "nothing to explain": (["explain", "leaving.frction"], ["leaving.frction: no such key", "leaving.friction"]),
}  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), CASES.values(), ids=CASES.keys())
def test_one_message_and_nothing_run(kizuna, tmp_path: Path, words: list[str], expected: list[str]) -> None:
    said = kizuna(*words)
    assert said.code == 2
    for text in expected:
        assert text in said.err
    assert said.err.count("kizuna: ") == 1, "one message"
    assert "Traceback" not in said.err
    assert said.out == ""
    assert not any(tmp_path.iterdir()), "a refused command leaves nothing behind"


def _folder(path: Path, **files: str) -> Path:
    path.mkdir()
    for name, text in files.items():
        (path / f"{name}.json").write_text(text)
    return path


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"notes": "{}"}, "holds files that are not a run of Kizuna\n  found:   notes.json"),
        ({"manifest": "{half"}, "holds a damaged result\n  found:   manifest.json cannot be read"),
        ({"manifest": '{"name": "another program"}'}, "another kind of manifest.json"),
        ({"manifest": "[]"}, "another kind of manifest.json"),
    ],
)
def test_folders_of_others_are_left_alone(kizuna, tmp_path: Path, files: dict[str, str], expected: str) -> None:
    folder = _folder(tmp_path / "there", **files)
    said = kizuna(f"hydra.run.dir={folder}")
    assert said.code == 2
    assert expected in said.err
    assert {path.name: path.read_text() for path in folder.iterdir()} == {f"{k}.json": v for k, v in files.items()}


@pytest.mark.parametrize("place", ["/proc/kizuna", "{tmp}/file/below", "{tmp}/file"])
def test_folders_that_cannot_be_written(kizuna, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    said = kizuna(f"hydra.run.dir={place.format(tmp=tmp_path)}")
    assert said.code == 2
    assert "cannot be" in said.err
    assert "Traceback" not in said.err


def test_presets_of_the_user_are_checked_too(kizuna, tmp_path: Path) -> None:
    (tmp_path / "own" / "policy").mkdir(parents=True)
    preset = tmp_path / "own" / "policy" / "mine.yaml"
    words = ("--config-dir", "own", "policy=[mine,neutral]")

    def said(body: str) -> str:
        preset.write_text(f"# @package policies.mine\n{body}\n")
        answer = kizuna(*words)
        assert answer.code == 2
        assert "Traceback" not in answer.err
        return answer.err

    assert "policies.mine.pricing.prise: no such key" in said("pricing: {prise: 1}")
    assert "policies.mine.pricing.price: values are not fetched" in said("pricing: {price: '${oc.env:HOME}'}")
    assert "policies.mine.pricing._target_: is refused" in said("pricing: {_target_: os.system}")
    assert "is not valid YAML" in said("pricing: [")


def test_a_refused_cell_is_refused_before_any_runs(kizuna, tmp_path: Path) -> None:
    said = kizuna("--multirun", "seed=x,1", "hydra.sweep.dir=sweep")
    assert said.code == 2
    assert "1 of 2 cells cannot be run; none was" in said.err
    assert "with seed=x\nseed: wrong type\n  found:   x" in said.err
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("command", [[sys.executable, "-m", "experiments"]])
def test_the_process_itself(command: list[str], tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [*command, "policies.aggressive.leaving.frction=mild"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "nearest: policies.aggressive.leaving.friction" in done.stderr
    assert "Traceback" not in done.stderr
    assert "+policies" not in done.stderr, "Hydra's advice would do nothing"


@pytest.mark.parametrize(
    ("text", "found", "allowed"),
    [
        ("0,1\n0,x\n", "line 2: '0,x'", "two customer numbers, as 3,17"),
        ("1,400\n", "line 1: customer 400", "0 to 399 (customers=400)"),
        (None, "cannot read ties.csv: No such file", ""),
    ],
)
def test_a_bad_file_of_ties(kizuna, tmp_path: Path, text: str | None, found: str, allowed: str) -> None:
    if text is not None:
        (tmp_path / "ties.csv").write_text(text, encoding="utf-8")
    said = kizuna("customers=400", "network.kind=imported", "network.path=ties.csv")
    assert said.code == 2
    assert said.err.count("kizuna: ") == 1
    assert "network.path" in said.err and found in said.err and allowed in said.err


@pytest.mark.parametrize("text", ["x: 2001-99-99", "x: &a {b: *a}"])
def test_a_preset_that_yaml_stumbles_over(kizuna, tmp_path: Path, text: str) -> None:
    (tmp_path / "own" / "policy").mkdir(parents=True)
    (tmp_path / "own" / "policy" / "mine.yaml").write_text(f"# @package policies.mine\n{text}\n", encoding="utf-8")
    said = kizuna("--config-dir", "own", "policy=[mine,neutral]")
    assert said.code == 2
    assert said.err.count("kizuna: ") == 1
    assert "mine.yaml: cannot be read" in said.err


def test_brackets_without_end(kizuna) -> None:
    said = kizuna(f"timeline={'[' * 1_500}{']' * 1_500}")
    assert said.code == 2
    assert said.err.count("kizuna: ") == 1
    assert "Traceback" not in said.err


def test_too_few_people_to_validate(kizuna, tmp_path: Path) -> None:
    said = kizuna("experiment=validate", "customers=20", "replications=1", f"hydra.run.dir={tmp_path / 'few'}")
    assert said.code == 2
    assert "customers: too few for rare events to be counted" in said.err and "500 or more" in said.err


def test_one_lever_changed_twice_in_a_month(kizuna) -> None:
    change = "{month:3,lever:pricing.price,value:%s}"
    said = kizuna(f"timeline=[{change % 1.1},{change % 1.2}]", "horizon_months=12")
    assert said.code == 2
    assert said.err.count("kizuna: ") == 1
    assert "timeline[1]: changes what timeline[0] changes in the same month" in said.err
    assert "pricing.price of focal in month 3" in said.err


def test_a_budget_lever_is_looked_at_even_if_budgets_differ(kizuna) -> None:
    said = kizuna("compare.budget_lever=service.qualty")
    assert said.code == 2
    assert "compare.budget_lever" in said.err and "nearest: service.quality" in said.err
