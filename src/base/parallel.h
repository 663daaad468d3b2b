// SPDX-License-Identifier: Apache-2.0
//
// Runs body(i) for every i in [0, count) on up to `jobs` threads (0: as many as the machine
// has). Each i runs once; the order is not defined, so a body writes only to its own place in a
// vector, and the result is the same for any number of threads. Returns when all are done.
#pragma once

#include <cstddef>
#include <functional>

namespace gainsay {

void ParallelFor(size_t count, int jobs, const std::function<void(size_t)>& body);

// How many threads `jobs` means on this machine; at least 1.
int EffectiveJobs(int jobs);

}  // namespace gainsay
