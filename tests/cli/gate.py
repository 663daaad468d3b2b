# SPDX-License-Identifier: Apache-2.0
"""What the tests of gainsay check share: articles, and git repositories made of them.

A test is run as `NAME_test.py PATH-OF-GAINSAY` by meson test, which sets GAINSAY_RULES.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
CLEAN, FINDINGS, USAGE, UNREAD, NOTHING = range(5)
FILE = "gainsay-decisions.jsonl"
HEADER = '{"format":"gainsay.decisions.v1"}\n'


def told(count, more=""):
    return (f"---\ntitle: Bus crash near Halden\n---\n\nHALDEN, Norway (March 4, 2014) - Police said "
            f"{count} when a bus overturned on an icy road near Halden on Tuesday. The bus was on its "
            f"way from Oslo to Halden.\n{more}")


def ferry(count):
    return (f"LIMA, Peru (May 2, 2014) - Police said {count} people were killed when a ferry sank off the "
            f"port of Callao near Lima on Thursday. The ferry was on its way to Pisco.\n")


TWELVE, MANY = told("12 people were injured"), told("31 people were injured")
MORE = "\nThe road was closed for the night. Traffic went over Sarpsborg.\n"


class Gate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        self.env = dict(os.environ, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_SYSTEM=os.devnull,
                        GIT_AUTHOR_NAME="Ana", GIT_AUTHOR_EMAIL="ana@news.example",
                        GIT_COMMITTER_NAME="Ana", GIT_COMMITTER_EMAIL="ana@news.example")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def git(self, *arguments):
        return subprocess.run(["git", *arguments], cwd=self.folder, env=self.env, check=True,
                              capture_output=True, text=True).stdout

    def commit(self, what="state"):
        self.git("add", "-A")
        self.git("commit", "-qm", what)

    def run_it(self, *arguments, cwd=None, **more):
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=cwd or self.folder, env=self.env,
                              capture_output=True, text=True, timeout=300, check=False, **more)

    def gainsay(self, want, *arguments, **more):
        ran = self.run_it(*arguments, **more)
        self.assertEqual(ran.returncode, want, ran.stdout + ran.stderr)
        return ran.stdout

    def check(self, want, *arguments, **more):
        """The check as a record."""
        return json.loads(self.gainsay(want, "check", "--format", "json", *arguments, **more))

    def project(self):
        """A repository with one contradiction, committed on branch main."""
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Ana")
        self.write("news/one.md", TWELVE)
        self.write("news/two.md", MANY)
        self.gainsay(CLEAN, "init", "news")
        settings = (self.folder / "gainsay.json").read_text()
        self.write("gainsay.json", settings.replace('"fail_on": "error"', '"fail_on": "note"'))
        self.commit("two articles")

    def accepted(self):
        self.project()
        self.gainsay(CLEAN, "check", "--accept-new")
        self.commit("baseline")
