// SPDX-License-Identifier: Apache-2.0
#include "extract/name.h"

#include <string>

#include "prepared.h"

namespace gainsay {
namespace {

// The text with its names marked: [P Jack Smith] [O World Bank] [X USS Lassen].
std::string Marked(const std::string& text) {
  const auto prepared = Prepare(text);
  const Document& document = prepared->document;
  const Sheet& sheet = prepared->sheet;
  std::string out;
  uint32_t at = 0;
  for (const Mention& m : Extractor<NameExtractor>().Extract(sheet)) {
    EXPECT_GE(m.span.begin, at) << "mentions overlap or are out of order";
    out += document.text.substr(at, m.span.begin - at);
    out += m.kind == MentionKind::kPerson         ? "[P "
           : m.kind == MentionKind::kOrganization ? "[O "
                                                  : "[X ";
    out += std::string(Slice(document.text, m.span)) + "]";
    at = m.span.end;
  }
  return out + document.text.substr(at);
}

// A text as marked is what the extractor makes of it without the marks.
std::string Unmarked(std::string text) {
  for (const char* open : {"[P ", "[O ", "[X "}) {
    for (size_t at; (at = text.find(open)) != std::string::npos;) text.erase(at, 3);
  }
  std::erase(text, ']');
  return text;
}

TEST(NameExtractor, Persons) {
  const char* const rows[] = {
      "The strike was announced by [P President Hassan Rouhani] on Monday.",
      "[P Robert Buckley], 32, was climbing to a small hut.",
      "A 16-year-old [P Kimani Gray] was shot.",
      "[P Senior Trooper William J. Smith] said he saw the car.",
      "The police named the driver as [P Jean-Claude Dupont], a taxi driver.",
      "[P Osama bin Laden] was found.",
      "Officers spoke to [P Mr Jahromi] and [P Mrs Conroy].",
      "[P Tara Reid] checked in. [P Reid] left a day later, her agent said.",
      "Its head coach [P Maurice Cheeks] was dismissed. [P Cheeks] had no comment.",
      "Iran's supreme leader, [P Ayatollah Ali Khamenei], spoke.",
      "[P James \"Whitey\" Bulger] was convicted.",
  };
  for (const char* row : rows) EXPECT_EQ(Marked(Unmarked(row)), row);
}

// Nouns for persons are titles, and behind words that nobody listed a name ends the run.
TEST(NameExtractor, PersonsBehindCapitals) {
  const char* const rows[] = {
      "[O Denver Zoo] [P Veterinarian Peter Ruiz] said the lion was well.",
      "Genesee County Undersheriff [P James Gage] said the man was armed.",
      "Cook County [P Comptroller Mary Lane] said the budget was balanced.",
      "Boulder County [P Coroner Emma Hall] said an autopsy was planned.",
      "[O Kenya Wildlife Service] [P Director Kitili Mbathi] resigned.",
      "[P Firefighter David Park] was hurt.",
      "[P Governor Syahrul Yasin Limpo] visited the site.",
      "Busan Fire [P Marshal Kim Min-su] said it was out.",
      "It was owned by [P Hassan Abdi Warsame], a fisherman.",
      "[P Lineman Richard Collier] wept. [P Collier] left the team.",
      "He worked for [P Sen. James P. Pope] of Idaho.",
      "[P Mark Felt] ran it. [P Felt] left. It was [P Felt]. He saw [P Felt], and [P Feld] had "
      "gone.",
      // A title that says little, before a surname that is known by now.
      "[P Deputy Juan Ortiz] was shot. They knew that [P Deputy Ortiz] was a policeman.",
      "[P Tishana King] says he ran.",
      "He was told by [P Mr. Farmer] that it was so.",
      "[P Manpreet Singh] said so.",
      // No person.
      "Star Trek said so.",
      "The Ranger James Bay sank.",
      "Prince Edward Island said it would reopen.",
      "[O Saint Mary Hospital] said so.",
      "The 66-year-old Burnsville woman was killed.",
  };
  for (const char* row : rows) EXPECT_EQ(Marked(Unmarked(row)), row);
}

TEST(NameExtractor, Organizations) {
  const char* const rows[] = {
      "The [O Organization for Security and Cooperation in Europe] sent observers.",
      "She died at [O Hennepin County Medical Center] in Minneapolis.",
      "[O Smith & Wesson Holding Corp.] bought a rival.",
      "He was taken to the [O Betty Ford Center] late on Monday.",
      "The [O FBI] and the [O World Health Organization] were told.",
      "A spokesman for [O Ampad] would not say more.",
      "It was told to the [O Furness Magistrates' Court] on Monday.",
      "He told [O Human Rights Watch] on Monday.",
      "The [O Texas Department of Criminal Justice] said so.",
      "He joined the [O Union of Concerned Scientists] on Monday.",
      "The American People and the [X Windows] Update were there.",
      "The [O Committee to Protect Journalists] said so.",
      "The [O Committee for the Re-election of the President] paid them.",
      "The [O Organization for the Prohibition of Chemical Weapons] sent a team.",
      "The parliament told the government to Stop It.",
      "Data came from the [O Securities and Exchange Commission] this week.",
  };
  for (const char* row : rows) EXPECT_EQ(Marked(Unmarked(row)), row);
}

TEST(NameExtractor, OtherThings) {
  const char* const rows[] = {
      "The [X USS Lassen] sailed on Monday.",
      "She bought a [X MacBook Pro] last year.",
      "They won the [X Super Bowl] in February.",
  };
  for (const char* row : rows) EXPECT_EQ(Marked(Unmarked(row)), row);
}

TEST(NameExtractor, NoNames) {
  const char* const rows[] = {
      "Dozens were hurt on Tuesday, officials said.",
      "Officials said the fire began in March.",
      "The Internet was slow on Christmas Eve.",
      "\"We Are the Champions,\" they sang on Saturday night.",
      "In May he went to the coast. Will he return?",
      "It fell in Week 16 of the season.",
      "The man was seen on Lyndale Avenue near American Boulevard.",
      "",
  };
  for (const char* row : rows) EXPECT_EQ(Marked(row).find("[P "), std::string::npos) << Marked(row);
}

// What title case says is believed only when the body says it too.
TEST(NameExtractor, Headlines) {
  EXPECT_EQ(Marked("Sixers Hire Maurice Cheeks as Head Coach\n\nThe coach, [P], is new.")
                .find("[P Maurice"),
            std::string::npos);
  EXPECT_EQ(Marked("Team Hires Maurice Cheeks as Head Coach\n\nTheir coach Maurice Cheeks is 48."),
            "Team Hires [P Maurice Cheeks] as Head Coach\n\nTheir coach [P Maurice Cheeks] is 48.");
}

}  // namespace
}  // namespace gainsay
