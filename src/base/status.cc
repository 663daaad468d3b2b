// SPDX-License-Identifier: Apache-2.0
// Tested by tests/base/status_test.cc.
#include "base/status.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/str_format.h"
#include "base/lines.h"

namespace gainsay {
namespace {

// A long line is shown around the fault only.
constexpr size_t kShown = 120;

// Edits between two words, a swap of neighbours counting as one (optimal string alignment).
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> before, above(b.size() + 1), row(b.size() + 1);
  std::iota(above.begin(), above.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j - 1] + (a[i - 1] != b[j - 1]), above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before = above;
    above = row;
  }
  return above.back();
}

// The bytes of the code point that begins at `at`: 1 to 4, or 0 where none does.
size_t SizeAt(std::string_view text, size_t at) {
  const unsigned char lead = text[at];
  const size_t size = lead < 0x80   ? 1
                      : lead < 0xC2 ? 0
                      : lead < 0xE0 ? 2
                      : lead < 0xF0 ? 3
                      : lead < 0xF5 ? 4
                                    : 0;
  if (size == 0 || text.size() - at < size) return 0;
  for (size_t i = 1; i < size; ++i) {
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) return 0;
  }
  return size;
}

// A line of a file that may be anything, for a terminal: what is no UTF-8 and what steers the
// terminal becomes "?".
std::string Shown(std::string_view line) {
  std::string shown;
  for (size_t at = 0; at < line.size();) {
    const size_t size = SizeAt(line, at);
    const unsigned char byte = line[at], next = size == 2 ? line[at + 1] : 0;
    const bool steers =
        (byte < 0x20 && byte != '\t') || byte == 0x7F || (byte == 0xC2 && next < 0xA0);
    if (size == 0 || steers) {
      shown += '?';
    } else {
      shown.append(line, at, size);
    }
    at += std::max<size_t>(size, 1);
  }
  return shown;
}

}  // namespace

absl::Status Invalid(std::string_view message) {
  return absl::InvalidArgumentError(absl::string_view(message.data(), message.size()));
}

std::string FaultAt(std::string_view path, std::string_view text, uint32_t offset,
                    std::string_view what, std::string_view expected) {
  LineIndex lines(text);
  Position at = lines.At(offset);
  std::string_view line = lines.Line(at.line);
  size_t caret = std::min<size_t>(offset - lines.Begin(at.line), line.size());
  size_t from = 0;
  if (line.size() > kShown) {
    from = caret > kShown / 2 ? caret - kShown / 2 : 0;
    while (from > 0 && (static_cast<unsigned char>(line[from]) & 0xC0) == 0x80) --from;
    line = line.substr(from, kShown);
  }
  std::string under = Shown(line.substr(0, caret - from));
  std::erase_if(under, [](unsigned char byte) { return (byte & 0xC0) == 0x80; });
  std::replace_if(
      under.begin(), under.end(), [](char c) { return c != '\t'; }, ' ');
  std::string message = absl::StrFormat("%s:%d:%d: %s\n    %s\n    %s^", path, at.line, at.column,
                                        what, Shown(line), under);
  if (!expected.empty()) message += absl::StrFormat("\n  expected %s", expected);
  return message;
}

std::string DidYouMean(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  size_t least = std::max<size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : known) {
    size_t distance = EditDistance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace gainsay
