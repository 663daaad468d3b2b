#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""gainsay check and its decisions, in git repositories made here.

    gate_test.py PATH-OF-GAINSAY        run by meson test, which sets GAINSAY_RULES
"""

import json
import os
import pathlib
import re
import shutil
import signal
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

    # Decisions and the baseline.

    def test_a_baseline_is_never_silent_and_never_grows(self):
        self.project()
        before = (self.folder / FILE).read_text()
        self.gainsay(FINDINGS, "check")
        self.assertEqual((self.folder / FILE).read_text(), before)
        ran = self.run_it("check", "--accept-new")
        self.assertEqual(ran.returncode, CLEAN)
        self.assertIn("accepted  f-", ran.stderr)
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

    # Writing that fails.

    @unittest.skipIf(os.geteuid() == 0 and not shutil.which("chattr"), "root writes everywhere")
    def test_read_only_folder(self):
        self.project()
        before = (self.folder / FILE).read_text()
        if os.geteuid() == 0:
            if subprocess.run(["chattr", "+i", self.folder], check=False, capture_output=True).returncode:
                self.skipTest("this file system knows no immutable folders")
            self.addCleanup(subprocess.run, ["chattr", "-i", self.folder], check=False)
        else:
            self.folder.chmod(0o555)
            self.addCleanup(self.folder.chmod, 0o755)
        ran = self.run_it("check", "--accept-new")
        self.assertEqual(ran.returncode, UNREAD, ran.stderr)
        self.assertIn("cannot be written", ran.stderr)
        self.assertEqual((self.folder / FILE).read_text(), before)
        self.gainsay(FINDINGS, "check", "--cache", self.folder / "cache")

    def test_full_disk(self):
        self.project()
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k,nr_inodes=64", "tmpfs", disk], check=False,
                          capture_output=True).returncode:
            self.skipTest("no right to mount")
        self.addCleanup(subprocess.run, ["umount", "-l", disk], check=True)
        (disk / FILE).write_text(HEADER)
        fill = os.open(disk / "fill", os.O_WRONLY | os.O_CREAT)
        try:
            while os.write(fill, b"x" * 4096):
                pass
        except OSError:
            os.close(fill)
        ran = self.run_it("check", "--accept-new", "--decisions", disk / FILE)
        self.assertEqual(ran.returncode, UNREAD, ran.stderr)
        self.assertEqual((disk / FILE).read_text(), HEADER)
        self.assertEqual(sorted(os.listdir(disk)), ["fill", FILE])
        self.gainsay(UNREAD, "check", "--output", f"sarif={disk / 'x.sarif'}")
        self.gainsay(FINDINGS, "check", "--cache", disk / "cache")

    def test_killed_while_writing(self):
        """Killed at any write to the disk, the file is the old one or the new one."""
        self.project()
        if not shutil.which("strace"):
            self.skipTest("strace stops the program at a place of choice")
        old = (self.folder / FILE).read_text()
        probe = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], check=False, capture_output=True)
        if probe.returncode:
            self.skipTest("strace may not trace here")
        seen = set()
        for call in ("fchmod", "fsync", "rename"):
            for when in (1, 2):
                self.write(FILE, old)
                ran = subprocess.run(
                    ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                     "-e", f"inject={call}:signal=KILL:when={when}", PROGRAM, "check", "--accept-new"],
                    cwd=self.folder, env=self.env, capture_output=True, timeout=300, check=False)
                text = (self.folder / FILE).read_text()
                seen.add((ran.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL), text == old))
                if text != old:
                    self.assertEqual(text.count("\n"), 2)
                    self.assertTrue(text.startswith(HEADER) and text.endswith("\n"))
        self.assertIn((True, True), seen)  # it was killed, and nothing was lost
        self.write(FILE, old)
        self.gainsay(CLEAN, "check", "--accept-new")
        self.assertEqual([n for n in os.listdir(self.folder) if n.startswith("." + FILE)], [])

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
        out = self.gainsay(FINDINGS, *diff, "pack", "--corpus", "news")
        self.assertRegex(out, r"^~ f-\w+  (note|warning) -> error  number")
        levels.write_text('{"policy": "severity", "levels": []}')
        self.assertRegex(self.gainsay(FINDINGS, *diff, "pack", "--corpus", "news"), "^- f-")
        self.assertRegex(self.gainsay(FINDINGS, "rules", "diff", "pack", "builtin", "--corpus", "news"),
                         r"(?m)^\+ f-")
        self.gainsay(USAGE, *diff, "no-such-pack", "--corpus", "news")
        self.gainsay(NOTHING, *diff, "builtin", "--corpus", "pack")

    def test_first_run(self):
        self.git("init", "-q")
        shutil.copytree(pathlib.Path(__file__).resolve().parents[2] / "corpus/articles", self.folder / "news")
        out = self.gainsay(FINDINGS, "check", "--fail-on", "note", "news")
        self.assertIn("by rule", out)
        self.assertRegex(out, r"\d+ more would fail today; --all shows them")
        self.assertIn("next    gainsay check --accept-new news", out)
        self.gainsay(CLEAN, "check", "--fail-on", "note", "--accept-new", "news")
        self.gainsay(CLEAN, "check", "--fail-on", "note", "news")

    # Several reports of one run; the cache.

    def test_outputs(self):
        self.project()
        kinds = ["text", "json", "jsonl", "markdown", "csv", "sarif", "junit", "github", "gitlab", "pull-request"]
        outputs = [f"--output={kind}=out-{kind}" for kind in kinds]
        self.gainsay(FINDINGS, "check", *outputs)
        for kind in kinds:
            self.assertIn("31 people", (self.folder / f"out-{kind}").read_text(), kind)
        ran = self.run_it("check", "--format", "github")
        self.assertRegex(ran.stdout, r"^::error file=news/\w+\.md,line=5,col=\d+,title=number")
        self.assertIn("failed:", ran.stderr)

    def test_cache(self):
        self.project()
        plain = self.gainsay(FINDINGS, "check", "--format", "json")
        for _ in range(2):
            self.assertEqual(self.gainsay(FINDINGS, "check", "--format", "json", "--cache", "kept"), plain)
        entries = [p for p in (self.folder / "kept").rglob("*") if p.is_file() and p.name != "CACHEDIR.TAG"]
        self.assertEqual(len(entries), 2)
        before = entries[0].read_bytes()
        for damage in (b"", b"x", before[:-1], before[:100] + b"?" + before[101:]):
            entries[0].write_bytes(damage)
            self.assertEqual(self.gainsay(FINDINGS, "check", "--format", "json", "--cache", "kept"), plain)
            self.assertEqual(entries[0].read_bytes(), before)
        old = entries[0].parent / "forgotten"
        old.write_bytes(b"")
        os.utime(old, (0, 0))
        # Two at once, one article new to both.
        self.write("news/three.md", ferry("three"))
        both = [subprocess.Popen([PROGRAM, "check", "--format", "json", "--cache", "kept"], cwd=self.folder,
                                 env=self.env, stdout=subprocess.PIPE) for _ in range(2)]
        outs = [p.communicate()[0] for p in both]
        self.assertEqual(outs[0], outs[1])
        self.assertTrue(json.loads(outs[0])["findings"])
        self.assertFalse(old.exists())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
