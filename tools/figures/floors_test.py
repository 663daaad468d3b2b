#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a figure of gainsay-measure is below its floor.

usage: floors_test.py PROGRAM RULES DATA FLOORS.json CORPUS

A floor is set a little below what was reached; a change that raises a figure raises its floor.
A kind without data, or without a floor, is a failure too: nothing passes by not being measured.
Exit code 77 (skipped) where there is no data at all.
"""
import json
import pathlib
import subprocess
import sys


def faults(figures, floors):
    for kind in sorted(figures.keys() - floors.keys()):
        yield f"{kind}: has no floor"
    for kind, floor in floors.items():
        figure = figures.get(kind)
        if figure is None:
            yield f"{kind}: not measured"
            continue
        for name, least in floor.items():
            if name == "most_strong_errors":
                if figure["strong_errors"] > least:
                    yield f"{kind}: {figure['strong_errors']} strong errors, at most {least} allowed"
            elif figure[name] < least:
                yield f"{kind}: {name} {figure[name]:.4f} is below its floor {least}"


def main():
    program, rules, data, floors, corpus = sys.argv[1:]
    if not pathlib.Path(data).is_dir():
        print(f"skipped: no public cases in {data}")
        return 77
    run = subprocess.run([program, "--json", "--rules", rules, "--data", data, "--corpus", corpus],
                         stdout=subprocess.PIPE, check=True)
    found = list(faults(json.loads(run.stdout)["figures"], json.loads(pathlib.Path(floors).read_text())))
    print("\n".join(found) or "every figure is at or above its floor")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
