#include "picture_differences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <stdexcept>

#include "gdal_messages.hpp"

namespace corridor::snapshot {

namespace {

using Lines = std::vector<std::string>;
using Pixels = std::vector<std::uint8_t>;
/// The bands of the picture itself, or of one of its overviews.
using Level = std::vector<GDALRasterBand*>;
/// Names a pixel by column and row.
using Where = std::function<std::string(std::size_t, std::size_t)>;

Level picture(GDALDataset& dataset) {
    Level level;
    for (int band = 1; band <= dataset.GetRasterCount(); ++band) level.push_back(dataset.GetRasterBand(band));
    return level;
}

Level overview(GDALDataset& dataset, int index) {
    Level level;
    for (GDALRasterBand* band : picture(dataset)) level.push_back(band->GetOverview(index));
    return level;
}

Pixels readRows(const Level& level, int top, int rows) {
    const int width = level.front()->GetXSize();
    const auto count = static_cast<GSpacing>(level.size());
    Pixels pixels(level.size() * static_cast<std::size_t>(width) * static_cast<std::size_t>(rows));
    for (std::size_t band = 0; band < level.size(); ++band) {
        const CPLErr error = level[band]->RasterIO(GF_Read, 0, top, width, rows, pixels.data() + band, width, rows,
                                                   GDT_Byte, count, count * width, nullptr);
        if (error != CE_None) throw std::runtime_error("its pixels cannot be read");
    }
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
    PixelComparison(Level file, Level again) : m_file(std::move(file)), m_again(std::move(again)) {}

    /// In words; empty where none differs.
    std::string run(const Where& where) {
        constexpr int atOnce = 256;
        const int width = m_file.front()->GetXSize(), height = m_file.front()->GetYSize();
        for (int top = 0; top < height; top += atOnce) compare(top, std::min(atOnce, height - top), where);
        if (m_count == 0) return "";
        return fmt::format("{} of {} pixels differ, by up to {} of 255; the first is {}", m_count,
                           static_cast<std::int64_t>(width) * height, m_most, m_first);
    }

private:
    void compare(int top, int rows, const Where& where) {
        const Pixels was = readRows(m_file, top, rows), is = readRows(m_again, top, rows);
        if (was == is) return;
        const std::size_t bands = m_file.size();
        const auto width = static_cast<std::size_t>(m_file.front()->GetXSize());
        for (std::size_t at = 0; at < was.size(); at += bands) {
            int most = 0;
            for (std::size_t i = at; i < at + bands; ++i) most = std::max(most, std::abs(was[i] - is[i]));
            if (most == 0) continue;
            if (m_count++ == 0) {
                const std::size_t column = at / bands % width, row = at / bands / width + static_cast<std::size_t>(top);
                m_first = where(column, row) + ": the file has " + colour(was, at, bands) + ", drawn again it is " +
                          colour(is, at, bands);
            }
            m_most = std::max(m_most, most);
        }
    }

    Level m_file, m_again;
    std::int64_t m_count = 0;
    int m_most = 0;
    std::string m_first;
};

std::string describe(std::size_t column, std::size_t row, const Georeference& place) {
    const double pixel = place.unitsPerPixel;
    const auto position = place.projection.inverse({place.topLeft.x + (static_cast<double>(column) + 0.5) * pixel,
                                                    place.topLeft.y - (static_cast<double>(row) + 0.5) * pixel});
    const std::string where = position ? fmt::format(", at {:.5f},{:.5f}", position->lon, position->lat) : "";
    return fmt::format("column {} row {}{}", column, row, where);
}

std::array<double, 6> transformOf(GDALDataset& dataset) {
    std::array<double, 6> transform{};
    dataset.GetGeoTransform(transform.data());
    return transform;
}

void comparePlace(GDALDataset& was, GDALDataset& is, const Georeference& place, Lines& lines) {
    const OGRSpatialReference *crsWas = was.GetSpatialRef(), *crsIs = is.GetSpatialRef();
    const bool isSameCrs =
        (crsWas == nullptr) == (crsIs == nullptr) && (crsWas == nullptr || crsWas->IsSame(crsIs) != 0);
    if (!isSameCrs) lines.push_back(fmt::format("the reference system is not {}", place.projection.name()));
    if (was.GetGCPCount() != is.GetGCPCount()) lines.emplace_back("the georeferencing differs: it has control points");
    const std::array<double, 6> a = transformOf(was), b = transformOf(is);
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::abs(a[i] - b[i]) <= 1e-9 * std::max(std::abs(b[i]), 1e-3)) continue;
        lines.push_back(
            fmt::format("the georeferencing differs: number {} of the transform is {}, drawn again {}", i, a[i], b[i]));
        return;
    }
}

/// What a program makes of a band's numbers, as words to be compared.
std::vector<std::pair<const char*, std::string>> meaningOf(GDALRasterBand& band) {
    int hasNoData = 0;
    const double noData = band.GetNoDataValue(&hasNoData);
    return {{"type", GDALGetDataTypeName(band.GetRasterDataType())},
            {"colour interpretation", GDALGetColorInterpretationName(band.GetColorInterpretation())},
            {"NoData value", hasNoData != 0 ? fmt::format("{}", noData) : "none"},
            {"mask", fmt::format("{}", band.GetMaskFlags())},
            {"colour table", band.GetColorTable() != nullptr ? "one" : "none"},
            {"scale and offset", fmt::format("{} {}", band.GetScale(nullptr), band.GetOffset(nullptr))}};
}

void compareMeaning(GDALDataset& was, GDALDataset& is, Lines& lines) {
    for (int number = 1; number <= was.GetRasterCount(); ++number) {
        const auto own = meaningOf(*was.GetRasterBand(number)), anew = meaningOf(*is.GetRasterBand(number));
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (own[i].second == anew[i].second) continue;
            lines.push_back(fmt::format("band {}: the {} is {}, drawn again {}", number, own[i].first, own[i].second,
                                        anew[i].second));
        }
    }
}

std::string sizeOf(const Level& level) {
    return fmt::format("{} x {}", level.front()->GetXSize(), level.front()->GetYSize());
}

void compareOverviews(GDALDataset& was, GDALDataset& is, Lines& lines) {
    const int count = was.GetRasterBand(1)->GetOverviewCount(), again = is.GetRasterBand(1)->GetOverviewCount();
    if (count != again) {
        lines.push_back(fmt::format("it has {} overviews, drawn again {}", count, again));
        return;
    }
    for (int i = 0; i < count; ++i) {
        const Level own = overview(was, i), anew = overview(is, i);
        const auto isAbsent = [](const GDALRasterBand* band) { return band == nullptr; };
        if (std::any_of(own.begin(), own.end(), isAbsent) || sizeOf(own) != sizeOf(anew)) {
            lines.push_back(fmt::format("overview {} has another size or is not whole", i + 1));
            continue;
        }
        const auto where = [](std::size_t column, std::size_t row) {
            return fmt::format("column {} row {}", column, row);
        };
        if (const std::string pixels = PixelComparison(own, anew).run(where); !pixels.empty())
            lines.push_back(fmt::format("overview {} of {}: {}", i + 1, sizeOf(own), pixels));
    }
}

}  // namespace

std::vector<std::string> pictureDifferences(GDALDataset& file, GDALDataset& again, const Georeference& place) {
    const GdalMessages messages;
    Lines lines;
    comparePlace(file, again, place, lines);
    if (file.GetRasterXSize() != again.GetRasterXSize() || file.GetRasterYSize() != again.GetRasterYSize()) {
        lines.push_back(fmt::format("the size is {} x {} pixels, drawn again {} x {}", file.GetRasterXSize(),
                                    file.GetRasterYSize(), again.GetRasterXSize(), again.GetRasterYSize()));
        return lines;
    }
    if (file.GetRasterCount() != again.GetRasterCount()) {
        lines.push_back(fmt::format("it has {} bands, drawn again {}", file.GetRasterCount(), again.GetRasterCount()));
        return lines;
    }
    compareMeaning(file, again, lines);
    const auto where = [&](std::size_t column, std::size_t row) { return describe(column, row, place); };
    if (const std::string pixels = PixelComparison(picture(file), picture(again)).run(where); !pixels.empty())
        lines.push_back(pixels);
    compareOverviews(file, again, lines);
    return lines;
}

}  // namespace corridor::snapshot
