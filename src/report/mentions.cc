// SPDX-License-Identifier: Apache-2.0
// Tested by tests/cli/cli_test.py.
#include "report/mentions.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_format.h"
#include "base/json_fields.h"

namespace gainsay {
namespace {

Json OrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json Bound(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

// Civil minutes since 1970 as 2013-03-18T09:30; years outside 0..9999 keep their sign.
Json Moment(const std::optional<int64_t>& minutes) {
  if (!minutes) return nullptr;
  int64_t days = *minutes / 1440, rest = *minutes % 1440;
  if (rest < 0) rest += 1440, --days;
  // Days to civil, after Howard Hinnant's "chrono-compatible low-level date algorithms".
  int64_t z = days + 719468;
  int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  int64_t doe = z - era * 146097;
  int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int64_t mp = (5 * doy + 2) / 153;
  int64_t day = doy - (153 * mp + 2) / 5 + 1;
  int64_t month = mp < 10 ? mp + 3 : mp - 9;
  int64_t year = yoe + era * 400 + (month <= 2);
  return absl::StrFormat("%04d-%02d-%02dT%02d:%02d", year, month, day, rest / 60, rest % 60);
}

class ToValue {
 public:
  ToValue(const Article& article, const Document& document, const Mention& mention)
      : article_(article), document_(document), mention_(mention) {}

  Json operator()(const DateValue& d) const {
    Json json = {{"timex", OrNull(d.timex)},     {"from", Moment(d.from)},
                 {"to", Moment(d.to)},           {"granularity", GranularityName(d.granularity)},
                 {"type", DateTypeName(d.type)}, {"anchor", AnchorName(d.anchor)}};
    if (!d.mod.empty()) json["mod"] = d.mod;
    if (d.duration_min) {
      json["minutes"] = {{"min", *d.duration_min},
                         {"max", d.duration_max ? Bound(*d.duration_max) : Json(nullptr)}};
    }
    return json;
  }
  Json operator()(const Quantity& q) const {
    Json json = {{"min", Bound(q.min)}, {"max", Bound(q.max)}};
    if (q.min_open) json["min_open"] = true;
    if (q.max_open) json["max_open"] = true;
    json["unit"] = OrNull(q.unit);
    json["dimension"] = DimensionName(q.dimension);
    json["hedge"] = OrNull(q.hedge);
    if (q.approximate) json["approximate"] = true;
    if (q.vague) json["vague"] = true;
    if (!q.per.empty()) json["per"] = q.per;
    if (q.dimension == Dimension::kScore || q.dimension == Dimension::kRatio) {
      json["second"] = q.second;
    }
    json["change"] = q.change == Change::kNone ? Json(nullptr) : Json(ChangeName(q.change));
    json["of"] = OrNull(q.of);
    return json;
  }
  Json operator()(const PersonName& p) const {
    Json json = {{"name", p.full}, {"given", OrNull(p.given)}, {"family", OrNull(p.family)}};
    if (!p.middle.empty()) json["middle"] = p.middle;
    if (!p.particle.empty()) json["particle"] = p.particle;
    if (!p.suffix.empty()) json["suffix"] = p.suffix;
    json["title"] = OrNull(p.title);
    return WithEntity(std::move(json));
  }
  Json operator()(const OrganizationName& o) const {
    Json json = {{"name", o.full}, {"core", o.core}};
    if (!o.acronym.empty()) json["acronym"] = o.acronym;
    if (!o.category.empty()) json["category"] = o.category;
    return WithEntity(std::move(json));
  }
  Json operator()(const PlaceValue& p) const {
    Json json = {{"name", p.name},
                 {"place", PlaceKindName(p.kind)},
                 {"within", p.within},
                 {"candidates", p.candidates}};
    if (!p.direction.empty()) json["direction"] = p.direction;
    if (p.distance) json["distance"] = (*this)(*p.distance);
    if (p.adjective) json["adjective"] = true;
    if (p.government) json["government"] = true;
    return WithEntity(std::move(json));
  }
  Json operator()(const OfficeValue& o) const {
    return {{"role", o.role},
            {"portfolio", OrNull(o.portfolio)},
            {"jurisdiction", OrNull(o.jurisdiction)},
            {"organization", OrNull(o.organization)},
            {"status", OfficeStatusName(o.status)},
            {"rank", OfficeRankName(o.rank)}};
  }
  Json operator()(const QuotationValue& q) const {
    return {{"direct", q.type != QuotationType::kIndirect},
            {"type", q.type == QuotationType::kDirect     ? "direct"
                     : q.type == QuotationType::kIndirect ? "indirect"
                                                          : "mixed"},
            {"cue", SpanOf(q.cue)},
            {"source", SpanOf(q.source)},
            {"source_name", OrNull(q.source_name)}};
  }
  Json operator()(const EventValue& e) const { return {{"frame", e.frame}, {"lemma", e.lemma}}; }
  Json operator()(const OtherValue& o) const {
    return WithEntity({{"name", o.name}, {"category", OrNull(o.category)}});
  }

 private:
  Json SpanOf(const std::optional<TokenRange>& range) const {
    if (!range || range->first >= range->last) return nullptr;
    Span span = document_.to_bytes.ToOriginal(
        Cover(document_.tokens[range->first].span, document_.tokens[range->last - 1].span));
    return Json::array({span.begin, span.end});
  }
  Json WithEntity(Json json) const {
    if (mention_.entity >= 0) json["entity"] = mention_.entity;
    return json;
  }

  const Article& article_;
  const Document& document_;
  const Mention& mention_;
};

}  // namespace

std::string MentionLines(const ClaimBuilder& builder, const Article& article) {
  Document document = builder.Annotate(article);
  std::vector<Mention> mentions = std::move(builder.Mentions(article, document).mentions);
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return std::tie(a.span, a.kind) < std::tie(b.span, b.kind);
  });
  std::string lines;
  for (const Mention& mention : mentions) {
    Span span = document.to_bytes.ToOriginal(mention.span);
    ToValue to_value(article, document, mention);
    Json json = {{"article", article.id},
                 {"kind", MentionKindName(mention.kind)},
                 {"start", span.begin},
                 {"end", span.end},
                 {"surface", Slice(article.bytes, span)},
                 {"value", std::visit(to_value, mention.value)},
                 {"rule", mention.rule}};
    for (const MentionValue& other : mention.alternatives) {
      json["alternatives"].push_back(std::visit(to_value, other));
    }
    lines += json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return lines;
}

}  // namespace gainsay
