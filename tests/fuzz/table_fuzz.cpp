#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "field_formats/hxl.hpp"
#include "field_mapping.hpp"
#include "json.hpp"
#include "to_model.hpp"

using namespace corridor;

namespace {

std::string_view line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view first = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return first;
}

}  // namespace

/// The first line is a mapping, the second the titles of columns, the rest rows; cells are parted by tabs.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text(reinterpret_cast<const char*>(data), size);
    ingest::Problems problems("f");
    auto mapping = ingest::FieldMapping::parse({std::string(line(text))}, problems);
    const std::string_view titles = line(text);
    model::Atlas atlas;
    ingest::ModelBuilder builder("f", false, atlas, problems);
    for (std::size_t index = 0; !text.empty(); ++index) {
        ingest::RawFeature feature;
        feature.index = index;
        feature.fromTable = true;
        feature.properties.type = ingest::json::Type::object;
        feature.geometry.kind = ingest::RawGeometry::Kind::point;
        feature.geometry.points = {{46.0, 39.0}};
        std::string_view names = titles, row = line(text);
        std::vector<std::string> cells;
        while (!names.empty() && !row.empty()) {
            const std::size_t nameEnd = std::min(names.find('\t'), names.size()),
                              cellEnd = std::min(row.find('\t'), row.size());
            ingest::json::Value value;
            value.type = ingest::json::Type::string;
            value.text = row.substr(0, cellEnd);
            cells.emplace_back(value.text);
            feature.properties.members.push_back({std::string(names.substr(0, nameEnd)), value, 0, 0});
            names.remove_prefix(std::min(nameEnd + 1, names.size()));
            row.remove_prefix(std::min(cellEnd + 1, row.size()));
        }
        ingest::Hashtags::read(cells);
        mapping.apply(feature.properties);
        const std::size_t before = problems.errors();
        if (!builder.add(feature) && problems.errors() == before) std::abort();
    }
    return 0;
}
