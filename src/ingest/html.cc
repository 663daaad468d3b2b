// SPDX-License-Identifier: Apache-2.0
//
// The article's text of an HTML page. Gumbo builds the tree; one walk over it, without
// recursion, cuts the page into blocks (what stands between two tags of block level), each a row
// of runs of the original bytes. Then the page's article is chosen:
//
//   1. of the elements that may be the article (see html_hints.h), the innermost that holds half
//      of the page's prose, or else the fullest; or else the whole page;
//   2. without furniture (navigation, share buttons, ...), and without short blocks that are
//      mostly links ("Read more: ..."), but with the page's first <h1>; of the article's own
//      header what is long enough for a standfirst.
//
// The runs that are left are written in the order of their bytes. Gumbo's decoded text is not
// used: it has lost the places. Tested by tests/ingest/html_test.cc.
#include <gumbo.h>

#include <algorithm>
#include <memory>

#include "absl/strings/ascii.h"
#include "base/status.h"
#include "ingest/encoding.h"
#include "ingest/entity.h"
#include "ingest/format.h"
#include "ingest/html_hints.h"
#include "ingest/html_page.h"
#include "ingest/metadata.h"
#include "ingest/text_builder.h"

namespace gainsay {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr uint32_t kProseBytes = 40;    // a shorter block may be a label
constexpr uint32_t kTeaserBytes = 300;  // a longer block is prose, however many links it has

struct Run {
  Span bytes;
  uint32_t block = 0;
  bool line_break = false;
};

struct PageBlock {
  BlockKind kind = BlockKind::kParagraph;
  uint32_t text = 0, link = 0;  // bytes, and those of them inside <a>
  uint32_t furniture = kNone;   // index of the outermost furniture it stands in
  bool header = false;          // in the header of an article: standfirst, byline, date
};

// An element that may be the article, or furniture: its blocks are [first, last).
struct Region {
  uint32_t first = 0, last = 0;
  uint64_t prose = 0;
};

struct Page {
  std::vector<Run> runs;
  std::vector<PageBlock> blocks;
  std::vector<Region> articles;   // in the order of their beginnings
  std::vector<Region> furniture;  // outermost only
  uint32_t title = kNone;         // the block of the first <h1>
};

bool IsLong(const PageBlock& block) { return block.text - block.link >= kProseBytes; }

bool IsProse(const PageBlock& block) {
  return IsLong(block) && (block.kind == BlockKind::kParagraph || block.kind == BlockKind::kQuote ||
                           block.kind == BlockKind::kListItem);
}

// What surrounds the place of the walk.
struct Context {
  BlockKind kind = BlockKind::kParagraph;
  bool link = false;
  bool article = false, header = false;
  uint32_t furniture = kNone;
};

class Walker {
 public:
  Walker(std::string_view bytes, Page* page) : bytes_(bytes), page_(*page) {}

  void Walk(const GumboNode& root) {
    std::vector<Frame> stack;
    auto enter = [&](const GumboNode& node, const Context& outer) {
      if (node.type != GUMBO_NODE_ELEMENT) return Leaf(node, outer);
      Frame frame{&node, outer};
      if (Enter(node, &frame)) stack.push_back(frame);
    };
    enter(root, {});
    while (!stack.empty()) {
      Frame& top = stack.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.next < children.length) {
        const auto& child = *static_cast<const GumboNode*>(children.data[top.next++]);
        const Context context = top.context;  // `top` may move when the stack grows
        enter(child, context);
      } else {
        Leave(top);
        stack.pop_back();
      }
    }
  }

 private:
  struct Frame {
    const GumboNode* node;
    Context context;
    unsigned next = 0;
    uint32_t article = kNone;  // the region that this element opened
    uint32_t furniture = kNone;
  };

  uint32_t BlockCount() const { return static_cast<uint32_t>(page_.blocks.size()); }

  // False where nothing inside is to be read.
  bool Enter(const GumboNode& node, Frame* frame) {
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_HEAD) return false;
    if (tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HR) {
      Break(node.v.element.original_tag, tag == GUMBO_TAG_HR);
      return false;
    }
    Hint hint = HintOf(node);
    if (tag == GUMBO_TAG_HEADER && frame->context.article) {
      frame->context.header = true;
      hint = Hint::kNone;
    }
    if (IsBlockLevel(tag)) fresh_ = true;
    if (hint == Hint::kNever) return false;
    if (hint == Hint::kArticle) {
      frame->article = static_cast<uint32_t>(page_.articles.size());
      page_.articles.push_back({BlockCount(), 0});
      frame->context.article = true;
    } else if (hint == Hint::kFurniture && frame->context.furniture == kNone) {
      frame->furniture = static_cast<uint32_t>(page_.furniture.size());
      page_.furniture.push_back({BlockCount(), 0});
      frame->context.furniture = frame->furniture;
      fresh_ = true;
    }
    if (tag == GUMBO_TAG_A) frame->context.link = true;
    frame->context.kind = KindInside(tag, frame->context.kind);
    return true;
  }

  void Leave(const Frame& frame) {
    if (IsBlockLevel(frame.node->v.element.tag) || frame.furniture != kNone) fresh_ = true;
    if (frame.article != kNone) page_.articles[frame.article].last = BlockCount();
    if (frame.furniture != kNone) page_.furniture[frame.furniture].last = BlockCount();
  }

  static BlockKind KindInside(GumboTag tag, BlockKind outer) {
    switch (tag) {
      case GUMBO_TAG_H1: return BlockKind::kTitle;  // all but the first are headings in the end
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
      case GUMBO_TAG_H4:
      case GUMBO_TAG_H5:
      case GUMBO_TAG_H6: return BlockKind::kHeading;
      case GUMBO_TAG_LI: return BlockKind::kListItem;
      case GUMBO_TAG_BLOCKQUOTE: return BlockKind::kQuote;
      case GUMBO_TAG_FIGCAPTION:
      case GUMBO_TAG_CAPTION: return BlockKind::kCaption;
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH: return BlockKind::kTableCell;
      // Old pages lay out their articles in tables.
      case GUMBO_TAG_P: return outer == BlockKind::kTableCell ? BlockKind::kParagraph : outer;
      default: return outer;
    }
  }

  Span PlaceOf(const GumboStringPiece& piece) const {
    if (piece.data == nullptr || piece.data < bytes_.data()) return {};
    auto begin = static_cast<uint32_t>(piece.data - bytes_.data());
    if (begin > bytes_.size()) return {};
    auto end = std::min<size_t>(begin + piece.length, bytes_.size());
    return {begin, static_cast<uint32_t>(end)};
  }

  void Break(const GumboStringPiece& tag, bool rule) {
    Span place = PlaceOf(tag);
    if (rule || after_break_) {
      fresh_ = true;  // two breaks stand for a paragraph
    } else if (!fresh_ && !place.empty()) {
      page_.runs.push_back({place, BlockCount() - 1, true});
    }
    after_break_ = true;
  }

  void Leaf(const GumboNode& node, const Context& context) {
    const bool space = node.type == GUMBO_NODE_WHITESPACE;
    if (!space && node.type != GUMBO_NODE_TEXT && node.type != GUMBO_NODE_CDATA) return;
    Span place = PlaceOf(node.v.text.original_text);
    if (place.empty() || (space && fresh_)) return;
    if (fresh_ || context.furniture != page_.blocks.back().furniture) {
      page_.blocks.push_back({context.kind, 0, 0, context.furniture, context.header});
      if (context.kind == BlockKind::kTitle) {
        if (page_.title == kNone)
          page_.title = BlockCount() - 1;
        else
          page_.blocks.back().kind = BlockKind::kHeading;
      }
      fresh_ = false;
    }
    if (!space) {
      page_.blocks.back().text += place.size();
      if (context.link) page_.blocks.back().link += place.size();
      after_break_ = false;
    }
    page_.runs.push_back({place, BlockCount() - 1});
  }

  std::string_view bytes_;
  Page& page_;
  bool fresh_ = true;         // the next text begins a block
  bool after_break_ = false;  // nothing but white space since a <br>
};

// prose[i] is the prose of the blocks before i that pass `counts`.
template <typename Predicate>
std::vector<uint64_t> SumProse(const Page& page, Predicate counts) {
  std::vector<uint64_t> sums(page.blocks.size() + 1, 0);
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    const PageBlock& block = page.blocks[i];
    sums[i + 1] = sums[i] + (IsProse(block) && counts(block) ? block.text - block.link : 0);
  }
  return sums;
}

// Furniture that holds most of the page's prose is none.
void DropFalseFurniture(Page* page) {
  std::vector<uint64_t> sums = SumProse(*page, [](const PageBlock&) { return true; });
  for (PageBlock& block : page->blocks) {
    if (block.furniture == kNone) continue;
    const Region& region = page->furniture[block.furniture];
    if ((sums[region.last] - sums[region.first]) * 2 > sums.back()) block.furniture = kNone;
  }
}

Region ChooseArticle(const Page& page) {
  std::vector<uint64_t> sums =
      SumProse(page, [](const PageBlock& block) { return block.furniture == kNone; });
  const uint64_t total = sums.back();
  const Region whole{0, static_cast<uint32_t>(page.blocks.size()), total};
  Region fullest, innermost;
  for (Region region : page.articles) {
    region.prose = sums[region.last] - sums[region.first];
    if (region.prose > fullest.prose) fullest = region;
    if (region.prose * 2 >= total) innermost = region;  // inner elements begin later
  }
  if (total == 0) return whole;
  if (innermost.prose > 0) return innermost;
  return fullest.prose * 4 >= total ? fullest : whole;
}

bool IsTeaser(const PageBlock& block) {
  return block.link * 2 > block.text && block.text < kTeaserBytes;
}

// Writes the bytes of a run, decoding references. A tag in it is one that the parser ignored.
void WriteRun(std::string_view bytes, Span run, EntityDecoder* entities, TextBuilder* builder) {
  for (uint32_t i = run.begin; i < run.end;) {
    auto stop = static_cast<uint32_t>(std::min<size_t>(bytes.find_first_of("&<", i), run.end));
    if (stop > i) builder->Copy(bytes, {i, stop});
    i = stop;
    if (i == run.end) break;
    if (bytes[i] == '&') {
      const auto& decoded = entities->Decode(bytes.substr(i, run.end - i));
      auto end = i + static_cast<uint32_t>(decoded.length);
      if (decoded.text == "&" && decoded.length == 1)
        builder->Copy(bytes, {i, end});
      else
        builder->Replace(decoded.text, {i, end});
      i = end;
      continue;
    }
    const char next = i + 1 < run.end ? bytes[i + 1] : ' ';
    if (absl::ascii_isalpha(next) || next == '/' || next == '!' || next == '?') {
      size_t end = bytes.find('>', i);
      i = end < run.end ? static_cast<uint32_t>(end) + 1 : run.end;
    } else {
      builder->Copy(bytes, {i, i + 1});
      ++i;
    }
  }
}

void WriteArticle(Page page, Article* article) {
  DropFalseFurniture(&page);
  const Region chosen = ChooseArticle(page);
  auto wanted = [&](uint32_t index) {
    if (index == page.title) return true;
    const PageBlock& block = page.blocks[index];
    return block.furniture == kNone && chosen.first <= index && index < chosen.last &&
           !IsTeaser(block) && (!block.header || IsLong(block));
  };
  std::erase_if(page.runs, [&](const Run& run) { return !wanted(run.block); });
  // The parser moves misplaced content; the bytes stay where they are.
  std::stable_sort(page.runs.begin(), page.runs.end(),
                   [](const Run& a, const Run& b) { return a.bytes.begin < b.bytes.begin; });
  TextBuilder builder(article);
  EntityDecoder entities;
  uint32_t block = kNone, at = 0;
  for (const Run& run : page.runs) {
    if (run.bytes.begin < at) continue;  // a copy made by the parser
    if (run.block != block) builder.Open(page.blocks[run.block].kind);
    block = run.block;
    if (run.line_break)
      builder.Break(run.bytes);
    else
      WriteRun(article->bytes, run.bytes, &entities, &builder);
    at = run.bytes.end;
  }
  builder.Close();
}

}  // namespace

std::string_view AttributeOf(const GumboNode& element, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&element.v.element.attributes, name);
  return attribute == nullptr ? std::string_view() : attribute->value;
}

absl::Status ParseHtml(const ReadLimits& limits, Article* article, Remarks* remarks) {
  std::string_view bytes = article->bytes;
  RETURN_IF_ERROR(CheckHtmlNesting(bytes, limits.nesting));
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const uint32_t bom = BomSize(bytes);
  auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, bytes.data() + bom, bytes.size() - bom), destroy);

  std::string title = ReadHtmlMetadata(*output->root, limits, article, remarks);
  Page page;
  Walker(bytes, &page).Walk(*output->root);
  WriteArticle(std::move(page), article);
  if (article->title.empty() && !article->blocks.empty() &&
      article->blocks.front().kind == BlockKind::kTitle) {
    title = Slice(article->text, article->blocks.front().span);
  }
  SetField(Key::kTitle, title, article, remarks);
  return absl::OkStatus();
}

}  // namespace gainsay
