// SPDX-License-Identifier: Apache-2.0
// Tested by tests/review/server_test.py and, in a browser, tests/review/page_test.mjs.
#include "review/server.h"

#include <sys/socket.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <ctime>
#include <thread>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "review/bounded_server.h"
#include "review/guard.h"
#include "review/page.h"

namespace gainsay {
namespace {

constexpr size_t kLongestBody = 8 << 20;
constexpr size_t kMostHeaders = 64;

std::string Now() {
  std::time_t now = std::time(nullptr);
  std::tm utc;
  gmtime_r(&now, &utc);
  return absl::StrFormat("%04d-%02d-%02dT%02d:%02d:%02dZ", utc.tm_year + 1900, utc.tm_mon + 1,
                         utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

uint64_t NumberOf(const httplib::Request& request, const char* name, uint64_t otherwise) {
  std::string text = request.get_param_value(name);
  uint64_t number = 0;
  auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && stop == text.data() + text.size() ? number : otherwise;
}

void Refuse(httplib::Response& response, int status, std::string_view why) {
  response.status = status;
  response.set_content(std::string(why) + "\n", "text/plain; charset=utf-8");
}

}  // namespace

struct ReviewServer::Http {
  BoundedServer server;
  PageInput input;
  DecisionStore* store = nullptr;
  std::string address, token, page;
  int port = 0;
  // The library's stop does nothing to a server that does not run yet.
  std::atomic<bool> begun = false, stopping = false, ended = false;

  bool Admit(const httplib::Request& request, httplib::Response& response) const;
  void Route();
};

ReviewServer::ReviewServer() : http_(std::make_unique<Http>()) {}
ReviewServer::~ReviewServer() = default;

// Before anything of a body is read. Says what is wrong only to those who know the token.
bool ReviewServer::Http::Admit(const httplib::Request& request, httplib::Response& response) const {
  std::string host = request.get_header_value("Host");
  bool changes = request.method != "GET";
  if (request.headers.size() > kMostHeaders) {
    Refuse(response, 431, "Too many headers");
  } else if (!AllowedHost(host, address, port)) {
    Refuse(response, 403, "This server answers at the address that it printed only");
  } else if (!AllowedOrigin(request.get_header_value("Origin"), host, changes)) {
    Refuse(response, 403, "Not from another site");
  } else if (request.path.size() < token.size() + 2 ||
             !SameToken(request.path.substr(1, token.size()), token) ||
             request.path[token.size() + 1] != '/') {
    Refuse(response, 404, "Not found: open the address that gainsay review printed");
  } else if (request.method != "GET" && request.method != "POST") {
    Refuse(response, 405, "GET and POST only");
  } else if (changes && request.get_header_value("Content-Type") != "application/json") {
    Refuse(response, 415, "Expected application/json");
  } else {
    return true;
  }
  // What a refused request goes on to send is not read.
  response.set_header("Connection", "close");
  return false;
}

void ReviewServer::Http::Route() {
  server.set_pre_routing_handler(
      [this](const httplib::Request& request, httplib::Response& response) {
        return Admit(request, response) ? httplib::Server::HandlerResponse::Unhandled
                                        : httplib::Server::HandlerResponse::Handled;
      });
  const std::string base = "/" + token + "/";
  server.Get(base, [this](const httplib::Request&, httplib::Response& response) {
    response.set_header("Content-Security-Policy", PagePolicy(true) + "; frame-ancestors 'none'");
    response.set_content(page, "text/html; charset=utf-8");
  });
  server.Get(base + "api/article",
             [this](const httplib::Request& request, httplib::Response& response) {
               uint64_t n = NumberOf(request, "n", input.report->articles.size());
               if (n >= input.report->articles.size())
                 return Refuse(response, 404, "No such article");
               response.set_content(WholeArticle(input, n), "application/json");
             });
  server.Get(
      base + "api/decisions", [this](const httplib::Request& request, httplib::Response& response) {
        response.set_content(store->Since(NumberOf(request, "since", 0)), "application/json");
      });
  server.Post(
      base + "api/decisions", [this](const httplib::Request& request, httplib::Response& response) {
        auto changes = DecisionStore::Parse(request.body);
        if (!changes.ok()) return Refuse(response, 400, std::string(changes.status().message()));
        if (absl::Status status = store->Write(*std::move(changes), Now()); !status.ok()) {
          return Refuse(response, absl::IsInvalidArgument(status) ? 400 : 500,
                        std::string(status.message()));
        }
        response.set_content(store->Since(NumberOf(request, "since", 0)), "application/json");
      });
  server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
    if (response.body.empty()) Refuse(response, response.status, "Not served");
  });
  server.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                              {"X-Frame-Options", "DENY"},
                              {"Referrer-Policy", "no-referrer"},
                              {"Cross-Origin-Resource-Policy", "same-origin"},
                              {"Cross-Origin-Opener-Policy", "same-origin"},
                              {"Cache-Control", "no-store"}});
  server.set_payload_max_length(kLongestBody);
  server.set_read_timeout(5);
  server.set_write_timeout(10);
  server.set_keep_alive_max_count(1000);
  // Not SO_REUSEPORT, the library's default: another program could listen at our address.
  server.set_socket_options([](socket_t socket) {
    int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
}

absl::StatusOr<std::unique_ptr<ReviewServer>> ReviewServer::Start(const PageInput& input,
                                                                  DecisionStore* store,
                                                                  const ServerOptions& options) {
  std::unique_ptr<ReviewServer> review(new ReviewServer());
  Http& http = *review->http_;
  http.input = input;
  http.input.served = true;
  http.store = store;
  http.address = options.address;
  http.token = options.token.empty() ? NewToken() : options.token;
  http.page = RenderPage(http.input);
  http.Route();
  http.port = options.port;
  bool listens = options.port == 0 ? (http.port = http.server.bind_to_any_port(options.address)) > 0
                                   : http.server.bind_to_port(options.address, options.port);
  if (!listens) {
    return absl::UnavailableError(
        absl::StrFormat("cannot listen on %s, port %d", options.address, options.port));
  }
  bool everywhere = options.address == "0.0.0.0" || options.address == "::";
  std::string host = everywhere ? "127.0.0.1" : options.address;
  if (host.find(':') != host.npos) host = "[" + host + "]";
  review->url_ = absl::StrFormat("http://%s:%d/%s/", host, http.port, http.token);
  return review;
}

void ReviewServer::Run() {
  http_->begun = true;
  if (!http_->stopping) http_->server.listen_after_bind();
  http_->ended = true;
}

void ReviewServer::Stop() {
  http_->stopping = true;
  if (!http_->begun) return;
  while (!http_->server.is_running() && !http_->ended) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  http_->server.stop();
}

}  // namespace gainsay
