#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The report of the whole corpus against corpus/expected.json, byte for byte.

    corpus_test.py PATH-OF-GAINSAY     run by meson test, which sets GAINSAY_SOURCE

ACCEPT=1 in the environment writes the file anew; the test is then reported as skipped, and
what changed is in `git diff corpus/expected.json`.
"""

import difflib
import os
import pathlib
import re
import subprocess
import sys

SKIPPED = 77  # what meson takes for a skipped test
EXPECTED = pathlib.Path("corpus/expected.json")
HOW_TO_ACCEPT = ("If the change is meant, accept it and review the difference:\n"
                 "  ACCEPT=1 meson test -C build --suite corpus && git diff corpus/expected.json")


def without_digests(text):
    """The digest of the rules changes with every comment in them: it says nothing here."""
    return re.sub(r'("pack": "[^"]*",\s*"version": "[^"]*",\s*"sha256": )"[0-9a-f]*"', r'\1""', text)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    os.chdir(os.environ["GAINSAY_SOURCE"])
    ran = subprocess.run([program, "report", "--format", "json", "corpus/articles"],
                         stdout=subprocess.PIPE, check=False)
    if ran.returncode not in (0, 1):
        print(f"gainsay ended with exit code {ran.returncode}")
        return 1
    got = without_digests(ran.stdout.decode())
    if os.environ.get("ACCEPT"):
        EXPECTED.write_text(got)
        print(f"accepted: {EXPECTED}")
        return SKIPPED
    want = EXPECTED.read_text() if EXPECTED.exists() else ""
    if got == want:
        return 0
    difference = list(difflib.unified_diff(want.splitlines(), got.splitlines(),
                                           "corpus/expected.json", "this build", lineterm=""))
    print("\n".join(difference[:200]))
    if len(difference) > 200:
        print(f"... and {len(difference) - 200} lines more")
    print(HOW_TO_ACCEPT)
    return 1


if __name__ == "__main__":
    sys.exit(main())
