// SPDX-License-Identifier: Apache-2.0
#include "extract/name_runs.h"

#include <algorithm>

#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay::name_internal {
namespace {

constexpr size_t kStopInside = 5;  // letters of a common word that may go on with a name
constexpr size_t kShortTitle = 3;  // letters: Mr, Mrs, Dr
constexpr uint32_t kMaxRun = 24;   // tokens; longer runs of capitals are no name

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
  const std::pair<const char*, Words*> lists[] = {{"inner", &runs.inner_},
                                                  {"possessive", &runs.possessive_},
                                                  {"joints", &runs.joints_},
                                                  {"surname_heads", &runs.surname_heads_},
                                                  {"prefixes", &runs.prefixes_}};
  for (const auto& [key, out] : lists) {
    if (!shapes.contains(key)) return Invalid(std::string("name-shapes: no \"") + key + "\"");
    for (const auto& word : shapes[key]) out->insert(word.get<std::string>());
  }
  return runs;
}

bool NameRuns::GoesOn(const NameWords& words, uint32_t token) const {
  const NameWord& w = words[token];
  if (w.time) return false;
  // "Police" and "watch" are words as any others, but not in "Boston Police Department" and "Human
  // Rights Watch".
  if (w.stop) {
    const bool head = w.Begins(NameClass::kHead).size > 0 || w.Ends(NameClass::kHead).size > 0;
    const Upos upos = words.document->tokens[token].upos;
    const bool noun = w.shape == Shape::kCapital && w.folded.size() >= kStopInside &&
                      (upos == Upos::kPropn || upos == Upos::kNoun);
    if (token == 0 || !w.IsCapitalised()) return false;
    const NameWord& before = words[token - 1];
    // "Windows Update" is Windows, "the American People" nobody's name.
    const bool complete = before.demonym || before.Ends(NameClass::kKnown).size > 0 ||
                          before.Ends(NameClass::kOtherHead).size > 0;
    return (head || (noun && !complete)) && before.IsCapitalised() && !before.stop;
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
  const bool titled =
      token + 1 < sentence.last && words[token + 1].IsCapitalised() &&
      (w.Begins(NameClass::kHonorific).size > 0 || w.Begins(NameClass::kTitle).size > 0);
  if (quoted || titled || !initial || w.shape != Shape::kCapital ||
      tables.IsSurelyGiven(w.folded) || w.place || w.Begins(NameClass::kKnown).size > 0) {
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
  bool aim = false;     // "to" was: "Committee to Re-elect the President"
  const auto cap = [&](uint32_t i) { return i < last && GoesOn(words, i); };
  while (end < last && end - first < kMaxRun) {
    // A known name or a title of several words is taken whole.
    const uint16_t whole = std::max(words[end - 1].Begins(NameClass::kTitle).size,
                                    words[end - 1].Begins(NameClass::kKnown).size);
    if (whole > 1 && end - 1 + whole < last && words[end - 1].shape != Shape::kLower) {
      end += whole - 1;
      continue;
    }
    if (cap(end)) {
      ++end;
      continue;
    }
    const NameWord& w = words[end];
    if (IsHyphen(words, end) && end + 1 < last && words[end - 1].folded.size() > 1 &&
        words[end + 1].shape != Shape::kMark && words[end + 1].shape != Shape::kNumber &&
        (cap(end + 1) ||
         (words[end + 1].folded.size() <= 5 && end >= first + 2 &&
          tables.IsFamilyFirst(words[end - 2].folded)) ||
         prefixes_.contains(words[end - 1].folded))) {
      end += 2;
      continue;
    }
    if (w.shape == Shape::kLower && inner_.contains(w.folded)) {
      uint32_t next = end + 1;
      while (next < last && next < end + 3 &&
             (inner_.contains(words[next].folded) || IsHyphen(words, next)))
        ++next;
      if (cap(next)) {
        end = next + 1;
        continue;
      }
    }
    if (w.text == "&" && cap(end + 1)) {
      end += 2;
      continue;
    }
    // Women's League; Coroner's Office
    if ((w.text == "'s" || w.text == "'") && cap(end + 1) &&
        (possessive_.contains(words[end - 1].folded) ||
         (words[end - 1].Ends(NameClass::kTitle).size > 0 &&
          words[end + 1].Begins(NameClass::kHead).size > 0))) {
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
      const bool opens =
          head.size > 0 && lexicons.GoesOn(head.entry) && (w.folded == "of" || w.folded == "for");
      uint32_t next = end + 1;
      if (next < last && words[next].folded == "the" && w.folded != "and") ++next;
      const bool next_is_head = next < last && words[next].Begins(NameClass::kHead).size > 0;
      const bool next_is_person = next < last && tables.IsSurelyGiven(words[next].folded);
      const bool goes =
          joined && !next_is_person &&
          (w.folded == "and" || w.folded == "in" || w.folded == "of" ||
           (aim && w.folded == "the")) &&
          !(next_is_head && next + 1 < last && joints_.contains(words[next + 1].folded));
      const bool person = next < last && words[next].Begins(NameClass::kTitle).size > 0 &&
                          next + 1 < last && words[next + 1].IsCapitalised();
      if ((opens || goes) && cap(next) && (joined || !person)) {
        joined = true;
        end = next + 1;
        continue;
      }
      // Committee to Protect Journalists
      if (w.folded == "to" && head.size > 0 && lexicons.GoesOn(head.entry) && cap(next) &&
          next == end + 1 && !words[next].place && !words[next].demonym && next + 1 < last &&
          (cap(next + 1) || words[next + 1].folded == "the" || IsHyphen(words, next + 1))) {
        joined = aim = true;
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

// Whether the head that ends the run is a person's surname: "Coroner Emma Hall said".
bool NameRuns::EndsInSurname(const NameWords& words, const NameTables& tables, uint32_t first,
                             uint32_t last, const NameRun& run) const {
  return last - first >= 2 && surname_heads_.contains(words[last - 1].folded) &&
         tables.IsGiven(words[last - 2].folded) &&
         words.HasPersonVerb(last, words.document->sentences[run.sentence].last);
}

// The last title before the end of the run, with those that stack up in front of it; empty where
// there is none. `headed`: the run ends like the name of an organisation or thing.
TokenRange NameRuns::TitleIn(const NameWords& words, const NameLexicons& lexicons,
                             const NameTables& tables, uint32_t first, uint32_t last,
                             const NameRun& run, bool headed) const {
  const uint32_t sentence_end = words.document->sentences[run.sentence].last;
  for (uint32_t k = last; k-- > first;) {
    const Hit& honorific = words[k].Begins(NameClass::kHonorific);
    const Hit& title = words[k].Begins(NameClass::kTitle);
    const uint32_t size = std::max(honorific.size, title.size);
    if (size == 0 || !words[k].IsCapitalised()) continue;
    if (k + size > last) continue;
    // "Committee to Re-elect the President", "Department of Criminal Justice"
    if (k + size == last) {
      bool joint = false;
      for (uint32_t i = first; i < k; ++i) joint |= words[i].shape == Shape::kLower;
      if (joint && words[first].Begins(NameClass::kTitle).size == 0) continue;
    }
    if (words[k].Begins(NameClass::kKnown).size > size) continue;  // General Motors
    // Parks and halls are called after kings: "King Edward Park said".
    if (headed && (honorific.size > 0 || k + size + 2 != last)) continue;
    if (honorific.size == 0 && lexicons.IsCommonTitle(title.entry) && k + size < last &&
        !tables.IsGiven(words[k + size].folded)) {
      const bool person = lexicons.IsPersonNoun(title.entry) && k + size + 2 == last &&
                          words.HasPersonVerb(last, sentence_end);
      if (!person) continue;  // Star Wars
    }
    // "Billy King", "James P. Pope", "Mike Brewer-Coach", "Collier": a surname, not a title without
    // a name.
    if (k + size == last) {
      if (k == first && honorific.size == 0 && lexicons.IsPersonNoun(title.entry)) continue;
      if (k > first &&
          (tables.IsGiven(words[k - 1].folded) || words[k - 1].shape == Shape::kInitial)) {
        continue;
      }
      // "Mr Farmer", "Sgt. Baker": behind what is short for a title, but not "Duke Professor".
      if (k > first) {
        const NameWord& front = words[k - 1];
        const bool title_ends =
            front.Ends(NameClass::kHonorific).size > 0 || front.Ends(NameClass::kTitle).size > 0;
        if (title_ends && (front.text.ends_with('.') || front.folded.size() <= kShortTitle))
          continue;
      }
      // "Tishana King says": nothing in front that could have a king.
      const NameWord& front = words[first];
      const bool next = k == first + 1 || (k == first + 2 && words[k - 1].text == "-");
      if (size == 1 && next && !front.place && !front.demonym && front.shape == Shape::kCapital &&
          front.Begins(NameClass::kKnown).size == 0 && front.Ends(NameClass::kHead).size == 0 &&
          front.Begins(NameClass::kTitle).size == 0 &&
          (words.HasPersonVerb(last, sentence_end) ||
           (honorific.size == 0 && lexicons.IsPersonNoun(title.entry)))) {
        continue;  // nor "Mat-Maid"
      }
    }
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
    return {begin, k + size};
  }
  return {first, first};
}

// Where a person's name begins behind words that no list has: "Genesee County Undersheriff | James
// Gage said". `last` where none does. What is in front must look like no person's name, since
// the first of three names is unknown as often ("Syahrul Yasin Limpo said").
uint32_t NameRuns::PersonIn(const NameWords& words, const NameTables& tables, uint32_t first,
                            uint32_t last, const NameRun& run) const {
  if (!words.HasPersonVerb(last, words.document->sentences[run.sentence].last)) return last;
  bool named = false;  // a place or an organisation is in front
  for (uint32_t i = first; i + 1 < last; ++i) {
    const NameWord& w = words[i];
    if (i > first && last - i <= 4 && tables.IsSurelyGiven(w.folded) &&
        words[i - 1].IsCapitalised() && words[i - 1].shape != Shape::kInitial &&
        (named || i - first >= 2)) {
      return i;
    }
    if (!w.IsCapitalised() || tables.IsGiven(w.folded) || tables.IsFamilyFirst(w.folded)) {
      if (!w.place) return last;
    }
    named |= w.place || w.Ends(NameClass::kHead).size > 0 || w.Ends(NameClass::kKnown).size > 0;
  }
  return last;
}

// Cuts titles, offices and names of another kind off the front.
void NameRuns::Split(const NameWords& words, const NameLexicons& lexicons, const NameTables& tables,
                     uint32_t first, uint32_t last, NameRun run, std::vector<NameRun>* out) const {
  const auto add = [&](uint32_t begin, uint32_t end, TokenRange title, bool before_title = false) {
    while (begin < end && (words[begin].shape == Shape::kMark || words[begin].demonym)) ++begin;
    if (begin >= end) return;
    if (end - begin == 1 && words[begin].shape == Shape::kInitial && title.size() == 0) return;
    run.tokens = {begin, end};
    run.title = title;
    run.before_title = before_title;
    out->push_back(run);
  };
  const bool headed = words[last - 1].Ends(NameClass::kHead).size > 0 ||
                      words[last - 1].Ends(NameClass::kOtherHead).size > 0;
  const bool surname = headed && EndsInSurname(words, tables, first, last, run);
  if (headed && !surname) {
    add(first, last, {});
    return;
  }
  const TokenRange title = TitleIn(words, lexicons, tables, first, last, run, headed);
  if (title.size() > 0) {  // what is in front of it is a name of its own
    if (title.first > first) add(first, title.first, {}, true);
    if (title.last < last) add(title.last, last, title);
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
  cut = PersonIn(words, tables, first, last, run);
  if (cut < last) {
    add(first, cut, {}, true);
    add(cut, last, {});
    return;
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
