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

/// What is known on the day that is shown, for civilian traffic and all speakers.
study::State stateFor(const model::Atlas& atlas, const access::Assertions& assertions, const Show& show);
Scene makeScene(const model::Atlas& atlas, const access::Assertions& assertions, const Show& show, const Style& style,
                const View& view);
Scene makeScene(const Ground& ground, const access::Assertions& assertions, const Show& show,
                const std::stop_token& stop = {});

/// The map of an atlas made for a test, in plate carree: at 40 degrees north, unless said otherwise, a pixel is as many
/// metres from south to north as a view says, and from west to east.
Scene sceneOf(const model::Atlas& atlas, const Show& show, const View& view);

/// Whether a list holds a text, in any face and size, in one run.
bool writes(const drawing::DisplayList& list, const std::string& text);

/// All numbers and letters of a list, to be compared.
std::string fingerprint(const drawing::DisplayList& list);

/// An atlas with the given routes, nothing else.
model::Route routeOf(const std::string& id, units::Line line);
model::Event eventOf(const std::string& id, const std::string& date, units::LonLat at);

model::Place placeOf(const std::string& id, const std::string& kind, units::LonLat at);
model::Checkpoint checkpointOf(const std::string& id, units::LonLat at);

inline constexpr units::LonLat khankendi{46.75171, 39.81821};
inline constexpr units::LonLat hakari{46.576, 39.555};

}  // namespace corridor::scene
