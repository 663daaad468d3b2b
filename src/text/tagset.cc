// SPDX-License-Identifier: Apache-2.0
//
// Tables of names in the order of the enums of text/document.h.
#include "text/tagset.h"

#include <array>

namespace gainsay {
namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, kXposCount> kXposNames = {
    "_",   "ADD", "AFX", "CC",  "CD",   "DT",  "EX",    "FW",    "GW",  "IN",  "JJ",   "JJR", "JJS",
    "LS",  "MD",  "NN",  "NNP", "NNPS", "NNS", "NFP",   "PDT",   "POS", "PRP", "PRP$", "RB",  "RBR",
    "RBS", "RP",  "SYM", "TO",  "UH",   "VB",  "VBD",   "VBG",   "VBN", "VBP", "VBZ",  "WDT", "WP",
    "WP$", "WRB", "XX",  ".",   ",",    ":",   "-LRB-", "-RRB-", "``",  "''",  "HYPH", "$"};

constexpr std::array<std::string_view, kDepCount> kDepNames = {
    "root",     "acl",       "acl:relcl", "advcl",    "advmod",     "amod",      "appos",
    "aux",      "aux:pass",  "case",      "cc",       "ccomp",      "compound",  "compound:prt",
    "conj",     "cop",       "csubj",     "dep",      "det",        "discourse", "dislocated",
    "expl",     "fixed",     "flat",      "goeswith", "iobj",       "list",      "mark",
    "nmod",     "nmod:poss", "nmod:tmod", "nsubj",    "nsubj:pass", "nummod",    "obj",
    "obl",      "obl:agent", "obl:tmod",  "orphan",   "parataxis",  "punct",     "reparandum",
    "vocative", "xcomp"};

template <typename Enum, size_t N>
std::optional<Enum> Find(const std::array<std::string_view, N>& names, std::string_view name) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view UposName(Upos upos) { return kUposNames[static_cast<size_t>(upos)]; }
std::string_view XposName(Xpos xpos) { return kXposNames[static_cast<size_t>(xpos)]; }
std::string_view DepName(Dep dep) { return kDepNames[static_cast<size_t>(dep)]; }

std::optional<Upos> ParseUpos(std::string_view name) { return Find<Upos>(kUposNames, name); }
std::optional<Xpos> ParseXpos(std::string_view name) { return Find<Xpos>(kXposNames, name); }

std::optional<Dep> ParseDep(std::string_view name) {
  if (auto dep = Find<Dep>(kDepNames, name)) return dep;
  if (name == "obl:unmarked") return Dep::kOblTmod;
  if (name == "nmod:unmarked") return Dep::kNmodTmod;
  if (name == "nmod:desc") return Dep::kCompound;
  const size_t colon = name.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return Find<Dep>(kDepNames, name.substr(0, colon));
}

}  // namespace gainsay
