// SPDX-License-Identifier: Apache-2.0
// Tested by tests/rules/office_table_test.cc.
#include "rules/office_table.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <deque>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_format.h"
#include "base/status.h"
#include "rules/place_table.h"

namespace gainsay {
namespace {

constexpr int64_t kEdge = 60;  // days at either end of a term about which nothing is said
constexpr std::string_view kAsOf = "# As of: ";

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  while (true) {
    size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

bool ParseInt(std::string_view text, int* value) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return error == std::errc() && end == text.data() + text.size();
}

// The first day of "2013-03-14", "2013-03" or "2013"; nothing when it is none.
std::optional<int64_t> ParseDay(std::string_view text) {
  std::vector<std::string_view> parts = Split(text, '-');
  if (parts.empty() || parts.size() > 3) return std::nullopt;
  int year = 0, month = 1, day = 1;
  if (!ParseInt(parts[0], &year)) return std::nullopt;
  if (parts.size() > 1 && !ParseInt(parts[1], &month)) return std::nullopt;
  if (parts.size() > 2 && !ParseInt(parts[2], &day)) return std::nullopt;
  std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                   std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::string KeyText(std::string_view jurisdiction, std::string_view role, std::string_view of) {
  return absl::StrFormat("%s|%s|%s", jurisdiction, role, of);
}

class OfficeTableImpl : public OfficeTable {
 public:
  absl::Status LoadPack(const std::string& directory) {
    std::filesystem::path folder = std::filesystem::path(directory) / "world";
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& item : std::filesystem::directory_iterator(folder, error)) {
      std::string name = item.path().filename().string();
      if (name.starts_with("offices") && name.ends_with(".tsv")) files.push_back(item.path());
    }
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path& path : files) {
      std::ifstream file(path, std::ios::binary);
      std::ostringstream text;
      if (!file || !(text << file.rdbuf())) {
        return Invalid(absl::StrFormat("%s: cannot be read", path.string()));
      }
      texts_.push_back(std::move(text).str());
      RETURN_IF_ERROR(ReadLines(path.string(), texts_.back()));
    }
    return absl::OkStatus();
  }

  void Finish() {
    for (size_t i = 0; i < tenures_.size(); ++i) {
      const Tenure& t = tenures_[i];
      offices_[KeyText(t.jurisdiction, t.role, t.of)].push_back(i);
    }
    for (auto& [key, list] : offices_) {
      std::sort(list.begin(), list.end(), [this](size_t a, size_t b) {
        return std::tie(tenures_[a].from, tenures_[a].holder) <
               std::tie(tenures_[b].from, tenures_[b].holder);
      });
    }
  }

  std::vector<const Tenure*> Of(const OfficeKey& office) const override {
    std::vector<const Tenure*> all;
    auto found = offices_.find(KeyText(office.jurisdiction, office.role, office.of));
    if (found == offices_.end()) return all;
    for (size_t i : found->second) all.push_back(&tenures_[i]);
    return all;
  }

  std::vector<const Tenure*> HoldersAt(const OfficeKey& office, int64_t first,
                                       int64_t last) const override {
    std::vector<const Tenure*> all = Of(office);
    std::erase_if(all, [&](const Tenure* t) { return t->to <= first || last < t->from; });
    return all;
  }

  Held HeldAt(const OfficeKey& office, std::string_view name, int64_t first,
              int64_t last) const override {
    Held held = Held::kUnknown;
    for (const Tenure* t : Of(office)) {
      if (!IsHolder(*t, name)) continue;
      if (t->from <= first && last < t->to) return Held::kYes;
      bool near = first < t->to + kEdge && t->from - kEdge <= last;
      bool before_known = !t->from_sure && last < t->from;
      bool after_known = t->open && first >= t->to;
      if (near || before_known || after_known) return Held::kUnknown;
      held = Held::kNo;
    }
    return held;
  }

  Held EverTogether(const OfficeKey& office, std::string_view a,
                    std::string_view b) const override {
    if (MayBeOnePerson(a, b)) return Held::kUnknown;
    bool known_a = false, known_b = false, sure = true;
    for (const Tenure* x : Of(office)) {
      bool is_a = IsHolder(*x, a), is_b = IsHolder(*x, b);
      if (is_a && is_b) return Held::kUnknown;
      known_a |= is_a;
      known_b |= is_b;
      if (!is_a) continue;
      for (const Tenure* y : Of(office)) {
        if (!IsHolder(*y, b)) continue;
        if (x->from < y->to && y->from < x->to) return Held::kYes;
        // "Since then at the latest" may reach back into the other's term.
        if ((!x->from_sure && y->to <= x->from) || (!y->from_sure && x->to <= y->from))
          sure = false;
      }
    }
    return known_a && known_b && sure ? Held::kNo : Held::kUnknown;
  }

  size_t size() const override { return tenures_.size(); }

 private:
  static bool IsHolder(const Tenure& t, std::string_view name) {
    if (MayBeOnePerson(t.holder, name)) return true;
    for (std::string_view other : t.other_names) {
      if (MayBeOnePerson(other, name)) return true;
    }
    return false;
  }

  absl::Status ReadLines(const std::string& path, std::string_view text) {
    std::optional<int64_t> as_of;
    for (int line_number = 1; !text.empty(); ++line_number) {
      size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      if (line.starts_with(kAsOf)) {
        as_of = ParseDay(line.substr(kAsOf.size()));
      }
      if (line.empty() || line.front() == '#') continue;
      if (absl::Status status = ReadLine(line, as_of); !status.ok()) {
        absl::string_view told = status.message();
        return Invalid(absl::StrFormat("%s:%d: %s", path, line_number, told));
      }
    }
    return absl::OkStatus();
  }

  absl::Status ReadLine(std::string_view line, std::optional<int64_t> as_of) {
    std::vector<std::string_view> columns = Split(line, '\t');
    if (columns.size() > 8) return Invalid("more than eight columns");
    columns.resize(8);
    Tenure t;
    t.jurisdiction = columns[0];
    t.role = columns[1];
    t.of = columns[2];
    t.holder = columns[3];
    if (t.role.empty() || t.holder.empty()) return Invalid("a line needs a role and a holder");
    std::string_view from = columns[4];
    if (from.starts_with('<')) {
      t.from_sure = false;
      from.remove_prefix(1);
    }
    std::optional<int64_t> first = ParseDay(from);
    if (!first) return Invalid(absl::StrFormat("\"%s\" is no day, as 2013-03-14 is", from));
    t.from = *first;
    t.open = columns[5].empty();
    std::optional<int64_t> last = t.open ? as_of : ParseDay(columns[5]);
    if (!last) return Invalid("an end is missing, and so is \"# As of:\" in the head");
    t.to = *last;
    if (t.to < t.from) return Invalid("the term ends before it begins");
    t.other_names = Split(columns[6], '|');
    if (columns[7] == "acting")
      t.acting = true;
    else if (!columns[7].empty())
      return Invalid(absl::StrFormat("unknown flag \"%s\"", columns[7]));
    tenures_.push_back(std::move(t));
    return absl::OkStatus();
  }

  std::deque<std::string> texts_;  // the tenures are views of these
  std::vector<Tenure> tenures_;
  absl::flat_hash_map<std::string, std::vector<size_t>> offices_;
};

// The words of a name, folded; a hyphen parts none, an initial's full stop goes.
std::vector<std::string> Words(std::string_view name) {
  std::string folded = FoldPlaceName(name);
  std::vector<std::string> words;
  for (std::string_view w : Split(folded, ' ')) {
    if (w.ends_with('.')) w.remove_suffix(1);
    if (!w.empty()) words.emplace_back(w);
  }
  return words;
}

}  // namespace

bool MayBeOnePerson(std::string_view a, std::string_view b) {
  std::vector<std::string> x = Words(a), y = Words(b);
  if (x.size() > y.size()) std::swap(x, y);
  if (x.empty() || x.back() != y.back()) return false;
  for (const std::string& word : x) {
    bool initial = word.size() == 1;
    bool found = std::any_of(y.begin(), y.end(), [&](const std::string& other) {
      return other == word || (initial && other.front() == word.front()) ||
             (other.size() == 1 && other.front() == word.front());
    });
    if (!found) return false;
  }
  return true;
}

OfficeKey KeyOf(const OfficeValue& value) {
  if (!value.portfolio.empty()) return {value.jurisdiction, value.role, value.portfolio};
  if (!value.organization.empty()) return {"", value.role, FoldPlaceName(value.organization)};
  return {value.jurisdiction, value.role, ""};
}

absl::StatusOr<std::shared_ptr<const OfficeTable>> OfficeTable::Load(
    const std::vector<PackInfo>& packs) {
  auto table = std::make_shared<OfficeTableImpl>();
  for (const PackInfo& pack : packs) RETURN_IF_ERROR(table->LoadPack(pack.directory));
  table->Finish();
  return table;
}

}  // namespace gainsay
