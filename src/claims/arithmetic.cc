// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/arithmetic_test.cc.
#include "claims/arithmetic.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "base/status.h"
#include "claims/builders.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

struct Kind {
  const char* name;
  std::optional<ArithmeticKind> kind;
  std::vector<const char*> captures;
};

const std::vector<Kind>& Kinds() {
  static const std::vector<Kind> kinds = {
      {"sum", ArithmeticKind::kSum, {"total", "parts"}},
      {"split", ArithmeticKind::kSplit, {"total", "parts"}},
      {"shares", ArithmeticKind::kShares, {"parts"}},
      {"share", ArithmeticKind::kShare, {"part", "whole", "share"}},
      {"birth", ArithmeticKind::kBirth, {"age", "birth"}},
      {"reported", std::nullopt, {"reported"}}};
  return kinds;
}

// A part that is told by an article: "a child".
Quantity One() {
  Quantity one;
  one.min = one.max = one.point = 1;
  one.significant = 1;
  return one;
}

}  // namespace

absl::StatusOr<ArithmeticRules> ArithmeticRules::Compile(std::shared_ptr<const RuleSet> rules) {
  ArithmeticRules out(rules);
  out.layer_ = rules->Layer("arithmetic");
  if (out.layer_ != nullptr) {
    for (const PatternRule& rule : out.layer_->rules()) {
      Rule& compiled = out.kinds_.emplace_back();
      const std::string name = rule.make == nullptr ? "" : rule.make->value("kind", "");
      auto kind = std::find_if(Kinds().begin(), Kinds().end(),
                               [&](const Kind& k) { return name == k.name; });
      if (kind == Kinds().end()) {
        return rules->Fault(rule.source, "/make", "a rule of arithmetic makes no known kind",
                            "\"kind\": sum, split, shares, share, birth or reported");
      }
      for (const char* capture : kind->captures) {
        const bool has = rule.pattern.find(":" + std::string(capture) + "}") != std::string::npos ||
                         rule.pattern.find("<" + std::string(capture) + ">") != std::string::npos;
        if (!has) {
          return rules->Fault(rule.source, "/pattern",
                              "nothing is captured as " + std::string(capture),
                              "a capture of that name");
        }
      }
      compiled.kind = kind->kind;
      compiled.one = rule.make->value("one", std::vector<std::string>());
    }
  }
  return out;
}

std::vector<Arithmetic> ArithmeticRules::Find(const Reading& reading,
                                              std::vector<Claim>* claims) const {
  std::vector<Arithmetic> found;
  if (layer_ == nullptr) return found;
  const Document& document = reading.document;
  const std::vector<Mark> marks = marker_.Marks(reading.mentions);
  if (marks.empty()) return found;
  auto paragraph_of = [&](const PatternMatch& match) -> const Paragraph& {
    return document
        .paragraphs[document.sentences[document.tokens[match.tokens.first].sentence].paragraph];
  };
  for (const PatternMatch& match : layer_->ScanAll(document, marks)) {
    if (paragraph_of(match).boilerplate) continue;
    const Rule& rule = kinds_[match.rule];
    if (!rule.kind) {
      const Capture* day = match.Find("reported");
      if (day == nullptr || day->mark < 0) continue;
      const Mark& mark = marks[static_cast<size_t>(day->mark)];
      const DateValue* date = reading.mentions[mark.payload].As<DateValue>();
      if (date == nullptr || date->type == DateType::kDuration) continue;
      Claim& claim = claims->emplace_back(
          ClaimAt(reading, Field::kDate, "reported", mark.tokens.first, mark.tokens));
      claim.proposition = -1;  // of what is reported it says nothing
      claim.value = *date;
      claim.rule = layer_->rules()[match.rule].name;
      continue;
    }
    Arithmetic arithmetic;
    arithmetic.kind = *rule.kind;
    arithmetic.rule = layer_->rules()[match.rule].name;
    auto add = [&](std::string role, TokenRange tokens, const MentionValue& value) {
      Term& term = arithmetic.terms.emplace_back();
      term.role = std::move(role);
      if (const Quantity* q = std::get_if<Quantity>(&value)) term.value = *q;
      if (const DateValue* d = std::get_if<DateValue>(&value)) term.value = *d;
      term.witness = reading.WitnessOf(tokens);
    };
    for (const Capture& capture : match.captures) {
      if (capture.name == "parts") {
        for (uint32_t t = capture.tokens.first; t < capture.tokens.last; ++t) {
          auto mark = std::find_if(marks.begin(), marks.end(), [&](const Mark& m) {
            return m.tokens.first == t && marker_.IsNumber(m.cls);
          });
          if (mark != marks.end()) {
            add("part", mark->tokens, reading.mentions[mark->payload].value);
            t = mark->tokens.last - 1;
            continue;
          }
          std::string word(Slice(document.text, document.tokens[t].span));
          absl::AsciiStrToLower(&word);
          if (std::find(rule.one.begin(), rule.one.end(), word) != rule.one.end()) {
            add("part", {t, t + 1}, One());
          }
        }
      } else if (capture.mark >= 0) {
        const Mark& mark = marks[static_cast<size_t>(capture.mark)];
        const std::string_view name = capture.name;
        if (name == "total" || name == "part" || name == "whole" || name == "share" ||
            name == "age" || name == "birth") {
          add(std::string(name), mark.tokens, reading.mentions[mark.payload].value);
        }
      }
    }
    arithmetic.witness = reading.WitnessOf(match.tokens);
    found.push_back(std::move(arithmetic));
  }
  return found;
}

}  // namespace gainsay
