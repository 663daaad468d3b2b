// SPDX-License-Identifier: Apache-2.0
//
// Markdown (CommonMark with tables) by md4c, under a YAML front matter by yaml-cpp. md4c hands
// out text as pointers into the buffer it was given, so every word's offset is known; what it
// makes up itself (line breaks) stands where the last word ended.
//
//   ---
//   title: Ferry runs aground
//   date: 2024-03-18
//   ---
//   The *Marigold* ran aground.     -> "Ferry runs aground\n\nThe Marigold ran aground."
//
// The front matter's title begins the text where the body has none, so that a headline can be
// held against its article. Tested by tests/ingest/markdown_test.cc.
#include <md4c.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <functional>
#include <map>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "base/status.h"
#include "ingest/encoding.h"
#include "ingest/entity.h"
#include "ingest/format.h"
#include "ingest/metadata.h"
#include "ingest/text_builder.h"

namespace gainsay {
namespace {

constexpr size_t kLongestFrontMatter = 64u << 10;

std::string_view TrimRight(std::string_view line) {
  while (!line.empty() && absl::ascii_isspace(line.back())) line.remove_suffix(1);
  return line;
}

struct FrontMatter {
  Span yaml;          // between the lines of dashes
  uint32_t body = 0;  // where the article's own text begins
};

// Nothing where the first line is not "---" or no line closes it.
std::optional<FrontMatter> FindFrontMatter(std::string_view bytes) {
  const uint32_t bom = BomSize(bytes);
  size_t begin = bom;
  FrontMatter found;
  for (int line = 0; begin < std::min(bytes.size(), kLongestFrontMatter); ++line) {
    size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view text = TrimRight(bytes.substr(begin, end - begin));
    auto next = static_cast<uint32_t>(std::min(end + 1, bytes.size()));
    if (line == 0) {
      if (text != "---") return std::nullopt;
      found.yaml.begin = next;
    } else if (text == "---" || text == "...") {
      found.yaml.end = static_cast<uint32_t>(begin);
      found.body = next;
      return found;
    }
    begin = next;
  }
  return std::nullopt;
}

void ReadFrontMatter(std::string_view yaml, Article* article, Remarks* remarks) {
  try {
    YAML::Node root = YAML::Load(std::string(yaml));
    if (!root.IsMap()) return;
    std::map<int, std::pair<Key, std::string>> fields;  // by rank
    for (const auto& field : root) {
      if (!field.first.IsScalar()) continue;
      std::optional<Name> name = NameOf(field.first.Scalar());
      if (!name || name->key == Key::kId) continue;  // a file is known by its name
      // publisher: {name: ...}
      YAML::Node value = field.second.IsMap() ? field.second["name"] : field.second;
      if (value && value.IsScalar()) fields[name->rank] = {name->key, value.Scalar()};
    }
    for (const auto& [rank, field] : fields) SetField(field.first, field.second, article, remarks);
  } catch (const YAML::Exception& fault) {
    // Marks count from 0; the first line of the file is the one of dashes.
    remarks->push_back(absl::StrFormat("front matter is not YAML: %s at line %d, column %d; "
                                       "read without it",
                                       fault.msg, fault.mark.line + 2, fault.mark.column + 1));
  }
}

// What md4c calls, and the state between the calls.
class Renderer {
 public:
  explicit Renderer(Article* article) : article_(*article), builder_(article) {}

  absl::Status Run(uint32_t body) {
    at_ = body;
    MD_PARSER parser = {};
    // Indented text is a wrapped paragraph in news, not code; without HTML blocks the text
    // between tags stays and only the tags go.
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS |
                   MD_FLAG_NOHTMLBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      static_cast<Renderer*>(self)->EnterBlock(type, detail);
      return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      static_cast<Renderer*>(self)->LeaveBlock(type);
      return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
      if (type == MD_SPAN_IMG) ++static_cast<Renderer*>(self)->images_;
      return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      if (type == MD_SPAN_IMG) --static_cast<Renderer*>(self)->images_;
      return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      static_cast<Renderer*>(self)->Text(type, {text, size});
      return 0;
    };
    std::string_view bytes = article_.bytes;
    int failed =
        md_parse(bytes.data() + body, static_cast<MD_SIZE>(bytes.size() - body), &parser, this);
    builder_.Close();
    return failed == 0 ? absl::OkStatus() : Invalid("Markdown could not be parsed");
  }

 private:
  void EnterBlock(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_QUOTE: ++quotes_; break;
      case MD_BLOCK_LI:
        ++items_;
        builder_.Open(BlockKind::kListItem);
        break;
      case MD_BLOCK_H: {
        bool title = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level == 1 && !has_title_;
        has_title_ |= title;
        builder_.Open(title ? BlockKind::kTitle : BlockKind::kHeading);
        break;
      }
      case MD_BLOCK_P:
        builder_.Open(items_ > 0    ? BlockKind::kListItem
                      : quotes_ > 0 ? BlockKind::kQuote
                                    : BlockKind::kParagraph);
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD: builder_.Open(BlockKind::kTableCell); break;
      case MD_BLOCK_CODE: code_ = true; break;
      case MD_BLOCK_DOC:
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
      case MD_BLOCK_HR:
      case MD_BLOCK_HTML:
      case MD_BLOCK_TABLE:
      case MD_BLOCK_THEAD:
      case MD_BLOCK_TBODY:
      case MD_BLOCK_TR: break;
    }
  }

  void LeaveBlock(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_QUOTE: --quotes_; break;
      case MD_BLOCK_LI: --items_; break;
      case MD_BLOCK_CODE: code_ = false; return;
      default: break;
    }
    builder_.Close();
    script_ = false;
  }

  // The place of `text` in the article, or of nothing behind the last word.
  Span PlaceOf(std::string_view text) const {
    std::string_view bytes = article_.bytes;
    std::less_equal<const char*> before;
    if (before(bytes.data(), text.data()) &&
        before(text.data() + text.size(), bytes.data() + bytes.size())) {
      auto begin = static_cast<uint32_t>(text.data() - bytes.data());
      return {begin, begin + static_cast<uint32_t>(text.size())};
    }
    return {at_, std::min(at_ + 1, static_cast<uint32_t>(bytes.size()))};
  }

  void Text(MD_TEXTTYPE type, std::string_view text) {
    if (images_ > 0 || code_) return;  // alternative texts and listings are not the article's
    if (type == MD_TEXT_HTML) return Tag(text);
    if (script_) return;
    Span place = PlaceOf(text);
    if (place.begin < at_) return;
    switch (type) {
      case MD_TEXT_BR: builder_.Break(place); return;
      case MD_TEXT_SOFTBR: builder_.Replace(" ", place); return;
      case MD_TEXT_ENTITY:
        builder_.Replace(entities_.Decode(Slice(article_.bytes, place)).text, place);
        break;
      case MD_TEXT_NORMAL:
      case MD_TEXT_CODE:
      case MD_TEXT_LATEXMATH:
      case MD_TEXT_NULLCHAR: builder_.Copy(article_.bytes, place); break;
      case MD_TEXT_HTML: break;
    }
    at_ = place.end;
  }

  void Tag(std::string_view tag) {
    auto is = [&](std::string_view name) {
      return absl::StartsWithIgnoreCase({tag.data(), tag.size()}, {name.data(), name.size()});
    };
    if (is("<script") || is("<style")) script_ = true;
    if (is("</script") || is("</style")) script_ = false;
    if (is("<br")) builder_.Break(PlaceOf({}));
  }

  Article& article_;
  TextBuilder builder_;
  EntityDecoder entities_;
  uint32_t at_ = 0;  // where the last word ended
  int quotes_ = 0, items_ = 0, images_ = 0;
  bool code_ = false, script_ = false, has_title_ = false;
};

// The front matter's title as a block of its own, where its words stand there as they are.
void WriteTitle(std::string_view bytes, const FrontMatter& front, Article* article) {
  if (article->title.empty()) return;
  std::string_view body = bytes.substr(front.body);
  size_t first = body.find_first_not_of(" \t\r\n");
  if (first != body.npos && body[first] == '#') return;
  size_t at = Slice(bytes, front.yaml).find(article->title);
  if (at == bytes.npos) return;
  auto begin = static_cast<uint32_t>(front.yaml.begin + at);
  TextBuilder builder(article);
  builder.Open(BlockKind::kTitle);
  builder.Copy(bytes, {begin, begin + static_cast<uint32_t>(article->title.size())});
  builder.Close();
}

}  // namespace

absl::Status ParseMarkdown(Article* article, Remarks* remarks) {
  std::string_view bytes = article->bytes;
  uint32_t body = BomSize(bytes);
  if (std::optional<FrontMatter> front = FindFrontMatter(bytes)) {
    ReadFrontMatter(Slice(bytes, front->yaml), article, remarks);
    WriteTitle(bytes, *front, article);
    body = front->body;
  }
  RETURN_IF_ERROR(Renderer(article).Run(body));
  if (article->title.empty() && !article->blocks.empty() &&
      article->blocks.front().kind == BlockKind::kTitle) {
    article->title = Slice(article->text, article->blocks.front().span);
  }
  return absl::OkStatus();
}

}  // namespace gainsay
