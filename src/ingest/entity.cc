// SPDX-License-Identifier: Apache-2.0
// Tested by tests/ingest/entity_test.cc.
#include "ingest/entity.h"

#include <gumbo.h>

#include <algorithm>

#include "absl/strings/ascii.h"

namespace gainsay {
namespace {

constexpr size_t kLongest = 40;       // the longest name has 31 letters
constexpr size_t kRemembered = 4096;  // a page of generated numbers must not fill the memory

// The bytes that can belong to the reference: "&", perhaps "#", letters and digits, and ";".
std::string_view Extent(std::string_view rest) {
  size_t end = 1;
  if (end < rest.size() && rest[end] == '#') ++end;
  size_t limit = std::min(rest.size(), kLongest);
  while (end < limit && absl::ascii_isalnum(static_cast<unsigned char>(rest[end]))) ++end;
  if (end < rest.size() && rest[end] == ';') ++end;
  return rest.substr(0, end);
}

std::string TextOf(const GumboNode* node) {
  while (node->type == GUMBO_NODE_ELEMENT) {
    const GumboVector& children = node->v.element.children;
    if (children.length == 0) return "";
    node = static_cast<const GumboNode*>(children.data[children.length - 1]);  // <body>
  }
  return node->v.text.text;
}

EntityDecoder::Decoded Ask(std::string_view reference) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  // A letter on either side keeps white space such as "&nbsp;" or "&#10;" in the body.
  std::string page = "x" + std::string(reference);
  GumboOutput* output = gumbo_parse_with_options(&options, page.data(), page.size());
  std::string text = TextOf(output->root);
  gumbo_destroy_output(&options, output);
  text.erase(0, std::min<size_t>(1, text.size()));

  if (text == reference) return {"&", 1};
  // "&notit;" stands for "¬" and then "it;": what is left at the end was not part of it.
  size_t rest = 0;
  while (rest + 1 < text.size() && rest + 1 < reference.size() &&
         text[text.size() - 1 - rest] == reference[reference.size() - 1 - rest]) {
    ++rest;
  }
  return {text.substr(0, text.size() - rest), reference.size() - rest};
}

}  // namespace

const EntityDecoder::Decoded& EntityDecoder::Decode(std::string_view rest) {
  static const Decoded kPlain{"&", 1};
  std::string_view reference = Extent(rest);
  if (reference.size() < 3) return kPlain;
  if (known_.size() >= kRemembered) known_.clear();
  auto [it, added] = known_.try_emplace(std::string(reference));
  if (added) it->second = Ask(reference);
  return it->second;
}

}  // namespace gainsay
