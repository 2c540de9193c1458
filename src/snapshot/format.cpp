#include "format.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "gdal_messages.hpp"
#include "snapshot/write.hpp"
#include "threads/threads.hpp"

namespace corridor::snapshot {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> extensions{{{".tif", "GTiff"},
                                                                                   {".tiff", "GTiff"},
                                                                                   {".gtiff", "GTiff"},
                                                                                   {".png", "PNG"},
                                                                                   {".jpg", "JPEG"},
                                                                                   {".jpeg", "JPEG"},
                                                                                   {".webp", "WEBP"},
                                                                                   {".pdf", "PDF"}}};

/// Those that can be read back by `verify`, and no others.
constexpr std::array<std::string_view, 6> formats{"GTiff", "COG", "PNG", "JPEG", "WEBP", "PDF"};

/// Creation options that bring other files into the picture, of which nothing would be recorded.
constexpr std::array<std::string_view, 4> foreign{"OGR_DATASOURCE", "EXTRA_IMAGES", "COMPOSITION_FILE", "JAVASCRIPT_FILE"};

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool lists(GDALDriver& driver, const char* word) {
    const char* options = driver.GetMetadataItem(GDAL_DMD_CREATIONOPTIONLIST);
    return options != nullptr && std::string_view(options).find(word) != std::string_view::npos;
}

bool hasKey(const std::vector<std::string>& options, const std::string& key) {
    return std::any_of(options.begin(), options.end(), [&](const std::string& option) {
        return lowered(option.substr(0, option.find('='))) == lowered(key);
    });
}

/// Blocks of the usual size, which threads compress one by one.
std::size_t blocksOf(const Georeference& place) {
    constexpr std::size_t side = 512;
    const auto along = [](int pixels) { return (static_cast<std::size_t>(pixels) + side - 1) / side; };
    return along(place.width) * along(place.height);
}

/// GDAL's compressing threads. What -co NUM_THREADS says is as good as --threads: the bytes do not depend on it.
int threadsOfGdal(int asked, const Georeference& place) {
    const int useful = threads::count(asked, blocksOf(place));
    return useful < 2 ? 1 : std::max(1, threads::startable(useful));
}

}  // namespace

std::string formatOf(const std::filesystem::path& file) {
    const std::string extension = lowered(file.extension().string());
    for (const auto& [ending, format] : extensions) {
        if (extension == ending) return std::string(format);
    }
    return "";
}

Format::Format(const std::string& name) {
    GDALAllRegister();
    const auto written =
        std::find_if(formats.begin(), formats.end(), [&](std::string_view one) { return lowered(std::string(one)) == lowered(name); });
    if (written == formats.end())
        throw BadRequest(fmt::format("-of {}: no such format; there are: {}", name, fmt::join(formats, ", ")));
    m_name = *written;
    m_driver = GetGDALDriverManager()->GetDriverByName(m_name.c_str());
    if (m_driver == nullptr) throw BadRequest(fmt::format("-of {}: this GDAL cannot write it", name));
}

std::string Format::worldFile() const {
    return m_name == "PNG" ? ".pgw" : m_name == "JPEG" ? ".jgw" : m_name == "WEBP" ? ".wld" : "";
}

void Format::expectFits(const Georeference& place, bool transparent) const {
    const int most = m_name == "JPEG" ? 65500 : m_name == "WEBP" ? 16383 : longestSide;
    if (place.width > most || place.height > most) {
        throw BadRequest(
            fmt::format("{} x {} pixels: a side of {} has at most {}", place.width, place.height, m_name, most));
    }
    if (transparent && m_name == "JPEG") throw BadRequest("--transparent: JPEG has no alpha channel");
}

std::vector<std::string> Format::options(const std::vector<std::string>& given, const Georeference& place,
                                         int threads) const {
    CPLStringList list;
    for (const std::string& option : given) list.AddString(option.c_str());
    for (const std::string_view option : foreign) {
        if (hasKey(given, std::string(option)))
            throw BadRequest(fmt::format("-co {}: brings in a file that the picture's provenance would not name", option));
    }
    const GdalMessages messages;
    if (GDALValidateCreationOptions(m_driver, list.List()) == FALSE) {
        throw BadRequest("-co: " + (messages.warning().empty() ? messages.first() : messages.warning()));
    }
    std::vector<std::string> all = given;
    const auto otherwise = [&](const std::string& key, const std::string& value) {
        if (!hasKey(given, key)) all.push_back(key + "=" + value);
    };
    const bool isGeoTiff = m_name == "GTiff" || m_name == "COG";
    if (isGeoTiff) {
        // Level 9 is GDAL's default: a twentieth smaller, and a fourth slower for the whole picture.
        if (!hasKey(given, "COMPRESS") && lists(*m_driver, "ZSTD"))
            otherwise(m_name == "COG" ? "LEVEL" : "ZSTD_LEVEL", "3");
        otherwise("COMPRESS", lists(*m_driver, "ZSTD") ? "ZSTD" : "DEFLATE");
        std::erase_if(all, [](const std::string& option) { return hasKey({option}, "NUM_THREADS"); });
        all.push_back(fmt::format("NUM_THREADS={}", threadsOfGdal(threads, place)));
        otherwise("BIGTIFF", "IF_SAFER");
    }
    if (m_name == "GTiff") {
        otherwise("TILED", "YES");
        const bool isTiled = !hasKey(given, "TILED") || hasKey(given, "BLOCKXSIZE");
        if (isTiled) {
            otherwise("BLOCKXSIZE", "512");
            otherwise("BLOCKYSIZE", "512");
        }
    } else if (m_name == "COG") {
        otherwise("BLOCKSIZE", "512");
        otherwise("OVERVIEW_RESAMPLING", "AVERAGE");
    } else if (m_name == "JPEG") {
        otherwise("QUALITY", "92");
    } else if (m_name == "WEBP") {
        if (!hasKey(given, "QUALITY")) otherwise("LOSSLESS", "YES");
    } else if (m_name == "PDF") {
        otherwise("COMPRESS", "DEFLATE");
    }
    return all;
}

}  // namespace corridor::snapshot
