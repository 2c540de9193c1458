#pragma once

#include <map>
#include <string>
#include <vector>

#include "raw_feature.hpp"

namespace corridor::ingest {

/// Trips as a table of points in time that an id joins (kepler.gl: `id`, `latitude`, `longitude`, `timestamp`, perhaps
/// `altitude`).
class Trips {
public:
    /// Whether a table has these columns.
    static bool haveColumns(const std::vector<std::string>& titles);

    void add(RawFeature point);
    /// A line in the order of its times for each id that has several points, valid on their days, with the other
    /// columns of its first one; the points of the other ids as they came. In the order of their first rows.
    std::vector<RawFeature> features() &&;

private:
    std::vector<std::vector<RawFeature>> m_rows;  ///< by trip
    std::map<std::string, std::size_t> m_trips;
};

}  // namespace corridor::ingest
