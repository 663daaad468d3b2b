// SPDX-License-Identifier: Apache-2.0
//
// What tools/measure prints: one figure a row, measured on public cases. One file a kind of
// value; each reads its part of a folder laid out as ../shared/data is, and gives no figure when
// that part is absent.
#pragma once

#include <string>
#include <vector>

namespace gainsay::measure {

struct Figure {
  std::string kind;   // "dates: extent", "numbers", "part of speech": the floor file's key
  int cases = 0;
  // For spans and pairs.
  double precision = -1, recall = -1, f1 = -1;  // -1 where it does not apply
  // For cases that are right or not.
  double right = -1;
  int strong_errors = -1;  // wrong cases among those beyond doubt; -1 where not marked
  std::string left_out;  // kinds of cases that were not counted, and why
};

struct Options {
  std::string data;        // folder with dates/, values/, names/, ud/
  std::string rules;       // rule pack
  std::string corpus;      // our own corpus/, for what no public cases are at hand
  std::string list;        // print the wrong cases of the kind with this prefix; "" for none
};

std::vector<Figure> MeasureDates(const Options& options);    // dates/ and values/DateTime*
std::vector<Figure> MeasureNumbers(const Options& options);  // values/, but DateTime*
std::vector<Figure> MeasureNames(const Options& options);    // names/
std::vector<Figure> MeasureWords(const Options& options);    // ud/
std::vector<Figure> MeasureAttributions(const Options& options);  // corpus/attributions.json

}  // namespace gainsay::measure
