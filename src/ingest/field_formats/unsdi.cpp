#include <fmt/format.h>

#include <array>

#include "formats.hpp"
#include "members.hpp"
#include "written_day.hpp"

namespace corridor::ingest {

namespace {

struct RoadStatus {
    model::Access access;
    bool isAbandoned;
};

/// By the code of the model (`OpStatus`), or by the word of the layers that follow it (`status`); nullopt: nothing is
/// said, or, with a warning, nothing that is known.
std::optional<RoadStatus> statusOf(FieldRow& row) {
    constexpr std::array byCode{RoadStatus{model::Access::open, false}, RoadStatus{model::Access::restricted, false},
                                RoadStatus{model::Access::closed, false}, RoadStatus{model::Access::closed, true}};
    const std::string code = row.text("opstatus"), word = row.text("status");
    if (!code.empty()) {
        const auto number = numberIn(code);
        if (number && *number == 0.0) return std::nullopt;
        for (std::size_t i = 0; number && i < byCode.size(); ++i) {
            if (*number == static_cast<double>(i + 1)) return byCode[i];
        }
        row.warn("access-status", "OpStatus", fmt::format("{} is not one of the codes 0 to 4", code));
        return std::nullopt;
    }
    if (isSameColumn(word, "open")) return byCode[0];
    if (isSameColumn(word, "restricted")) return byCode[1];
    if (isSameColumn(word, "closed")) return byCode[2];
    if (!word.empty() && !isSameColumn(word, "unknown") && !isSameColumn(word, "unspecified"))
        row.warn("access-status", "status", fmt::format("\"{}\" is none of Open, Restricted, Closed", word));
    return std::nullopt;
}

/// The model itself has no day of a survey; layers that follow it do, under these names, cut to ten letters in
/// shapefiles.
std::optional<units::Date> dayOfStatus(const FieldRow& row) {
    for (const char* column : {"opstatdate", "obsdate", "survdate", "lastcheckdate", "lastcheckd", "updatedate",
                               "last_update", "last_updat", "createdate"}) {
        if (const auto day = dayOf(row.text(column))) return day;
    }
    return std::nullopt;
}

void reportStatus(FieldRow& row) {
    const std::optional<RoadStatus> status = statusOf(row);
    if (!status) return;
    const auto day = dayOfStatus(row);
    if (!day) return row.warn("undated-assertion", "OpStatus", "a status without a day counts for no day");
    model::Event event;
    event.id = row.id() + "/status";
    event.date = units::edtfOf(*day);
    event.category = "road status";
    event.about = {row.id()};
    event.basis = "reported";
    model::Assertion assertion;
    assertion.targets = {row.id()};
    assertion.status = status->access;
    assertion.basis = "reported";
    if (status->isAbandoned) assertion.statement = "abandoned";
    event.access.push_back(assertion);
    row.report(std::move(event));
}

}  // namespace

void readUnsdiRoad(FieldRow& row) {
    if (row.feature().id.empty()) row.setId(row.firstOf({"roadid", "objectid", "osm_id"}));
    row.set("name", row.firstOf({"onme", "rtenme", "name"}));
    row.set("kind", "road");
    row.setSources(partsOf(row.firstOf({"source", "sourceid"}), ";"));
    reportStatus(row);
}

void readUnsdiObstacle(FieldRow& row) {
    if (row.feature().id.empty()) row.setId(row.firstOf({"obsid", "objectid"}));
    const std::string date = row.text("obsdate");
    if (const auto day = dayOf(date))
        row.setDate(toString(*day));
    else if (isBlank(date))
        row.setEmptyDate();
    else
        row.error("date", "obsdate", fmt::format("\"{}\" is not a day", date));
    row.set("category", "obstacle");
    row.set("name", joined(row.text("obsname"), row.text("obstype")));
    row.setSources(partsOf(row.firstOf({"source", "sourceid"}), ";"));
    // An obstacle whose day is not known is still something that happened.
    const RawGeometry::Kind kind = row.feature().geometry.kind;
    const bool fits = kind == RawGeometry::Kind::point || kind == RawGeometry::Kind::none;
    if (fits && row.feature().role.empty()) row.feature().role = "events";
}

}  // namespace corridor::ingest
