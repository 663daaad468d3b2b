// SPDX-License-Identifier: Apache-2.0
//
// Structs as JSON records, from one list of fields for both directions:
//
//   template <Same<Span> S, typename V>
//   void VisitFields(S& s, V& visit) { visit("begin", s.begin), visit("end", s.end); }
//
//   WriteJson(Span{4, 8})  ->  {"begin": 4, "end": 8}
//
// A field that equals its default is left out. Enums travel as numbers, a variant as the pair of
// its place and its value. Reading a record back gives an equal value (law, tested for every
// type); reading something else returns false and names the field.
//
// Include this in .cc files only: it pulls in the whole of nlohmann/json.
#pragma once

#include <cmath>
#include <optional>
#include <string>
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

template <typename T>
Json WriteJson(const T& value);
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

// Writes every field, or those that differ from `defaults`.
class Writer {
 public:
  explicit Writer(const Json* defaults) : defaults_(defaults) {}
  template <typename F>
  void operator()(const char* name, const F& field) {
    Json json = WriteJson(field);
    if (defaults_ == nullptr || json != (*defaults_)[name]) out_[name] = std::move(json);
  }
  Json Take() { return std::move(out_); }

 private:
  const Json* defaults_;
  Json out_ = Json::object();
};

template <typename T>
const Json& Defaults() {
  static const Json defaults = [] {
    const T initial{};
    Writer writer(nullptr);
    VisitFields(initial, writer);
    return writer.Take();
  }();
  return defaults;
}

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
Json WriteJson(const T& value) {
  using namespace json_internal;
  if constexpr (std::is_enum_v<T>) {
    return static_cast<int>(value);
  } else if constexpr (std::is_floating_point_v<T>) {
    // JSON has no infinity; an open side is null.
    return std::isfinite(value) ? Json(value) : Json(value > 0 ? "inf" : "-inf");
  } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
    return value;
  } else if constexpr (IsOptional<T>::value) {
    return value ? WriteJson(*value) : Json(nullptr);
  } else if constexpr (IsPair<T>::value) {
    return Json::array({WriteJson(value.first), WriteJson(value.second)});
  } else if constexpr (IsVector<T>::value) {
    Json out = Json::array();
    for (const auto& item : value) out.push_back(WriteJson(item));
    return out;
  } else if constexpr (IsVariant<T>::value) {
    // A pair of the alternative's place and its value.
    return std::visit(
        [&](const auto& held) {
          if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
            return Json::array({0});
          } else {
            return Json::array({value.index(), WriteJson(held)});
          }
        },
        value);
  } else {
    Writer writer(&Defaults<T>());
    VisitFields(value, writer);
    return writer.Take();
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
