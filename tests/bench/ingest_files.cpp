#include "ingest_files.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>
#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <stdexcept>

namespace corridor::ingest {

namespace {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

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

/// Rows in the shape of an ACLED export; 20,000 sources, so that a search among them would be felt.
void writeAcled(std::ostream& out) {
    std::mt19937 random(3);
    constexpr const char* types[] = {"Battles", "Protests", "Strategic developments", "Explosions/Remote violence"};
    out << "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
           "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
           "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n";
    for (int i = 0; i < 100000; ++i) {
        out << fmt::format(
            "XXX{},{}-{:02}-{:02},2020,{},Political violence,{},Armed clash,Side A,,State forces,Side B,,State forces,"
            "State forces-State forces,,999,Nowhere,Nowhere,North,Mid,,Town {},{:.4f},{:.4f},{},Source {}; Agency {},"
            "National,\"On a day in spring, side A shelled positions of side B; no casualties were reported.\",{},,"
            "1682380800\n",
            i, 2018 + random() % 6, 1 + random() % 12, 1 + random() % 28, 1 + random() % 3, types[random() % 4],
            random() % 5000, 39.0 + fraction(random), 46.0 + fraction(random), 1 + random() % 3, random() % 20000,
            random() % 300, random() % 5);
    }
}

}  // namespace

std::string eventsFile() {
    return kept("events-1m.geojson", &writeEvents);
}
std::string linesFile() {
    return kept("lines-20k-200.geojson", &writeLines);
}

std::string acledFile() {
    return kept("acled-100k.csv", &writeAcled);
}

void readWithOgr(const std::string& file) {
    GDALAllRegister();
    const Dataset dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    std::size_t positions = 0;
    for (const auto& row : dataset->GetLayer(0)) positions += row->GetGeometryRef() ? 1 : 0;
    benchmark::DoNotOptimize(positions);
}

void count(benchmark::State& state, const std::string& file) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["peak_MiB"] = static_cast<double>(usage.ru_maxrss) / 1024.0;
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * std::filesystem::file_size(file)));
}

}  // namespace corridor::ingest
