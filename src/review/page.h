// SPDX-License-Identifier: Apache-2.0
//
// The review page: one HTML file that holds its style, its script and its data, and fetches
// nothing. It opens from disk (`gainsay report --format html`), and the server of
// `gainsay review` sends the same page.
//
// Its parts are the files of src/review/assets/, put together when gainsay is built
// (embed.py). A Content-Security-Policy in it allows that script and that style by their
// hashes, and no other. Text of articles is data, in JSON that a <script> element can hold, and
// reaches the page as text only.
#pragma once

#include <string>
#include <string_view>

#include "review/data.h"

namespace gainsay {

std::string RenderPage(const PageInput& input);

// The policy of the page, also for the server's header.
std::string PagePolicy(bool served);

}  // namespace gainsay
