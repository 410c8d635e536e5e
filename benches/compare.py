#!/usr/bin/env python3
"""Compares the benchmarks of the working tree with those of the commit before.

    python3 benches/compare.py [COMMIT] [FILTER]

COMMIT is what to compare with: HEAD where the tree holds changes, otherwise the one before it. FILTER names the benchmarks
to run (`parse`, `render`), all if not given. The two run in turn, three times, and the fastest of each counts, since whatever
else the machine does makes a run slower and never faster. Both compile into the same `target`, so that the libraries are
compiled once.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TURNS = 3
UNITS = {"ns": 1e-6, "µs": 1e-3, "ms": 1.0, "s": 1e3}
ROW = re.compile(r"^(│  )?[ ]*[├╰]─ (\S+)\s+(?:([\d.]+) (ns|µs|ms|s)\b)?")


def git(*arguments):
    return subprocess.run(["git", "-C", ROOT, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def compiled(folder):
    """Compiles the benchmarks of a folder; gives the program."""
    environment = dict(os.environ, CARGO_TARGET_DIR=str(ROOT / "target"))
    command = ["cargo", "bench", "--no-run", "--bench", "stages"]
    done = subprocess.run(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)
    program = re.search(r"Executable .*\((.*)\)", done.stderr)
    if done.returncode or not program:
        sys.exit(f"the benchmarks of {folder} do not compile:\n{done.stderr[-2000:]}")
    return folder / program.group(1)


def fastest(program, only):
    """The fastest run of each benchmark, in milliseconds."""
    done = subprocess.run([program, "--bench", *only], check=True, capture_output=True, text=True)
    times, group = {}, ""
    for line in done.stdout.splitlines():
        row = ROW.match(line)
        if row and row.group(3):
            times[f"{group} {row.group(2)}"] = float(row.group(3)) * UNITS[row.group(4)]
        elif row:
            group = row.group(2)
    return times


def main():
    commits = [name for name in sys.argv[1:2] if subprocess.run(
        ["git", "-C", ROOT, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"], capture_output=True).returncode == 0]
    only = sys.argv[1 + len(commits):]
    before = commits[0] if commits else "HEAD" if git("status", "--porcelain", "--untracked-files=no") else "HEAD~1"
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        archive = subprocess.run(["git", "-C", ROOT, "archive", before], check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)
        programs = [compiled(folder), compiled(ROOT)]
        best = [{}, {}]
        for _ in range(TURNS):
            for times, program in zip(best, programs):
                for name, time in fastest(program, only).items():
                    times[name] = min(time, times.get(name, time))
    old, new = best
    print(f"{'benchmark, pages':<22}{before[:12]:>14}{'now':>12}{'change':>10}")
    for name in new:
        told = f"{old[name]:>11.2f} ms{new[name]:>9.2f} ms{100 * (new[name] / old[name] - 1):>+8.1f} %" if name in old else \
            f"{'–':>14}{new[name]:>9.2f} ms"
        print(f"{name:<22}{told}")


main()
