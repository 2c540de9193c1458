#include <stdexcept>

#include "ingest/event_table.hpp"
#include "ingest/load.hpp"
#include "ingest_files.hpp"

// Loading, ours and OGR's, on synthetic files.
namespace corridor::ingest {
namespace {

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

/// Other formats, whose reader is OGR: into the model, and as a program that uses OGR reads them.
void readOurs(benchmark::State& state, const std::string& file) {
    for (auto _ : state) {
        const auto atlas = load({file});
        if (!atlas || atlas->events.empty()) throw std::runtime_error("the events were not read");
        benchmark::DoNotOptimize(atlas->events.data());
    }
    count(state, file);
}
void readTheirs(benchmark::State& state, const std::string& file) {
    for (auto _ : state) readWithOgr(file);
    count(state, file);
}

void flatGeobufIntoValues(benchmark::State& state) {
    readOurs(state, eventsAs("FlatGeobuf", ".fgb"));
}
void flatGeobufWithOgr(benchmark::State& state) {
    readTheirs(state, eventsAs("FlatGeobuf", ".fgb"));
}
void geoPackageIntoValues(benchmark::State& state) {
    readOurs(state, eventsAs("GPKG", ".gpkg"));
}
void geoPackageWithOgr(benchmark::State& state) {
    readTheirs(state, eventsAs("GPKG", ".gpkg"));
}
void acledIntoValues(benchmark::State& state) {
    readOurs(state, acledFile());
}
void acledWithOgr(benchmark::State& state) {
    readTheirs(state, acledFile());
}
BENCHMARK(flatGeobufIntoValues)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);
BENCHMARK(flatGeobufWithOgr)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);
BENCHMARK(geoPackageIntoValues)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);
BENCHMARK(geoPackageWithOgr)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);
BENCHMARK(acledIntoValues)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);
BENCHMARK(acledWithOgr)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);

}  // namespace
}  // namespace corridor::ingest
