#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>
#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <stdexcept>

#include "ingest/event_table.hpp"
#include "ingest/load.hpp"

// GeoJSON, ours and OGR's, on the synthetic files that docs/benchmarks.md describes. They are made once and kept in the
// folder for temporary files (420 MB).
namespace corridor::ingest {
namespace {

std::string kept(const std::string& name, void (*write)(std::ostream&)) {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / ("corridor-bench-" + name);
    if (!std::filesystem::exists(file)) {
        const std::filesystem::path unfinished = file.string() + ".part";
        std::ofstream stream(unfinished, std::ios::binary);
        write(stream);
        stream.close();
        std::filesystem::rename(unfinished, file);
    }
    return file.string();
}

/// From 0 up to 1.
double fraction(std::mt19937& random) {
    return static_cast<double>(random()) / 4294967296.0;
}

/// A million point events with eight properties, about 298 bytes each.
void writeEvents(std::ostream& out) {
    std::mt19937 random(1);
    constexpr const char* categories[] = {"shelling", "closure", "passage", "talks", "protest", "inspection", "aid"};
    constexpr const char* parties[] = {"Armenia", "Azerbaijan", "Russia", "ICRC", "EUMA"};
    out << "{\"type\":\"FeatureCollection\",\"features\":[\n";
    for (int i = 0; i < 1000000; ++i) {
        out << (i > 0 ? ",\n" : "")
            << fmt::format(
                   R"({{"type":"Feature","properties":{{"id":"ev{:07}","name":"Event near km {}","date":"20{:02}-{:02}-{:02}",)"
                   R"("category":"{}","party":"{}","accuracy_m":{},"sources":["source-{}","source-{}"],"note":"Reported by two of three; unconfirmed"}},)"
                   R"("geometry":{{"type":"Point","coordinates":[{:.6f},{:.6f}]}}}})",
                   i, random() % 300, 1 + random() % 23, 1 + random() % 12, 1 + random() % 28, categories[random() % 7],
                   parties[random() % 5], 50 * (random() % 40), random() % 1000, random() % 1000,
                   46.0 + fraction(random), 39.0 + fraction(random));
    }
    out << "\n]}\n";
}

/// 20,000 lines of 200 positions.
void writeLines(std::ostream& out) {
    std::mt19937 random(2);
    out << "{\"type\":\"FeatureCollection\",\"features\":[\n";
    for (int i = 0; i < 20000; ++i) {
        out << (i > 0 ? ",\n" : "")
            << fmt::format(
                   R"({{"type":"Feature","properties":{{"id":"way{}","name":"Way {}","kind":"road"}},"geometry":{{"type":"LineString","coordinates":[)",
                   i, i);
        double lon = 44.0 + 5.0 * fraction(random), lat = 38.0 + 5.0 * fraction(random);
        for (int j = 0; j < 200; ++j) {
            out << fmt::format("{}[{:.12f},{:.12f}]", j > 0 ? "," : "", lon, lat);
            lon += (fraction(random) - 0.5) / 500.0;
            lat += (fraction(random) - 0.5) / 500.0;
        }
        out << "]}}";
    }
    out << "\n]}\n";
}

std::string eventsFile() {
    return kept("events-1m.geojson", &writeEvents);
}
std::string linesFile() {
    return kept("lines-20k-200.geojson", &writeLines);
}

void count(benchmark::State& state, const std::string& file) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["peak_MiB"] = static_cast<double>(usage.ru_maxrss) / 1024.0;
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * std::filesystem::file_size(file)));
}

void eventsIntoColumns(benchmark::State& state) {
    const std::string file = eventsFile();
    for (auto _ : state) {
        const auto table = readEvents(file, {}, {}, static_cast<unsigned>(state.range(0)));
        if (!table || table->size() != 1000000) throw std::runtime_error("the events were not read");
        benchmark::DoNotOptimize(table->columns().first.data());
    }
    count(state, file);
}
BENCHMARK(eventsIntoColumns)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

void linesIntoModel(benchmark::State& state) {
    const std::string file = linesFile();
    for (auto _ : state) {
        const auto atlas = load({file});
        if (!atlas || atlas->routes.size() != 20000) throw std::runtime_error("the lines were not read");
        benchmark::DoNotOptimize(atlas->routes.data());
    }
    count(state, file);
}
BENCHMARK(linesIntoModel)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();

/// Every feature with its properties and geometry, as a program that uses OGR reads it.
void readWithOgr(const std::string& file) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    std::size_t positions = 0;
    for (const auto& row : dataset->GetLayer(0)) positions += row->GetGeometryRef() ? 1 : 0;
    benchmark::DoNotOptimize(positions);
}

void eventsWithOgr(benchmark::State& state) {
    const std::string file = eventsFile();
    for (auto _ : state) readWithOgr(file);
    count(state, file);
}
BENCHMARK(eventsWithOgr)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);

void linesWithOgr(benchmark::State& state) {
    const std::string file = linesFile();
    for (auto _ : state) readWithOgr(file);
    count(state, file);
}
BENCHMARK(linesWithOgr)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);

void eventsIntoValues(benchmark::State& state) {
    const std::string file = eventsFile();
    for (auto _ : state) {
        const auto atlas = load({file});
        benchmark::DoNotOptimize(atlas->events.data());
    }
    count(state, file);
}
BENCHMARK(eventsIntoValues)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);

}  // namespace
}  // namespace corridor::ingest
