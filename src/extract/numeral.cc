// SPDX-License-Identifier: Apache-2.0
//
// The descent itself is in numeral_literals.cc, numeral_cardinals.cc and numeral_numbers.cc.
// Tested by tests/extract/numeral_test.cc.
#include "extract/numeral.h"

#include "absl/strings/str_format.h"
#include "extract/numeral_sentence.h"

namespace gainsay {

using numeral_internal::SentenceReader;

NumeralReader::NumeralReader(std::unique_ptr<const Words> words) : words_(std::move(words)) {}
NumeralReader::~NumeralReader() = default;
NumeralReader::NumeralReader(NumeralReader&&) noexcept = default;
NumeralReader& NumeralReader::operator=(NumeralReader&&) noexcept = default;

std::vector<Numeral> NumeralReader::Read(const Document& document) const {
  Atoms atoms(document);
  return Read(document, atoms);
}

std::vector<Numeral> NumeralReader::Read(const Document& document, const Atoms& atoms) const {
  std::vector<Numeral> out;
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    SentenceReader(*words_, document, atoms, s, &out).Read();
  }
  return out;
}

std::string_view NumeralFormName(NumeralForm form) {
  switch (form) {
    case NumeralForm::kDigits: return "digits";
    case NumeralForm::kWords: return "words";
    case NumeralForm::kFraction: return "fraction";
    case NumeralForm::kOrdinal: return "ordinal";
    case NumeralForm::kVague: return "vague";
    case NumeralForm::kNone: return "none";
  }
  return "digits";
}

std::string Dump(const Numeral& n, std::string_view text) {
  // Twelve digits hide the last bits of a fraction; a whole number shows all of its own.
  int digits = n.value == std::floor(n.value) ? 17 : 12;
  std::string out = absl::StrFormat("«%s» %s %.*g", Slice(text, n.span), NumeralFormName(n.form),
                                    digits, n.value);
  if (n.form == NumeralForm::kVague) out += absl::StrFormat(" [%.12g, %.12g)", n.min, n.max);
  if (n.unclear) out += " unclear";
  return out;
}

}  // namespace gainsay
