// SPDX-License-Identifier: Apache-2.0
//
// From a short text to its claims on one slot, as lines:
//
//   "12 of people"                 the value
//   "45 year age of Karl Berg"     of an entity (a place is one, too: "Oslo of Oslo")
//   "3 of man planned"             how the text stands to what it says
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "built_in.h"

namespace gainsay {
namespace {

struct DumpValue {
  std::string operator()(std::monostate) const { return "nothing"; }
  std::string operator()(const DateValue& d) const { return d.timex; }
  std::string operator()(const Quantity& q) const { return Dump(q); }
  std::string operator()(const PersonName& n) const { return n.full; }
  std::string operator()(const OrganizationName& n) const { return n.full; }
  std::string operator()(const PlaceValue& p) const { return p.name; }
  std::string operator()(const OfficeValue& o) const { return o.role; }
  std::string operator()(const QuoteValue& q) const {
    return absl::StrCat(q.speaker, ": ", q.words);
  }
  std::string operator()(bool happened) const { return happened ? "yes" : "no"; }
  std::string operator()(const std::string& words) const { return words; }
};

std::string StanceOf(const ArticleClaims& article, const Claim& claim) {
  if (claim.proposition < 0) return "";
  switch (article.propositions[static_cast<size_t>(claim.proposition)].modality) {
    case Modality::kFact: return "";
    case Modality::kPlanned: return " planned";
    case Modality::kPossible: return " possible";
    case Modality::kAlleged: return " alleged";
    case Modality::kOrdered: return " ordered";
    case Modality::kHypothetical: return " hypothetical";
  }
  return "";
}

// The claims on `slot`, in order of the text.
std::string ClaimLines(std::string_view text, std::string_view slot) {
  std::vector<std::string> lines;
  for (const ArticleClaims& article : ClaimsOf({{"a", std::string(text) + "\n"}})) {
    for (const Claim& c : article.claims) {
      if (c.slot != slot) continue;
      std::string line = std::visit(DumpValue(), c.value);
      if (c.entity >= 0) line += " of " + article.entities[static_cast<size_t>(c.entity)].name;
      lines.push_back(line + StanceOf(article, c));
    }
  }
  return absl::StrJoin(lines, "; ");
}

TEST(Claims, CountsHaveScopes) {
  struct Case {
    const char *text, *scopes;  // of its counts, in order
  };
  for (const Case& c : {
           Case{"The ship evacuated 420 passengers and crew.", "and crew"},
           Case{"The ship evacuated 420 passengers.", ""},
           Case{"The ship evacuated 420 passengers and two cats.", "; "},
           Case{"He faces two counts of attempted murder.", "attempt"},
           Case{"He faces two counts of murder.", ""},
       }) {
    std::vector<std::string> scopes;
    for (const ArticleClaims& article : ClaimsOf({{"a", std::string(c.text) + "\n"}})) {
      for (const Claim& claim : article.claims) {
        if (claim.field == Field::kNumber) scopes.push_back(absl::StrJoin(claim.scope, ", "));
      }
    }
    EXPECT_EQ(absl::StrJoin(scopes, "; "), c.scopes) << c.text;
  }
}

TEST(Claims, NumbersHaveOwners) {
  struct Case {
    const char *text, *owner;
  };
  for (const Case& c : {
           Case{"Karl Berg grabbed all of his 11 rebounds.", "Karl Berg"},
           Case{"Karl Berg scored 20 points.", "Karl Berg"},
           Case{"Anna Lund praised Karl Berg's 20 points.", "Karl Berg"},
           Case{"Karl Berg was fined $5,000.", "Karl Berg"},
           Case{"Twelve people died.", ""},
       }) {
    const ArticleClaims article = ClaimsOf({{"a", std::string(c.text) + "\n"}})[0];
    const auto number =
        std::find_if(article.claims.begin(), article.claims.end(),
                     [](const Claim& claim) { return claim.field == Field::kNumber; });
    ASSERT_NE(number, article.claims.end()) << c.text;
    EXPECT_EQ(number->owner < 0 ? "" : article.entities[number->owner].name, c.owner) << c.text;
  }
}

TEST(Claims, WordsOfAValueAreFoundInItsSentence) {
  const ArticleClaims article =
      ClaimsOf({{"a", "On Monday, \u201cabout 40 people\u201d were hurt.\n"}})[0];
  for (const Claim& claim : article.claims) {
    if (claim.field != Field::kNumber) continue;
    const std::vector<std::string> words =
        absl::StrSplit(article.sentences[claim.sentence].words, ' ');
    ASSERT_LE(claim.last_word, words.size());
    EXPECT_EQ(words[claim.first_word], "about");
    EXPECT_EQ(words[claim.last_word - 1], "people");
    return;
  }
  FAIL() << "no number";
}

TEST(Claims, OfShortTexts) {
  struct Case {
    const char *text, *slot, *want;  // want "": no claim on that slot
  };
  const Case cases[] = {
      // Counts in the role of a frame.
      {"Police said 12 people were injured in the crash.", "injury.victim", "12 of people"},
      {"At least 40 houses were destroyed.", "damage.thing", "[40, ] of house"},
      {"Two suspects were arrested on Monday.", "arrest.suspect", "2 of suspect"},
      {"She likes 12 apples.", "injury.victim", ""},
      {"The crash injured nobody.", "injury.victim", ""},
      {"Sales of 12 books hurt the shop's pride.", "death.victim", ""},
      {"Twelve people watched the match.", "arrest.suspect", ""},
      // Only people are arrested, die and serve time; things are caught and executed otherwise.
      {"Thomas caught 29 passes in the second half.", "arrest.suspect", ""},
      {"Commandos seized six rifles on Monday.", "arrest.suspect", ""},
      {"Commandos seized six rifles on Monday.", "seizure.thing", "6 of rifle"},
      {"The attackers executed 12 programs.", "death.victim", ""},
      {"The attackers executed 12 hostages.", "death.victim", "12 of hostage"},
      // Who they are, unless a verb says what became of them.
      {"Forty protesters came to the square.", "protest.protester", "40 of protester"},
      {"Police arrested 40 protesters.", "arrest.suspect", "40 of protester"},
      {"Police arrested 40 protesters.", "protest.protester", ""},
      {"Three gunmen died in the raid.", "death.victim", "3 of gunman"},
      // Children of the dead are not dead; the total is what it is of.
      {"A father of two was killed in the crash.", "death.victim", ""},
      {"A father of two was killed in the crash.", "count", "2"},
      {"The mother of three was injured.", "injury.victim", ""},
      {"A group of five was arrested.", "arrest.suspect", "5"},
      {"A total of 12 people were hurt.", "injury.victim", "12 of people"},
      // The same thing in other words.
      {"The blast left three people dead.", "death.victim", "3 of people"},
      {"Three women were stabbed to death.", "death.victim", "3 of woman"},
      {"Twelve people lost their lives.", "death.victim", "12 of people"},
      {"They lost 12 matches.", "death.victim", ""},
      {"Officials put the death toll at 14.", "death.victim", "14"},
      {"The death toll rose to 14.", "death.victim", "14 to"},
      {"At least three were killed.", "death.victim", "[3, ]"},
      {"The quake killed 22 people and injured more than 200.", "injury.victim", "(200, ]"},
      {"Police took 23 men into custody.", "arrest.suspect", "23 of man"},
      {"Police took 23 men into the forest.", "arrest.suspect", ""},
      {"The bank laid off 40 people.", "layoff.job", "40 of people"},
      {"The company cut 300 jobs.", "layoff.job", "300 of job"},
      {"The company cut 300 jobs.", "damage.thing", ""},
      {"The quake cut three cables.", "damage.thing", "3 of cable"},

      // Ages belong to somebody.
      {"Karl Berg, 45, drove the bus.", "person.age", "45 year age of Karl Berg"},
      {"Anna Lund is 31 years old.", "person.age", "31 year age of Anna Lund"},
      {"Karl Berg drove 45 miles.", "person.age", ""},
      {"Karl Berg, 35, will face charges after police found two women -- 68 and 48 years old -- in "
       "a "
       "flat.",
       "person.age", "35 year age of Karl Berg planned"},
      {"The bus was 45 minutes late, Karl Berg said.", "person.age", ""},

      // Times of what happened.
      {"The mayor, Anna Lund, resigned on Sunday.", "resignation.time", "XXXX-WXX-7"},
      {"Two suspects were arrested on 4 March 2014.", "arrest.time", "2014-03-04"},
      {"The mayor, Anna Lund, resigned.", "resignation.time", ""},
      // A verb of happening is its subject's.
      {"The explosion occurred on Sunday.", "explosion.time", "XXXX-WXX-7"},
      {"The explosion occurred on Sunday.", "time", ""},
      {"The mayor came on Sunday.", "time", "XXXX-WXX-7"},
      {"A strong quake struck Lima on Sunday.", "quake.time", "XXXX-WXX-7"},
      {"A strong quake struck Lima on Sunday.", "quake.place", "Lima of Lima"},
      {"The mayor struck Oslo from the list.", "place", ""},
      {"Two suspects were arrested in Oslo.", "arrest.time", ""},

      // Places of what happened.
      {"Two suspects were arrested in Oslo.", "arrest.place", "Oslo of Oslo"},
      {"Two suspects were arrested on Monday.", "arrest.place", ""},
      {"Norway's minister resigned on Monday.", "resignation.place", ""},

      // Whether it happened.
      {"Two suspects were arrested on Monday.", "arrest.happened", "yes"},
      {"Nobody was arrested.", "arrest.happened", "no"},
      {"Two suspects were not arrested.", "arrest.happened", "no"},
      {"The weather was fine.", "arrest.happened", ""},
      // What is planned, possible or feared is no claim that it happened.
      {"The minister plans to resign.", "resignation.happened", ""},
      {"The minister may resign.", "resignation.happened", ""},
      {"If the minister resigns, the government falls.", "resignation.happened", ""},

      // How a text stands to the counts it tells.
      {"Officials may charge three men.", "charge.accused", "3 of man possible"},
      {"Officials charged three men.", "charge.accused", "3 of man"},
      {"Officials plan to charge three men.", "charge.accused", "3 of man planned"},
  };
  for (const Case& c : cases) EXPECT_EQ(ClaimLines(c.text, c.slot), c.want) << c.text;
}

// Every witness is the bytes it names, and at the line it names.
TEST(Claims, WhoSaysSo) {
  struct Case {
    const char *text, *predicate, *want;  // want "": the article itself
  };
  const Case cases[] = {
      {"Police said 12 people were injured.", "injure", "Police"},
      {"Karl Berg said that the bridge collapsed.", "collapse", "Karl Berg"},
      {"Karl Berg said that the bridge collapsed.", "say", ""},
      {"The bridge collapsed. Police said two men were arrested.", "collapse", ""},
      {"The bridge collapsed on Sunday.", "collapse", ""},
  };
  for (const Case& c : cases) {
    bool found = false;
    for (const ArticleClaims& article : ClaimsOf({{"a", std::string(c.text) + "\n"}})) {
      for (const Proposition& p : article.propositions) {
        if (p.predicate != c.predicate) continue;
        found = true;
        EXPECT_EQ(p.attribution, c.want) << c.text;
      }
    }
    EXPECT_TRUE(found) << c.text;
  }
}

TEST(Claims, WitnessesAreVerbatim) {
  const Inputs inputs =
      InputsOf({{"a", "Bus crash\n\nPolice said 12 people — «all» of them from "
                      "Oslo — were injured.\n\nKarl Berg, 45, drove the bus.\n"}});
  const std::string& bytes = inputs.articles[0].bytes;
  ClaimSet set = BuiltIn().Extract(inputs);
  ASSERT_FALSE(set.articles[0].claims.empty());
  for (const Claim& c : set.articles[0].claims) {
    EXPECT_EQ(Slice(bytes, c.witness.span), c.witness.quote);
    auto lines = std::count(bytes.begin(), bytes.begin() + c.witness.span.begin, '\n');
    EXPECT_EQ(c.witness.line, lines + 1) << c.witness.quote;
  }
}

// A headline has no full stop: what begins the next line is none of its noun's.
TEST(Claims, APhraseBelongsToTheNounBeforeItInItsSentence) {
  auto roles = [](const std::string& text) {
    std::vector<std::string> found;
    for (const ArticleClaims& article : ClaimsOf({{"a", text}})) {
      for (const Proposition& p : article.propositions) {
        if (p.predicate != "cyberattack") continue;
        for (const Argument& argument : p.arguments) {
          if (argument.role == "on") found.push_back(argument.head);
        }
      }
    }
    return found;
  };
  EXPECT_EQ(roles("The army began a cyberattack on an undisclosed group.\n"),
            std::vector<std::string>{"group"});
  EXPECT_EQ(roles("Army confirms cyberattack\n\nOn a bank in Rome the shutters were down.\n"),
            std::vector<std::string>{});
}

}  // namespace
}  // namespace gainsay
