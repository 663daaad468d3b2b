// SPDX-License-Identifier: Apache-2.0
//
// Who held which office from when to when: rules/world/offices-*.tsv, loaded once, immutable.
//
//   OfficeKey us{"country/US", "president", ""};
//   table->HeldAt(us, "Barack Obama", day, day)   in 2010 kYes, in 2019 kNo
//   table->HeldAt(us, "Ada Lovelace", day, day)   kUnknown: no holder the table knows
//   table->HoldersAt(us, day, day)                Donald Trump
//   table->EverTogether(us, "Trump", "Obama")     kNo: their terms do not touch
//
// Days are counted from 1970-01-01. The table is not complete, and its days are those of taking
// office: near the edge of a term (60 days), and outside what the rows of an office cover, the
// answer is kUnknown. Nothing follows from a name that the table does not have, except through
// HoldersAt, which says who did hold the office.
//
// Columns of a file: jurisdiction, role, portfolio or organisation, holder, from, to, other names,
// flags; "<" before `from`: since then at the latest; an empty `to`: still in office when the
// table was made ("# As of: ..." in its head). Load fails with path:line on a bad line.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "rules/ruleset.h"
#include "values/office.h"

namespace gainsay {

// An office that the table can know.
struct OfficeKey {
  std::string jurisdiction;  // "country/US"; "" for an organisation's
  std::string role;          // "president", "minister", ...
  std::string of;            // portfolio or organisation, lower case: "foreign affairs"
};

// The key of a value: by its portfolio, else by its organisation, whose place then counts no
// more ("US House speaker"), else by its jurisdiction alone.
OfficeKey KeyOf(const OfficeValue& value);

struct Tenure {
  std::string_view jurisdiction, role, of, holder;
  std::vector<std::string_view> other_names;
  int64_t from = 0, to = 0;  // days, [from, to)
  bool from_sure = true;     // else since then at the latest
  bool open = false;         // still in office when the table was made; `to` is that day
  bool acting = false;
};

enum class Held { kYes, kNo, kUnknown };

class OfficeTable {
 public:
  static absl::StatusOr<std::shared_ptr<const OfficeTable>> Load(
      const std::vector<PackInfo>& packs);
  virtual ~OfficeTable() = default;

  // All tenures of an office, by `from`.
  virtual std::vector<const Tenure*> Of(const OfficeKey& office) const = 0;

  // Those who held it on some day of [first, last].
  virtual std::vector<const Tenure*> HoldersAt(const OfficeKey& office, int64_t first,
                                               int64_t last) const = 0;

  // Whether `name` ("Trump", "Donald Trump", "Donald J. Trump") held it on some day of [first,
  // last]. kNo only where the name is that of a known holder of this office.
  virtual Held HeldAt(const OfficeKey& office, std::string_view name, int64_t first,
                      int64_t last) const = 0;

  // Whether the two ever held it on one day; kNo only where both are known holders and differ.
  virtual Held EverTogether(const OfficeKey& office, std::string_view a,
                            std::string_view b) const = 0;

  virtual size_t size() const = 0;
};

// Whether two names can be one person's, word by word: all words of the shorter, the last among
// them, are in the longer ("Trump" / "Donald J. Trump").
bool MayBeOnePerson(std::string_view a, std::string_view b);

}  // namespace gainsay
