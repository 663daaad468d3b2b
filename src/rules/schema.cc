// SPDX-License-Identifier: Apache-2.0
// Tested by tests/rules/ruleset_test.cc.
#include "rules/schema.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {

using nlohmann::json;

std::string_view TypeName(const json& value) {
  switch (value.type()) {
    case json::value_t::null: return "null";
    case json::value_t::object: return "an object";
    case json::value_t::array: return "an array";
    case json::value_t::string: return "a string";
    case json::value_t::boolean: return "a boolean";
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
    case json::value_t::number_float: return "a number";
    case json::value_t::binary:
    case json::value_t::discarded: break;
  }
  return "something else";
}

ObjectReader::ObjectReader(const JsonFile& file, const json& value, std::string pointer,
                           std::vector<absl::Status>* faults)
    : file_(file), pointer_(std::move(pointer)), faults_(faults) {
  if (value.is_object()) {
    object_ = &value;
  } else {
    faults_->push_back(
        file_.Fault(pointer_, absl::StrFormat("this is %s", TypeName(value)), "an object, {...}"));
  }
}

const json* ObjectReader::Get(std::string_view key, bool required, std::string_view wanted) {
  known_.emplace_back(key);
  if (object_ == nullptr) return nullptr;
  auto found = object_->find(std::string(key));
  if (found != object_->end()) return &*found;
  if (required) {
    faults_->push_back(file_.Fault(pointer_, absl::StrFormat("\"%s\" is missing", key),
                                   absl::StrFormat("\"%s\": %s", key, wanted)));
  }
  return nullptr;
}

std::string ObjectReader::String(std::string_view key, bool required) {
  const json* value = Get(key, required, "a string");
  if (value == nullptr) return "";
  if (!value->is_string()) {
    Fault(key, absl::StrFormat("\"%s\" is %s", key, TypeName(*value)), "a string");
    return "";
  }
  std::string text = value->get<std::string>();
  if (text.empty()) Fault(key, absl::StrFormat("\"%s\" is empty", key), "some text");
  return text;
}

bool ObjectReader::Bool(std::string_view key, bool absent) {
  const json* value = Get(key, false, "true or false");
  if (value == nullptr) return absent;
  if (!value->is_boolean()) {
    Fault(key, absl::StrFormat("\"%s\" is %s", key, TypeName(*value)), "true or false");
    return absent;
  }
  return value->get<bool>();
}

const json* ObjectReader::Array(std::string_view key, bool required) {
  const json* value = Get(key, required, "an array");
  if (value == nullptr) return nullptr;
  if (!value->is_array()) {
    Fault(key, absl::StrFormat("\"%s\" is %s", key, TypeName(*value)), "an array, [...]");
    return nullptr;
  }
  return value;
}

std::vector<std::string> ObjectReader::Strings(std::string_view key, bool required) {
  std::vector<std::string> strings;
  const json* array = Array(key, required);
  if (array == nullptr) return strings;
  for (size_t i = 0; i < array->size(); ++i) {
    const json& item = (*array)[i];
    std::string at = JoinPointer(JoinPointer(pointer_, key), i);
    if (!item.is_string()) {
      faults_->push_back(
          file_.Fault(at, absl::StrFormat("this is %s", TypeName(item)), "a string"));
    } else if (item.get_ref<const std::string&>().empty()) {
      faults_->push_back(file_.Fault(at, "an empty string", "some text"));
    } else {
      strings.push_back(item.get<std::string>());
    }
  }
  return strings;
}

const json* ObjectReader::Any(std::string_view key) { return Get(key, false, ""); }

void ObjectReader::Fault(std::string_view key, std::string_view what, std::string_view expected) {
  faults_->push_back(file_.Fault(JoinPointer(pointer_, key), what, expected));
}

void ObjectReader::Done() {
  if (object_ == nullptr) return;
  for (auto it = object_->begin(); it != object_->end(); ++it) {
    if (std::find(known_.begin(), known_.end(), it.key()) != known_.end()) continue;
    std::vector<std::string> left;
    for (const std::string& key : known_) {
      if (!object_->contains(key)) left.push_back(key);
    }
    std::string expected = "one of: ";
    for (size_t i = 0; i < known_.size(); ++i) expected += (i > 0 ? ", " : "") + known_[i];
    std::string close = DidYouMean(it.key(), left);
    if (!close.empty()) expected += absl::StrFormat("; did you mean \"%s\"?", close);
    faults_->push_back(file_.FaultAtKey(JoinPointer(pointer_, it.key()),
                                        absl::StrFormat("unknown key \"%s\"", it.key()), expected));
  }
}

}  // namespace gainsay
