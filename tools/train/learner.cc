// SPDX-License-Identifier: Apache-2.0
#include "tools/train/learner.h"

#include <algorithm>
#include <cmath>

namespace gainsay::train {
namespace {

// The share of the weights that may be too large for a byte. Cutting off more of them to gain
// precision for the others costs much (a thousandth: four points of LAS): the largest decide most
// often.
constexpr double kClipped = 0.000001;

}  // namespace

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
    uint8_t& updates = updates_[FeatureSet::Index(features[f])];
    if (updates < 255) ++updates;
    weight_[at] += delta;
    moment_[at] += delta * steps_;
  }
}

void Learner::Sift(int least) {
  FeatureSet kept;
  for (uint32_t i = 0; i < FeatureSet::kBits; ++i) {
    if (updates_[i] >= least) kept.Add(i);
  }
  known_ = std::move(kept);
  std::fill(weight_.begin(), weight_.end(), 0.0f);
  std::fill(moment_.begin(), moment_.end(), 0.0);
  steps_ = 1;
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
  std::vector<float> sizes;
  for (float w : mean_) {
    if (w != 0) sizes.push_back(std::fabs(w));
  }
  Table<int8_t> table(slots_, 0);
  if (!sizes.empty()) {
    const size_t rank = static_cast<size_t>((1 - kClipped) * static_cast<double>(sizes.size() - 1));
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(rank), sizes.end());
    const float scale = 127.0f / sizes[rank];
    for (size_t i = 0; i < slots_; ++i) {
      table[i] = static_cast<int8_t>(std::clamp(std::round(mean_[i] * scale), -127.0f, 127.0f));
    }
  }
  return HashedWeights(std::move(table), known_);
}

}  // namespace gainsay::train
