#include "gdal_reader.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "field_formats.hpp"
#include "geometry.hpp"
#include "members.hpp"
#include "to_model.hpp"

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

/// The drivers that read plain data where they lie.
constexpr std::array localDrivers{
    "GPKG",        "FlatGeobuf", "ESRI Shapefile", "LIBKML",     "KML",    "GPX",     "CSV",
    "XLSX",        "ODS",        "GeoJSON",        "GeoJSONSeq", "SQLite", "GML",     "MapInfo File",
    "OpenFileGDB", "Parquet",    "Arrow",          "DXF",        "OSM",    "TopoJSON"};

void prepareGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{noextension}");
        CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE");
        CPLSetConfigOption("OGR_SQLITE_LOAD_EXTENSIONS", nullptr);
        CPLSetConfigOption("LIBKML_RESOLVE_STYLE", "NO");
        CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL");
        CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
        GDALAllRegister();
    });
}

/// Keeps GDAL's messages for as long as it lives; not that a driver has no use for an option of ours.
class Messages {
public:
    Messages() { CPLPushErrorHandlerEx(&Messages::handle, this); }
    ~Messages() { CPLPopErrorHandler(); }
    Messages(const Messages&) = delete;
    Messages& operator=(const Messages&) = delete;
    std::vector<std::pair<CPLErr, std::string>> all;

private:
    static void CPL_STDCALL handle(CPLErr level, CPLErrorNum, const char* text) {
        auto* self = static_cast<Messages*>(CPLGetErrorHandlerUserData());
        if (std::string_view(text).find("DATE_AS_STRING") != std::string_view::npos) return;
        if (level >= CE_Warning && self->all.size() < 20) self->all.emplace_back(level, text);
    }
};

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

Value textValue(std::string text) {
    Value value;
    value.type = Type::string;
    value.text = std::move(text);
    return value;
}

Value numberValue(double number, std::string text) {
    Value value;
    value.type = Type::number;
    value.number = number;
    value.text = std::move(text);
    return value;
}

/// `2023/04/23` and `2023/04/23 10:00:00+00`, as OGR writes days, to ISO 8601.
std::string dateText(const OGRFeature& row, int field, bool withTime) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
    row.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    return withTime && (hour != 0 || minute != 0 || second != 0)
               ? date + fmt::format("T{:02}:{:02}:{:02}", hour, minute, second)
               : date;
}

Value columnValue(const OGRFeature& row, int index, const OGRFieldDefn& field) {
    const std::string text = row.GetFieldAsString(index);
    switch (field.GetType()) {
        case OFTInteger:
        case OFTInteger64:
            if (field.GetSubType() == OFSTBoolean) {
                Value value;
                value.type = Type::boolean;
                value.boolean = row.GetFieldAsInteger(index) != 0;
                return value;
            }
            return numberValue(row.GetFieldAsDouble(index), text);
        case OFTReal:
            return numberValue(row.GetFieldAsDouble(index), fmt::format("{}", row.GetFieldAsDouble(index)));
        case OFTDate:
            return textValue(dateText(row, index, false));
        case OFTDateTime:
            return textValue(dateText(row, index, true));
        case OFTStringList:
        case OFTIntegerList:
        case OFTInteger64List:
        case OFTRealList: {
            const std::unique_ptr<char, decltype(&VSIFree)> list(row.GetFieldAsSerializedJSon(index), &VSIFree);
            if (list) {
                if (json::ParseResult parsed = json::parse(list.get()); parsed.ok) return parsed.value;
            }
            return textValue(text);
        }
        default:
            break;
    }
    const bool looksLikeJson = !text.empty() && (text.front() == '[' || text.front() == '{');
    if (looksLikeJson) {
        if (json::ParseResult parsed = json::parse(text); parsed.ok) return parsed.value;
    }
    return textValue(text);
}

units::LonLat positionOf(const OGRPoint& point) {
    return {point.getX(), point.getY()};
}

units::Line lineOf(const OGRSimpleCurve& curve) {
    units::Line line;
    for (int i = 0; i < curve.getNumPoints(); ++i) line.push_back({curve.getX(i), curve.getY(i)});
    return line;
}

std::vector<units::Line> ringsOf(const OGRPolygon& polygon) {
    std::vector<units::Line> rings;
    for (const OGRLinearRing* ring : polygon) rings.push_back(lineOf(*ring));
    return rings;
}

void addGeometry(const OGRGeometry& geometry, RawGeometry& out) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            if (geometry.IsEmpty()) return;
            out.kind = RawGeometry::Kind::point;
            out.points.push_back(positionOf(*geometry.toPoint()));
            if (geometry.Is3D()) {
                out.elevation = geometry.toPoint()->getZ();
                out.hasElevation = true;
            }
            return;
        case wkbLineString:
            out.kind = RawGeometry::Kind::line;
            out.lines.push_back(lineOf(*geometry.toLineString()));
            return;
        case wkbPolygon:
            out.kind = RawGeometry::Kind::polygon;
            out.polygons.push_back(ringsOf(*geometry.toPolygon()));
            return;
        default:
            break;
    }
    if (!OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection)) return;
    for (const OGRGeometry* member : *geometry.toGeometryCollection()) addGeometry(*member, out);
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbMultiPoint:
            out.kind = RawGeometry::Kind::multiPoint;
            break;
        case wkbMultiLineString:
            out.kind = RawGeometry::Kind::multiLine;
            break;
        case wkbMultiPolygon:
            out.kind = RawGeometry::Kind::multiPolygon;
            break;
        default:
            out.kind = RawGeometry::Kind::collection;
            break;
    }
}

bool inRange(const RawGeometry& geometry, Problems& problems, const std::string& feature) {
    bool ok = true;
    const auto check = [&](units::LonLat position, const std::string& path) {
        ok = ok && checkRange(position, problems, feature, path);
    };
    for (std::size_t i = 0; i < geometry.points.size(); ++i) check(geometry.points[i], "coordinates");
    for (const units::Line& line : geometry.lines) {
        for (std::size_t i = 0; i < line.size(); ++i) check(line[i], fmt::format("coordinates[{}]", i));
        if (ok && line.size() < 2)
            problems.error("too-few-positions", feature, "coordinates",
                           fmt::format("has {} positions; a line needs 2", line.size())),
                ok = false;
    }
    for (const auto& rings : geometry.polygons) {
        for (const units::Line& ring : rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) check(ring[i], fmt::format("coordinates[{}]", i));
        }
    }
    return ok;
}

bool isRoleName(const std::string& name) {
    static constexpr std::array roles{"routes", "checkpoints", "events", "places",    "network",
                                      "areas",  "lines",       "water",  "boundaries"};
    return std::find(roles.begin(), roles.end(), name) != roles.end();
}

/// KML and GPX, and the drivers for them, have their own words for some properties.
std::string modelName(const std::string& column) {
    if (column == "Name" || column == "NAME") return "name";
    if (column == "Description") return "description";
    if (column == "begin") return "start";
    if (column == "timestamp") return "date";
    if (column == "ele") return "elevation_m";
    return column;
}

class LayerReader {
public:
    LayerReader(OGRLayer& layer, const FileContext& context, model::Atlas& atlas, Problems& problems)
        : m_layer(layer), m_context(context), m_atlas(atlas), m_problems(problems) {}

    void read() {
        prepareTransformation();
        std::size_t index = 0;
        for (auto& row : m_layer) {
            if (index == 0 && m_hashtags.empty() && readHashtags(*row)) continue;
            readRow(*row, index++);
        }
    }

private:
    /// A row of hashtags (HXL) above the data names the columns better than their titles do.
    bool readHashtags(const OGRFeature& row) {
        std::vector<std::string> tags;
        std::size_t found = 0;
        for (int i = 0; i < row.GetFieldCount(); ++i) {
            tags.emplace_back(row.IsFieldSetAndNotNull(i) ? row.GetFieldAsString(i) : "");
            if (!tags.back().empty() && tags.back().front() != '#') return false;
            found += tags.back().empty() ? 0 : 1;
        }
        if (found == 0) return false;
        m_hashtags = std::move(tags);
        return true;
    }

    std::string columnName(int index, const std::string& title) const {
        if (m_hashtags.empty()) return modelName(title);
        return propertyOfHashtag(m_hashtags[static_cast<std::size_t>(index)]).value_or(title);
    }

    void prepareTransformation() {
        OGRSpatialReference* declared = m_layer.GetSpatialRef();
        if (!declared) return;
        OGRSpatialReference wgs84;
        wgs84.SetFromUserInput("OGC:CRS84");
        OGRSpatialReference source(*declared);
        source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (source.IsSame(&wgs84,
                          std::array<const char*, 2>{"CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr}.data()))
            return;
        m_transformation.reset(OGRCreateCoordinateTransformation(&source, &wgs84));
    }

    void readRow(OGRFeature& row, std::size_t index) {
        RawFeature feature;
        feature.index = index;
        feature.fromTable = true;
        feature.properties.type = Type::object;
        readColumns(row, feature);
        if (m_context.fields) m_context.fields->apply(feature.properties);
        for (const char* name : {"id", "ID", "Id"}) {
            if (const Value* id = feature.properties.find(name)) feature.id = id->text;
        }
        const std::string layerRole = isRoleName(m_layer.GetName()) ? m_layer.GetName() : "";
        feature.role = m_context.role.empty() ? layerRole : m_context.role;
        const bool ok = readShape(row, feature) && addFeature(feature, m_context.stem, m_atlas, m_problems);
        if (!ok && m_context.skipInvalid) m_problems.warning("left-out", feature.label(), "", "is left out");
    }

    void readColumns(OGRFeature& row, RawFeature& feature) {
        const OGRFeatureDefn& columns = *m_layer.GetLayerDefn();
        for (int i = 0; i < columns.GetFieldCount(); ++i) {
            if (!row.IsFieldSetAndNotNull(i)) continue;
            const OGRFieldDefn& field = *columns.GetFieldDefn(i);
            Value value = columnValue(row, i, field);
            if (value.is(Type::string) && value.text.empty()) continue;
            const std::string name = columnName(i, field.GetNameRef());
            feature.properties.members.push_back({name, std::move(value), 0, 0});
        }
    }

    bool readShape(OGRFeature& row, RawFeature& feature) {
        OGRGeometry* geometry = row.GetGeometryRef();
        if (!geometry) return readLonLatColumns(feature);
        std::unique_ptr<OGRGeometry> linear(geometry->getLinearGeometry());
        if (m_transformation && linear->transform(m_transformation.get()) != OGRERR_NONE) {
            m_problems.error("crs", feature.label(), "coordinates", "cannot be brought to WGS 84");
            return false;
        }
        addGeometry(*linear, feature.geometry);
        windRings(feature.geometry.polygons);
        return inRange(feature.geometry, m_problems, feature.label());
    }

    /// A table without geometry may have columns lon and lat.
    bool readLonLatColumns(RawFeature& feature) {
        const auto column = [&](std::initializer_list<const char*> names) -> const Value* {
            for (const char* name : names) {
                if (const Value* value = feature.properties.find(name)) return value;
            }
            return nullptr;
        };
        const Value* lon = column({"lon", "longitude", "lng", "Lon", "Longitude", "LON", "LONGITUDE"});
        const Value* lat = column({"lat", "latitude", "Lat", "Latitude", "LAT", "LATITUDE"});
        if (!lon || !lat) return true;
        try {
            const units::LonLat position{std::stod(lon->text), std::stod(lat->text)};
            feature.geometry.kind = RawGeometry::Kind::point;
            feature.geometry.points = {position};
            return checkRange(position, m_problems, feature.label(), "lon, lat");
        } catch (const std::exception&) {
            m_problems.error("property-type", feature.label(), "lon, lat",
                             fmt::format("\"{}\", \"{}\" are no degrees", lon->text, lat->text));
            return false;
        }
    }

    OGRLayer& m_layer;
    std::vector<std::string> m_hashtags;  // of each column; empty: none
    const FileContext& m_context;
    model::Atlas& m_atlas;
    Problems& m_problems;
    std::unique_ptr<OGRCoordinateTransformation> m_transformation;
};

/// The table of the atlas's own members that `convert` writes into a GeoPackage.
void readHeaderTable(OGRLayer& layer, model::Atlas& atlas, Problems& problems) {
    Value header;
    header.type = Type::object;
    for (auto& row : layer) {
        json::ParseResult parsed = json::parse(row->GetFieldAsString("value"));
        if (parsed.ok) header.members.push_back({row->GetFieldAsString("member"), std::move(parsed.value), 0, 0});
    }
    Members members(header, problems, "", "corridor_atlas", true);
    readHeader(members, atlas);
}

/// The vertices of tracks and routes, which GPX shows as layers of their own too.
bool repeatsOthers(GDALDataset& dataset, OGRLayer& layer) {
    const std::string name = layer.GetName();
    return std::string_view(dataset.GetDriver()->GetDescription()) == "GPX" &&
           (name == "track_points" || name == "route_points");
}

void readLayers(GDALDataset& dataset, const FileContext& context, model::Atlas& atlas, Problems& problems) {
    std::vector<OGRLayer*> layers;
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (std::string_view(layer->GetName()) == "corridor_atlas")
            readHeaderTable(*layer, atlas, problems);
        else if (!repeatsOthers(dataset, *layer) && layer->GetFeatureCount() != 0)
            layers.push_back(layer);
    }
    for (OGRLayer* layer : layers) {
        FileContext own = context;
        // Rows of several layers have the same numbers; the layer's name keeps the ids made of them apart.
        if (layers.size() > 1) own.stem += fmt::format("/{}", layer->GetName());
        LayerReader(*layer, own, atlas, problems).read();
    }
}

}  // namespace

bool isConnection(const std::string& word) {
    static constexpr std::array prefixes{"PG:", "http://", "https://", "/vsi", "MYSQL:", "WFS:", "OAPIF:"};
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const char* prefix) { return word.rfind(prefix, 0) == 0; });
}

std::string withoutPassword(std::string connection) {
    static constexpr std::string_view key = "password", space = " \t\n";
    // Words of PostgreSQL are parted by spaces; other connections have commas, addresses ampersands.
    const bool inWords = connection.rfind("PG:", 0) == 0 && connection.rfind("PG:postgres", 0) != 0;
    const std::string_view ends = inWords ? space : " \t\n,&";
    for (std::size_t at = connection.find(key); at != std::string::npos; at = connection.find(key, at)) {
        const std::size_t equals = connection.find_first_not_of(space, at + key.size());
        if (equals == std::string::npos || connection[equals] != '=') {
            at += key.size();
            continue;
        }
        std::size_t end = std::min(connection.find_first_not_of(space, equals + 1), connection.size());
        bool quoted = false;
        for (; end < connection.size() && (quoted || ends.find(connection[end]) == std::string_view::npos); ++end) {
            if (connection[end] == '\'') quoted = !quoted;
            if (connection[end] == '\\' && end + 1 < connection.size()) ++end;
        }
        if (at > 0 && connection[at - 1] == ' ') --at;
        connection.erase(at, end - at);
    }
    const std::size_t scheme = connection.find("://");
    if (scheme == std::string::npos) return connection;
    const std::size_t host = connection.rfind('@', connection.find('/', scheme + 3));
    const std::size_t colon = connection.find(':', scheme + 3);
    return host != std::string::npos && host > scheme && colon < host ? connection.erase(colon, host - colon)
                                                                      : connection;
}

/// Whether a PG: connection names a server that is not this machine: any `host` or `hostaddr` but a socket's folder
/// and the loopback names. URIs count as such, since they nearly always name a host.
static bool namesAnotherMachine(const std::string& connection) {
    if (connection.find("://") != std::string::npos) return true;
    for (const char* key : {"host", "hostaddr"}) {
        for (std::size_t at = connection.find(key); at != std::string::npos; at = connection.find(key, at + 1)) {
            const std::size_t equals = connection.find_first_not_of(' ', at + std::string(key).size());
            if (equals == std::string::npos || connection[equals] != '=') continue;
            const std::size_t start = connection.find_first_not_of(" '", equals + 1);
            const std::string value = start == std::string::npos
                                          ? ""
                                          : connection.substr(start, connection.find_first_of(" '", start) - start);
            const bool isFolder = !value.empty() && value.front() == '/' && value.find(',') == std::string::npos;
            const bool isLocal =
                value.empty() || isFolder || value == "localhost" || value == "127.0.0.1" || value == "::1";
            if (!isLocal) return true;
        }
    }
    return false;
}

void readWithGdal(const std::string& name, const FileContext& context, const LoadOptions& options, model::Atlas& atlas,
                  Problems& problems) {
    prepareGdal();
    const bool isPostgres = name.rfind("PG:", 0) == 0;
    const bool isArchive = name.rfind("/vsizip", 0) == 0 || name.rfind("/vsigzip", 0) == 0;
    const bool needsNetwork = isPostgres ? namesAnotherMachine(name) : isConnection(name) && !isArchive;
    if (needsNetwork && !options.online) {
        return problems.error("online", "", "", "needs the network; --online allows it");
    }
    CPLStringList drivers;
    if (isPostgres)
        drivers.AddString("PostgreSQL");
    else
        for (const char* driver : localDrivers) drivers.AddString(driver);
    CPLStringList open;
    open.SetNameValue("DATE_AS_STRING", "YES");
    for (const std::string& option : options.openOptions) open.AddString(option.c_str());
    const Messages messages;
    const std::unique_ptr<GDALDataset, CloseDataset> dataset(
        GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, options.online ? nullptr : drivers.List(),
                          open.List(), nullptr));
    if (!dataset) {
        const std::string reason = messages.all.empty() ? "GDAL knows no driver for it" : messages.all.front().second;
        return problems.error("unreadable", "", "", fmt::format("cannot be read: {}", reason));
    }
    readLayers(*dataset, context, atlas, problems);
    for (const auto& [level, text] : messages.all) {
        if (level >= CE_Failure)
            problems.error("gdal", "", "", text);
        else
            problems.warning("gdal", "", "", text);
    }
}

}  // namespace corridor::ingest
