#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "units/date.hpp"
#include "units/lon_lat.hpp"

namespace corridor::model {

/// A million events as columns: what a map, a timeline and a filter need of each, sorted by their first possible day
/// (then as in the file). Undated events come last, with `Date::latest()` as first day and `Date::earliest()` as
/// last, so that no window of days holds them. All columns have the same length.
struct EventColumns {
    std::vector<units::Date> first, last;  ///< the days between which it may lie, both included
    std::vector<units::LonLat> position;   ///< NaN, NaN without a place
    std::vector<float> accuracyMetres;     ///< NaN where not stated
    std::vector<std::uint32_t> category;   ///< index into `categories`
    std::vector<std::uint32_t> party;      ///< index into `parties`
    std::vector<std::string> categories;   ///< the first is "" (none)
    std::vector<std::string> parties;      ///< the first is "" (none)
    std::vector<units::Date> latestSoFar;  ///< the latest `last` of this and all before it

    std::size_t size() const { return first.size(); }
};

/// From `begin` up to but without `end`.
struct IndexRange {
    std::size_t begin = 0, end = 0;

    std::size_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
};

/// The smallest range of rows that holds every event whose possible days touch the window; two binary searches.
/// With events of one day each all rows of it do; where events last, `touches` tells for a row.
IndexRange rowsIn(const EventColumns& events, const units::DayRange& window);

/// Whether the possible days of a row touch the window.
bool touches(const EventColumns& events, std::size_t row, const units::DayRange& window);

/// Rows of each category.
std::vector<std::size_t> countByCategory(const EventColumns& events, IndexRange rows);

}  // namespace corridor::model
