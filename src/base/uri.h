// SPDX-License-Identifier: Apache-2.0
//
// A path as a reference of RFC 3986: relative as it is, absolute as file:. What has a meaning in
// one is escaped, so that no name of a file becomes a scheme, a query or a fragment.
//
//   UriOfPath("./news/a b.txt") == "news/a%20b.txt"
//   UriOfPath("/srv/a.txt") == "file:///srv/a.txt"
//   UriOfPath("javascript:x.txt") == "javascript%3Ax.txt"
#pragma once

#include <string>
#include <string_view>

namespace gainsay {

std::string UriOfPath(std::string_view path);

}  // namespace gainsay
