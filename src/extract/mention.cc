// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/claims_test.cc.
#include "extract/mention.h"

#include "absl/strings/str_format.h"

namespace gainsay {
namespace {

struct Dumper {
  template <typename T>
  std::string operator()(const T& value) const {
    return Dump(value);
  }
  std::string operator()(const QuotationValue& q) const { return q.source_name; }
  std::string operator()(const EventValue& e) const { return e.frame + "/" + e.lemma; }
  std::string operator()(const OtherValue& o) const { return o.name + "/" + o.category; }
};

}  // namespace

std::string_view MentionKindName(MentionKind kind) {
  switch (kind) {
    case MentionKind::kPerson: return "person";
    case MentionKind::kOrganization: return "organization";
    case MentionKind::kPlace: return "place";
    case MentionKind::kOffice: return "office";
    case MentionKind::kTime: return "time";
    case MentionKind::kQuantity: return "quantity";
    case MentionKind::kQuotation: return "quotation";
    case MentionKind::kEvent: return "event";
    case MentionKind::kOther: return "other";
  }
  return "other";
}

std::string Dump(const Mention& mention, std::string_view text) {
  return absl::StrFormat("%s «%s» %s [%s]", MentionKindName(mention.kind),
                         Slice(text, mention.span), std::visit(Dumper(), mention.value),
                         mention.rule);
}

}  // namespace gainsay
