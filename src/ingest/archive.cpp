#include "archive.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

namespace corridor::ingest {

namespace {

namespace fs = std::filesystem;

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, CloseFile>;

bool begins(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

enum class Packing { none, zip, gzip };

/// By the first bytes, whatever a file is called.
Packing packingOf(const std::string& name) {
    const File file(VSIFOpenL(name.c_str(), "rb"));
    std::array<char, 4> first{};
    if (!file || VSIFReadL(first.data(), 1, first.size(), file.get()) != first.size()) return Packing::none;
    const std::string_view bytes(first.data(), first.size());
    if (bytes == "PK\x03\x04") return Packing::zip;
    return begins(bytes, "\x1F\x8B") ? Packing::gzip : Packing::none;
}

/// Files of an archive by the sizes that it states; a folder of it, or one file.
std::uint64_t statedBytes(const std::string& name) {
    VSIStatBufL found;
    if (VSIStatExL(name.c_str(), &found, VSI_STAT_EXISTS_FLAG | VSI_STAT_NATURE_FLAG | VSI_STAT_SIZE_FLAG) != 0) return 0;
    if (!VSI_ISDIR(found.st_mode)) return static_cast<std::uint64_t>(found.st_size);
    std::uint64_t sum = 0;
    const std::unique_ptr<VSIDIR, decltype(&VSICloseDir)> folder(VSIOpenDir(name.c_str(), -1, nullptr), &VSICloseDir);
    while (folder) {
        const VSIDIREntry* entry = VSIGetNextDirEntry(folder.get());
        if (entry == nullptr) break;
        sum += static_cast<std::uint64_t>(entry->nSize);
    }
    return sum;
}

/// A stream of gzip does not say how much it holds: it is unpacked until there is too much.
bool unpacksBeyond(const std::string& name, std::uint64_t mostBytes) {
    const File file(VSIFOpenL(name.c_str(), "rb"));
    std::vector<char> block(std::size_t{1} << 20);
    std::uint64_t sum = 0;
    while (file && sum <= mostBytes) {
        const std::size_t count = VSIFReadL(block.data(), 1, block.size(), file.get());
        if (count == 0) break;
        sum += count;
    }
    return sum > mostBytes;
}

/// Deflate makes of a byte at most so many.
constexpr std::uint64_t mostFromAByte = 1032;

std::uint64_t sizeOf(const std::string& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? std::uint64_t{0} : static_cast<std::uint64_t>(size);
}

}  // namespace

std::string unpacksTooLarge(const std::string& name, std::uint64_t mostBytes) {
    const std::string rule = fmt::format("archives are unpacked up to {} MiB: unpack it and give the file itself",
                                         mostBytes >> 20);
    const auto stated = [&](const std::string& archive) {
        const std::uint64_t bytes = statedBytes(archive);
        return bytes > mostBytes ? fmt::format("unpacks to {} bytes; {}", bytes, rule) : std::string();
    };
    const auto streamed = [&](const std::string& archive, const std::string& packed) {
        if (sizeOf(packed) <= mostBytes / mostFromAByte || !unpacksBeyond(archive, mostBytes)) return std::string();
        return fmt::format("unpacks to more than {} bytes; {}", mostBytes, rule);
    };
    if (begins(name, "/vsizip/") || begins(name, "/vsitar/")) return stated(name);
    if (begins(name, "/vsigzip/")) return streamed(name, name.substr(std::string_view("/vsigzip/").size()));
    if (begins(name, "/vsi") || !fs::is_regular_file(name)) return "";
    switch (packingOf(name)) {
        case Packing::zip:
            return stated("/vsizip/{" + fs::absolute(name).string() + "}");
        case Packing::gzip:
            return streamed("/vsigzip/" + fs::absolute(name).string(), name);
        case Packing::none:
            break;
    }
    return "";
}

}  // namespace corridor::ingest
