// SPDX-License-Identifier: Apache-2.0
// Tested by tests/cli/gate_check_test.py and gate_decisions_test.py.
#include "gate/gate.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

std::string InWords(const Decision& d) {
  return absl::StrFormat("%s (%s, %s): %s", VerdictName(d.verdict), d.by, d.date.substr(0, 10),
                         d.reason);
}

std::string Plural(size_t count, const char* word) {
  return absl::StrFormat("%d %s%s", count, word, count == 1 ? "" : "s");
}

class Ruler {
 public:
  Ruler(Report report, const GateInput& input) : in_(input) {
    checked_.report = std::move(report);
    checked_.first_run = input.decisions == nullptr || input.decisions->all().empty();
  }

  Checked Run() {
    ApplyLevels();
    DecideAll();  // of all findings: a decision out of scope is not stale
    KeepScope();
    Remarks();
    Declare();
    Conclude();
    return std::move(checked_);
  }

 private:
  std::vector<Finding>& findings() { return checked_.report.findings; }

  void ApplyLevels() {
    std::erase_if(findings(), [&](Finding& f) {
      auto level = LevelOf(*in_.config, f);
      if (!level) return false;
      if (*level) f.severity = **level;
      if (!*level) RulingOn(f);  // a decision on what is off is not stale
      return !*level;
    });
    std::stable_sort(findings().begin(), findings().end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  }

  bool OnTrial(const Finding& f) const {
    return std::any_of(in_.preview.begin(), in_.preview.end(),
                       [&](const std::string& rule) { return Names(rule, f); });
  }

  Ruling RulingOn(const Finding& f) {
    Ruling ruling;
    Standing standing;
    if (in_.decisions != nullptr) standing = in_.decisions->On(f, in_.today);
    for (const Decision* d : standing.all) {
      used_.insert(d);
      if (d != standing.in_force) ruling.others.push_back(InWords(*d));
    }
    if (standing.in_force != nullptr) {
      const Decision& d = *standing.in_force;
      ruling.verdict = VerdictName(d.verdict);
      ruling.reason = d.reason, ruling.by = d.by, ruling.date = d.date;
    }
    for (const std::string& name : in_.config->trusted) Trusted(f, name, &ruling);
    const Suppression* comment = nullptr;
    for (size_t s = 0; s < in_.suppressions.size(); ++s) {
      if (!in_.suppressions[s].Covers(checked_.report, f)) continue;
      comment = &in_.suppressions[s];
      covering_.insert(s);
    }
    bool below = f.severity < in_.config->fail_on || f.confidence < in_.config->min_confidence;
    if (standing.decided()) {
      ruling.outcome = Outcome::kDecided;
    } else if (comment != nullptr) {
      ruling.outcome = Outcome::kSuppressed;
      ruling.reason = comment->reason;
    } else if (OnTrial(f)) {
      ruling.outcome = Outcome::kPreview;
    } else {
      ruling.outcome = below ? Outcome::kPasses : Outcome::kFails;
    }
    return ruling;
  }

  void Trusted(const Finding& f, const std::string& name, Ruling* ruling) {
    for (const ReadingOfFact& reading : f.readings) {
      for (const ReadingWitness& w : reading.witnesses) {
        const ReportArticle& article = checked_.report.articles[w.article];
        if (article.source != name && article.id != name) continue;
        ruling->trusted.push_back(absl::StrFormat("%s has \"%s\"", name, OneLineOf(reading.value)));
        return;
      }
    }
  }

  void DecideAll() {
    for (const Finding& f : findings()) checked_.rulings.push_back(RulingOn(f));
  }

  // Points the ruling at a passage in scope; false where the finding has none.
  bool InScope(const Finding& f, Ruling* ruling) {
    bool found = false;
    for (size_t r = 0; r < f.readings.size(); ++r) {
      for (size_t w = 0; w < f.readings[r].witnesses.size(); ++w) {
        const ReadingWitness& witness = f.readings[r].witnesses[w];
        auto in = [&](uint32_t a) { return in_.scope.contains(checked_.report.articles[a].id); };
        if (in(witness.article) && !found) ruling->reading = r, ruling->witness = w, found = true;
        found = found || std::any_of(witness.carriers.begin(), witness.carriers.end(), in);
      }
    }
    return found;
  }

  void KeepScope() {
    if (!in_.scoped) return;
    std::vector<Finding> kept;
    std::vector<Ruling> rulings;
    for (size_t i = 0; i < findings().size(); ++i) {
      if (!InScope(findings()[i], &checked_.rulings[i])) continue;
      kept.push_back(std::move(findings()[i]));
      rulings.push_back(std::move(checked_.rulings[i]));
    }
    checked_.out_of_scope = findings().size() - kept.size();
    findings() = std::move(kept);
    checked_.rulings = std::move(rulings);
  }

  void Remarks() {
    const bool fails = in_.config->strict;
    if (in_.decisions != nullptr) {
      for (const Decision& d : in_.decisions->all()) {
        if (!used_.contains(&d)) {
          // Where only a part was looked at, the finding may be in the rest.
          if (!in_.whole) continue;
          checked_.remarks.push_back(
              {"stale decision",
               absl::StrFormat("%s %s: a reading changed, or the finding is gone; was %s",
                               d.finding, d.subject, InWords(d)),
               "", 0, fails});
        } else if (!d.expires.empty() && d.expires < in_.today) {
          checked_.remarks.push_back({"expired decision",
                                      absl::StrFormat("%s %s: in force until %s; was %s", d.finding,
                                                      d.subject, d.expires, InWords(d)),
                                      "", 0, fails});
        }
      }
    }
    for (size_t i = 0; i < in_.suppressions.size(); ++i) {
      const Suppression& s = in_.suppressions[i];
      if (!s.fault.empty()) {
        checked_.remarks.push_back({"suppression", s.fault, s.path, s.line, fails});
      } else if (in_.whole && !covering_.contains(i)) {
        checked_.remarks.push_back(
            {"unused suppression",
             absl::StrFormat("%s: no finding here (\"%s\")", s.target, s.reason), s.path, s.line,
             fails});
      }
    }
  }

  // The help of each rule that was met, by the longest beginning that has one.
  void Declare() {
    std::map<std::string, RuleHelp> declared;
    for (const RuleHelp& help : in_.help) {
      if (help.rule.find('.') != help.rule.npos) declared[help.rule] = help;
    }
    for (const Finding& f : findings()) {
      if (declared.contains(f.rule)) continue;
      const RuleHelp* best = nullptr;
      for (const RuleHelp& help : in_.help) {
        if (!Names(help.rule, f)) continue;
        if (best == nullptr || help.rule.size() > best->rule.size()) best = &help;
      }
      RuleHelp help = best != nullptr ? *best : RuleHelp();
      if (best == nullptr) help.about = "Sources contradict each other.";
      help.rule = f.rule;
      declared[f.rule] = std::move(help);
    }
    for (auto& [rule, help] : declared) checked_.rules.push_back(std::move(help));
  }

  void Conclude() {
    const Report& report = checked_.report;
    for (const ReportArticle& a : report.articles) checked_.articles_with_claims += a.claims > 0;
    const size_t all = report.articles.size() + report.unchecked.size();
    const double coverage =
        all == 0 ? 1
                 : static_cast<double>(checked_.articles_with_claims) / static_cast<double>(all);
    const size_t fails = checked_.Count(Outcome::kFails);
    size_t remarks = 0;
    for (const Remark& remark : checked_.remarks) remarks += remark.fails;

    std::vector<std::string> reasons;
    if (fails > 0) {
      std::string least;
      if (in_.config->min_confidence > 0) {
        least = absl::StrFormat(", of at least %g %% confidence", in_.config->min_confidence * 100);
      }
      reasons.push_back(absl::StrFormat("%s at or above %s%s", Plural(fails, "undecided finding"),
                                        SeverityName(in_.config->fail_on), least));
    }
    if (coverage < in_.config->min_coverage) {
      reasons.push_back(
          absl::StrFormat("only %d of %d articles gave claims to compare, %.0f %% are asked for",
                          checked_.articles_with_claims, all, in_.config->min_coverage * 100));
    }
    if (!report.unchecked.empty()) {
      reasons.push_back(Plural(report.unchecked.size(), "input") + " could not be read");
    }
    if (all == 0) reasons.push_back("nothing to compare");
    if (remarks > 0) reasons.push_back(Plural(remarks, "remark") + " under --strict");
    checked_.failed = !reasons.empty();

    std::vector<std::string> also;
    auto count = [&](Outcome outcome, const char* words) {
      if (size_t n = checked_.Count(outcome)) also.push_back(absl::StrFormat("%d %s", n, words));
    };
    count(Outcome::kDecided, "decided");
    count(Outcome::kSuppressed, "suppressed in the text");
    count(Outcome::kPasses, "below the level");
    count(Outcome::kPreview, "by rules on trial");
    if (checked_.out_of_scope > 0) {
      also.push_back(absl::StrFormat("%d elsewhere", checked_.out_of_scope));
    }
    if (!checked_.failed) {
      reasons.push_back(
          absl::StrFormat("nothing undecided at or above %s", SeverityName(in_.config->fail_on)));
    }
    checked_.why = (checked_.failed ? "failed: " : "passed: ") + absl::StrJoin(reasons, "; ");
    if (!also.empty()) checked_.why += " (" + absl::StrJoin(also, ", ") + ")";
  }

  const GateInput& in_;
  Checked checked_;
  std::set<const Decision*> used_;
  std::set<size_t> covering_;
};

std::vector<std::string> TextsOf(const nlohmann::json& list) {
  std::vector<std::string> texts;
  for (const auto& item : list) {
    if (item.is_string()) texts.push_back(item.get<std::string>());
  }
  return texts;
}

}  // namespace

Checked Rule(Report report, const GateInput& input) {
  return Ruler(std::move(report), input).Run();
}

std::vector<std::string> PreviewRules(const RuleSet& rules) {
  const nlohmann::json* policy = rules.Find("policy", "preview");
  if (policy == nullptr || !policy->contains("rules")) return {};
  return TextsOf((*policy)["rules"]);
}

std::vector<RuleHelp> FindingHelp(const RuleSet& rules) {
  std::vector<RuleHelp> help;
  const nlohmann::json* policy = rules.Find("policy", "finding-help");
  if (policy == nullptr || !policy->contains("rules")) return help;
  for (const auto& entry : (*policy)["rules"]) {
    help.push_back({entry.value("rule", ""), entry.value("name", ""), entry.value("about", ""),
                    entry.value("advice", "")});
  }
  return help;
}

absl::Status CheckPins(const Config& config, const std::vector<PackInfo>& loaded) {
  // loaded[0] is the built-in pack, then the config's in their order.
  size_t next = 1;
  for (const Config::Pack& pack : config.rules) {
    const size_t at = pack.path == "builtin" ? 0 : next++;
    if (pack.sha256.empty() || at >= loaded.size()) continue;
    if (loaded[at].sha256 != pack.sha256) {
      return Invalid(absl::StrFormat(
          "%s: rule pack \"%s\" is pinned to %s, and is %s\n  see what that changes with `gainsay "
          "rules diff`, then write the new digest",
          config.file, pack.path, pack.sha256, loaded[at].sha256));
    }
  }
  return absl::OkStatus();
}

}  // namespace gainsay
