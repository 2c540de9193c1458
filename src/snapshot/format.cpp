#include "format.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "gdal_messages.hpp"
#include "snapshot/write.hpp"

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
    m_driver = GetGDALDriverManager()->GetDriverByName(name.c_str());
    if (m_driver == nullptr)
        throw BadRequest(fmt::format("-of {}: no such format; gdalinfo --formats lists them", name));
    m_name = m_driver->GetDescription();
    const bool isRaster = m_driver->GetMetadataItem(GDAL_DCAP_RASTER) != nullptr;
    const bool isFile = m_driver->GetMetadataItem(GDAL_DCAP_VIRTUALIO) != nullptr;
    if (!isRaster || !isFile || m_driver->GetMetadataItem(GDAL_DCAP_CREATECOPY) == nullptr) {
        throw BadRequest(fmt::format("-of {}: GDAL cannot write a picture in this format", name));
    }
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

std::vector<std::string> Format::options(const std::vector<std::string>& given, int threads) const {
    CPLStringList list;
    for (const std::string& option : given) list.AddString(option.c_str());
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
        otherwise("NUM_THREADS", threads > 0 ? std::to_string(threads) : "ALL_CPUS");
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
