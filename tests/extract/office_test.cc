// SPDX-License-Identifier: Apache-2.0
#include "extract/office.h"

#include <string>

#include "extract/place.h"
#include "prepared.h"

namespace gainsay {
namespace {

// The offices of a text, each as "surface = value", one a line.
std::string Offices(const std::string& text) {
  const auto prepared = Prepare(text);
  const Document& document = prepared->document;
  Sheet& sheet = prepared->sheet;
  sheet.mentions = Extractor<PlaceExtractor>().Extract(sheet);
  std::string out;
  uint32_t at = 0;
  for (const Mention& m : Extractor<OfficeExtractor>().Extract(sheet)) {
    EXPECT_GE(m.span.begin, at) << "mentions overlap or are out of order";
    at = m.span.end;
    if (!out.empty()) out += "\n";
    EXPECT_EQ(m.As<OfficeValue>()->surface, Slice(document.text, m.span));
    out += m.As<OfficeValue>()->surface + " = " + Dump(*m.As<OfficeValue>());
  }
  return out;
}

TEST(OfficeExtractor, Table) {
  struct {
    const char* text;
    const char* want;
  } rows[] = {
      {"It was said by US Secretary of State Rex Tillerson on Tuesday.",
       "US Secretary of State = (foreign affairs) minister [country/US] single"},
      {"Iran's supreme leader spoke.",
       "Iran's supreme leader = supreme leader [country/IR] single"},
      {"Iranian Foreign Minister Mohammad Javad Zarif left.",
       "Iranian Foreign Minister = (foreign affairs) minister [country/IR] single"},
      {"The minister of foreign affairs left.",
       "minister of foreign affairs = (foreign affairs) minister"},
      {"The former deputy head of the union was there.",
       "former deputy head of the union = former deputy head of union single"},
      {"He met Oregon State Police Lt. Gregg Hastings.",
       "Oregon State Police Lt. = lieutenant of Oregon State Police"},
      {"He is the acting director of the FBI.",
       "acting director of the FBI = acting director of FBI single"},
      {"U.N. Secretary-General Ban Ki-moon agreed.",
       "U.N. Secretary-General = secretary-general of United Nations single"},
      {"He was deputy associate director of the Federal Bureau of Investigation.",
       "deputy associate director of the Federal Bureau of Investigation = "
       "deputy associate director of FBI"},
      {"He became the head of Nixon's campaign.",
       "head of Nixon's campaign = head of Nixon's campaign single"},
      {"They met the president-elect in May.", "president-elect = elect president"},
      {"The district attorney's spokesman said so.",
       "district attorney = district attorney\nspokesman = spokesman"},
      {"Navy spokesman Commander Nirad Sinha said so.",
       "Navy spokesman = spokesman of Navy\nCommander = commander"},
      {"Brazil's defence minister and the mayor of London agreed.",
       "Brazil's defence minister = (defence) minister [country/BR] single\n"
       "mayor of London = mayor [city/GB/ENG/London] single"},
      {"The UK Secretary of State for Defence resigned.",
       "UK Secretary of State for Defence = (defence) minister [country/GB] single"},
      {"Ohio Secretary of State Jon Husted agreed.",
       "Ohio Secretary of State = secretary of state [state/US/OH]"},
      {"Trump's former national security adviser left.",
       "former national security adviser = former national security adviser"},
      // Nothing here.
      {"A general strike hit private houses.", ""},
      {"He will captain the side and head home.", ""},
      {"The ministers met.", ""},
      {"At 8:28 PM Texas was quiet.", ""},
      {"The Justice Department agreed.", ""},
      {"Official figures were out.", ""},
      {"He hurt his head in a major fall.", ""},
      {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(Offices(row.text), row.want) << row.text;
}

}  // namespace
}  // namespace gainsay
