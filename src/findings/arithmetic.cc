// SPDX-License-Identifier: Apache-2.0
//
// Numbers of one passage that do not add up (claims/arithmetic.h collects them).
//
//   sum     "5 people: three men and one woman"                    4, not 5
//   split   "of the 12 villages, 8 are in Peru and 6 in Bolivia"   14 of 12; 10 of 12 is fine
//   shares  "60 percent of the water, ... 30 percent, ... 20"      more than the whole
//   share   "12 of 40 patients (25 percent)"                       30 percent; 29 is rounded
//   birth   "born in 1961, is 58 years old", in 2024               62 or 63
//
// Only numbers that are said without a hedge. An age needs the article's date; where the file
// does not state it, the latest full date in the first sentences is a lower bound of it, so that
// only somebody who is too young is found.
// Tested by tests/findings/within_test.cc.
#include <algorithm>
#include <cmath>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "findings/candidate.h"

namespace gainsay {
namespace {

constexpr double kWhole = 100.5;         // shares of one thing, rounded each
constexpr uint32_t kFirstSentences = 4;  // in which an article says of what day it is

const Term* FindTerm(const Arithmetic& arithmetic, std::string_view role) {
  auto at = std::find_if(arithmetic.terms.begin(), arithmetic.terms.end(),
                         [&](const Term& t) { return t.role == role; });
  return at == arithmetic.terms.end() ? nullptr : &*at;
}

// The number of an exact quantity.
std::optional<double> Exactly(const Term* term) {
  const Quantity* q = term == nullptr ? nullptr : std::get_if<Quantity>(&term->value);
  if (q == nullptr || !q->exact() || !std::isfinite(q->min)) return std::nullopt;
  return q->min;
}

// The step of the last digit as written, at most 1: 25 -> 1, 12.5 -> 0.1.
double LastDigit(const Term& term, double value) {
  const Quantity& q = std::get<Quantity>(term.value);
  if (q.significant <= 0 || value == 0) return 1;
  return std::min(1.0, std::pow(10, std::floor(std::log10(std::abs(value))) - q.significant + 1));
}

class Checker {
 public:
  Checker(const ArticleClaims& article, uint32_t index, std::vector<Candidate>* out)
      : article_(article), index_(index), out_(out) {}

  void Check(const Arithmetic& a) {
    switch (a.kind) {
      case ArithmeticKind::kSum:
      case ArithmeticKind::kSplit: return Sum(a);
      case ArithmeticKind::kShares: return Shares(a);
      case ArithmeticKind::kShare: return Share(a);
      case ArithmeticKind::kBirth: return Birth(a);
    }
  }

 private:
  // The words of the passage from the first to the last of some terms.
  struct Words {
    Witness witness;
    std::string value;
  };
  std::optional<Words> Cut(const Arithmetic& a, const std::vector<const Term*>& terms) const {
    Span cover = terms.front()->witness.span;
    for (const Term* term : terms) cover = Cover(cover, term->witness.span);
    const Span whole = a.witness.span;
    if (!whole.Contains(cover)) return std::nullopt;
    Words words;
    words.witness = PartOf(a.witness, {cover.begin - whole.begin, cover.end - whole.begin});
    words.value = words.witness.quote;
    return words;
  }

  void Add(const Arithmetic& a, std::string rule, std::string subject, std::string reason,
           const std::vector<const Term*>& one, const std::vector<const Term*>& other) {
    const auto x = Cut(a, one), y = Cut(a, other);
    if (!x || !y) return;
    Candidate candidate;
    candidate.rule = std::move(rule);
    candidate.field = Field::kNumber;
    candidate.subject = std::move(subject);
    candidate.verdict = {Relation::kConflict, std::move(reason), 1};
    candidate.features["within"] = 1;
    candidate.features["within " + candidate.rule] = 1;
    for (const auto& words : {*x, *y}) {
      ReadingOfFact& reading = candidate.readings.emplace_back();
      reading.value = reading.normalized = words.value;
      reading.typed = words.value;
      reading.witnesses.emplace_back();
      reading.witnesses.back().article = index_;
      reading.witnesses.back().at = words.witness;
    }
    out_->push_back(std::move(candidate));
  }

  // All parts are exact; their sum.
  static std::optional<double> Parts(const Arithmetic& a, std::vector<const Term*>* parts) {
    double sum = 0;
    for (const Term& term : a.terms) {
      if (term.role != "part") continue;
      const auto value = Exactly(&term);
      if (!value) return std::nullopt;
      sum += *value;
      parts->push_back(&term);
    }
    if (parts->size() < 2) return std::nullopt;
    return sum;
  }

  void Sum(const Arithmetic& a) {
    std::vector<const Term*> parts;
    const Term* total = FindTerm(a, "total");
    const auto whole = Exactly(total), sum = Parts(a, &parts);
    if (!whole || !sum) return;
    const bool split = a.kind == ArithmeticKind::kSplit;
    if (split ? *sum <= *whole : *sum == *whole) return;
    Add(a, split ? "number.split" : "number.sum", "a total and its parts",
        absl::StrFormat("the parts make %g, not %g", *sum, *whole), {total}, parts);
  }

  void Shares(const Arithmetic& a) {
    std::vector<const Term*> parts;
    const auto sum = Parts(a, &parts);
    if (!sum || *sum <= kWhole) return;
    Add(a, "number.shares", "shares of one whole",
        absl::StrFormat("together they make %g percent", *sum), {parts.front()},
        {parts.begin() + 1, parts.end()});
  }

  void Share(const Arithmetic& a) {
    const Term *part = FindTerm(a, "part"), *whole = FindTerm(a, "whole");
    const Term* share = FindTerm(a, "share");
    const auto x = Exactly(part), y = Exactly(whole), percent = Exactly(share);
    if (!x || !y || !percent || *y <= 0 || *x > *y) return;
    const double right = 100 * *x / *y;
    // Rounded or cut off, both are said.
    if (std::abs(right - *percent) <= LastDigit(*share, *percent) + 1e-9) return;
    Add(a, "number.share", "a share and what it is of",
        absl::StrFormat("%g of %g is %.3g percent", *x, *y, right), {share}, {part, whole});
  }

  void Birth(const Arithmetic& a) {
    const Term *age = FindTerm(a, "age"), *birth = FindTerm(a, "birth");
    const auto years = Exactly(age);
    const Quantity* q = age == nullptr ? nullptr : std::get_if<Quantity>(&age->value);
    const DateValue* born = birth == nullptr ? nullptr : std::get_if<DateValue>(&birth->value);
    if (!years || q->unit != "year" || born == nullptr || !born->year || !born->mod.empty() ||
        born->granularity > Granularity::kYear || born->anchor != Anchor::kAbsolute) {
      return;
    }
    const auto [year, stated] = Year();
    if (year == 0) return;
    // The birthday of that year is behind or before us.
    const int oldest = year - *born->year, youngest = oldest - 1;
    if (*years >= youngest && (*years <= oldest || !stated)) return;
    Add(a, "number.birth", "age and birth",
        absl::StrFormat("in %d that is an age of %d or %d", year, youngest, oldest), {age},
        {birth});
  }

  // Of what year the article is, and whether its file says so.
  std::pair<int, bool> Year() const {
    int year = 0;
    if (article_.published.size() >= 4 &&
        absl::SimpleAtoi(article_.published.substr(0, 4), &year)) {
      return {year, true};
    }
    for (const Claim& claim : article_.claims) {
      const DateValue* date = std::get_if<DateValue>(&claim.value);
      if (date == nullptr || claim.sentence >= kFirstSentences || !date->year || !date->day ||
          date->anchor != Anchor::kAbsolute || date->relative) {
        continue;
      }
      year = std::max(year, *date->year);
    }
    return {year, false};
  }

  const ArticleClaims& article_;
  const uint32_t index_;
  std::vector<Candidate>* out_;
};

}  // namespace

void ArithmeticCandidates(const ArticleClaims& article, uint32_t index,
                          std::vector<Candidate>* out) {
  Checker checker(article, index, out);
  for (const Arithmetic& arithmetic : article.arithmetic) checker.Check(arithmetic);
}

}  // namespace gainsay
