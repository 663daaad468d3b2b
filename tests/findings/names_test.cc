// SPDX-License-Identifier: Apache-2.0
//
// One name written in two ways, and two names where there should be one: what is told, and what
// is left alone since style explains it.
#include <algorithm>

#include "built_in.h"

namespace gainsay {
namespace {

// Both texts tell one story; only the name differs.
std::string Told(const std::string& name) {
  return "A fire destroyed a warehouse near the harbour of Sligo on Monday, the fire brigade "
         "said.\n\n"
         "The building belonged to " +
         name + ", neighbours in Sligo said after the fire.\n";
}

std::vector<std::string> RulesFired(const std::string& a, const std::string& b) {
  std::vector<std::string> rules;
  for (const Finding& f :
       BuiltIn().Analyse(InputsOf({{"one", Told(a)}, {"two", Told(b)}}), 1).findings) {
    if (f.field == Field::kName) rules.push_back(f.rule);
  }
  return rules;
}

TEST(Names, OneNameWrittenTwoWays) {
  struct Case {
    const char *a, *b, *rule;  // "" for nothing
  };
  for (const Case& c : {
           Case{"Martin Vrettakos", "Martin Vretakos", "name.spelling.person"},
           Case{"Martin Vrettakos", "Martin Vrettakos", ""},
           Case{"Martin Vrettakos", "Mr Vrettakos", ""},
           Case{"Martin Vrettakos", "MARTIN VRETTAKOS", ""},
           Case{"Vincent DelGiudice", "Vincent Del Giudice", "name.spelling.person"},
           Case{"Corbel Distribution Ltd", "Corbel Distributors Ltd", "name.spelling.organization"},
           Case{"Corbel Distribution Ltd", "Corbel Distribution Limited", ""},
           Case{"the Corbel Committee to Re-elect Hart", "the Corbel Committee to Re-Elect Hart",
                ""},
           Case{"the Corbel Standardisation Agency", "the Corbel Standardization Agency", ""},
       }) {
    for (bool turned : {false, true}) {
      std::vector<std::string> rules = turned ? RulesFired(c.b, c.a) : RulesFired(c.a, c.b);
      if (*c.rule == 0) {
        EXPECT_TRUE(rules.empty()) << c.a << " / " << c.b << ": " << rules[0];
      } else {
        EXPECT_EQ(std::count(rules.begin(), rules.end(), c.rule), 1) << c.a << " / " << c.b;
      }
    }
  }
}

TEST(Names, SlipsInWordsForPeoples) {
  auto told = [](const std::string& people) {
    return "A fire destroyed a warehouse near the harbour of Sligo on Monday, the fire brigade "
           "said.\n\n"
           "Officers in Sligo arrested 26 " +
           people + " sailors after the fire.\n";
  };
  auto fires = [&](const std::string& a, const std::string& b) {
    Report report = BuiltIn().Analyse(InputsOf({{"one", told(a)}, {"two", told(b)}}), 1);
    return std::count_if(report.findings.begin(), report.findings.end(),
                         [](const Finding& f) { return f.rule == "name.spelling.demonym"; });
  };
  EXPECT_EQ(fires("Somani", "Somali"), 1);
  EXPECT_EQ(fires("Somali", "Somali"), 0);
  EXPECT_EQ(fires("Slovenian", "Slovakian"), 0) << "both are peoples";
  EXPECT_EQ(fires("Romain", "Somali"), 0);
}

// A name that no extractor knows is held against the others of its story.
TEST(Names, UnknownNamesAreComparedToo) {
  auto told = [](const std::string& village) {
    return "An earthquake shook the north of Iran on Monday and destroyed two villages.\n\n"
           "Rescuers reached Tonbazar, " +
           village + " and Korshid after the earthquake.\n";
  };
  auto names = [&](const std::string& a, const std::string& b) {
    Report report = BuiltIn().Analyse(InputsOf({{"one", told(a)}, {"two", told(b)}}), 1);
    return std::count_if(report.findings.begin(), report.findings.end(),
                         [](const Finding& f) { return f.field == Field::kName; });
  };
  EXPECT_EQ(names("Karavaneh", "Karvaneh"), 1);
  EXPECT_EQ(names("Karavaneh", "Karavaneh"), 0);
  EXPECT_EQ(names("Karavaneh", "Mirabad"), 0);
}

}  // namespace
}  // namespace gainsay
