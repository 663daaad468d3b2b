// SPDX-License-Identifier: Apache-2.0
//
// The features follow Zhang and Nivre, "Transition-based Dependency Parsing with Rich Non-local
// Features", ACL 2011, without what arc-hybrid does not have (heads of the stack's words), with
// coarse meanings in place of word clusters.
#include "text/parse_state.h"

#include <algorithm>

#include "text/tag_features.h"

namespace gainsay {
namespace {

// In place of a word that is not there, and the root.
constexpr ParseWord kNone{.form = 11, .tag = 11, .upos = 31, .suffix = 11, .sense = 0};

uint32_t Bucket(int distance) {
  if (distance < 5) return static_cast<uint32_t>(std::max(distance, 0));
  return distance < 8 ? 5 : distance < 12 ? 6 : 7;
}

}  // namespace

ParseWord DescribeForParse(std::string_view form, Upos upos, Xpos xpos, const SenseMap& senses) {
  ParseWord word;
  char folded[64];
  const size_t n = std::min(form.size(), sizeof folded);
  for (size_t i = 0; i < n; ++i) {
    const char c = form[i];
    folded[i] = c >= 'A' && c <= 'Z'   ? static_cast<char>(c - 'A' + 'a')
                : c >= '0' && c <= '9' ? '0'
                                       : c;
  }
  const std::string_view text(folded, n);
  word.form = WordHash(text);
  word.upos = static_cast<uint32_t>(upos);
  word.tag = static_cast<uint32_t>(xpos) << 5 | word.upos;
  word.suffix = WordHash(text.substr(n - std::min<size_t>(n, 3)));
  const bool noun = upos == Upos::kNoun;
  if (!noun && upos != Upos::kVerb) return word;
  // The form, or what is left of it without a regular ending.
  auto sense = [&](size_t cut, std::string_view add) -> uint32_t {
    if (n < cut + 2 || n + add.size() > sizeof folded) return 0;
    char stem[sizeof folded + 4];
    std::copy_n(folded, n - cut, stem);
    std::copy(add.begin(), add.end(), stem + (n - cut));
    const uint32_t found = senses.Find(WordHash({stem, n - cut + add.size()}));
    return noun ? found & 63 : found >> 6 & 63;
  };
  const auto ends = [&](std::string_view s) { return text.ends_with(s); };
  uint32_t found = sense(0, "");
  if (found == 0 && ends("ies")) found = sense(3, "y");
  if (found == 0 && ends("s")) found = sense(1, "");
  if (found == 0 && ends("es")) found = sense(2, "");
  if (found == 0 && ends("ied")) found = sense(3, "y");
  if (found == 0 && ends("ed")) found = sense(1, "");
  if (found == 0 && ends("ed")) found = sense(2, "");
  if (found == 0 && ends("ed")) found = sense(3, "");
  if (found == 0 && ends("ing")) found = sense(3, "");
  if (found == 0 && ends("ing")) found = sense(3, "e");
  if (found == 0 && ends("ing")) found = sense(4, "");
  word.sense = found == 0 ? 0 : found | (noun ? 64 : 128);
  return word;
}

void ParseState::Begin(std::span<const ParseWord> words) {
  words_ = words;
  size_ = static_cast<int>(words.size());
  nodes_.assign(words.size(), Node{});
  stack_.assign(1, 0);
  nodes_[0].on_stack = true;
  buffer_ = 1;
}

void ParseState::Attach(int head, int dependent, Dep dep) {
  Node& h = nodes_[static_cast<size_t>(head)];
  Node& d = nodes_[static_cast<size_t>(dependent)];
  d.head = head;
  d.dep = dep;
  d.on_stack = false;
  h.deps |= uint64_t{1} << static_cast<int>(dep);
  // Dependents come from the inside outwards on both sides.
  int* side = dependent < head ? h.left : h.right;
  side[1] = side[0];
  side[0] = dependent;
  uint8_t& count = dependent < head ? h.lefts : h.rights;
  count = static_cast<uint8_t>(std::min(count + 1, 7));
}

void ParseState::Apply(Transition transition) {
  switch (transition.move) {
    case Move::kShift:
      nodes_[static_cast<size_t>(buffer_)].on_stack = true;
      stack_.push_back(buffer_++);
      return;
    case Move::kLeft: {
      const int s0 = stack_.back();
      stack_.pop_back();
      Attach(buffer_, s0, transition.dep);
      return;
    }
    case Move::kRight: {
      const int s0 = stack_.back();
      stack_.pop_back();
      Attach(stack_.back(), s0, stack_.back() == 0 ? Dep::kRoot : transition.dep);
      return;
    }
  }
}

int ParseState::Features(uint32_t* out) const {
  const int is0 = Stack(0), is1 = Stack(1), is2 = Stack(2);
  const int ib0 = Buffer(0), ib1 = Buffer(1), ib2 = Buffer(2), ib3 = Buffer(3);
  static const Node kNoNode;
  const auto word = [&](int i) -> const ParseWord& {
    return i > 0 ? words_[static_cast<size_t>(i)] : kNone;
  };
  const auto node = [&](int i) -> const Node& {
    return i >= 0 ? nodes_[static_cast<size_t>(i)] : kNoNode;
  };
  const auto label = [&](int i) -> uint32_t {
    return i > 0 ? static_cast<uint32_t>(node(i).dep) : 63;
  };
  const ParseWord &s0 = word(is0), &s1 = word(is1), &s2 = word(is2);
  const ParseWord &b0 = word(ib0), &b1 = word(ib1), &b2 = word(ib2), &b3 = word(ib3);
  const Node &ns0 = node(is0), &ns1 = node(is1), &nb0 = node(ib0);
  const ParseWord &s0l = word(ns0.left[0]), &s0r = word(ns0.right[0]), &s0l2 = word(ns0.left[1]),
                  &s0r2 = word(ns0.right[1]);
  const ParseWord &s1l = word(ns1.left[0]), &s1r = word(ns1.right[0]), &s1r2 = word(ns1.right[1]);
  const ParseWord &b0l = word(nb0.left[0]), &b0l2 = word(nb0.left[1]);
  const ParseWord& before = word(ib0 > 1 ? ib0 - 1 : -1);
  const uint32_t root = is0 == 0 || is1 == 0;
  const uint32_t near = is0 > 0 && ib0 > 0 ? Bucket(ib0 - is0) : 8;
  const uint32_t far = is1 > 0 && is0 > 0 ? Bucket(is0 - is1) : 8;
  const uint32_t v0 = ns0.lefts | ns0.rights << 3 | 1u << 8,
                 v1 = ns1.lefts | ns1.rights << 3 | 2u << 8;
  const uint32_t vb = nb0.lefts;

  uint32_t* f = out;
  uint32_t t = 0;
  auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0) { *f++ = Feature(t++, a, b, c); };
  // Up to three tags in one value (xpos and upos take 11 bits).
  auto pair = [](uint32_t a, uint32_t b) { return a | b << 16; };

  // Single words.
  add(s0.form, s0.tag);
  add(s0.tag, root);
  add(s0.form);
  add(s1.form, s1.tag);
  add(s1.tag, root);
  add(s1.form);
  add(b0.form, b0.tag);
  add(b0.tag, root);
  add(b0.form);
  add(b1.form, b1.tag);
  add(b1.tag);
  add(b2.form, b2.tag);
  add(b2.tag);
  add(s2.form, s2.tag);
  add(s2.tag);
  add(b3.tag);
  // Pairs.
  add(s0.form, pair(s0.tag, b0.tag), b0.form);
  add(s0.form, pair(s0.tag, b0.tag));
  add(s0.tag, b0.tag, b0.form);
  add(s0.form, b0.form);
  add(s0.tag, b0.tag, near);
  add(s1.form, pair(s1.tag, s0.tag), s0.form);
  add(s1.form, pair(s1.tag, s0.tag));
  add(s1.tag, s0.tag, s0.form);
  add(s1.form, s0.form);
  add(s1.tag, s0.tag, far);
  add(b0.tag, b1.tag);
  add(b0.form, b1.form);
  add(b0.form, b1.tag);
  add(b0.tag, b1.form);
  add(s1.tag, b0.tag, far);
  add(s1.form, b0.tag);
  add(s1.tag, b0.form);
  add(s1.form, b0.form);
  // Three tags.
  add(pair(s0.tag, b0.tag), b1.tag);
  add(pair(s1.tag, s0.tag), b0.tag);
  add(pair(s1.tag, s0.tag), pair(b0.tag, b1.tag));
  add(pair(b0.tag, b1.tag), b2.tag);
  add(pair(s0.tag, b0.tag), pair(b1.tag, b2.tag));
  add(pair(s2.tag, s1.tag), s0.tag);
  add(pair(s2.tag, s1.tag), pair(s0.tag, b0.tag));
  add(pair(s1.tag, s0.tag), b0.form, 1);
  add(pair(s1.tag, b0.tag), s0.form, 2);
  add(pair(s0.tag, b0.tag), s1.form, 3);
  add(pair(s0.tag, b0.tag), b1.form);
  // Dependents: their tags and relations.
  add(pair(s0.tag, b0.tag), s0l.tag, label(ns0.left[0]));
  add(pair(s0.tag, b0.tag), s0r.tag, label(ns0.right[0]));
  add(pair(s0.tag, b0.tag), b0l.tag, label(nb0.left[0]));
  add(pair(s1.tag, s0.tag), s0l.tag, label(ns0.left[0]));
  add(pair(s1.tag, s0.tag), s0r.tag, label(ns0.right[0]));
  add(pair(s1.tag, s0.tag), s1l.tag, label(ns1.left[0]));
  add(pair(s1.tag, s0.tag), s1r.tag, label(ns1.right[0]));
  add(pair(s1.tag, s0.tag), pair(s1r.tag, b0.tag), label(ns1.right[0]));
  add(pair(s0.tag, s0l.tag), pair(s0l2.tag, label(ns0.left[0])), label(ns0.left[1]));
  add(pair(s0.tag, s0r.tag), pair(s0r2.tag, label(ns0.right[0])), label(ns0.right[1]));
  add(pair(s1.tag, s1r.tag), pair(s1r2.tag, label(ns1.right[0])), label(ns1.right[1]));
  add(pair(b0.tag, b0l.tag), pair(b0l2.tag, label(nb0.left[0])), label(nb0.left[1]));
  add(s0.form, s0l.form, label(ns0.left[0]));
  add(s0.form, s0r.form, label(ns0.right[0]));
  add(b0.form, b0l.form, label(nb0.left[0]));
  add(s1.form, s1r.form, label(ns1.right[0]));
  add(s0r.form, s0.tag, b0.tag);
  add(s0l.form, pair(s0.tag, s1.tag), b0.tag);
  add(b0l.form, pair(b0.tag, s0.tag));
  // A clause's mark, a noun's preposition: the outermost left dependent names the relation.
  add(s0l.form, s0.tag, s1.tag);
  add(s0l.form, s0.form, s1.tag);
  add(s0l.form, s1.form, s0.tag);
  add(b0l.form, s0.form, b0.tag);
  // Valency and distance.
  add(s0.form, v0);
  add(s0.tag, v0, b0.tag);
  add(s1.form, v1);
  add(s1.tag, v1, s0.tag);
  add(b0.form, vb);
  add(b0.tag, vb, s0.tag);
  add(s0.form, near);
  add(b0.form, near);
  add(s0.form, far);
  add(s1.form, far);
  // Sets of relations.
  add(static_cast<uint32_t>(ns0.deps), static_cast<uint32_t>(ns0.deps >> 32), pair(s0.tag, b0.tag));
  add(static_cast<uint32_t>(ns1.deps), static_cast<uint32_t>(ns1.deps >> 32), pair(s1.tag, s0.tag));
  add(static_cast<uint32_t>(nb0.deps), static_cast<uint32_t>(nb0.deps >> 32), pair(b0.tag, s0.tag));
  add(static_cast<uint32_t>(ns1.deps), s1.form, s0.upos);
  // Endings and coarse meanings in place of rare words.
  add(s0.suffix, s0.tag, b0.tag);
  add(b0.suffix, b0.tag, s0.tag);
  add(s1.suffix, pair(s1.tag, s0.tag), s0.suffix);
  add(s0.sense, pair(s0.tag, b0.tag), b0.sense);
  add(s1.sense, pair(s1.tag, s0.tag), s0.sense);
  add(s1.sense, pair(s1.upos, s0.upos), s0l.form);
  add(s1.form, pair(s0.upos, s0.sense), s0l.form);
  add(s0.sense, s1.form, pair(s0.upos, b0.upos));
  add(b0.sense, s0.form, b0.upos);
  // What lies just before the buffer, and beyond.
  add(before.tag, pair(s0.tag, b0.tag));
  add(pair(s1.upos, s0.upos), pair(b0.upos, b1.upos), pair(b2.upos, b3.upos));
  add(b0.tag, b1.form, b2.tag);
  return static_cast<int>(f - out);
}

}  // namespace gainsay
