#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/events.hpp"
#include "model/feature.hpp"
#include "units/date.hpp"
#include "units/edtf.hpp"
#include "units/lon_lat.hpp"

namespace corridor::model {

/// A file that the data came from, for messages and provenance.
struct InputFile {
    std::string name;      ///< as the user gave it, or relative to the atlas folder
    std::string sha256;    ///< lower-case hex of its bytes; empty for a connection
};

/// Everything that was loaded: plain values, in the order of the files.
struct Atlas {
    std::string id;                            ///< folder or file name without extension
    std::string title;
    std::string licence;
    std::string credit;
    std::string disclaimer;
    std::string timeZone;
    std::optional<units::Edtf> coverage;       ///< absent: the data speak of all days
    std::optional<units::Date> defaultDay;     ///< absent: plain files
    std::optional<units::BBox> defaultView;
    std::vector<std::string> defaultNames;     ///< languages in order of preference
    std::string note;
    OtherProperties other;                     ///< members of the whole that the model does not read
    std::vector<InputFile> inputs;

    std::vector<Party> parties;
    std::vector<Source> sources;
    std::vector<Place> places;
    std::vector<Edge> network;
    std::vector<Route> routes;
    std::vector<Checkpoint> checkpoints;
    Events events;
    std::vector<Shape> shapes;                 ///< areas, lines, water and boundaries
    std::vector<std::string> rasters;          ///< background pictures, paths beside atlas.json
};

/// The days on which statuses are known: the coverage's, or all.
units::DayRange coverageDays(const Atlas& atlas);

/// Whether it counts on a day; nullopt (no day given): always. Days inside the uncertainty count.
bool existsOn(const std::optional<units::Edtf>& valid, std::optional<units::Date> day);

const Route* findRoute(const Atlas& atlas, const std::string& id);
const Edge* findEdge(const Atlas& atlas, const std::string& id);
const Checkpoint* findCheckpoint(const Atlas& atlas, const std::string& id);
const Place* findPlace(const Atlas& atlas, const std::string& id);
std::optional<Event> findEvent(const Atlas& atlas, const std::string& id);
const Source* findSource(const Atlas& atlas, const std::string& id);
const Party* findParty(const Atlas& atlas, const std::string& id);

}  // namespace corridor::model
