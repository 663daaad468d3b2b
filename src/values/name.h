// SPDX-License-Identifier: Apache-2.0
//
// Names of persons and organisations, parsed into parts.
//
//   "Senior Trooper William J. de la Cruz Jr."  title "Senior Trooper", given "William",
//       middle {"J."}, particle "de la", family "Cruz", suffix "Jr."
//   "Kia Motors Corp."                           core "Kia Motors", legal form "Corp."
#pragma once

#include <string>
#include <vector>

namespace gainsay {

struct PersonName {
  std::string full;   // as written, without the title
  std::string title;  // as written: "President", "Mr", "Lt.", "Senior Trooper"
  std::string given;  // first name or initial
  std::vector<std::string> middle;
  std::string nickname;  // in quotes inside the name
  std::string particle;  // "al-", "van der", "de la"
  std::string family;
  std::string suffix;  // Jr., III

  bool operator==(const PersonName&) const = default;
};

struct OrganizationName {
  std::string full;        // as written
  std::string core;        // without article and legal form
  std::string legal_form;  // canonical: "inc", "ltd", "ag", or ""
  std::string acronym;     // "WHO", where the text gives or is one
  std::string category;    // "company", "bank", "court", "team", "agency", "media", ... or ""

  bool operator==(const OrganizationName&) const = default;
};

std::string Dump(const PersonName& name);
std::string Dump(const OrganizationName& name);

}  // namespace gainsay
