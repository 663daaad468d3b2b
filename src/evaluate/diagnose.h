// SPDX-License-Identifier: Apache-2.0
//
// Which stage lost a conflict of the gold.
//
//   Diagnoser diagnoser(gainsay, inputs);          // articles, their claims, a whole run
//   Diagnosis d = diagnoser.Diagnose(conflict, Severity::kWarning);
//   d.stage == Stage::kKey, d.reason == "no common key: death.victim of trooper, count of officer"
//
// The quotes of the two sides are followed through the run: the mentions in them, the claims and
// spellings in them, each pair of those (findings/trace.h). The pair that came furthest tells
// where the conflict was lost. A quote holds more than the value ("two killed, 14 hurt"), so a
// mention or a claim must have a number or a word of the value that the gold names, as far as
// the quote itself has one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "evaluate/gold.h"
#include "findings/trace.h"
#include "gainsay.h"

namespace gainsay {

struct Diagnosis : StageAnswer {
  GoldWitness a, b;  // the two places that came furthest
};

class Diagnoser {
 public:
  // Keeps references to both.
  Diagnoser(const Gainsay& gainsay, const Inputs& inputs, int jobs = 0);
  ~Diagnoser();

  // The conflict's quotes are resolved. A finding below `least` is lost at the level.
  Diagnosis Diagnose(const GoldConflict& conflict, Severity least) const;

  // The report of the same run.
  const Report& report() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace gainsay
