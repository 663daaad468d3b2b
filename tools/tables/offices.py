#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes rules/world/offices-*.tsv: who held which office from when to when.

  tools/tables/offices.py DATA OUT    # DATA holds us-executive.yaml and world-leaders.jsonl

offices-us.tsv: presidents and vice presidents, from unitedstates/congress-legislators (CC0).
offices-world.tsv: heads of state and government of early 2026, from the World Factbook (public
domain); its "since" may be that of the present term only, hence "<".
offices-known.tsv: holders.txt, our own, general knowledge.
"""
import html
import json
import os
import re
import sys

import yaml

DATE = "2026-11-21"
HEAD = """# {what}
# Origin: {origin}; made by tools/tables/offices.py on {date}.
# Licence: {licence}.
# Columns: jurisdiction, role, portfolio or organisation, holder, from, to, other names, flags.
# from and to: the day, month or year; "<" before it: since then at the latest; an empty `to`:
# still in office on {asof}. Flags: acting.
# As of: {asof}
"""
MONTHS = {m: i + 1 for i, m in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())}


def write(path, rows, **head):
  with open(path, "w", encoding="utf8") as f:
    f.write(HEAD.format(date=DATE, **head))
    for row in rows:
      f.write("\t".join(row).rstrip("\t") + "\n")
  print(path, len(rows))


def us(data, out):
  rows = []
  for p in yaml.safe_load(open(f"{data}/us-executive.yaml")):
    name = p["name"]
    short = f"{name['first']} {name['last']}"
    other = [x for x in (f"{name['first']} {name['middle']} {name['last']}" if name.get("middle") else "",
                         f"{name['nickname']} {name['last']}" if name.get("nickname") else "") if x]
    terms = {}
    for t in p["terms"]:
      role = "president" if t["type"] == "prez" else "vice president"
      spans = terms.setdefault(role, [])
      # Terms that follow one another are one holding.
      if spans and str(spans[-1][1]) >= str(t["start"]):
        spans[-1][1] = str(t["end"])
      else:
        spans.append([str(t["start"]), str(t["end"])])
    for role, spans in terms.items():
      for a, b in spans:
        extra = {"Joseph Biden": ["Joe Biden"], "William Clinton": ["Bill Clinton"], "James Vance": ["JD Vance", "J.D. Vance"],
                 "Albert Gore": ["Al Gore"], "Richard Cheney": ["Dick Cheney"], "James Carter": ["Jimmy Carter"],
                 "Michael Pence": ["Mike Pence"], "James Quayle": ["Dan Quayle"], "Gerald Ford": ["Gerald R. Ford"]}.get(short, [])
        # The end of a term that runs is its planned end.
        rows.append(["country/US", role, "", short, a, "" if b > "2026-01-20" else b,
                     "|".join(dict.fromkeys(other + extra)), ""])
  rows.sort(key=lambda r: (r[1], r[4]))
  write(f"{out}/offices-us.tsv", rows, what="Presidents and vice presidents of the United States.",
        origin="unitedstates/congress-legislators", licence="CC0", asof="2026-01-20")


def codes(data):
  names = {}
  for c in json.load(open(f"{data}/../places/countries.json", encoding="utf8")):
    for n in [c["name"]["common"], c["name"]["official"]] + c["altSpellings"]:
      names[n.lower()] = c["cca2"]
  names.update({"drc": "CD", "congo (brazzaville)": "CG", "cote d'ivoire": "CI", "côte d'ivoire": "CI", "burma": "MM",
                "the gambia": "GM", "the bahamas": "BS", "turkey": "TR", "the dominican": "DO", "cabo verde": "CV",
                "holy see (vatican city)": "VA", "sao tome and principe": "ST", "curacao": "CW"})
  return names


ROLES = [("prime minister", "prime minister"), ("premier", "prime minister"), ("taoiseach", "prime minister"),
         ("chancellor", "chancellor"), ("president", "president"), ("king", "monarch"), ("queen", "monarch"),
         ("sultan", "monarch"), ("emperor", "monarch"), ("amir", "monarch"), ("grand duke", "monarch"),
         ("prince", "monarch"), ("pope", "pope"), ("supreme leader", "supreme leader"), ("governor", None)]


def person(text):
  words = []
  for w in text.split():
    words.append("-".join(p.capitalize() if p.isupper() and len(p) > 2 and not re.fullmatch(r"[IVX]+", p) else p
                          for p in w.split("-")))
  return " ".join(words)


def world(data, out, known):
  by_name = codes(data)
  rows = []
  for line in open(f"{data}/world-leaders.jsonl", encoding="utf8"):
    r = json.loads(line)
    code = by_name.get(html.unescape(r["name"] or "").lower()) or by_name.get((r["long"] or "").lower())
    if not code or code == "US":
      continue
    done = set()
    for text in (r["chief_of_state"], r["head_of_government"]):
      text = html.unescape(re.sub("<[^>]*>", " ", text or "")).strip()
      m = re.match(r"^(Acting |Interim |Transitional |Transition |Caretaker )?(King|Queen|Sultan|Emperor|Amir|Grand Duke|Prince|Pope|"
                   r"Supreme Leader|President|Prime Minister|Premier|Chancellor|Taoiseach)(?: \(Prime Minister\))? "
                   r"(?!of |and |\()((?:[^(;,]|, (?=Jr))+?) ?\((?:since )?(\d+ )?([A-Z][a-z]{2})?[a-z]* ?(\d{4})\)", text)
      if not m or re.search(r" of (the )?[A-Z]", m.group(3)):
        continue
      role = dict(ROLES)[m.group(2).lower()]
      if (code, role) in known or role in done or "represented" in m.group(3):
        continue
      done.add(role)
      day = m.group(6)
      if m.group(5) in MONTHS:
        day += f"-{MONTHS[m.group(5)]:02d}"
        if m.group(4):
          day += f"-{int(m.group(4)):02d}"
      name = re.sub(r"^(Dr\.?|Gen\.|Capt\.|Col\.|Sir|Sr\.|Ratu) ", "", m.group(3).strip())
      name = re.sub(r"\s*\"[^\"]*\"\s*", " ", name)
      rows.append([f"country/{code}", role, "", person(name), "<" + day, "", "", "acting" if m.group(1) else ""])
  rows.sort()
  write(f"{out}/offices-world.tsv", rows, what="Heads of state and of government.",
        origin="the World Factbook, early 2026", licence="public domain", asof="2026-01-20")


def hand_made(out, tools):
  rows, known = [], set()
  head, open_row = None, None
  for line in open(f"{tools}/holders.txt", encoding="utf8"):
    line = line.rstrip("\n")
    if not line or line.startswith("#"):
      continue
    if "|" in line:
      head = [p.strip() for p in line.split("|")]
      head = (head + ["", "", ""])[:3]
      known.add((head[0].split("/")[-1], head[1]) if not head[2] else None)
      open_row = None
      continue
    day, rest = line.split(" ", 1)
    if open_row is not None:
      open_row[5] = day
    open_row = None
    if rest == "-":
      continue
    acting = rest.startswith("~")
    names = [n.strip() for n in rest.lstrip("~").split("=")]
    open_row = head + [names[0], day, "", "|".join(names[1:]), "acting" if acting else ""]
    rows.append(open_row)
  write(f"{out}/offices-known.tsv", rows, what="Heads of state and government, ministers and the like.",
        origin="general knowledge, tools/tables/holders.txt", licence="Apache-2.0", asof="2026-01-20")
  return known


def main():
  tools = os.path.dirname(os.path.abspath(__file__))
  known = hand_made(sys.argv[2], tools)
  us(sys.argv[1], sys.argv[2])
  world(sys.argv[1], sys.argv[2], known)


main()
