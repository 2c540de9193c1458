#include <stdexcept>

#include "ingest/load.hpp"
#include "ingest_files.hpp"

// Loading, ours and OGR's, on synthetic files.
namespace corridor::ingest {
namespace {

void eventsIntoModel(benchmark::State& state) {
    const std::string file = eventsFile();
    for (auto _ : state) {
        const auto atlas = load({file});
        if (!atlas || atlas->events.size() != 1000000) throw std::runtime_error("the events were not read");
        benchmark::DoNotOptimize(atlas->events.columns().first.data());
    }
    count(state, file);
}
BENCHMARK(eventsIntoModel)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();

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

/// A table, whose reader is OGR: into the model, and as a program that uses OGR reads it.
void acledIntoValues(benchmark::State& state) {
    const std::string file = acledFile();
    for (auto _ : state) {
        const auto atlas = load({file});
        if (!atlas || atlas->events.size() != 100000) throw std::runtime_error("the events were not read");
        benchmark::DoNotOptimize(atlas->events.columns().first.data());
    }
    count(state, file);
}
BENCHMARK(acledIntoValues)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);

void acledWithOgr(benchmark::State& state) {
    const std::string file = acledFile();
    for (auto _ : state) readWithOgr(file);
    count(state, file);
}
BENCHMARK(acledWithOgr)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);

}  // namespace
}  // namespace corridor::ingest
