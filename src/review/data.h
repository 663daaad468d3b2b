// SPDX-License-Identifier: Apache-2.0
//
// What the review page knows, as JSON (format gainsay.review.v1, read by assets/script/model.js):
//
//   articles  with the text around what was found, or all of it within a budget
//   events, findings, disputes, unchecked    as in the report
//   rows      of the synoptic tables; a row names the finding on it
//   rules     examples of the rules by which the disputed values were read
//   agreement how often facts agree, by field; pairs: how often two sources do
//
// Internal to the page: nothing but the page of the same version reads it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "findings/finding.h"
#include "ingest/article.h"
#include "rules/ruleset.h"

namespace gainsay {

struct PageInput {
  const Report* report = nullptr;
  // Texts of the report's articles, sorted by id; empty where only claims are known: the page
  // then shows what was quoted.
  const std::vector<Article>* texts = nullptr;
  const RuleSet* rules = nullptr;  // null: no examples
  bool served = false;             // by `gainsay review`: decisions go to the server
  std::string reviewer;            // proposed name of who decides
  // From the folder in which the page will stand to that which paths of articles begin in: "../..".
  std::string to_articles;
  // Bytes of article text; articles with findings come first. Nothing: what keeps a page of a
  // thousand findings within three megabytes.
  std::optional<size_t> text_budget;
};

std::string PageData(const PageInput& input);

// One article in whole, in the form it has in PageData.
std::string WholeArticle(const PageInput& input, size_t article);

// JSON that may stand in a <script> element of HTML: no "<", ">", "&", U+2028 or U+2029 as such.
std::string ScriptSafe(const std::string& json);

}  // namespace gainsay
