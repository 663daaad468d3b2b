// SPDX-License-Identifier: Apache-2.0
//
// A later state of the same thing is no contradiction: 12 dead on Monday, 15 on Tuesday.
//
//   published        the articles' dates are known, and each larger count is of a later day
//   said             "the toll rose to 15", "revised to 6.3": the words give the later value
//
// The first holds for counts that only grow (table "findings", "grows"); a sentence, a price or
// an age does not. Where the order is not known, or a later article has less, it is a conflict.
// Tested by tests/findings/makers_test.cc.
#include <algorithm>
#include <map>

#include "findings/candidate.h"
#include "findings/words.h"
#include "ingest/article.h"

namespace gainsay {
namespace {

// The day an article was published, nothing where it does not say.
std::optional<int64_t> DayOf(const ArticleClaims& article) {
  const std::optional<Published> published = ParsePublished(article.published);
  if (!published) return std::nullopt;
  return DaysFromCivil(published->year, published->month, published->day);
}

struct Stated {
  double value = 0;
  std::optional<int64_t> first, last;  // day of the first and of the last article that says so
  bool known = true;                   // all of them are dated
  bool revised = false;                // one of them says that it is the later value
};

bool SaysRevised(const StoryView& view, const ArticleClaims& article, const Claim& claim) {
  const Quantity* quantity = std::get_if<Quantity>(&claim.value);
  if (quantity != nullptr && quantity->change == Change::kTo) return true;
  return claim.proposition >= 0 && claim.before == "to" &&
         view.words->revised.contains(
             article.propositions[static_cast<size_t>(claim.proposition)].predicate);
}

std::optional<Stated> StateOf(const StoryView& view, const ReadingOfFact& reading) {
  const Quantity* quantity = std::get_if<Quantity>(&reading.typed);
  if (quantity == nullptr) return std::nullopt;
  Stated stated;
  stated.value = quantity->point;
  for (const ReadingWitness& w : reading.witnesses) {
    const ArticleClaims& article = (*view.articles)[w.article];
    const std::optional<int64_t> day = DayOf(article);
    if (!day) stated.known = false;
    if (day && (!stated.first || *day < *stated.first)) stated.first = day;
    if (day && (!stated.last || *day > *stated.last)) stated.last = day;
    for (const Claim& claim : article.claims) {
      if (claim.field == Field::kNumber && claim.witness.span == w.at.span) {
        stated.revised = stated.revised || SaysRevised(view, article, claim);
      }
    }
  }
  return stated;
}

}  // namespace

bool IsUpdate(const StoryView& view, const std::string& slot, const Candidate& candidate) {
  if (candidate.field != Field::kNumber || candidate.relation != FindingRelation::kConflict) {
    return false;
  }
  std::vector<Stated> states;
  for (const ReadingOfFact& reading : candidate.readings) {
    const std::optional<Stated> stated = StateOf(view, reading);
    if (!stated) return false;
    states.push_back(*stated);
  }
  std::sort(states.begin(), states.end(),
            [](const Stated& a, const Stated& b) { return a.value < b.value; });
  const bool grows = view.words->grows.contains(slot);
  for (size_t i = 1; i < states.size(); ++i) {
    const Stated &less = states[i - 1], &more = states[i];
    if (grows && less.known && more.known && *less.last < *more.first) continue;
    // The words say which is later; a date that says otherwise overrules them.
    const bool said = more.revised != less.revised;
    const bool against = less.known && more.known &&
                         (more.revised ? *more.last < *less.first : *less.last < *more.first);
    if (!said || against || (grows && less.revised)) return false;
  }
  return true;
}

}  // namespace gainsay
