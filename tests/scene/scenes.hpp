#pragma once

#include <string>
#include <vector>

#include "scene/furniture.hpp"
#include "scene/scene.hpp"

namespace corridor::scene {

/// The shipped atlas, read once.
const model::Atlas& shipped();
const access::Assertions& shippedAssertions();

/// A view with so many metres on the ground to a pixel at a position.
View viewAt(const std::string& crs, units::LonLat middle, double metresPerPixel, double pixelRatio = 1.0);

/// The same view with its origin at the top left corner of a picture about the middle, and that picture.
struct Picture {
    View view;
    Frame frame;
};
Picture pictureAt(const std::string& crs, units::LonLat middle, double metresPerPixel, int width, int height,
                  double pixelRatio = 1.0);

Show showOn(const std::string& day, std::vector<std::string> languages = {"en"});

/// All numbers and letters of a list, to be compared.
std::string fingerprint(const drawing::DisplayList& list);

/// An atlas with the given routes, nothing else.
model::Route routeOf(const std::string& id, units::Line line);
model::Event eventOf(const std::string& id, const std::string& date, units::LonLat at);

inline constexpr units::LonLat khankendi{46.75171, 39.81821};
inline constexpr units::LonLat hakari{46.576, 39.555};

}  // namespace corridor::scene
