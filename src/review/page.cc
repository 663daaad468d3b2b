// SPDX-License-Identifier: Apache-2.0
// Tested by tests/review/data_test.cc and, in a browser, tests/review/page_test.mjs.
#include "review/page.h"

#include "review/assets.h"

namespace gainsay {

std::string PagePolicy(bool served) {
  std::string policy = "default-src 'none'; script-src ";
  policy += kScriptHash;
  policy += "; style-src ";
  policy += kStyleHash;
  policy += "; img-src data:; base-uri 'none'; form-action 'none'; connect-src ";
  policy += served ? "'self'" : "'none'";
  return policy;
}

std::string RenderPage(const PageInput& input) {
  std::string page(kPageBeforePolicy);
  page += PagePolicy(input.served);
  page += kPageBeforeData;
  page += ScriptSafe(PageData(input));
  page += kPageAfterData;
  return page;
}

}  // namespace gainsay
