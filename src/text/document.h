// SPDX-License-Identifier: Apache-2.0
//
// An article's text as paragraphs, sentences and words, each with its place in the normalised
// text and, through `to_bytes`, in the bytes of the file.
//
//   Document d = Annotate(article, models);
//   for (const Sentence& s : d.sentences)
//     for (const Token& t : d.TokensOf(s)) ... Slice(d.text, t.span), t.lemma, t.upos, t.head
//
// Law: Slice(article.bytes, d.to_bytes.ToOriginal(t.span)) is the surface of t as written.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/offset_map.h"
#include "base/span.h"
#include "ingest/article.h"

namespace gainsay {

// Universal parts of speech (universaldependencies.org/u/pos).
enum class Upos : uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX
};

// Penn Treebank tags, as in the XPOS column of UD English.
// clang-format off
enum class Xpos : uint8_t {
  kNone, kAdd, kAfx, kCc, kCd, kDt, kEx, kFw, kGw, kIn, kJj, kJjr, kJjs, kLs, kMd, kNn, kNnp,
  kNnps, kNns, kNfp, kPdt, kPos, kPrp, kPrpPoss, kRb, kRbr, kRbs, kRp, kSym, kTo, kUh, kVb, kVbd,
  kVbg, kVbn, kVbp, kVbz, kWdt, kWp, kWpPoss, kWrb, kXx, kPunct, kComma, kColon, kLrb, kRrb,
  kOpenQuote, kCloseQuote, kHyph, kCurrency
};
// clang-format on

// Dependency relations: UD basic, with the English subtypes that later stages use.
// clang-format off
enum class Dep : uint8_t {
  kRoot, kAcl, kAclRelcl, kAdvcl, kAdvmod, kAmod, kAppos, kAux, kAuxPass, kCase, kCc, kCcomp,
  kCompound, kCompoundPrt, kConj, kCop, kCsubj, kDep, kDet, kDiscourse, kDislocated, kExpl, kFixed,
  kFlat, kGoeswith, kIobj, kList, kMark, kNmod, kNmodPoss, kNmodTmod, kNsubj, kNsubjPass, kNummod,
  kObj, kObl, kOblAgent, kOblTmod, kOrphan, kParataxis, kPunct, kReparandum, kVocative, kXcomp
};
// clang-format on

struct Token {
  Span span;               // in Document::text
  std::string_view lemma;  // owned by the document or the models; lower case except proper nouns
  Upos upos = Upos::kX;
  Xpos xpos = Xpos::kNone;
  Dep dep = Dep::kRoot;
  bool space_after = true;
  int32_t head = -1;      // index of the head in Document::tokens; -1 for the sentence's root
  uint32_t sentence = 0;  // index in Document::sentences
};

struct Sentence {
  Span span;
  uint32_t first = 0, last = 0;  // tokens [first, last)
  uint32_t paragraph = 0;
};

struct Paragraph {
  Span span;
  BlockKind kind = BlockKind::kParagraph;
  uint32_t first = 0, last = 0;  // sentences [first, last)
  // Set by rules on the paragraph's words: "Image copyright", "READ MORE: ...", bylines, share
  // buttons, related links. Boilerplate gives no claims.
  bool boilerplate = false;
};

// Strings made while annotating; addresses stay valid as long as the pool lives.
class StringPool;

struct Document {
  std::string text;    // normalised (see text/normalize.h)
  OffsetMap to_bytes;  // text -> Article::bytes
  std::vector<Paragraph> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::shared_ptr<StringPool> strings;

  std::string_view Text(const Token& token) const { return Slice(text, token.span); }
  std::string_view Text(uint32_t token) const { return Text(tokens[token]); }
  std::span<const Token> TokensOf(const Sentence& s) const {
    return {tokens.data() + s.first, s.last - s.first};
  }
};

std::string_view UposName(Upos upos);  // "NOUN"
std::string_view XposName(Xpos xpos);  // "NNS"
std::string_view DepName(Dep dep);     // "nsubj:pass"

// One token a line: index, word, lemma, UPOS, XPOS, head, relation.
std::string Dump(const Document& document);

}  // namespace gainsay
