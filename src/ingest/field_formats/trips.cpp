#include "trips.hpp"

#include <algorithm>

#include "field_row.hpp"
#include "written_day.hpp"

namespace corridor::ingest {

namespace {

constexpr double secondsADay = 86400.0;

std::string columnOf(const RawFeature& row, std::string_view name) {
    for (const json::Member& member : row.properties.members) {
        if (isSameColumn(member.name, name)) return member.value.text;
    }
    return "";
}

/// Seconds since 1970; of a time in words its day alone, so that the rows of a day keep their order. 0: no time.
double timeOf(const RawFeature& row) {
    const std::string text = columnOf(row, "timestamp");
    if (const auto number = numberIn(text)) return *number >= 1e11 ? *number / 1000.0 : *number;
    const auto day = dayOf(text);
    return day ? day->days() * secondsADay : 0.0;
}

bool isOfThePoint(const std::string& column) {
    for (const char* name : {"latitude", "longitude", "lat", "lon", "lng", "timestamp", "altitude"}) {
        if (isSameColumn(column, name)) return true;
    }
    return false;
}

RawFeature joined(std::vector<RawFeature> points) {
    std::stable_sort(points.begin(), points.end(),
                     [](const RawFeature& a, const RawFeature& b) { return timeOf(a) < timeOf(b); });
    RawFeature line = points.front();
    line.geometry = {};
    line.geometry.kind = RawGeometry::Kind::line;
    units::Line& positions = line.geometry.lines.emplace_back();
    for (const RawFeature& point : points) positions.push_back(point.geometry.points.front());
    line.geometry.firstTime = timeOf(points.front());
    line.geometry.lastTime = timeOf(points.back());
    line.geometry.hasTimes = line.geometry.firstTime > 0.0;
    auto& columns = line.properties.members;
    columns.erase(std::remove_if(columns.begin(), columns.end(), [](const auto& m) { return isOfThePoint(m.name); }),
                  columns.end());
    return line;
}

}  // namespace

bool Trips::haveColumns(const std::vector<std::string>& titles) {
    const auto has = [&](std::string_view name) {
        return std::any_of(titles.begin(), titles.end(),
                           [&](const std::string& title) { return isSameColumn(title, name); });
    };
    return has("id") && has("timestamp") && (has("latitude") || has("lat")) &&
           (has("longitude") || has("lon") || has("lng"));
}

void Trips::add(RawFeature point) {
    if (point.id.empty() || point.geometry.points.empty()) return void(m_rows.push_back({std::move(point)}));
    const auto [trip, isNew] = m_trips.try_emplace(point.id, m_rows.size());
    if (isNew) m_rows.emplace_back();
    m_rows[trip->second].push_back(std::move(point));
}

std::vector<RawFeature> Trips::features() && {
    std::vector<RawFeature> features;
    for (std::vector<RawFeature>& rows : m_rows) {
        if (rows.size() > 1)
            features.push_back(joined(std::move(rows)));
        else
            features.push_back(std::move(rows.front()));
    }
    return features;
}

}  // namespace corridor::ingest
