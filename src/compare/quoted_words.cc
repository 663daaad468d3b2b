// SPDX-License-Identifier: Apache-2.0
// Tested by tests/compare/attribution_test.cc.
#include "compare/quoted_words.h"

#include <algorithm>
#include <charconv>

#include "compare/house_style.h"

namespace gainsay {
namespace {

bool IsLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<double> NumberOf(const std::string& key, const QuotationWords::Table& table) {
  if (const auto it = table.numbers.find(key); it != table.numbers.end()) return it->second;
  double value = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), value);
  if (error != std::errc() || end != key.data() + key.size()) return std::nullopt;
  return value;
}

size_t Edits(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 0; i < a.size(); ++i) {
    size_t corner = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t next = std::min({row[j + 1] + 1, row[j] + 1, corner + (a[i] != b[j])});
      corner = row[j + 1];
      row[j + 1] = next;
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<QuotedWord> SplitQuotation(std::string_view text, const QuotationWords::Table& table) {
  std::vector<QuotedWord> words;
  auto add = [&](std::string key, std::string_view surface) {
    if (table.unsaid.contains(key)) return;
    if (key == "wo" || key == "ca") key = key == "wo" ? "will" : "can";  // of won't and can't
    if (const auto it = table.same.find(key); it != table.same.end()) key = it->second;
    key = HouseStyle(std::move(key));
    for (size_t begin = 0; begin <= key.size();) {
      const size_t end = std::min(key.find(' ', begin), key.size());
      const uint32_t at = static_cast<uint32_t>(surface.data() - text.data());
      std::string part = key.substr(begin, end - begin);
      const std::optional<double> number = NumberOf(part, table);
      words.push_back(
          {std::move(part), surface, {at, at + static_cast<uint32_t>(surface.size())}, number});
      begin = end + 1;
    }
  };
  for (size_t i = 0; i < text.size() && words.size() < kMaxQuotedWords;) {
    if (text[i] == '%') {
      add("%", text.substr(i, 1));
      ++i;
      continue;
    }
    if (!IsLetterOrDigit(text[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    std::string key;
    while (end < text.size() &&
           (IsLetterOrDigit(text[end]) ||
            (std::string_view("'.,-").find(text[end]) != std::string_view::npos &&
             end + 1 < text.size() && IsLetterOrDigit(text[end + 1])))) {
      if (text[end] != ',' && text[end] != '.') key += Lower(text[end]);
      if (text[end] == '.' && end > i && text[end - 1] >= '0' && text[end - 1] <= '9') key += '.';
      ++end;
    }
    const std::string_view surface = text.substr(i, end - i);
    if (key == "00" && i > 0 && text[i - 1] == ':') {  // 6:00 p.m. is 6 p.m.
      i = end;
      continue;
    }
    const size_t apostrophe = key.rfind('\'');
    if (key.size() > 3 && key.ends_with("n't")) {
      add(key.substr(0, key.size() - 3), surface);
      add("n't", surface);
    } else if (apostrophe != std::string::npos && apostrophe > 0) {
      add(key.substr(0, apostrophe), surface);
      add(key.substr(apostrophe), surface);
    } else {
      add(std::move(key), surface);
    }
    i = end;
  }
  return words;
}

double NumberOf(const std::vector<QuotedWord>& words, size_t first, size_t last) {
  double number = 0;
  for (size_t i = first; i < last; ++i) {
    const std::optional<double>& value = words[i].number;
    if (!value) continue;
    number = *value >= 100 && number > 0 ? number * *value : number + *value;
  }
  return number;
}

bool SameWord(const QuotedWord& a, const QuotedWord& b) {
  return a.key == b.key || (a.number && b.number && *a.number == *b.number);
}

bool NearWord(std::string_view a, std::string_view b) {
  if (std::min(a.size(), b.size()) < 4 || std::max(a.size(), b.size()) > 40) return false;
  size_t common = 0;
  while (common < std::min(a.size(), b.size()) && a[common] == b[common]) ++common;
  const size_t ends = std::max(a.size(), b.size()) - common;
  if (common >= 4 && common + 1 >= std::min(a.size(), b.size()) && ends <= 3) return true;
  return Edits(a, b) * 5 <= std::max(a.size(), b.size());
}

}  // namespace gainsay
