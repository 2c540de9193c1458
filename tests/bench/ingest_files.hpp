#pragma once

#include <benchmark/benchmark.h>

#include <string>

namespace corridor::ingest {

// The synthetic files that docs/benchmarks.md describes. They are made once and kept in the folder for temporary files.

/// A million point events with eight properties, 303 MB of GeoJSON.
std::string eventsFile();
/// 20,000 lines of 200 positions, 139 MB of GeoJSON.
std::string linesFile();
/// A hundred thousand rows with the 31 columns of an ACLED export, 42 MB.
std::string acledFile();

/// Every feature with its properties and geometry, as a program that uses OGR reads it.
void readWithOgr(const std::string& file);

/// Peak memory and bytes read.
void count(benchmark::State& state, const std::string& file);

}  // namespace corridor::ingest
