#pragma once

#include <cstdint>
#include <string>

namespace corridor::ingest {

/// What an archive may unpack to. Larger files are read where they are not packed.
inline constexpr std::uint64_t mostUnpackedBytes = std::uint64_t{1} << 30;

/// What is wrong with an archive that unpacks to more than so many bytes: a few kilobytes can be made to hold as much as
/// one likes. Empty where it does not, and for what is no archive. `name` is what GDAL is to open: a file that is packed
/// (zip and what is made of it, as KMZ and the spreadsheets; gzip), or one in `/vsizip/`, `/vsigzip/`, `/vsitar/`.
std::string unpacksTooLarge(const std::string& name, std::uint64_t mostBytes = mostUnpackedBytes);

}  // namespace corridor::ingest
