#include "creation_options.hpp"

#include <cpl_minixml.h>
#include <cpl_port.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gdal_priv.h>

#include <algorithm>
#include <memory>

#include "gdal_write.hpp"

namespace corridor::exchange {

namespace {

/// What our own writer of CSV takes: GDAL's names, in GDAL's form.
constexpr const char* csvOptions =
    "<LayerCreationOptionList>"
    "<Option name='SEPARATOR' type='string-select'>"
    "<Value>COMMA</Value><Value>SEMICOLON</Value><Value>TAB</Value><Value>SPACE</Value></Option>"
    "<Option name='LINEFORMAT' type='string-select'><Value>CRLF</Value><Value>LF</Value></Option>"
    "<Option name='GEOMETRY' type='string-select'>"
    "<Value>AS_WKT</Value><Value>AS_XYZ</Value><Value>AS_XY</Value><Value>AS_YX</Value></Option>"
    "<Option name='GEOMETRY_NAME' type='string'/>"
    "<Option name='CREATE_CSVT' type='boolean'/>"
    "<Option name='WRITE_BOM' type='boolean'/>"
    "<Option name='STRING_QUOTING' type='string-select'>"
    "<Value>IF_NEEDED</Value><Value>IF_AMBIGUOUS</Value><Value>ALWAYS</Value></Option>"
    "</LayerCreationOptionList>";

/// An option as a list of GDAL's has it.
struct Known {
    std::string name;
    bool isBoolean = false;
    std::vector<std::string> values;  ///< empty: any
};

using OptionList = std::vector<Known>;

OptionList optionsIn(const char* xml) {
    OptionList list;
    const std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)> root(xml ? CPLParseXMLString(xml) : nullptr,
                                                                         &CPLDestroyXMLNode);
    for (const CPLXMLNode* node = root ? root->psChild : nullptr; node; node = node->psNext) {
        if (node->eType != CXT_Element || !EQUAL(node->pszValue, "Option")) continue;
        Known known{CPLGetXMLValue(node, "name", ""), EQUAL(CPLGetXMLValue(node, "type", ""), "boolean"), {}};
        for (const CPLXMLNode* value = node->psChild; value; value = value->psNext) {
            if (value->eType == CXT_Element && EQUAL(value->pszValue, "Value"))
                known.values.emplace_back(CPLGetXMLValue(value, nullptr, ""));
        }
        if (known.isBoolean) known.values = {"YES", "NO", "TRUE", "FALSE", "ON", "OFF", "1", "0"};
        list.push_back(std::move(known));
    }
    return list;
}

bool isSame(const std::string& a, const std::string& b) {
    return EQUAL(a.c_str(), b.c_str());
}

const Known* find(const OptionList& list, const std::string& key) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Known& known) { return isSame(known.name, key); });
    return found == list.end() ? nullptr : &*found;
}

void expectValue(const Known& known, const std::string& value) {
    const auto& values = known.values;
    const bool isKnown =
        std::any_of(values.begin(), values.end(), [&](const auto& each) { return isSame(each, value); });
    if (values.empty() || isKnown) return;
    throw BadOption(fmt::format("-co {}: \"{}\" is no value of it; there are: {}", known.name, value,
                                known.isBoolean ? "YES, NO" : fmt::format("{}", fmt::join(values, ", "))));
}

[[noreturn]] void refuse(Format format, const std::string& key, const OptionList& layer, const OptionList& file) {
    std::vector<std::string> names;
    for (const OptionList* list : {&layer, &file}) {
        for (const Known& known : *list) names.push_back(known.name);
    }
    throw BadOption(names.empty() ? fmt::format("-co {}: {} takes no creation options", key, nameOf(format))
                                  : fmt::format("-co {}: {} has no such creation option; there are: {}", key,
                                                nameOf(format), fmt::join(names, ", ")));
}

/// Those of a layer, and those of the file.
std::pair<OptionList, OptionList> optionsOf(Format format) {
    if (format == Format::csv) return {optionsIn(csvOptions), {}};
    const bool isOfGdal = format == Format::geoPackage || format == Format::flatGeobuf;
    GDALDriver* driver = isOfGdal ? driverOf(format) : nullptr;
    if (!driver) return {};
    return {optionsIn(driver->GetMetadataItem(GDAL_DS_LAYER_CREATIONOPTIONLIST)),
            optionsIn(driver->GetMetadataItem(GDAL_DMD_CREATIONOPTIONLIST))};
}

}  // namespace

CreationOptions creationOptions(Format format, const std::vector<std::string>& given) {
    CreationOptions sorted;
    if (given.empty()) return sorted;
    const auto [layer, file] = optionsOf(format);
    for (const std::string& option : given) {
        const std::size_t equals = option.find('=');
        if (equals == std::string::npos || equals == 0)
            throw BadOption(fmt::format("-co {}: KEY=VALUE is expected", option));
        const std::string key = option.substr(0, equals), value = option.substr(equals + 1);
        const Known* ofLayer = find(layer, key);
        const Known* known = ofLayer ? ofLayer : find(file, key);
        if (!known) refuse(format, key, layer, file);
        expectValue(*known, value);
        (ofLayer ? sorted.layer : sorted.file).emplace_back(key, value);
    }
    return sorted;
}

std::string valueOf(const Options& options, const std::string& key, const std::string& otherwise) {
    for (const auto& [name, value] : options) {
        if (EQUAL(name.c_str(), key.c_str())) return value;
    }
    return otherwise;
}

}  // namespace corridor::exchange
