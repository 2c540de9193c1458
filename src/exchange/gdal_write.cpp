#include "gdal_write.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <map>
#include <memory>

namespace corridor::exchange {

namespace {

enum class ColumnType { boolean, number, text, json };

ColumnType typeOf(const Json& value) {
    if (value.is_boolean()) return ColumnType::boolean;
    if (value.is_number()) return ColumnType::number;
    if (value.is_string()) return ColumnType::text;
    return ColumnType::json;
}

using Columns = std::vector<std::pair<std::string, ColumnType>>;

/// Every key of the features with a type that fits all its values.
Columns columnsOf(const std::vector<const Feature*>& features) {
    Columns columns;
    for (const Feature* feature : features) {
        for (const auto& [key, value] : feature->properties.items()) {
            const std::string& name = key;
            const ColumnType type = typeOf(value);
            const auto known =
                std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.first == name; });
            if (known == columns.end())
                columns.emplace_back(name, type);
            else if (known->second != type)
                known->second = ColumnType::json;
        }
    }
    return columns;
}

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

[[noreturn]] void fail(const std::filesystem::path& file) {
    throw output::WriteError(fmt::format("{}: cannot be written: {}", file.string(), CPLGetLastErrorMsg()));
}

void addColumn(OGRLayer& layer, const std::string& name, ColumnType type, const std::filesystem::path& file) {
    OGRFieldDefn field(name.c_str(), type == ColumnType::number    ? OFTReal
                                     : type == ColumnType::boolean ? OFTInteger
                                                                   : OFTString);
    if (type == ColumnType::boolean) field.SetSubType(OFSTBoolean);
    if (type == ColumnType::json) field.SetSubType(OFSTJSON);
    if (layer.CreateField(&field) != OGRERR_NONE) fail(file);
}

void setColumn(OGRFeature& row, const std::string& name, ColumnType type, const Json& value) {
    const int index = row.GetFieldIndex(name.c_str());
    if (index < 0) return;
    switch (type) {
        case ColumnType::boolean:
            row.SetField(index, value.get<bool>() ? 1 : 0);
            break;
        case ColumnType::number:
            row.SetField(index, value.get<double>());
            break;
        case ColumnType::text:
            row.SetField(index, value.get<std::string>().c_str());
            break;
        case ColumnType::json:
            row.SetField(index, value.dump().c_str());
            break;
    }
}

std::unique_ptr<OGRGeometry> ogrGeometry(const Json& geometry) {
    if (geometry.is_null()) return nullptr;
    OGRGeometryH handle = OGR_G_CreateGeometryFromJson(geometry.dump().c_str());
    return std::unique_ptr<OGRGeometry>(OGRGeometry::FromHandle(handle));
}

/// First possible day and the day after the last one, of what has a date, for KML's TimeSpan (midnights).
std::pair<std::string, std::string> daysOf(const Json& properties) {
    for (const char* key : {"date", "valid", "existed"}) {
        if (!properties.contains(key)) continue;
        const units::EdtfResult date = units::parseEdtf(properties[key].get<std::string>());
        if (!date.value) continue;
        const auto text = [](units::Date day) { return day.isFinite() ? units::toString(day) : std::string(); };
        return {text(date.value->lower()), text(date.value->upper().plusDays(1))};
    }
    return {};
}

bool isKml(const GdalFormat& format) {
    return format.driver == "LIBKML";
}

class LayerWriter {
public:
    LayerWriter(GDALDataset& dataset, const GdalFormat& format, const std::string& name,
                const std::vector<const Feature*>& features, const std::filesystem::path& file, CSLConstList options)
        : m_format(format), m_file(file), m_columns(columnsOf(features)) {
        OGRSpatialReference wgs84;
        wgs84.SetFromUserInput("OGC:CRS84");
        m_layer = dataset.CreateLayer(name.c_str(), &wgs84, wkbUnknown, const_cast<char**>(options));
        if (!m_layer) fail(file);
        if (!m_format.layerPerRole) addColumn(*m_layer, "role", ColumnType::text, file);
        addColumn(*m_layer, "id", ColumnType::text, file);
        if (isKml(format)) {
            for (const char* day : {"begin", "end"}) {
                OGRFieldDefn field(day, OFTDate);
                if (m_layer->CreateField(&field) != OGRERR_NONE) fail(file);
            }
        }
        for (const auto& [column, type] : m_columns) addColumn(*m_layer, column, type, file);
        for (const Feature* feature : features) write(*feature);
    }

private:
    void write(const Feature& feature) {
        OGRFeature row(m_layer->GetLayerDefn());
        if (!m_format.layerPerRole) row.SetField("role", feature.role.c_str());
        row.SetField("id", feature.id.c_str());
        for (const auto& [column, type] : m_columns) {
            if (feature.properties.contains(column)) setColumn(row, column, type, feature.properties[column]);
        }
        if (isKml(m_format)) {
            const auto [begin, end] = daysOf(feature.properties);
            if (!begin.empty()) row.SetField("begin", begin.c_str());
            if (!end.empty()) row.SetField("end", end.c_str());
        }
        if (std::unique_ptr<OGRGeometry> geometry = ogrGeometry(feature.geometry)) {
            row.SetGeometryDirectly(geometry.release());
        }
        if (m_layer->CreateFeature(&row) != OGRERR_NONE) fail(m_file);
    }

    const GdalFormat& m_format;
    const std::filesystem::path& m_file;
    Columns m_columns;
    OGRLayer* m_layer = nullptr;
};

/// The atlas's own members: a table of names and JSON text.
void writeHeader(GDALDataset& dataset, const Json& header, const std::filesystem::path& file) {
    OGRLayer* layer = dataset.CreateLayer("corridor_atlas", nullptr, wkbNone, nullptr);
    if (!layer) fail(file);
    addColumn(*layer, "member", ColumnType::text, file);
    addColumn(*layer, "value", ColumnType::json, file);
    for (const auto& [key, value] : header.items()) {
        OGRFeature row(layer->GetLayerDefn());
        row.SetField("member", key.c_str());
        row.SetField("value", value.dump().c_str());
        if (layer->CreateFeature(&row) != OGRERR_NONE) fail(file);
    }
}

/// GPX knows points and lines with a name, a comment and a kind, in layers of its own.
std::size_t writeGpx(GDALDataset& dataset, const std::vector<Feature>& features, const std::filesystem::path& file) {
    std::size_t left = 0;
    std::map<std::string, OGRLayer*> layers;
    OGRSpatialReference wgs84;
    wgs84.SetFromUserInput("OGC:CRS84");
    // GPX wants waypoints before tracks.
    for (const bool wantsPoints : {true, false}) {
        for (const Feature& feature : features) {
            const std::string type = feature.geometry.is_null() ? "" : feature.geometry["type"].get<std::string>();
            const bool isPoint = type == "Point";
            const bool isRoute = feature.role == "routes";
            if (!isPoint && !isRoute) {
                left += wantsPoints ? 1 : 0;
                continue;
            }
            if (isPoint != wantsPoints) continue;
            const char* name = isPoint ? "waypoints" : "tracks";
            OGRLayer*& layer = layers[name];
            if (!layer) layer = dataset.CreateLayer(name, &wgs84, isPoint ? wkbPoint : wkbMultiLineString, nullptr);
            if (!layer) fail(file);
            OGRFeature row(layer->GetLayerDefn());
            const Json& json = feature.properties;
            row.SetField("name", json.value("name", json.value("name:en", feature.id)).c_str());
            row.SetField("desc", json.value("description", json.value("note", std::string())).c_str());
            row.SetField("type", json.value("kind", json.value("category", feature.role)).c_str());
            if (isPoint) row.SetField("cmt", json.value("date", json.value("existed", std::string())).c_str());
            std::unique_ptr<OGRGeometry> geometry = ogrGeometry(feature.geometry);
            if (!isPoint) geometry.reset(OGRGeometryFactory::forceToMultiLineString(geometry.release()));
            row.SetGeometryDirectly(geometry.release());
            if (layer->CreateFeature(&row) != OGRERR_NONE) fail(file);
        }
    }
    return left;
}

}  // namespace

GdalFormat gdalFormat(const std::string& driver, const std::filesystem::path& file) {
    std::string wanted = driver, extension = file.extension().string();
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::string common =
        " the atlas's title, coverage, parties and sources are not kept; claims, access rows, edges "
        "and lists are kept as JSON text";
    const std::vector<std::pair<std::string, GdalFormat>> formats{
        {".gpkg", {"GPKG", true, true, ""}},
        {".fgb", {"FlatGeobuf", false, false, "FlatGeobuf:" + common}},
        {".csv", {"CSV", false, false, "CSV:" + common + ", and numbers and dates as text"}},
        {".gpx",
         {"GPX", false, false,
          "GPX: only points and routes with name, description, kind and date as text are kept; claims, access rows, "
          "accuracies, edges, areas and things without a place are lost"}},
        {".kml",
         {"LIBKML", true, false,
          "KML:" + common + "; a TimeSpan holds the first and last possible day only, the uncertainty stays in text"}}};
    for (const auto& [suffix, format] : formats) {
        const bool named = wanted == format.driver || (wanted == "KML" && format.driver == "LIBKML");
        if (wanted.empty() ? suffix == extension : named) return format;
    }
    throw output::WriteError(fmt::format("{}: {} is not written; there are: GeoJSON, GPKG, FlatGeobuf, CSV, GPX, KML",
                                         file.string(),
                                         wanted.empty() ? "a file of this extension" : "the format " + wanted));
}

std::size_t writeWithGdal(const std::filesystem::path& file, const GdalFormat& format,
                          const std::vector<Feature>& features, const Json& header, const WriteOptions& options) {
    GDALAllRegister();
    CPLErrorReset();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format.driver.c_str());
    if (!driver) throw output::WriteError(fmt::format("{}: this GDAL has no driver {}", file.string(), format.driver));
    CPLStringList creation;
    for (const std::string& option : options.creationOptions) creation.AddString(option.c_str());
    CPLStringList layerOptions;
    if (format.driver == "CSV") layerOptions.SetNameValue("GEOMETRY", "AS_WKT");
    CPLPushErrorHandler(CPLQuietErrorHandler);
    const std::unique_ptr<void, void (*)(void*)> handler(&layerOptions, [](void*) { CPLPopErrorHandler(); });
    Dataset dataset(driver->Create(file.string().c_str(), 0, 0, 0, GDT_Unknown, creation.List()));
    if (!dataset) fail(file);
    if (format.driver == "GPX") return writeGpx(*dataset, features, file);
    const bool inTransaction = dataset->TestCapability(ODsCTransactions) && dataset->StartTransaction() == OGRERR_NONE;
    if (format.layerPerRole) {
        std::vector<std::pair<std::string, std::vector<const Feature*>>> layers;
        for (const Feature& feature : features) {
            if (layers.empty() || layers.back().first != feature.role) {
                const auto known =
                    std::find_if(layers.begin(), layers.end(), [&](const auto& l) { return l.first == feature.role; });
                if (known == layers.end())
                    layers.push_back({feature.role, {}});
                else
                    std::rotate(known, known + 1, layers.end());
            }
            layers.back().second.push_back(&feature);
        }
        for (const auto& [role, members] : layers)
            LayerWriter(*dataset, format, role, members, file, layerOptions.List());
    } else {
        std::vector<const Feature*> all;
        for (const Feature& feature : features) all.push_back(&feature);
        LayerWriter(*dataset, format, file.stem().string(), all, file, layerOptions.List());
    }
    if (format.holdsAll) writeHeader(*dataset, header, file);
    if (inTransaction && dataset->CommitTransaction() != OGRERR_NONE) fail(file);
    dataset.reset();
    if (CPLGetLastErrorType() == CE_Failure) fail(file);
    return 0;
}

}  // namespace corridor::exchange
