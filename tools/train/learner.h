// SPDX-License-Identifier: Apache-2.0
//
// The averaged perceptron that makes the tables of text/hashed_weights.h. Deterministic: the
// same data and options give the same bytes.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "text/hashed_weights.h"

namespace gainsay::train {

class Learner {
 public:
  Learner(uint32_t slots, int width)
      : width_(width), slots_(slots), weight_(slots, 0), moment_(slots, 0), mean_(slots, 0),
        updates_(FeatureSet::kBits, 0) {}

  // First the features are counted; those that come fewer than `least` times are not learned.
  void Count(const uint32_t* features, int count);
  void Select(int least);
  // Keeps the features that were selected; returns their number.
  int Filter(uint32_t* features, int count) const;

  // scores[0..width).
  void Score(const uint32_t* features, int count, float* scores) const;

  // Adds `delta` to the weight of the label under each feature.
  void Update(const uint32_t* features, int count, int label, float delta);
  // One more decision was made: averages count them.
  void Step() { ++steps_; }

  // Keeps only the features that were updated at least so often, and begins anew with nothing
  // learned. Most features that are not rare never decide anything: a model without them is as
  // good, and much quicker. Goldberg and Elhadad, "Learning Sparser Perceptron Models", 2011.
  void Sift(int least);

  // Puts the averaged weights by and begins anew, with the same features. The table that comes
  // out is the mean of all runs: for a linear model that is a vote of them at the price of one.
  void Restart();

  // The mean weights as bytes, the largest as 127.
  HashedWeights Quantise();

 private:
  int width_;
  uint32_t slots_;
  std::vector<float> weight_;
  std::vector<double> moment_;  // the sum of delta * step
  std::vector<float> mean_;     // of the runs that were put by, times their number
  std::vector<uint8_t> updates_;  // by place in the set of features, up to 255
  absl::flat_hash_map<uint32_t, int> seen_;
  FeatureSet known_;
  double steps_ = 1;
};

// Shuffles the same way on every machine (the standard leaves std::shuffle open).
template <typename T>
void Shuffle(std::vector<T>* values, std::mt19937* random) {
  for (size_t i = values->size(); i > 1; --i)
    std::swap((*values)[i - 1], (*values)[(*random)() % i]);
}

}  // namespace gainsay::train
