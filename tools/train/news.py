#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A small treebank of what news says often and the web seldom: tolls, bare numbers, headlines.

usage: tools/train/news.py > news.conllu

EWT has weblogs, mails and reviews: hardly a sentence begins with a bare number, "rose" is a flower,
and no headline leaves its auxiliary out; news puts ages, trades and titles between a name and its verb. The sentences here are ours, made of patterns, each with
its tree; a pattern is filled some times with other words, always the same ones. They are learned
from along with the treebank (tools/train-models).

A pattern is a line of words, word/UPOS/XPOS/head/relation, the head by its place in the line, 0 for
the root. {noun} takes a word of a list below; [quantity] stands for words that say how many, whose
last one is the word of the pattern.
"""
import random
import re

TIMES = 24  # sentences of one pattern

WORDS = {
    "number": "two three four five six seven eight nine ten 11 12 14 18 20 23 26 31 40 45 57 120 200 "
              "350 1,200 5,000 30,000".split(),
    "amount": "2 3.5 11 13.7 40 85 120 334 900".split(),
    "scale": "million billion".split(),
    "done": "killed injured hurt wounded arrested detained rescued evacuated charged trapped shot "
            "burned freed hospitalized treated kidnapped stabbed captured displaced jailed".split(),
    "did": "died drowned perished survived escaped fled gathered attended marched suffocated "
           "protested collapsed".split(),
    "event": "crash fire quake blast storm flood attack shooting explosion raid clash riot bombing "
             "accident collapse avalanche protest earthquake landslide".split(),
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "city": "Ohio Athens Jakarta Delhi Boston Madrid Lagos Quetta Manila Lima".split(),
    "people": "people men women workers soldiers protesters passengers students villagers "
              "residents".split(),
    "person": "man woman teenager driver officer suspect student teacher".split(),
    "Person": "Man Woman Teen Driver Officer Suspect Student Teacher".split(),
    "said": "said reported confirmed announced".split(),
    "source": "Police Officials Rescuers Doctors Authorities".split(),
    "rose": "rose climbed jumped fell dropped rose rose".split(),
    "rising": "shares profits sales prices exports stocks".split(),
    "Rising": "Shares Profits Sales Prices Exports Stocks".split(),
    "firm": "Acme Boeing Intel Nokia Toyota Siemens Verizon Pfizer Dell Ford".split(),
    "buys": "buys acquires sues names hires".split(),
    "cuts": "cuts posts plans unveils recalls".split(),
    "thing": "jobs profit cars forecast phones".split(),
    "dead": "dead missing".split(),
    "feared": "feared confirmed pronounced declared presumed".split(),
    "First": "John Mary Gary Aisha Robert Elena Kwame Ivan Laura Hassan Mei Paulo".split(),
    "Last": "Gomes Smith Okafor Petrov Jenkins Alvarez Tanaka Brandt Rossi Mehta Kim Novak".split(),
    "age": "16 23 35 42 51 61 68".split(),
    "magnitude": "5.2 5.6 6.1 6.9 7.4 7.6".split(),
    "shake": "earthquake quake tremor aftershock".split(),
    "hit": "struck hit jolted shook rattled".split(),
    "strong": "strong powerful moderate shallow".split(),
    "title": "President Chancellor Governor Senator Mayor Minister Captain Sheriff Judge".split(),
    "nation": "German Greek Indian Iranian British Turkish Chinese French".split(),
    "role": "director spokesman chairman lawyer owner manager coach pastor attorney".split(),
    "kin": "daughter son brother sister mother father colleague neighbor".split(),
    "ship": "Mysore Sukanya Tabar Orion Titan Vesta".split(),
    "kind": "warship destroyer frigate ferry tanker helicopter".split(),
    "crew": "commandos guards marines officers soldiers protesters demonstrators investigators".split(),
    "crewed": "Presidential Marine Hooded Armed Federal Angry Local Masked".split(),
    "took": "boarded attacked seized searched left entered stormed guarded".split(),
    "told": "described praised denied announced rejected defended criticized dismissed".split(),
    "matter": "plan report charges claims measures attack cuts proposal decision".split(),
    "place": "campus streets outskirts steps edge".split(),
    "house": "bank house plant church office school".split(),
    "trait": "unemployed homeless married retired divorced".split(),
    "hearing": "hearing meeting rally briefing vigil ceremony".split(),
    "wept": "wept spoke resigned arrived testified sobbed".split(),
    "soon": "yesterday repeatedly quietly openly".split(),
    "stop": "sank replaced chased towed escorted".split(),
}

# How many, before the number: words with their heads counted from the number's place (0 is itself).
QUANTITIES = [
    [], [], [],
    [("At", "ADP", "IN", 1, "case"), ("least", "ADJ", "JJS", None, "nmod")],
    [("About", "ADV", "RB", None, "advmod")],
    [("Nearly", "ADV", "RB", None, "advmod")],
    [("More", "ADJ", "JJR", None, "advmod"), ("than", "ADP", "IN", 0, "fixed")],
    [("Only", "ADV", "RB", None, "advmod")],
]

PATTERNS = [
    # A bare number is the subject.
    "[{number}]/NUM/CD/3/nsubj:pass were/AUX/VBD/3/aux:pass {done}/VERB/VBN/0/root in/ADP/IN/6/case "
    "the/DET/DT/6/det {event}/NOUN/NN/3/obl ./PUNCT/./3/punct",
    "[{number}]/NUM/CD/4/nsubj:pass have/AUX/VBP/4/aux been/AUX/VBN/4/aux:pass {done}/VERB/VBN/0/root "
    "since/ADP/IN/6/case {day}/PROPN/NNP/4/obl ./PUNCT/./4/punct",
    "[{number}]/NUM/CD/2/nsubj {did}/VERB/VBD/0/root in/ADP/IN/5/case the/DET/DT/5/det "
    "{event}/NOUN/NN/2/obl ./PUNCT/./2/punct",
    "[{number}]/NUM/CD/2/nsubj {did}/VERB/VBD/0/root ./PUNCT/./2/punct",
    "[{number}]/NUM/CD/3/nsubj more/ADJ/JJR/1/amod {did}/VERB/VBD/0/root on/ADP/IN/5/case "
    "{day}/PROPN/NNP/3/obl ./PUNCT/./3/punct",
    "[{number}]/NUM/CD/2/nsubj remain/VERB/VBP/0/root in/ADP/IN/4/case hospital/NOUN/NN/2/obl "
    "./PUNCT/./2/punct",
    "[{number}]/NUM/CD/2/nsubj face/VERB/VBP/0/root charges/NOUN/NNS/2/obj ./PUNCT/./2/punct",
    "[{number}]/NUM/CD/3/nsubj:pass were/AUX/VBD/3/aux:pass {feared}/VERB/VBN/0/root "
    "{dead}/ADJ/JJ/3/xcomp ./PUNCT/./3/punct",
    "{source}/NOUN/NNS/2/nsubj {said}/VERB/VBD/0/root [{number}]/NUM/CD/6/nsubj:pass "
    "had/AUX/VBD/6/aux been/AUX/VBN/6/aux:pass {done}/VERB/VBN/2/ccomp ./PUNCT/./2/punct",
    "The/DET/DT/2/det {event}/NOUN/NN/3/nsubj killed/VERB/VBD/0/root {number}/NUM/CD/3/obj "
    "and/CCONJ/CC/6/cc injured/VERB/VBD/3/conj {number}/NUM/CD/6/obj ./PUNCT/./3/punct",
    # Headlines.
    "[{number}]/NUM/CD/2/nsubj:pass {done}/VERB/VBN/0/root in/ADP/IN/4/case {event}/NOUN/NN/2/obl",
    "[{number}]/NUM/CD/2/nsubj:pass {done}/VERB/VBN/0/root after/ADP/IN/4/case {event}/NOUN/NN/2/obl "
    "in/ADP/IN/6/case {city}/PROPN/NNP/4/nmod",
    "[{number}]/NUM/CD/2/nsubj {dead}/ADJ/JJ/0/root ,/PUNCT/,/5/punct {number}/NUM/CD/5/nsubj:pass "
    "{done}/VERB/VBN/2/parataxis in/ADP/IN/7/case {event}/NOUN/NN/5/obl",
    "[{number}]/NUM/CD/2/nsubj {dead}/ADJ/JJ/0/root in/ADP/IN/5/case {city}/PROPN/NNP/5/compound "
    "{event}/NOUN/NN/2/obl",
    "[{number}]/NUM/CD/2/nsubj:pass {done}/VERB/VBN/0/root ,/PUNCT/,/5/punct dozens/NOUN/NNS/5/nsubj:pass "
    "{done}/VERB/VBN/2/parataxis in/ADP/IN/8/case {city}/PROPN/NNP/8/compound {event}/NOUN/NN/5/obl",
    "{Person}/NOUN/NN/2/nsubj:pass {done}/VERB/VBN/0/root after/ADP/IN/5/case {city}/PROPN/NNP/5/compound "
    "{event}/NOUN/NN/2/obl",
    "{firm}/PROPN/NNP/2/nsubj {buys}/VERB/VBZ/0/root {firm}/PROPN/NNP/2/obj for/ADP/IN/5/case "
    "$/SYM/$/2/obl {amount}/NUM/CD/7/compound {scale}/NUM/CD/5/nummod",
    "{firm}/PROPN/NNP/2/nsubj {cuts}/VERB/VBZ/0/root {number}/NUM/CD/4/nummod {thing}/NOUN/NNS/2/obj",
    # Tolls and prices.
    "The/DET/DT/3/det death/NOUN/NN/3/compound toll/NOUN/NN/4/nsubj {rose}/VERB/VBD/0/root "
    "to/ADP/IN/6/case {number}/NUM/CD/4/obl on/ADP/IN/8/case {day}/PROPN/NNP/4/obl ./PUNCT/./4/punct",
    "The/DET/DT/2/det toll/NOUN/NN/3/nsubj {rose}/VERB/VBD/0/root to/ADP/IN/5/case "
    "[{number}]/NUM/CD/3/obl ./PUNCT/./3/punct",
    "The/DET/DT/3/det death/NOUN/NN/3/compound toll/NOUN/NN/5/nsubj has/AUX/VBZ/5/aux "
    "risen/VERB/VBN/0/root to/ADP/IN/7/case {number}/NUM/CD/5/obl ./PUNCT/./5/punct",
    "The/DET/DT/2/det number/NOUN/NN/5/nsubj of/ADP/IN/4/case dead/NOUN/NNS/2/nmod "
    "{rose}/VERB/VBD/0/root to/ADP/IN/7/case {number}/NUM/CD/5/obl ./PUNCT/./5/punct",
    "{source}/NOUN/NNS/2/nsubj put/VERB/VBD/0/root the/DET/DT/5/det death/NOUN/NN/5/compound "
    "toll/NOUN/NN/2/obj at/ADP/IN/7/case {number}/NUM/CD/2/obl ./PUNCT/./2/punct",
    "{Rising}/NOUN/NNS/2/nsubj {rose}/VERB/VBD/0/root {amount}/NUM/CD/4/nummod percent/NOUN/NN/2/obl "
    "on/ADP/IN/6/case {day}/PROPN/NNP/2/obl ./PUNCT/./2/punct",
    "{firm}/PROPN/NNP/2/compound {rising}/NOUN/NNS/3/nsubj {rose}/VERB/VBD/0/root "
    "{amount}/NUM/CD/5/nummod percent/NOUN/NN/3/obl to/ADP/IN/7/case $/SYM/$/3/obl "
    "{amount}/NUM/CD/9/compound {scale}/NUM/CD/7/nummod ./PUNCT/./3/punct",
    # The dead and those left.
    "{source}/NOUN/NNS/2/nsubj shot/VERB/VBD/0/root dead/ADJ/JJ/2/xcomp {number}/NUM/CD/5/nummod "
    "{people}/NOUN/NNS/2/obj ./PUNCT/./2/punct",
    "A/DET/DT/2/det {person}/NOUN/NN/4/nsubj:pass was/AUX/VBD/4/aux:pass shot/VERB/VBN/0/root "
    "dead/ADJ/JJ/4/xcomp in/ADP/IN/7/case {city}/PROPN/NNP/4/obl ./PUNCT/./4/punct",
    "The/DET/DT/2/det {event}/NOUN/NN/3/nsubj left/VERB/VBD/0/root {number}/NUM/CD/5/nummod "
    "{people}/NOUN/NNS/3/obj {dead}/ADJ/JJ/3/xcomp ./PUNCT/./3/punct",
    "The/DET/DT/2/det {event}/NOUN/NN/3/nsubj left/VERB/VBD/0/root {number}/NUM/CD/3/obj "
    "{dead}/ADJ/JJ/4/amod and/CCONJ/CC/7/cc {number}/NUM/CD/4/conj {done}/VERB/VBN/7/acl "
    "./PUNCT/./3/punct",
    "The/DET/DT/2/det {event}/NOUN/NN/3/nsubj left/VERB/VBD/0/root {number}/NUM/CD/5/nummod "
    "{people}/NOUN/NNS/3/obj {done}/VERB/VBN/3/xcomp ./PUNCT/./3/punct",
    # A subject with something put in before its verb.
    "{First}/PROPN/NNP/7/nsubj:pass {Last}/PROPN/NNP/1/flat ,/PUNCT/,/4/punct {age}/NUM/CD/1/appos "
    ",/PUNCT/,/4/punct was/AUX/VBD/7/aux:pass {done}/VERB/VBN/0/root on/ADP/IN/9/case "
    "{day}/PROPN/NNP/7/obl ./PUNCT/./7/punct",
    "{First}/PROPN/NNP/10/nsubj:pass {Last}/PROPN/NNP/1/flat ,/PUNCT/,/4/punct {age}/NUM/CD/1/appos "
    ",/PUNCT/,/7/punct of/ADP/IN/7/case {city}/PROPN/NNP/1/nmod ,/PUNCT/,/7/punct was/AUX/VBD/10/aux:pass "
    "{done}/VERB/VBN/0/root {day}/PROPN/NNP/10/obl:unmarked ./PUNCT/./10/punct",
    "{Last}/PROPN/NNP/7/nsubj ,/PUNCT/,/5/punct who/PRON/WP/5/nsubj is/AUX/VBZ/5/cop "
    "{trait}/ADJ/JJ/1/acl:relcl ,/PUNCT/,/5/punct {told}/VERB/VBD/0/root the/DET/DT/9/det "
    "{matter}/NOUN/NN/7/obj ./PUNCT/./7/punct",
    "The/DET/DT/2/det {ship}/PROPN/NNP/10/nsubj ,/PUNCT/,/5/punct which/PRON/WDT/5/nsubj "
    "{stop}/VERB/VBD/2/acl:relcl the/DET/DT/7/det {ship}/PROPN/NNP/5/obj ,/PUNCT/,/5/punct "
    "immediately/ADV/RB/10/advmod {took}/VERB/VBD/0/root the/DET/DT/12/det {kind}/NOUN/NN/10/obj "
    "./PUNCT/./10/punct",
    "The/DET/DT/2/det {kind}/NOUN/NN/10/nsubj ,/PUNCT/,/5/punct which/PRON/WDT/5/nsubj "
    "{stop}/VERB/VBD/2/acl:relcl the/DET/DT/7/det {ship}/PROPN/NNP/5/obj ,/PUNCT/,/5/punct "
    "may/AUX/MD/10/aux head/VERB/VB/0/root for/ADP/IN/12/case {city}/PROPN/NNP/10/obl ./PUNCT/./10/punct",
    "The/DET/DT/2/det {kind}/NOUN/NN/8/nsubj ,/PUNCT/,/6/punct a/DET/DT/6/det {strong}/ADJ/JJ/6/amod "
    "{kind}/NOUN/NN/2/appos ,/PUNCT/,/6/punct {took}/VERB/VBD/0/root the/DET/DT/10/det "
    "{house}/NOUN/NN/8/obj ./PUNCT/./8/punct",
    "{First}/PROPN/NNP/9/nsubj {Last}/PROPN/NNP/1/flat ,/PUNCT/,/4/punct {role}/NOUN/NN/1/appos "
    "of/ADP/IN/7/case the/DET/DT/7/det {house}/NOUN/NN/4/nmod ,/PUNCT/,/4/punct {told}/VERB/VBD/0/root "
    "the/DET/DT/11/det {matter}/NOUN/NN/9/obj ./PUNCT/./9/punct",
    "{Last}/PROPN/NNP/4/nsubj on/ADP/IN/3/case {day}/PROPN/NNP/4/obl {told}/VERB/VBD/0/root "
    "the/DET/DT/6/det {matter}/NOUN/NN/4/obj in/ADP/IN/8/case {city}/PROPN/NNP/4/obl ./PUNCT/./4/punct",
    # Titles and other words before a name.
    "{nation}/ADJ/JJ/2/amod {title}/PROPN/NNP/3/nmod:desc {First}/PROPN/NNP/5/nsubj "
    "{Last}/PROPN/NNP/3/flat {told}/VERB/VBD/0/root the/DET/DT/7/det {matter}/NOUN/NN/5/obj "
    "on/ADP/IN/9/case {day}/PROPN/NNP/5/obl ./PUNCT/./5/punct",
    "Patrol/NOUN/NN/2/compound vessel/NOUN/NN/3/nmod:desc {ship}/PROPN/NNP/5/nsubj was/AUX/VBD/5/aux "
    "escorting/VERB/VBG/0/root the/DET/DT/7/det {kind}/NOUN/NN/5/obj to/ADP/IN/9/case "
    "{city}/PROPN/NNP/5/obl ./PUNCT/./5/punct",
    "{crewed}/ADJ/JJ/2/amod {crew}/NOUN/NNS/3/nsubj {took}/VERB/VBD/0/root the/DET/DT/5/det "
    "{house}/NOUN/NN/3/obj and/CCONJ/CC/7/cc {took}/VERB/VBD/3/conj the/DET/DT/9/det "
    "{kind}/NOUN/NN/7/obj ./PUNCT/./3/punct",
    "{age}/NUM/CD/3/nummod -/PUNCT/HYPH/1/punct year/NOUN/NN/5/obl:unmarked -/PUNCT/HYPH/3/punct "
    "old/ADJ/JJ/6/amod {Last}/PROPN/NNP/7/nsubj faces/VERB/VBZ/0/root {number}/NUM/CD/9/nummod "
    "charges/NOUN/NNS/7/obj ./PUNCT/./7/punct",
    "{Last}/PROPN/NNP/4/nmod:poss 's/PART/POS/1/case adult/ADJ/JJ/4/amod {kin}/NOUN/NN/5/nsubj "
    "{wept}/VERB/VBD/0/root {soon}/ADV/RB/5/advmod ./PUNCT/./5/punct",
    "A/DET/DT/6/det {strong}/ADJ/JJ/6/amod {magnitude}/NUM/CD/5/nummod -/PUNCT/HYPH/3/punct "
    "magnitude/NOUN/NN/6/compound {shake}/NOUN/NN/7/nsubj {hit}/VERB/VBD/0/root part/NOUN/NN/7/obj "
    "of/ADP/IN/10/case {city}/PROPN/NNP/8/nmod on/ADP/IN/12/case {day}/PROPN/NNP/7/obl ./PUNCT/./7/punct",
    "A/DET/DT/5/det magnitude/NOUN/NN/5/compound -/PUNCT/HYPH/2/punct {magnitude}/NUM/CD/2/nummod "
    "{shake}/NOUN/NN/6/nsubj {hit}/VERB/VBD/0/root {city}/PROPN/NNP/6/obj on/ADP/IN/9/case "
    "{day}/PROPN/NNP/6/obl ,/PUNCT/,/11/punct killing/VERB/VBG/6/advcl [{number}]/NUM/CD/13/nummod "
    "{people}/NOUN/NNS/11/obj ./PUNCT/./6/punct",
    # What stands before the subject.
    "On/ADP/IN/2/case {day}/PROPN/NNP/11/obl on/ADP/IN/5/case the/DET/DT/5/det {place}/NOUN/NN/11/obl "
    "of/ADP/IN/7/case {city}/PROPN/NNP/5/nmod ,/PUNCT/,/5/punct a/DET/DT/10/det {person}/NOUN/NN/11/nsubj "
    "killed/VERB/VBD/0/root his/PRON/PRP$/13/nmod:poss {kin}/NOUN/NN/11/obj ./PUNCT/./11/punct",
    "On/ADP/IN/3/case the/DET/DT/3/det {place}/NOUN/NN/8/obl of/ADP/IN/5/case {city}/PROPN/NNP/3/nmod "
    ",/PUNCT/,/3/punct {crew}/NOUN/NNS/8/nsubj {took}/VERB/VBD/0/root the/DET/DT/10/det "
    "{house}/NOUN/NN/8/obj ./PUNCT/./8/punct",
    "At/ADP/IN/3/case a/DET/DT/3/det {hearing}/NOUN/NN/10/obl on/ADP/IN/5/case {day}/PROPN/NNP/3/nmod "
    ",/PUNCT/,/3/punct {role}/NOUN/NN/8/nmod:desc {First}/PROPN/NNP/10/nsubj {Last}/PROPN/NNP/8/flat "
    "{told}/VERB/VBD/0/root the/DET/DT/12/det {matter}/NOUN/NN/10/obj ./PUNCT/./10/punct",
    "After/ADP/IN/3/case the/DET/DT/3/det {event}/NOUN/NN/6/obl ,/PUNCT/,/3/punct "
    "{source}/NOUN/NNS/6/nsubj {took}/VERB/VBD/0/root the/DET/DT/8/det {house}/NOUN/NN/6/obj "
    "./PUNCT/./6/punct",
    # A day without a preposition.
    "{First}/PROPN/NNP/4/nsubj:pass {Last}/PROPN/NNP/1/flat was/AUX/VBD/4/aux:pass {done}/VERB/VBN/0/root "
    "{day}/PROPN/NNP/4/obl:unmarked in/ADP/IN/7/case {city}/PROPN/NNP/4/obl ./PUNCT/./4/punct",
    "[{number}]/NUM/CD/3/nsubj:pass were/AUX/VBD/3/aux:pass {done}/VERB/VBN/0/root "
    "{day}/PROPN/NNP/3/obl:unmarked ./PUNCT/./3/punct",
    "[{number}]/NUM/CD/2/nsubj:pass {done}/VERB/VBN/0/root {day}/PROPN/NNP/2/obl:unmarked",
    "{source}/NOUN/NNS/2/nsubj {said}/VERB/VBD/0/root {day}/PROPN/NNP/2/obl:unmarked that/SCONJ/IN/7/mark "
    "the/DET/DT/6/det {event}/NOUN/NN/7/nsubj killed/VERB/VBD/2/ccomp [{number}]/NUM/CD/9/nummod "
    "{people}/NOUN/NNS/7/obj ./PUNCT/./2/punct",
    # Money.
    "{firm}/PROPN/NNP/2/nsubj agreed/VERB/VBD/0/root to/PART/TO/4/mark buy/VERB/VB/2/xcomp "
    "{firm}/PROPN/NNP/4/obj for/ADP/IN/7/case $/SYM/$/4/obl {amount}/NUM/CD/9/compound "
    "{scale}/NUM/CD/7/nummod ./PUNCT/./2/punct",
    "The/DET/DT/5/det $/SYM/$/5/compound {amount}/NUM/CD/4/compound {scale}/NUM/CD/2/nummod "
    "deal/NOUN/NN/7/nsubj:pass was/AUX/VBD/7/aux:pass announced/VERB/VBN/0/root on/ADP/IN/9/case "
    "{day}/PROPN/NNP/7/obl ./PUNCT/./7/punct",
]


def fill(pattern, rng):
    """The rows of one sentence: form, upos, xpos, head, relation."""
    words = [tuple(word.rsplit("/", 4)) for word in pattern.split()]
    rows, place = [], {}  # place of a word of the pattern in the sentence
    for number, (form, upos, xpos, head, relation) in enumerate(words, 1):
        before = rng.choice(QUANTITIES) if form.startswith("[") else []
        form = re.sub(r"\{(\w+)\}", lambda m: rng.choice(WORDS[m[1]]), form.strip("[]"))
        first = len(rows) + 1
        own = first + len(before)
        for word, tag, fine, at, dep in before:
            rows.append([word if first == 1 or not rows else word.lower(), tag, fine,
                         own if at is None else first + at, dep, True])
        if not rows:
            form = form[0].upper() + form[1:]
        place[number] = own
        rows.append([form, upos, xpos, int(head), relation, False])
    for row in rows:
        if not row[5]:
            row[3] = place.get(row[3], 0)
    return rows


def main():
    rng = random.Random(1)
    seen = set()
    for pattern in PATTERNS:
        for _ in range(TIMES):
            rows = fill(pattern, rng)
            text = " ".join(row[0] for row in rows)
            if text in seen:
                continue
            seen.add(text)
            print(f"# text = {text}")
            for i, (form, upos, xpos, head, relation, _) in enumerate(rows, 1):
                print(i, form, form.lower(), upos, xpos, "_", head, relation, "_", "_", sep="\t")
            print()


if __name__ == "__main__":
    main()
