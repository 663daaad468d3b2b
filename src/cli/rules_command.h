// SPDX-License-Identifier: Apache-2.0
//
// gainsay rules list | show NAME | test [NAME] | check [DIR] | diff OLD NEW --corpus PATH
#pragma once

#include "CLI/App.hpp"

namespace gainsay::cli {

// Adds the command; *exit_code is set when it runs: 0, or 2 where rules are wrong or an example
// does not hold.
void AddRulesCommand(CLI::App* app, int* exit_code);

// Its `diff`: 0 where two sets of rules make the same findings, 1 where not.
void AddRulesDiff(CLI::App* rules, int* exit_code);

}  // namespace gainsay::cli
