// SPDX-License-Identifier: Apache-2.0
//
// Stretches of a sentence that can be one name, by their capitals: "US Secretary of State | Rex
// Tillerson", "Albany County Court", "Organization for Security and Cooperation in Europe".
// What they name is decided from evidence, in extract/name_groups.cc. Internal to extract/name*.cc.
#pragma once

#include <vector>

#include "absl/container/flat_hash_set.h"
#include "extract/name_words.h"

namespace gainsay::name_internal {

struct NameRun {
  TokenRange tokens;  // the name itself
  TokenRange title;   // an honorific or title right in front, in capitals; empty where none
  uint32_t sentence = 0;
  bool headline = false;      // in a line of title case: the run is no evidence of its own
  bool before_title = false;  // a title follows directly: "Harris County Tax | Assessor Mike ..."
};

class NameRuns {
 public:
  // `shapes` is the table "name-shapes".
  static absl::StatusOr<NameRuns> Compile(const nlohmann::json& shapes);

  // In order, not overlapping.
  std::vector<NameRun> Find(const NameWords& words, const NameLexicons& lexicons,
                            const NameTables& tables) const;

 private:
  using Words = absl::flat_hash_set<std::string>;

  bool Begins(const NameWords& words, uint32_t token, const Sentence& sentence,
              const NameTables& tables) const;
  bool GoesOn(const NameWords& words, uint32_t token) const;
  uint32_t End(const NameWords& words, const NameLexicons& lexicons, const NameTables& tables,
               uint32_t first, uint32_t last) const;
  TokenRange TitleIn(const NameWords& words, const NameLexicons& lexicons, const NameTables& tables,
                     uint32_t first, uint32_t last, const NameRun& run, bool headed) const;
  uint32_t PersonIn(const NameWords& words, const NameTables& tables, uint32_t first, uint32_t last,
                    const NameRun& run) const;
  bool EndsInSurname(const NameWords& words, const NameTables& tables, uint32_t first,
                     uint32_t last, const NameRun& run) const;
  void Split(const NameWords& words, const NameLexicons& lexicons, const NameTables& tables,
             uint32_t first, uint32_t last, NameRun run, std::vector<NameRun>* out) const;

  Words inner_, possessive_, joints_, surname_heads_, prefixes_;
};

}  // namespace gainsay::name_internal
