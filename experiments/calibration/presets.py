"""Write fitted values into the presets of populations; everything else in the files stays as it is."""

from __future__ import annotations

import re

from experiments.place import conf_folder
from experiments.refusal import Refusal
from experiments.worlds import population, preset_path


def refuse_outside_a_clone() -> None:
    """Refuse to change the presets of an installed package.

    Raises
    ------
    Refusal
        Unless the presets belong to a source tree.
    """
    if not (conf_folder().parent / "pyproject.toml").is_file():
        raise Refusal(
            "calibrate.write", "presets of an installed package are left alone", found="true",
            allowed="false, or true in a clone of the source", hint="the fitted values stand in summary.json",
        )  # fmt: skip


def rewritten(text: str, values: dict[str, float]) -> str:
    r"""Return the text of a preset with new values for some keys.

    Raises
    ------
    KeyError
        If the preset does not name a key.

    Examples
    --------
    >>> rewritten("# two lines\nnotice: 0.1  # a month\n", {"notice": 0.2})
    '# two lines\nnotice: 0.2  # a month\n'
    """
    for key, value in values.items():
        text, n = re.subn(rf"(?m)^({re.escape(key)}:\s*)[^\s#]+", rf"\g<1>{value:g}", text)
        if n != 1:
            raise KeyError(key)
    return text


def write_preset(name: str, values: dict[str, float]) -> None:
    """Write fitted values into the preset of a population."""
    path = preset_path(name)
    path.write_text(rewritten(path.read_text(encoding="utf-8"), values), encoding="utf-8")


def differs(name: str, values: dict[str, float]) -> bool:
    """Tell whether a preset holds other values."""
    present = population(name)
    return any(present.get(f"population.{key}") != value for key, value in values.items())
