#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What gainsay check writes: reports and cache; a disk that is full, read-only, or cut off."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import unittest

from gate import CLEAN, FILE, FINDINGS, HEADER, PROGRAM, UNREAD, USAGE, Gate, ferry


class Writing(Gate):
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

    def test_rubbish_is_refused_and_left_alone(self):
        """Whatever file is rubbish: an error that names it, no crash, and nothing overwritten."""
        self.accepted()
        rubbish = (b"", b"\xff\xfe\x00", b"{", b"[" * 100_000, b"[]", b"null", b'"\\ud800"', b"{}{}",
                   b'{"format":"gainsay.decisions.v2"}\n', b"\x00" * 4096, b"x" * 1_000_000)
        for name, commands in (("gainsay.json", (["check"], ["config", "show"], ["decisions", "list"])),
                               (FILE, (["check"], ["decisions", "prune"], ["decisions", "export"])),
                               ("other.jsonl", (["decisions", "import", "other.jsonl"],))):
            path = self.folder / name
            good = path.read_bytes() if path.exists() else None
            for bytes_ in rubbish:
                if name == "gainsay.json" and bytes_ == b"{}{}":
                    continue
                path.write_bytes(bytes_)
                for command in commands:
                    ran = self.run_it(*command)
                    self.assertEqual(ran.returncode, USAGE, (name, bytes_[:20], command, ran.stderr[:500]))
                    self.assertIn(name, ran.stderr)
                    self.assertLess(len(ran.stderr), 2000)
                self.assertEqual(path.read_bytes(), bytes_)
            path.unlink() if good is None else path.write_bytes(good)
        # Articles of rubbish are told, and the rest is checked.
        for i, bytes_ in enumerate(rubbish[1:4]):
            (self.folder / f"news/rubbish-{i}.json").write_bytes(bytes_)
        out = self.gainsay(UNREAD, "check")
        self.assertEqual(out.count("rubbish-"), 3)
        self.assertIn("1 decided", out)

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

    def entries(self):
        return {p for p in (self.folder / "kept").rglob("*") if p.is_file() and p.name != "CACHEDIR.TAG"}

    def test_cache(self):
        self.project()
        plain = self.gainsay(FINDINGS, "check", "--format", "json")
        cached = ["check", "--format", "json", "--cache", "kept"]
        for jobs in ("1", "4", "0"):
            self.assertEqual(self.gainsay(FINDINGS, *cached, "--jobs", jobs), plain)
        entries = sorted(self.entries())
        self.assertEqual(len(entries), 3)  # two articles and their story
        for entry in entries:
            before = entry.read_bytes()
            for damage in (b"", b"x", before[:-1], before[:100] + b"?" + before[101:]):
                entry.write_bytes(damage)
                self.assertEqual(self.gainsay(FINDINGS, *cached), plain)
                self.assertEqual(entry.read_bytes(), before)
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
        # What moved is known; what changed is made anew, and its story.
        for path in sorted((self.folder / "news").iterdir()):
            path.rename(path.with_name("moved-" + path.name))
        before = self.entries()
        moved = self.gainsay(FINDINGS, *cached)
        self.assertEqual(moved, self.gainsay(FINDINGS, "check", "--format", "json"))
        self.assertIn("moved-", moved)
        self.assertEqual(self.entries(), before)
        self.write("news/moved-three.md", ferry("three").replace("ferry", "tanker"))
        changed = self.gainsay(FINDINGS, *cached)
        self.assertEqual(changed, self.gainsay(FINDINGS, "check", "--format", "json"))
        self.assertTrue(self.entries() > before)


if __name__ == "__main__":
    unittest.main()
