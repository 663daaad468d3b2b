// SPDX-License-Identifier: Apache-2.0
//
// The entities of one article, from the mentions that extract/entity.h joined. Internal to
// claims/.
#pragma once

#include <vector>

#include "claims/claim.h"
#include "claims/reading.h"

namespace gainsay {

// In the order of Mention::entity: entity i has the mentions with entity == i. A form of the name
// is kept once, with its first witness, the fullest form first. After them come the names that no
// mention covers, of kind kOther and without a value.
std::vector<Entity> CollectEntities(const Reading& reading);

}  // namespace gainsay
