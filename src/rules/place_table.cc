// SPDX-License-Identifier: Apache-2.0
//
// Everything is a view into the files' text, which the table keeps. Names go into one hash map,
// folded; towns.tsv, large and rarely asked, stays as it is and is searched by bisection over
// its bytes: a line's key is its first field, and the lines are sorted.
//
// Tested by tests/rules/place_table_test.cc.
#include "rules/place_table.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_format.h"
#include "base/status.h"
#include "base/write_file.h"
#include "unicode/normalizer2.h"
#include "unicode/uchar.h"
#include "unicode/unistr.h"

namespace gainsay {
namespace {

constexpr int kMaxDepth = 8;  // of containment; deeper is a loop in the table

struct KindPrefix {
  std::string_view prefix;
  PlaceKind kind;
};
constexpr KindPrefix kKinds[] = {
    {"continent", PlaceKind::kContinent}, {"country", PlaceKind::kCountry},
    {"state", PlaceKind::kState},         {"region", PlaceKind::kRegion},
    {"county", PlaceKind::kCounty},       {"city", PlaceKind::kCity},
    {"district", PlaceKind::kDistrict},   {"island", PlaceKind::kIsland},
    {"water", PlaceKind::kWater},         {"mountain", PlaceKind::kMountain},
};

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

// Names in capitals, which lower-case words must not match: "US", "U.S.", "UAE".
bool CountsAsWritten(std::string_view name) {
  bool letter = false;
  for (char c : name) {
    if (c >= 'a' && c <= 'z') return false;
    if (c == ' ') return false;
    letter |= c >= 'A' && c <= 'Z';
  }
  return letter && name.size() <= 6;
}

bool IsAbbreviation(std::string_view name, PlaceKind kind) {
  if (kind != PlaceKind::kState) return false;
  if (name.back() == '.') return true;
  return name.size() == 2 && CountsAsWritten(name);
}

// What the containers of a key are when the line gives none: "city/US/TX/Houston" lies in
// "state/US/TX", where there is such a place, else in "country/US".
std::vector<std::string> ImpliedContainers(std::string_view key) {
  std::vector<std::string_view> parts = Split(key, '/');
  if (parts.size() < 3) return {};
  std::vector<std::string> containers;
  if (parts.size() > 3) {
    containers.push_back(absl::StrFormat("state/%s/%s", parts[1], parts[2]));
  }
  containers.push_back(absl::StrFormat("country/%s", parts[1]));
  return containers;
}

struct Named {
  PlaceId id;
  std::string_view written;  // set where only this form counts
  bool abbreviation;
};

absl::StatusOr<std::string> ReadWhole(const std::filesystem::path& path) {
  absl::StatusOr<std::string> text = ReadWholeFile(path.string());
  if (!text.ok()) return Invalid(absl::StrFormat("%s: cannot be read", path.string()));
  return text;
}

// Look-up by std::string_view without a copy.
struct Hash {
  using is_transparent = void;
  size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
};
struct Equal {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const { return a == b; }
};

class PlaceTableImpl : public PlaceTable {
 public:
  absl::Status LoadPack(const std::string& directory) {
    std::filesystem::path folder = std::filesystem::path(directory) / "world";
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& item : std::filesystem::directory_iterator(folder, error)) {
      std::string name = item.path().filename().string();
      if (name.starts_with("places") && name.ends_with(".tsv")) files.push_back(item.path());
      if (name == "towns.tsv") {
        ASSIGN_OR_RETURN(std::string text, ReadWhole(item.path()));
        towns_.push_back(std::move(text));
      }
    }
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path& path : files) {
      ASSIGN_OR_RETURN(std::string text, ReadWhole(path));
      texts_.push_back(std::move(text));
      RETURN_IF_ERROR(ReadLines(path.string(), texts_.back()));
    }
    return absl::OkStatus();
  }

  // Containers are named by key, so they are looked up once all files are read.
  absl::Status Finish() {
    for (PlaceId id = 0; id < entries_.size(); ++id) {
      for (const Pending& p : pending_[id]) {
        auto found = keys_.find(std::string_view(p.key));
        if (found != keys_.end()) {
          entries_[id].within.push_back(found->second);
        } else if (!p.implied) {
          return Invalid(absl::StrFormat("%s: unknown container \"%s\"", entries_[id].key, p.key));
        }
      }
    }
    pending_.clear();
    for (PlaceId id = 0; id < entries_.size(); ++id) {
      std::vector<PlaceId> all;
      if (!Containers(id, 0, &all)) {
        return Invalid(absl::StrFormat("%s: contains itself", entries_[id].key));
      }
    }
    // The best known first: countries, capitals, then in the order of the tables' kinds.
    for (auto& [name, named] : names_) {
      std::stable_sort(named.begin(), named.end(), [this](const Named& a, const Named& b) {
        return Weight(a.id) < Weight(b.id);
      });
    }
    return absl::OkStatus();
  }

  std::vector<PlaceHit> Find(std::string_view name) const override { return Look(names_, name); }
  std::vector<PlaceHit> FindDemonym(std::string_view word) const override {
    return Look(demonyms_, word);
  }
  bool MayBegin(std::string_view word) const override {
    bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return c >= 0; });
    if (!ascii) return first_words_.contains(FirstWord(FoldPlaceName(word)));
    char lower[32];
    size_t n = 0;
    for (; n < word.size() && n < sizeof lower && IsWordByte(word[n]); ++n) {
      lower[n] =
          word[n] >= 'A' && word[n] <= 'Z' ? static_cast<char>(word[n] - 'A' + 'a') : word[n];
    }
    return first_words_.contains(std::string_view(lower, n));
  }
  std::optional<PlaceId> FindKey(std::string_view key) const override {
    auto found = keys_.find(key);
    if (found == keys_.end()) return std::nullopt;
    return found->second;
  }
  const PlaceEntry& Get(PlaceId id) const override { return entries_[id]; }
  size_t size() const override { return entries_.size(); }

  std::vector<std::string_view> TownCountries(std::string_view name) const override {
    std::string key = FoldPlaceName(name);
    if (key.empty()) return {};
    for (const std::string& text : towns_) {
      if (std::string_view codes = Bisect(text, key); !codes.empty()) return Split(codes, ',');
    }
    return {};
  }

  Containment Relate(PlaceId a, PlaceId b) const override {
    if (a == b) return Containment::kSame;
    if (IsIn(a, b)) return Containment::kWithin;
    if (IsIn(b, a)) return Containment::kContains;
    const PlaceEntry& x = entries_[a];
    const PlaceEntry& y = entries_[b];
    // Regions, seas and mountains have no sharp border.
    if (!Bordered(x.kind) || !Bordered(y.kind)) return Containment::kUnknown;
    if (x.kind == y.kind) {
      // England and Kent are both "state": one level holds the other there.
      if (x.kind != PlaceKind::kState || SameParent(x, y)) return Containment::kApart;
    }
    std::optional<PlaceId> country_a = CountryOf(a), country_b = CountryOf(b);
    if (country_a && country_b && *country_a != *country_b && !IsIn(*country_a, *country_b) &&
        !IsIn(*country_b, *country_a)) {
      return Containment::kApart;
    }
    std::optional<PlaceId> state_a = StateOf(a), state_b = StateOf(b);
    if (state_a && state_b && *state_a != *state_b &&
        SameParent(entries_[*state_a], entries_[*state_b])) {
      return Containment::kApart;
    }
    return Containment::kUnknown;
  }

  std::optional<PlaceId> CountryOf(PlaceId id) const override {
    return Ancestor(id, PlaceKind::kCountry);
  }

 private:
  struct Pending {
    std::string key;
    bool implied;
  };
  using NameMap = absl::flat_hash_map<std::string, std::vector<Named>>;

  static bool Bordered(PlaceKind kind) {
    return kind == PlaceKind::kCountry || kind == PlaceKind::kState || kind == PlaceKind::kCounty ||
           kind == PlaceKind::kCity || kind == PlaceKind::kDistrict ||
           kind == PlaceKind::kContinent;
  }

  static bool SameParent(const PlaceEntry& a, const PlaceEntry& b) { return a.within == b.within; }

  // Lower is better known.
  int Weight(PlaceId id) const {
    const PlaceEntry& e = entries_[id];
    if (e.kind == PlaceKind::kCountry) return 0;
    if (e.capital) return 1;
    if (e.kind == PlaceKind::kContinent) return 1;
    if (e.kind == PlaceKind::kState && e.key.starts_with("state/US/")) return 2;
    if (e.kind == PlaceKind::kCity) return 3;
    if (e.kind == PlaceKind::kState) return 5;
    return 4;
  }

  absl::Status ReadLines(const std::string& path, std::string_view text) {
    int line_number = 0;
    while (!text.empty()) {
      size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      ++line_number;
      if (line.empty() || line.front() == '#') continue;
      if (absl::Status status = ReadLine(line); !status.ok()) {
        absl::string_view told = status.message();
        return Invalid(absl::StrFormat("%s:%d: %s", path, line_number, told));
      }
    }
    return absl::OkStatus();
  }

  absl::Status ReadLine(std::string_view line) {
    std::vector<std::string_view> columns = Split(line, '\t');
    if (columns.size() > 6) return Invalid("more than six columns");
    columns.resize(6);
    std::string_view key = columns[0];
    PlaceEntry entry;
    entry.key = key;
    entry.kind = PlaceKindOfKey(key);
    if (entry.kind == PlaceKind::kUnknown) {
      return Invalid(absl::StrFormat("\"%s\" is no key of a place, as city/IR/Tehran is", key));
    }
    entry.name = columns[1].empty() ? key.substr(key.rfind('/') + 1) : columns[1];
    for (std::string_view flag : Split(columns[5], '|')) {
      if (flag == "capital")
        entry.capital = true;
      else if (flag == "given")
        entry.given = true;
      else if (flag == "word")
        entry.word = true;
      else
        return Invalid(absl::StrFormat("unknown flag \"%s\": capital, given or word", flag));
    }
    std::vector<Pending> containers;
    for (std::string_view c : Split(columns[2], '|')) containers.push_back({std::string(c), false});
    if (containers.empty()) {
      for (std::string& c : ImpliedContainers(key)) containers.push_back({std::move(c), true});
    }
    auto [at, added] = keys_.try_emplace(key, static_cast<PlaceId>(entries_.size()));
    PlaceId id = at->second;
    if (added) {
      entries_.push_back(entry);
      pending_.push_back(std::move(containers));
    } else {
      entries_[id] = entry;
      pending_[id] = std::move(containers);
    }
    Add(&names_, entry.name, id, entry.kind);
    for (std::string_view name : Split(columns[3], '|')) Add(&names_, name, id, entry.kind);
    for (std::string_view word : Split(columns[4], '|')) {
      Add(&demonyms_, word, id, PlaceKind::kUnknown);
    }
    return absl::OkStatus();
  }

  static bool IsWordByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c < 0;
  }
  static std::string_view FirstWord(std::string_view folded) {
    size_t n = 0;
    while (n < folded.size() && IsWordByte(folded[n])) ++n;
    return folded.substr(0, n);
  }

  void Add(NameMap* map, std::string_view name, PlaceId id, PlaceKind kind) {
    if (name.empty()) return;
    std::string folded = FoldPlaceName(name);
    first_words_.emplace(FirstWord(folded));
    std::vector<Named>& all = (*map)[std::move(folded)];
    std::string_view written = CountsAsWritten(name) ? name : std::string_view();
    for (const Named& n : all) {
      if (n.id == id && n.written == written) return;
    }
    all.push_back({id, written, IsAbbreviation(name, kind)});
  }

  static std::vector<PlaceHit> Look(const NameMap& map, std::string_view name) {
    auto found = map.find(FoldPlaceName(name));
    if (found == map.end()) return {};
    std::vector<PlaceHit> hits;
    for (const Named& n : found->second) {
      if (n.written.empty() || n.written == name) hits.push_back({n.id, n.abbreviation});
    }
    return hits;
  }

  // The second field of the line whose first is `key`, or nothing.
  static std::string_view Bisect(std::string_view text, std::string_view key) {
    size_t low = 0, high = text.size();  // both at the beginning of a line, or at the end
    while (low < high) {
      size_t middle = low + (high - low) / 2;
      size_t begin = middle == 0 ? 0 : text.rfind('\n', middle - 1);
      begin = begin == std::string_view::npos || middle == 0 ? 0 : begin + 1;
      if (begin < low) begin = low;
      size_t end = std::min(text.find('\n', begin), text.size());
      std::string_view line = text.substr(begin, end - begin);
      std::string_view field = line.substr(0, line.find('\t'));
      // Comments stand first and begin with "#", which sorts before every letter.
      if (field == key) return line.substr(std::min(line.size(), field.size() + 1));
      if (field < key)
        low = std::min(end + 1, text.size());
      else
        high = begin;
    }
    return {};
  }

  bool Containers(PlaceId id, int depth, std::vector<PlaceId>* all) const {
    if (depth > kMaxDepth) return false;
    for (PlaceId c : entries_[id].within) {
      all->push_back(c);
      if (!Containers(c, depth + 1, all)) return false;
    }
    return true;
  }

  bool IsIn(PlaceId inner, PlaceId outer) const {
    for (PlaceId c : entries_[inner].within) {
      if (c == outer || IsIn(c, outer)) return true;
    }
    return false;
  }

  std::optional<PlaceId> Ancestor(PlaceId id, PlaceKind kind) const {
    if (entries_[id].kind == kind) return id;
    for (PlaceId c : entries_[id].within) {
      if (std::optional<PlaceId> found = Ancestor(c, kind)) return found;
    }
    return std::nullopt;
  }
  std::optional<PlaceId> StateOf(PlaceId id) const { return Ancestor(id, PlaceKind::kState); }

  std::deque<std::string> texts_;  // the entries are views of these
  std::vector<std::string> towns_;
  std::vector<PlaceEntry> entries_;
  std::vector<std::vector<Pending>> pending_;  // as entries_, until Finish
  absl::flat_hash_map<std::string_view, PlaceId> keys_;
  NameMap names_, demonyms_;
  absl::flat_hash_set<std::string, Hash, Equal> first_words_;
};

// Letters that have no decomposition, as tools/tables/places.py writes them.
std::string_view Special(char32_t c) {
  switch (c) {
    case 0x142: return "l";
    case 0x111:
    case 0xF0: return "d";
    case 0xF8: return "o";
    case 0x131: return "i";
    case 0xDF: return "ss";
    case 0xE6: return "ae";
    case 0x153: return "oe";
    case 0xFE: return "th";
    case 0x259: return "a";
    case 0x2018:
    case 0x2019:
    case 0x2BC:
    case 0x60:
    case 0xB4: return "'";
    default: return {};
  }
}

}  // namespace

PlaceKind PlaceKindOfKey(std::string_view key) {
  std::string_view prefix = key.substr(0, key.find('/'));
  if (prefix.size() == key.size()) return PlaceKind::kUnknown;
  for (const KindPrefix& k : kKinds) {
    if (k.prefix == prefix) return k.kind;
  }
  return PlaceKind::kUnknown;
}

std::string FoldPlaceName(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return c >= 0 && c != '`'; });
  if (ascii) {
    for (char c : name) {
      if (c == '\n' || c == '\t') c = ' ';
      if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error)) return std::string(name);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  icu::UnicodeString decomposed = nfd->normalize(text, error);
  for (int32_t i = 0; i < decomposed.length();) {
    UChar32 c = decomposed.char32At(i);
    i += U16_LENGTH(c);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    c = u_tolower(c);
    if (u_isUWhiteSpace(c)) c = ' ';
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    if (std::string_view plain = Special(c); !plain.empty())
      out += plain;
    else
      icu::UnicodeString(c).toUTF8String(out);
  }
  return out;
}

absl::StatusOr<std::shared_ptr<const PlaceTable>> PlaceTable::Load(
    const std::vector<PackInfo>& packs) {
  auto table = std::make_shared<PlaceTableImpl>();
  for (const PackInfo& pack : packs) RETURN_IF_ERROR(table->LoadPack(pack.directory));
  RETURN_IF_ERROR(table->Finish());
  return table;
}

}  // namespace gainsay
