#include "gdal_write.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>

#include "columns.hpp"
#include "gdal_messages.hpp"
#include "ogr_geometry.hpp"

namespace corridor::exchange {

namespace {


/// What GDAL says without a word of its own: turned into WriteError with the target's name.
struct Failure {};

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

CPLStringList gdalList(const Options& options) {
    CPLStringList list;
    for (const auto& [key, value] : options) list.SetNameValue(key.c_str(), value.c_str());
    return list;
}

OGRSpatialReference wgs84() {
    OGRSpatialReference reference;
    reference.SetFromUserInput("OGC:CRS84");
    return reference;
}

/// A layer that is filled column by column: columns are known by their place, since names may differ by case alone.
class Layer {
public:
    Layer(GDALDataset& dataset, const std::string& name, OGRwkbGeometryType type, const Options& options,
          bool knowsJson = true)
        : m_knowsJson(knowsJson) {
        OGRSpatialReference reference = wgs84();
        m_layer =
            dataset.CreateLayer(name.c_str(), type == wkbNone ? nullptr : &reference, type, gdalList(options).List());
        if (!m_layer) throw Failure();
    }

    /// Returns the index of the column.
    int addColumn(const std::string& name, ColumnType type) {
        OGRFieldDefn field(name.c_str(), type == ColumnType::real      ? OFTReal
                                         : type == ColumnType::integer ? OFTInteger64
                                         : type == ColumnType::boolean ? OFTInteger
                                                                       : OFTString);
        if (type == ColumnType::boolean) field.SetSubType(OFSTBoolean);
        if (type == ColumnType::json && m_knowsJson) field.SetSubType(OFSTJSON);
        if (m_layer->CreateField(&field) != OGRERR_NONE) throw Failure();
        return m_layer->GetLayerDefn()->GetFieldCount() - 1;
    }

    OGRFeature newRow() { return OGRFeature(m_layer->GetLayerDefn()); }
    void add(OGRFeature& row) {
        if (m_layer->CreateFeature(&row) != OGRERR_NONE) throw Failure();
    }

private:
    OGRLayer* m_layer = nullptr;
    bool m_knowsJson;
};

void setValue(OGRFeature& row, int column, ColumnType type, const Json& value) {
    if (type == ColumnType::json) {
        row.SetField(column, textOf(value).c_str());
        return;
    }
    const Json plain = parsed(value);
    if (type == ColumnType::boolean) row.SetField(column, plain.get<bool>() ? 1 : 0);
    if (type == ColumnType::integer) row.SetField(column, static_cast<GIntBig>(plain.get<std::int64_t>()));
    if (type == ColumnType::real) row.SetField(column, plain.get<double>());
    if (type == ColumnType::text) row.SetField(column, plain.get<std::string>().c_str());
}

/// The features of a layer in its columns.
class LayerWriter {
public:
    LayerWriter(Layer& layer, const Columns& columns, bool hasRole) : m_layer(layer), m_columns(columns) {
        if (hasRole) m_role = layer.addColumn("role", ColumnType::text);
        m_id = layer.addColumn("id", ColumnType::text);
        m_first = m_id + 1;
        for (const Column& column : columns.all()) layer.addColumn(column.name, column.type);
        if (columns.hasOthers()) m_others = layer.addColumn(otherColumn, ColumnType::json);
    }

    void write(const Feature& feature, bool is3d) {
        OGRFeature row = m_layer.newRow();
        if (m_role >= 0) row.SetField(m_role, feature.role.c_str());
        if (Columns::holdsId(feature)) row.SetField(m_id, feature.id.c_str());
        for (const auto& [key, value] : feature.properties.items()) {
            if (const auto column = m_columns.indexOf(key, value))
                setValue(row, m_first + static_cast<int>(*column), m_columns.all()[*column].type, value);
        }
        if (const Json others = m_columns.othersOf(feature); !others.empty() && m_others >= 0)
            row.SetField(m_others, textOf(others).c_str());
        if (auto geometry = ogrGeometry(feature.geometry, is3d)) row.SetGeometryDirectly(geometry.release());
        m_layer.add(row);
    }

private:
    Layer& m_layer;
    const Columns& m_columns;
    int m_role = -1, m_id = -1, m_first = 0, m_others = -1;
};

void writeRole(GDALDataset& dataset, const std::string& role, const Features& members, const Options& given) {
    const Columns columns(members, Columns::Kind::exact);
    Options options = given;
    const auto nameColumn = [&](const char* option, const char* usual) {
        const std::string name = columns.freeName(usual);
        if (name != usual && valueOf(given, option, "").empty()) options.emplace_back(option, name);
    };
    nameColumn("FID", "fid");
    nameColumn("GEOMETRY_NAME", "geom");
    Layer layer(dataset, role, wkbUnknown, options);
    LayerWriter writer(layer, columns, false);
    for (const Feature& feature : members) writer.write(feature, hasElevation(feature.geometry));
}

/// The atlas's own members: a table of names and JSON text.
void writeHeader(GDALDataset& dataset, const Json& header) {
    Layer layer(dataset, "corridor_atlas", wkbNone, {});
    const int member = layer.addColumn("member", ColumnType::text);
    const int value = layer.addColumn("value", ColumnType::json);
    for (const auto& [key, json] : header.items()) {
        OGRFeature row = layer.newRow();
        row.SetField(member, key.c_str());
        row.SetField(value, textOf(json).c_str());
        layer.add(row);
    }
}

/// Makes a dataset, lets `fill` fill it and closes it; whatever GDAL found wrong until then is thrown, in words of
/// the target.
template <typename Fill, typename InWords>
void writeDataset(Format format, const std::string& file, const std::filesystem::path& target,
                  const CreationOptions& options, const Fill& fill, const InWords& inWordsOfTarget) {
    GDALDriver* driver = driverOf(format);
    if (!driver) {
        throw output::WriteError(fmt::format("{}: this GDAL has no driver {}", target.string(), nameOf(format)));
    }
    const GdalMessages messages;
    try {
        Dataset dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, gdalList(options.file).List()));
        if (!dataset) throw Failure();
        const bool inTransaction =
            dataset->TestCapability(ODsCTransactions) && dataset->StartTransaction() == OGRERR_NONE;
        fill(*dataset);
        if (inTransaction && dataset->CommitTransaction() != OGRERR_NONE) throw Failure();
        dataset.reset();
        if (messages.hasFailed()) throw Failure();
    } catch (const Failure&) {
        const std::string reason = messages.reason().empty() ? "GDAL gives no reason" : messages.reason();
        throw output::WriteError(fmt::format("{}: cannot be written: {}", target.string(), inWordsOfTarget(reason)));
    }
}

/// A folder in memory that goes with what is in it.
class MemoryFolder {
public:
    MemoryFolder() : m_path(fmt::format("/vsimem/corridor-{}", fmt::ptr(this))) {}
    ~MemoryFolder() { VSIRmdirRecursive(m_path.c_str()); }
    MemoryFolder(const MemoryFolder&) = delete;
    MemoryFolder& operator=(const MemoryFolder&) = delete;

    std::string file(const std::string& name) const { return m_path + "/" + name; }

private:
    std::string m_path;
};

}  // namespace

GDALDriver* driverOf(Format format) {
    CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");  // no drivers from outside of GDAL itself: they are code
    GDALAllRegister();
    return GetGDALDriverManager()->GetDriverByName(nameOf(format));
}

void writeGeoPackage(const output::Aside& aside, const std::filesystem::path& target,
                     const Features& features, const Json& header, const CreationOptions& options) {
    const auto fill = [&](GDALDataset& dataset) {
        for (const std::string& role : features.roles()) writeRole(dataset, role, features.ofRole(role), options.layer);
        writeHeader(dataset, header);
    };
    writeDataset(Format::geoPackage, aside.path().string(), target, options, fill,
                 [&](const std::string& message) { return aside.inWordsOfTarget(message); });
}

std::string flatGeobuf(const std::filesystem::path& target, const Features& features,
                       const CreationOptions& options) {
    const Features all = features.withPlace();
    bool is3d = false;
    for (const Feature& feature : all) is3d = is3d || hasElevation(feature.geometry);
    const auto fill = [&](GDALDataset& dataset) {
        const Columns columns(all, Columns::Kind::plain);
        Layer layer(dataset, target.stem().string(), is3d ? wkbSetZ(wkbUnknown) : wkbUnknown, options.layer, false);
        LayerWriter writer(layer, columns, true);
        for (const Feature& feature : all) writer.write(feature, is3d);
    };
    const MemoryFolder folder;
    const std::string file = folder.file("layer.fgb");
    writeDataset(Format::flatGeobuf, file, target, options, fill, [](const std::string& message) { return message; });
    vsi_l_offset size = 0;
    const GByte* bytes = VSIGetMemFileBuffer(file.c_str(), &size, FALSE);
    return bytes ? std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)) : std::string();
}

}  // namespace corridor::exchange
