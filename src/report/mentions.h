// SPDX-License-Identifier: Apache-2.0
//
// The mentions of an article as JSON Lines: kind, start and end (bytes of the file), surface,
// value, rule, one record a line in order of start. The form is described in README.md.
#pragma once

#include <string>

#include "claims/build.h"
#include "ingest/article.h"

namespace gainsay {

std::string MentionLines(const ClaimBuilder& builder, const Article& article);

}  // namespace gainsay
