// SPDX-License-Identifier: Apache-2.0
//
// How far apart two spellings of one word of a name are. Internal to compare/; the public header
// is compare/name.h.
//
// A folded word (values/name_fold.h) is read as a key of sounds: "kh" is X, "ou" is u, doubled
// letters count once. The distance of two keys is a weighted edit distance: near sounds cost
// less ("o" for "u" 0.2), exchanged neighbours cost 1. Sounds and costs are data:
// "spelling" in rules/world/names.json.
//
//   Key("qaddafi") "qadafi", Key("gadhafi") "gaDafi": distance 0.3 + 0.25
//   Key("wallmart") = Key("walmart")
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "nlohmann/json_fwd.hpp"

namespace gainsay {

class Speller {
 public:
  // `json` is the value of "spelling". Sounds are at most 7 letters, costs within [0, 1].
  static absl::StatusOr<Speller> FromJson(const nlohmann::json& json);

  std::string Key(std::string_view word) const;

  // Key without vowels and weak letters: what is left of a word in Arabic or Hebrew script.
  std::string Skeleton(std::string_view word) const;

  // Weighted edit distance of two keys; stops at `limit` and then gives any number above it.
  // Time is the product of the lengths, which the callers bound (names' words are short).
  double Distance(std::string_view a, std::string_view b, double limit) const;

  // How far two keys of such lengths may be apart to be spellings or slips of one word: a slip
  // in a word of three letters, one and a half in six, two in eight.
  static double Budget(size_t a, size_t b);

 private:
  static constexpr size_t kMaxWord = 48;  // longer words are compared by their beginnings

  double Substitute(char a, char b) const { return near_[Index(a)][Index(b)]; }
  double Insert(char c, bool last) const { return last ? extra_last_[Index(c)] : extra_[Index(c)]; }
  static size_t Index(char c) { return static_cast<unsigned char>(c) & 0x7f; }

  absl::flat_hash_map<std::string, std::string> sounds_;
  size_t longest_sound_ = 1;
  std::array<std::array<float, 128>, 128> near_;
  std::array<float, 128> extra_, extra_last_;
  std::string weak_;
};

}  // namespace gainsay
