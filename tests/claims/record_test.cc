// SPDX-License-Identifier: Apache-2.0
//
// Laws of the record: what is written reads back equal, in every field of every type; what is
// malformed is refused with the place; no index points outside the record.
#include "claims/record.h"

#include <gtest/gtest.h>

#include <functional>
#include <sstream>

namespace gainsay {
namespace {

// Every field of every value differs from its default, so that one left out of a list shows.
DateValue FullDate() {
  DateValue d;
  d.timex = "2014-03-04T09:30";
  d.type = DateType::kTime;
  d.granularity = Granularity::kMinute;
  d.anchor = Anchor::kPublished;
  d.year = 2014, d.month = 3, d.day = 4, d.weekday = 2, d.hour = 9, d.minute = 30;
  d.from = 100, d.to = 160;
  d.mod = "START", d.daypart = "MO", d.utc_offset = 120, d.local_time = true;
  d.duration_min = 30, d.duration_max = 90.5, d.relative = true;
  return d;
}

Quantity FullQuantity() {
  Quantity q;
  q.min = 40, q.max = 60.5, q.min_open = true, q.max_open = true, q.point = 50;
  q.approximate = true, q.vague = true, q.significant = 2;
  q.dimension = Dimension::kLength, q.unit = "km", q.scale = 1000, q.offset = 1;
  q.per = "hour", q.hedge = "about", q.of = "road", q.change = Change::kRise, q.second = 3;
  return q;
}

PlaceValue FullPlace() {
  PlaceValue p;
  p.name = "Aden", p.kind = PlaceKind::kCity, p.within = {"Yemen"};
  p.candidates = {"city/YE/Aden"}, p.direction = "east", p.distance = FullQuantity();
  p.part = "south", p.adjective = true, p.government = true;
  return p;
}

OfficeValue FullOffice() {
  OfficeValue o;
  o.surface = "deputy foreign minister", o.role = "minister", o.portfolio = "foreign affairs";
  o.jurisdiction = "country/US", o.organization = "union", o.status = OfficeStatus::kFormer;
  o.rank = OfficeRank::kDeputy, o.single_holder = true;
  return o;
}

PersonName FullPerson() {
  PersonName n;
  n.full = "Dr. Ana B. \"Nan\" de Cruz Jr.", n.title = "Dr.", n.given = "Ana", n.middle = {"B."};
  n.nickname = "Nan", n.particle = "de", n.family = "Cruz", n.suffix = "Jr.";
  return n;
}

OrganizationName FullOrganization() {
  OrganizationName n;
  n.full = "Nordhavn AG", n.core = "Nordhavn", n.legal_form = "ag", n.acronym = "NH";
  n.category = "company";
  return n;
}

Witness FullWitness() { return {{3, 9}, 2, 4, "\"é\n\x01"}; }

ArticleClaims FullArticle() {
  ArticleClaims a;
  a.id = "one", a.path = "news/one.txt", a.title = "T", a.source = "S", a.published = "2014-03-05";
  a.url = "https://example.org/", a.language = "en", a.sha256 = "00ff";
  a.entities = {
      {EntityKind::kPerson, "Ana", FullPerson(), {"governor"}, {"Ana"}, {FullWitness()}, 3},
      {EntityKind::kOrganization, "N", FullOrganization(), {}, {}, {}, 1},
      {EntityKind::kPlace, "Aden", FullPlace(), {}, {}, {}, 1},
      {EntityKind::kOther, "X", std::monostate(), {}, {}, {}, 1}};
  a.sentences = {
      {"two people hurt", {"hurt", "people"}, {0, 2}, {2014, 201403}, true, true, true, 7}, {}};
  Proposition p;
  p.predicate = "hurt", p.frame = "injury", p.nominal = true, p.negated = true;
  p.modality = Modality::kAlleged, p.attribution = "police";
  p.arguments = {{"object", "people", 0}, {"in", "town", -1}};
  p.time = FullDate(), p.places = {FullPlace()}, p.sentence = 1, p.witness = FullWitness();
  a.propositions = {p};
  QuoteValue quote{"never", "Ana", 0, false};
  for (const Value& value : std::initializer_list<Value>{
           std::monostate(), FullDate(), FullQuantity(), FullPerson(), FullOrganization(),
           FullPlace(), FullOffice(), quote, true, false, std::string("words")}) {
    Claim c;
    c.field = Field::kNumber, c.slot = "injury.victim", c.value = value;
    c.alternatives = {FullQuantity(), std::string("other")};
    c.proposition = 0, c.entity = 3, c.owner = 1, c.noun = "people", c.modifiers = {"other"};
    c.scope = {"so far"}, c.sentence = 1, c.first_word = 2, c.last_word = 4,
    c.witness = FullWitness(), c.rule = "number.count";
    a.claims.push_back(c);
  }
  a.terms = {{"hurt", 2}, {"town", 1}};
  a.arithmetic = {{ArithmeticKind::kShare,
                   "arithmetic.part-of-whole",
                   {{"part", FullQuantity(), {{4, 6}, 2, 3, "12"}}, {"birth", FullDate(), {}}},
                   {{4, 20}, 2, 3, "12 of 40"}}};
  a.shingles = {1, uint64_t{1} << 63, ~uint64_t{0}};
  return a;
}

PackInfo Pack() {
  PackInfo pack;
  pack.name = "en", pack.version = "1", pack.sha256 = "ab";
  return pack;
}

std::string Written(const ClaimSet& set) {
  std::ostringstream out;
  WriteClaims(set, out);
  return out.str();
}

absl::StatusOr<ClaimSet> Read(const std::string& text) {
  std::istringstream in(text);
  return ReadClaims(in, "claims.jsonl");
}

std::string FaultOf(const std::string& text) {
  auto set = Read(text);
  return set.ok() ? "none" : std::string(set.status().message());
}

TEST(Record, ReadsBackWhatWasWritten) {
  ClaimSet set{
      {Pack()}, {FullArticle()}, {{"two.txt", "not UTF-8: byte 0x96 at line 3, column 12"}}};
  auto read = Read(Written(set));
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_EQ(read->articles.size(), 1u);
  const ArticleClaims &want = set.articles[0], &got = read->articles[0];
  ASSERT_EQ(want.claims.size(), got.claims.size());
  for (size_t i = 0; i < want.claims.size(); ++i) {
    EXPECT_TRUE(want.claims[i] == got.claims[i]) << "claim " << i;
  }
  EXPECT_TRUE(want.entities == got.entities);
  EXPECT_TRUE(want.sentences == got.sentences);
  EXPECT_TRUE(want.propositions == got.propositions);
  EXPECT_TRUE(want == got);
  EXPECT_EQ(read->unchecked, set.unchecked);
  EXPECT_EQ(Written(*read), Written(set));
}

// The same as bytes: equal when read back, and refused when cut off anywhere.
TEST(Record, PacksIntoBytes) {
  const ArticleClaims want = FullArticle();
  const std::string bytes = PackClaims(want);
  ArticleClaims got;
  ASSERT_TRUE(UnpackClaims(bytes, &got));
  EXPECT_TRUE(want == got);
  for (size_t size = 0; size < bytes.size(); ++size) {
    ArticleClaims cut;
    EXPECT_FALSE(UnpackClaims(std::string_view(bytes).substr(0, size), &cut)) << size;
  }
  EXPECT_FALSE(UnpackClaims(bytes + "x", &got));
}

TEST(Record, ReadsBackNothingButDefaults) {
  ArticleClaims bare;
  bare.id = "bare";
  bare.sentences.resize(1);
  bare.claims.resize(1);
  auto read = Read(Written({{Pack()}, {bare}, {}}));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_TRUE(read->articles == std::vector<ArticleClaims>{bare});
}

TEST(Record, ReadsBackOpenBounds) {
  ArticleClaims article = FullArticle();
  Quantity open;
  open.min = 40;
  article.claims[0].value = open;
  open.max = 3, open.min = -Quantity::kInfinity;
  article.claims[1].value = open;
  auto read = Read(Written({{Pack()}, {article}, {}}));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_TRUE(read->articles[0] == article);
}

TEST(Record, RefusesWithThePlace) {
  const std::string header = "{\"format\":\"gainsay.claims.v1\",\"rules\":[{\"name\":\"en\"}]}\n";
  struct Case {
    std::string text, want;  // want: the begin of the message
  };
  const Case cases[] = {
      {header + "{\"id\":\"a\"}\n", "none"},
      {header + "\n \t\r\n{\"id\":\"a\"}", "none"},
      {header, "none"},
      {"", "claims.jsonl:1: expected the header"},
      {"{\"id\":\"a\"}\n", "claims.jsonl:1: expected the header"},
      {"{\"format\":\"gainsay.claims.v2\"}\n", "claims.jsonl:1: expected format gainsay.claims.v1"},
      {"{\"format\":7}\n", "claims.jsonl:1: expected format"},
      {"{\"format\":\"gainsay.claims.v1\",\"rules\":7}\n", "claims.jsonl:1: malformed list"},
      {header + "{\"id\":\"a\"", "claims.jsonl:2: expected a JSON record"},
      {header + "[]\n", "claims.jsonl:2: expected a JSON record"},
      {header + "\n{\"id\":\"a\",\"language\":7}\n", "claims.jsonl:3: malformed field language"},
      {header + "{}\n", "claims.jsonl:2: expected an article with an id"},
      {header + "{\"unchecked\":[]}\n", "claims.jsonl:2: malformed record of an unchecked"},
      {header + "{\"id\":\"a\",\"terms\":[[\"x\"]]}\n", "claims.jsonl:2: malformed field terms"},
      {header + "{\"id\":\"a\",\"sentences\":[{}],\"claims\":[{\"value\":[99,{}]}]}\n",
       "claims.jsonl:2: malformed field claims.value"},
      {header + "{\"id\":\"a\",\"sentences\":[{}],\"claims\":[{\"value\":[1,7]}]}\n",
       "claims.jsonl:2: malformed field claims.value"},
      {header + "{\"id\":\"a\",\"sentences\":[{}],\"claims\":[{\"value\":[]}]}\n",
       "claims.jsonl:2: malformed field claims.value"},
      {header + "{\"id\":\"a\",\"sentences\":[{}],\"claims\":[{\"field\":\"number\"}]}\n",
       "claims.jsonl:2: malformed field claims.field"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(FaultOf(c.text).substr(0, c.want.size()), c.want) << c.text;
  }
}

TEST(Record, RefusesIndicesOutsideTheRecord) {
  struct Case {
    const char* what;
    std::function<void(ArticleClaims&)> change;
    bool holds;
  };
  const Case cases[] = {
      {"as it is", [](ArticleClaims&) {}, true},
      {"no entity", [](ArticleClaims& a) { a.claims[0].entity = -1; }, true},
      {"no proposition", [](ArticleClaims& a) { a.claims[0].proposition = -1; }, true},
      {"entity", [](ArticleClaims& a) { a.claims[0].entity = 4; }, false},
      {"entity below -1", [](ArticleClaims& a) { a.claims[0].entity = -2; }, false},
      {"proposition", [](ArticleClaims& a) { a.claims[0].proposition = 1; }, false},
      {"sentence", [](ArticleClaims& a) { a.claims[0].sentence = 2; }, false},
      {"entity of a sentence", [](ArticleClaims& a) { a.sentences[0].entities = {9}; }, false},
      {"sentence of a proposition", [](ArticleClaims& a) { a.propositions[0].sentence = 2; },
       false},
      {"argument", [](ArticleClaims& a) { a.propositions[0].arguments[0].entity = 4; }, false},
      {"spellings without a witness", [](ArticleClaims& a) { a.entities[1].spellings = {"N"}; },
       false},
      {"speaker",
       [](ArticleClaims& a) {
         a.claims[0].value = QuoteValue{"w", "s", 4};
       },
       false},
      {"another speaker",
       [](ArticleClaims& a) {
         a.claims[0].alternatives = {QuoteValue{"w", "s", 4}};
       },
       false},
      {"nobody speaks",
       [](ArticleClaims& a) {
         a.claims[0].value = QuoteValue{"w", "s", -1};
       },
       true},
  };
  for (const Case& c : cases) {
    ArticleClaims article = FullArticle();
    c.change(article);
    EXPECT_EQ(FaultOf(Written({{Pack()}, {article}, {}})),
              c.holds ? "none" : "claims.jsonl:2: an index points outside the record")
        << c.what;
  }
}

TEST(MergeClaims, TakesAnArticleOnceInAnyOrder) {
  ArticleClaims a = FullArticle(), b = FullArticle();
  a.id = "a", b.id = "b";
  ClaimSet one{{Pack()}, {a}, {{"x", "r"}}}, two{{Pack()}, {b, a}, {{"w", "r"}, {"x", "r"}}};
  ClaimSet merged = MergeClaims({one, two});
  ASSERT_EQ(merged.articles.size(), 2u);
  EXPECT_EQ(merged.articles[0].id, "a");
  EXPECT_EQ(merged.unchecked, (std::vector<Unchecked>{{"w", "r"}, {"x", "r"}}));
  EXPECT_EQ(Written(merged), Written(MergeClaims({two, one})));
}

}  // namespace
}  // namespace gainsay
