// SPDX-License-Identifier: Apache-2.0
//
// What was measured, for people and for machines.
//
// The JSON record (gainsay.evaluation.v1) has each share as a pair, [right, of]:
//
//   {"format": "gainsay.evaluation.v1", "findings": 26, "precision": 0.65, "precision_low": 0.46,
//    "recall": [20, 409], "recall_hard": [...], "recall_stated": [...], "traps_hit": [0, 38],
//    "by_field": {"date": [3, 53]}, "by_relation": {...},
//    "precision_by_rule": {"number.magnitude": [5, 6]}, "precision_by_field": {...},
//    "precision_by_relation": {...}, "precision_by_severity": {...},
//    "mixed": 0, "mixed_topics": 0,
//    "grouping": {"articles": 90, "folders": 8, "precision": 1.0, "recall": 0.97, "f1": 0.98},
//    "missed": [...], "wrong": [...], "trapped": [...]}
#pragma once

#include <map>
#include <ostream>
#include <set>
#include <string>

#include "evaluate/diagnose.h"
#include "evaluate/score.h"

namespace gainsay {

// `lists`: which of "missed", "wrong" and "trapped" are printed after the figures.
// `diagnoses`: of what was missed, where that was asked for; the JSON record then has "stages",
// {"key": {"date": 3, "number": 4}}, and each of "missed" its "stage" and "reason".
using Diagnoses = std::map<const GoldConflict*, Diagnosis>;
void PrintScoreText(const Score& score, const Diagnoses& diagnoses,
                    const std::set<std::string>& lists, std::ostream& out);
void PrintScoreJson(const Score& score, const Diagnoses& diagnoses, std::ostream& out);

}  // namespace gainsay
