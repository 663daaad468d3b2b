// SPDX-License-Identifier: Apache-2.0
#include "tools/train/learner.h"

#include <algorithm>
#include <cmath>

namespace gainsay::train {

void Learner::Count(const uint32_t* features, int count) {
  for (int f = 0; f < count; ++f) ++seen_[features[f]];
}

void Learner::Select(int least) {
  for (const auto& [feature, times] : seen_) {
    if (times >= least) known_.Add(feature);
  }
  seen_.clear();
}

int Learner::Filter(uint32_t* features, int count) const {
  return static_cast<int>(
      std::remove_if(features, features + count, [&](uint32_t f) { return !known_.Has(f); }) -
      features);
}

void Learner::Score(const uint32_t* features, int count, float* scores) const {
  std::fill_n(scores, width_, 0.0f);
  for (int f = 0; f < count; ++f) {
    const float* row = weight_.data() + RowOf(features[f], slots_, width_);
    for (int l = 0; l < width_; ++l) scores[l] += row[l];
  }
}

void Learner::Update(const uint32_t* features, int count, int label, float delta) {
  for (int f = 0; f < count; ++f) {
    const size_t at = RowOf(features[f], slots_, width_) + static_cast<size_t>(label);
    weight_[at] += delta;
    moment_[at] += delta * steps_;
  }
}

void Learner::Restart() {
  for (size_t i = 0; i < slots_; ++i) {
    mean_[i] += static_cast<float>(weight_[i] - moment_[i] / steps_);
    weight_[i] = 0;
    moment_[i] = 0;
  }
  steps_ = 1;
}

HashedWeights Learner::Quantise() {
  Restart();
  float largest = 0;
  for (float w : mean_) largest = std::max(largest, std::fabs(w));
  std::vector<int8_t> table(slots_, 0);
  if (largest > 0) {
    for (size_t i = 0; i < slots_; ++i) {
      table[i] = static_cast<int8_t>(std::lround(mean_[i] * 127.0f / largest));
    }
  }
  return HashedWeights(std::move(table), known_);
}

}  // namespace gainsay::train
