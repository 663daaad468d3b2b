#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compiles the lemma tables, rules/en/models/lemmas.txt.

    tools/train/lemmas.py --ud DIR [--wordnet DIR] [--out FILE]

Learns from the words of the English Web Treebank's training part (UD 2.16) and from WordNet 3.0
(Debian package wordnet-base): its irregular forms, and the regular forms of its single words.
Deterministic.

The tables are decision lists over the ends of words, one a tag: the longest listed ending says
how many bytes to take off and what to put on; an ending that begins with ^ is a whole word. An
ending is listed only where it says something else than the next shorter one.
"""
import argparse
import collections
import os
import re

# How many words of a tag must change alike for others to follow them.
FEWEST_ALIKE = 4


def read_words(path):
    """(form, lemma, upos, xpos) of every word; multiword tokens and empty nodes are passed over."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            column = line.rstrip("\n").split("\t")
            if len(column) == 10 and column[0].isdigit():
                yield column[1], column[2], column[3], column[4]


STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "`": "'"})


def straight(text):
    """As text/normalize.h writes quotes."""
    return text.translate(STRAIGHT).replace("''", '"')


def tag_class(upos, xpos):
    """Auxiliaries and particles have lemmas of their own ('s is be, or a possessive)."""
    return "AUX:" + xpos if upos == "AUX" else xpos


def read_exceptions(wordnet, part):
    """form -> base forms, from WordNet's lists of irregular forms."""
    out = collections.defaultdict(list)
    with open(os.path.join(wordnet, part + ".exc"), encoding="ascii") as file:
        for line in file:
            form, *bases = line.split()
            if "_" not in form:
                out[form].extend(base for base in bases if "_" not in base)
    return out


def read_lemmas(wordnet, part):
    """Single words with their case as WordNet writes it (index files are lower case)."""
    out = collections.defaultdict(set)
    with open(os.path.join(wordnet, "data." + part), encoding="ascii") as file:
        for line in file:
            if line.startswith(" "):
                continue
            column = line.split()
            for i in range(int(column[3], 16)):
                word = column[4 + 2 * i].split("(")[0]
                if re.fullmatch(r"[A-Za-z][A-Za-z'.-]+", word):
                    out[word.lower()].add(word)
    return out


def read_counts(wordnet):
    """How often a lemma was met in WordNet's tagged texts: (lemma, part) -> count."""
    parts = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
    out = collections.Counter()
    with open(os.path.join(wordnet, "cntlist.rev"), encoding="ascii") as file:
        for line in file:
            key, _, count = line.split()
            lemma, sense = key.split("%")
            out[lemma, parts[sense[0]]] += int(count)
    return out


def plural(word):
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def with_ending(word, ending):
    """hope + ed -> hoped, try + ed -> tried, hop + ed -> hopped, agree + ing -> agreeing."""
    if ending[0] == "e" and word.endswith("e"):
        return word[:-1] + ending
    if ending == "ing" and re.search(r"[^eoy]e$", word):
        return word[:-1] + ending
    if ending[0] == "e" and re.search(r"[^aeiou]y$", word):
        return word[:-1] + "i" + ending
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", word):
        return word + word[-1] + ending
    return word + ending


def wordnet_pairs(wordnet):
    """(class, form) -> Counter of lemmas, weighted by how common the lemma is."""
    counts = read_counts(wordnet)
    out = collections.defaultdict(collections.Counter)

    def add(tags, form, lemma, part):
        for tag in tags:
            out[tag, form][lemma] += 1 + counts[lemma, part]

    for part, endings in {
            "verb": [(("VBD", "VBN"), "ed"), (("VBG",), "ing")],
            "adj": [(("JJR",), "er"), (("JJS",), "est")],
            "adv": [(("RBR",), "er"), (("RBS",), "est")]}.items():
        irregular = read_exceptions(wordnet, part)
        has = collections.defaultdict(set)
        regular = set()  # (tag, base) with a listed form that ends as regular ones do
        for form, bases in irregular.items():
            for base in bases:
                if form == base:
                    continue
                if part == "verb":
                    if form.endswith("ing"):
                        tags = ("VBG",)
                    elif form.endswith("s") and not base.endswith("s"):
                        tags = ("VBZ",)
                    else:
                        tags = ("VBD", "VBN")
                else:
                    tag = "JJ" if part == "adj" else "RB"
                    tags = (tag + ("S" if form.endswith("st") else "R"),)
                has[base].update(tags)
                if form.endswith(("ed", "ing", "er", "est")):
                    regular.update((tag, base) for tag in tags)
                add(tags, form, base, part)
        for word in sorted(read_lemmas(wordnet, part)):
            if not word.isalpha() or (part != "verb" and len(word) > 6):
                continue
            for tags, ending in endings:
                if not any((tag, word) in regular for tag in tags):
                    add(tags, with_ending(word, ending), word, part)
            if part == "verb" and "VBZ" not in has[word]:
                add(("VBZ",), plural(word), word, part)
    irregular = read_exceptions(wordnet, "noun")
    has = set()
    for form, bases in irregular.items():
        for base in bases:
            if form != base:
                has.add(base)
                add(("NNS", "NNPS"), form, base, "noun")
    for word, cases in sorted(read_lemmas(wordnet, "noun").items()):
        if word.isalpha() and word in cases and word not in has:
            add(("NNS",), plural(word), word, "noun")
    # Adjectives and nouns that are written with capitals: American, TV.
    for part, tag in (("adj", "JJ"), ("noun", "NN")):
        for word, cases in sorted(read_lemmas(wordnet, part).items()):
            if word not in cases and len(word) > 2 and word.isalpha() and counts[word, part] > 0:
                add((tag,), word, max(cases), part)
    return out


def treebank_pairs(path):
    out = collections.defaultdict(collections.Counter)
    for form, lemma, upos, xpos in read_words(path):
        form, lemma = straight(form), straight(lemma)
        if lemma == "_" or xpos in ("GW", "ADD") or re.search(r"\d", form):
            continue
        if xpos in ("NNP", "NNPS"):
            lemma = lemma.lower()
        out[tag_class(upos, xpos), form.lower()][lemma] += 1
    return out


def rule(form, lemma):
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form[same:].encode()), lemma[same:]


def compile_list(pairs):
    """pairs: form -> (lemma, weight). The smallest list of endings that gives every pair.

    A change that few words share (irregular forms, slips, capitals) is kept for whole words."""
    spread = collections.Counter(rule(form, lemma) for form, (lemma, _) in pairs.items())
    votes = collections.defaultdict(collections.Counter)
    for form, (lemma, weight) in pairs.items():
        whole = "^" + form
        change = rule(form, lemma)
        general = spread[change] >= FEWEST_ALIKE and change[1] == change[1].lower()
        for i in range(len(whole) + 1 if general else 1):
            votes[whole[i:]][change] += weight
    best = {end: min(count.items(), key=lambda item: (-item[1], item[0]))[0]
            for end, count in votes.items()}
    listed = []
    best.setdefault("", (0, ""))
    for end in sorted(best, key=lambda e: (len(e), e)):
        shorter = end[1:]
        while shorter not in best:
            shorter = shorter[1:]
        if end == "" or best[end] != best[shorter]:
            listed.append((end, best[end]))
    return listed


def build(ud, wordnet):
    learnt = collections.defaultdict(dict)
    if wordnet:
        for (tag, form), lemmas in wordnet_pairs(wordnet).items():
            lemma = min(lemmas, key=lambda l: (-lemmas[l], l))
            learnt[tag][form] = (lemma, 1)
    for (tag, form), lemmas in treebank_pairs(os.path.join(ud, "en_ewt-train.conllu")).items():
        lemma = min(lemmas, key=lambda l: (-lemmas[l], l))
        known = learnt[tag].get(form)
        # A form met once may be a slip; WordNet knows better.
        if known and sum(lemmas.values()) == 1:
            lemma = known[0]
        learnt[tag][form] = (lemma, 1 + min(3, sum(lemmas.values())))
    return {tag: compile_list(pairs) for tag, pairs in sorted(learnt.items())}


HEAD = """# Lemma tables: what to take off the end of a word and what to put on, by Penn tag.
# Made by tools/train/lemmas.py; do not edit.
#
# From: Universal Dependencies English Web Treebank 2.16, training part, CC BY-SA 4.0
#       (universaldependencies.org; Silveira et al. 2014), and WordNet 3.0, Princeton University,
#       under the WordNet licence. This table is under CC BY-SA 4.0; see README.md beside it.
#
# @TAG begins a table; a line is ENDING<tab>BYTES OFF<tab>PUT ON; ^ stands for a word's beginning.
"""


def write(tables, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD)
        for tag, listed in tables.items():
            if listed == [("", (0, ""))]:
                continue
            out.write(f"@{tag}\n")
            for end, (off, on) in sorted(listed):
                out.write(f"{end}\t{off}\t{on}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ud", default="../shared/data/ud")
    parser.add_argument("--wordnet", default="/usr/share/wordnet")
    parser.add_argument("--out", default="rules/en/models/lemmas.txt")
    args = parser.parse_args()
    tables = build(args.ud, args.wordnet)
    write(tables, args.out)
    print(f"{args.out}: {os.path.getsize(args.out)} bytes, "
          f"{sum(len(listed) for listed in tables.values())} endings")


if __name__ == "__main__":
    main()
