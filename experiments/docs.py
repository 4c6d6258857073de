"""``python -m experiments.docs``: writes the generated pages and the stored answers again (``make docs``).

The main job is run. Studies that take minutes are not: the newest finished run of theirs under ``results/`` with
default settings and this engine is stored, or the page says which command is missing.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from experiments.glossary_page import glossary_pages
from experiments.odd_page import odd_pages
from experiments.parameters_page import pages
from experiments.place import conf_folder
from experiments.reference import OTHERS, newest, store
from experiments.register.page import assumption_pages


def main() -> int:
    """Write everything that is made from something else; return an exit code."""
    root = conf_folder().parent
    if not (root / "docs").is_dir():
        print("kizuna: docs: there is no docs folder here; this works in a clone only", file=sys.stderr)
        return 2
    _say(root, *write_pages(root))
    from experiments.__main__ import main as kizuna

    with tempfile.TemporaryDirectory() as temporary:
        run = Path(temporary) / "main"
        code = kizuna([f"hydra.run.dir={run}"])
        if code:
            return code
        _say(root, *store(run, "compare"))
    from sim.compiled import fingerprint

    for study in OTHERS:
        found = newest(study, str(fingerprint()))
        if found is None:
            print(f"{study}: not written again: no finished run of this engine; kizuna experiment={study}")
            continue
        _say(root, *store(found, study))
    write_pages(root)  # some are made of stored answers
    from experiments.readme_page import write_readme

    _say(root, *write_readme(root))
    return 0


def write_pages(root: Path) -> list[Path]:
    """Write the pages of parameters, the model's description, the register and the glossary; return their paths."""
    written = []
    for name, text in {**pages(), **odd_pages(), **assumption_pages(), **glossary_pages()}.items():
        target = root / "docs" / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
        written.append(target)
    return written


def _say(root: Path, *paths: Path) -> None:
    for path in paths:
        print(f"wrote {path.relative_to(root)}")


if __name__ == "__main__":
    sys.exit(main())
