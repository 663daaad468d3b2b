// SPDX-License-Identifier: Apache-2.0
//
// Internal to ingest/. Which elements of a page are the article and which are furniture, by the
// conventions of markup: HTML's own elements, ARIA roles, schema.org's itemprop, and the words
// that content systems use in class names and ids. These are names of a machine format, the
// same in pages of every language, which is why they stand here and not under rules/.
#pragma once

#include <gumbo.h>

namespace gainsay {

enum class Hint {
  kNone,
  kNever,      // holds no readable text: scripts, controls, pictures
  kFurniture,  // navigation, share buttons, related links, what is hidden; not believed where
               // it would take most of the page's prose (a wrapper of class "has-sidebar")
  kArticle,    // may be the article
};

Hint HintOf(const GumboNode& element);

// Whether text before and after the element belongs to different blocks.
bool IsBlockLevel(GumboTag tag);

}  // namespace gainsay
