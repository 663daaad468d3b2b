// SPDX-License-Identifier: Apache-2.0
//
// httplib::Server with a bound on the head of a request. The library bounds a line of headers and
// a body, and reads as many lines as are sent before any handler sees them; here a connection that
// sends more than kLongestHead bytes before the blank line is closed.
#pragma once

#include <httplib.h>

namespace gainsay {

constexpr size_t kLongestHead = 64 << 10;

class BoundedServer : public httplib::Server {
 private:
  bool process_and_close_socket(socket_t socket) override;
};

}  // namespace gainsay
