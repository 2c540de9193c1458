#include "field_formats.hpp"

#include <algorithm>

#include "field_row.hpp"
#include "formats.hpp"

namespace corridor::ingest {

namespace {

template <typename Has>
FieldFormat formatBy(Has has) {
    if (has("event_date") && has("event_type") && (has("event_id_cnty") || has("data_id"))) return FieldFormat::acled;
    if (has("date_start") && has("date_end") && has("where_prec") && has("type_of_violence"))
        return FieldFormat::ucdpGed;
    if (has("obstype")) return FieldFormat::unsdiObstacle;
    const bool hasRoadStatus = has("opstatus") || (has("status") && has("fclass") && has("ntlclass"));
    return hasRoadStatus ? FieldFormat::unsdiRoad : FieldFormat::none;
}

}  // namespace

FieldFormat formatOf(const json::Value& properties) {
    return formatBy([&](std::string_view name) {
        return std::any_of(properties.members.begin(), properties.members.end(),
                           [&](const json::Member& member) { return isSameColumn(member.name, name); });
    });
}

FieldFormat formatOf(const std::vector<std::string>& titles) {
    return formatBy([&](std::string_view name) {
        return std::any_of(titles.begin(), titles.end(),
                           [&](const std::string& title) { return isSameColumn(title, name); });
    });
}

FieldNews readFieldFormat(RawFeature& feature, const std::string& id, Problems& problems) {
    FieldRow row(feature, id, problems);
    switch (feature.format ? *feature.format : formatOf(feature.properties)) {
        case FieldFormat::acled:
            readAcled(row);
            break;
        case FieldFormat::ucdpGed:
            readUcdpGed(row);
            break;
        case FieldFormat::unsdiRoad:
            readUnsdiRoad(row);
            break;
        case FieldFormat::unsdiObstacle:
            readUnsdiObstacle(row);
            break;
        case FieldFormat::none:
            readTimestamps(row);
            break;
    }
    return row.takeNews();
}

}  // namespace corridor::ingest
