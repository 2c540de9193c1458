#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measure/measure.hpp"

/// Routes and networks for tests, and lengths that do not come from the code under test.
namespace corridor::measure::test {

model::Route routeOf(std::vector<units::Line> parts, std::vector<model::Gap> gaps = {});
model::Gap gap(units::LonLat from, units::LonLat to);
model::Edge edge(const std::string& id, units::Line line);

/// Of a route without a network.
Measure measured(std::vector<units::Line> parts, std::vector<model::Gap> gaps = {});
/// Of a route over edges: "ab" along the edge, "-ab" against it.
Measure measured(const std::vector<model::Edge>& network, const std::vector<std::string>& steps,
                 std::vector<units::Line> parts);

/// The sum of geodesics as `geodesy::referenceMetres` has them.
double referenceLength(const units::Line& line);

inline constexpr double degreeOfEquator = 111319.490793273573;  ///< metres: 6378137 pi / 180

}  // namespace corridor::measure::test
