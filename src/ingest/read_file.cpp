#include "read_file.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "digest/sha256.hpp"
#include "file_text.hpp"
#include "gdal_reader.hpp"
#include "geojson.hpp"
#include "kml_dates.hpp"
#include "table_ends.hpp"
#include "text_table.hpp"
#include "threads/threads.hpp"

namespace corridor::ingest {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t hashAside = std::size_t{4} << 20;
// Each block has sources of its own until they are put together.
constexpr std::size_t tableBlock = std::size_t{16} << 20;

std::string lowerExtension(const fs::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

/// GeoJSON by its extension, or by how it begins, whatever it is called: the strict reader takes all of it. TopoJSON
/// is left to GDAL.
bool isGeoJson(const fs::path& file, std::string_view bytes) {
    const std::string extension = lowerExtension(file);
    for (const char* json : {".geojson", ".geojsonl", ".geojsons", ".ndjson"}) {
        if (extension == json) return true;
    }
    const std::size_t first = bytes.find_first_not_of("\xEF\xBB\xBF\x1E \t\r\n");
    const bool beginsAsObject = first != std::string_view::npos && bytes[first] == '{';
    if (beginsAsObject) return bytes.substr(0, 1024).find("\"Topology\"") == std::string_view::npos;
    return extension == ".json";
}

std::size_t thingsIn(const model::Atlas& atlas) {
    return atlas.places.size() + atlas.network.size() + atlas.routes.size() + atlas.checkpoints.size() +
           atlas.events.size() + atlas.shapes.size();
}

/// What GDAL is to open: an archive by what is in it.
std::string nameForGdal(const fs::path& file) {
    const std::string extension = lowerExtension(file);
    if (extension == ".zip") return "/vsizip/" + fs::absolute(file).string();
    if (extension == ".gz") return "/vsigzip/" + fs::absolute(file).string();
    return file.string();
}

/// A table of text that is read here; those whose cells are told otherwise beside it or by the user are OGR's.
bool isOwnTable(const fs::path& file, std::string_view bytes, const LoadOptions& options) {
    const std::string extension = lowerExtension(file);
    if (extension != ".csv" && extension != ".tsv" && extension != ".psv") return false;
    for (const char* beside : {".csvt", ".prj"}) {
        if (fs::exists(fs::path(file).replace_extension(beside))) return false;
    }
    return options.openOptions.empty() && isTextTable(bytes);
}

void readWithDriver(const FileRequest& request, const FileContext& context, std::string_view bytes,
                    const LoadOptions& options, model::Atlas& atlas, Problems& problems) {
    const std::string extension = lowerExtension(request.file);
    if (extension == ".csv" || extension == ".tsv") checkTableEnd(bytes, problems);
    if (extension == ".shp") checkShapefile(request.file, bytes, problems);
    const auto written = extension == ".kml" ? withWrittenDates(bytes) : std::nullopt;
    readWithGdal(nameForGdal(request.file), context, options, atlas, problems, written);
}

}  // namespace

void readFile(const FileRequest& request, const LoadOptions& options, model::Atlas& atlas,
              std::vector<units::Problem>& all) {
    Problems problems(request.shown);
    FileContext context{request.stem, request.role,  options.skipInvalid, request.fields,
                        "",           request.style, !request.standsAlone, options.exactPositions};
    const bool isFolder = fs::is_directory(request.file);
    const auto bytes = isFolder ? nullptr : FileText::open(request.file, request.standsAlone);
    const std::string_view text = bytes ? bytes->text() : std::string_view();
    if (!bytes && !isFolder) {
        problems.error("unreadable", "", "", "cannot be read");
    } else {
        // Large files are hashed beside the reading of them.
        auto hash = threads::begin(text.size() > hashAside, [&] { return bytes ? digest::sha256(text) : std::string(); });
        atlas.inputs.push_back({request.shown, ""});
        const std::size_t input = atlas.inputs.size() - 1, before = thingsIn(atlas);
        if (bytes && isGeoJson(request.file, text))
            readGeoJson(text, context, atlas, problems);
        else if (bytes && !fs::is_regular_file(request.file))
            problems.error("unreadable", "", "", "is a pipe; only GeoJSON is read from one");
        else if (bytes && isOwnTable(request.file, text, options))
            readTextTable(text, request.file.stem().string(), context, atlas, problems, {0, tableBlock});
        else
            readWithDriver(request, context, text, options, atlas, problems);
        atlas.inputs[input].sha256 = hash.get();
        if (request.standsAlone && problems.all().empty() && thingsIn(atlas) == before)
            problems.warning("nothing-read", "", "", "holds no feature");
    }
    all.insert(all.end(), std::make_move_iterator(problems.all().begin()),
               std::make_move_iterator(problems.all().end()));
}

}  // namespace corridor::ingest
