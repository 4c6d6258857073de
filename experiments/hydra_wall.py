"""The wall around Hydra's own settings: whatever files say, they are the default ones when Hydra starts.

Hydra makes things from them (callbacks, loggers, launchers), so that a preset that changed them could run code.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hydra import compose, initialize_config_dir
from hydra.core.global_hydra import GlobalHydra
from hydra.core.override_parser.overrides_parser import OverridesParser
from omegaconf import OmegaConf

from experiments.checking import shown
from experiments.compose import COMPLAINTS, CONFIG, FAULTS, searched, translated, unreadable
from experiments.overrides import OPEN
from experiments.refusal import Refusal

_OF_THE_COMMAND = ("runtime", "overrides", "searchpath", "mode", "job.name", "job.override_dirname", "job.config_name")
"""What Hydra itself writes there about the command line."""


def refuse_other_hydra(overrides: list[str], folder: Path, extra: list[Path]) -> None:
    """Refuse a configuration whose settings of Hydra are not the default ones, but for those set by the command line.

    Parameters
    ----------
    overrides
        As :func:`experiments.overrides.for_hydra` returns them; every choice of a sweep is looked at.
    folder
        The configuration of Kizuna.
    extra
        Folders of the user.

    Raises
    ------
    Refusal
        With the key and what was found.
    """
    if not extra:
        return  # our own presets do not touch them, which a test holds fast
    parsed = [(text, OverridesParser.create().parse_override(text)) for text in overrides]
    plain = [text for text, override in parsed if not override.is_sweep_override()]
    swept = [
        f"{override.get_key_element()}={value}"
        for _, override in parsed if override.is_sweep_override() and "." not in override.key_or_group
        for value in override.sweep_string_iterator()
    ]  # fmt: skip
    opened = [key for text in overrides for key in OPEN if text.lstrip("+").startswith(f"{key}=")]
    GlobalHydra.instance().clear()
    try:
        with initialize_config_dir(str(folder), version_base="1.3"):
            default = _hydra([], opened)
            for words in [plain, *([*plain, choice] for choice in swept)]:
                _compare(default, _hydra(searched(words, extra), opened), "hydra")
    except COMPLAINTS as error:
        raise translated(error) from None
    except FAULTS as error:
        raise unreadable(error) from None


def _hydra(overrides: list[str], opened: list[str]) -> dict[str, Any]:
    node: Any = OmegaConf.to_container(compose(CONFIG, overrides, return_hydra_config=True).hydra, resolve=False)
    for key in (*_OF_THE_COMMAND, *(key.removeprefix("hydra.") for key in opened)):
        *groups, last = key.split(".")
        inside = node
        for group in groups:
            inside = inside.get(group, {})
        inside.pop(last, None)
    return dict(node)


def _compare(default: Any, found: Any, key: str) -> None:
    if isinstance(default, dict) and isinstance(found, dict):
        for name in default.keys() | found.keys():
            _compare(default.get(name), found.get(name), f"{key}.{name}")
    elif default != found:
        raise Refusal(
            key, "is refused: Hydra's own settings are closed", found=shown(found),
            hint="for the folder of a run: hydra.run.dir=FOLDER on the command line",
        )  # fmt: skip
