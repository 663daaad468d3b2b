#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Decisions: the baseline, what ends them, people, branches, damage."""

import re
import sys
import unittest

from gate import CLEAN, FILE, FINDINGS, HEADER, MANY, MORE, TWELVE, USAGE, Gate, ferry, told


class DecisionsFile(Gate):
    def test_a_baseline_is_never_silent_and_never_grows(self):
        self.project()
        before = (self.folder / FILE).read_text()
        self.gainsay(FINDINGS, "check")
        self.assertEqual((self.folder / FILE).read_text(), before)
        ran = self.run_it("check", "--accept-new")
        self.assertEqual(ran.returncode, CLEAN)
        self.assertIn("baseline  f-", ran.stderr)
        after = (self.folder / FILE).read_text()
        self.assertEqual(after.count("\n"), 2)
        self.assertIn('"by":"Ana"', after)
        self.write("news/three.md", ferry("three"))
        self.write("news/four.md", ferry("five"))
        self.gainsay(FINDINGS, "check")
        self.assertEqual((self.folder / FILE).read_text(), after)

    def test_what_brings_a_decided_finding_back(self):
        self.accepted()

        def again(want, change):
            change()
            record = self.check(want)
            self.git("reset", "-q", "--hard")
            self.git("clean", "-qfd")
            return record

        move = lambda: self.git("mv", "news/one.md", "news/a-new-name.md")
        def into_folder():
            (self.folder / "news/deep").mkdir()
            self.git("mv", "news/two.md", "news/deep/zwei.md")
        wrapped = re.sub(r"(.{60}\S*) ", r"\1\n", MANY.split("---\n\n")[1])
        for change in (move, into_folder,
                       lambda: self.write("news/two.md", "---\ntitle: Bus crash near Halden\n---\n\n" + wrapped),
                       lambda: self.write("news/one.md", TWELVE + MORE),
                       lambda: self.write("news/0.md", told("a dozen people were injured", MORE))):
            record = again(CLEAN, change)
            self.assertEqual(record["check"]["decided"], 1)
            self.assertEqual(record["check"]["remarks"], [])
        for change in (lambda: self.write("news/one.md", told("13 people were injured")),
                       lambda: self.write("news/two.md", told("30 people were injured"))):
            record = again(FINDINGS, change)
            self.assertEqual(record["check"]["fails"], 1)
            self.assertEqual([r["kind"] for r in record["check"]["remarks"]], ["stale decision"])
        # Correcting or deleting an end passes, and says that the decision is stale.
        for change in (lambda: self.write("news/one.md", MANY),
                       lambda: (self.folder / "news/one.md").unlink()):
            record = again(CLEAN, change)
            self.assertEqual([r["kind"] for r in record["check"]["remarks"]], ["stale decision"])

    def test_stale_ones_fail_under_strict_and_are_pruned(self):
        self.accepted()
        self.write("news/one.md", MANY)
        self.assertIn("stale decision", self.gainsay(CLEAN, "check"))
        self.gainsay(FINDINGS, "check", "--strict")
        self.assertIn("would be removed", self.gainsay(CLEAN, "decisions", "prune", "--dry-run"))
        self.gainsay(FINDINGS, "check", "--strict")
        self.assertIn("1 removed", self.gainsay(CLEAN, "decisions", "prune"))
        self.gainsay(CLEAN, "check", "--strict")
        self.assertEqual((self.folder / FILE).read_text(), HEADER)

    def test_decisions_of_people(self):
        self.project()
        finding = self.check(FINDINGS)["findings"][0]["id"]
        add = ["decisions", "add", finding, "--verdict"]
        self.gainsay(USAGE, *add, "accepted")
        self.gainsay(USAGE, *add, "acepted", "--reason", "x")
        self.gainsay(USAGE, *add, "accepted", "--reason", "  ")
        self.gainsay(USAGE, "decisions", "add", "f-000000000000", "--verdict", "accepted", "--reason", "x")
        self.gainsay(CLEAN, *add, "superseded", "--reason", "the first count", "--today", "2026-01-01")
        self.gainsay(CLEAN, "check")
        self.gainsay(CLEAN, *add, "unsure", "--reason", "ask them", "--by", "Ben", "--today", "2026-01-02")
        record = self.check(FINDINGS)
        self.assertEqual(record["findings"][0]["ruling"]["others"],
                         ["superseded (Ana, 2026-01-01): the first count"])
        self.assertIn("before   unsure (Ben", self.gainsay(FINDINGS, "check"))
        self.gainsay(CLEAN, *add, "accepted", "--reason", "both kept", "--by", "Ben", "--today",
                     "2026-01-03", "--expires", "2026-02-01")
        self.gainsay(CLEAN, "check", "--today", "2026-02-01")
        record = self.check(CLEAN, "--today", "2026-02-02")  # Ana's is in force again
        self.assertEqual(record["findings"][0]["ruling"]["by"], "Ana")
        self.assertEqual([r["kind"] for r in record["check"]["remarks"]], ["expired decision"])
        listed = self.gainsay(CLEAN, "decisions", "list")
        self.assertEqual(listed.count(finding), 2)
        self.assertIn("both kept", self.gainsay(CLEAN, "decisions", "show", finding))
        self.gainsay(USAGE, "decisions", "show", "f-000000000000")
        self.assertEqual(self.gainsay(CLEAN, "decisions", "export"), (self.folder / FILE).read_text())
        self.assertIn('"the first count"', self.gainsay(CLEAN, "decisions", "export", "--format", "csv"))

    def test_import(self):
        self.accepted()
        other = self.write("other.jsonl", (self.folder / FILE).read_text().replace("Ana", "Ben"))
        self.assertIn("1 added", self.gainsay(CLEAN, "decisions", "import", other))
        self.assertIn("0 added", self.gainsay(CLEAN, "decisions", "import", other))
        self.assertEqual(self.gainsay(CLEAN, "decisions", "list").count("f-"), 2)

    def test_two_branches_merge(self):
        self.project()
        self.write("news/three.md", ferry("three"))
        self.write("news/four.md", ferry("five"))
        self.commit("four articles")
        ids = [f["id"] for f in self.check(FINDINGS)["findings"]]
        self.assertEqual(len(ids), 2)
        for branch, finding in (("a", ids[0]), ("b", ids[1])):
            self.git("checkout", "-q", "-b", branch, "main")
            self.gainsay(CLEAN, "decisions", "add", finding, "--verdict", "accepted", "--reason", branch)
            self.commit(branch)
        self.git("merge", "-q", "-m", "both", "a")
        self.assertEqual(self.check(CLEAN)["check"]["decided"], 2)

    def test_damaged_or_missing_decisions_are_errors(self):
        self.accepted()
        good = (self.folder / FILE).read_text()
        for damage, want in (("", "cut off"), (good[:-30], FILE + ":2:"), (good + "<<<<<<< x\n", ":3:1:"),
                             (good.replace('"reason"', '"raeson"'), 'did you mean "reason"')):
            self.write(FILE, damage)
            for command in (["check"], ["check", "--accept-new"], ["decisions", "list"]):
                ran = self.run_it(*command)
                self.assertEqual(ran.returncode, USAGE, ran.stderr)
                self.assertIn(want, ran.stderr)
                self.assertEqual((self.folder / FILE).read_text(), damage)
        (self.folder / FILE).unlink()
        ran = self.run_it("check")
        self.assertEqual(ran.returncode, USAGE)
        self.assertIn("no such file", ran.stderr)


if __name__ == "__main__":
    unittest.main()
