#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes rules/world/places-*.tsv and towns.tsv.

  tools/tables/places.py DATA OUT UD    # DATA holds countries.json, states.csv and
                                        # countries-cities.json; UD a treebank (for its words)

Countries: mledoze/countries; states and towns: dr5hn/countries-states-cities-database. Both are
under the ODbL 1.0, and so are the three tables made from them (rules/world/LICENSE says so).
places-cities.tsv and places-regions.tsv are our own, from cities.txt and regions.txt beside this
script.
"""
import csv
import json
import os
import re
import sys
import unicodedata

HEAD = """# {what}
# Origin: {origin}; made by tools/tables/places.py on {date}.
# Licence: Open Database License (ODbL) 1.0, see rules/world/LICENSE.
# Columns: key, name (empty: the key's last part), within (empty: by the key), other names,
# demonyms, flags. Lists are separated by "|".
"""
OWN = """# {what}
# Origin: general knowledge; made by tools/tables/places.py from tools/tables/{source}.
# Licence: Apache-2.0.
# Columns: key, name (empty: the key's last part), within (empty: by the key), other names,
# demonyms, flags. Lists are separated by "|".
"""
DATE = "2026-11-21"

SPECIAL = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i",
                         "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "ð": "d", "þ": "th",
                         "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "ə": "a", "Ə": "A"})


def plain(name):
  """Without marks and special letters: what the table is asked by, apart from case."""
  text = unicodedata.normalize("NFD", name.translate(SPECIAL))
  return "".join(c for c in text if not unicodedata.combining(c))


def ascii_only(text):
  return all(ord(c) < 128 for c in text)


def clean(names, name):
  """Other names worth a look-up: Latin letters, not the ISO code, no inverted forms."""
  kept = []
  for n in names:
    n = plain(n).strip()
    if not ascii_only(n) or len(n) < 3 or "," in n or n == plain(name) or n in kept:
      continue
    kept.append(n)
  return kept


# What the sources leave out or what English news writes otherwise.
COUNTRY_NAMES = {
    "US": ["United States of America", "USA", "U.S.", "U.S.A.", "US", "America"],
    "GB": ["UK", "U.K.", "Britain", "Great Britain"],
    "TR": ["Turkey"], "CZ": ["Czech Republic"], "MM": ["Burma"], "CI": ["Ivory Coast", "Cote d'Ivoire"],
    "CD": ["Democratic Republic of Congo", "Democratic Republic of the Congo", "DR Congo", "DRC",
           "Congo-Kinshasa"],
    "CG": ["Congo-Brazzaville", "Republic of Congo", "Congo Republic"],
    "AE": ["UAE", "U.A.E.", "Emirates", "United Arab Emirates"], "KR": ["South Korea", "Republic of Korea"],
    "KP": ["DPRK", "N Korea", "N. Korea"], "CN": ["People's Republic of China", "mainland China"],
    "VA": ["Vatican", "Holy See"], "PS": ["Palestinian Territories", "Palestinian territories",
                                          "State of Palestine"],
    "SA": ["Kingdom of Saudi Arabia"], "IR": ["Islamic Republic of Iran", "Islamic Republic"],
    "CV": ["Cape Verde"], "SZ": ["Swaziland"], "MK": ["Macedonia"], "TL": ["East Timor"],
    "BA": ["Bosnia", "Bosnia-Herzegovina"], "NL": ["Holland", "the Netherlands"], "LK": [],
    "TT": ["Trinidad"], "KN": ["St. Kitts and Nevis", "St Kitts and Nevis"], "LC": ["St. Lucia", "St Lucia"],
    "VC": ["St. Vincent and the Grenadines"], "ST": ["Sao Tome"], "HK": ["Hong Kong"], "MO": ["Macao"],
    "NZ": [], "AU": [], "ZA": [], "GM": ["Gambia", "The Gambia"], "BS": ["The Bahamas"],
    "RU": ["Russian Federation"], "SY": ["Syrian Arab Republic"], "VI": ["U.S. Virgin Islands", "US Virgin Islands"],
    "FK": ["Falklands", "Falkland Islands"], "KG": ["Kyrgyz Republic"], "AG": ["Antigua"],
    "MV": ["Maldives"], "PW": [], "FM": ["Federated States of Micronesia"], "TH": [], "CH": [],
}
DROPPED_NAMES = {"Emirates", "Saudi", "Thai", "Togolese", "Portuguesa", "Mexicanos", "Timor", "Swiss",
                 "Prathet", "Sarnam", "Ngwane", "Swatini", "French", "RSA", "Islands",
                 "Island", "the Abode of Peace", "Pleasant Island"}
COUNTRY_DEMONYMS = {
    "US": ["American", "Americans"], "GB": ["British", "Briton", "Britons"], "SA": ["Saudi", "Saudis", "Saudi Arabian"],
    "PH": ["Filipino", "Filipina", "Philippine", "Filipinos"], "ES": ["Spanish", "Spaniard", "Spaniards"],
    "FR": ["French", "Frenchman", "Frenchwoman", "Frenchmen"], "DE": ["German", "Germans"],
    "NL": ["Dutch", "Dutchman"], "SE": ["Swedish", "Swede", "Swedes"], "DK": ["Danish", "Dane", "Danes"],
    "FI": ["Finnish", "Finn", "Finns"], "PL": ["Polish", "Pole", "Poles"], "TR": ["Turkish", "Turk", "Turks"],
    "IE": ["Irish", "Irishman"], "CZ": ["Czech", "Czechs"], "SK": ["Slovak", "Slovaks", "Slovakian"],
    "RS": ["Serbian", "Serb", "Serbs"], "HR": ["Croatian", "Croat", "Croats"], "SI": ["Slovenian", "Slovene"],
    "BA": ["Bosnian", "Bosnians"], "CH": ["Swiss"], "NZ": ["New Zealander", "New Zealanders", "Kiwi", "Kiwis"],
    "AF": ["Afghan", "Afghans"], "IQ": ["Iraqi", "Iraqis"], "IR": ["Iranian", "Iranians"], "IL": ["Israeli", "Israelis"],
    "CG": ["Congolese"], "CD": ["Congolese"], "IS": ["Icelandic", "Icelander"], "LU": ["Luxembourgish", "Luxembourger"],
    "AR": ["Argentine", "Argentinian", "Argentinean"], "TJ": ["Tajik"], "UZ": ["Uzbek"], "KZ": ["Kazakh", "Kazakhstani"],
    "KG": ["Kyrgyz"], "TM": ["Turkmen"], "MN": ["Mongolian"], "MG": ["Malagasy", "Madagascan"], "BE": ["Belgian"],
    "BD": ["Bangladeshi"], "MV": ["Maldivian"], "AE": ["Emirati", "Emiratis"], "YE": ["Yemeni", "Yemenis", "Yemenite"],
    "SO": ["Somali", "Somalis", "Somalian"], "KR": ["South Korean"], "KP": ["North Korean"], "VA": ["Vatican"],
    "CI": ["Ivorian", "Ivoirian"], "BW": ["Motswana", "Botswanan"], "LS": ["Basotho"], "BF": ["Burkinabe"],
    "MK": ["Macedonian"], "AU": ["Australian", "Aussie", "Aussies"], "UA": ["Ukrainian"], "HK": ["Hong Konger", "Hongkonger"],
    "TF": [], "SJ": [], "MP": [], "UM": [], "AQ": [], "GS": [], "IO": [], "GE": ["Georgian"], "CY": ["Cypriot"],
    "TH": ["Thai", "Thais"], "LK": ["Sri Lankan"], "TT": ["Trinidadian"], "PK": ["Pakistani"], "JP": ["Japanese"],
}
# Countries whose names are also given names, words or other places: context decides.
COUNTRY_FLAGS = {"JO": "given", "TD": "given", "IL": "given", "GE": "given", "TG": "", "ML": "",
                 "TR": "", "GG": "", "JE": "word", "CU": "", "NU": "", "RE": "word", "GU": "", "MC": ""}
CONTINENT = {"Africa": "africa", "Europe": "europe", "Asia": "asia", "Oceania": "oceania"}
SUB_CONTINENT = {"South America": "south america", "North America": "north america",
                 "Central America": "north america", "Caribbean": "north america"}
# Parts of another country in the sense of news: neither contains nor excludes is wrong for them.
TERRITORY_OF = {"PR": "US", "GU": "US", "VI": "US", "AS": "US", "MP": "US", "HK": "CN", "MO": "CN",
                "GL": "DK", "FO": "DK", "BM": "GB", "KY": "GB", "FK": "GB", "GI": "GB", "VG": "GB", "TC": "GB",
                "MS": "GB", "AI": "GB", "SH": "GB", "IM": "GB", "JE": "GB", "GG": "GB", "GP": "FR", "MQ": "FR",
                "GF": "FR", "RE": "FR", "YT": "FR", "NC": "FR", "PF": "FR", "AW": "NL", "CW": "NL", "SX": "NL",
                "AX": "FI", "SJ": "NO", "UM": "US", "BL": "FR", "MF": "FR", "PM": "FR", "WF": "FR"}
SKIP = {"TF", "UM", "HM", "BV", "IO", "GS", "BQ", "CC", "CX", "NF", "TK", "NU", "PN"}


def countries(data, out):
  rows = []
  for c in json.load(open(f"{data}/countries.json", encoding="utf8")):
    code = c["cca2"]
    if code in SKIP:
      continue
    name = c["name"]["common"]
    names = {"TR": "Turkey", "CD": "Democratic Republic of Congo", "CG": "Congo", "MM": "Myanmar"}
    name = names.get(code, name)
    other = clean(COUNTRY_NAMES.get(code, []) + c["altSpellings"] + [c["name"]["official"], c["name"]["common"]], name)
    for n in COUNTRY_NAMES.get(code, []):  # short forms as they stand
      if n not in other and n != name:
        other.insert(0, n)
    other = [n for n in other if n not in DROPPED_NAMES and not re.match(r"^[A-Z]{2}$", n) or n in COUNTRY_NAMES.get(code, [])]
    if plain(name) != name:
      pass  # folded at load
    eng = c["demonyms"].get("eng", {})
    if code in COUNTRY_DEMONYMS:
      dem = list(COUNTRY_DEMONYMS[code])
    else:
      dem = []
      for d in (eng.get("m", "") + "," + eng.get("f", "")).split(","):
        d = d.strip()
        if d and d not in dem and "Islander" not in d:
          dem.append(d)
    for d in list(dem):
      if d.endswith(("an", "i", "ot", "ian")) and d + "s" not in dem:
        dem.append(d + "s")
    within = []
    if code in TERRITORY_OF:
      within.append("country/" + TERRITORY_OF[code])
    if c["region"] in CONTINENT:
      within.append("continent/" + CONTINENT[c["region"]])
    elif c["subregion"] in SUB_CONTINENT:
      within.append("continent/" + SUB_CONTINENT[c["subregion"]])
    if c["subregion"] == "Caribbean":
      within.append("region/caribbean")
    if c["subregion"] == "Central America":
      within.append("region/central america")
    rows.append("\t".join(["country/" + code, name, "|".join(within), "|".join(other), "|".join(dem),
                           COUNTRY_FLAGS.get(code, "")]).rstrip("\t"))
  rows.sort()
  with open(f"{out}/places-countries.tsv", "w", encoding="utf8") as f:
    f.write(HEAD.format(what="Countries and territories, other spellings, demonyms.",
                        origin="mledoze/countries (ODbL 1.0), with the names that news uses", date=DATE))
    f.write("\n".join(rows) + "\n")
  return rows


STATE_TYPES = {"province", "region", "state", "department", "governorate", "prefecture", "republic",
               "oblast", "emirate", "autonomous region", "autonomous community", "land", "voivodship",
               "union territory", "territory", "canton", "division", "autonomous republic", "county",
               "special municipality", "two-tier county", "unitary authority", "metropolitan city"}
# Only large countries' first level is news; elsewhere counties and municipalities are too many
# and too much like surnames and words.
COUNTY_COUNTRIES = {"GB", "IE", "NO", "HU", "HR", "SE", "KE", "LR"}
ABBREVIATIONS = {
    "AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.|Cal.", "CO": "Colo.", "CT": "Conn.", "DE": "Del.",
    "FL": "Fla.", "GA": "Ga.", "ID": "", "IL": "Ill.", "IN": "Ind.", "KS": "Kan.|Kans.", "KY": "Ky.", "LA": "La.",
    "MD": "Md.", "MA": "Mass.", "MI": "Mich.", "MN": "Minn.", "MS": "Miss.", "MO": "Mo.", "MT": "Mont.",
    "NE": "Neb.|Nebr.", "NV": "Nev.", "NH": "N.H.", "NJ": "N.J.", "NM": "N.M.", "NY": "N.Y.", "NC": "N.C.",
    "ND": "N.D.", "OH": "", "OK": "Okla.", "OR": "Ore.", "PA": "Pa.|Penn.", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.",
    "TN": "Tenn.", "TX": "Tex.", "UT": "", "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.|W. Va.",
    "WI": "Wis.|Wisc.", "WY": "Wyo.", "AK": "", "HI": "", "IA": "", "ME": "", "DC": "D.C.|DC"}
STATE_DEMONYMS = {"US/TX": "Texan|Texans", "US/CA": "Californian|Californians", "US/FL": "Floridian", "US/NY": "New Yorker|New Yorkers",
                  "GB/ENG": "English", "GB/SCT": "Scottish|Scots|Scot", "GB/WLS": "Welsh", "GB/NIR": "Northern Irish",
                  "US/HI": "Hawaiian", "US/AK": "Alaskan", "US/OH": "Ohioan", "US/VA": "Virginian", "ES/CT": "Catalan",
                  "DE/BY": "Bavarian", "CA/QC": "Quebecois"}
STATE_FLAGS = {"US/GA": "given", "US/WA": "given", "US/VA": "given", "AU/VIC": "given", "US/DC": "",
               "US/NC": "", "US/SC": "", "CA/AB": "given", "US/MD": "", "US/MT": ""}
SUFFIX = re.compile(r" (Province|Region|State|Governorate|Department|Prefecture|Oblast|County|Krai|Division|"
                    r"Metropolitan City|Voivodeship|District|Canton|Emirate|Regency|Municipality)$")
# State names that are mostly something else in English text.
STATE_SKIP = {"central", "western", "northern", "southern", "eastern", "center", "north", "south", "east", "west",
              "centre", "lima", "colon", "valle", "bay", "roses", "artibonite", "grand", "union", "la union",
              "la paz", "santa cruz", "bath", "reading", "sandy point", "salt", "male", "trinity", "hermitage",
              "mary", "bar", "kars", "van", "batman", "man", "ordu", "agri", "nord", "sud", "est", "ouest",
              "littoral", "savanes", "plateaux", "maritime", "lacs", "bas", "mono", "zou", "donga", "ash",
              "limon", "florida", "san jose", "cordoba", "victoria", "santiago", "georgia", "islands", "coast",
              "upper river", "lower river", "north bank", "rivers", "plateau", "delta", "niger", "north-west", "south-west",
              "mexico", "luxembourg", "limburg", "holland", "para", "lara", "sucre", "bolivar", "miranda", "vargas",
              "piura", "junin", "ancash", "cork", "hull", "wells", "mayo", "clare", "carlow", "kings", "queens",
              "boe", "aral", "aiwo", "ida", "leon", "granada", "madrid", "rio", "amazonas", "antioquia", "potosi",
              "azuay", "loja", "pando", "beni", "maule", "aysen", "kara", "centrale", "boke", "labe", "mamou",
              "kankan", "imo", "edo", "kano", "bern", "jura", "uri", "zug", "vaud", "atlantic", "oriental", "ceuta",
              "melilla", "murcia", "paris", "moscow", "republic", "south province", "nakuru", "meru", "narok", "embu"}
KEEP_ANYWAY = {"AU/VIC", "US/GA", "US/FL"}


def states(data, out, taken):
  rows = []
  seen = set(taken)
  order = {c: i for i, c in enumerate(["US", "GB", "CA", "AU", "IN", "CN", "DE", "IR", "IQ", "AF", "PK", "RU", "UA", "ID", "JP"])}
  source = list(csv.DictReader(open(f"{data}/states.csv", encoding="utf8")))
  source.sort(key=lambda s: (order.get(s["country_code"], 99), s["country_code"], s["iso2"]))
  for s in source:
    code, sub, kind = s["country_code"], s["iso2"], s["type"]
    full = s["iso3166_2"][3:] if s["iso3166_2"][2:3] == "-" else sub
    place = f"{code}/{full or sub}"
    if code == "US":
      if sub not in ABBREVIATIONS:
        continue
      kind = "state"
    if code == "GB" and sub in ("ENG", "SCT", "WLS", "NIR"):
      kind = "state"
    elif code == "GB" and kind not in ("two-tier county",):
      continue
    if kind not in STATE_TYPES or code in SKIP:
      continue
    if kind in ("county",) and code not in COUNTY_COUNTRIES:
      continue
    if code in ("SI", "MK", "MT", "LV", "EE", "FR", "ES", "IT") and kind in ("province", "department", "metropolitan city", "unitary authority", "county") and code not in ("ES", "IT"):
      continue
    name = SUFFIX.sub("", plain(s["name"])).strip()
    name = re.sub(r"^(Province of|Region of) ", "", name)
    if not ascii_only(name) or "(" in name or re.search(r"\d", name) or len(name) < 4:
      continue
    low = name.lower()
    if (low in STATE_SKIP or low in seen) and place not in KEEP_ANYWAY:
      continue
    seen.add(low)
    other = []
    if code == "US":
      other = [a for a in ABBREVIATIONS[sub].split("|") if a]
      if sub not in other:
        other.append(sub)  # the postal code
      if sub == "DC":
        name = "District of Columbia"
    within = "state/GB/ENG" if code == "GB" and kind == "two-tier county" else ""
    row = ["state/" + place, name, within, "|".join(other), STATE_DEMONYMS.get(place, ""), STATE_FLAGS.get(place, "")]
    # "Sorong" and "Manokwari" lie in "West Papua": native name left out, English is what is read.
    rows.append("\t".join(row).rstrip("\t"))
  rows.sort()
  with open(f"{out}/places-states.tsv", "w", encoding="utf8") as f:
    f.write(HEAD.format(what="States, provinces and regions of countries.",
                        origin="dr5hn/countries-states-cities-database (ODbL 1.0), filtered", date=DATE))
    f.write("\n".join(rows) + "\n")
  return {(r.split("\t")[0].split("/")[1], r.split("\t")[1].lower()) for r in rows}


CITY_WORDS = set("""mobile nice reading bath hull split cork slough bend concord buffalo flint boulder
  butte mesa aurora van phoenix providence male orange moore troy derby perm fez limerick liege aspen
  canton eureka kos essen salem hamilton bangor preston dover plymouth windsor lancaster lagos surrey
  surat split pune""".split())


def hand_made(out, tools, state_names, given):
  """cities.txt and regions.txt, which are our own, in the form of the other tables."""
  def flags(name, capital):
    low = plain(name).lower()
    marks = [m for m, on in (("capital", capital), ("given", low in given),
                             ("word", low in CITY_WORDS)) if on]
    return "|".join(marks)

  capitals = {}
  for c in json.load(open(f"{sys.argv[1]}/countries.json", encoding="utf8")):
    if c["cca2"] not in SKIP:
      capitals[c["cca2"]] = [plain(n) for n in c["capital"]]
  capitals["US"] = ["Washington"]
  capitals["UA"] = ["Kyiv"]
  capitals["IL"] = ["Jerusalem"]
  rows, known = [], set()
  for line in open(f"{tools}/cities.txt", encoding="utf8"):
    if line.startswith("#") or ":" not in line:
      continue
    key, cities = line.strip().split(": ", 1)
    # "Washington, D.C." has a comma of its own.
    cities = re.sub(r", (D\.?C\.?)(?==|$)", r"~\1", cities)
    for city in cities.split(", "):
      names = [n.strip().replace("~", ", ") for n in city.split("=")]
      code = key.split("/")[0]
      capital = names[0] in capitals.get(code, []) and not (code == "US" and key != "US/DC")
      if (key, names[0]) in known:
        continue
      known.add((key, names[0]))
      if capital:
        capitals[code].remove(names[0])
      rows.append("\t".join([f"city/{key}/{names[0]}", "", "", "|".join(names[1:]), "",
                             flags(names[0], capital)]).rstrip("\t"))
  for code, names in capitals.items():
    for n in names:
      if (code, n) not in known:
        rows.append("\t".join([f"city/{code}/{n}", "", "", "", "", flags(n, True)]).rstrip("\t"))
  rows.sort()
  with open(f"{out}/places-cities.tsv", "w", encoding="utf8") as f:
    f.write(OWN.format(what="Larger cities.", source="cities.txt"))
    f.write("\n".join(rows) + "\n")
  rows = []
  for line in open(f"{tools}/regions.txt", encoding="utf8"):
    if line.startswith("#") or ":" not in line:
      continue
    key, *rest = [p.strip() for p in line.replace("::", ": :").split(" :")]
    rest = [re.sub(r"\s*,\s*", "|", r.strip(" :")) for r in rest] + [""] * 4
    other, within, demonyms = rest[:3]
    kind, name = key.split("/", 1)[0], key.split("/")[-1]
    if kind in ("continent", "region", "island", "water", "mountain"):
      key = f"{kind}/{name.lower()}"
    if kind == "region" and any((w.split("/")[-1], name.lower()) in state_names for w in within.split("|")):
      continue  # a state of that name says more
    within = "|".join(w if w.count("/") > 1 or w.startswith("country") or w.startswith("state") else w.lower()
                      for w in within.split("|"))
    rows.append("\t".join([key, name, within, other, demonyms, flags(name, False) if kind in ("island", "district") else ""]).rstrip("\t"))
  with open(f"{out}/places-regions.tsv", "w", encoding="utf8") as f:
    f.write(OWN.format(what="Continents, regions, islands, waters, mountains, counties, districts.", source="regions.txt"))
    f.write("\n".join(rows) + "\n")


def towns(data, out, words):
  """Every other town, by plain lower-case name, with the countries that have one of that name."""
  codes = {}
  for c in json.load(open(f"{data}/countries.json", encoding="utf8")):
    for n in [c["name"]["common"], c["name"]["official"]] + c["altSpellings"]:
      codes[plain(n).lower()] = c["cca2"]
  fixed = {"turkey": "TR", "palestinian territory occupied": "PS", "hong kong s.a.r.": "HK", "the bahamas": "BS",
           "the gambia": "GM", "congo": "CG", "democratic republic of the congo": "CD", "fiji islands": "FJ",
           "cape verde": "CV", "south georgia": "GS", "vatican city state (holy see)": "VA", "ivory coast": "CI"}
  found = {}
  for c in json.load(open(f"{data}/countries-cities.json", encoding="utf8")):
    code = fixed.get(plain(c["name"]).lower()) or codes.get(plain(c["name"]).lower())
    if not code or code in SKIP:
      continue
    for city in c["cities"]:
      name = plain(city).strip()
      name = re.sub(r"^(Comuna|Provincia de|Distrito de|Gmina|Powiat) ", "", name)
      low = name.lower()
      if not ascii_only(name) or len(name) < 4 or re.search(r"[\d(),/]", name) or not name[0].isalpha():
        continue
      if low in words or re.search(r" (county|district|province|oblast|region|gmina|powiat|arrondissement)$", low):
        continue
      if len(name.split()) > 4:
        continue
      found.setdefault(low, set()).add(code)
  # A name that five countries or more have says nothing.
  rows = sorted(f"{n}\t{','.join(sorted(c))}" for n, c in found.items() if len(c) < 4)
  rows.sort(key=lambda r: r.split("\t")[0].encode())
  with open(f"{out}/towns.tsv", "w", encoding="utf8") as f:
    f.write("# Names of towns, plain and in lower case, with their countries; sorted by name.\n"
            "# Origin: dr5hn/countries-states-cities-database (ODbL 1.0), without names that are\n"
            f"# ordinary English words or names of persons; made by tools/tables/places.py on {DATE}.\n"
            "# Licence: Open Database License (ODbL) 1.0, see rules/world/LICENSE.\n")
    f.write("\n".join(rows) + "\n")
  return len(rows)


def main():
  data, out, ud = sys.argv[1], sys.argv[2], sys.argv[3]
  tools = os.path.dirname(os.path.abspath(__file__))
  rows = countries(data, out)
  taken = set()
  for r in rows:
    cols = r.split("\t") + [""] * 4
    taken.update(plain(n).lower() for n in [cols[1]] + cols[3].split("|"))
  state_names = states(data, out, taken - {"georgia", "luxembourg"})
  # Words that occur in lower case, and names that are not place names, in the treebank.
  words = set()
  for path in ("en_ewt-train.conllu", "en_ewt-dev.conllu"):
    for line in open(f"{ud}/{path}", encoding="utf8"):
      col = line.split("\t")
      if len(col) > 3 and (col[1].islower() or col[3] not in ("PROPN", "X")):
        words.add(col[1].lower())
  for pos in ("noun", "verb", "adj", "adv"):
    for line in open(f"/usr/share/wordnet/data.{pos}", encoding="utf8"):
      if not line.startswith(" "):
        words.update(w for w in line.split()[4:5] if w.islower())
  given = set(open(f"{tools}/names.txt", encoding="utf8").read().split())
  hand_made(out, tools, state_names, given)
  words |= given
  print(towns(data, out, words))


main()
