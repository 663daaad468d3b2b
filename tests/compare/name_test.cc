// SPDX-License-Identifier: Apache-2.0
#include "compare/name.h"

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

nlohmann::json Table(const std::string& name) {
  std::ifstream in(std::string(std::getenv("GAINSAY_RULES")) + "/world/" + name + ".json");
  return nlohmann::json::parse(in, nullptr, true, true);
}

const NameComparer& Comparer() {
  static const NameComparer* const comparer = new NameComparer(
      NameComparer::FromJson(Table("names"), Table("given-names"), Table("organizations")).value());
  return *comparer;
}

struct Row {
  const char* a;
  const char* b;
  Relation want;
  NamePart part = NamePart::kNone;  // kNone: not asked
};

void Check(const std::vector<Row>& rows, NameKind kind) {
  for (const Row& row : rows) {
    const NameVerdict v = Comparer().Compare(row.a, row.b, kind);
    const std::string about = std::string(row.a) + " / " + row.b + "\nreason: " + v.reason;
    EXPECT_EQ(RelationName(v.relation), RelationName(row.want)) << about;
    if (row.part != NamePart::kNone) {
      EXPECT_EQ(NamePartName(v.part), NamePartName(row.part)) << about;
    }
    const NameVerdict w = Comparer().Compare(row.b, row.a, kind);
    EXPECT_EQ(RelationName(v.relation), RelationName(w.relation)) << "turned: " << about;
    EXPECT_EQ(v.left, w.right) << "turned: " << about;
    EXPECT_EQ(v.distance, w.distance) << "turned: " << about;
    EXPECT_EQ(Comparer().Compare(row.a, row.a, kind).relation, Relation::kSame) << row.a;
  }
}

constexpr Relation kSame = Relation::kSame, kCompatible = Relation::kCompatible,
                   kVariant = Relation::kVariant, kConflict = Relation::kConflict,
                   kIncomparable = Relation::kIncomparable;

TEST(ComparePersons, Table) {
  Check(
      {
          // The same, written otherwise.
          {"Frost, William W.", "William W Frost", kSame},
          {"Jean-Marie Le Pen", "Jean Marie Le Pen", kSame},
          {"LAVROV Sergey", "Sergey Lavrov", kSame},
          {"Kim Jong-un", "Kim Jong Un", kSame},
          {"François Hollande", "Francois Hollande", kSame},
          {"Mr. Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", kSame},
          {"RamiMakhlouf", "Rami Makhlouf", kSame},
          {"Bashar al-Assad", "Bashar Assad", kSame},
          {"习近平", "Xi Jinping", kSame},
          // Parts are missing, shortened or pet forms.
          {"Obama", "Barack Obama", kCompatible},
          {"J. Smith", "John Smith", kCompatible, NamePart::kGiven},
          {"Bob Woodward", "Robert Woodward", kCompatible, NamePart::kGiven},
          {"Katie Jenkin", "Kathryn Jenkin", kCompatible, NamePart::kGiven},
          {"Vladimir Vladimirovich Putin", "Vladimir Putin", kCompatible},
          {"Boris Johnson", "Alexander Boris de Pfeffel Johnson", kCompatible},
          {"William W. Frost", "William Frost", kCompatible},
          {"Mohammad Javad Azari-Jahromi", "Jahromi", kCompatible},
          {"JF Kennedy", "John Fitzgerald Kennedy", kCompatible},
          // One name in two spellings.
          {"Abdulrahman al-Rashid", "Abd al-Rahman al-Rashid", kSame},
          {"김정은", "Kim Jong-un", kVariant},
          {"毛泽东", "Mao Tse-tung", kVariant},
          {"ドナルド・トランプ", "Donald Trump", kVariant},
          {"Γιώργος Παπανδρέου", "Giorgos Papandreou", kSame},
          {"בנימין נתניהו", "Binyamin Netanyahu", kVariant},
          {"Hasan Rohani", "Hassan Rouhani", kVariant, NamePart::kFamily},
          {"Moammar Qaddafi", "Muammar Gaddafi", kVariant},
          {"Usama bin Ladin", "Osama bin Laden", kVariant},
          {"Yiannis Boutaris", "Giannis Boutaris", kVariant, NamePart::kGiven},
          {"Ilias Panagiotaros", "Elias Panagiotaros", kVariant, NamePart::kGiven},
          {"Volodymyr Zelenskiy", "Vladimir Zelensky", kVariant},
          {"Сергей Лавров", "Sergei Lavrov", kVariant},
          {"فرناندو بيريز", "Fernando Pérez", kVariant},
          {"Emmanuel Macrone", "Emmanuel Macron", kVariant, NamePart::kFamily},
          {"Anglea Merkel", "Angela Merkel", kVariant, NamePart::kGiven},
          // Different.
          {"Steven Adams", "Stephanie Adams", kConflict, NamePart::kGiven},
          {"Jack Cortez", "Juan Cortez", kConflict, NamePart::kGiven},
          {"Ali Khamenei", "Ali Shah Gehlavy", kConflict, NamePart::kFamily},
          {"William W. Frost", "William G. Frost", kConflict},
          {"Friedrich Hans", "Hans Friedrich", kConflict, NamePart::kOrder},
          {"Salman bin Muhammad al-Rawi", "Muhammad bin Salman al-Rawi", kConflict,
           NamePart::kOrder},
          {"习近平", "习近朋", kConflict},
          {"Barack Obama", "Michelle Obama", kConflict, NamePart::kGiven},
          {"Mohammed bin Salman", "Mohammed bin Zayed", kConflict},
          {"Kim Il-sung", "Kim Jong-il", kConflict},
          {"Maria Garcia", "Mario Garcia", kConflict, NamePart::kGiven},
          {"Mark Zuckerberg", "Mark Zuckermann", kConflict, NamePart::kFamily},
          {"Sergey Ivanovich Lavrov", "Sergey Viktorovich Lavrov", kConflict, NamePart::kMiddle},
          {"Donald Trump", "Barack Obama", kConflict},
      },
      NameKind::kPerson);
}

TEST(CompareOrganizations, Table) {
  Check(
      {
          {"Siemens Aktiengesellschaft", "Siemens AG", kSame},
          {"OAO Gazprom", "Open Joint Stock Company Gazprom", kSame},
          {"The Coca-Cola Company", "Coca Cola Co.", kSame},
          {"AT&T Inc.", "AT and T", kSame},
          {"First Bank Int'l", "1st International Bank", kSame},
          {"Brigade Forty-Four", "Brigade 44", kSame},
          {"U.S. Department of State", "United States Department of State", kSame},
          {"PLA", "People’s Liberation Army", kCompatible},
          {"Kia", "Kia Motors", kCompatible},
          {"International Business Machines Corp", "IBM Corporation", kCompatible},
          {"University of Cambridge", "Cambridge University", kSame},
          {"Ministry of Defence", "Ministry of Defense", kSame},
          {"Smith & Wesson", "Smith & Wesson Holding Corp.", kCompatible},
          {"Wallmart Inc.", "Walmart", kVariant},
          {"Gasprom JSC", "OAO Gazprom", kVariant},
          {"Citygroup Inc.", "Citigroup Inc.", kVariant},
          // A word put into the middle.
          {"Bristol District Attorney's Office", "Bristol County District Attorney's Office",
           kVariant, NamePart::kWord},
          {"Democratic National Committee", "Democratic Party National Committee", kVariant},
          {"Furness Magistrates' Court", "Furness District Magistrates' Court", kVariant},
          {"Los Angeles Fire Department", "Los Angeles County Fire Department", kIncomparable},
          {"Manchester University", "Manchester Metropolitan University", kIncomparable},
          {"University of South Wales", "University of New South Wales", kIncomparable},
          {"Bank of China", "People's Bank of China", kIncomparable},
          {"Yorkshire Police", "North Yorkshire Police", kIncomparable},
          {"First Bank", "First National Bank", kIncomparable},
          // Different.
          {"Deutsche Bank AG", "Deutsche Bank GmbH", kConflict, NamePart::kLegalForm},
          {"LXC Aviation", "LAU Aviation", kConflict, NamePart::kWord},
          {"Government of Estonia", "Government of Ethiopia", kConflict},
          {"Volkswagen AG", "Siemens AG", kConflict},
          {"Ministry of Defence", "Ministry of Finance", kConflict},
          {"USS Lassen", "HMS Lassen", kConflict},
          {"Flight 370", "Flight 371", kConflict, NamePart::kNumber},
          // One may be a part of the other.
          {"Banco Santander", "Banco Santander Chile", kIncomparable},
          {"Bowne Solutions", "Bowne Solutions II", kIncomparable},
          {"Management Company", "Westminster Management Company", kIncomparable},
      },
      NameKind::kOrganization);
}

// Symmetric and reflexive over all pairs of a small world, and less precise is never different.
TEST(ComparePersons, Laws) {
  std::vector<PersonName> world;
  for (const char* given : {"", "J.", "John", "Jon", "Jane"}) {
    for (const char* middle : {"", "K.", "Karl"}) {
      for (const char* family : {"Smith", "Smyth", "Mayer"}) {
        PersonName name{.given = given, .family = family};
        if (*middle && *given) name.middle = {middle};
        name.full = std::string(given) + (*given ? " " : "") +
                    (name.middle.empty() ? "" : std::string(middle) + " ") + family;
        world.push_back(name);
      }
    }
  }
  for (const PersonName& a : world) {
    EXPECT_EQ(Comparer().Compare(a, a).relation, kSame) << a.full;
    for (const PersonName& b : world) {
      const NameVerdict ab = Comparer().Compare(a, b), ba = Comparer().Compare(b, a);
      EXPECT_EQ(ab.relation, ba.relation) << a.full << " / " << b.full;
      if (ab.relation != kCompatible) continue;
      PersonName less = a;
      less.given.clear();
      less.middle.clear();
      less.full = a.family;
      EXPECT_NE(Comparer().Compare(less, b).relation, kConflict) << less.full << " / " << b.full;
    }
  }
}

}  // namespace
}  // namespace gainsay
