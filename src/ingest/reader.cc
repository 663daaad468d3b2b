// SPDX-License-Identifier: Apache-2.0
//
// Lists the files, reads them in parallel, puts the articles in order and names them. A file is
// one task; a file of JSON Lines is cut into lines first, in batches that bound the memory, and
// each line is a task. Tested by tests/ingest/reader_test.cc.
#include "ingest/reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/status.h"
#include "ingest/encoding.h"
#include "ingest/files.h"
#include "ingest/format.h"

namespace gainsay {
namespace {

// What one task gives.
struct Part {
  std::vector<Article> articles;
  std::vector<Unchecked> left_out;
};

void Leave(std::string name, const absl::Status& status, Part* part) {
  part->left_out.push_back({std::move(name), std::string(status.message())});
}

bool IsBlank(std::string_view text) {
  for (char c : text) {
    if (!absl::ascii_isspace(c)) return false;
  }
  return true;
}

absl::StatusOr<Article> ParseFile(Format format, std::string_view path, std::string bytes,
                                  const ReadLimits& limits, Remarks* remarks) {
  if (IsBlank(std::string_view(bytes).substr(BomSize(bytes)))) return Invalid("empty: no text");
  Article article;
  article.path = std::string(path);
  article.bytes = std::move(bytes);
  switch (format) {
    case Format::kPlain: RETURN_IF_ERROR(ParsePlain(&article)); break;
    case Format::kMarkdown: RETURN_IF_ERROR(ParseMarkdown(&article, remarks)); break;
    case Format::kHtml: RETURN_IF_ERROR(ParseHtml(limits, &article, remarks)); break;
    case Format::kJson:
    case Format::kJsonLines: return Invalid("not a single article");
  }
  if (article.blocks.empty()) return Invalid("empty: no readable text");
  return article;
}

void ReadRecord(std::string_view path, uint32_t line, std::string_view record,
                const ReadLimits& limits, Part* part) {
  if (IsBlank(record)) return;
  const std::string name = absl::StrFormat("%s:%d", path, line);
  Remarks remarks;
  auto article = ParseRecord(path, {.line = line}, record, limits, &remarks);
  for (std::string& remark : remarks) part->left_out.push_back({name, std::move(remark)});
  if (article.ok())
    part->articles.push_back(*std::move(article));
  else
    Leave(name, article.status(), part);
}

void Parse(Format format, std::string_view path, std::string bytes, const ReadLimits& limits,
           Part* part) {
  const std::string name(path);
  if (format == Format::kJsonLines) {
    uint32_t line = 1;
    for (size_t begin = BomSize(bytes); begin < bytes.size(); ++line) {
      size_t end = std::min(bytes.find('\n', begin), bytes.size());
      ReadRecord(path, line, std::string_view(bytes).substr(begin, end - begin), limits, part);
      begin = end + 1;
    }
  } else if (absl::Status text = CheckText(bytes); !text.ok()) {
    Leave(name, text, part);
  } else if (format == Format::kJson) {
    bool own_use = false;
    auto articles = ParseJson(path, bytes, limits, &part->left_out, &own_use);
    if (articles.ok())
      part->articles = *std::move(articles);
    else
      Leave(name, articles.status(), part);
  } else {
    Remarks remarks;
    auto article = ParseFile(format, path, std::move(bytes), limits, &remarks);
    for (std::string& remark : remarks) part->left_out.push_back({name, std::move(remark)});
    if (article.ok())
      part->articles.push_back(*std::move(article));
    else
      Leave(name, article.status(), part);
  }
  for (Article& article : part->articles) article.sha256 = Sha256(article.bytes);
}

// Lines of a stream, each of at most `limit` bytes; a longer one is passed over.
class LineReader {
 public:
  LineReader(std::istream& in, uint64_t limit) : in_(*in.rdbuf()), limit_(limit) {}

  // False at the end. `whole` is false where the line was longer than the limit.
  bool Next(std::string* line, bool* whole) {
    line->clear();
    *whole = true;
    bool any = false;
    while (true) {
      if (at_ == size_) {
        at_ = 0;
        size_ = static_cast<size_t>(in_.sgetn(buffer_.data(), buffer_.size()));
        if (size_ == 0) return any;
      }
      any = true;
      std::string_view rest(buffer_.data() + at_, size_ - at_);
      size_t end = std::min(rest.find('\n'), rest.size());
      if (line->size() + end > limit_) *whole = false;
      if (*whole) line->append(rest.substr(0, end));
      at_ += end;
      if (end < rest.size()) {
        ++at_;
        return true;
      }
    }
  }

 private:
  std::streambuf& in_;
  uint64_t limit_;
  std::vector<char> buffer_ = std::vector<char>(1u << 16);
  size_t at_ = 0, size_ = 0;
};

void Move(Part part, Inputs* inputs) {
  std::move(part.articles.begin(), part.articles.end(), std::back_inserter(inputs->articles));
  std::move(part.left_out.begin(), part.left_out.end(), std::back_inserter(inputs->unchecked));
}

void ReadLines(std::string_view path, std::istream& in, const ReadLimits& limits, int jobs,
               Inputs* inputs) {
  constexpr size_t kBatchBytes = 32u << 20;
  struct Line {
    uint32_t number;
    std::string bytes;
    bool whole;
  };
  LineReader reader(in, limits.record_bytes);
  bool more = true;
  for (uint32_t number = 1; more;) {
    std::vector<Line> batch;
    for (size_t size = 0; size < kBatchBytes; ++number) {
      Line line{number};
      more = reader.Next(&line.bytes, &line.whole);
      if (!more) break;
      if (number == 1) line.bytes.erase(0, BomSize(line.bytes));
      size += line.bytes.size();
      batch.push_back(std::move(line));
    }
    std::vector<Part> parts(batch.size());
    ParallelFor(batch.size(), jobs, [&](size_t i) {
      const Line& line = batch[i];
      if (line.whole) {
        ReadRecord(path, line.number, line.bytes, limits, &parts[i]);
        for (Article& article : parts[i].articles) article.sha256 = Sha256(article.bytes);
      } else {
        Leave(absl::StrFormat("%s:%d", path, line.number),
              Invalid(absl::StrFormat("the record is longer than the limit of %d bytes",
                                      limits.record_bytes)),
              &parts[i]);
      }
    });
    for (Part& part : parts) Move(std::move(part), inputs);
  }
}

void ReadWholeFile(const InputFile& file, const ReadLimits& limits, Part* part) {
  absl::StatusOr<std::string> bytes = ReadFile(file.path, limits.file_bytes);
  if (!bytes.ok()) return Leave(file.path, bytes.status(), part);
  std::optional<Format> format = FormatOfName(file.path);
  if (!format) format = FormatOfBytes(*bytes);
  Parse(*format, file.path, *std::move(bytes), limits, part);
}

}  // namespace

std::optional<Format> FormatOfName(std::string_view path) {
  std::string extension = std::filesystem::path(path).extension().string();
  absl::AsciiStrToLower(&extension);
  if (extension == ".txt" || extension == ".text") return Format::kPlain;
  if (extension == ".md" || extension == ".markdown") return Format::kMarkdown;
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") return Format::kHtml;
  if (extension == ".json") return Format::kJson;
  if (extension == ".jsonl" || extension == ".ndjson") return Format::kJsonLines;
  return std::nullopt;
}

Format FormatOfBytes(std::string_view bytes) {
  bytes.remove_prefix(BomSize(bytes));
  size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == bytes.npos) return Format::kPlain;
  std::string_view begin = bytes.substr(first);
  if (begin.size() > 1 && begin[0] == '<' &&
      (begin[1] == '!' || begin[1] == '?' || absl::ascii_isalpha(begin[1]))) {
    return Format::kHtml;
  }
  if (begin[0] == '{') {
    // One object a line, or one object over many lines.
    std::string_view line = begin.substr(0, begin.find('\n'));
    while (absl::ascii_isspace(line.back())) line.remove_suffix(1);
    return line.back() == '}' && line.size() > 1 ? Format::kJsonLines : Format::kJson;
  }
  if (begin[0] == '[') {
    size_t next = begin.find_first_not_of(" \t\r\n", 1);
    if (next != begin.npos && begin[next] == '{') return Format::kJson;
  }
  if (bytes.substr(0, 4) == "---\n" || bytes.substr(0, 5) == "---\r\n") return Format::kMarkdown;
  return Format::kPlain;
}

Inputs ReadInputs(const std::vector<std::string>& paths, const ReadLimits& limits,
                  std::istream* standard_input, int jobs) {
  Inputs inputs;
  std::vector<std::string> named;
  bool from_stdin = false;
  for (const std::string& path : paths) {
    if (path == "-")
      from_stdin = true;
    else
      named.push_back(path);
  }
  std::vector<InputFile> files = ListFiles(std::move(named), &inputs.unchecked);

  std::vector<InputFile> whole, lines;
  for (InputFile& file : files) {
    bool is_lines = FormatOfName(file.path) == Format::kJsonLines;
    (is_lines ? lines : whole).push_back(std::move(file));
  }
  std::vector<Part> parts(whole.size());
  ParallelFor(whole.size(), jobs, [&](size_t i) { ReadWholeFile(whole[i], limits, &parts[i]); });
  for (Part& part : parts) Move(std::move(part), &inputs);
  for (const InputFile& file : lines) {
    std::ifstream in(file.path, std::ios::binary);
    if (in)
      ReadLines(file.path, in, limits, jobs, &inputs);
    else
      inputs.unchecked.push_back({file.path, "cannot be read"});
  }
  if (from_stdin && standard_input != nullptr) {
    ReadLines("-", *standard_input, limits, jobs, &inputs);
  }

  std::stable_sort(inputs.articles.begin(), inputs.articles.end(),
                   [](const Article& a, const Article& b) {
                     return std::tie(a.path, a.record_line) < std::tie(b.path, b.record_line);
                   });
  AssignIds(&inputs.articles);
  std::sort(inputs.articles.begin(), inputs.articles.end(),
            [](const Article& a, const Article& b) { return a.id < b.id; });
  std::sort(inputs.unchecked.begin(), inputs.unchecked.end());
  auto last = std::unique(inputs.unchecked.begin(), inputs.unchecked.end());
  inputs.unchecked.erase(last, inputs.unchecked.end());
  return inputs;
}

absl::StatusOr<std::vector<Article>> ReadBytes(std::string_view path, std::string bytes,
                                               const ReadLimits& limits,
                                               std::vector<Unchecked>* left_out) {
  std::optional<Format> format = FormatOfName(path);
  if (!format) format = FormatOfBytes(bytes);
  if (bytes.size() > limits.file_bytes && *format != Format::kJsonLines) {
    return Invalid(absl::StrFormat("longer than the limit of %d bytes, which ends at %s",
                                   limits.file_bytes, PlaceOf(bytes, limits.file_bytes)));
  }
  Part part;
  Parse(*format, path, std::move(bytes), limits, &part);
  if (part.articles.empty() && !part.left_out.empty()) return Invalid(part.left_out.front().reason);
  AssignIds(&part.articles);
  if (left_out != nullptr) {
    std::move(part.left_out.begin(), part.left_out.end(), std::back_inserter(*left_out));
  }
  return std::move(part.articles);
}

}  // namespace gainsay
