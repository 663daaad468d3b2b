// SPDX-License-Identifier: Apache-2.0
#include "claims/arithmetic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "built_in.h"
#include "rules/pack.h"

namespace gainsay {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> TermsOf(const std::string& text) {
  std::vector<std::string> terms;
  const std::vector<ArticleClaims> articles = ClaimsOf({{"a", text}});
  for (const Arithmetic& arithmetic : articles.at(0).arithmetic) {
    for (const Term& term : arithmetic.terms) {
      terms.push_back(term.role + " " + term.witness.quote);
      EXPECT_TRUE(arithmetic.witness.span.Contains(term.witness.span)) << text;
      EXPECT_EQ(text.substr(term.witness.span.begin, term.witness.span.size()), term.witness.quote);
    }
  }
  return terms;
}

TEST(ArithmeticRules, GiveTheNumbersWithTheirParts) {
  EXPECT_THAT(TermsOf("The blaze killed 5 people: three men and one woman."),
              ElementsAre("total 5", "part three", "part one"));
  EXPECT_THAT(TermsOf("Seven people were killed -- four men, two women and a child."),
              ElementsAre("total Seven", "part four", "part two", "part a"));
  EXPECT_THAT(TermsOf("In the study 12 of 40 patients (25 percent) died."),
              ElementsAre("part 12", "whole 40", "share 25 percent"));
  EXPECT_THAT(TermsOf("Mr Haro, who was born in 1961, is 58 years old."),
              ElementsAre("birth 1961", "age 58 years old"));
  EXPECT_TRUE(TermsOf("Seven people were killed, among them two children.").empty());
  EXPECT_TRUE(TermsOf("In 1961 he was 58 years old.").empty());
}

TEST(ArithmeticRules, ADayOfReportsIsAClaim) {
  const ArticleClaims article =
      ClaimsOf({{"a", "The talks failed, while Friday reports indicated that troops had moved."}})
          .at(0);
  const auto reported = std::find_if(article.claims.begin(), article.claims.end(),
                                     [](const Claim& c) { return c.slot == "reported"; });
  ASSERT_NE(reported, article.claims.end());
  EXPECT_EQ(reported->witness.quote, "Friday");
}

TEST(ArithmeticRules, ARuleSaysWhatItMakes) {
  auto fault = [](const char* pattern, const char* make) {
    const std::map<std::string, std::string> files = {
        {"a.json", std::string(R"({"layer": "arithmetic", "uses": ["quantity"], "rules": [
{"name": "arithmetic.mine", "pattern": ")") +
                       pattern + R"(", "make": )" + make +
                       R"(, "examples": {"match": ["«7 of 8»"], "none": ["7"]}}]})"}};
    TestPack pack(files);
    auto rules = RuleSet::Load({*RuleSet::BuiltinDirectory(), pack.directory()});
    EXPECT_TRUE(rules.ok()) << rules.status();
    return std::string(ArithmeticRules::Compile(*rules).status().message());
  };
  EXPECT_THAT(fault("{quantity:total} of {quantity:whole}", R"({"kind": "product"})"),
              testing::HasSubstr("no known kind"));
  EXPECT_THAT(fault("{quantity:total} of {quantity:whole}", R"({"kind": "sum"})"),
              testing::HasSubstr("nothing is captured as parts"));
}

}  // namespace
}  // namespace gainsay
