#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs page_test.mjs, the tests of the review page in Chromium.

    browser_test.py GAINSAY BUILD-FOLDER [ARGUMENT OF node --test...]

Installs what package.json names into BUILD-FOLDER/browser, once; screenshots go there too. Fails
where node, npm, Chromium or the packages cannot be had: what was not tested did not pass.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def fail(message):
    sys.exit(f"browser_test: {message}")


def installed(folder, wanted):
    try:
        return all(json.loads((folder / "node_modules" / name / "package.json").read_text())["version"]
                   == version for name, version in wanted.items())
    except (OSError, ValueError, KeyError):
        return False


def main(gainsay, build, *arguments):
    for tool, package in (("node", "nodejs"), ("npm", "npm"), ("chromium", "chromium")):
        if shutil.which(tool) is None:
            fail(f"{tool} is missing: tools/install-packages installs it (Debian package {package})")
    folder = pathlib.Path(build).resolve() / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    package = (HERE / "package.json").read_text()
    wanted = json.loads(package)["dependencies"]
    if not installed(folder, wanted):
        (folder / "package.json").write_text(package)
        npm = subprocess.run(
            ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"],
            cwd=folder, capture_output=True, text=True, check=False)
        if npm.returncode != 0 or not installed(folder, wanted):
            fail("npm could not install " + ", ".join(f"{n} {v}" for n, v in wanted.items()) +
                 " into the build folder; is the registry within reach?\n" + npm.stderr[-2000:])
    # Modules are looked for beside the script that imports them.
    script = folder / "page_test.mjs"
    for name in ("page_test.mjs", "fixtures.mjs"):
        shutil.copyfile(HERE / name, folder / name)
    environment = dict(os.environ, GAINSAY=str(pathlib.Path(gainsay).resolve()),
                       SOURCE=str(HERE.parent.parent))
    ran = subprocess.run(["node", "--test-reporter=spec", "--test", *arguments, str(script)], cwd=folder,
                         env=environment, check=False)
    sys.exit(ran.returncode)


if __name__ == "__main__":
    main(*sys.argv[1:])
