"""Where the configuration presets live: beside the packages in a clone, inside ``experiments`` in a wheel."""

from __future__ import annotations

from pathlib import Path


def conf_folder() -> Path:
    """Return the folder that holds ``config.yaml`` and its groups.

    Raises
    ------
    FileNotFoundError
        If the installation is damaged.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "conf", here.parent / "conf"):
        if (folder / "config.yaml").is_file():
            return folder
    raise FileNotFoundError("conf/config.yaml is missing from this installation; install kizuna again")


def groups(*folders: Path) -> dict[str, list[str]]:
    """List the groups of presets and their names, each in alphabetical order.

    Parameters
    ----------
    folders
        Configuration folders; later ones add to earlier ones.
    """
    found: dict[str, set[str]] = {}
    for folder in folders:
        for path in folder.glob("*/*.yaml"):
            found.setdefault(path.parent.name, set()).add(path.stem)
    return {group: sorted(names) for group, names in sorted(found.items())}


def preset_line(path: Path) -> str:
    """Return the first line of a preset that says what it stands for."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.lstrip("# ").strip()
        if line.startswith("#") and text and not text.startswith(("@package", "kizuna")):
            return text
    return ""
