// SPDX-License-Identifier: Apache-2.0
//
// Who may speak to the review server. A page of another site that the reviewer's browser has open
// can send requests to this machine too; it cannot know the token in the address, and cannot make
// the browser lie about Host (DNS rebinding) or Origin (cross-site requests).
//
//   AllowedHost("127.0.0.1:4100", "127.0.0.1", 4100)       yes
//   AllowedHost("localhost:4100", "127.0.0.1", 4100)       yes
//   AllowedHost("evil.example:4100", "127.0.0.1", 4100)    no: a name that was made to lead here
//   AllowedHost("192.168.1.7:4100", "0.0.0.0", 4100)       yes: told to listen everywhere, and no
//   name
#pragma once

#include <string>
#include <string_view>

namespace gainsay {

// `host` is the request's Host; `address` and `port` are what the server listens on.
bool AllowedHost(std::string_view host, std::string_view address, int port);

// `origin` is the request's Origin, "" where it has none; only "http://" and its own Host will do.
// A request that changes something must have one.
bool AllowedOrigin(std::string_view origin, std::string_view host, bool changes);

// Whether the address is of this machine alone: 127.0.0.0/8, ::1, localhost.
bool IsLoopback(std::string_view address);

// 32 hexadecimal digits that nobody can guess.
std::string NewToken();

// Takes as long for any wrong token.
bool SameToken(std::string_view a, std::string_view b);

}  // namespace gainsay
