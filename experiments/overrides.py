"""Command-line overrides, looked at before Hydra sees them.

Hydra refuses a key that no file mentions and suggests ``+key=``, which then sets something nobody reads. Presets are
sparse, so here every value is handed over as ``++key=`` and the declared scenario alone decides which keys exist.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import yaml
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import ChoiceSweep, Glob, Override, OverrideType
from hydra.errors import HydraException

from experiments.place import groups
from experiments.refusal import Refusal, nearest

_HYDRA = re.compile(r"(?<![A-Za-z0-9_])hydra(?![A-Za-z0-9_])")
_SWEEPER = re.compile(r"^\+{0,2}hydra\.sweeper\.")
"""Settings of our sweeper are ours; people who know Hydra look for them there."""
_PACKAGE = re.compile(r"@package.*")
_HYDRA_RESOLVERS = ("now", "hydra")
OPEN = ("hydra.run.dir", "hydra.sweep.dir", "hydra.sweep.subdir")
"""All of Hydra's own settings that may be set: others name things to be made (loggers, callbacks, launchers)."""


def for_hydra(texts: list[str], folders: list[Path]) -> list[str]:
    """Check overrides one by one and return them as Hydra should see them.

    Parameters
    ----------
    texts
        Overrides as typed.
    folders
        Configuration folders that are searched for presets.

    Raises
    ------
    Refusal
        On a word that is no override, an unknown preset, a repeated policy, or anything that would run code.
    """
    parser = OverridesParser.create()
    known = groups(*folders)
    if "experiment=diary" in texts:  # the one customer of a diary, in short
        texts = [f"diary.{text}" if text.startswith("customer=") else text for text in texts]
    if "experiment=calibrate" in texts:  # the one table of a calibration, in short
        texts = [f"calibrate.{text}" if text.startswith("data=") else text for text in texts]
        if "calibrate.data=" in texts:
            raise Refusal("calibrate.data", "no file is named", found="data=", allowed="a CSV or Parquet table")
    return [_one(text, parser, known) for text in texts]


def _one(text: str, parser: OverridesParser, known: dict[str, list[str]]) -> str:
    _refuse_code(text)
    text = _quoted(_SWEEPER.sub("sweep.", text), parser)
    try:
        override = parser.parse_override(text)
    except RecursionError:
        raise Refusal(f"{text[:40]}...", "cannot be read as an override", found="brackets nested too deep") from None
    except HydraException as error:
        reason = str(error).splitlines()[0]
        raise Refusal(text, "cannot be read as an override", found=reason, allowed="key=value", hint=_QUOTE) from None
    key = override.key_or_group
    if not key:
        raise Refusal(text, "cannot be read as an override", found="no key", allowed="key=value")
    if override.package is not None:
        raise Refusal(text, "presets cannot be moved to another place", allowed=f"{key}=NAME")
    if override.type == OverrideType.DEL:
        if key == "policy":
            raise Refusal("policy", "no policy is chosen", found=text, hint="policy=[aggressive,transparent]")
        _refuse_removal(key, text, known)
        return text
    if key in known and "." not in key:
        _refuse_presets(key, override, known[key])
        return text.lstrip("+")
    if key in OPEN:
        return text
    if key.split(".")[0].split("/")[0] == "hydra":
        near = nearest(key, OPEN)
        problem = "no such key" if near else "cannot be set from the command line"
        raise Refusal(key, problem, found=text, allowed=", ".join(OPEN), nearest=near)
    if "/" in key:
        raise Refusal(
            key, "no such group of presets", found=text, allowed=", ".join(known), nearest=nearest(key, known)
        )
    if override.value() == {}:
        raise Refusal(key, "an empty group changes nothing", found=text, hint=f"to take something away: ~{key}.<name>")
    if key.startswith("rivals.") and override.type == OverrideType.ADD:
        return text  # the plus sign says that a new rival is meant, not a misspelt one; see compose.refuse_new_rivals
    return "++" + text.lstrip("+")


PATHS = (*OPEN, "calibrate.data")
"""Keys that hold a place on disk."""
_QUOTE = "quote values with brackets, braces or spaces for the shell: 'policy=[aggressive,transparent]'"


def _quoted(text: str, parser: OverridesParser) -> str:
    """Put a folder between quotes where Hydra's grammar has no word for it: blanks, accents, other scripts."""
    key, equals, value = text.partition("=")
    if key.lstrip("+") not in PATHS or not value or value[0] in "'\"":
        return text
    try:
        parser.parse_override(text)
        if value.isascii() and not re.search(r"\s", value):
            return text
    except (HydraException, RecursionError):
        pass
    # Hydra reads a backslash as such, but for those before a quote
    inner = re.sub(r"(\\*)'", r"\1\1\'", value)
    end = len(inner) - len(inner.rstrip("\\"))
    return f"{key}{equals}'{inner}{chr(92) * end}'"


def _refuse_removal(key: str, text: str, known: dict[str, list[str]]) -> None:
    """Refuse to take away what a study cannot be without: defaults would quietly take its place."""
    if key == "experiment" or ("." in key and key.split(".")[0] != "hydra"):
        return
    hint = f"choose another preset: {key}={' | '.join(known[key])}" if key in known else ""
    raise Refusal(
        key, "cannot be removed", found=text, hint=hint or ("rival=none" if key == "rivals" else ""),
        allowed="a key inside a group: ~rivals.<name>, ~policies.<name>.<concern>.<lever>, ~market.<key>",
    )  # fmt: skip


def _refuse_code(text: str) -> None:
    if "_target_" in text:
        raise Refusal(text, "_target_ is refused: nothing is ever made from the configuration", allowed="key=value")
    if resolver := fetched(text):
        raise Refusal(
            text, "values are not fetched from elsewhere", found=f"${{{resolver}:...}}",
            allowed="a plain value, or ${another.key}",
        )  # fmt: skip


def fetched(text: str, known: tuple[str, ...] = _HYDRA_RESOLVERS) -> str:
    """Return the name of the first resolver that would fetch a value from elsewhere, or an empty string.

    A name may itself be put together from other keys; then it is refused whatever it comes to.

    Examples
    --------
    >>> fetched("${oc.env:HOME}"), fetched("${oc.${a}:HOME}"), fetched("${a.${b}} ${now:%H:%M}")
    ('oc.env', 'oc.${a}', '')
    """
    opened: list[int] = []  # where the name of each open interpolation begins; -1 once it is read, or in plain braces
    i = 0
    while i < len(text):
        if text.startswith("${", i):
            opened.append(i + 2)
            i += 1
        elif text[i] == "{":
            opened.append(-1)
        elif text[i] == "}" and opened:
            opened.pop()
        elif text[i] == ":" and opened and opened[-1] >= 0:
            name = text[opened.pop() : i].strip()
            # inside a name not even Hydra's own: what it comes to is known only when it is too late
            if name not in known or any(start >= 0 for start in opened):
                return name
            opened.append(-1)
        i += 1
    return ""


def refuse_code_in(value: Any, key: str = "") -> None:
    """Refuse ``_target_`` and fetched values anywhere in an unresolved configuration (a file can hold them too).

    Raises
    ------
    Refusal
        With the full key.
    """
    if isinstance(value, dict):
        for name, item in value.items():
            full = f"{key}.{name}" if key else str(name)
            if name == "_target_":
                raise Refusal(full, "is refused: nothing is ever made from the configuration", found=str(item))
            refuse_code_in(item, full)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            refuse_code_in(item, f"{key}[{i}]")
    elif isinstance(value, str):
        if fetched(value, ()):
            allowed = "a plain value, or ${another.key}"
            raise Refusal(key, "values are not fetched from elsewhere", found=value, allowed=allowed)


def refuse_hydra_in(folders: list[Path]) -> None:
    """Refuse presets of a user that touch Hydra's own settings: loggers and callbacks are made from them.

    Raises
    ------
    Refusal
        With the file and what was found.
    """
    for folder in folders:
        for path in _files(folder):
            try:
                text = path.read_text(encoding="utf-8")
                # what is read, not what is written: a key may be spelt with escapes
                words = [*_names_in(yaml.safe_load(text)), *_PACKAGE.findall(text), *path.relative_to(folder).parts]
            except (OSError, UnicodeDecodeError) as error:
                raise Refusal(str(path), "cannot be read", found=str(error)) from None
            except yaml.YAMLError:
                continue  # Hydra will complain, and we translate
            except (ValueError, RecursionError) as error:  # a date that is none, an anchor inside itself
                reason = "it refers to itself" if isinstance(error, RecursionError) else str(error)
                raise Refusal(str(path), "cannot be read", found=reason, allowed="plain YAML values") from None
            if asked := next((word for word in words if fetched(word)), ""):
                raise Refusal(str(path), "presets are not fetched from elsewhere", found=asked)
            found = next((word for word in words if _HYDRA.search(word)), "")
            if found:
                raise Refusal(
                    str(path), "is refused: Hydra's own settings are closed", found=found,
                    hint="for the folder of a run: hydra.run.dir=FOLDER on the command line",
                )  # fmt: skip


def _files(folder: Path) -> list[Path]:
    """Return every file of settings in a folder, through links as Hydra reads them, each folder once."""
    found, seen = [], set()
    for place, inside, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in seen:
            inside.clear()
            continue
        seen.add(real)
        found += [Path(place, name) for name in names if name.endswith((".yaml", ".yml"))]
    return sorted(found)


def _names_in(value: Any, is_default: bool = False) -> list[str]:
    """Return every key of a file, and every word of its defaults list."""
    if isinstance(value, dict):
        return [str(k) for k in value] + [
            name for k, item in value.items() for name in _names_in(item, is_default or k == "defaults")
        ]
    if isinstance(value, list):
        return [name for item in value for name in _names_in(item, is_default)]
    return [value] if is_default and isinstance(value, str) else []


def _refuse_presets(group: str, override: Override, options: list[str]) -> None:
    value = override.value()
    if isinstance(value, Glob):
        if not value.filter(options):
            raise Refusal(group, "no preset fits", found=override.input_line or "", allowed=" | ".join(options))
        return
    for choice in value.list if isinstance(value, ChoiceSweep) else [value]:
        if isinstance(choice, dict):
            raise Refusal(group, "is a choice of presets, not a set of values", found=override.input_line or "",
                          allowed=" | ".join(options))  # fmt: skip
        names = [str(getattr(item, "text", item)) for item in (choice if isinstance(choice, list) else [choice])]
        if group == "policy" and (choice is None or not names):
            raise Refusal(group, "no policy is chosen", found=override.input_line or "", allowed=", ".join(options),
                          hint="policy=[aggressive,transparent]")  # fmt: skip
        if group != "policy" and isinstance(choice, list):
            raise Refusal(group, "takes one preset", found=str(names), allowed=" | ".join(options))
        for name in names:
            if name not in options:
                raise Refusal(group, "no such preset", found=name, allowed=" | ".join(options),
                              nearest=nearest(name, options))  # fmt: skip
            if names.count(name) > 1:
                raise Refusal(group, "a policy is named twice", found=override.input_line or "",
                              allowed="each policy once")  # fmt: skip
