// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/story_test.cc.
#include "findings/story_record.h"

#include <algorithm>

#include "base/packed_fields.h"
#include "claims/fields.h"

namespace gainsay {

template <Same<ReadingWitness> S, typename V>
void VisitFields(S& s, V& v) {
  v("article", s.article), v("at", s.at), v("attribution", s.attribution);
  v("carriers", s.carriers), v("words", s.words);
}

template <Same<ReadingOfFact> S, typename V>
void VisitFields(S& s, V& v) {
  v("value", s.value), v("normalized", s.normalized), v("forms", s.forms), v("typed", s.typed);
  v("witnesses", s.witnesses);
}

template <Same<Because> S, typename V>
void VisitFields(S& s, V& v) {
  v("feature", s.feature), v("value", s.value), v("weight", s.weight);
}

// The event and the message are of the run.
template <Same<Finding> S, typename V>
void VisitFields(S& s, V& v) {
  v("id", s.id), v("rule", s.rule), v("field", s.field), v("relation", s.relation);
  v("severity", s.severity), v("confidence", s.confidence), v("scope", s.scope);
  v("subject", s.subject), v("reason", s.reason), v("question", s.question);
  v("rests_on", s.rests_on), v("because", s.because), v("readings", s.readings);
}

template <Same<SynopsisCell> S, typename V>
void VisitFields(S& s, V& v) {
  v("article", s.article), v("reading", s.reading), v("at", s.at);
  v("attribution", s.attribution), v("rule", s.rule);
}

// The event is of the run.
template <Same<SynopsisRow> S, typename V>
void VisitFields(S& s, V& v) {
  v("field", s.field), v("rule", s.rule), v("subject", s.subject), v("readings", s.readings);
  v("cells", s.cells);
}

namespace {

struct Record {
  std::vector<uint32_t> copy_of;  // in step with the story's articles
  StoryFindings found;
};

template <Same<Record> S, typename V>
void VisitFields(S& s, V& v) {
  v("copy_of", s.copy_of), v("findings", s.found.findings), v("disputes", s.found.disputes);
  v("synopsis", s.found.synopsis);
}

// Calls visit(&article) for each article that the record names; false where one says so.
template <typename Visit>
bool EachArticle(Record* record, Visit visit) {
  auto all = [&](std::vector<uint32_t>* articles) {
    return std::all_of(articles->begin(), articles->end(), [&](uint32_t& a) { return visit(&a); });
  };
  if (!all(&record->copy_of)) return false;
  for (std::vector<Finding>* list : {&record->found.findings, &record->found.disputes}) {
    for (Finding& finding : *list) {
      for (ReadingOfFact& reading : finding.readings) {
        for (ReadingWitness& w : reading.witnesses) {
          if (!visit(&w.article) || !all(&w.carriers)) return false;
        }
      }
    }
  }
  for (SynopsisRow& row : record->found.synopsis) {
    for (SynopsisCell& cell : row.cells) {
      if (!visit(&cell.article)) return false;
    }
  }
  return true;
}

// A finding has readings, and each of them a witness: what follows counts on it.
bool IsWhole(const Finding& finding) {
  return !finding.readings.empty() &&
         std::none_of(finding.readings.begin(), finding.readings.end(),
                      [](const ReadingOfFact& reading) { return reading.witnesses.empty(); });
}

bool IsWhole(const Record& record) {
  auto whole = [](const Finding& finding) { return IsWhole(finding); };
  return std::all_of(record.found.findings.begin(), record.found.findings.end(), whole) &&
         std::all_of(record.found.disputes.begin(), record.found.disputes.end(), whole) &&
         std::all_of(record.found.synopsis.begin(), record.found.synopsis.end(),
                     [](const SynopsisRow& row) {
                       return std::all_of(row.cells.begin(), row.cells.end(), [&](const auto& c) {
                         return c.reading < row.readings.size();
                       });
                     });
}

}  // namespace

std::string PackStory(const Story& story, StoryFindings found,
                      const std::vector<uint32_t>& copy_of) {
  Record record;
  record.found = std::move(found);
  for (uint32_t a : story.articles) record.copy_of.push_back(copy_of[a]);
  EachArticle(&record, [&](uint32_t* a) {
    const auto at = std::lower_bound(story.articles.begin(), story.articles.end(), *a);
    *a = static_cast<uint32_t>(at - story.articles.begin());
    return true;
  });
  return Pack(record);
}

bool UnpackStory(std::string_view bytes, uint32_t index, const Story& story, StoryFindings* found,
                 std::vector<uint32_t>* copy_of) {
  Record record;
  if (!Unpack(bytes, &record) || record.copy_of.size() != story.articles.size()) return false;
  const bool inside = EachArticle(&record, [&](uint32_t* a) {
    if (*a >= story.articles.size()) return false;
    *a = story.articles[*a];
    return true;
  });
  if (!inside || !IsWhole(record)) return false;
  for (size_t i = 0; i < story.articles.size(); ++i) {
    (*copy_of)[story.articles[i]] = record.copy_of[i];
  }
  for (SynopsisRow& row : record.found.synopsis) row.event = index;
  *found = std::move(record.found);
  return true;
}

}  // namespace gainsay
