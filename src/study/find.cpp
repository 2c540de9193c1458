#include "study/find.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "geodesy/geodesic.hpp"
#include "model/spot_height.hpp"

namespace corridor::study {

namespace {

/// Two things of one name this near to each other are one place.
constexpr units::Metres samePlace{2000.0};

/// Whether a word may mean it: a spot height has no name, and its id is nobody's word for a place.
template <typename Thing>
bool canBeMeant(const Thing&) {
    return true;
}
bool canBeMeant(const model::Place& place) {
    return !model::isSpotHeight(place);
}

bool isCalled(const model::Names& names, const std::string& wanted) {
    const std::vector<std::string> spellings = model::allSpellings(names);
    return std::any_of(spellings.begin(), spellings.end(),
                       [&](const std::string& spelling) { return folded(spelling) == wanted; });
}

/// Levenshtein distance in bytes of the folded spellings, cut off at 3.
std::size_t editDistance(const std::string& a, const std::string& b) {
    constexpr std::size_t far = 3;
    if (a.size() > b.size() + far || b.size() > a.size() + far) return far;
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row[b.size()];
}

template <typename Things>
void collectSimilar(const Things& things, const std::string& wanted, std::vector<std::string>& similar) {
    for (const auto& thing : things) {
        if (!canBeMeant(thing)) continue;
        std::vector<std::string> spellings = model::allSpellings(thing.names);
        spellings.push_back(thing.id);
        const bool near = std::any_of(spellings.begin(), spellings.end(), [&](const std::string& spelling) {
            const std::string plain = folded(spelling);
            return editDistance(plain, wanted) < 3 || (wanted.size() >= 4 && plain.find(wanted) != std::string::npos);
        });
        if (near && similar.size() < 5) similar.push_back(thing.id);
    }
}

[[noreturn]] void throwNotFound(const std::string& what, const std::string& word,
                                const std::vector<std::string>& similar) {
    std::string message = fmt::format("\"{}\": no {} has this id or name", word, what);
    if (!similar.empty()) message += fmt::format("; near to it: {}", fmt::join(similar, ", "));
    throw NotFound(message);
}

std::optional<double> number(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<units::LonLat> asLonLat(const std::string& word) {
    const std::size_t comma = word.find(',');
    if (comma == std::string::npos) return std::nullopt;
    const std::string_view view(word);
    const std::optional<double> lon = number(view.substr(0, comma));
    const std::optional<double> lat = number(view.substr(comma + 1));
    if (!lon || !lat) return std::nullopt;
    const units::LonLat position{*lon, *lat};
    if (!units::isValid(position)) {
        throw NotFound(fmt::format("\"{}\": lon,lat must lie in [-180, 180] and [-90, 90]", word));
    }
    return position;
}

/// The first thing with the id, else all that are called so.
template <typename Things>
std::vector<const typename Things::value_type*> matching(const Things& things, const std::string& word) {
    const auto byId = std::find_if(things.begin(), things.end(),
                                   [&](const auto& thing) { return thing.id == word && canBeMeant(thing); });
    if (byId != things.end()) return {&*byId};
    std::vector<const typename Things::value_type*> found;
    const std::string wanted = folded(word);
    for (const auto& thing : things) {
        const bool isMeant = canBeMeant(thing) && (isCalled(thing.names, wanted) || folded(thing.id) == wanted);
        if (isMeant) found.push_back(&thing);
    }
    return found;
}

template <typename Thing>
const Thing& only(const std::vector<const Thing*>& found, const std::string& what, const std::string& word) {
    if (found.size() == 1) return *found.front();
    std::vector<std::string> ids;
    for (const Thing* thing : found) ids.push_back(thing->id);
    throw NotFound(
        fmt::format("\"{}\": several {}s have this name: {}; give the id", word, what, fmt::join(ids, ", ")));
}

}  // namespace

Spot findSpot(const model::Atlas& atlas, const std::string& word) {
    if (const std::optional<units::LonLat> position = asLonLat(word)) return {"", {}, *position};
    std::vector<Spot> spots;
    const auto add = [&](const auto& things) {
        for (const auto* thing : matching(things, word)) spots.push_back({thing->id, thing->names, thing->position});
    };
    add(atlas.places);
    add(atlas.checkpoints);
    if (spots.empty()) {
        std::vector<std::string> similar;
        collectSimilar(atlas.places, folded(word), similar);
        collectSimilar(atlas.checkpoints, folded(word), similar);
        throwNotFound("place or checkpoint", word, similar);
    }
    const auto exact = std::find_if(spots.begin(), spots.end(), [&](const Spot& spot) { return spot.id == word; });
    if (exact != spots.end()) return *exact;
    for (const Spot& spot : spots) {
        if (geodesy::distance(spot.position, spots.front().position) <= samePlace) continue;
        std::vector<std::string> ids;
        for (const Spot& each : spots) ids.push_back(each.id);
        throw NotFound(
            fmt::format("\"{}\": several places have this name: {}; give the id", word, fmt::join(ids, ", ")));
    }
    return spots.front();
}

const model::Route& findRouteNamed(const model::Atlas& atlas, const std::string& word) {
    const auto found = matching(atlas.routes, word);
    if (!found.empty()) return only(found, "route", word);
    std::vector<std::string> similar;
    collectSimilar(atlas.routes, folded(word), similar);
    throwNotFound("route", word, similar);
}

std::string findPartyNamed(const model::Atlas& atlas, const std::string& word) {
    const auto found = matching(atlas.parties, word);
    if (!found.empty()) return only(found, "party", word).id;
    std::vector<std::string> all;
    for (const model::Party& party : atlas.parties) all.push_back(party.id);
    throw NotFound(
        all.empty() ? fmt::format("\"{}\": the data name no parties", word)
                    : fmt::format("\"{}\": no party has this id or name; there are: {}", word, fmt::join(all, ", ")));
}

std::string findTarget(const model::Atlas& atlas, const std::string& word) {
    if (const auto routes = matching(atlas.routes, word); !routes.empty()) return only(routes, "route", word).id;
    if (const auto posts = matching(atlas.checkpoints, word); !posts.empty()) return only(posts, "checkpoint", word).id;
    if (model::findEdge(atlas, word)) return word;
    std::vector<std::string> similar;
    collectSimilar(atlas.routes, folded(word), similar);
    collectSimilar(atlas.checkpoints, folded(word), similar);
    throwNotFound("route or checkpoint", word, similar);
}

}  // namespace corridor::study
