// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/claims_test.cc.
#include "extract/cascade.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/status.h"
#include "extract/attribution.h"
#include "extract/date.h"
#include "extract/entity.h"
#include "extract/name.h"
#include "extract/number.h"
#include "extract/office.h"
#include "extract/place.h"

namespace gainsay {

struct Cascade::Extractors {
  std::shared_ptr<const RuleSet> rules;
  NumberExtractor number;
  DateExtractor date;
  PlaceExtractor place;
  OfficeExtractor office;
  NameExtractor name;
  EntityResolver entity;
  AttributionExtractor attribution;
};

namespace {

// Which kind is kept where two mentions share words: the one that stands first in this list
// takes the words of those after it. Kinds that are not listed lie over others freely.
constexpr MentionKind kKeeps[] = {MentionKind::kTime,   MentionKind::kQuantity,
                                  MentionKind::kPerson, MentionKind::kOrganization,
                                  MentionKind::kOther,  MentionKind::kPlace};

int RankOf(MentionKind kind) {
  auto at = std::find(std::begin(kKeeps), std::end(kKeeps), kind);
  return at == std::end(kKeeps) ? -1 : static_cast<int>(at - std::begin(kKeeps));
}

// Whether `a` stays and `b`, which shares words with it, goes.
bool Keeps(const Mention& a, const Mention& b) {
  int one = RankOf(a.kind), other = RankOf(b.kind);
  if (one < 0 || other < 0) return false;
  if (a.tokens.size() != b.tokens.size()) return a.tokens.size() > b.tokens.size();
  return one < other;
}

// Drops mentions under others that explain more. The mentions are in order of span, so only a
// run of neighbours can overlap.
std::vector<Mention> WithoutOverlaps(std::vector<Mention> mentions) {
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first
                                            : a.tokens.last > b.tokens.last;
  });
  std::vector<bool> dropped(mentions.size());
  for (size_t i = 0; i < mentions.size(); ++i) {
    if (dropped[i] || RankOf(mentions[i].kind) < 0) continue;
    for (size_t j = i + 1;
         j < mentions.size() && mentions[j].tokens.first < mentions[i].tokens.last; ++j) {
      if (dropped[j] || RankOf(mentions[j].kind) < 0) continue;
      if (Keeps(mentions[j], mentions[i])) {
        dropped[i] = true;
        break;
      }
      dropped[j] = true;
    }
  }
  std::vector<Mention> kept;
  for (size_t i = 0; i < mentions.size(); ++i) {
    if (!dropped[i]) kept.push_back(std::move(mentions[i]));
  }
  return kept;
}

// Quotations lie over other mentions and take nothing away, but entities know mentions by number.
void AddQuotations(std::vector<Mention> quotations, Sheet* sheet) {
  std::vector<Mention>& mentions = sheet->mentions;
  std::move(quotations.begin(), quotations.end(), std::back_inserter(mentions));
  mentions = WithoutOverlaps(std::move(mentions));
  std::vector<uint32_t> place;  // of what was there before, in its order
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].kind != MentionKind::kQuotation) place.push_back(i);
  }
  std::vector<int> of_mention(mentions.size(), -1);
  for (size_t i = 0; i < sheet->entities.of_mention.size(); ++i) {
    of_mention[place[i]] = sheet->entities.of_mention[i];
  }
  sheet->entities.of_mention = std::move(of_mention);
  for (LocalEntity& entity : sheet->entities.entities) {
    for (uint32_t& mention : entity.mentions) mention = place[mention];
  }
}

}  // namespace

Cascade::Cascade(std::unique_ptr<Extractors> extractors) : extractors_(std::move(extractors)) {}
Cascade::~Cascade() = default;
Cascade::Cascade(Cascade&&) noexcept = default;
Cascade& Cascade::operator=(Cascade&&) noexcept = default;

absl::StatusOr<Cascade> Cascade::Compile(std::shared_ptr<const RuleSet> rules) {
  ASSIGN_OR_RETURN(NumberExtractor number, NumberExtractor::Compile(rules));
  ASSIGN_OR_RETURN(DateExtractor date, DateExtractor::Compile(rules));
  ASSIGN_OR_RETURN(PlaceExtractor place, PlaceExtractor::Compile(rules));
  ASSIGN_OR_RETURN(OfficeExtractor office, OfficeExtractor::Compile(rules));
  ASSIGN_OR_RETURN(NameExtractor name, NameExtractor::Compile(rules));
  ASSIGN_OR_RETURN(EntityResolver entity, EntityResolver::Compile(rules));
  ASSIGN_OR_RETURN(AttributionExtractor attribution, AttributionExtractor::Compile(rules));
  return Cascade(std::unique_ptr<Extractors>(new Extractors{
      std::move(rules), std::move(number), std::move(date), std::move(place), std::move(office),
      std::move(name), std::move(entity), std::move(attribution)}));
}

Sheet Cascade::Extract(const Document& document, const std::optional<Published>& published) const {
  const Extractors& x = *extractors_;
  Sheet sheet;
  sheet.document = &document;
  sheet.published = published;
  sheet.words = x.rules->lexicons().Find(document);
  auto add = [&](std::vector<Mention> found) {
    std::move(found.begin(), found.end(), std::back_inserter(sheet.mentions));
    sheet.mentions = WithoutOverlaps(std::move(sheet.mentions));
  };
  add(x.number.Extract(sheet));
  add(x.date.Extract(sheet));
  add(x.place.Extract(sheet));
  add(x.office.Extract(sheet));
  add(x.name.Extract(sheet));
  x.entity.Resolve(&sheet);
  AddQuotations(x.attribution.Extract(sheet), &sheet);
  return sheet;
}

}  // namespace gainsay
