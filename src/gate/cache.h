// SPDX-License-Identifier: Apache-2.0
//
// What was extracted of each article, and what was found in each story, kept in a folder between
// runs.
//
//   DIR/3f/9a...c1      one article: by its text, what its file says of it, the rules, the version
//   DIR/b2/07...5d      one story: by its articles, in their order
//   DIR/CACHEDIR.TAG    so that backups pass it over
//
// Where an article lies and what it is called is of neither: what was moved is still known. An
// entry that is damaged, or of another form, is made anew. Entries are written whole (beside their
// place, then renamed), so runs at the same time share a folder safely. What no run asked for in
// thirty days is removed. A folder that cannot be written to is told once, and costs only the time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "findings/story_store.h"
#include "gainsay.h"

namespace gainsay {

class Cache : public StoryStore {
 public:
  // Of what is made with these rule packs and this version of the program.
  Cache(const std::string& folder, const std::vector<PackInfo>& packs);
  ~Cache() override;

  // As Gainsay::Extract, and the same claims to the byte.
  ClaimSet Extract(const Gainsay& gainsay, const Inputs& inputs, int jobs);

  // The stories of the claims extracted last.
  std::optional<std::string> Get(const std::vector<uint32_t>& articles,
                                 Detail detail) const override;
  void Put(const std::vector<uint32_t>& articles, Detail detail, const std::string& bytes) override;

  // Removes the entries that no run asked for in a long time, and what a killed run left half
  // written.
  void Prune();

 private:
  class Folder;
  std::string KeyOfStory(const std::vector<uint32_t>& articles, Detail detail) const;

  std::string made_with_;
  std::vector<std::string> keys_;  // of the articles of the claims extracted last
  std::unique_ptr<Folder> folder_;
};

}  // namespace gainsay
