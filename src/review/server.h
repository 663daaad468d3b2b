// SPDX-License-Identifier: Apache-2.0
//
// The review page over HTTP, with its decisions in the decisions file.
//
//   GET  /TOKEN/                       the page
//   GET  /TOKEN/api/article?n=12       an article in whole, by its place in the report
//   GET  /TOKEN/api/decisions?since=7  what was decided after change 7
//   POST /TOKEN/api/decisions?since=7  decides, and answers as GET once it is on disk
//
// Anything else is refused (see review/guard.h), before a body is read. No part of a request names
// a file. Bodies have at most 8 MB, heads of requests
// 64 kB and 64 lines.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "review/data.h"
#include "review/store.h"

namespace gainsay {

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 0;       // 0 for any that is free
  std::string token;  // "" for a new one
};

class ReviewServer {
 public:
  // Listens; the page and what it is made of must outlive the server. Fails where the address
  // cannot be listened on.
  static absl::StatusOr<std::unique_ptr<ReviewServer>> Start(const PageInput& input,
                                                             DecisionStore* store,
                                                             const ServerOptions& options);
  ~ReviewServer();

  const std::string& url() const { return url_; }  // "http://127.0.0.1:40123/TOKEN/"

  void Run();   // serves until Stop; returns at once where that was before
  void Stop();  // from any thread

 private:
  struct Http;
  ReviewServer();

  std::unique_ptr<Http> http_;
  std::string url_;
};

}  // namespace gainsay
