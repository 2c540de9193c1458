#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <numbers>

#include "access/access.hpp"
#include "ingest/load.hpp"
#include "snapshot/write.hpp"

// Whole snapshots as GeoTIFF, from an atlas in memory to the file. peers/mapnik.py draws the same synthetic data.

namespace corridor::snapshot {
namespace {

/// Numbers in [0, 1), the same as in peers/mapnik.py.
class Random {
public:
    double next() {
        m_state = m_state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<double>(m_state >> 11) / 9007199254740992.0;
    }

private:
    std::uint64_t m_state = 20230817;
};

units::LonLat position(Random& random) {
    const double lon = 45.0 + 2.0 * random.next();
    return {lon, 39.0 + 2.0 * random.next()};
}

units::Line windingLine(Random& random) {
    units::Line line{position(random)};
    double angle = 2.0 * std::numbers::pi * random.next();
    while (line.size() < 200) {
        angle += random.next() - 0.5;
        line.push_back({line.back().lon + 0.001 * std::cos(angle), line.back().lat + 0.001 * std::sin(angle)});
    }
    return line;
}

units::Line star(Random& random) {
    const units::LonLat middle = position(random);
    units::Line ring;
    for (int i = 0; i < 500; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / 500.0, radius = 0.03 + 0.02 * random.next();
        ring.push_back({middle.lon + radius * std::cos(angle), middle.lat + radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

/// 20,000 roads of 200 points, 200 areas of 500, 100,000 places.
const model::Atlas& synthetic() {
    static const model::Atlas atlas = [] {
        model::Atlas made;
        made.id = made.title = "synthetic";
        Random random;
        for (int i = 0; i < 20'000; ++i) {
            model::Edge edge;
            edge.id = "e" + std::to_string(i);
            edge.roadClass = "primary";
            edge.line = windingLine(random);
            made.network.push_back(std::move(edge));
        }
        for (int i = 0; i < 200; ++i) {
            model::Shape area;
            area.id = "a" + std::to_string(i);
            area.role = model::ShapeRole::area;
            area.polygons = {{star(random)}};
            made.shapes.push_back(std::move(area));
        }
        for (int i = 0; i < 100'000; ++i) {
            model::Place place;
            place.id = "p" + std::to_string(i);
            place.kind = "city";
            place.position = position(random);
            made.places.push_back(std::move(place));
        }
        return made;
    }();
    return atlas;
}

const model::Atlas& shipped() {
    static const model::Atlas atlas = *ingest::load({CORRIDOR_SOURCE_DIR "/geodata/karabakh"});
    return atlas;
}

void write(benchmark::State& state, const model::Atlas& atlas, const Request& request) {
    const access::Assertions assertions(atlas);
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "corridor-snapshot-bench.tif";
    for (auto _ : state) {
        const Written written =
            writeSnapshot(request, atlas, assertions, file, {true, static_cast<int>(state.range(0)), {}});
        benchmark::DoNotOptimize(written.place.width);
    }
    std::filesystem::remove(file);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["peakMiB"] = static_cast<double>(usage.ru_maxrss) / 1024.0;
    state.SetItemsProcessed(state.iterations() * 4096 * 4096);
}

Request square() {
    Request request;
    request.crs = "EPSG:32638";
    request.size = PixelSize{4096, 4096};
    return request;
}

void snapshotOfTheShippedAtlas(benchmark::State& state) {
    Request request = square();
    request.on = units::Date::fromCivil(2023, 8, 17);
    write(state, shipped(), request);
}
BENCHMARK(snapshotOfTheShippedAtlas)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

void snapshotOfSyntheticData(benchmark::State& state) {
    Request request = square();
    request.extent = MapBox{501000.0, 4318000.0, 672000.0, 4489000.0};
    request.plain = true;
    write(state, synthetic(), request);
}
BENCHMARK(snapshotOfSyntheticData)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

/// A picture of 800 x 600 pixels about the bridge over the Hakari, so many micrometres a pixel.
void closeViewOfTheShippedAtlas(benchmark::State& state) {
    const access::Assertions assertions(shipped());
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "corridor-snapshot-bench.tif";
    const double metres = 1e-6 * static_cast<double>(state.range(0));
    Request request;
    request.crs = "EPSG:32638";
    request.on = units::Date::fromCivil(2023, 8, 17);
    request.viewpoint.traffic = "humanitarian";
    const geodesy::XY middle = *geodesy::Projection(request.crs).forward(units::LonLat{46.576, 39.555});
    request.extent = MapBox{middle.x - 400 * metres, middle.y - 300 * metres, middle.x + 400 * metres,
                            middle.y + 300 * metres};
    request.size = PixelSize{800, 600};
    for (auto _ : state)
        benchmark::DoNotOptimize(writeSnapshot(request, shipped(), assertions, file, {true, 1, {}}).place.width);
    std::filesystem::remove(file);
}
BENCHMARK(closeViewOfTheShippedAtlas)
    ->Arg(60'000'000)
    ->Arg(1'000'000)
    ->Arg(30'000)
    ->Arg(3'000)
    ->Arg(100)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace corridor::snapshot
