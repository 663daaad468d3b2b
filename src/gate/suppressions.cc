// SPDX-License-Identifier: Apache-2.0
// Tested by tests/gate/suppressions_test.cc.
#include "gate/suppressions.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "base/lines.h"
#include "base/status.h"
#include "yaml-cpp/yaml.h"

namespace gainsay {
namespace {

constexpr std::string_view kKey = "gainsay-ignore";

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  size_t begin = text.find_first_not_of(kSpace);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::vector<std::string> FieldNames() {
  std::vector<std::string> names;
  for (Field field : {Field::kName, Field::kDate, Field::kNumber, Field::kPlace, Field::kOffice,
                      Field::kAttribution, Field::kPolarity, Field::kOther}) {
    names.emplace_back(FieldName(field));
  }
  return names;
}

// "number: why" into target, reason and fault.
void ReadTarget(std::string_view text, Suppression* out) {
  text = Trimmed(text);
  size_t colon = text.find(':');
  out->target = std::string(Trimmed(text.substr(0, colon)));
  if (colon != text.npos) {
    std::string_view reason = Trimmed(text.substr(colon + 1));
    out->reason = std::string(reason);
  }
  const std::string field = out->target.substr(0, out->target.find('.'));
  if (!ParseField(field)) {
    std::string near = DidYouMean(field, FieldNames());
    out->fault =
        absl::StrFormat("\"%s\" names no field; %s", out->target,
                        near.empty() ? "expected one of " + absl::StrJoin(FieldNames(), ", ")
                                     : "did you mean \"" + near + "\"?");
  } else if (out->reason.empty()) {
    out->fault = absl::StrFormat("a reason is missing: %s %s: WHY", kKey, out->target);
  }
}

// The bytes of the paragraph that holds `at`, or of the first one after it; the rest of the
// article where there is none (so that the comment is told as unused, not lost).
Span ParagraphAt(const Article& article, Span at) {
  Span next{at.end, at.end};
  bool found = false;
  for (const Block& block : article.blocks) {
    Span bytes = article.to_bytes.ToOriginal(block.span);
    if (bytes.begin <= at.begin && at.end <= bytes.end) return bytes;
    if (bytes.begin >= at.end && (!found || bytes.begin < next.begin)) next = bytes, found = true;
  }
  return next;
}

void Comments(const Article& article, const LineIndex& lines, std::vector<Suppression>* out) {
  const std::string_view bytes = article.bytes;
  for (size_t at = bytes.find("<!--"); at != bytes.npos; at = bytes.find("<!--", at)) {
    size_t end = bytes.find("-->", at + 4);
    if (end == bytes.npos) return;
    std::string_view inside = Trimmed(bytes.substr(at + 4, end - at - 4));
    Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(end + 3)};
    at = end + 3;
    if (!inside.starts_with(kKey)) continue;
    Suppression s;
    Position place = lines.At(span.begin);
    s.article = article.id, s.path = article.path, s.line = place.line, s.column = place.column;
    s.where = ParagraphAt(article, span);
    ReadTarget(inside.substr(kKey.size()), &s);
    out->push_back(std::move(s));
  }
}

// The front matter, without its "---" lines; empty where there is none.
std::string_view FrontMatter(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!bytes.starts_with("---\n") && !bytes.starts_with("---\r\n")) return {};
  size_t begin = bytes.find('\n') + 1;
  size_t end = bytes.find("\n---", begin - 1);
  return end == bytes.npos || end < begin ? std::string_view()
                                          : bytes.substr(begin, end - begin + 1);
}

void FromFrontMatter(const Article& article, const LineIndex& lines,
                     std::vector<Suppression>* out) {
  const std::string_view matter = FrontMatter(article.bytes);
  if (matter.find(kKey) == matter.npos) return;
  auto add = [&](std::string_view text) {
    Suppression s;
    // Where its words stand, or where the key does.
    size_t at = text.empty() ? article.bytes.npos : article.bytes.find(std::string(text));
    if (at == article.bytes.npos) at = article.bytes.find(std::string(kKey));
    Position place = lines.At(static_cast<uint32_t>(at));
    s.article = article.id, s.path = article.path, s.line = place.line, s.column = place.column;
    s.where = {0, static_cast<uint32_t>(article.bytes.size())};
    ReadTarget(text, &s);
    out->push_back(std::move(s));
  };
  try {
    const YAML::Node root = YAML::Load(std::string(matter));
    if (!root.IsMap()) return;
    const YAML::Node node = root[std::string(kKey)];
    auto entry = [&](const YAML::Node& n) {
      // "- number: why" unquoted is a map of one key, and means the same.
      if (n.IsScalar()) return add(n.Scalar());
      if (!n.IsMap()) return add("");
      for (const auto& pair : n) {
        add(pair.first.Scalar() + ": " + (pair.second.IsScalar() ? pair.second.Scalar() : ""));
      }
    };
    if (!node.IsDefined()) return;
    if (node.IsSequence()) {
      for (const auto& item : node) entry(item);
    } else {
      entry(node);
    }
  } catch (const YAML::Exception&) {
    // A front matter that is no YAML is told by ingest.
  }
}

}  // namespace

bool Names(const std::string& target, const Finding& finding) {
  if (target == FieldName(finding.field) || target == finding.rule) return true;
  return finding.rule.size() > target.size() && finding.rule.starts_with(target) &&
         finding.rule[target.size()] == '.';
}

bool Suppression::Covers(const Report& report, const Finding& finding) const {
  if (!fault.empty() || !Names(target, finding)) return false;
  for (const ReadingOfFact& reading : finding.readings) {
    for (const ReadingWitness& w : reading.witnesses) {
      if (report.articles[w.article].id == article && where.Overlaps(w.at.span)) return true;
    }
  }
  return false;
}

std::vector<Suppression> FindSuppressions(const Article& article) {
  std::vector<Suppression> found;
  if (article.bytes.find(kKey) == article.bytes.npos) return found;
  LineIndex lines(article.bytes);
  FromFrontMatter(article, lines, &found);
  Comments(article, lines, &found);
  return found;
}

}  // namespace gainsay
