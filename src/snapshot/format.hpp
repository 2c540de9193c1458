#pragma once

#include <gdal_priv.h>

#include <string>
#include <vector>

#include "snapshot/georeference.hpp"

namespace corridor::snapshot {

/// A format of GDAL that can hold a picture.
class Format {
public:
    /// By GDAL's short name, in any case. Throws BadRequest for one that GDAL does not have or cannot write.
    explicit Format(const std::string& name);

    GDALDriver& driver() const { return *m_driver; }
    const std::string& name() const { return m_name; }
    /// Written tile by tile; the others read the whole picture row by row.
    bool isTiff() const { return m_name == "GTiff"; }
    /// Extension of its world file with the dot; empty where the place is kept in the file itself.
    std::string worldFile() const;

    /// Throws BadRequest where the picture is larger than the format can be, or it has no alpha channel.
    void expectFits(const Georeference& place, bool transparent) const;
    /// GDAL's creation options: those given, and ours where nothing else is said. Throws BadRequest for one that
    /// the format does not have, or with a value that it does not take.
    std::vector<std::string> options(const std::vector<std::string>& given, int threads) const;

private:
    std::string m_name;
    GDALDriver* m_driver = nullptr;
};

}  // namespace corridor::snapshot
