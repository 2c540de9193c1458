#include "snapshot/verify.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <system_error>

#include "gdal_messages.hpp"

namespace corridor::snapshot {

namespace {

namespace fs = std::filesystem;

using Lines = std::vector<std::string>;

/// A folder of its own for what is thrown away.
class Scratch {
public:
    Scratch() : m_folder(fs::temp_directory_path() / fmt::format("corridor-verify-{}", getpid())) {
        fs::create_directories(m_folder);
    }
    ~Scratch() {
        std::error_code error;
        fs::remove_all(m_folder, error);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const fs::path& folder() const { return m_folder; }

private:
    fs::path m_folder;
};

void compareInputs(const std::vector<model::InputFile>& recorded, const std::vector<model::InputFile>& here,
                   Lines& lines) {
    for (const auto& was : recorded) {
        const auto is = std::find_if(here.begin(), here.end(), [&](const auto& one) { return one.name == was.name; });
        if (is == here.end())
            lines.push_back(fmt::format("input {}: is not there any more", was.name));
        else if (is->sha256 != was.sha256)
            lines.push_back(
                fmt::format("input {}: has changed: SHA-256 was {}, is {}", was.name, was.sha256, is->sha256));
    }
    for (const auto& is : here) {
        const bool isKnown =
            std::any_of(recorded.begin(), recorded.end(), [&](const auto& one) { return one.name == is.name; });
        if (!isKnown) lines.push_back(fmt::format("input {}: was not there", is.name));
    }
}

std::string itemOf(const Metadata& items, const std::string& key) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.first == key; });
    return found == items.end() ? "(absent)" : found->second;
}

void compareMetadata(const Metadata& file, const Metadata& again, Lines& lines) {
    std::vector<std::string> keys;
    for (const Metadata* items : {&file, &again}) {
        for (const auto& item : *items) {
            if (std::find(keys.begin(), keys.end(), item.first) == keys.end()) keys.push_back(item.first);
        }
    }
    for (const std::string& key : keys) {
        const std::string was = itemOf(file, key), is = itemOf(again, key);
        // The inputs are compared one by one.
        if (was != is && key != "CORRIDOR_INPUTS") {
            lines.push_back(fmt::format("{}: the file says \"{}\", drawn again it is \"{}\"", key, was, is));
        }
    }
}

using Pixels = std::vector<std::uint8_t>;

Pixels readRows(GDALDataset& dataset, int top, int rows) {
    const int bands = dataset.GetRasterCount(), width = dataset.GetRasterXSize();
    Pixels pixels(static_cast<std::size_t>(bands) * static_cast<std::size_t>(width) * static_cast<std::size_t>(rows));
    const CPLErr error = dataset.RasterIO(GF_Read, 0, top, width, rows, pixels.data(), width, rows, GDT_Byte, bands,
                                          nullptr, bands, static_cast<GSpacing>(bands) * width, 1, nullptr);
    if (error != CE_None) throw std::runtime_error("its pixels cannot be read");
    return pixels;
}

std::string colour(const Pixels& pixels, std::size_t at, std::size_t bands) {
    std::string text = "#";
    for (std::size_t band = 0; band < bands; ++band) text += fmt::format("{:02x}", pixels[at + band]);
    return text;
}

/// Counts pixels that differ and keeps the first.
class PixelComparison {
public:
    PixelComparison(GDALDataset& file, GDALDataset& again) : m_file(file), m_again(again) {}

    std::string run(const Georeference& place) {
        constexpr int atOnce = 256;
        for (int top = 0; top < m_file.GetRasterYSize(); top += atOnce) {
            compare(top, std::min(atOnce, m_file.GetRasterYSize() - top), place);
        }
        if (m_count == 0) return "";
        return fmt::format("{} of {} pixels differ, by up to {} of 255; the first is {}", m_count,
                           static_cast<std::int64_t>(m_file.GetRasterXSize()) * m_file.GetRasterYSize(), m_most,
                           m_first);
    }

private:
    void compare(int top, int rows, const Georeference& place) {
        const Pixels was = readRows(m_file, top, rows), is = readRows(m_again, top, rows);
        if (was == is) return;
        const auto bands = static_cast<std::size_t>(m_file.GetRasterCount());
        const auto width = static_cast<std::size_t>(m_file.GetRasterXSize());
        for (std::size_t at = 0; at < was.size(); at += bands) {
            int most = 0;
            for (std::size_t i = at; i < at + bands; ++i) most = std::max(most, std::abs(was[i] - is[i]));
            if (most == 0) continue;
            if (m_count++ == 0) {
                const std::size_t column = at / bands % width, row = at / bands / width + static_cast<std::size_t>(top);
                m_first = describe(column, row, place) + ": the file has " + colour(was, at, bands) +
                          ", drawn again it is " + colour(is, at, bands);
            }
            m_most = std::max(m_most, most);
        }
    }

    static std::string describe(std::size_t column, std::size_t row, const Georeference& place) {
        const double pixel = place.unitsPerPixel;
        const auto position = place.projection.inverse({place.topLeft.x + (static_cast<double>(column) + 0.5) * pixel,
                                                        place.topLeft.y - (static_cast<double>(row) + 0.5) * pixel});
        const std::string where = position ? fmt::format(", at {:.5f},{:.5f}", position->lon, position->lat) : "";
        return fmt::format("column {} row {}{}", column, row, where);
    }

    GDALDataset &m_file, &m_again;
    std::int64_t m_count = 0;
    int m_most = 0;
    std::string m_first;
};

std::unique_ptr<GDALDataset> open(const fs::path& file) {
    std::unique_ptr<GDALDataset> dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    if (!dataset) throw std::runtime_error(fmt::format("{}: cannot be read as a picture", file.string()));
    return dataset;
}

std::array<double, 6> transformOf(GDALDataset& dataset) {
    std::array<double, 6> transform{};
    dataset.GetGeoTransform(transform.data());
    return transform;
}

void comparePictures(const fs::path& file, const fs::path& again, const Georeference& place, Lines& lines) {
    const GdalMessages messages;
    const std::unique_ptr<GDALDataset> was = open(file), is = open(again);
    const OGRSpatialReference *crsWas = was->GetSpatialRef(), *crsIs = is->GetSpatialRef();
    const bool isSameCrs =
        (crsWas == nullptr) == (crsIs == nullptr) && (crsWas == nullptr || crsWas->IsSame(crsIs) != 0);
    if (!isSameCrs) lines.push_back(fmt::format("the reference system is not {}", place.projection.name()));
    const std::array<double, 6> a = transformOf(*was), b = transformOf(*is);
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::abs(a[i] - b[i]) <= 1e-9 * std::max(std::abs(b[i]), 1e-3)) continue;
        lines.push_back(
            fmt::format("the georeferencing differs: number {} of the transform is {}, drawn again {}", i, a[i], b[i]));
        break;
    }
    if (was->GetRasterXSize() != is->GetRasterXSize() || was->GetRasterYSize() != is->GetRasterYSize()) {
        lines.push_back(fmt::format("the size is {} x {} pixels, drawn again {} x {}", was->GetRasterXSize(),
                                    was->GetRasterYSize(), is->GetRasterXSize(), is->GetRasterYSize()));
    } else if (was->GetRasterCount() != is->GetRasterCount()) {
        lines.push_back(fmt::format("it has {} bands, drawn again {}", was->GetRasterCount(), is->GetRasterCount()));
    } else if (const std::string pixels = PixelComparison(*was, *is).run(place); !pixels.empty()) {
        lines.push_back(pixels);
    }
}

}  // namespace

std::vector<std::string> differences(const fs::path& file, const Recorded& recorded, const model::Atlas& atlas,
                                     const access::Assertions& assertions, const WriteOptions& options) {
    const Scratch scratch;
    const fs::path again = scratch.folder() / ("again" + file.extension().string());
    const Written written = writeSnapshot(recorded.request, atlas, assertions, again, options);
    Lines lines;
    compareInputs(recorded.inputs, recordedInputs(recorded.request, atlas), lines);
    compareMetadata(recorded.metadata, recordedIn(again).metadata, lines);
    comparePictures(file, again, written.place, lines);
    return lines;
}

}  // namespace corridor::snapshot
