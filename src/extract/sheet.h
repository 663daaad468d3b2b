// SPDX-License-Identifier: Apache-2.0
//
// A document with all that has been recognised in it so far: what each extractor reads, in the
// order of the cascade (see extract/cascade.h). An extractor takes a const Sheet and returns its
// mentions; the cascade adds them.
#pragma once

#include <optional>
#include <vector>

#include "extract/local_entity.h"
#include "extract/mention.h"
#include "ingest/article.h"
#include "rules/mark.h"
#include "text/document.h"

namespace gainsay {

struct Sheet {
  const Document* document = nullptr;
  std::optional<Published> published;  // what relative dates are resolved against
  std::vector<Mark> words;             // hits of all lexicons, by first token, longest first
  std::vector<Mention> mentions;       // by span; those of the stages before
  LocalEntities entities;              // once extract/entity.h has run; see Mention::entity
};

}  // namespace gainsay
