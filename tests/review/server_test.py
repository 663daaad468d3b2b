#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""gainsay review as another program meets it: who is let in, what is refused, how it ends.

    server_test.py PATH-OF-GAINSAY
"""

import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
TOLD = ("HALDEN, Norway (March 4, 2014) - Police said {} people were injured when a bus overturned "
        "on an icy road near Halden on Tuesday. The bus was on its way from Oslo to Halden.\n")


class Review(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        for name, number in (("one", 12), ("two", 31)):
            (cls.folder / f"{name}.txt").write_text(TOLD.format(number))
        cls.decisions = cls.folder / "decisions.jsonl"
        cls.server, cls.url = cls.start()
        cls.host, cls.port, cls.base = cls.url.hostname, cls.url.port, cls.url.path

    @classmethod
    def tearDownClass(cls):
        cls.server.send_signal(signal.SIGINT)
        cls.server.communicate(timeout=60)
        cls.temporary.cleanup()

    @classmethod
    def start(cls, *arguments):
        server = subprocess.Popen(
            [PROGRAM, "review", "--decisions", cls.decisions, "--by", "ana", *arguments,
             cls.folder / "one.txt", cls.folder / "two.txt"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=cls.folder,
            env={k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")})
        return server, urllib.parse.urlsplit(server.stdout.readline().strip())

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=20)
        headers = {k.replace("_", "-"): v for k, v in headers.items()}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    def status(self, *arguments, **headers):
        return self.ask(*arguments, **headers)[0].status

    def post(self, body, origin=None, kind="application/json", path="api/decisions"):
        return self.status("POST", self.base + path, body, Content_Type=kind,
                           Origin=origin or f"http://{self.host}:{self.port}")

    def test_the_page_and_its_headers(self):
        answer, content = self.ask("GET", self.base)
        self.assertEqual(answer.status, 200)
        self.assertIn(b'id="data"', content)
        policy = answer.getheader("Content-Security-Policy")
        self.assertIn("default-src 'none'", policy)
        self.assertIn("frame-ancestors 'none'", policy)
        self.assertNotIn("unsafe", policy)
        for name, value in (("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
                            ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store")):
            self.assertEqual(answer.getheader(name), value)
        self.assertEqual(self.host, "127.0.0.1")
        self.assertRegex(self.base, r"^/[0-9a-f]{32}/$")

    def test_who_is_let_in(self):
        own = f"{self.host}:{self.port}"
        self.assertEqual(self.status("GET", self.base, Host=f"localhost:{self.port}"), 200)
        for host in ("evil.example", f"evil.example:{self.port}", "127.0.0.1", f"127.0.0.1:{self.port + 1}"):
            self.assertEqual(self.status("GET", self.base, Host=host), 403, host)
        for origin in ("http://evil.example", "null", f"https://{own}"):
            self.assertEqual(self.status("GET", self.base + "api/decisions", Origin=origin), 403)
            self.assertEqual(self.post('{"decisions":[]}', origin), 403)
        self.assertEqual(self.status("POST", self.base + "api/decisions", '{"decisions":[]}',
                                     Content_Type="application/json"), 403, "no Origin at all")
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
            self.assertEqual(self.post('{"decisions":[]}', kind=kind), 415)
        for path in ("/", "/api/decisions", "/" + "0" * 32 + "/", self.base[:-1], self.base[:-2] + "/",
                     "/" + "0" * 32 + "/api/decisions"):
            self.assertEqual(self.status("GET", path), 404, path)
        for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
            self.assertIn(self.status(method, self.base, Origin=f"http://{own}"), (400, 404, 405))

    def test_no_path_reaches_a_file(self):
        (self.folder / "secret.txt").write_text("secret")
        for path in ("../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "secret.txt",
                     "api/article?n=../secret.txt", "api/article?n=99", "api/article?n=-1",
                     "api/article", "api/article?n=0x0", "/etc/passwd", "%00"):
            answer, content = self.ask("GET", self.base + path)
            self.assertEqual(answer.status, 404, path)
            self.assertNotIn(b"secret", content.replace(b"secret.txt", b""))
        answer, content = self.ask("GET", self.base + "api/article?n=0")
        self.assertEqual(json.loads(content)["id"], "one")

    def test_bad_decisions_are_refused(self):
        before = self.decisions.read_bytes() if self.decisions.exists() else None
        for body in ("", "{", "[]", '{"decisions":[{"finding":"f-000000000000","by":"ana","verdict":"accepted"}]}'):
            self.assertEqual(self.post(body), 400, body)
        self.assertEqual(self.decisions.read_bytes() if self.decisions.exists() else None, before)

    def test_bounds(self):
        self.assertIn(self.post("x" * (9 << 20)), (400, 413))
        try:
            self.assertGreaterEqual(self.status("GET", self.base, X_Long="x" * 100_000), 400)
        except (http.client.HTTPException, OSError):
            pass  # cut off: as good
        many = {f"X_{i}": "x" for i in range(90)}
        self.assertEqual(self.status("GET", self.base, **many), 431)
        sent = 0
        with socket.create_connection((self.host, self.port), timeout=20) as connection:
            try:
                connection.sendall(b"GET / HTTP/1.1\r\n")
                while sent < 16 << 20:
                    sent += connection.send(b"X-Flood: " + b"x" * 1000 + b"\r\n")
            except OSError:
                pass
        self.assertLess(sent, 16 << 20, "a head without end is cut off")
        with socket.create_connection((self.host, self.port), timeout=20) as connection:
            connection.sendall(b"\x00\xff garbage\r\n\r\n")
            connection.recv(4096)
        self.assertEqual(self.status("GET", self.base), 200, "it still serves")

    def test_a_decision_is_in_the_file_when_it_is_answered(self):
        _, page = self.ask("GET", self.base)
        finding = json.loads(page.decode().split('id="data">')[1].split("</script>")[0])["findings"][0]["id"]
        body = json.dumps({"decisions": [{"finding": finding, "by": "ana", "verdict": "accepted",
                                          "note": "ask"}]})
        self.assertEqual(self.post(body), 200)
        records = [json.loads(line) for line in self.decisions.read_text().splitlines()[1:]]
        self.assertEqual([(r["finding"], r["verdict"], r["reason"], r["by"]) for r in records],
                         [(finding, "accepted", "ask", "ana")])
        answer = json.loads(self.ask("GET", self.base + "api/decisions?since=0")[1])
        self.assertEqual(answer["decisions"][-1]["note"], "ask")

    def test_it_ends_cleanly_and_another_address_each_time(self):
        server, url = self.start()
        self.assertNotEqual(url.path, self.base)
        server.send_signal(signal.SIGTERM)
        _, talk = server.communicate(timeout=60)
        self.assertEqual(server.returncode, 0)
        self.assertNotIn("warning", talk)

    def test_settings_name_the_articles_and_the_decisions(self):
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            for name, number in (("one", 12), ("two", 31)):
                (folder / f"{name}.txt").write_text(TOLD.format(number))
            (folder / "gainsay.json").write_text('{"paths": ["one.txt", "two.txt"], "decisions": "desk/d.jsonl"}')
            (folder / "desk").mkdir()
            server = subprocess.Popen([PROGRAM, "review", "--no-browser"], stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE, text=True, cwd=folder / "desk")
            server.stdout.readline()
            server.send_signal(signal.SIGINT)
            _, talk = server.communicate(timeout=60)
            self.assertEqual(server.returncode, 0, talk)
            self.assertIn("1 findings; decisions go to ../desk/d.jsonl", talk)

    def test_an_address_in_use(self):
        ran = subprocess.run([PROGRAM, "review", "--port", str(self.port), self.folder / "one.txt",
                              self.folder / "two.txt"], capture_output=True, text=True, timeout=60,
                             cwd=self.folder, check=False)
        self.assertEqual(ran.returncode, 3)
        self.assertIn("cannot listen", ran.stderr)

    def test_usage(self):
        broken = self.folder / "broken.jsonl"
        broken.write_text("no decisions\n")
        for arguments, want in ((["review"], 2), (["review", "--port", "70000", "one.txt"], 2),
                                (["review", "--decisions", broken, "one.txt", "two.txt"], 2),
                                (["review", "nothing-here"], 4)):
            ran = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=60,
                                 cwd=self.folder, check=False)
            self.assertEqual(ran.returncode, want, ran.stderr)
            self.assertTrue(ran.stderr)


if __name__ == "__main__":
    unittest.main()
