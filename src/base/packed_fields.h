// SPDX-License-Identifier: Apache-2.0
//
// Structs as bytes, from the list of fields that base/json_fields.h reads too:
//
//   std::string bytes = Pack(claims);
//   ArticleClaims back;
//   if (!Unpack(bytes, &back)) ...   // cut off, or of another form
//
// For caches of this program: fields stand in their order without names, so a struct that gains a
// field reads nothing of before. Numbers are little-endian, lengths variable (LEB128). Unpacking
// never reads beyond the bytes, and never takes a length for true that they cannot hold.
//
// Include this in .cc files only, after the VisitFields of what is packed.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace gainsay {

// Numbers lie in a list as they do in memory.
template <typename T>
constexpr bool kPlain = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;
static_assert(std::endian::native == std::endian::little, "caches are read as they lie in memory");

class Packer {
 public:
  template <typename F>
  void operator()(const char*, const F& field) {
    Put(field);
  }

  template <typename T>
  void Put(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      Length(static_cast<uint64_t>(value));
    } else if constexpr (std::is_same_v<T, bool>) {
      out_ += static_cast<char>(value);
    } else if constexpr (std::is_arithmetic_v<T>) {
      char bytes[sizeof(T)];
      std::memcpy(bytes, &value, sizeof(T));
      out_.append(bytes, sizeof(T));
    } else {
      PutMany(value);
    }
  }

  std::string Take() { return std::move(out_); }

 private:
  void Length(uint64_t n) {
    for (; n >= 0x80; n >>= 7) out_ += static_cast<char>(n | 0x80);
    out_ += static_cast<char>(n);
  }
  void PutMany(const std::string& text) {
    Length(text.size());
    out_ += text;
  }
  template <typename T>
  void PutMany(const std::vector<T>& list) {
    Length(list.size());
    if constexpr (kPlain<T>) {
      out_.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T));
    } else {
      for (const T& item : list) Put(item);
    }
  }
  template <typename T>
  void PutMany(const std::optional<T>& value) {
    Put(value.has_value());
    if (value) Put(*value);
  }
  template <typename A, typename B>
  void PutMany(const std::pair<A, B>& value) {
    Put(value.first);
    Put(value.second);
  }
  template <typename... T>
  void PutMany(const std::variant<T...>& value) {
    Length(value.index());
    std::visit(
        [&](const auto& held) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) Put(held);
        },
        value);
  }
  template <typename T>
  void PutMany(const T& record) {
    VisitFields(record, *this);
  }

  std::string out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : left_(bytes) {}

  template <typename F>
  void operator()(const char*, F& field) {
    Get(&field);
  }

  template <typename T>
  void Get(T* value) {
    if (!ok_) return;
    if constexpr (std::is_enum_v<T>) {
      *value = static_cast<T>(Length());
    } else if constexpr (std::is_same_v<T, bool>) {
      *value = !Take(1).empty() && last_[0] != 0;
    } else if constexpr (std::is_arithmetic_v<T>) {
      if (!Take(sizeof(T)).empty()) std::memcpy(value, last_.data(), sizeof(T));
    } else {
      GetMany(value);
    }
  }

  // All of it was read, and all of it was used.
  bool Done() const { return ok_ && left_.empty(); }

 private:
  std::string_view Take(size_t n) {
    if (!ok_ || left_.size() < n) {
      ok_ = false;
      return last_ = {};
    }
    last_ = left_.substr(0, n);
    left_.remove_prefix(n);
    return last_;
  }
  uint64_t Length() {
    uint64_t n = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (Take(1).empty()) return 0;
      n |= static_cast<uint64_t>(last_[0] & 0x7F) << shift;
      if ((last_[0] & 0x80) == 0) return n;
    }
    ok_ = false;
    return 0;
  }
  void GetMany(std::string* text) {
    const uint64_t n = Length();
    text->assign(n > 0 ? Take(n) : std::string_view());
  }
  template <typename T>
  void GetMany(std::vector<T>* list) {
    uint64_t n = Length();
    // Each item takes a byte or more.
    if (n > left_.size()) ok_ = false;
    if (!ok_) return;
    list->clear();
    if constexpr (kPlain<T>) {
      if (n == 0 || Take(n * sizeof(T)).empty()) return;
      list->resize(n);
      std::memcpy(list->data(), last_.data(), last_.size());
    } else {
      list->reserve(n);
      for (uint64_t i = 0; i < n && ok_; ++i) Get(&list->emplace_back());
    }
  }
  template <typename T>
  void GetMany(std::optional<T>* value) {
    bool there = false;
    Get(&there);
    value->reset();
    if (there && ok_) Get(&value->emplace());
  }
  template <typename A, typename B>
  void GetMany(std::pair<A, B>* value) {
    Get(&value->first);
    Get(&value->second);
  }
  template <typename... T>
  void GetMany(std::variant<T...>* value) {
    Alternative<0>(Length(), value);
  }
  template <size_t I, typename V>
  void Alternative(uint64_t kind, V* value) {
    if constexpr (I < std::variant_size_v<V>) {
      if (kind != I) return Alternative<I + 1>(kind, value);
      std::variant_alternative_t<I, V> held{};
      if constexpr (!std::is_same_v<decltype(held), std::monostate>) Get(&held);
      *value = std::move(held);
    } else {
      ok_ = false;
    }
  }
  template <typename T>
  void GetMany(T* record) {
    VisitFields(*record, *this);
  }

  std::string_view left_, last_;
  bool ok_ = true;
};

template <typename T>
std::string Pack(const T& value) {
  Packer packer;
  packer.Put(value);
  return packer.Take();
}

template <typename T>
bool Unpack(std::string_view bytes, T* value) {
  Unpacker unpacker(bytes);
  unpacker.Get(value);
  return unpacker.Done();
}

}  // namespace gainsay
