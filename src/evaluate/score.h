// SPDX-License-Identifier: Apache-2.0
//
// How good reports are, measured against gold.
//
// A finding is right when two of its readings point at two different readings of one gold
// conflict: on both sides a witness' span overlaps the gold quote in the same article. So a
// finding must say where its values stand; that it names the right articles is not enough.
//
//   precision  right findings / findings         recall  gold conflicts hit / gold conflicts
//   trapped    findings whose two sides both lie in a gold trap, and hit no conflict
//   mixed      findings whose witnesses stand in articles of two folders
//   grouping   B-cubed of the events against the folders (Bagga and Baldwin 1998)
//
// A folder is taken for one happening, and folders that share what stands before the first "_"
// ("08_ecb", "08_plus") for one topic.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "evaluate/gold.h"
#include "evaluate/result.h"

namespace gainsay {

// So many of so many.
struct Share {
  size_t right = 0, of = 0;

  void Count(bool is_right) { ++of, right += is_right; }
  double value() const {
    return of == 0 ? 0 : static_cast<double>(right) / static_cast<double>(of);
  }

  // The lower bound of the 95 % interval (Wilson 1927), so that 3 of 3 is not taken for sure:
  // {3, 3} -> 0.44, {30, 30} -> 0.89, {75, 100} -> 0.66. 0 for none of none.
  double Low() const;
};

struct Grouping {
  size_t articles = 0, folders = 0;
  double precision = 0, recall = 0, f1 = 0;
};

struct Score {
  Share precision, recall, recall_hard, recall_stated;
  size_t traps = 0;         // in the gold
  size_t mixed = 0;         // findings across folders
  size_t mixed_topics = 0;  // findings across topics
  Grouping grouping;
  using Table = std::map<std::string, Share>;
  Table recall_by_field, recall_by_relation;
  Table precision_by_rule, precision_by_field, precision_by_relation, precision_by_severity;

  struct Trapped {
    const MeasuredFinding* finding = nullptr;
    const GoldTrap* trap = nullptr;
  };
  struct Missed {
    const GoldConflict* conflict = nullptr;
    const MeasuredFinding* below = nullptr;  // a finding below the level that hits it, or null
  };
  std::vector<Missed> missed;                 // in the order of the gold
  std::vector<const MeasuredFinding*> wrong;  // in the order of the reports
  std::vector<Trapped> trapped;
};

// Whether two different sides of a finding lie on two different readings.
bool Hits(const MeasuredFinding& finding, const GoldConflict& conflict);

// Findings below `least` do not count. The gold is resolved; it and the results must outlive the
// score.
Score ScoreOf(const std::vector<Gold>& gold, const std::vector<Result>& results, Severity least);

}  // namespace gainsay
