"""The folder of one run: a manifest that says what was asked and how far it came, and files written whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from experiments import __version__
from experiments.refusal import Refusal

MANIFEST = "manifest.json"
_MARK = "kizuna run"
_AGAIN = ".again"
"""Where a repetition of a finished run is written until it is finished too."""

_PACKAGES = (
    "mesa", "numpy", "numba", "scipy", "pandas", "pyarrow", "pydantic", "hydra-core", "omegaconf", "seaborn", "SALib",
    "optuna",
)  # fmt: skip


class Subject(Protocol):
    """What a run folder wants to know of what is run: a study, or a sweep of many."""

    @property
    def name(self) -> str:
        """Name of the study."""

    @property
    def experiment(self) -> str:
        """Kind of experiment."""

    @property
    def seed(self) -> int:
        """Seed of all randomness."""

    @property
    def policies(self) -> tuple[str, ...]:
        """Names of the policies, the baseline last."""

    @property
    def baseline(self) -> str:
        """Name of the baseline."""

    def resolved(self) -> dict[str, Any]:
        """Return every value."""

    def scenario_hash(self) -> str:
        """Return a digest of everything that can move a number."""


class RunDir:
    """A run directory, used as a context: it is *started*, and ends *finished*, *interrupted* or *failed*.

    Parameters
    ----------
    path
        The folder; made if missing. A run of Kizuna in it that is not finished is replaced. A finished run of the
        same scenario stays whole until this one is finished too. Anything else is left alone.
    study
        What is run.

    Attributes
    ----------
    path
        The folder.
    page
        Template and values of ``report.html``, once it is written: the plain summary is added when the answer is known.

    Raises
    ------
    Refusal
        If the folder cannot be written, or holds another finished run or something that is not a run of Kizuna.
    """

    def __init__(self, path: Path, study: Subject) -> None:
        refuse_foreign(path, study)
        earlier = _read(path) or {}
        self.path = path
        self.page: tuple[str, dict[str, Any]] | None = None
        self._earlier = earlier if earlier.get("status") == "finished" else None
        self._stage = path / _AGAIN if self._earlier else path
        shutil.rmtree(path / _AGAIN, ignore_errors=True)
        if not self._earlier:
            self._remove(earlier.get("files", []))
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
        self._write_manifest()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        interrupted = kind is not None and issubclass(kind, KeyboardInterrupt)
        self._manifest["status"] = "finished" if kind is None else "interrupted" if interrupted else "failed"
        self._manifest["ended"] = _now()
        try:
            if self._earlier and kind is None:
                self._replace_earlier()
            self._write_manifest()
        except Refusal:
            if kind is None:  # else what broke first is what there is to say
                raise
        finally:
            if self._earlier:
                shutil.rmtree(self.path / _AGAIN, ignore_errors=True)

    @property
    def files(self) -> list[str]:
        """Files that can be read, relative to the folder: those written so far, or all of the run repeated."""
        return list((self._earlier or self._manifest)["files"])

    @property
    def written(self) -> list[str]:
        """Files that this run has written so far, in order."""
        return list(self._manifest["files"])

    def read(self, name: str) -> bytes:
        """Return what this run has written under a name."""
        return (self._stage / name).read_bytes()

    @property
    def manifest(self) -> dict[str, Any]:
        """What is known of this run so far; on disk it is another while a finished run is repeated."""
        return dict(self._manifest)

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """Give a temporary path; what is written there appears under ``name`` when the block ends without error.

        Raises
        ------
        Refusal
            If it cannot be written, on a full disk for example.
        """
        with self._writing(self._stage / name) as temporary:
            yield temporary
        if name not in self._manifest["files"]:
            self._manifest["files"].append(name)
            self._write_manifest()

    @contextmanager
    def _writing(self, target: Path) -> Iterator[Path]:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=".", suffix=f".part{target.suffix}", dir=target.parent)
            os.close(handle)
            try:
                yield Path(temporary)
                os.chmod(temporary, 0o644)  # mkstemp keeps others out; results are for sharing
                os.replace(temporary, target)
            finally:
                Path(temporary).unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(target, error) from None

    def write_text(self, name: str, text: str) -> None:
        """Write a text file, whole or not at all."""
        with self.writing(name) as path:
            path.write_text(text, encoding="utf-8")

    def write_json(self, name: str, value: Any) -> None:
        """Write plain values as JSON with sorted keys; NaN and infinity are refused."""
        self.write_text(name, _json(value))

    def _write_manifest(self) -> None:
        manifest = self._manifest
        if self._earlier and manifest["status"] != "finished":
            # the files in the folder are still those of the finished run: say so, and how far its repetition came
            manifest = self._earlier | {"repeated": {key: manifest[key] for key in ("status", "started", "ended")}}
        with self._writing(self.path / MANIFEST) as path:
            path.write_text(_json(manifest), encoding="utf-8")

    def _replace_earlier(self) -> None:
        assert self._earlier is not None
        try:
            for name in self._manifest["files"]:
                (self.path / name).parent.mkdir(parents=True, exist_ok=True)
                os.replace(self._stage / name, self.path / name)
        except OSError as error:
            raise unwritable(self.path / name, error) from None
        self._remove(set(self._earlier["files"]) - set(self._manifest["files"]))

    def _remove(self, names: Iterable[str]) -> None:
        # stale files beside new ones would look like one whole result
        for name in names:
            target = (self.path / name).resolve()
            if target.is_relative_to(self.path.resolve()):
                target.unlink(missing_ok=True)


def refuse_foreign(path: Path, study: Subject) -> None:
    """Refuse a folder that cannot be written, or that holds something else than a run this study may replace.

    Raises
    ------
    Refusal
        With the folder and what was found in it.
    """
    key = f"hydra.{'sweep' if study.experiment == 'sweep' else 'run'}.dir={path}"
    try:
        path.exists()
    except OSError as error:  # a name that no disk takes
        raise Refusal(key, "cannot be written", found=error.strerror or str(error), allowed="a shorter name") from None
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
    earlier = _read(path)
    if earlier is None or earlier.get("status") != "finished":
        return
    asked = {"experiment": study.experiment, "scenario": study.scenario_hash(), "engine": _engine()}
    if others := [name for name, value in asked.items() if earlier.get(name) != value]:
        raise Refusal(
            key, "holds another finished run, which would be lost",
            found=f"experiment={earlier.get('experiment')}, ended {earlier.get('ended')}, of another {others[0]}",
            allowed="a new or empty folder, or a finished run of the same study",
            hint="choose another folder, or remove this one",
        )  # fmt: skip


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
    files = manifest.get("files")
    if not isinstance(files, list) or not all(isinstance(name, str) for name in files):
        raise Refusal(key, "holds a damaged result", found=f"{MANIFEST} does not list its files", **advice)
    return manifest


def near(path: Path) -> str:
    """Return a path as people would type it from here."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def unwritable(path: Path, error: OSError) -> Refusal:
    """Make the refusal of a place that cannot be written."""
    hint = "what is finished stays; make room, or choose another folder with hydra.run.dir=FOLDER"
    return Refusal(str(path), "cannot be written", found=error.strerror or str(error), hint=hint)


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


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
