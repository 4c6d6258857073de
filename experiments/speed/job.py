"""What is measured in a process of its own: starting up, memory, and large populations.

``python -m experiments.speed.job`` reads one job as JSON from standard input and answers with one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any


def in_a_process(job: dict[str, Any], environment: dict[str, str] | None = None) -> dict[str, Any]:
    """Do a job in a new process; its progress appears on this one's standard error.

    Raises
    ------
    RuntimeError
        If the process fails.
    """
    import subprocess

    command = [sys.executable, "-m", "experiments.speed.job"]
    surroundings = environment_of_others() | (environment or {})
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        try:
            answer, _ = process.communicate(json.dumps(job))
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise RuntimeError(f"the job {job['do']!r} of the benchmark ended with exit code {process.returncode}")
    found: dict[str, Any] = json.loads(answer)
    return found


def environment_of_others() -> dict[str, str]:
    """Return this process's environment, in which another finds the same code from whatever folder it starts in."""
    root = str(Path(__file__).resolve().parents[2])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))}


def start_up(job: dict[str, Any]) -> dict[str, Any]:
    """Import the engine and run twice: the first run compiles, or loads what was compiled before."""
    began = time.perf_counter()
    from sim import Scenario, run

    scenario = Scenario.model_validate(job["scenario"])
    imported = time.perf_counter()
    run(scenario)
    first = time.perf_counter()
    run(scenario)
    return {
        "import_s": imported - began,
        "first_run_s": first - imported,
        "second_run_s": time.perf_counter() - first,
    }


def months(job: dict[str, Any]) -> dict[str, Any]:
    """Live some months of a market and time them one by one."""
    from sim import Scenario
    from sim.customers import BYTES_PER_CUSTOMER
    from sim.model import RetentionModel

    RetentionModel(Scenario.model_validate(job["scenario"] | {"customers": 10_000})).step()
    before = resident_bytes()
    model = RetentionModel(Scenario.model_validate(job["scenario"]))
    seconds = []
    for _ in range(job["months"]):
        began = time.thread_time()
        model.step()
        seconds.append(time.thread_time() - began)
    grown = peak_bytes() - before
    n = model.inputs.customers
    return {"seconds": seconds, "bytes_grown_per_customer": grown / n, "bytes_per_customer": BYTES_PER_CUSTOMER}


def whole(job: dict[str, Any]) -> dict[str, Any]:
    """Run policies over a long horizon on one market, with progress."""
    from experiments.progress import progress
    from sim import Scenario, twins

    policies = {name: Scenario.model_validate(values) for name, values in job["policies"].items()}
    twins({name: small(scenario) for name, scenario in policies.items()}, replications=1)
    before = resident_bytes()
    began = time.perf_counter()
    with progress("large market", "months") as report:
        worlds = twins(policies, replications=1, threads=job["threads"], progress=report)
    seconds = time.perf_counter() - began
    first = next(iter(policies.values()))
    return {
        "seconds": seconds,
        "months": first.market.burn_in_months + sum(s.horizon_months for s in policies.values()),
        "horizon": first.horizon_months,
        "customers": first.customers,
        "peak_bytes": peak_bytes(),
        "bytes_before": before,
        "retention": {name: float(runs[0].months["churn"][:, 0].mean()) for name, runs in worlds.results.items()},
    }


def small(scenario: Any) -> Any:
    """Return a scenario that compiles the same code in a moment."""
    values = scenario.model_dump(mode="json")
    values |= {"customers": 100, "horizon_months": 1}
    values["market"]["burn_in_months"] = 1
    return type(scenario).model_validate(values)


def peak_bytes() -> int:
    """Return the most memory this process has held at once.

    Read from the process's own memory map where the system tells it: the figure of ``getrusage`` starts, in a child,
    at what the parent held.
    """
    import resource

    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def resident_bytes() -> int:
    """Return the memory this process holds now; the peak where that cannot be told."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return peak_bytes()


JOBS = {"start_up": start_up, "months": months, "whole": whole}


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    print(json.dumps(JOBS[asked["do"]](asked)))
