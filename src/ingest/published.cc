// SPDX-License-Identifier: Apache-2.0
//
// Dates of publication. The text is cut into numbers, words and marks; the three shapes in use
// are told apart by where the year stands:
//
//   2013-03-18T09:30+01:00, 2013/03/18, 20130318    year first
//   Mon, 18 Mar 2013 09:30:00 GMT, 18.3.2013        day first
//   March 18, 2013 9:30 p.m.                        month's name first
//
// What follows the day may be a time and a zone; anything else makes the whole text unreadable,
// since half a date understood is worse than none. Tested by tests/ingest/published_test.cc.
#include <array>
#include <cctype>
#include <chrono>
#include <string>

#include "absl/strings/str_format.h"
#include "ingest/article.h"

namespace gainsay {
namespace {

struct Piece {
  enum Kind { kNumber, kWord, kMark } kind;
  std::string text;  // words in lower case, without the full stop of an abbreviation
  int value = 0;
};

constexpr size_t kLongestDate = 64;

// Nothing for text too long, or with a number of more than 14 digits (20130318093000).
std::optional<std::vector<Piece>> Cut(std::string_view text) {
  if (text.size() > kLongestDate) return std::nullopt;
  std::vector<Piece> pieces;
  for (size_t i = 0; i < text.size();) {
    unsigned char c = text[i];
    size_t end = i + 1;
    if (std::isspace(c)) {
      ++i;
      continue;
    }
    if (std::isdigit(c)) {
      while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end]))) ++end;
      if (end - i > 9) return std::nullopt;
      std::string digits(text.substr(i, end - i));
      pieces.push_back({Piece::kNumber, digits, std::stoi(digits)});
    } else if (std::isalpha(c)) {
      std::string word;
      for (end = i; end < text.size(); ++end) {
        unsigned char w = text[end];
        if (std::isalpha(w))
          word += static_cast<char>(std::tolower(w));
        else if (w != '.')
          break;  // "a.m.", "Sept."
      }
      pieces.push_back({Piece::kWord, word});
    } else {
      pieces.push_back({Piece::kMark, std::string(1, text[i])});
    }
    i = end;
  }
  return pieces;
}

// 1 to 12 for a month's name, or an abbreviation of at least three letters.
int MonthOf(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  for (size_t m = 0; m < kMonths.size(); ++m) {
    if (kMonths[m].substr(0, word.size()) == word) return static_cast<int>(m) + 1;
  }
  return 0;
}

bool IsWeekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  if (word.size() < 3) return false;
  for (std::string_view day : kDays) {
    if (day.substr(0, word.size()) == word) return true;
  }
  return false;
}

// Minutes east of Greenwich of the zones of RFC 2822 and of European outlets. Others ("ET",
// "IST") are of more than one meaning: the time is kept, the zone is not.
std::optional<int> ZoneOf(std::string_view word) {
  struct Zone {
    std::string_view name;
    int minutes;
  };
  static constexpr Zone kZones[] = {
      {"z", 0},      {"gmt", 0},    {"utc", 0},    {"est", -300}, {"edt", -240}, {"cst", -360},
      {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"cet", 60},
      {"cest", 120}, {"eet", 120},  {"eest", 180}, {"aest", 600}, {"aedt", 660}, {"jst", 540}};
  for (const Zone& zone : kZones) {
    if (zone.name == word) return zone.minutes;
  }
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  std::optional<Published> Read() {
    if (IsWord() && IsWeekday(Word())) {
      ++at_;
      SkipMark(",");
    }
    if (!Day()) return std::nullopt;
    using namespace std::chrono;
    year_month_day ymd{year{out_.year}, month{static_cast<unsigned>(out_.month)},
                       day{static_cast<unsigned>(out_.day)}};
    if (out_.year < 1 || !ymd.ok()) return std::nullopt;
    SkipMark(",");
    SkipMark("-");
    if (IsWord() && (Word() == "t" || Word() == "at")) ++at_;
    if (!Time()) return std::nullopt;
    if (at_ != pieces_.size()) return std::nullopt;
    return out_;
  }

 private:
  bool IsNumber(size_t ahead = 0) const {
    return at_ + ahead < pieces_.size() && pieces_[at_ + ahead].kind == Piece::kNumber;
  }
  bool IsWord(size_t ahead = 0) const {
    return at_ + ahead < pieces_.size() && pieces_[at_ + ahead].kind == Piece::kWord;
  }
  bool IsMark(std::string_view mark, size_t ahead = 0) const {
    return at_ + ahead < pieces_.size() && pieces_[at_ + ahead].kind == Piece::kMark &&
           pieces_[at_ + ahead].text == mark;
  }
  const std::string& Word() const { return pieces_[at_].text; }
  const Piece& Number() { return pieces_[at_++]; }
  void SkipMark(std::string_view mark) {
    if (IsMark(mark)) ++at_;
  }
  bool Year() {
    if (!IsNumber() || pieces_[at_].text.size() != 4) return false;
    out_.year = Number().value;
    return true;
  }

  bool Day() {
    if (IsWord()) return MonthFirst();
    if (!IsNumber()) return false;
    if (pieces_[at_].text.size() == 8) {  // 20130318
      int value = Number().value;
      out_ = {value / 10000, value / 100 % 100, value % 100};
      return true;
    }
    if (pieces_[at_].text.size() == 4) return YearFirst();
    return DayFirst();
  }

  bool YearFirst() {
    Year();
    std::string mark = at_ < pieces_.size() ? pieces_[at_].text : "";
    if (mark != "-" && mark != "/" && mark != ".") return false;
    ++at_;
    if (!IsNumber() || pieces_[at_].text.size() > 2) return false;
    out_.month = Number().value;
    if (!IsMark(mark) || !IsNumber(1)) return false;
    ++at_;
    if (pieces_[at_].text.size() > 2) return false;
    out_.day = Number().value;
    return true;
  }

  bool MonthFirst() {
    out_.month = MonthOf(Word());
    if (out_.month == 0) return false;
    ++at_;
    if (!IsNumber() || pieces_[at_].text.size() > 2) return false;
    out_.day = Number().value;
    SkipOrdinal();
    SkipMark(",");
    return Year();
  }

  bool DayFirst() {
    if (pieces_[at_].text.size() > 2) return false;
    int first = Number().value;
    SkipOrdinal();
    if (IsMark("-") && IsWord(1)) ++at_;  // 18-Mar-2013
    if (IsWord()) {
      out_.day = first;
      out_.month = MonthOf(Word());
      if (out_.month == 0) return false;
      ++at_;
      SkipMark("-");
      SkipMark(",");
      return Year();
    }
    std::string mark = at_ < pieces_.size() ? pieces_[at_].text : "";
    if (mark != "/" && mark != "." && mark != "-") return false;
    ++at_;
    if (!IsNumber() || pieces_[at_].text.size() > 2) return false;
    int second = Number().value;
    if (!IsMark(mark)) return false;
    ++at_;
    // 18/3/2013 and 3/18/2013 can be one day only; 3/4/2013 can be two. Full stops are written
    // in countries that put the day first.
    bool day_first = mark == "." || first > 12 || first == second;
    if (!day_first && second <= 12) return false;
    out_.day = day_first ? first : second;
    out_.month = day_first ? second : first;
    return Year();
  }

  void SkipOrdinal() {
    if (IsWord() && (Word() == "st" || Word() == "nd" || Word() == "rd" || Word() == "th")) ++at_;
  }

  // What stands behind the day; true when there is nothing.
  bool Time() {
    if (at_ == pieces_.size()) return true;
    if (!IsNumber()) return false;
    const Piece& first = Number();
    int hour = first.value, minute = 0;
    if (first.text.size() == 6 || first.text.size() == 4) {  // 093000, 0930
      minute = first.text.size() == 6 ? hour / 100 % 100 : hour % 100;
      hour = first.text.size() == 6 ? hour / 10000 : hour / 100;
    } else if (first.text.size() > 2) {
      return false;
    } else if (IsMark(":") || IsMark(".")) {
      ++at_;
      if (!IsNumber() || pieces_[at_].text.size() != 2) return false;
      minute = Number().value;
      if (IsMark(":")) {  // seconds and their fraction
        ++at_;
        if (!IsNumber() || Number().value > 60) return false;
        if (IsMark(".") || IsMark(",")) {
          ++at_;
          if (!IsNumber()) return false;
          ++at_;
        }
      }
    } else if (!IsWord() || (Word() != "am" && Word() != "pm")) {
      return false;
    }
    if (IsWord() && (Word() == "am" || Word() == "pm")) {
      if (hour < 1 || hour > 12) return false;
      hour = hour % 12 + (Word() == "pm" ? 12 : 0);
      ++at_;
    }
    if (hour > 23 || minute > 59) return false;
    out_.minutes = hour * 60 + minute;
    return Zone();
  }

  bool Zone() {
    SkipMark(",");
    if (IsMark("(")) ++at_;
    if (IsWord() && Word().size() <= 5) {
      out_.utc_offset = ZoneOf(Word());
      ++at_;
      if (IsMark(")")) ++at_;
      // "GMT+0100" goes on with the offset.
      if (at_ == pieces_.size() || out_.utc_offset != 0) return true;
    }
    if (!IsMark("+") && !IsMark("-")) return at_ == pieces_.size();
    int sign = IsMark("+") ? 1 : -1;
    ++at_;
    if (!IsNumber()) return false;
    const Piece& number = Number();
    int hours = number.value, minutes = 0;
    if (number.text.size() == 4) {
      minutes = hours % 100;
      hours /= 100;
    } else if (number.text.size() != 2) {
      return false;
    } else if (IsMark(":")) {
      ++at_;
      if (!IsNumber() || pieces_[at_].text.size() != 2) return false;
      minutes = Number().value;
    }
    if (hours > 14 || minutes > 59) return false;
    out_.utc_offset = sign * (hours * 60 + minutes);
    if (IsMark("(") && IsWord(1)) at_ += IsMark(")", 2) ? 3 : 2;  // +0000 (UTC)
    return true;
  }

  std::vector<Piece> pieces_;
  size_t at_ = 0;
  Published out_;
};

}  // namespace

std::string Published::ToString() const {
  std::string text = absl::StrFormat("%04d-%02d-%02d", year, month, day);
  if (!minutes) return text;
  text += absl::StrFormat("T%02d:%02d", *minutes / 60, *minutes % 60);
  if (!utc_offset) return text;
  if (*utc_offset == 0) return text + "Z";
  int away = std::abs(*utc_offset);
  return text + absl::StrFormat("%c%02d:%02d", *utc_offset < 0 ? '-' : '+', away / 60, away % 60);
}

std::optional<Published> ParsePublished(std::string_view text) {
  std::optional<std::vector<Piece>> pieces = Cut(text);
  if (!pieces || pieces->empty()) return std::nullopt;
  return Reader(*std::move(pieces)).Read();
}

std::string_view BlockKindName(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle: return "title";
    case BlockKind::kHeading: return "heading";
    case BlockKind::kParagraph: return "paragraph";
    case BlockKind::kListItem: return "list item";
    case BlockKind::kQuote: return "quote";
    case BlockKind::kCaption: return "caption";
    case BlockKind::kTableCell: return "table cell";
  }
  return "";
}

}  // namespace gainsay
