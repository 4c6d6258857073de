"""The folder of one run: a manifest that says what was asked and how far it came, and files written whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Any

from experiments import __version__
from experiments.refusal import Refusal
from experiments.study import Study

MANIFEST = "manifest.json"
_MARK = "kizuna run"
_PACKAGES = ("mesa", "numpy", "numba", "scipy", "pandas", "pyarrow", "pydantic", "hydra-core", "omegaconf", "seaborn")


class RunDir:
    """A run directory, used as a context: it is *started*, and ends *finished*, *interrupted* or *failed*.

    Parameters
    ----------
    path
        The folder; made if missing. An earlier run of Kizuna in it is replaced, anything else is left alone.
    study
        What is run.

    Raises
    ------
    Refusal
        If the folder cannot be written, or holds something that is not a run of Kizuna.
    """

    def __init__(self, path: Path, study: Study) -> None:
        refuse_foreign(path)
        self.path = path
        self._forget_earlier()
        self._manifest: dict[str, Any] = {
            "kind": _MARK,
            "study": study.name,
            "experiment": study.experiment,
            "status": "started",
            "started": _now(),
            "ended": None,
            "seed": study.seed,
            "policies": list(study.policies),
            "baseline": study.baseline,
            "scenario": study.scenario_hash(),
            "engine": _engine(),
            "versions": _versions(),
            "commit": _commit(),
            "files": [],
            "config": study.resolved(),
        }

    def __enter__(self) -> RunDir:
        self.path.mkdir(parents=True, exist_ok=True)
        self._write_manifest()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        interrupted = kind is not None and issubclass(kind, KeyboardInterrupt)
        self._manifest["status"] = "finished" if kind is None else "interrupted" if interrupted else "failed"
        self._manifest["ended"] = _now()
        self._write_manifest()

    @property
    def files(self) -> list[str]:
        """Files written so far, relative to the folder."""
        return list(self._manifest["files"])

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """Give a temporary path; what is written there appears under ``name`` when the block ends without error."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=f".part{target.suffix}", dir=target.parent)
        os.close(handle)
        try:
            yield Path(temporary)
            os.chmod(temporary, 0o644)  # mkstemp keeps others out; results are for sharing
            os.replace(temporary, target)
        finally:
            Path(temporary).unlink(missing_ok=True)
        if name != MANIFEST and name not in self._manifest["files"]:
            self._manifest["files"].append(name)
            self._write_manifest()

    def write_text(self, name: str, text: str) -> None:
        """Write a text file, whole or not at all."""
        with self.writing(name) as path:
            path.write_text(text, encoding="utf-8")

    def write_json(self, name: str, value: Any) -> None:
        """Write plain values as JSON with sorted keys; NaN and infinity are refused."""
        self.write_text(name, json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n")

    def _write_manifest(self) -> None:
        self.write_json(MANIFEST, self._manifest)

    def _forget_earlier(self) -> None:
        # stale files beside new ones would look like one whole result
        for name in (_read(self.path) or {}).get("files", []):
            target = (self.path / name).resolve()
            if target.is_relative_to(self.path.resolve()):
                target.unlink(missing_ok=True)


def refuse_foreign(path: Path) -> None:
    """Refuse a folder that cannot be written or that holds something else than an earlier run.

    Raises
    ------
    Refusal
        With the folder and what was found in it.
    """
    key = f"hydra.run.dir={path}"
    parent = path
    while not parent.exists() and parent != parent.parent:
        parent = parent.parent
    if not parent.is_dir():
        raise Refusal(key, "cannot be a folder", found=f"{parent} is a file", allowed="a new or empty folder")
    try:
        with tempfile.TemporaryFile(dir=parent):
            pass
    except OSError as error:
        raise Refusal(
            key, "cannot be written", found=error.strerror or str(error), allowed="a folder of yours"
        ) from None
    if path.is_dir() and any(path.iterdir()):
        _read(path)


def _read(path: Path) -> dict[str, Any] | None:
    key = f"hydra.run.dir={path}"
    advice = {"allowed": "a new or empty folder, or one that holds an earlier run of Kizuna"}
    if not path.is_dir() or not any(path.iterdir()):
        return None
    if not (path / MANIFEST).is_file():
        names = sorted(item.name for item in path.iterdir())
        found = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
        raise Refusal(key, "holds files that are not a run of Kizuna", found=found, **advice)
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Refusal(key, "holds a damaged result", found=f"{MANIFEST} cannot be read", **advice) from None
    if not isinstance(manifest, dict) or manifest.get("kind") != _MARK:
        raise Refusal(key, "holds files that are not a run of Kizuna", found=f"another kind of {MANIFEST}", **advice)
    return manifest


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _engine() -> str | None:
    try:
        from sim.compiled import fingerprint
    except ImportError:
        return None
    return str(fingerprint())


def _versions() -> dict[str, str]:
    found = {"kizuna": __version__, "python": ".".join(map(str, sys.version_info[:3]))}
    for name in _PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _commit() -> str | None:
    root = Path(__file__).resolve().parent.parent
    if not (root / ".git").exists():
        return None
    try:
        command = ["git", "-C", str(root), "rev-parse", "HEAD"]
        return subprocess.run(command, capture_output=True, text=True, timeout=5, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None
