#pragma once

#include <gdal_priv.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "model/atlas.hpp"
#include "snapshot/write.hpp"

/// What the tests of snapshots share: small atlases, a folder of their own, and pictures read back by GDAL.
namespace corridor::snapshot::testing {

/// Khankendi, as the shipped atlas has it.
inline constexpr units::LonLat khankendi{46.751, 39.8166};

/// One town without a name: a dot and nothing else.
model::Atlas oneTown(units::LonLat position = khankendi);

/// The shipped atlas.
const model::Atlas& shipped();
const access::Assertions& shippedAssertions();

/// A request for a small plain map around Khankendi on 17 August 2023.
Request smallRequest();

/// A folder that is removed with what is in it.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    const std::filesystem::path& path() const { return m_path; }
    /// Names of the files that are in it, sorted.
    std::vector<std::string> names() const;

private:
    std::filesystem::path m_path;
};

/// A picture as GDAL reads it.
struct ReadBack {
    std::unique_ptr<GDALDataset> dataset;
    int width = 0, height = 0, bands = 0;
    std::vector<std::uint8_t> pixels;  ///< band by band

    std::uint8_t at(int column, int row, int band) const;
};
ReadBack readBack(const std::filesystem::path& file);

std::string bytesOf(const std::filesystem::path& file);

/// Where GDAL puts a position in a file, in pixels from the outer corner of the first one.
std::pair<double, double> pixelByGdal(GDALDataset& dataset, units::LonLat position);

}  // namespace corridor::snapshot::testing
