"""The one Hydra application: checks a study, runs it, and carries what happened out of the job."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import hydra
from hydra._internal.utils import get_args_parser
from hydra.core.global_hydra import GlobalHydra
from hydra.core.hydra_config import HydraConfig
from hydra.core.plugins import Plugins
from omegaconf import DictConfig

from experiments.compose import COMPLAINTS, CONFIG, FAULTS, preview, study_of, translated, unreadable
from experiments.hydra_wall import refuse_other_hydra
from experiments.overrides import for_hydra, refuse_hydra_in
from experiments.place import conf_folder
from experiments.refusal import Refusal, nearest
from experiments.registry import KINDS, module_of
from experiments.rundir import RunDir, near, refuse_foreign, unwritable
from experiments.study import Study
from experiments.warming import warm_up
from hydra_plugins.kizuna_sweeper import KizunaSweeper

_NOT_OURS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO)
"""What a disk answers when it is full, closed or broken: no fault of the program."""


@dataclass
class Outcome:
    """What the job of one command did; Hydra returns nothing itself."""

    finished: list[Path] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)


def run(arguments: list[str]) -> Outcome:
    """Run one Hydra command line.

    Parameters
    ----------
    arguments
        Everything after the command's name.

    Raises
    ------
    Refusal
        On bad input; in a sweep, jobs that are refused are collected instead.
    KeyboardInterrupt
        If stopped by hand.
    """
    flags, overrides, extra = _split(arguments)
    folder = conf_folder()
    options = set(flags)
    refuse_hydra_in(extra)
    if not options & {"--shell-completion", "-sc"}:
        overrides = for_hydra(overrides, [folder, *extra])
        refuse_other_hydra(overrides, folder, extra)
    if not options & {"--cfg", "-c", "--info", "-i", "--multirun", "-m", "--shell-completion", "-sc", "--hydra-help"}:
        study, path = preview(overrides, folder, extra)
        refuse_foreign(path, study)

    outcome = Outcome()

    def job(config: DictConfig) -> None:
        try:
            outcome.finished.append(_study(study_of(config), Path(HydraConfig.get().runtime.output_dir)))
        except COMPLAINTS as error:
            outcome.refused.append(translated(error))
        except Refusal as refusal:
            outcome.refused.append(refusal)
        except OSError as error:
            if error.errno not in _NOT_OURS:
                outcome.failed.append(error)
                return
            outcome.refused.append(unwritable(Path(error.filename or HydraConfig.get().runtime.output_dir), error))
        except Exception as error:
            outcome.failed.append(error)

    # told rather than found: not every way of installing lets Hydra list the package of plugins
    Plugins.instance().register(KizunaSweeper)
    job.run_one = _study  # type: ignore[attr-defined]  # what a sweep runs that does not go into the store
    # Hydra would print tracebacks and leave the process; with this it raises, and the words are ours
    os.environ["HYDRA_FULL_ERROR"] = "1"
    before = sys.argv
    sys.argv = ["kizuna", *flags, *overrides]
    try:
        hydra.main(version_base="1.3", config_path=str(folder), config_name=CONFIG)(job)()
    except COMPLAINTS as error:
        raise translated(error) from None
    except SystemExit as stop:
        if stop.code:  # Hydra has said why: --package of an unknown name, for example
            raise Refusal("command line", "Hydra cannot answer it", hint="kizuna --help") from None
    except OSError as error:
        raise Refusal("hydra.run.dir", "cannot be written", found=str(error)) from None
    except FAULTS as error:
        raise unreadable(error) from None
    finally:
        sys.argv = before
        GlobalHydra.instance().clear()
    return outcome


def _study(study: Study, path: Path) -> Path:
    from rich.console import Console

    from experiments.plain import finish

    module = module_of(study.experiment)
    console = Console()
    with RunDir(path, study) as rundir:
        try:
            if KINDS[study.experiment].is_warmed:
                warm_up(study.scenario(study.baseline))
            summary: dict[str, Any] = module.run(study, rundir, console)
            finish(rundir, study, summary)
        except KeyboardInterrupt:
            kept = ", ".join(rundir.files) or "nothing but its manifest"
            print(f"\nkizuna: stopped; kept in {near(path)}: {kept}", file=sys.stderr)
            raise
        rundir.write_json("summary.json", summary)
    console.print(f"Written to {near(path)}", highlight=False, soft_wrap=True)
    return path


def _refuse_option(message: str) -> NoReturn:
    option, _, problem = message.removeprefix("argument ").partition(": ")
    raise Refusal(option, problem or "cannot be read", hint="kizuna --help")


def _split(arguments: list[str]) -> tuple[list[str], list[str], list[Path]]:
    """Tell flags from overrides; argparse's own answers to a misspelt flag say nothing about Kizuna."""
    parser = get_args_parser()
    parser.error = _refuse_option  # type: ignore[method-assign]
    known, rest = parser.parse_known_args(arguments)
    if known.experimental_rerun is not None or any(name in rest for name in ("--experimental-rerun",)):
        raise Refusal("--experimental-rerun", "is refused: it would run whatever the file holds")
    for option, value in (("--config-path", known.config_path), ("--config-name", known.config_name)):
        if value is not None:
            raise Refusal(option, "is refused: the configuration is Kizuna's own", found=value,
                          hint="presets of yours lie in a folder of groups: --config-dir FOLDER")  # fmt: skip
    overrides = [*known.overrides, *(word for word in rest if not word.startswith("-"))]
    for word in rest:
        if word.startswith("-"):
            flags = ("--multirun", "--cfg", "--config-dir", "--help", "--version", "--info", "--resolve")
            raise Refusal(word, "no such option", allowed=", ".join(flags), nearest=nearest(word, flags))
    for word in overrides:
        if "=" not in word and not word.startswith("~"):
            commands = ("explain", "results")
            raise Refusal(word, "is neither a command nor an override", found=word,
                          allowed=f"{', '.join(commands)}, or key=value", nearest=nearest(word, commands),
                          hint="kizuna --help")  # fmt: skip
    extra = [Path(known.config_dir)] if known.config_dir else []
    for path in extra:
        if not path.is_dir():
            raise Refusal("--config-dir", "no such folder", found=str(path))
    return [word for word in arguments if word not in overrides], overrides, extra
