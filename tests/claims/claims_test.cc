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
