#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "members.hpp"

namespace corridor::ingest {

using json::Type;
using json::Value;

bool isKnownMember(const std::string& name) {
    static const std::unordered_set<std::string> known{"type",
                                                       "features",
                                                       "geometry",
                                                       "properties",
                                                       "coordinates",
                                                       "geometries",
                                                       "id",
                                                       "crs",
                                                       "name",
                                                       "alt_names",
                                                       "kind",
                                                       "class",
                                                       "status",
                                                       "from",
                                                       "to",
                                                       "until",
                                                       "until_basis",
                                                       "only",
                                                       "valid",
                                                       "existed",
                                                       "date",
                                                       "start",
                                                       "end",
                                                       "category",
                                                       "accuracy_m",
                                                       "publish_accuracy_m",
                                                       "about",
                                                       "claims",
                                                       "access",
                                                       "sources",
                                                       "source",
                                                       "figures",
                                                       "what",
                                                       "value",
                                                       "unit",
                                                       "note",
                                                       "statement",
                                                       "speaker",
                                                       "by",
                                                       "target",
                                                       "traffic",
                                                       "part",
                                                       "direction",
                                                       "basis",
                                                       "conditions",
                                                       "length_m",
                                                       "length_stated_m",
                                                       "edges",
                                                       "gaps",
                                                       "straight_m",
                                                       "oneway",
                                                       "dual",
                                                       "ref",
                                                       "operator",
                                                       "on",
                                                       "delay_min",
                                                       "elevation_m",
                                                       "approximate",
                                                       "description",
                                                       "recorded",
                                                       "retracted_by",
                                                       "title",
                                                       "licence",
                                                       "credit",
                                                       "disclaimer",
                                                       "time_zone",
                                                       "coverage",
                                                       "default_day",
                                                       "default_view",
                                                       "default_names",
                                                       "parties",
                                                       "layers",
                                                       "file",
                                                       "style",
                                                       "role",
                                                       "rasters",
                                                       "publisher",
                                                       "url",
                                                       "stance",
                                                       "aligned_with",
                                                       "edge",
                                                       "dir",
                                                       "corridor",
                                                       "alt_name",
                                                       "license",
                                                       "stroke",
                                                       "stroke-width",
                                                       "stroke-opacity",
                                                       "fill",
                                                       "fill-opacity",
                                                       "marker-color",
                                                       "marker-size",
                                                       "marker-symbol",
                                                       "timestamp",
                                                       "datetime"};
    const auto begins = [&name](const char* prefix) { return name.rfind(prefix, 0) == 0; };
    return known.count(name) > 0 || begins("name:") || begins("name_") || begins("only:") || begins("only_");
}

void reportDuplicateKeys(const Value& value, Problems& problems, const std::string& feature, const std::string& path) {
    if (value.is(Type::array)) {
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            const Value& item = value.items[i];
            if (item.is(Type::array) || item.is(Type::object)) {
                reportDuplicateKeys(item, problems, feature, fmt::format("{}[{}]", path, i));
            }
        }
        return;
    }
    std::vector<const json::Member*> sorted;
    for (const json::Member& member : value.members) sorted.push_back(&member);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        if (sorted[i]->name != sorted[i - 1]->name) continue;
        const std::string message = fmt::format("the member \"{}\" stands twice", sorted[i]->name);
        if (isKnownMember(sorted[i]->name)) {
            problems.error("duplicate-key", feature, path, message, sorted[i]->line, sorted[i]->column);
        } else {
            problems.warning("duplicate-key", feature, path, message + "; the first is kept", sorted[i]->line,
                             sorted[i]->column);
        }
    }
    for (const json::Member& member : value.members) {
        if (!member.value.is(Type::array) && !member.value.is(Type::object)) continue;
        if (member.name == "coordinates" || member.name == "features") continue;
        reportDuplicateKeys(member.value, problems, feature, path.empty() ? member.name : path + "." + member.name);
    }
}

}  // namespace corridor::ingest
