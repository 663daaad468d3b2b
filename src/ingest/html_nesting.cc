// SPDX-License-Identifier: Apache-2.0
//
// A look over the tags of a page before it is parsed: Gumbo frees its tree by recursion and
// looks through its open elements at every tag, so a page of a hundred thousand open <div>
// would cost the stack, or quadratic time. Counts what may be open at most; an end tag closes
// only an element of its own name. Tested by tests/ingest/html_test.cc.
#include <gumbo.h>

#include <array>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "base/status.h"
#include "ingest/encoding.h"
#include "ingest/html_page.h"

namespace gainsay {
namespace {

bool NeverOpen(GumboTag tag) {
  switch (tag) {
    // Void elements.
    case GUMBO_TAG_AREA: case GUMBO_TAG_BASE: case GUMBO_TAG_BR: case GUMBO_TAG_COL:
    case GUMBO_TAG_EMBED: case GUMBO_TAG_HR: case GUMBO_TAG_IMG: case GUMBO_TAG_INPUT:
    case GUMBO_TAG_LINK: case GUMBO_TAG_META: case GUMBO_TAG_PARAM: case GUMBO_TAG_SOURCE:
    case GUMBO_TAG_TRACK: case GUMBO_TAG_WBR:
    // Closed by the next of their kind.
    case GUMBO_TAG_P: case GUMBO_TAG_LI: case GUMBO_TAG_DT: case GUMBO_TAG_DD:
    case GUMBO_TAG_TR: case GUMBO_TAG_TD: case GUMBO_TAG_TH: case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD: case GUMBO_TAG_TFOOT: case GUMBO_TAG_OPTION:
    // One of each.
    case GUMBO_TAG_HTML: case GUMBO_TAG_HEAD: case GUMBO_TAG_BODY: return true;
    default: return false;
  }
}

bool HoldsRawText(GumboTag tag) {
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TEXTAREA ||
         tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_IFRAME || tag == GUMBO_TAG_NOFRAMES ||
         tag == GUMBO_TAG_XMP;
}

// The end of the tag that begins at `at`, behind its ">"; quoted values may hold one.
size_t EndOfTag(std::string_view bytes, size_t at) {
  char quote = 0;
  for (; at < bytes.size(); ++at) {
    char c = bytes[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && bytes[at - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return bytes.size();
}

// Where the raw text of an element ends: at its end tag.
size_t EndOfRawText(std::string_view bytes, size_t at, std::string_view name) {
  for (at = bytes.find("</", at); at != bytes.npos; at = bytes.find("</", at + 2)) {
    std::string_view rest = bytes.substr(at + 2, name.size());
    if (absl::EqualsIgnoreCase({rest.data(), rest.size()}, {name.data(), name.size()})) return at;
  }
  return bytes.size();
}

}  // namespace

absl::Status CheckHtmlNesting(std::string_view bytes, uint32_t nesting) {
  std::array<uint32_t, GUMBO_TAG_LAST + 1> open = {};  // of each kind; unknown names are one
  uint32_t depth = 0;
  for (size_t at = bytes.find('<'); at < bytes.size(); at = bytes.find('<', at)) {
    if (bytes.substr(at, 4) == "<!--") {
      size_t end = bytes.find("-->", at + 4);
      at = end == bytes.npos ? bytes.size() : end + 3;
      continue;
    }
    size_t name = at + 1;
    bool closes = name < bytes.size() && bytes[name] == '/';
    if (closes) ++name;
    size_t end = name;
    while (end < bytes.size() && !absl::ascii_isspace(bytes[end]) && bytes[end] != '>' &&
           bytes[end] != '/') {
      ++end;
    }
    if (end == name || !absl::ascii_isalpha(bytes[name])) {
      at = name;
      continue;
    }
    GumboTag tag = gumbo_tagn_enum(bytes.data() + name, static_cast<unsigned>(end - name));
    const size_t begin = at;
    at = EndOfTag(bytes, end);
    if (NeverOpen(tag)) continue;
    if (closes) {
      if (open[tag] > 0) --open[tag], --depth;
      continue;
    }
    const bool foreign = open[GUMBO_TAG_SVG] + open[GUMBO_TAG_MATH] > 0;
    if (foreign && bytes[at - 1] == '>' && bytes[at - 2] == '/') continue;
    if (HoldsRawText(tag) && !foreign) {
      at = EndOfRawText(bytes, at, bytes.substr(name, end - name));
      continue;
    }
    ++open[tag];
    if (++depth > nesting) {
      return Invalid(absl::StrFormat("HTML nests deeper than %d elements at %s", nesting,
                                     PlaceOf(bytes, begin)));
    }
  }
  return absl::OkStatus();
}

}  // namespace gainsay
