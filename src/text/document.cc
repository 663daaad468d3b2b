// SPDX-License-Identifier: Apache-2.0
// Tested by tests/text/document_test.cc.
#include "text/document.h"

namespace gainsay {

std::string Dump(const Document& document) {
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = document.tokens[i];
      out += std::to_string(i);
      for (std::string_view field :
           {document.Text(token), token.lemma, UposName(token.upos), XposName(token.xpos)}) {
        out += '\t';
        out += field;
      }
      out += '\t' + std::to_string(token.head) + '\t';
      out += DepName(token.dep);
      out += '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace gainsay
