// SPDX-License-Identifier: Apache-2.0
//
// The examples of frames, tried on claims as `gainsay extract` makes them:
//
//   "match": ["The quake «killed» three people."]  the marked words are of a proposition of the
//                                                  frame
//   "none":  ["The deadline passed."]              nothing is claimed under the frame
#pragma once

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "extract/rule_examples.h"

namespace gainsay {

// Fails where the claims cannot be compiled from the rules. `name` is a frame; "" for all.
absl::StatusOr<ExampleReport> CheckFrameExamples(std::shared_ptr<const RuleSet> rules,
                                                 std::shared_ptr<const TextModels> models,
                                                 std::string_view name = {});

}  // namespace gainsay
