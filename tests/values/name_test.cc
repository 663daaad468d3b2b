// SPDX-License-Identifier: Apache-2.0
#include "values/name.h"

#include <cstdlib>
#include <fstream>
#include <string>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "values/name_fold.h"
#include "values/name_tables.h"

namespace gainsay {
namespace {

nlohmann::json Table(const std::string& name) {
  std::ifstream in(std::string(std::getenv("GAINSAY_RULES")) + "/world/" + name + ".json");
  return nlohmann::json::parse(in, nullptr, true, true);
}

const NameTables& Tables() {
  static const NameTables* const tables =
      new NameTables(NameTables::FromJson(Table("names"), Table("given-names")).value());
  return *tables;
}

TEST(FoldName, Scripts) {
  const std::pair<const char*, const char*> rows[] = {
      {"François-Noël O'Brien", "francois noel obrien"},
      {"Сергей Лавров", "sergej lavrov"},
      {"贝拉克·奥巴马", "beilake aobama"},
      {"Smith & Wesson", "smith wesson"},
      {"'ABD AL-RAHMAN", "abd al rahman"},
      {"", ""},
      {" - ", ""},
  };
  for (const auto& [name, want] : rows) EXPECT_EQ(FoldName(name), want) << name;
}

// A name in Latin letters is folded without a transliterator; beside a letter of another script,
// with one. Both give the same.
TEST(FoldName, LatinLettersTheShortWayAndTheLong) {
  int marked = 0;
  for (uint32_t c = 0xC0; c < 0x1F00; c = c == 0x24F ? 0x1E00 : c + 1) {
    std::string name = "a";
    if (c < 0x800) {
      name += static_cast<char>(0xC0 | c >> 6);
    } else {
      name += static_cast<char>(0xE0 | c >> 12);
      name += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    }
    name += static_cast<char>(0x80 | (c & 0x3F));
    const std::string folded = FoldName(name);
    EXPECT_EQ(FoldName(name + " ж"), folded + " z") << name;
    marked += folded.size() == 2;
  }
  EXPECT_GT(marked, 400);
}

TEST(ParsePersonName, Parts) {
  const std::pair<const char*, const char*> rows[] = {
      {"Dr. William J. de la Cruz Jr.",
       "title=Dr. given=William middle=J. particle=de la family=Cruz suffix=Jr."},
      {"Frost, William W.", "given=William middle=W. family=Frost"},
      {"Mr Jahromi", "title=Mr family=Jahromi"},
      {"Madonna", "family=Madonna"},
      {"Sergey Viktorovich LAVROV", "given=Sergey middle=Viktorovich family=LAVROV"},
      {"LAVROV Sergey", "given=Sergey family=LAVROV"},
      {"Kim Jong-un", "given=Jong-un family=Kim"},
      {"Xi Jinping", "given=Jinping family=Xi"},
      {"Kim Clijsters", "given=Kim family=Clijsters"},
      {"James \"Whitey\" Bulger", "given=James nickname=Whitey family=Bulger"},
      {"Osama bin Laden", "given=Osama particle=bin family=Laden"},
      {"", ""},
  };
  for (const auto& [name, want] : rows)
    EXPECT_EQ(Dump(ParsePersonName(name, Tables())), want) << name;
}

TEST(NameTables, Kin) {
  EXPECT_TRUE(Tables().AreNicknames("bob", "robert"));
  EXPECT_TRUE(Tables().AreForms("mohammad", "muhammed"));
  EXPECT_FALSE(Tables().AreNicknames("bob", "william"));
  EXPECT_FALSE(Tables().AreForms("john", "james"));
  EXPECT_EQ(Tables().GenderOf("angela"), Gender::kFemale);
  EXPECT_EQ(Tables().GenderOf("vladimir"), Gender::kMale);
  EXPECT_EQ(Tables().GenderOf("xyzzy"), Gender::kUnknown);
}

}  // namespace
}  // namespace gainsay
