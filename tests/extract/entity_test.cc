// SPDX-License-Identifier: Apache-2.0
#include "extract/entity.h"

#include <string>

#include "extract/name.h"
#include "prepared.h"

namespace gainsay {
namespace {

std::unique_ptr<Prepared> Resolve(const std::string& text) {
  auto r = Prepare(text);
  r->sheet.mentions = Extractor<NameExtractor>().Extract(r->sheet);
  Extractor<EntityResolver>().Resolve(&r->sheet);
  return r;
}

// "Hassan Rouhani x3 = Hassan Rohani, Rohani; Rex Tillerson x1": persons and organisations with
// their mentions and forms.
std::string Entities(const Prepared& r) {
  std::string out;
  for (const LocalEntity& e : r.sheet.entities.entities) {
    if (!out.empty()) out += "; ";
    out += e.name + " x" + std::to_string(e.mentions.size());
    for (size_t s = 1; s < e.spellings.size(); ++s) out += (s == 1 ? " = " : ", ") + e.spellings[s];
  }
  return out;
}

// "he: Rex Tillerson; The minister: Mohammad Javad Azari-Jahromi"
std::string References(const Prepared& r) {
  std::string out;
  for (const Reference& ref : r.sheet.entities.references) {
    if (!out.empty()) out += "; ";
    out += std::string(Slice(r.document.text, Cover(r.document.tokens[ref.tokens.first].span,
                                                    r.document.tokens[ref.tokens.last - 1].span)));
    out += ": " + r.sheet.entities.entities[ref.entity].name;
  }
  return out;
}

TEST(EntityResolver, Joins) {
  const std::pair<const char*, const char*> rows[] = {
      {"Mohammad Javad Azari-Jahromi spoke. Later Mr Jahromi left, and Mr Azari-Jahromi returned.",
       "Mohammad Javad Azari-Jahromi x3 = Azari-Jahromi, Jahromi"},
      // Two spellings with one title.
      {"It was said by President Hassan Rouhani. Then President Hassan Rohani came, and Rohani "
       "spoke.",
       "Hassan Rouhani x3 = Hassan Rohani, Rohani"},
      // Hardly a letter apart.
      {"The victim was Sharon Diggs, 34. Police said Sharron Diggs, 34, had died.",
       "Sharon Diggs x2 = Sharron Diggs"},
      // A surname that nobody has, one letter from the one the article is about.
      {"Mark Felt ran it for years. It was left to Felt. He saw Felt, and the post of Feld was "
       "gone.",
       "Mark Felt x4 = Felt, Feld"},
      {"Mark Felt ran it for years. Then the post of Feld was gone.", "Mark Felt x1"},
      // Two people of one family; the surname is the one named just before.
      {"The suspect, Andrew Lopez, 18, confessed. His brother Kristian Lopez, 20, was held.",
       "Andrew Lopez x1; Kristian Lopez x1"},
      {"Bill Clinton, the former president, came. Hillary Clinton, the secretary of state, stayed. "
       "Mrs Clinton spoke.",
       "Bill Clinton x1; Hillary Clinton x2 = Clinton"},
      {"The World Health Organization (WHO) met. The WHO said little.",
       "World Health Organization x3 = WHO"},
  };
  for (const auto& [text, want] : rows) EXPECT_EQ(Entities(*Resolve(text)), want) << text;
}

TEST(EntityResolver, References) {
  const std::pair<const char*, const char*> rows[] = {
      {"Foreign Minister Mohammad Javad Zarif spoke on Monday. The minister gave no details.",
       "The minister: Mohammad Javad Zarif"},
      {"Rex Tillerson spoke on Tuesday. He said little.", "He: Rex Tillerson"},
      {"Angela Merkel met Rex Tillerson. She said little.", "She: Angela Merkel"},
      // Two men: nobody's.
      {"Vladimir Putin met Rex Tillerson. He said little.", ""},
      // The country's minister is named in the next sentence.
      {"Iran has foiled an attack, the country's telecommunications minister says. "
       "Mohammad Javad Azari-Jahromi said it was big.",
       "telecommunications minister: Mohammad Javad Azari-Jahromi"},
      {"The minister, Rex Tillerson, spoke.", ""},
  };
  for (const auto& [text, want] : rows) EXPECT_EQ(References(*Resolve(text)), want) << text;
}

TEST(EntityResolver, Roles) {
  const auto r = Resolve("Bomb technician Bill Hakim, 51, was hurt. Abraham Atururi, the governor "
                         "of West Papua, said so.");
  const auto& entities = r->sheet.entities.entities;
  ASSERT_EQ(entities.size(), 2u);
  ASSERT_EQ(entities[0].roles.size(), 1u);
  EXPECT_EQ(entities[0].roles[0].head, "technician");
  ASSERT_EQ(entities[1].roles.size(), 1u);
  EXPECT_EQ(entities[1].roles[0].text, "governor of West Papua");
}

TEST(EntityResolver, EveryMentionKnowsItsEntity) {
  const auto r = Resolve("Tara Reid met Jack Ketsoyan in May. Ketsoyan said Reid was well.");
  const LocalEntities& entities = r->sheet.entities;
  ASSERT_EQ(entities.of_mention.size(), r->sheet.mentions.size());
  for (size_t e = 0; e < entities.entities.size(); ++e) {
    for (uint32_t m : entities.entities[e].mentions) {
      EXPECT_EQ(r->sheet.mentions[m].entity, static_cast<int>(e));
    }
  }
}

}  // namespace
}  // namespace gainsay
