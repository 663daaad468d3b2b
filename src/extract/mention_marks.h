// SPDX-License-Identifier: Apache-2.0
//
// Mentions as marks, for pattern layers that run behind the cascade: {quantity} is a count
// ("three", without its noun), {percent} {age} {time} {person} {place} are what they say. The
// payload of a mark is the mention's number.
#pragma once

#include <vector>

#include "extract/mention.h"
#include "rules/mark.h"
#include "rules/ruleset.h"

namespace gainsay {

class MentionMarker {
 public:
  explicit MentionMarker(const RuleSet& rules);
  std::vector<Mark> Marks(const std::vector<Mention>& mentions) const;

  // Whether a mark is a number.
  bool IsNumber(ClassId cls) const { return cls == quantity_ || cls == percent_ || cls == age_; }

 private:
  ClassId ClassOf(const Mention& mention) const;

  ClassId quantity_ = 0, percent_ = 0, age_ = 0, time_ = 0, person_ = 0, place_ = 0;
};

}  // namespace gainsay
