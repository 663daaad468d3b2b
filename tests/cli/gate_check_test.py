#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""gainsay check: exit codes, what is checked, settings, rules on trial."""

import json
import os
import pathlib
import re
import shutil
import sys
import unittest

from gate import CLEAN, FINDINGS, MORE, NOTHING, TWELVE, UNREAD, USAGE, Gate, ferry, told


class Check(Gate):
    # Exit codes.

    def test_exit_codes(self):
        self.project()
        out = self.gainsay(FINDINGS, "check")
        self.assertIn("12 people", out)
        self.assertRegex(out.splitlines()[-1], r"^failed: 1 undecided finding at or above note$")
        self.assertIn("gainsay decisions add f-", out)
        out = self.gainsay(CLEAN, "check", "--report-only").splitlines()[-1]
        self.assertTrue(out.startswith("failed") and out.endswith("[report only]"), out)
        self.assertTrue(self.gainsay(CLEAN, "check", "--min-confidence", "1").splitlines()[-1]
                        .startswith("passed: nothing undecided at or above note (1 below"))
        self.gainsay(CLEAN, "check", "news/one.md")
        self.gainsay(FINDINGS, "check", "--min-coverage", "1", "--min-confidence", "1", "news",
                     self.write("empty/a.txt", "Nothing.\n"))
        self.gainsay(USAGE, "check", "--fail-on", "everything")
        self.gainsay(USAGE, "check", "--output", "sarif")
        self.gainsay(USAGE, "check", "--draft", "news/one.md")
        self.gainsay(USAGE, "check", "--changed-since", "no-such-branch")
        self.gainsay(USAGE, "check", "--changed-since", "--output=x")
        out = self.gainsay(UNREAD, "check", "news", "gone.md")
        self.assertIn("gone.md", out)
        self.assertTrue(out.splitlines()[-1].startswith("failed"))
        (self.folder / "nothing").mkdir()
        self.assertIn("nothing to compare", self.gainsay(NOTHING, "check", "nothing"))
        self.gainsay(UNREAD, "check", "--output", "sarif=no/such/folder/x.sarif")

    def test_no_paths_and_no_settings(self):
        ran = self.run_it("check")
        self.assertEqual(ran.returncode, USAGE)
        self.assertIn("gainsay init", ran.stderr)

    # What is checked.

    def test_changed_since(self):
        self.project()
        self.write("news/three.md", ferry("three"))
        self.write("news/four.md", ferry("five"))
        self.commit("four articles")
        self.git("checkout", "-q", "-b", "work")

        def now(want=FINDINGS, changed="main"):
            record = self.check(want, "--changed-since", changed)
            return {w["article"] for f in record["findings"] for r in f["readings"] for w in r["witnesses"]}

        self.assertEqual(now(CLEAN), set())
        self.git("mv", "news/one.md", "news/renamed.md")         # moved alone: nothing changed
        self.assertEqual(now(CLEAN), set())
        self.write("news/renamed.md", TWELVE + MORE)              # moved and edited, not committed
        self.assertEqual(now(), {"renamed", "two"})
        self.commit("moved and edited")
        self.assertEqual(now(), {"renamed", "two"})
        self.assertEqual(now(CLEAN, "HEAD"), set())
        self.write("news/five.md", ferry("seven"))               # new, unknown to git
        self.assertEqual(now(FINDINGS, "HEAD"), {"three", "four", "five"})
        os.remove(self.folder / "news/five.md")
        self.write("news/four.md", ferry("three"))               # the other end, corrected
        self.assertEqual(now(CLEAN, "HEAD"), set())
        self.git("checkout", "-q", "news/four.md")
        # What main did meanwhile is no change of this branch.
        self.git("checkout", "-q", "main")
        self.write("news/three.md", ferry("three") + MORE)
        self.commit("on main")
        self.git("checkout", "-q", "work")
        self.assertEqual(now(), {"renamed", "two"})
        # Deleted on one end.
        self.git("rm", "-q", "news/two.md")
        self.assertEqual(now(CLEAN), set())
        # From a folder below, and where the first location points.
        self.git("reset", "-q", "--hard")
        self.gainsay(FINDINGS, "check", "--changed-since", "main", cwd=self.folder / "news")
        record = json.loads(self.gainsay(FINDINGS, "check", "--changed-since", "main", "--format", "sarif"))
        place = record["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"]["uri"], "news/renamed.md")

    def test_before_the_first_commit(self):
        self.git("init", "-q")
        self.write("news/three.md", ferry("three"))
        self.write("news/four.md", ferry("five"))
        self.git("add", "-A")
        record = json.loads(self.gainsay(FINDINGS, "check", "--changed-since", "HEAD", "--format", "json",
                                         "news"))
        self.assertTrue(record["findings"])
        ran = self.run_it("check", "--changed-since", "main", "news")
        self.assertEqual(ran.returncode, USAGE)

    def test_not_a_repository(self):
        self.write("news/one.md", TWELVE)
        ran = self.run_it("check", "--changed-since", "main", "news")
        self.assertEqual(ran.returncode, USAGE)
        self.assertIn("git", ran.stderr)

    def test_draft(self):
        self.write("sources/one.md", TWELVE)
        self.write("sources/three.md", ferry("three"))
        self.write("sources/four.md", ferry("five"))
        self.write("draft.md", told("31 people were injured"))
        record = self.check(FINDINGS, "--fail-on", "note", "--draft", "draft.md", "--against", "sources")
        self.assertEqual(len(record["findings"]), 1)
        self.assertEqual(record["check"]["elsewhere"], 1)
        out = self.gainsay(FINDINGS, "check", "--fail-on", "note", "--draft", "draft.md", "--against", "sources")
        self.assertIn("sources/one.md:5:", out)
        self.write("draft.md", told("a dozen people were injured"))
        self.gainsay(CLEAN, "check", "--fail-on", "note", "--draft", "draft.md", "--against", "sources")

    def test_suppressions_in_the_text(self):
        self.project()
        front = TWELVE.replace("---\n\n", "gainsay-ignore:\n  - \"number: the first count\"\n---\n\n")
        self.write("news/one.md", front)
        record = self.check(CLEAN, "--strict")
        self.assertEqual(record["findings"][0]["ruling"], {"outcome": "suppressed", "reason": "the first count"})
        comment = TWELVE.replace("HALDEN,", "<!-- gainsay-ignore number: the first count -->\n\nHALDEN,", 1)
        self.write("news/one.md", comment)
        self.assertEqual(self.check(CLEAN, "--strict")["check"]["suppressed"], 1)
        self.write("news/one.md", comment.replace("number:", "place:"))
        self.assertIn("unused suppression", self.gainsay(FINDINGS, "check"))
        self.write("news/one.md", comment.replace("number:", "nubmer:"))
        self.assertIn('did you mean "number"', self.gainsay(FINDINGS, "check"))
        self.write("news/one.md", comment.replace(": the first count", ""))
        self.assertIn("a reason is missing", self.gainsay(FINDINGS, "check"))

    # Settings.

    def test_settings(self):
        self.project()
        self.assertEqual(self.run_it("init").returncode, USAGE)  # never overwritten
        deep = self.folder / "news/deep"
        deep.mkdir()
        self.gainsay(FINDINGS, "check", cwd=deep)                # found upwards
        shown = self.gainsay(CLEAN, "config", "show", "--fail-on", "warning")
        self.assertRegex(shown, r'"fail_on": "warning",  // --fail-on')
        self.assertRegex(shown, r'"paths": \["news"\],  // gainsay.json:\d+')
        self.assertRegex(shown, r'"strict": false,  // default')

        def with_settings(**more):
            self.write("gainsay.json", json.dumps({"paths": ["news"], "fail_on": "note", **more}))

        with_settings(levels={"number": "note"})
        self.gainsay(CLEAN, "check", "--fail-on", "error")
        self.gainsay(FINDINGS, "check")
        with_settings(levels={"number": "note", "number.injury": "error"})
        self.gainsay(FINDINGS, "check", "--fail-on", "error")
        with_settings(levels={"number": "off"})
        self.assertEqual(self.check(CLEAN)["findings"], [])
        with_settings(exclude=["news/t*.md"])
        self.assertEqual(len(self.check(CLEAN)["articles"]), 1)
        with_settings(sources={"news/one.md": "The Wire"}, trusted=["The Wire"])
        record = self.check(FINDINGS)
        self.assertIn("The Wire", [a["source"] for a in record["articles"]])
        self.assertEqual(record["findings"][0]["ruling"]["trusted"], ['The Wire has "12 people"'])
        for wrong, want in (({"exlude": []}, 'did you mean "exclude"'),
                            ({"fail_on": "eror"}, 'did you mean "error"'),
                            ({"levels": {"numbr": "note"}}, "names no field"),
                            ({"min_confidence": 7}, "0 to 1"),
                            ({"rules": [{"path": "builtin", "sha256": "00"}]}, "is pinned to 00"),
                            ({"rules": ["no-such-pack"]}, "no-such-pack")):
            with_settings(**wrong)
            ran = self.run_it("check")
            self.assertEqual(ran.returncode, USAGE, ran.stderr)
            self.assertIn(want, ran.stderr)

    def test_rules_on_trial_never_fail(self):
        self.project()
        self.write("pack/pack.json", '{"name": "trial", "version": "1"}')
        pack = self.write("pack/preview.json", '{"policy": "preview", "rules": ["number"]}').parent
        self.write("gainsay.json", json.dumps({"paths": ["news"], "fail_on": "note", "rules": [str(pack)]}))
        record = self.check(CLEAN)
        self.assertEqual(record["check"]["preview"], 1)

    def test_rules_diff(self):
        self.project()
        diff = ["rules", "diff", "builtin"]
        self.assertIn("1 before, 1 after: 0 vanish", self.gainsay(CLEAN, *diff, "builtin", "--corpus", "news"))
        self.write("pack/pack.json", '{"name": "quiet", "version": "1"}')
        levels = self.write("pack/severity.json", '{"policy": "severity", "levels": [{"error": 0.1, "note": 0.1}]}')
        self.write("calm/pack.json", '{"name": "calm", "version": "1"}')
        self.write("calm/severity.json",
                   '{"policy": "severity", "levels": [{"error": 1, "warning": 1, "note": 0.1}]}')
        out = self.gainsay(FINDINGS, "rules", "diff", "calm", "pack", "--corpus", "news")
        self.assertRegex(out, r"^~ f-\w+  note -> error  number")
        levels.write_text('{"policy": "severity", "levels": []}')
        self.assertRegex(self.gainsay(FINDINGS, *diff, "pack", "--corpus", "news"), "^- f-")
        self.assertRegex(self.gainsay(FINDINGS, "rules", "diff", "pack", "builtin", "--corpus", "news"),
                         r"(?m)^\+ f-")
        self.gainsay(USAGE, *diff, "no-such-pack", "--corpus", "news")
        self.gainsay(NOTHING, *diff, "builtin", "--corpus", "pack")

    def test_every_rule_of_a_finding_has_its_help(self):
        """Ids that makers write out have an entry of their own; those made of a frame, their field's."""
        root = pathlib.Path(__file__).resolve().parents[2]
        code = "".join(re.sub(r"//.*", "", p.read_text()) for p in sorted((root / "src/findings").glob("*.cc")))
        fields = "name|date|number|place|office|attribution|polarity|other|dispute"
        ids = {i.rstrip(".") for i in re.findall(rf'"((?:{fields})\.[a-z-]+\.?)"', code)}
        self.assertGreater(len(ids), 15)
        text = (root / "rules/en/finding-help.json").read_text()
        rules = {r["rule"]: r for r in json.loads(re.sub(r"(?m)^ *//.*", "", text))["rules"]}
        self.assertEqual(ids - set(rules), set())
        self.assertEqual(set(fields.split("|")) - set(rules), set())
        for rule in rules.values():
            self.assertTrue(rule["name"] and rule["about"].endswith(".") and rule["advice"].endswith("."), rule)
        # And what a run reports is declared with it.
        shutil.copytree(root / "corpus/articles", self.folder / "news")
        log = json.loads(self.gainsay(FINDINGS, "check", "--fail-on", "note", "--format", "sarif", "news"))
        declared = {r["id"]: r for r in log["runs"][0]["tool"]["driver"]["rules"]}
        for result in log["runs"][0]["results"]:
            rule = declared[result["ruleId"]]
            self.assertNotEqual(rule["help"]["text"], rule["fullDescription"]["text"])
            self.assertEqual(log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"], result["ruleId"])

    def test_first_run(self):
        self.git("init", "-q")
        shutil.copytree(pathlib.Path(__file__).resolve().parents[2] / "corpus/articles", self.folder / "news")
        out = self.gainsay(FINDINGS, "check", "--fail-on", "note", "news")
        self.assertIn("by rule", out)
        self.assertRegex(out, r"\d+ more would fail today; --all shows them")
        self.assertIn("next    gainsay check --accept-new news", out)
        self.gainsay(CLEAN, "check", "--fail-on", "note", "--accept-new", "news")
        self.gainsay(CLEAN, "check", "--fail-on", "note", "news")


if __name__ == "__main__":
    unittest.main()
