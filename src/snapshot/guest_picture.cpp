#include "guest_picture.hpp"

#include <cpl_minixml.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>

#include "gdal_messages.hpp"
#include "output/file_writer.hpp"

namespace corridor::snapshot {

namespace fs = std::filesystem;

namespace {

using namespace std::string_view_literals;

struct Kind {
    std::string_view start;   ///< its first bytes
    std::string_view inside;  ///< and those from the ninth on
    const char* driver;
    const char* extension;
    bool hasOwnAux;  ///< export keeps place and metadata in an .aux.xml beside it
};

constexpr std::array kinds{
    Kind{"II*\0"sv, "", "GTiff", ".tif", false},
    Kind{"II+\0"sv, "", "GTiff", ".tif", false},
    Kind{"MM\0*"sv, "", "GTiff", ".tif", false},
    Kind{"MM\0+"sv, "", "GTiff", ".tif", false},
    Kind{"\x89PNG\r\n\x1A\n"sv, "", "PNG", ".png", true},
    Kind{"\xFF\xD8\xFF"sv, "", "JPEG", ".jpg", true},
    Kind{"RIFF"sv, "WEBP", "WEBP", ".webp", true},
    Kind{"%PDF-"sv, "", "PDF", ".pdf", true},
};

std::string firstBytes(const fs::path& file) {
    std::string bytes(16, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

const Kind& kindOf(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) throw std::runtime_error(fmt::format("{}: is no file", file.string()));
    const std::string bytes = firstBytes(file);
    for (const Kind& kind : kinds) {
        const std::string_view start(bytes), inside = start.substr(std::min<std::size_t>(8, start.size()));
        if (start.substr(0, kind.start.size()) == kind.start && inside.substr(0, kind.inside.size()) == kind.inside)
            return kind;
    }
    throw std::runtime_error(fmt::format(
        "{}: is not a picture that export writes: by its first bytes it is no TIFF, PNG, JPEG, WebP or PDF",
        file.string()));
}

std::string textOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

struct DeleteXml {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};

bool isStatistics(const CPLXMLNode& item) {
    return std::string_view(CPLGetXMLValue(&item, "key", "")).rfind("STATISTICS_", 0) == 0;
}

/// Whether a band's element changes nothing that is seen.
bool isHarmless(const CPLXMLNode& element) {
    const std::string_view name(element.pszValue);
    if (element.eType != CXT_Element || name == "Histograms" || name == "Description") return true;
    if (name != "Metadata") return false;
    if (std::string_view(CPLGetXMLValue(&element, "domain", "")) == "IMAGE_STRUCTURE") return true;
    for (const CPLXMLNode* item = element.psChild; item != nullptr; item = item->psNext) {
        if (item->eType == CXT_Element && !isStatistics(*item)) return false;
    }
    return true;
}

bool isOfExport(const CPLXMLNode& element) {
    const std::string_view name(element.pszValue), domain(CPLGetXMLValue(&element, "domain", ""));
    return name == "SRS" || name == "GeoTransform" ||
           (name == "Metadata" && (domain.empty() || domain == "IMAGE_STRUCTURE"));
}

}  // namespace

std::string pictureItems(const std::string& auxXml, std::vector<std::string>& strangers) {
    const GdalMessages messages;
    const std::unique_ptr<CPLXMLNode, DeleteXml> root(CPLParseXMLString(auxXml.c_str()));
    CPLXMLNode* const whole = root ? CPLGetXMLNode(root.get(), "=PAMDataset") : nullptr;
    if (whole == nullptr) {
        strangers.emplace_back("what is no XML of GDAL");
        return "";
    }
    std::vector<CPLXMLNode*> others;
    for (CPLXMLNode* element = whole->psChild; element != nullptr; element = element->psNext) {
        if (element->eType != CXT_Element || isOfExport(*element)) continue;
        others.push_back(element);
        if (std::string_view(element->pszValue) != "PAMRasterBand") {
            const char* domain = CPLGetXMLValue(element, "domain", "");
            strangers.push_back(fmt::format("{}{}{}", element->pszValue, *domain != '\0' ? " " : "", domain));
            continue;
        }
        for (const CPLXMLNode* part = element->psChild; part != nullptr; part = part->psNext) {
            if (!isHarmless(*part)) strangers.push_back(fmt::format("{} of a band", part->pszValue));
        }
    }
    for (CPLXMLNode* element : others) {
        CPLRemoveXMLChild(whole, element);
        CPLDestroyXMLNode(element);
    }
    char* const text = CPLSerializeXMLTree(whole);
    std::string kept(text);
    CPLFree(text);
    return kept;
}

fs::path folderForScratch() {
    std::error_code error;
    const fs::path folder = fs::temp_directory_path(error);
    return error ? fs::path("/tmp") : folder;
}

std::string extensionOf(const std::string& format) {
    for (const Kind& kind : kinds) {
        if (format == kind.driver) return kind.extension;
    }
    return "";
}

Metadata itemsOf(GDALDataset& dataset) {
    Metadata metadata;
    const CPLStringList items(dataset.GetMetadata(), FALSE);
    for (int i = 0; i < items.Count(); ++i) {
        const std::string item = items[i];
        if (const std::size_t equals = item.find('='); equals != std::string::npos)
            metadata.emplace_back(item.substr(0, equals), item.substr(equals + 1));
    }
    return metadata;
}

namespace {

/// What lies in an .aux.xml that may be there: what export writes into one, and the names of everything else.
struct Aux {
    fs::path file;
    std::string kept;
    std::vector<std::string> others;
};

std::optional<Aux> auxOf(const fs::path& picture) {
    Aux aux{fs::path(picture) += ".aux.xml", "", {}};
    std::error_code error;
    if (!fs::exists(aux.file, error)) return std::nullopt;
    aux.kept = pictureItems(textOf(aux.file), aux.others);
    return aux;
}

}  // namespace

GuestPicture::GuestPicture(const fs::path& file) : m_file(file), m_scratch(folderForScratch()) {
    const Kind& kind = kindOf(file);
    m_format = kind.driver;
    const fs::path guest = m_scratch.path() / (std::string("picture") + kind.extension);
    fs::create_symlink(fs::absolute(file), guest);
    takeWhatLiesBeside(kind.hasOwnAux, fs::path(guest) += ".aux.xml");
    GDALAllRegister();
    const GdalMessages messages;
    const std::array<const char*, 2> drivers{kind.driver, nullptr};
    m_dataset.reset(
        GDALDataset::Open(guest.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
    if (!m_dataset) {
        std::string reason = messages.first();
        if (const std::size_t at = reason.find(guest.string()); at != std::string::npos)
            reason.replace(at, guest.string().size(), file.filename().string());
        throw std::runtime_error(fmt::format("{}: cannot be read as a picture: {}", file.string(), reason));
    }
    // A picture may name another as its overviews, wherever that lies.
    if (m_dataset->GetMetadata("OVERVIEWS") != nullptr)
        throw std::runtime_error(fmt::format("{}: names another file as its overviews", file.string()));
}

void GuestPicture::takeWhatLiesBeside(bool hasOwnAux, const fs::path& aux) {
    if (std::optional<Aux> found = auxOf(m_file)) {
        if (hasOwnAux) {
            output::FileWriter writer(aux, found->file);
            writer << found->kept;
            writer.close();
        } else {
            // A TIFF of export keeps all in itself. Statistics, as QGIS writes them here, do no harm.
            for (const auto& [mark, what] : {std::pair("<SRS", "a reference system"), {"<GeoTransform", "a place"},
                                             {"key=\"", "items of metadata"}}) {
                if (found->kept.find(mark) != std::string::npos) found->others.emplace_back(what);
            }
        }
        for (const std::string& what : found->others) {
            m_strangers.push_back(fmt::format("{}: holds {}, which export did not write",
                                              found->file.filename().string(), what));
        }
    }
    for (const char* ending : {".ovr", ".msk", ".aux"}) {
        const fs::path beside = fs::path(m_file) += ending;
        if (std::error_code error; fs::exists(beside, error)) {
            m_strangers.push_back(fmt::format("{}: lies beside the picture, and export did not write it",
                                              beside.filename().string()));
        }
    }
}

void GuestPicture::expectReadable() const {
    const GdalMessages messages;
    const int bands = m_dataset->GetRasterCount(), width = m_dataset->GetRasterXSize();
    const int height = m_dataset->GetRasterYSize();
    std::vector<std::uint8_t> row(static_cast<std::size_t>(width));
    for (int band = 1; band <= bands; ++band) {
        const CPLErr error = m_dataset->GetRasterBand(band)->RasterIO(GF_Read, 0, height - 1, width, 1, row.data(), width,
                                                                     1, GDT_Byte, 0, 0, nullptr);
        if (error == CE_None && !messages.failed()) continue;
        throw std::runtime_error(fmt::format("{}: is cut short: the last of its {} rows of {} pixels cannot be read",
                                             m_file.string(), height, width));
    }
    // Tiles of a TIFF that are not there read as black.
    if (m_format != "GTiff") return;
    int blockWidth = 1, blockHeight = 1;
    GDALRasterBand& first = *m_dataset->GetRasterBand(1);
    first.GetBlockSize(&blockWidth, &blockHeight);
    for (int blockRow = 0; blockRow * std::int64_t{blockHeight} < height; ++blockRow) {
        for (int column = 0; column * std::int64_t{blockWidth} < width; ++column) {
            if (first.GetMetadataItem(fmt::format("BLOCK_OFFSET_{}_{}", column, blockRow).c_str(), "TIFF") != nullptr) continue;
            throw std::runtime_error(fmt::format("{}: is not whole: the block {} across and {} down is missing",
                                                 m_file.string(), column + 1, blockRow + 1));
        }
    }
}

}  // namespace corridor::snapshot
