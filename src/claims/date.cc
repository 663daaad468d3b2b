// SPDX-License-Identifier: Apache-2.0
//
// Date claims: a time expression says when the predicate above it holds. The time of saying
// ("police said on Friday") is none of the story, so verbs of saying give no claim.
//
//   "was arrested on Monday"     arrest.time   Monday
//   "broke out about 8.40pm"     time          8.40pm, predicate break
//   "a two-hour standoff"        duration      2 hours, noun standoff
//
// Tested by tests/claims/claims_test.cc.
#include <algorithm>

#include "claims/builders.h"

namespace gainsay {

namespace {

// What the words alone say of a time that was resolved against another time in the text. Such an
// anchor serves the reader of one article; between two articles it would turn two ways of telling
// into two dates. False when nothing is left.
bool KeepWords(DateValue* date) {
  if (date->anchor != Anchor::kText) return true;
  if (!date->weekday && !date->hour && date->daypart.empty()) return false;
  if (date->relative && !date->weekday) return false;
  date->year.reset(), date->month.reset(), date->day.reset();
  date->from.reset(), date->to.reset();
  date->anchor = Anchor::kNone;
  return true;
}

}  // namespace

void DateClaims(Reading* reading, const FrameSet& frames, std::vector<Claim>* claims) {
  std::vector<bool> saying(reading->document.tokens.size());
  for (const Mention& mention : reading->mentions) {
    const QuotationValue* quotation = mention.As<QuotationValue>();
    if (quotation == nullptr || !quotation->cue) continue;
    std::fill(saying.begin() + quotation->cue->first, saying.begin() + quotation->cue->last, true);
  }
  for (const Mention& mention : reading->mentions) {
    const DateValue* date = mention.As<DateValue>();
    if (date == nullptr || date->type == DateType::kSet) continue;
    uint32_t head = reading->syntax.HeadOf(mention.tokens);
    int p = reading->GoverningProposition(head);
    if (date->type == DateType::kDuration) {
      const Token& t = reading->document.tokens[head];
      int noun = t.head >= 0 && (t.dep == Dep::kCompound || t.dep == Dep::kAmod ||
                                 t.dep == Dep::kNmod || t.dep == Dep::kNummod)
                     ? t.head
                     : -1;
      uint32_t at = noun >= 0 ? static_cast<uint32_t>(noun) : head;
      Claim claim = ClaimAt(*reading, Field::kDate, "duration", at, mention.tokens);
      claim.value = *date;
      claim.rule = mention.rule;
      claim.proposition = p;
      if (noun >= 0) {
        claim.noun = std::string(reading->document.tokens[noun].lemma);
        claim.modifiers = ModifiersOf(*reading, at, mention.tokens);
        claim.entity = reading->EntityAt(at);
      }
      claims->push_back(std::move(claim));
      continue;
    }
    if (p < 0 || date->timex == "PRESENT_REF" || date->timex == "PAST_REF" ||
        date->timex == "FUTURE_REF") {
      continue;
    }
    DateValue value = *date;
    if (!KeepWords(&value)) continue;
    LocalProposition& proposition = reading->propositions[p];
    if (saying[proposition.token]) continue;
    // The finer of two: "on Friday ... about 8.40pm" each give a claim, the first the frame.
    if (!proposition.record.time || value.granularity < proposition.record.time->granularity) {
      proposition.record.time = value;
    }
    const std::string& frame = proposition.record.frame;
    bool framed = !frame.empty() && frames.Compares(frame, "time", "date");
    Claim claim =
        ClaimAt(*reading, Field::kDate, framed ? frame + ".time" : "time", head, mention.tokens);
    claim.value = value;
    for (const MentionValue& other : mention.alternatives) {
      if (const DateValue* alternative = std::get_if<DateValue>(&other)) {
        claim.alternatives.push_back(*alternative);
      }
    }
    claim.rule = mention.rule;
    claim.proposition = p;
    claim.noun = proposition.record.predicate;
    claims->push_back(std::move(claim));
  }
}

}  // namespace gainsay
