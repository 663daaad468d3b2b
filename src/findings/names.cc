// SPDX-License-Identifier: Apache-2.0
//
// One name in two spellings.
//
//   Rouhani / Rohani, Gordon Advisors / Gordon Advisers   other letters
//   LinkdotNet / LINKdotNET                               other capitals
//   Al-Homoud / Al Homoud                                 divided otherwise
//   Bristol Attorney's Office / Bristol County Attorney's Office   a word put in
//
// Tested by tests/findings/names_test.cc.
#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "compare/house_style.h"
#include "findings/name_forms.h"

namespace gainsay {
namespace {

constexpr size_t kMaxForms = 24;  // of one entity; more are no slips

bool IsShouted(std::string_view word) {
  return std::none_of(word.begin(), word.end(),
                      [](unsigned char c) { return absl::ascii_islower(c); });
}

std::vector<std::string_view> SplitWords(std::string_view name) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < name.size();) {
    size_t end = std::min(name.find_first_of(" -/\n", at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// How two forms of one name are written otherwise, where that is worth a word: nothing for what
// style alone explains (a title, a legal form, initials, capitals throughout, British spelling).
std::optional<std::string> WrittenOtherwise(std::string_view a, std::string_view b, bool person) {
  std::vector<std::string> x = NameWords(a), y = NameWords(b);
  auto has_initial = [](const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [](const auto& w) { return w.size() < 2; });
  };
  if (x.empty() || y.empty() || has_initial(x) || has_initial(y)) return std::nullopt;
  if (x == y) {
    std::vector<std::string_view> as = SplitWords(a), bs = SplitWords(b);
    bool capitals = false;
    for (size_t i = 0; i < as.size() && i < bs.size(); ++i) {
      if (NameWords(as[i]) == NameWords(bs[i]) && as[i][0] == bs[i][0] &&
          std::count_if(as[i].begin(), as[i].end(), absl::ascii_isupper) ==
              std::count_if(bs[i].begin(), bs[i].end(), absl::ascii_isupper)) {
        continue;  // "Mt." and "Mt"
      }
      if (IsShouted(as[i]) || IsShouted(bs[i])) return std::nullopt;
      // "Re-Elect", "To Protect": where a word of an organisation's name begins, style decides.
      if (!person && as[i].substr(1) == bs[i].substr(1)) continue;
      capitals = true;
    }
    if (capitals) return "capitals";
    bool hyphens = std::count(a.begin(), a.end(), '-') != std::count(b.begin(), b.end(), '-');
    return hyphens ? std::optional<std::string>("hyphens") : std::nullopt;
  }
  if (absl::StrJoin(x, "") == absl::StrJoin(y, "")) return "division";
  if (x.size() != y.size()) return std::nullopt;
  int other = 0;
  for (size_t i = 0; i < x.size(); ++i) {
    if (HouseStyle(x[i]) == HouseStyle(y[i])) continue;
    ++other;
    size_t same =
        std::mismatch(x[i].begin(), x[i].end(), y[i].begin(), y[i].end()).first - x[i].begin();
    if (same < 5) return std::nullopt;  // "Ltd" and "Limited", "Mt" and "Mount"
  }
  if (other != 1) return std::nullopt;
  return "words";
}

// Whether the two differ by nothing but style or number: "Recognised", "Republicans".
bool IsStyle(const NameForm& a, const NameForm& b) {
  std::vector<std::string> x = NameWords(a.name), y = NameWords(b.name);
  if (x.size() != y.size()) return false;
  bool only_style = true;
  for (size_t i = 0; i < x.size() && only_style; ++i) {
    std::string p = HouseStyle(x[i]), q = HouseStyle(y[i]);
    bool number = p + "s" == q || q + "s" == p;
    only_style = p == q || (number && i + 1 == x.size() && a.kind != EntityKind::kPerson);
  }
  return only_style;
}

// A given name alone is short for nobody in particular: a single word is held against family
// names only.
bool GivenAlone(const NameForm& a, const NameForm& b, const NameComparer& names) {
  if (a.kind != EntityKind::kPerson && b.kind != EntityKind::kPerson) return false;
  std::vector<std::string> x = NameWords(a.name), y = NameWords(b.name);
  if (x.empty() || y.empty() || (x.size() > 1) == (y.size() > 1)) return false;
  return names.Compare(x.back(), y.back(), NameKind::kOther).relation != Relation::kVariant &&
         x.back() != y.back();
}

// A name of unknown kind is taken for a slip in another only where the two are long and near.
constexpr double kNearest = 0.36;
constexpr size_t kLongEnough = 5;

bool TooFar(const NameForm& a, const NameForm& b, double distance) {
  if (a.kind != EntityKind::kOther && b.kind != EntityKind::kOther) return false;
  size_t shorter = std::min(a.name.size(), b.name.size());
  return distance > kNearest || shorter < kLongEnough + (a.name[0] != b.name[0]);
}

struct Difference {
  Verdict verdict;
  std::string written;  // WrittenOtherwise, or ""
};

std::optional<Difference> Differ(const StoryView& view, const NameForm& a, const NameForm& b) {
  NameVerdict v = view.compare->names().Compare(a.name, b.name, NameKindOf(a.kind));
  if (v.relation == Relation::kVariant) {
    if (IsStyle(a, b) || GivenAlone(a, b, view.compare->names()) || TooFar(a, b, v.distance)) {
      return std::nullopt;
    }
    // A word put in or left out is no slip where one article writes both.
    if ((v.left.empty() || v.right.empty()) && ArticlesInCommon(a, b) > 0) return std::nullopt;
    return Difference{v, ""};
  }
  if (v.relation != Relation::kSame) return std::nullopt;
  std::optional<std::string> written = WrittenOtherwise(
      a.name, b.name, a.kind == EntityKind::kPerson || b.kind == EntityKind::kPerson);
  if (!written) return std::nullopt;
  Difference difference{v, *written};
  difference.verdict.relation = Relation::kVariant;
  difference.verdict.distance = 0.1;
  difference.verdict.reason =
      *written == "words" ? "two forms of one word" : "the same letters with other " + *written;
  return difference;
}

}  // namespace

void NameCandidates(const StoryView& view, std::vector<Candidate>* out) {
  NameForms forms = FormsOf(view);
  for (const auto& [entity, of_entity] : forms) {
    std::vector<const NameForm*> list;
    for (const auto& [name, form] : of_entity) list.push_back(&form);
    if (list.size() < 2 || list.size() > kMaxForms) continue;
    // The most frequent pair speaks for the finding.
    std::set<size_t> involved;
    std::pair<size_t, size_t> best;
    Difference difference;
    size_t most = 0;
    for (size_t i = 0; i < list.size(); ++i) {
      for (size_t j = i + 1; j < list.size(); ++j) {
        std::optional<Difference> d = Differ(view, *list[i], *list[j]);
        if (!d) continue;
        involved.insert(i), involved.insert(j);
        size_t weight = list[i]->articles.size() + list[j]->articles.size();
        if (weight > most) most = weight, best = {i, j}, difference = *std::move(d);
      }
    }
    if (involved.empty()) continue;
    // "KLITSCHKO" in a headline is none of the spellings in question.
    std::erase_if(involved, [&](size_t i) {
      return i != best.first && i != best.second && IsShouted(list[i]->name);
    });
    const NameForm &a = *list[best.first], &b = *list[best.second];
    Candidate candidate;
    candidate.rule = "name.spelling." + std::string(KindName(a.kind));
    candidate.field = Field::kName;
    candidate.relation = FindingRelation::kVariant;
    candidate.story = view.index;
    candidate.subject = "name of the " + std::string(KindName(a.kind));
    candidate.verdict = difference.verdict;
    candidate.features = FeaturesOf(view, a, b, difference.verdict);
    candidate.features["variant"] = 1;
    if (!difference.written.empty()) candidate.features["other " + difference.written] = 1;
    for (size_t i : involved) candidate.readings.push_back(ReadingOf(view, *list[i]));
    out->push_back(std::move(candidate));
  }
  RoleCandidates(view, forms, out);
  GivenNameCandidates(view, forms, out);
  NearNameCandidates(view, forms, out);
  DemonymCandidates(view, forms, out);
}

}  // namespace gainsay
