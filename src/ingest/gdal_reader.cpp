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

#include "archive.hpp"
#include "atlas_header.hpp"
#include "connection.hpp"
#include "gdal_layer.hpp"
#include "members.hpp"
#include "to_model.hpp"
#include "unicode/printable.hpp"

namespace corridor::ingest {

namespace {

/// The drivers that read plain data where they lie.
constexpr std::array localDrivers{
    "GPKG",        "FlatGeobuf", "ESRI Shapefile", "LIBKML",     "KML",    "GPX",     "CSV",
    "XLSX",        "ODS",        "GeoJSON",        "GeoJSONSeq", "SQLite", "GML",     "MapInfo File",
    "OpenFileGDB", "Parquet",    "Arrow",          "DXF",        "OSM",    "TopoJSON"};

void prepareGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        // No drivers from outside of GDAL itself: they are code.
        CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");
        CPLSetConfigOption("GDAL_PYTHON_DRIVER_PATH", "");
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{noextension}");
        CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE");
        CPLSetConfigOption("OGR_SQLITE_LOAD_EXTENSIONS", nullptr);
        CPLSetConfigOption("LIBKML_RESOLVE_STYLE", "NO");
        CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL");
        CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
        // A sheet of text alone has a header too; tracks have heights.
        using Option = std::pair<const char*, const char*>;
        for (const auto& [option, value] : {Option{"OGR_XLSX_HEADERS", "FORCE"}, Option{"OGR_ODS_HEADERS", "FORCE"},
                                            Option{"GPX_ELE_AS_25D", "YES"}}) {
            if (!CPLGetConfigOption(option, nullptr)) CPLSetConfigOption(option, value);
        }
        GDALAllRegister();
    });
}

/// What each driver is told, where the user does not say otherwise.
constexpr std::array<std::pair<const char*, const char*>, 4> ownOptions{
    {{"DATE_AS_STRING", "YES"},
     {"HEADERS", "YES"},
     {"GEOM_POSSIBLE_NAMES", "WKT,geom,geometry,the_geom,geojson,_geojson"},
     {"WRITE_GFS", "NO"}}};

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
        const std::string_view message(text);
        for (const auto& [option, value] : ownOptions) {
            const bool isUnused = message.find("open option") != std::string_view::npos;
            if (isUnused && message.find(option) != std::string_view::npos) return;
        }
        if (level >= CE_Warning && self->all.size() < 20) self->all.emplace_back(level, text);
    }
};

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

/// A KML text as a file in memory, for as long as it lives.
class MemoryFile {
public:
    explicit MemoryFile(const std::string& text) : m_text(text), m_name(fmt::format("/vsimem/{}.kml", fmt::ptr(this))) {
        auto* bytes = reinterpret_cast<GByte*>(m_text.data());
        VSIFCloseL(VSIFileFromMemBuffer(m_name.c_str(), bytes, m_text.size(), FALSE));
    }
    ~MemoryFile() { VSIUnlink(m_name.c_str()); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    const std::string& name() const { return m_name; }

private:
    std::string m_text, m_name;
};

/// The table of the atlas's own members that `convert` writes into a GeoPackage.
void readHeaderTable(OGRLayer& layer, model::Atlas& atlas, Problems& problems) {
    json::Value header;
    header.type = json::Type::object;
    for (auto& row : layer) {
        json::ParseResult parsed = json::parse(row->GetFieldAsString("value"));
        const std::string member = row->GetFieldAsString("member");
        if (parsed.ok)
            header.members.push_back({member, std::move(parsed.value), 0, 0});
        else
            problems.error("json-syntax", "", "corridor_atlas." + member, parsed.error.message);
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

/// Tables that QGIS and GDAL keep beside the layers.
bool isHousekeeping(std::string_view layer) {
    return layer == "layer_styles" || layer == "qgis_projects" || layer == "qgis_layer_metadata";
}

void readLayers(GDALDataset& dataset, const FileContext& context, model::Atlas& atlas, Problems& problems) {
    std::vector<OGRLayer*> layers;
    // To count the rows of a table of text means to read it.
    const bool isAlone = dataset.GetLayerCount() == 1;
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (std::string_view(layer->GetName()) == "corridor_atlas")
            readHeaderTable(*layer, atlas, problems);
        else if (!repeatsOthers(dataset, *layer) && !isHousekeeping(layer->GetName()) &&
                 (isAlone || layer->GetFeatureCount() != 0))
            layers.push_back(layer);
    }
    for (OGRLayer* layer : layers) {
        FileContext own = context;
        if (layers.size() > 1) {
            // Rows of several layers have the same numbers; the layer's name keeps the ids made of them apart.
            own.layer = unicode::shownName(layer->GetName());
            own.stem += fmt::format("/{}", own.layer);
        }
        readLayer(*layer, dataset.GetDriver()->GetDescription(), own, atlas, problems);
    }
}

/// GeoJSON in an archive: it is read by the reader that reads it elsewhere. Returns false for other formats.
bool readArchivedGeoJson(GDALDataset& dataset, const FileContext& context, model::Atlas& atlas, Problems& problems) {
    const std::string_view driver = dataset.GetDriver()->GetDescription();
    if (driver != "GeoJSON" && driver != "GeoJSONSeq") return false;
    const CPLStringList files(dataset.GetFileList(), TRUE);
    const std::string file = files.empty() ? dataset.GetDescription() : files[0];
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    if (!VSIIngestFile(nullptr, file.c_str(), &bytes, &size, -1)) {
        problems.error("unreadable", "", "", "cannot be read");
        return true;
    }
    const std::unique_ptr<GByte, void (*)(void*)> owner(bytes, &VSIFree);
    readGeoJson({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)}, context, atlas, problems);
    return true;
}

}  // namespace

void readWithGdal(const std::string& name, const FileContext& context, const LoadOptions& options, model::Atlas& atlas,
                  Problems& problems, const std::optional<std::string>& written) {
    prepareGdal();
    const bool isPostgres = name.rfind("PG:", 0) == 0;
    if (needsNetwork(name) && !options.online) {
        return problems.error("online", "", "", "needs the network; --online allows it");
    }
    if (const std::string wrong = unpacksTooLarge(name); !wrong.empty()) {
        return problems.error("archive-size", "", "", wrong);
    }
    for (const std::string& option : options.openOptions) {
        if (!options.online && optionNeedsNetwork(option))
            return problems.error("online", "", "-oo " + option, "needs the network; --online allows it");
    }
    CPLStringList drivers;
    if (isPostgres)
        drivers.AddString("PostgreSQL");
    else
        for (const char* driver : localDrivers) drivers.AddString(driver);
    CPLStringList open;
    for (const auto& [option, value] : ownOptions) open.SetNameValue(option, value);
    for (const std::string& option : options.openOptions) {
        const std::size_t equals = option.find('=');
        if (equals != std::string::npos)
            open.SetNameValue(option.substr(0, equals).c_str(), option.substr(equals + 1).c_str());
        else
            open.AddString(option.c_str());
    }
    const Messages messages;
    const std::optional<MemoryFile> memory =
        written ? std::optional<MemoryFile>(std::in_place, *written) : std::nullopt;
    const std::unique_ptr<GDALDataset, CloseDataset> dataset(
        GDALDataset::Open(memory ? memory->name().c_str() : name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                          options.online ? nullptr : drivers.List(), open.List(), nullptr));
    if (!dataset) {
        const std::string reason = messages.all.empty() ? "GDAL knows no driver for it" : messages.all.front().second;
        return problems.error("unreadable", "", "", fmt::format("cannot be read: {}", reason));
    }
    if (!readArchivedGeoJson(*dataset, context, atlas, problems)) readLayers(*dataset, context, atlas, problems);
    for (const auto& [level, text] : messages.all) {
        if (level >= CE_Failure)
            problems.error("gdal", "", "", text);
        else
            problems.warning("gdal", "", "", text);
    }
}

}  // namespace corridor::ingest
