#include <fmt/format.h>

#include "unicode/printable.hpp"
#include "wording/status.hpp"

namespace corridor::wording {

std::string nameOr(const std::string& id, const model::Names& names, const std::vector<std::string>& languages) {
    const std::string name = model::nameIn(names, languages);
    return unicode::oneLine(name.empty() ? id : name);
}

std::string partyName(const Speech& speech, const std::string& party) {
    if (party == access::reported) return party;
    const model::Party* found = model::findParty(speech.atlas, party);
    return nameOr(party, found ? found->names : model::Names{}, speech.languages);
}

std::string thingName(const Speech& speech, const std::string& id) {
    if (const model::Route* route = model::findRoute(speech.atlas, id)) return nameOr(id, route->names, speech.languages);
    if (const model::Checkpoint* post = model::findCheckpoint(speech.atlas, id))
        return nameOr(id, post->names, speech.languages);
    if (const model::Place* place = model::findPlace(speech.atlas, id)) return nameOr(id, place->names, speech.languages);
    if (const model::Edge* edge = model::findEdge(speech.atlas, id)) return nameOr(id, edge->names, speech.languages);
    return unicode::oneLine(id);
}

std::string trafficWords(const std::string& traffic) {
    return traffic == "all" ? "what was said of all traffic alike" : traffic + " traffic";
}

std::string shareWords(units::Metres part, units::Metres whole) {
    const int decimals = whole.value < 1000.0 ? 2 : 1;
    return fmt::format("{:.{}f} of {:.{}f} km", part.value / 1000, decimals, whole.value / 1000, decimals);
}

}  // namespace corridor::wording
