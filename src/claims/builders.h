// SPDX-License-Identifier: Apache-2.0
//
// The claim builders, one file a field (claims/number.cc, claims/date.cc, ...). Internal to
// claims/; the way in is claims/build.h.
#pragma once

#include <vector>

#include "claims/claim.h"
#include "claims/frames.h"
#include "claims/reading.h"

namespace gainsay {

// How many, how much, how old, how far: every quantity that is said of something. What no frame
// knows is keyed by the counted noun and the governing predicate.
void NumberClaims(const Reading& reading, const FrameSet& frames, std::vector<Claim>* claims);

// When a predicate holds, and how long. Sets Proposition::time as well.
void DateClaims(Reading* reading, const FrameSet& frames, std::vector<Claim>* claims);

// Where a predicate holds. Sets Proposition::places as well.
void PlaceClaims(Reading* reading, const FrameSet& frames, std::vector<Claim>* claims);

// Who fills a frame's role, and how an entity's name is written.
void NameClaims(const Reading& reading, const FrameSet& frames, const std::vector<Entity>& entities,
                std::vector<Claim>* claims);

// Which office an entity holds.
void OfficeClaims(const Reading& reading, const std::vector<Entity>& entities,
                  std::vector<Claim>* claims);

// What was said, and by whom.
void AttributionClaims(const Reading& reading, std::vector<Claim>* claims);

// Whether what a frame describes happened.
void PolarityClaims(const Reading& reading, const FrameSet& frames, std::vector<Claim>* claims);

// The lemmas that stand with a noun as adjectives, compounds and determiners, sorted; without
// articles, numerals and `skip`'s tokens.
std::vector<std::string> ModifiersOf(const Reading& reading, uint32_t noun, TokenRange skip);

// A claim about what stands at `token`: sentence, proposition and witness filled in.
Claim ClaimAt(const Reading& reading, Field field, std::string slot, uint32_t token,
              TokenRange words);

}  // namespace gainsay
