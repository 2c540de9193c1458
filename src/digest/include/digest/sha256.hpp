#pragma once

#include <string>
#include <string_view>

namespace corridor::digest {

/// SHA-256 of bytes as 64 lower-case hexadecimal digits. Source: FIPS 180-4.
/// With the processor's own instructions where it has them (about 1.5 GB/s), else plainly.
std::string sha256(std::string_view bytes);

/// The same without special instructions; for tests.
std::string sha256Plainly(std::string_view bytes);

}  // namespace corridor::digest
