#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`gainsay evaluate` against a second, obvious implementation of the same measures.

    evaluate_test.py PATH-OF-GAINSAY   run by meson test, which sets GAINSAY_SOURCE

On the corpus always; on real news with the scorer that comes with it, where it is present beside
the source ($GAINSAY_SHARED, by default ../shared).
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
SOURCE = pathlib.Path(os.environ["GAINSAY_SOURCE"])
SHARED = pathlib.Path(os.environ.get("GAINSAY_SHARED", SOURCE / ".." / "shared"))
LEVELS = ["note", "warning", "error"]


def run(*arguments, exit_codes=(0,)):
    ran = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=600,
                         check=False, cwd=SOURCE)
    assert ran.returncode in exit_codes, ran.stderr.decode()
    return ran.stdout.decode()


def evaluate(*arguments):
    return json.loads(run("evaluate", "--format", "json", *arguments))


def bytes_of(path):
    raw = path.read_bytes()
    return json.loads(raw)["text"].encode() if path.suffix == ".json" else raw


def by_hand(gold_files, reports, articles, least):
    """Recall, precision and traps by the words of the definition, nothing shared with src/."""
    texts = {p.stem: bytes_of(p) for p in articles if p.stem != "README"}

    def place(doc, quote):
        start = texts[doc].index(quote.encode())
        return {(doc, i) for i in range(start, start + len(quote.encode()))}

    def side(witnesses):
        return set().union(*(place(w["doc"], w["quote"]) for w in witnesses))

    conflicts, traps = [], []
    for path in gold_files:
        gold = json.loads(path.read_text())
        conflicts += [(c, [side(r["witnesses"]) for r in c["readings"]]) for c in gold["conflicts"]]
        traps += [[side([t["a"]]), side([t["b"]])] for t in gold["traps"]]

    def found_sides(finding):
        return [{(w["article"].split("/")[-1], i) for w in r["witnesses"]
                 if w["end"] - w["start"] <= 240 for i in range(w["start"], w["end"])}
                for r in finding["readings"]]

    def hits(found, gold):
        return any(found[i] & gold[a] and found[j] & gold[b]
                   for i in range(len(found)) for j in range(len(found)) if i != j
                   for a in range(len(gold)) for b in range(len(gold)) if a != b)

    right = total = trapped = 0
    hit = set()
    for report in reports:
        for finding in report["findings"]:
            if LEVELS.index(finding["severity"]) < LEVELS.index(least):
                continue
            found = found_sides(finding)
            ids = {c["id"] for c, gold in conflicts if hits(found, gold)}
            hit |= ids
            total += 1
            right += bool(ids)
            trapped += not ids and any(hits(found, trap) for trap in traps)
    return {"findings": total, "precision": right / total if total else None,
            "recall": [len(hit), len(conflicts)], "traps_hit": [trapped, len(traps)]}


class Corpus(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_equal_to_the_obvious_implementation(self):
        gold = sorted((SOURCE / "corpus/gold").glob("*.json"))
        articles = [p for p in (SOURCE / "corpus/articles").rglob("*") if p.is_file()]
        text = run("report", "--format", "json", "corpus/articles", exit_codes=(0, 1))
        path = self.folder / "report.json"
        path.write_text(text)
        for least in LEVELS:
            with self.subTest(least=least):
                want = by_hand(gold, [json.loads(text)], articles, least)
                got = evaluate("--gold", *gold, path, "--min-severity", least)
                self.assertEqual(want, {k: got[k] for k in want})
                self.assertEqual(got["recall"][1] - got["recall"][0], len(got["missed"]))
                self.assertEqual(got["traps_hit"][0], len(got["trapped"]))

    def test_articles_need_no_report(self):
        folder = SOURCE / "corpus/articles/03-bank-raid"
        path = self.folder / "report.json"
        path.write_text(run("report", "--format", "json", folder, exit_codes=(0, 1)))
        gold = SOURCE / "corpus/gold/03-bank-raid.json"
        self.assertEqual(evaluate("--gold", gold, folder), evaluate("--gold", gold, path))
        # Run on its own folder, whatever lies beside it.
        self.assertEqual(evaluate("--gold", gold, folder), evaluate("--gold", gold, folder.parent))

    def test_every_miss_has_a_stage(self):
        gold, folder = SOURCE / "corpus/gold", SOURCE / "corpus/articles"
        got = evaluate("--diagnose", "--gold", gold, folder)
        self.assertTrue(got["missed"])
        for miss in got["missed"]:
            self.assertTrue(miss["stage"] and miss["reason"], miss)
        self.assertEqual(sum(n for row in got["stages"].values() for n in row.values()),
                         len(got["missed"]))
        text = run("evaluate", "--diagnose", "--list", "missed", "--gold", gold, folder)
        self.assertIn("lost at " + got["missed"][0]["stage"], text)

    def test_what_cannot_be_measured_is_said(self):
        gold = SOURCE / "corpus/gold/03-bank-raid.json"
        other = SOURCE / "corpus/articles/10-warehouse-fire"
        for arguments, says in ((["--gold", gold], "expected reports"),
                                (["--gold", other / "fire-first.txt", other], "expected gold"),
                                (["--gold", gold, other], "no article galway"),
                                (["--diagnose", other], "needs gold"),
                                (["--gold", self.folder / "absent.json", other], "absent.json")):
            with self.subTest(says=says):
                ran = subprocess.run([PROGRAM, "evaluate", *map(str, arguments)], check=False,
                                     capture_output=True, timeout=600)
                self.assertIn(ran.returncode, (2, 3))
                self.assertIn(says, ran.stderr.decode())


@unittest.skipUnless((SHARED / "evaluation/score.py").exists(), "no scorer beside the source")
class News(unittest.TestCase):
    def test_equal_to_the_scorer(self):
        with tempfile.TemporaryDirectory() as folder:
            news, reports, golds = SHARED / "data/news", [], []
            for topic in ("08", "24", "32"):
                reports.append(pathlib.Path(folder) / (topic + ".json"))
                golds.append(SHARED / "data/news-gold" / (topic + ".json"))
                reports[-1].write_text(run("report", "--format", "json", news / (topic + "_ecb"),
                                           news / (topic + "_plus"), exit_codes=(0, 1)))
            for least in LEVELS:
                arguments = ["--json", "--min-severity", least, "--articles", news]
                for gold in golds:
                    arguments += ["--gold", gold]
                scorer = SHARED / "evaluation/score.py"
                want = json.loads(subprocess.run(
                    [sys.executable, scorer, *map(str, arguments), *map(str, reports)],
                    capture_output=True, check=True, timeout=600).stdout)
                got = evaluate("--gold", *golds, "--min-severity", least, *reports)
                self.assertEqual(want, {k: got[k] for k in want})


if __name__ == "__main__":
    unittest.main()
