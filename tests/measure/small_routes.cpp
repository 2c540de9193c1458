#include "small_routes.hpp"

#include "reference.hpp"

namespace corridor::measure::test {

model::Route routeOf(std::vector<units::Line> parts, std::vector<model::Gap> gaps) {
    model::Route route;
    route.id = "r";
    route.parts = std::move(parts);
    route.gaps = std::move(gaps);
    return route;
}

model::Gap gap(units::LonLat from, units::LonLat to) {
    model::Gap gap;
    gap.from = from;
    gap.to = to;
    return gap;
}

model::Edge edge(const std::string& id, units::Line line) {
    model::Edge edge;
    edge.id = id;
    edge.line = std::move(line);
    return edge;
}

Measure measured(std::vector<units::Line> parts, std::vector<model::Gap> gaps) {
    return measureOf(routeOf(std::move(parts), std::move(gaps)), Edges({}));
}

Measure measured(const std::vector<model::Edge>& network, const std::vector<std::string>& steps,
                 std::vector<units::Line> parts) {
    model::Route route = routeOf(std::move(parts));
    for (const std::string& step : steps) {
        const bool forward = step.front() != '-';
        route.edges.push_back({forward ? step : step.substr(1), forward});
    }
    return measureOf(route, Edges(network));
}

double referenceLength(const units::Line& line) {
    long double sum = 0.0L;
    for (std::size_t i = 1; i < line.size(); ++i) sum += geodesy::referenceMetres(line[i - 1], line[i]);
    return static_cast<double>(sum);
}

}  // namespace corridor::measure::test
