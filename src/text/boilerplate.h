// SPDX-License-Identifier: Apache-2.0
//
// Finds the paragraphs that are no news, by their words: what a page puts around its article.
//
//   Image copyright            READ MORE: Rocket attacks ...     Log in or register
//   By Jane Doe, Reuters       Share | Tweet | Print             © 2019. All rights reserved.
//   Posted: Jul 7, 2012        Related stories                   Firefighters (AP Photo/J. Doe)
//
// The patterns are rules/en/text/boilerplate.json, each with examples that must match and
// examples that must not; they are tried when the file is loaded, and a pattern that fails one of
// them, or lacks either, is refused. A paragraph that is longer than the file's "longest" is
// taken for prose. A pattern may take a neighbour along: a credit's name, a photo's caption or
// alternative text, the list of links under the article.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "text/document.h"

namespace gainsay {

class BoilerplateRules {
 public:
  static absl::StatusOr<BoilerplateRules> Load(const std::string& path);

  // The name of the pattern that the paragraph's text meets as a whole, or "".
  std::string_view Match(std::string_view paragraph) const;

  // Sets Paragraph::boilerplate, and kind = kCaption for captions. Paragraphs that the format
  // names title, heading or quote are left alone.
  void MarkParagraphs(Document* document) const;

  struct Tables;

 private:
  std::shared_ptr<const Tables> tables_;
};

}  // namespace gainsay
