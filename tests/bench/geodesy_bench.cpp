#include <benchmark/benchmark.h>
#include <geodesic.h>

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "geodesy/geodesic.hpp"
#include "geodesy/projection.hpp"

// Geodesic lengths against PROJ's, and what is built on them. "items" are segments, queries or positions.

namespace corridor::geodesy {
namespace {

/// A winding road from the Lachin pass eastwards, segments of about `stepMetres`.
units::Line road(std::size_t vertices, double stepMetres) {
    units::Line line{{46.3, 39.6}};
    while (line.size() < vertices) {
        const double bend = 60.0 * std::sin(static_cast<double>(line.size()) * 0.37);
        line.push_back(destination(line.back(), {80.0 + bend}, {stepMetres}));
    }
    return line;
}

void countSegments(benchmark::State& state, const units::Line& line) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(line.size() - 1));
}

void lengthByProj(benchmark::State& state) {
    const units::Line line = road(10'001, static_cast<double>(state.range(0)));
    geod_geodesic wgs84;
    geod_init(&wgs84, 6378137.0, 1.0 / 298.257223563);
    for (auto _ : state) {
        double sum = 0.0;
        for (std::size_t i = 1; i < line.size(); ++i) {
            double metres = 0.0;
            geod_inverse(&wgs84, line[i - 1].lat, line[i - 1].lon, line[i].lat, line[i].lon, &metres, nullptr, nullptr);
            sum += metres;
        }
        benchmark::DoNotOptimize(sum);
    }
    countSegments(state, line);
}
BENCHMARK(lengthByProj)->Arg(500)->Arg(20'000);

void lengthByChords(benchmark::State& state) {
    const units::Line line = road(10'001, static_cast<double>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(length(line));
    countSegments(state, line);
}
BENCHMARK(lengthByChords)->Arg(500)->Arg(20'000);

void chainagesByChords(benchmark::State& state) {
    const units::Line line = road(10'001, 500.0);
    for (auto _ : state) benchmark::DoNotOptimize(chainages(line));
    countSegments(state, line);
}
BENCHMARK(chainagesByChords);

void chordDistanceOfPairs(benchmark::State& state) {
    const units::Line line = road(10'001, 500.0);
    for (auto _ : state) {
        double sum = 0.0;
        for (std::size_t i = 1; i < line.size(); ++i) sum += chordDistance(line[i - 1], line[i]).value;
        benchmark::DoNotOptimize(sum);
    }
    countSegments(state, line);
}
BENCHMARK(chordDistanceOfPairs);

void nearestOnRoad(benchmark::State& state) {
    const units::Line line = road(static_cast<std::size_t>(state.range(0)), 500.0);
    std::size_t query = 0;
    for (auto _ : state) {
        const units::LonLat beside = line[query = (query + 7919) % line.size()];
        benchmark::DoNotOptimize(nearestOn(line, {beside.lon + 0.03, beside.lat - 0.02}));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(nearestOnRoad)->Arg(100)->Arg(1'000)->Arg(10'000);

void project(benchmark::State& state, const char* definition) {
    const units::Line line = road(10'001, 500.0);
    const Projection projection(definition);
    for (auto _ : state) benchmark::DoNotOptimize(projection.forward(line));
    countSegments(state, line);
}
BENCHMARK_CAPTURE(project, webMercator, "EPSG:3857");
BENCHMARK_CAPTURE(project, utm38, "EPSG:32638");

}  // namespace
}  // namespace corridor::geodesy
