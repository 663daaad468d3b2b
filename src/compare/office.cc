// SPDX-License-Identifier: Apache-2.0
// Tested by tests/compare/office_test.cc.
#include "compare/office.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace gainsay {
namespace {

constexpr std::string_view kTerms = "en/office";
constexpr std::string_view kHolders = "world/offices";
constexpr size_t kSharedWords = 2;  // that make two names of bodies likely one's

Verdict Make(Relation relation, std::string reason, double distance = 0,
             std::string_view rests_on = {}) {
  return {relation, std::move(reason), distance, std::string(rests_on)};
}

// Two words in one order, so that a reason does not depend on who comes first.
std::string Both(std::string_view a, std::string_view b, std::string_view joint) {
  return absl::StrFormat("%s %s %s", std::min(a, b), joint, std::max(a, b));
}

bool Contained(std::string_view a, std::string_view b) {
  std::string x = FoldPlaceName(a), y = FoldPlaceName(b);
  return x.find(y) != x.npos || y.find(x) != y.npos;
}

// "Security Response Alliance" and "Security Response Center": most words are one body's, one is
// another.
bool DifferInOneWord(std::string_view a, std::string_view b) {
  auto words = [](std::string_view name) {
    std::string folded = FoldPlaceName(name);
    std::erase(folded, '.');  // "L.A."
    return std::vector<std::string>(absl::StrSplit(folded, ' ', absl::SkipEmpty()));
  };
  const std::vector<std::string> x = words(a), y = words(b);
  if (x.size() != y.size() || x.size() < kSharedWords + 1) return false;
  size_t same = 0;
  for (size_t i = 0; i < x.size(); ++i) same += x[i] == y[i];
  return same + 1 == x.size();
}

// Whether the two are of bodies that differ; one that is not named differs from none.
std::optional<std::string> OtherBody(const OfficeValue& a, const OfficeValue& b,
                                     const PlaceTable& places) {
  if (!a.jurisdiction.empty() && !b.jurisdiction.empty() && a.jurisdiction != b.jurisdiction) {
    std::optional<PlaceId> x = places.FindKey(a.jurisdiction), y = places.FindKey(b.jurisdiction);
    // "US governor" may be the governor of a state; "the prime minister of England" of the UK.
    Containment c = x && y ? places.Relate(*x, *y) : Containment::kUnknown;
    if (c != Containment::kWithin && c != Containment::kContains) return "offices of two places";
  }
  if (!a.organization.empty() && !b.organization.empty() &&
      !Contained(a.organization, b.organization)) {
    return "offices of two organisations";
  }
  return std::nullopt;
}

// Deputy and vice are two words for one thing; an assistant is less.
bool SameRank(OfficeRank a, OfficeRank b) {
  auto norm = [](OfficeRank r) { return r == OfficeRank::kVice ? OfficeRank::kDeputy : r; };
  return norm(a) == norm(b);
}

bool Touch(const DayRange& a, const DayRange& b) {
  if (!a.first || !a.last || !b.first || !b.last) return true;  // nothing parts them
  return *a.first <= *b.last && *b.first <= *a.last;
}

std::string JoinHolders(const std::vector<const Tenure*>& tenures) {
  std::string names;
  for (size_t i = 0; i < tenures.size(); ++i) {
    if (i > 0) names += i + 1 == tenures.size() ? " and " : ", ";
    names += tenures[i]->holder;
  }
  return names;
}

}  // namespace

Verdict CompareOffices(const OfficeValue& a, const OfficeValue& b, const OfficeTerms& terms,
                       const PlaceTable& places) {
  OfficeValue x = a, y = b;
  x.surface = y.surface = "";
  if (x == y) return Make(Relation::kSame, "the same office");
  if (a.role == b.role && a.status == b.status && a.jurisdiction == b.jurisdiction &&
      DifferInOneWord(a.organization, b.organization)) {
    return Make(Relation::kConflict,
                Both(a.organization, b.organization, "and") + " are two bodies", 0.4);
  }
  if (std::optional<std::string> why = OtherBody(a, b, places)) {
    return Make(Relation::kIncomparable, *std::move(why), 1);
  }
  if (a.role.empty() || b.role.empty()) {
    return Make(Relation::kIncomparable, "one names no role");
  }
  if (a.role != b.role) {
    if (terms.IsBroader(a.role, b.role) || terms.IsBroader(b.role, a.role)) {
      return Make(Relation::kCompatible, Both(a.role, b.role, "and") + ": one says less", 0.1,
                  kTerms);
    }
    if (std::optional<int> steps = terms.StepsApart(a.role, b.role)) {
      if (*steps == 0) return Make(Relation::kCompatible, "one rank in two services", 0.1, kTerms);
      if (a.status != b.status) {
        return Make(Relation::kCompatible, "ranks held at different times", 0.3, kTerms);
      }
      return Make(Relation::kConflict, Both(a.role, b.role, "and") + " are two ranks",
                  std::min(1.0, 0.4 + 0.1 * *steps), kTerms);
    }
    if (terms.AreExclusive(a.role, b.role) && a.rank == b.rank) {
      if (a.status != b.status) {
        return Make(Relation::kCompatible, "offices held at different times", 0.3, kTerms);
      }
      return Make(Relation::kConflict, "nobody is " + Both(a.role, b.role, "and") + " at one time",
                  0.8, kTerms);
    }
    return Make(Relation::kIncomparable, "one person can be " + Both(a.role, b.role, "and"), 0.5);
  }
  if (a.status != b.status) {
    return Make(Relation::kCompatible, "told of different times of one office", 0.2);
  }
  if (!SameRank(a.rank, b.rank)) {
    return Make(Relation::kConflict,
                absl::StrFormat("%s of the %s against %s", OfficeRankName(std::min(a.rank, b.rank)),
                                a.role, OfficeRankName(std::max(a.rank, b.rank))),
                0.6);
  }
  if (!a.portfolio.empty() && !b.portfolio.empty() && a.portfolio != b.portfolio) {
    return Make(Relation::kConflict, "two portfolios: " + Both(a.portfolio, b.portfolio, "and"),
                0.6);
  }
  bool alike = a.portfolio == b.portfolio && a.jurisdiction == b.jurisdiction &&
               a.organization == b.organization;
  return alike ? Make(Relation::kSame, "the same office")
               : Make(Relation::kCompatible, "one says less of the same office");
}

Verdict CompareHolders(const OfficeValue& office, std::string_view a, const DayRange& when_a,
                       std::string_view b, const DayRange& when_b, const OfficeTable& table) {
  if (MayBeOnePerson(a, b)) return Make(Relation::kSame, "they can be one person");
  if (!office.single_holder || office.rank != OfficeRank::kFull) {
    return Make(Relation::kIncomparable, "the office can have several holders", 0.5);
  }
  OfficeKey key = KeyOf(office);
  bool touch = Touch(when_a, when_b);
  bool timed = when_a.first && when_a.last && when_b.first && when_b.last;
  switch (table.EverTogether(key, a, b)) {
    case Held::kNo:
      if (timed && !touch)
        return Make(Relation::kSuperseded, "one followed the other", 0.2, kHolders);
      return Make(Relation::kConflict,
                  absl::StrFormat("%s never held the office at one time", Both(a, b, "and")), 1,
                  kHolders);
    case Held::kYes: return Make(Relation::kIncomparable, "both held it", 0.3, kHolders);
    case Held::kUnknown: break;
  }
  if (timed && !touch) {
    return Make(Relation::kIncomparable, "told of different times", 0.4);
  }
  return Make(Relation::kConflict,
              absl::StrFormat("one office, two holders: %s", Both(a, b, "and")), 0.8);
}

Verdict CheckHolder(const OfficeValue& office, std::string_view name, const DayRange& when,
                    const OfficeTable& table) {
  if (office.status != OfficeStatus::kCurrent || office.rank != OfficeRank::kFull || !when.first ||
      !when.last) {
    return Make(Relation::kIncomparable, "no time or no full office is told");
  }
  OfficeKey key = KeyOf(office);
  switch (table.HeldAt(key, name, *when.first, *when.last)) {
    case Held::kYes: return Make(Relation::kSame, "the table says so too", 0, kHolders);
    case Held::kNo: break;
    case Held::kUnknown: return Make(Relation::kIncomparable, "the table does not say");
  }
  std::vector<const Tenure*> holders = table.HoldersAt(key, *when.first, *when.last);
  if (holders.empty()) return Make(Relation::kIncomparable, "the table has nobody for that time");
  return Make(Relation::kConflict,
              absl::StrFormat("%s did not hold it then: %s did", name, JoinHolders(holders)), 1,
              kHolders);
}

}  // namespace gainsay
