"""The stored answers in ``results/reference``: summaries and figures that a run with default settings produced."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from experiments.place import conf_folder
from experiments.rundir import MANIFEST

ENGINES = "engines.json"
"""Which engine made each stored answer, by study."""
OTHERS = ("conclusion", "assumptions", "calibrate", "validate", "benchmark", "sweep_demo", "benchmark_sweep")
"""Studies whose summary is stored when they have been run; the main job is always run."""


def folder() -> Path:
    """Return where stored answers live, in a clone."""
    return conf_folder().parent / "results" / "reference"


def store(run: Path, study: str) -> list[Path]:
    """Copy the summary and the figures (SVG) of a run into the reference, replacing what was there.

    Returns
    -------
    list of Path
        The files written.
    """
    target = folder()
    target.mkdir(parents=True, exist_ok=True)
    written = [target / f"{study}.json"]
    shutil.copyfile(run / "summary.json", written[0])
    if (run / MANIFEST).is_file():
        engines = _engines() | {study: json.loads((run / MANIFEST).read_text(encoding="utf-8"))["engine"]}
        (target / ENGINES).write_text(json.dumps(engines, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    figures = target / study
    shutil.rmtree(figures, ignore_errors=True)
    for path in sorted((run / "figures").glob("*.svg")):
        figures.mkdir(exist_ok=True)
        shutil.copyfile(path, figures / path.name)
        written.append(figures / path.name)
    return written


def _engines() -> dict[str, str]:
    path = folder() / ENGINES
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def is_of_this_engine(study: str) -> bool:
    """Tell whether a stored answer was made by the engine at hand."""
    from sim.compiled import fingerprint

    return _engines().get(study) == fingerprint()


def newest(study: str, engine: str) -> Path | None:
    """Return the newest finished run of a study by this engine with its default settings, None if there is none.

    Whether the settings were the defaults is told by the digest in its manifest.
    """
    from experiments.compose import preview

    default = preview([f"experiment={study}"], conf_folder(), [])[0].scenario_hash()
    found = []
    for path in (folder().parent / study).glob(f"*/{MANIFEST}"):
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if (manifest["status"], manifest["engine"], manifest["scenario"]) == ("finished", engine, default):
            found.append((manifest["ended"], path.parent))
    return max(found)[1] if found else None


def stored(study: str) -> dict[str, Any] | None:
    """Return a stored summary, None if there is none."""
    path = folder() / f"{study}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def main() -> int:
    """Print the stored headline over all that is assumed, and how to make it again."""
    from experiments.assumptions.words import headline
    from experiments.verdict import wrapped

    summary = stored("conclusion")
    if summary is None:
        print("The answer over all that is assumed is not stored here; kizuna experiment=conclusion works it out.")
        return 0
    print("\nIN HOW MANY WORLDS DOES THIS HOLD? (stored answer; kizuna experiment=conclusion makes it again)")
    if not is_of_this_engine("conclusion"):
        print("(An older engine made it: the numbers may have moved since.)")
    for line in headline(summary):
        print("\n".join(wrapped(line)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
