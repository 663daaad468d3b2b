// SPDX-License-Identifier: Apache-2.0
//
// The page's fixed parts, made by embed.py from assets/.
#pragma once

#include <string_view>

namespace gainsay {

extern const std::string_view kPageBeforePolicy, kPageBeforeData, kPageAfterData;
extern const std::string_view kScriptHash, kStyleHash;  // "'sha256-...'"

}  // namespace gainsay
