// SPDX-License-Identifier: Apache-2.0
//
// Paragraphs of a normalised text, from the article's blocks and from its lines.
//
// A blank line always ends a paragraph. A single line break ends one too, as scraped articles
// have a headline, a caption or a sentence on each line, unless the text is hard-wrapped: then
// nearly every line is as full as it can be, and a break joins its lines when the next line's
// first word would not have fitted. In any text, a line that ends without a stop is joined to one
// that begins with a small letter and ends with one.
//
//   "Iran foils attack\nThe country has ..."       two paragraphs
//   "The minister said on Tuesday that\nthe ..."   one
//
// Line breaks inside a paragraph become spaces, in place: no offset moves.
#pragma once

#include <string>
#include <vector>

#include "text/document.h"

namespace gainsay {

// `blocks` are in the coordinates of `text`; none means one block of running text. Paragraph
// spans have no white space at either end, are in order and do not overlap; their sentences are
// not set yet.
std::vector<Paragraph> SplitParagraphs(std::string* text, const std::vector<Block>& blocks);

}  // namespace gainsay
