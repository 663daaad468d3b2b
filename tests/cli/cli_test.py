#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program as a user meets it: exit codes, formats, help, files it cannot read.

    cli_test.py PATH-OF-GAINSAY        run by meson test, which sets GAINSAY_RULES
"""

import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
CLEAN, FINDINGS, USAGE, UNREAD, NOTHING = range(5)

WIRE = """Bus overturns near Halden, 12 people injured

HALDEN, Norway (March 4, 2014) - Police said 12 people were injured when a bus overturned on an
icy road near Halden on Tuesday. The bus was on its way from Oslo to Halden.
"""
LOCAL = """Bus crash near Halden

HALDEN, Norway (March 4, 2014) - A bus overturned on an icy road near Halden on Tuesday and 31
people were injured, police said. The bus came from Oslo.
"""
CALM = """Bus crash near Halden

HALDEN, Norway (March 4, 2014) - A bus overturned on an icy road near Halden on Tuesday and a
dozen people were injured, police said. The bus came from Oslo.
"""


class Cli(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.news = self.folder / "news"
        self.news.mkdir()

    def write(self, name, content):
        path = self.news / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run_it(self, *arguments, stdin=b""):
        return subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, cwd=self.folder,
                              capture_output=True, timeout=300, check=False)

    def gainsay(self, want, *arguments, stdin=b""):
        """Standard output of a run that must end with the exit code `want`."""
        ran = self.run_it(*arguments, stdin=stdin)
        self.assertEqual(ran.returncode, want, ran.stderr.decode())
        return ran.stdout

    def conflict(self):
        self.write("wire.txt", WIRE)
        self.write("local.txt", LOCAL)

    # Exit codes.

    def test_findings(self):
        self.conflict()
        out = self.gainsay(FINDINGS, "report", "news").decode()
        self.assertIn("12 people", out)
        self.assertIn("31", out)

    def test_clean(self):
        self.write("wire.txt", WIRE)
        self.write("calm.txt", CALM)
        self.assertIn("no contradiction found", self.gainsay(CLEAN, "report", "news").decode())

    def test_filters_decide_the_exit_code(self):
        self.conflict()
        self.gainsay(CLEAN, "report", "--field", "place", "news")
        self.gainsay(FINDINGS, "report", "--field", "number", "--field", "place", "news")
        self.gainsay(CLEAN, "report", "--min-confidence", "1", "news")

    def test_usage(self):
        self.conflict()
        for arguments in (["report"], ["frobnicate"], [], ["report", "--format", "pdf", "news"],
                          ["report", "--jobs", "-1", "news"], ["report", "--field", "x", "news"],
                          ["explain", "news"], ["explain", "--why-not", "a", "b", "--", "news"],
                          ["explain", "f-000000000000", "news"],
                          ["extract", "--published", "soon", "news"],
                          ["compare", "missing.jsonl"], ["rules", "show", "no-such-rule"]):
            with self.subTest(arguments):
                ran = self.run_it(*arguments)
                self.assertEqual(ran.returncode, USAGE, ran.stderr.decode())
                self.assertTrue(ran.stderr)
                self.assertFalse(ran.stdout)

    def test_wrong_rules(self):
        self.conflict()
        pack = self.folder / "pack"
        pack.mkdir()
        (pack / "bad.json").write_text("{ not json")
        ran = self.run_it("report", "--rules", pack, "news")
        self.assertEqual(ran.returncode, USAGE)
        self.assertIn(b"bad.json", ran.stderr)

    def test_one_folder_of_rules_an_option(self):
        """--rules DIR PATH: the path is an article, no second pack."""
        self.conflict()
        pack = self.folder / "pack"
        pack.mkdir()
        ran = self.run_it("report", "--rules", pack, "news")
        self.assertNotIn(b"PATH is required", ran.stderr)

    def test_nothing_to_compare(self):
        self.gainsay(NOTHING, "report", "news")
        self.gainsay(NOTHING, "extract", "news")

    def test_unread_inputs_are_told_while_others_are_compared(self):
        self.conflict()
        self.write("empty.txt", "")
        self.write("latin.txt", b"Caf\xe9 closed\n\nThe caf\xe9 closed on Monday.\n")
        os.symlink("nowhere.txt", self.news / "dangling.txt")
        report = json.loads(self.gainsay(UNREAD, "report", "--format", "json", "news", "gone.txt"))
        told = {pathlib.Path(u["article"]).name: u["reason"] for u in report["unchecked"]}
        self.assertEqual(sorted(told), ["dangling.txt", "empty.txt", "gone.txt", "latin.txt"])
        self.assertIn("not UTF-8", told["latin.txt"])
        self.assertEqual([a["id"] for a in report["articles"]], ["local", "wire"])
        self.assertTrue(report["findings"])
        for kind in ("text", "jsonl", "markdown", "csv"):
            out = self.gainsay(UNREAD, "report", "--format", kind, "news", "gone.txt")
            self.assertIn(b"gone", out, kind)

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_unreadable_file(self):
        self.conflict()
        self.write("secret.txt", CALM).chmod(0)
        report = json.loads(self.gainsay(UNREAD, "report", "--format", "json", "news"))
        self.assertEqual([u["article"] for u in report["unchecked"]], ["news/secret.txt"])

    def test_output_that_cannot_be_written(self):
        self.conflict()
        self.gainsay(UNREAD, "report", "--output", "no/such/folder/report.txt", "news")

    # The same report every way.

    def test_extract_and_compare_is_report(self):
        self.conflict()
        self.write("empty.txt", "")
        claims = self.gainsay(UNREAD, "extract", "news")
        (self.folder / "claims.jsonl").write_bytes(claims)
        for kind in ("text", "json", "jsonl", "markdown", "csv"):
            with self.subTest(kind):
                report = self.gainsay(UNREAD, "report", "-f", kind, "news")
                self.assertEqual(report, self.gainsay(UNREAD, "compare", "-f", kind, stdin=claims))
                self.assertEqual(report,
                                 self.gainsay(UNREAD, "compare", "claims.jsonl", "-f", kind))

    def test_shards_order_and_threads(self):
        self.conflict()
        self.write("calm.txt", CALM)
        paths = ["news/wire.txt", "news/local.txt", "news/calm.txt"]
        want = self.gainsay(FINDINGS, "report", "-f", "json", *paths)
        for jobs in ("1", "2", "4"):
            got = self.gainsay(FINDINGS, "report", "-f", "json", "-j", jobs, *reversed(paths))
            self.assertEqual(got, want)
        for shard, names in (("a.jsonl", paths[:1]), ("b.jsonl", paths[1:])):
            (self.folder / shard).write_bytes(self.gainsay(CLEAN, "extract", *names))
        for order in (["a.jsonl", "b.jsonl"], ["b.jsonl", "a.jsonl"]):
            self.assertEqual(self.gainsay(FINDINGS, "compare", "-f", "json", *order), want)

    def test_output_file(self):
        self.conflict()
        want = self.gainsay(FINDINGS, "report", "-f", "json", "news")
        self.assertEqual(self.gainsay(FINDINGS, "report", "-f", "json", "-o", "r.json", "news"), b"")
        self.assertEqual((self.folder / "r.json").read_bytes(), want)

    def test_standard_input(self):
        records = "".join(json.dumps({"id": i, "text": t}) + "\n"
                          for i, t in (("wire", WIRE), ("local", LOCAL)))
        report = json.loads(self.gainsay(FINDINGS, "report", "-f", "json", "-",
                                         stdin=records.encode()))
        self.assertEqual([a["id"] for a in report["articles"]], ["local", "wire"])

    # Formats.

    def test_formats(self):
        self.conflict()
        run = lambda kind: self.gainsay(FINDINGS, "report", "--format", kind, "news").decode()
        report = json.loads(run("json"))
        self.assertEqual(report["format"], "gainsay.report.v1")
        for finding in report["findings"]:
            for reading in finding["readings"]:
                for w in reading["witnesses"]:
                    content = (self.news / (w["article"] + ".txt")).read_bytes()
                    self.assertEqual(content[w["start"]:w["end"]].decode(), w["quote"])
        lines = [json.loads(line) for line in run("jsonl").splitlines()]
        self.assertEqual(lines, report["findings"])
        rows = list(csv.DictReader(io.StringIO(run("csv"), newline="")))
        self.assertEqual({row["finding"] for row in rows}, {f["id"] for f in report["findings"]})
        self.assertTrue(run("markdown").startswith("# "))
        self.assertNotIn("\x1b", run("text"))
        colored = self.gainsay(FINDINGS, "report", "--color", "always", "news")
        self.assertIn(b"\x1b[", colored)

    def test_page(self):
        self.conflict()
        page = self.gainsay(FINDINGS, "report", "-f", "html", "news").decode()
        self.assertTrue(page.startswith("<!doctype html>"))
        self.assertIn("Content-Security-Policy", page)
        data = json.loads(page.split('id="data">')[1].split("</script>")[0])
        report = json.loads(self.gainsay(FINDINGS, "report", "-f", "json", "news"))
        self.assertEqual([f["id"] for f in data["findings"]], [f["id"] for f in report["findings"]])
        self.assertTrue(all("text" in a for a in data["articles"]))
        claims = self.gainsay(CLEAN, "extract", "news")
        page = self.gainsay(FINDINGS, "compare", "-f", "html", stdin=claims).decode()
        self.assertIn('"q":"12 people"', page)

    def test_explain(self):
        self.conflict()
        report = json.loads(self.gainsay(FINDINGS, "report", "-f", "json", "news"))
        finding = report["findings"][0]["id"]
        self.assertIn(finding, self.gainsay(CLEAN, "explain", finding, "news").decode())
        why = self.gainsay(CLEAN, "explain", "news", "--why-not", "wire:3", "local:3").decode()
        self.assertIn("reported   " + finding, why)
        self.assertIn("lost at", why)

    def test_mentions(self):
        path = self.write("wire.txt", WIRE)
        content = path.read_bytes()
        lines = self.gainsay(CLEAN, "extract", "--mentions", "news").splitlines()
        mentions = [json.loads(line) for line in lines]
        self.assertTrue(mentions)
        for m in mentions:
            self.assertEqual(content[m["start"]:m["end"]].decode(), m["surface"])

    # Help.

    def test_help_and_version(self):
        for command in ([], ["report"], ["extract"], ["compare"], ["explain"], ["review"], ["rules"],
                        ["version"], ["evaluate"], ["rules", "list"], ["rules", "show"], ["rules", "test"],
                        ["rules", "check"]):
            with self.subTest(command):
                self.assertIn(b"--help", self.gainsay(CLEAN, *command, "--help"))
        self.assertTrue(self.gainsay(CLEAN, "--version").startswith(b"gainsay "))
        self.assertIn(b"\nrules ", self.gainsay(CLEAN, "version"))


if __name__ == "__main__":
    unittest.main()
