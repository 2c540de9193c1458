#pragma once

#include <gdal_priv.h>

#include <string>
#include <vector>

#include "snapshot/georeference.hpp"

namespace corridor::snapshot {

/// A format in which pictures are written: GTiff, COG, PNG, JPEG, WEBP or PDF.
class Format {
public:
    /// By GDAL's short name, in any case. Throws BadRequest for any other, and for one that this GDAL does not have.
    explicit Format(const std::string& name);

    GDALDriver& driver() const { return *m_driver; }
    const std::string& name() const { return m_name; }
    /// GDAL's name of the driver that reads it: a COG is a GeoTIFF.
    std::string driverName() const { return m_name == "COG" ? "GTiff" : m_name; }
    /// Written tile by tile; the others read the whole picture row by row.
    bool isTiff() const { return m_name == "GTiff"; }
    /// Extension of its world file with the dot; empty where the place is kept in the file itself.
    std::string worldFile() const;

    /// Throws BadRequest where the picture is larger than the format can be, or it has no alpha channel.
    void expectFits(const Georeference& place, bool transparent) const;
    /// GDAL's creation options: those given, and ours where nothing else is said. Throws BadRequest for one that
    /// the format does not have, or with a value that it does not take.
    std::vector<std::string> options(const std::vector<std::string>& given, const Georeference& place,
                                     int threads) const;

private:
    std::string m_name;
    GDALDriver* m_driver = nullptr;
};

}  // namespace corridor::snapshot
