// SPDX-License-Identifier: Apache-2.0
//
// Which names of two articles of one story are one person, organisation or place.
#include "align/entities.h"

#include "built_in.h"

namespace gainsay {
namespace {

// The entity of the story that has this name in that article; -1 where none has.
int IndexOf(const std::vector<ArticleClaims>& articles, const StoryEntities& joined, size_t article,
            std::string_view name) {
  const std::vector<Entity>& entities = articles[article].entities;
  for (size_t e = 0; e < entities.size(); ++e) {
    if (entities[e].name == name) return joined.of[article][e];
  }
  return -1;
}

TEST(JoinEntities, JoinsNamesOfOnePerson) {
  auto compare = Comparers::Compile(BuiltIn().rules());
  ASSERT_TRUE(compare.ok()) << compare.status();
  struct Case {
    const char *a, *b;
    bool one;
  };
  for (const Case& c : {Case{"Karl Berg", "Karl Berg", true},
                        {"Karl Berg", "Karl A. Berg", true},
                        {"Karl Berg", "Anna Berg", false},
                        {"Karl Berg", "Karl Soto", false}}) {
    auto articles = ClaimsOf({{"a", std::string(c.a) + ", a teacher, was arrested on Monday.\n"},
                              {"b", std::string(c.b) + ", a teacher, was arrested on Monday.\n"}});
    ASSERT_EQ(articles.size(), 2u);
    StoryEntities joined = JoinEntities({&articles[0], &articles[1]}, *compare);
    int a = IndexOf(articles, joined, 0, c.a), b = IndexOf(articles, joined, 1, c.b);
    ASSERT_GE(a, 0) << c.a;
    ASSERT_GE(b, 0) << c.b;
    EXPECT_EQ(a == b, c.one) << c.a << " / " << c.b;
    for (size_t i : {0, 1}) {
      ASSERT_EQ(joined.of[i].size(), articles[i].entities.size());
      for (int entity : joined.of[i]) EXPECT_LT(entity, joined.count);
    }
  }
}

}  // namespace
}  // namespace gainsay
