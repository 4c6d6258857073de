"""``kizuna --help``."""

from __future__ import annotations

from experiments.place import conf_folder, groups, preset_line
from experiments.registry import KINDS

_TOP = """\
Kizuna: a laboratory for customer retention. The same simulated customers, with the same luck, live under several
policies of a company, from aggressive to transparent; the difference is the policy's doing.

  kizuna [key=value ...]        run a study: aggressive against transparent, if nothing else is said
  kizuna explain [KEY ...]      what a number means, its bounds, default and source; every number without KEY
  kizuna app                    the laboratory in the browser: what-if desk, town, bench, lessons (kizuna app --help)
  kizuna --multirun key=a,b     sweep: every combination, checked first, resumed when run again, in one table
  kizuna results [COMMAND]      what sweeps have left in the store: list, show, sql, csv, compact, merge
  kizuna --cfg job              show the configuration and run nothing
  kizuna --config-dir FOLDER    look for presets of your own there too (FOLDER/policy/mine.yaml, ...)
  kizuna --version, --help
"""

_EXAMPLES = """\
Examples
  kizuna customers=2000 replications=4
  kizuna 'policy=[mild,transparent]' population=high_end
  kizuna policies.transparent.pricing.price=1.1 policies.aggressive.leaving.friction=none
  kizuna 'timeline=[{month:24,company:aggressive,lever:leaving.friction,value:none}]'
  kizuna --multirun behaviour.resentment.half_life_months=3,12,36 replications=5
  kizuna --multirun 'policies.aggressive.pricing.price=range(0.9,1.15,0.05)' 'behaviour.trust.gain=interval(0.05,0.3)'
  kizuna results sql 'select policy, avg(churn) from results where month = 60 group by policy'

In 'policy=[A,B,...]' the last policy is the baseline. A lever is set at policies.<name>.<concern>.<lever>, a rival's
at rivals.<name>.policy.<concern>.<lever>; +rivals.<name>.policy.<concern>.<lever>=... adds a rival.
programme=NAME gives the focal company a loyalty programme under every policy; 'policy=[points,neutral]' compares one
with none.
Results go to results/<study>/<time>; hydra.run.dir=FOLDER chooses another place.
The same command with the same seed writes the same numbers.
Exit codes: 0 done, 1 failed, 2 the input was refused, 130 stopped by hand."""


def usage() -> str:
    """Return the help text, with the presets that are really there."""
    folder = conf_folder()
    lines = [_TOP, "Experiments (experiment=NAME)"]
    lines += [f"  {name:<22} {kind.line}" for name, kind in KINDS.items()]
    for group, names in groups(folder).items():
        own = [name for name in names if not (group == "experiment" and name in KINDS)]
        if not own:
            continue
        lines += [
            "",
            f"{group.capitalize()} presets ({'policy=[NAME,...]' if group == 'policy' else f'{group}=NAME'})",
        ]
        lines += [f"  {name:<22} {preset_line(folder / group / f'{name}.yaml')}" for name in own]
    return "\n".join((*lines, "", _EXAMPLES))
