#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "geojson.hpp"

using namespace corridor;

namespace {

std::size_t things(const model::Atlas& atlas) {
    return atlas.places.size() + atlas.routes.size() + atlas.events.size() + atlas.checkpoints.size() +
           atlas.shapes.size() + atlas.network.size();
}

}  // namespace

/// Any sharing out of the work gives the same problems and as many things; positions are in range.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    model::Atlas alone, shared;
    ingest::Problems aloneProblems("f"), sharedProblems("f");
    ingest::readGeoJson(text, {"f", "", true, nullptr}, alone, aloneProblems, {1, std::size_t{1} << 30});
    // Threads cost more than all else here; what the blocks are decides the result, not who works on them.
    const unsigned threads = size % 32 == 0 ? 2 : 1;
    ingest::readGeoJson(text, {"f", "", true, nullptr}, shared, sharedProblems, {threads, 64});
    if (aloneProblems.all() != sharedProblems.all() || things(alone) != things(shared)) std::abort();
    for (const model::Route& route : alone.routes) {
        for (const units::Line& part : route.parts) {
            for (const units::LonLat position : part) {
                if (!units::isValid(position)) std::abort();
            }
        }
    }
    for (const model::Place& place : alone.places) {
        if (!units::isValid(place.position)) std::abort();
    }
    return 0;
}
