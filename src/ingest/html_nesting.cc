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

// Gumbo compares each attribute with those before it.
constexpr uint32_t kMostAttributes = 1000;

bool NeverOpen(GumboTag tag) {
  switch (tag) {
    // Void elements.
    // clang-format off
    case GUMBO_TAG_AREA: case GUMBO_TAG_BASE: case GUMBO_TAG_BR: case GUMBO_TAG_COL:
    case GUMBO_TAG_EMBED: case GUMBO_TAG_HR: case GUMBO_TAG_IMG: case GUMBO_TAG_INPUT:
    case GUMBO_TAG_LINK: case GUMBO_TAG_META: case GUMBO_TAG_PARAM: case GUMBO_TAG_SOURCE:
    case GUMBO_TAG_TRACK: case GUMBO_TAG_WBR:
    // clang-format on
    // Closed by the next of their kind.
    // clang-format off
    case GUMBO_TAG_P: case GUMBO_TAG_LI: case GUMBO_TAG_DT: case GUMBO_TAG_DD:
    case GUMBO_TAG_TR: case GUMBO_TAG_TD: case GUMBO_TAG_TH: case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD: case GUMBO_TAG_TFOOT: case GUMBO_TAG_OPTION:
    // clang-format on
    // One of each.
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_BODY: return true;
    default: return false;
  }
}

bool HoldsRawText(GumboTag tag) {
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TEXTAREA ||
         tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_IFRAME || tag == GUMBO_TAG_NOFRAMES ||
         tag == GUMBO_TAG_XMP;
}

// HTML that may not stand in SVG or MathML: such a tag ends the drawing it is in.
bool EndsForeign(GumboTag tag) {
  switch (tag) {
    // clang-format off
    case GUMBO_TAG_B: case GUMBO_TAG_BIG: case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_BODY:
    case GUMBO_TAG_BR: case GUMBO_TAG_CENTER: case GUMBO_TAG_CODE: case GUMBO_TAG_DD:
    case GUMBO_TAG_DIV: case GUMBO_TAG_DL: case GUMBO_TAG_DT: case GUMBO_TAG_EM:
    case GUMBO_TAG_EMBED: case GUMBO_TAG_FONT: case GUMBO_TAG_H1: case GUMBO_TAG_H2:
    case GUMBO_TAG_H3: case GUMBO_TAG_H4: case GUMBO_TAG_H5: case GUMBO_TAG_H6:
    case GUMBO_TAG_HEAD: case GUMBO_TAG_HR: case GUMBO_TAG_I: case GUMBO_TAG_IMG:
    case GUMBO_TAG_LI: case GUMBO_TAG_LISTING: case GUMBO_TAG_MENU: case GUMBO_TAG_META:
    case GUMBO_TAG_NOBR: case GUMBO_TAG_OL: case GUMBO_TAG_P: case GUMBO_TAG_PRE:
    case GUMBO_TAG_RUBY: case GUMBO_TAG_S: case GUMBO_TAG_SMALL: case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRONG: case GUMBO_TAG_STRIKE: case GUMBO_TAG_SUB: case GUMBO_TAG_SUP:
    case GUMBO_TAG_TABLE: case GUMBO_TAG_TT: case GUMBO_TAG_U: case GUMBO_TAG_UL:
    case GUMBO_TAG_VAR: return true;
    // clang-format on
    default: return false;
  }
}

struct TagEnd {
  size_t at = 0;  // behind the ">"
  uint32_t attributes = 0;
};

// The end of the tag whose name ends at `at`; a quoted value may hold a ">".
TagEnd EndOfTag(std::string_view bytes, size_t at) {
  TagEnd end;
  char before = ' ';  // the last character that is no space
  bool space = true;
  while (at < bytes.size()) {
    const char c = bytes[at];
    if (c == '>') {
      end.at = at + 1;
      return end;
    }
    if ((c == '"' || c == '\'') && before == '=') {
      at = bytes.find(c, at + 1);
      if (at == bytes.npos) break;
      before = ' ';
      space = true;
    } else if (absl::ascii_isspace(c) || c == '/') {
      space = true;
    } else {
      if (space && c != '=' && before != '=') ++end.attributes;
      before = c;
      space = false;
    }
    ++at;
  }
  end.at = bytes.size();
  return end;
}

// Behind the comment that begins at `at`; "-->" and "--!>" end one, and so does "<!-->".
size_t EndOfComment(std::string_view bytes, size_t at) {
  for (at = bytes.find("--", at + 2); at != bytes.npos; at = bytes.find("--", at + 1)) {
    if (bytes.substr(at + 2, 1) == ">") return at + 3;
    if (bytes.substr(at + 2, 2) == "!>") return at + 4;
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
      at = EndOfComment(bytes, at);
      continue;
    }
    size_t name = at + 1;
    bool closes = name < bytes.size() && bytes[name] == '/';
    if (closes) ++name;
    if (name >= bytes.size() || !absl::ascii_isalpha(bytes[name])) {
      at = name;
      continue;
    }
    size_t end = name;
    while (end < bytes.size() && !absl::ascii_isspace(bytes[end]) && bytes[end] != '>' &&
           bytes[end] != '/') {
      ++end;
    }
    GumboTag tag = gumbo_tagn_enum(bytes.data() + name, static_cast<unsigned>(end - name));
    const size_t begin = at;
    const TagEnd tag_end = EndOfTag(bytes, end);
    at = tag_end.at;
    if (tag_end.attributes > kMostAttributes) {
      return Invalid(absl::StrFormat("HTML tag with more than %d attributes at %s", kMostAttributes,
                                     PlaceOf(bytes, begin)));
    }
    if (EndsForeign(tag)) {
      for (GumboTag foreign : {GUMBO_TAG_SVG, GUMBO_TAG_MATH}) {
        depth -= open[foreign];
        open[foreign] = 0;
      }
    }
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
