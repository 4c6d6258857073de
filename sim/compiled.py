"""How rules and passes are compiled, and the fingerprint that tells one engine from another.

Numba's own cache looks only at the file that holds a compiled function: after an edit of an imported rule it would
run the old science. So the cache lives in a folder named by a hash of every source file of ``sim``, and that hash is
what "code version" means everywhere. This module must be imported before any pass; every pass imports it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import llvmlite.binding
import numba
import numpy as np


@cache
def fingerprint() -> str:
    """Return 16 hex digits that change with any line of ``sim`` and with the versions of Numba and NumPy."""
    root = Path(__file__).parent
    digest = hashlib.sha256(f"numba {numba.__version__} numpy {np.__version__}".encode())
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _cache_folder() -> Path:
    base = os.environ.get("KIZUNA_CACHE_DIR") or os.path.join(
        os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "kizuna"
    )
    folder = Path(base) / fingerprint()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="kizuna-"))


def _use_wide_vectors() -> None:
    """Let the compiler use 512-bit vectors where the processor has them; by default it keeps to 256.

    Numbers do not change: strict floating point gives the same bits at any width.
    """
    features = llvmlite.binding.get_host_cpu_features()
    if features.get("avx512vl") and not (numba.config.CPU_NAME or numba.config.CPU_FEATURES):
        numba.config.CPU_NAME = llvmlite.binding.get_host_cpu_name()
        numba.config.CPU_FEATURES = features.flatten() + ",-prefer-256-bit"


if not numba.config.DISABLE_JIT:
    _use_wide_vectors()
    numba.config.CACHE_DIR = str(_cache_folder())

# Strict floating point: fastmath would let compiled and interpreted runs differ, and their equality is the oracle.
# error_model="numpy" drops the division-by-zero branch that would stop vectorisation.
_OPTIONS: dict[str, Any] = {"error_model": "numpy", "fastmath": False, "nogil": True}


F = TypeVar("F", bound=Callable[..., Any])


def rule(function: F) -> F:
    """Compile a scalar pure function so that it melts into the pass that calls it."""
    return cast(F, numba.njit(forceinline=True, **_OPTIONS)(function))


def compiled(function: F) -> F:
    """Compile a pass or a driver, kept on disk between runs."""
    return cast(F, numba.njit(cache=True, **_OPTIONS)(function))


def is_compiled() -> bool:
    """Tell whether the month of this engine lies compiled in the cache on disk."""
    return any(Path(numba.config.CACHE_DIR).rglob("month.live*.nbi"))


def is_interpreted() -> bool:
    """Tell whether ``NUMBA_DISABLE_JIT=1`` makes every rule and pass run as plain Python."""
    return bool(numba.config.DISABLE_JIT)


@contextmanager
def quiet() -> Iterator[None]:
    """Silence overflow warnings of the interpreted engine: hashes are meant to overflow."""
    if is_interpreted():
        with np.errstate(over="ignore"):
            yield
    else:
        yield
