// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/arithmetic_test.cc.
#include "extract/mention_marks.h"

namespace gainsay {

MentionMarker::MentionMarker(const RuleSet& rules)
    : quantity_(rules.FindClass("quantity")),
      percent_(rules.FindClass("percent")),
      age_(rules.FindClass("age")),
      time_(rules.FindClass("time")),
      person_(rules.FindClass("person")),
      place_(rules.FindClass("place")) {}

ClassId MentionMarker::ClassOf(const Mention& mention) const {
  if (const Quantity* q = mention.As<Quantity>()) {
    switch (q->dimension) {
      case Dimension::kCount: return quantity_;
      case Dimension::kPercent: return percent_;
      case Dimension::kAge: return age_;
      default: return 0;
    }
  }
  switch (mention.kind) {
    case MentionKind::kTime: return time_;
    case MentionKind::kPerson: return person_;
    case MentionKind::kPlace: return place_;
    default: return 0;
  }
}

std::vector<Mark> MentionMarker::Marks(const std::vector<Mention>& mentions) const {
  std::vector<Mark> marks;
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    if (const ClassId cls = ClassOf(mentions[i]); cls != 0) {
      marks.push_back({mentions[i].tokens, cls, i});
    }
  }
  return marks;
}

}  // namespace gainsay
