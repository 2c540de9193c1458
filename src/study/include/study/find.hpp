#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "model/atlas.hpp"
#include "units/lon_lat.hpp"

namespace corridor::study {

/// A word that names nothing, or more than one thing. The message says what was looked for and what
/// comes near.
class NotFound : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A spelling with case, diacritics, spaces, hyphens and apostrophes taken away, so that `Xankəndi`,
/// `XANKENDI` and `xankendi` are one. Scripts stay apart. Unicode NFKD and case folding (utf8proc), plus
/// the letters ə, ı, ø, đ and ł, which do not decompose.
std::string folded(std::string_view utf8);

/// A position on the command line: where it is and what it is called.
struct Spot {
    std::string id;  ///< empty for `lon,lat`
    model::Names names;
    units::LonLat position;
};

/// A place or checkpoint by id or by any of its names, or `lon,lat` in degrees. Throws NotFound where
/// nothing has that name, or where several do that lie more than 2 km apart.
Spot findSpot(const model::Atlas& atlas, const std::string& word);

/// A route by id or by any of its names. Throws NotFound.
const model::Route& findRouteNamed(const model::Atlas& atlas, const std::string& word);

/// A party's id by its id or any of its names. Throws NotFound.
std::string findPartyNamed(const model::Atlas& atlas, const std::string& word);

/// Id of a route, checkpoint or edge by id or by any name. Throws NotFound.
std::string findTarget(const model::Atlas& atlas, const std::string& word);

}  // namespace corridor::study
