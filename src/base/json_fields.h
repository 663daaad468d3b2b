// SPDX-License-Identifier: Apache-2.0
//
// Structs as JSON records, from one list of fields for both directions:
//
//   template <Same<Span> S, typename V>
//   void VisitFields(S& s, V& visit) { visit("begin", s.begin), visit("end", s.end); }
//
//   std::string text;
//   WriteJson(Span{4, 8}, &text);   // {"begin":4,"end":8}
//
// A field that equals its default is left out. Enums travel as numbers, a variant as the pair of
// its place and its value. Reading a record back gives an equal value (law, tested for every
// type); reading something else returns false and names the field.
//
// Include this in .cc files only: it pulls in the whole of nlohmann/json.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "nlohmann/json.hpp"

namespace gainsay {

using Json = nlohmann::ordered_json;

// S is a T, const or not.
template <typename S, typename T>
concept Same = std::is_same_v<std::remove_const_t<S>, T>;

// Appends the value's text, without spaces, byte for byte what nlohmann's dump() gives; a byte of a
// string that is no UTF-8 becomes U+FFFD. Straight to the text: building a tree first took a fifth
// of the whole of extraction.
template <typename T>
void WriteJson(const T& value, std::string* out);
template <typename T>
bool ReadJson(const Json& json, T* value, std::string* where);

namespace json_internal {

template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};
template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <typename T>
struct IsPair : std::false_type {};
template <typename A, typename B>
struct IsPair<std::pair<A, B>> : std::true_type {};
template <typename T>
struct IsVariant : std::false_type {};
template <typename... T>
struct IsVariant<std::variant<T...>> : std::true_type {};

inline void WriteString(const std::string& value, std::string* out) {
  const bool plain = std::all_of(value.begin(), value.end(), [](char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
  });
  if (plain) {
    out->append(1, '"').append(value).append(1, '"');
  } else {
    out->append(Json(value).dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

template <typename Number>
void WriteNumber(Number value, std::string* out) {
  char digits[24];
  out->append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

// The text of every field, in their order.
class TextOfFields {
 public:
  template <typename F>
  void operator()(const char* name, const F& field) {
    WriteJson(field, &texts_.emplace_back());
  }
  std::vector<std::string> Take() { return std::move(texts_); }

 private:
  std::vector<std::string> texts_;
};

template <typename T>
const std::vector<std::string>& Defaults() {
  static const std::vector<std::string> defaults = [] {
    const T initial{};
    TextOfFields texts;
    VisitFields(initial, texts);
    return texts.Take();
  }();
  return defaults;
}

// Writes the fields that differ from the defaults.
class Writer {
 public:
  Writer(const std::vector<std::string>& defaults, std::string* out)
      : default_(defaults.data()), out_(out) {}
  template <typename F>
  void operator()(const char* name, const F& field) {
    const size_t before = out_->size();
    out_->append(first_ ? "{\"" : ",\"").append(name).append("\":");
    const size_t begin = out_->size();
    WriteJson(field, out_);
    if (std::string_view(*out_).substr(begin) == *default_++) {
      out_->resize(before);
    } else {
      first_ = false;
    }
  }
  void Close() { out_->append(first_ ? "{}" : "}"); }

 private:
  const std::string* default_;
  std::string* out_;
  bool first_ = true;
};

class Reader {
 public:
  Reader(const Json& json, std::string* where) : json_(json), where_(where) {}
  template <typename F>
  void operator()(const char* name, F& field) {
    auto it = json_.find(name);
    if (!ok_ || it == json_.end()) return;
    if (!ReadJson(*it, &field, where_)) {
      ok_ = false;
      if (where_ != nullptr) *where_ = where_->empty() ? name : std::string(name) + "." + *where_;
    }
  }
  bool ok() const { return ok_; }

 private:
  const Json& json_;
  std::string* where_;
  bool ok_ = true;
};

template <size_t I = 0, typename V>
bool ReadAlternative(const Json& json, size_t kind, V* value, std::string* where) {
  if constexpr (I < std::variant_size_v<V>) {
    if (kind != I) return ReadAlternative<I + 1>(json, kind, value, where);
    std::variant_alternative_t<I, V> alternative{};
    if constexpr (!std::is_same_v<decltype(alternative), std::monostate>) {
      if (!ReadJson(json, &alternative, where)) return false;
    }
    *value = std::move(alternative);
    return true;
  } else {
    return false;
  }
}

}  // namespace json_internal

template <typename T>
void WriteJson(const T& value, std::string* out) {
  using namespace json_internal;
  if constexpr (std::is_enum_v<T>) {
    WriteNumber(static_cast<int>(value), out);
  } else if constexpr (std::is_same_v<T, bool>) {
    out->append(value ? "true" : "false");
  } else if constexpr (std::is_floating_point_v<T>) {
    // JSON has no infinity; an open side is a word.
    if (std::isfinite(value)) {
      out->append(Json(value).dump());
    } else {
      out->append(value > 0 ? "\"inf\"" : "\"-inf\"");
    }
  } else if constexpr (std::is_arithmetic_v<T>) {
    WriteNumber(value, out);
  } else if constexpr (std::is_same_v<T, std::string>) {
    WriteString(value, out);
  } else if constexpr (IsOptional<T>::value) {
    value ? WriteJson(*value, out) : void(out->append("null"));
  } else if constexpr (IsPair<T>::value) {
    out->push_back('[');
    WriteJson(value.first, out);
    out->push_back(',');
    WriteJson(value.second, out);
    out->push_back(']');
  } else if constexpr (IsVector<T>::value) {
    out->push_back('[');
    bool first = true;
    for (const auto& item : value) {
      if (!std::exchange(first, false)) out->push_back(',');
      WriteJson(item, out);
    }
    out->push_back(']');
  } else if constexpr (IsVariant<T>::value) {
    // A pair of the alternative's place and its value.
    std::visit(
        [&](const auto& held) {
          if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
            out->append("[0]");
          } else {
            out->push_back('[');
            WriteNumber(value.index(), out);
            out->push_back(',');
            WriteJson(held, out);
            out->push_back(']');
          }
        },
        value);
  } else {
    Writer writer(Defaults<T>(), out);
    VisitFields(value, writer);
    writer.Close();
  }
}

template <typename T>
bool ReadJson(const Json& json, T* value, std::string* where) {
  using namespace json_internal;
  if constexpr (std::is_enum_v<T>) {
    if (!json.is_number_integer()) return false;
    *value = static_cast<T>(json.get<int>());
  } else if constexpr (std::is_same_v<T, bool>) {
    if (!json.is_boolean()) return false;
    *value = json.get<bool>();
  } else if constexpr (std::is_floating_point_v<T>) {
    if (json.is_string() && (json == "inf" || json == "-inf")) {
      *value = json == "inf" ? INFINITY : -INFINITY;
      return true;
    }
    if (!json.is_number()) return false;
    *value = json.get<T>();
  } else if constexpr (std::is_arithmetic_v<T>) {
    if (!json.is_number_integer()) return false;
    *value = json.get<T>();
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!json.is_string()) return false;
    *value = json.get<std::string>();
  } else if constexpr (IsOptional<T>::value) {
    value->reset();
    if (json.is_null()) return true;
    return ReadJson(json, &value->emplace(), where);
  } else if constexpr (IsPair<T>::value) {
    return json.is_array() && json.size() == 2 && ReadJson(json[0], &value->first, where) &&
           ReadJson(json[1], &value->second, where);
  } else if constexpr (IsVector<T>::value) {
    if (!json.is_array()) return false;
    value->clear();
    value->reserve(json.size());
    for (const Json& item : json) {
      if (!ReadJson(item, &value->emplace_back(), where)) return false;
    }
  } else if constexpr (IsVariant<T>::value) {
    if (!json.is_array() || json.empty() || !json[0].is_number_unsigned()) return false;
    static const Json kNothing;
    return ReadAlternative(json.size() > 1 ? json[1] : kNothing, json[0].get<size_t>(), value,
                           where);
  } else {
    if (!json.is_object()) return false;
    Reader reader(json, where);
    VisitFields(*value, reader);
    return reader.ok();
  }
  return true;
}

}  // namespace gainsay
