// SPDX-License-Identifier: Apache-2.0
#include "extract/name_runs.h"

#include <algorithm>

#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay::name_internal {
namespace {

constexpr uint32_t kMaxRun = 24;  // tokens; longer runs of capitals are no name

bool IsHyphen(const NameWords& words, uint32_t token) {
  const std::string_view text = words[token].text;
  return text == "-" && token > 0 && !words.document->tokens[token].space_after &&
         !words.document->tokens[token - 1].space_after;
}

bool IsQuote(std::string_view text) {
  return text == "\"" || text == "''" || text == "``" || text == "“" || text == "”";
}

}  // namespace

absl::StatusOr<NameRuns> NameRuns::Compile(const nlohmann::json& shapes) {
  NameRuns runs;
  const std::pair<const char*, Words*> lists[] = {
      {"inner", &runs.inner_}, {"possessive", &runs.possessive_}, {"joints", &runs.joints_}};
  for (const auto& [key, out] : lists) {
    if (!shapes.contains(key)) return Invalid(std::string("name-shapes: no \"") + key + "\"");
    for (const auto& word : shapes[key]) out->insert(word.get<std::string>());
  }
  return runs;
}

bool NameRuns::GoesOn(const NameWords& words, uint32_t token) const {
  const NameWord& w = words[token];
  if (w.time) return false;
  // "Police" is a word as any other, but not in "Boston Police Department".
  if (w.stop) {
    const bool head = w.Begins(NameClass::kHead).size > 0 || w.Ends(NameClass::kHead).size > 0;
    const bool inside = token > 0 && words[token - 1].IsCapitalised() && !words[token - 1].stop;
    return head && inside && w.IsCapitalised();
  }
  return w.IsCapitalised() || (w.shape == Shape::kMixed && w.folded.size() > 1) ||
         w.Begins(NameClass::kKnown).size > 0;
}

// At the beginning of a sentence (or of a quotation in it) a capital says nothing: the tagger
// and the rest of the article decide.
bool NameRuns::Begins(const NameWords& words, uint32_t token, const Sentence& sentence,
                      const NameTables& tables) const {
  const NameWord& w = words[token];
  if (!GoesOn(words, token)) return false;
  const bool initial = token == sentence.first || IsQuote(words[token - 1].text) ||
                       words[token - 1].text == ":" ||
                       (token == sentence.first + 1 && words[token - 1].shape == Shape::kMark);
  const bool quoted = initial && token > sentence.first && IsQuote(words[token - 1].text) &&
                      token + 1 < sentence.last && words[token + 1].IsCapitalised();
  const bool titled = token + 1 < sentence.last && words[token + 1].IsCapitalised() &&
                      (w.Begins(NameClass::kHonorific).size > 0 || w.Begins(NameClass::kTitle).size > 0);
  if (quoted || titled || !initial || w.shape != Shape::kCapital || tables.IsSurelyGiven(w.folded) || w.place ||
      w.Begins(NameClass::kKnown).size > 0) {
    return true;
  }
  const Upos upos = words.document->tokens[token].upos;
  if (upos != Upos::kX && upos != Upos::kPropn) return false;
  return !words.lower.contains(w.folded);
}

// One past the run that begins at `first`.
uint32_t NameRuns::End(const NameWords& words, const NameLexicons& lexicons,
                       const NameTables& tables, uint32_t first, uint32_t last) const {
  uint32_t end = first + 1;
  bool joined = false;  // "of" or "for" was taken
  const auto cap = [&](uint32_t i) { return i < last && GoesOn(words, i); };
  while (end < last && end - first < kMaxRun) {
    // A known name or a title of several words is taken whole.
    const Hit& title = words[end - 1].Begins(NameClass::kTitle);
    if (title.size > 1 && end - 1 + title.size < last && words[end - 1].shape != Shape::kLower) {
      end += title.size - 1;
      continue;
    }
    if (cap(end)) {
      ++end;
      continue;
    }
    const NameWord& w = words[end];
    if (IsHyphen(words, end) && end + 1 < last && words[end - 1].folded.size() > 1 && words[end + 1].shape != Shape::kMark &&
        words[end + 1].shape != Shape::kNumber &&
        (cap(end + 1) || (words[end + 1].folded.size() <= 5 && tables.IsFamilyFirst(words[first].folded)))) {
      end += 2;
      continue;
    }
    if (w.shape == Shape::kLower && inner_.contains(w.folded)) {
      uint32_t next = end + 1;
      while (next < last && next < end + 3 && (inner_.contains(words[next].folded) || IsHyphen(words, next))) ++next;
      if (cap(next)) {
        end = next + 1;
        continue;
      }
    }
    if (w.text == "&" && cap(end + 1)) {
      end += 2;
      continue;
    }
    if ((w.text == "'s" || w.text == "'") && possessive_.contains(words[end - 1].folded) && cap(end + 1)) {
      end += 2;
      continue;
    }
    // James "Whitey" Bulger
    if (IsQuote(w.text) && cap(end + 1) && end + 3 < last && IsQuote(words[end + 2].text) &&
        cap(end + 3) && words.document->tokens[end].space_after == false) {
      end += 4;
      continue;
    }
    // Ministry of the Interior; Organization for Security and Cooperation in Europe
    if (w.shape == Shape::kLower && joints_.contains(w.folded)) {
      const Hit& head = words[end - 1].Ends(NameClass::kHead);
      const bool opens = head.size > 0 && lexicons.GoesOn(head.entry) &&
                         (w.folded == "of" || w.folded == "for");
      uint32_t next = end + 1;
      if (next < last && words[next].folded == "the" && w.folded != "and") ++next;
      const bool next_is_head = next < last && words[next].Begins(NameClass::kHead).size > 0;
      const bool next_is_person = next < last && tables.IsSurelyGiven(words[next].folded);
      const bool goes = joined && !next_is_person && (w.folded == "and" || w.folded == "in") &&
                        !(next_is_head && next + 1 < last && joints_.contains(words[next + 1].folded));
      if ((opens || goes) && cap(next) && (joined || !words[next].Begins(NameClass::kTitle).size)) {
        joined = true;
        end = next + 1;
        continue;
      }
      // Securities and Exchange Commission
      if (w.folded == "and" && !tables.IsSurelyGiven(words[first].folded) && cap(end + 1) &&
          !(head.size > 0 && lexicons.GoesOn(head.entry)) && !words[end - 1].place) {
        uint32_t tail = end + 1;
        while (cap(tail)) ++tail;
        const Hit& close = words[tail - 1].Ends(NameClass::kHead);
        if (close.size > 0 && tail - 1 > end + 1 && lexicons.GoesOn(close.entry) && first > 0 &&
            (words[first - 1].folded == "the" || words[first - 1].text == "'s")) {
          end = tail;
          joined = true;
          continue;
        }
      }
    }
    break;
  }
  return std::min(end, last);
}

// Cuts titles, offices and names of another kind off the front.
void NameRuns::Split(const NameWords& words, const NameLexicons& lexicons,
                     const NameTables& tables, uint32_t first, uint32_t last, NameRun run,
                     std::vector<NameRun>* out) const {
  const auto add = [&](uint32_t begin, uint32_t end, TokenRange title) {
    while (begin < end && (words[begin].shape == Shape::kMark || words[begin].demonym)) ++begin;
    if (begin >= end) return;
    if (end - begin == 1 && words[begin].shape == Shape::kInitial && title.size() == 0) return;
    run.tokens = {begin, end};
    run.title = title;
    out->push_back(run);
  };
  const bool headed = words[last - 1].Ends(NameClass::kHead).size > 0 ||
                      words[last - 1].Ends(NameClass::kOtherHead).size > 0;
  // The last title before the end of the run; what is in front of it is a name of its own.
  if (!headed) {
    for (uint32_t k = last; k-- > first;) {
      const Hit& honorific = words[k].Begins(NameClass::kHonorific);
      const Hit& title = words[k].Begins(NameClass::kTitle);
      const uint32_t size = std::max(honorific.size, title.size);
      if (size == 0 || !words[k].IsCapitalised()) continue;
      if (k + size > last) continue;
      if (words[k].Begins(NameClass::kKnown).size > size) continue;  // General Motors
      if (honorific.size == 0 && lexicons.IsCommonTitle(title.entry) && k + size < last &&
          !tables.IsGiven(words[k + size].folded)) {
        continue;  // Star Wars
      }
      // "Billy King", "Mike Brewer-Coach": a surname, not a title without a name.
      if (k + size == last && k > first && tables.IsGiven(words[k - 1].folded)) continue;
      // "Lt. Gen. John Smith": titles stack.
      // "District Attorney Richard Brown": the longest title that ends here.
      const Hit& whole = words[k + size - 1].Ends(NameClass::kTitle);
      uint32_t begin = k;
      if (whole.size > size && whole.size <= k + size - first) begin = k + size - whole.size;
      for (bool more = true; more;) {
        more = false;
        for (const NameClass c : {NameClass::kTitle, NameClass::kHonorific}) {
          if (begin == first) break;
          const Hit& before = words[begin - 1].Ends(c);
          if (before.size == 0 || before.size > begin - first) continue;
          begin -= before.size;
          more = true;
          break;
        }
      }
      if (begin > first) add(first, begin, {});
      if (k + size < last) add(k + size, last, {begin, k + size});
      return;
    }
    // "New Orleans Saints | Reggie Bush", "Saints Pierre Thomas"
    uint32_t cut = first;
    if (words[first].place_end > first && words[first].place_end < last) cut = words[first].place_end;
    const Hit& known = words[cut].Begins(NameClass::kKnown);
    if (known.size > 0 && cut + known.size < last) cut += known.size;
    if (cut > first && cut + 1 < last && tables.IsGiven(words[cut].folded) &&
        !tables.IsGiven(words[first].folded)) {
      if (!words[cut - 1].place || known.size > 0) add(first, cut, {});
      add(cut, last, {});
      return;
    }
  }
  add(first, last, {});
}

std::vector<NameRun> NameRuns::Find(const NameWords& words, const NameLexicons& lexicons,
                                    const NameTables& tables) const {
  std::vector<NameRun> out;
  const Document& document = *words.document;
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    if (document.paragraphs[sentence.paragraph].boilerplate) continue;
    for (uint32_t i = sentence.first; i < sentence.last;) {
      if (!Begins(words, i, sentence, tables)) {
        ++i;
        continue;
      }
      const uint32_t end = End(words, lexicons, tables, i, sentence.last);
      NameRun run;
      run.sentence = s;
      run.headline = words.headline[s];
      Split(words, lexicons, tables, i, end, run, &out);
      i = end;
    }
  }
  return out;
}

}  // namespace gainsay::name_internal
