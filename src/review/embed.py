#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts the review page's files together: embed.py OUTPUT.cc PAGE.html STYLE.css... SCRIPT.js...

The styles and the scripts are joined in the order given; the scripts share one function, so that
no name of theirs is global. Writes the page, cut where the policy and the data go, and the hashes
by which the policy allows that script and that style.
"""

import base64
import hashlib
import pathlib
import sys


def policy_hash(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def literal(name, text):
    # A raw string; compilers may limit how long one is, so it is cut.
    pieces = [text[i:i + 8000] for i in range(0, len(text), 8000)]
    assert ')gainsay"' not in text
    body = "\n".join(f'R"gainsay({piece})gainsay"' for piece in pieces)
    return f"const std::string_view {name} =\n{body};\n"


def main(output, page, *parts):
    read = lambda path: pathlib.Path(path).read_text(encoding="utf-8")
    style = "\n".join(read(p) for p in parts if p.endswith(".css"))
    script = ("'use strict';\n(() => {\n" +
              "\n".join(read(p) for p in parts if p.endswith(".js")) + "})();\n")
    assert "</script" not in script.lower() and "</style" not in style.lower()
    html = read(page).replace("@STYLE@", style).replace("@SCRIPT@", script)
    before_policy, rest = html.split("@POLICY@")
    before_data, after_data = rest.split("@DATA@")
    pathlib.Path(output).write_text(
        "// Made by embed.py.\n#include \"review/assets.h\"\n\nnamespace gainsay {\n\n" +
        literal("kPageBeforePolicy", before_policy) + literal("kPageBeforeData", before_data) +
        literal("kPageAfterData", after_data) + literal("kScriptHash", policy_hash(script)) +
        literal("kStyleHash", policy_hash(style)) + "\n}  // namespace gainsay\n",
        encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
