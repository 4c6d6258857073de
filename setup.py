"""Lets the presets travel: the top-level folder ``conf`` becomes the package data of ``experiments`` in a wheel."""

from pathlib import Path

from setuptools import find_packages, setup


def presets() -> dict[str, str]:
    """Map ``experiments.conf`` and its groups to their folders."""
    folders = [Path("conf"), *(path for path in sorted(Path("conf").rglob("*")) if path.is_dir())]
    return {".".join(("experiments", *folder.parts)): folder.as_posix() for folder in folders}


plugins = ["hydra_plugins", *(f"hydra_plugins.{name}" for name in find_packages("hydra_plugins"))]
CONF = presets()
setup(
    packages=[
        *find_packages(include=["sim", "sim.*", "experiments", "experiments.*"]),
        *(plugins if Path("hydra_plugins").is_dir() else ()),
        *CONF,
    ],
    package_dir=CONF,
    package_data={
        **{package: ["*.yaml"] for package in CONF},
        "sim": ["py.typed"],
        "experiments": [
            "**/*.j2",
            "**/*.css",
            "**/*.js",
            "**/*.csv",
            "**/*.svg",
            "**/*.json",
            "**/*.ico",
            "app/**/*.yaml",
            "app/**/*.md",
        ],
    },
)
