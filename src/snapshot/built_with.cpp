#include "built_with.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gdal.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "digest/sha256.hpp"
#include "geodesy/projection.hpp"

namespace corridor::snapshot {

namespace {

std::set<std::uint32_t> fontsIn(const drawing::DisplayList& list) {
    std::set<std::uint32_t> fonts;
    const auto add = [&](const text::Run& run) {
        for (const text::Glyph& glyph : run.glyphs) fonts.insert(glyph.font);
    };
    for (const drawing::Item& item : list.items) {
        if (const auto* run = std::get_if<drawing::GlyphRun>(&item)) add(run->run);
        if (const auto* along = std::get_if<drawing::GlyphsOnLine>(&item)) add(along->run);
    }
    return fonts;
}

/// The lines of such a text by the name of what they speak of.
std::map<std::string, std::string> byName(const std::string& text) {
    std::map<std::string, std::string> items;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t font = line.find("  "), gap = line.find(' ');
        if (font != std::string::npos)
            items["font " + line.substr(font + 2)] = line.substr(0, font);
        else if (gap != std::string::npos)
            items[line.substr(0, gap)] = line.substr(gap + 1);
    }
    return items;
}

}  // namespace

std::string builtWith(const drawing::DisplayList& list) {
    std::vector<std::string> lines{"corridor " CORRIDOR_VERSION,
                                   fmt::format("GDAL {}", GDALVersionInfo("RELEASE_NAME")), geodesy::library()};
    for (std::string& library : text::libraries()) lines.push_back(std::move(library));
    std::vector<std::string> fonts;
    for (const std::uint32_t font : fontsIn(list)) {
        const text::FontFile file = text::fontFile(font);
        fonts.push_back(fmt::format("{}  {}", digest::sha256(file.bytes), file.name));
    }
    std::sort(fonts.begin(), fonts.end());
    lines.insert(lines.end(), fonts.begin(), fonts.end());
    return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string builtDifferently(const std::string& was, const std::string& is) {
    const auto before = byName(was), now = byName(is);
    if (before.empty() && !now.empty()) return "the file does not say by what it was made";
    std::vector<std::string> changes;
    for (const auto& [name, value] : before) {
        const auto same = now.find(name);
        if (same == now.end())
            changes.push_back(fmt::format("{} is not used any more", name));
        else if (same->second != value)
            changes.push_back(fmt::format("{} was {}, is {}", name, value, same->second));
    }
    for (const auto& [name, value] : now) {
        if (before.count(name) == 0) changes.push_back(fmt::format("{} was not used", name));
    }
    return fmt::format("{}", fmt::join(changes, "; "));
}

}  // namespace corridor::snapshot
