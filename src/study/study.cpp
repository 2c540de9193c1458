#include "study/study.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace corridor::study {

namespace {

/// Metres in a degree of latitude, near enough for the size of a cell.
constexpr double metresPerDegree = 111'320.0;

double centreOfCell(double value, double step) {
    return (std::floor(value / step) + 0.5) * step;
}

units::LonLat coarsened(units::LonLat position, units::Metres cell) {
    const double latStep = std::min(cell.value / metresPerDegree, 90.0);
    const double lat = std::clamp(centreOfCell(position.lat, latStep), -90.0, 90.0);
    const double shrink = std::max(std::cos(lat * std::numbers::pi / 180.0), 1e-6);
    const double lonStep = std::min(latStep / shrink, 180.0);
    return {std::clamp(centreOfCell(position.lon, lonStep), -180.0, 180.0), lat};
}

void publish(units::LonLat& position, std::optional<units::Metres>& accuracy,
             const std::optional<units::Metres>& publishAccuracy) {
    if (!publishAccuracy || publishAccuracy->value <= 0.0) return;
    position = coarsened(position, *publishAccuracy);
    accuracy = std::max(accuracy.value_or(units::Metres{}), *publishAccuracy);
}

}  // namespace

model::Atlas published(model::Atlas atlas) {
    for (model::Place& place : atlas.places) publish(place.position, place.accuracy, place.publishAccuracy);
    for (model::Checkpoint& post : atlas.checkpoints) publish(post.position, post.accuracy, post.publishAccuracy);
    for (model::Event& event : atlas.events) {
        if (event.position) publish(*event.position, event.accuracy, event.publishAccuracy);
    }
    return atlas;
}

Study makeStudy(model::Atlas atlas) {
    model::Atlas shown = published(std::move(atlas));
    access::Assertions assertions(shown);
    std::vector<measure::Measure> measures = measure::measuresOf(shown);
    return {std::move(shown), std::move(assertions), std::move(measures)};
}

const measure::Measure& measureOf(const Study& study, const model::Route& route) {
    const auto index = static_cast<std::size_t>(&route - study.atlas.routes.data());
    assert(index < study.measures.size());
    return study.measures[index];
}

}  // namespace corridor::study
