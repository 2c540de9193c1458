#include "gdal_layer.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "gdal_geometry.hpp"
#include "row_reader.hpp"
#include "table_columns.hpp"

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

/// `2023/04/23` and `2023/04/23 10:00:00+00`, as OGR writes days, to ISO 8601.
std::string dateText(const OGRFeature& row, int field, bool withTime) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
    row.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    constexpr int lastSecond = 59;  // OGR rounds 59.6 up to 60
    const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    return withTime && (hour != 0 || minute != 0 || second != 0)
               ? date + fmt::format("T{:02}:{:02}:{:02}", hour, minute, std::min(second, lastSecond))
               : date;
}

Value jsonValue(const char* text) {
    json::ParseResult parsed = json::parse(text);
    return parsed.ok ? std::move(parsed.value) : textValue(text);
}

Value columnValue(const OGRFeature& row, int index, const OGRFieldDefn& field, bool isStructured) {
    switch (field.GetType()) {
        case OFTInteger:
        case OFTInteger64:
            if (field.GetSubType() == OFSTBoolean) {
                Value value;
                value.type = Type::boolean;
                value.boolean = row.GetFieldAsInteger(index) != 0;
                return value;
            }
            return numberValue(row.GetFieldAsDouble(index), fmt::format("{}", row.GetFieldAsInteger64(index)));
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
            return list ? jsonValue(list.get()) : textValue(row.GetFieldAsString(index));
        }
        default:
            return field.GetSubType() == OFSTJSON ? jsonValue(row.GetFieldAsString(index))
                                                   : cellValue(row.GetFieldAsString(index), isStructured);
    }
}

std::vector<std::string> titlesOf(OGRLayer& layer) {
    std::vector<std::string> titles;
    const OGRFeatureDefn& columns = *layer.GetLayerDefn();
    for (int i = 0; i < columns.GetFieldCount(); ++i) titles.emplace_back(columns.GetFieldDefn(i)->GetNameRef());
    return titles;
}

class LayerReader {
public:
    LayerReader(OGRLayer& layer, std::string_view driver, const FileContext& context, model::Atlas& atlas,
                Problems& problems)
        : m_layer(layer),
          m_driver(driver),
          m_context(context),
          m_atlas(atlas),
          m_problems(problems),
          m_rowProblems(problems.file()),
          m_columns(titlesOf(layer), std::string(driver), layer.GetName(), context),
          m_row(m_columns, context) {
        if (context.fields) context.fields->meet(m_columns.titles());
    }

    void read(bool isOnlyLayer) {
        if (!m_columns.checkTitles(m_problems) || !prepareTransformation()) return;
        const std::size_t header = readHashtags();
        const bool isTable = wkbFlatten(m_layer.GetGeomType()) == wkbNone;
        if (isTable && !m_columns.hasPositions() && !m_columns.reportNoPositions(isOnlyLayer, m_problems)) return;
        RowSink sink(m_columns, isTable, m_context, m_atlas, m_problems);
        std::size_t row = 0;
        for (const auto& each : m_layer) {
            if (row++ < header) continue;
            RawFeature feature;
            m_rowProblems = Problems(m_problems.file());
            const bool ok = readRow(*each, feature, row - header - 1);
            sink.add(std::move(feature), std::move(m_rowProblems), ok);
        }
        sink.finish();
    }

private:
    std::size_t readHashtags() {
        auto each = m_layer.begin();
        const auto next = [&](std::vector<std::string>& cells) {
            if (!(each != m_layer.end())) return false;
            const OGRFeature& row = **each;
            cells.clear();
            for (int i = 0; i < row.GetFieldCount(); ++i) {
                cells.emplace_back(row.IsFieldSetAndNotNull(i) ? row.GetFieldAsString(i) : "");
            }
            ++each;
            return true;
        };
        const std::size_t header = m_columns.readHashtags(next);
        m_layer.ResetReading();
        return header;
    }

    /// Returns false, with an error, where the layer's reference system cannot be left for WGS 84.
    bool prepareTransformation() {
        OGRSpatialReference* declared = m_layer.GetSpatialRef();
        if (!declared) return true;
        OGRSpatialReference wgs84;
        wgs84.SetFromUserInput("OGC:CRS84");
        OGRSpatialReference source(*declared);
        source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (source.IsSame(&wgs84,
                          std::array<const char*, 2>{"CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr}.data()))
            return true;
        m_transformation.reset(OGRCreateCoordinateTransformation(&source, &wgs84));
        if (m_transformation) return true;
        const char* name = source.GetName();
        m_problems.error("crs", "", "",
                         fmt::format("its reference system \"{}\" cannot be brought to WGS 84", name ? name : ""));
        return false;
    }

    bool readRow(OGRFeature& row, RawFeature& feature, std::size_t index) {
        const OGRFeatureDefn& columns = *m_layer.GetLayerDefn();
        m_row.begin(feature, index);
        for (int i = 0; i < columns.GetFieldCount(); ++i) {
            const auto column = static_cast<std::size_t>(i);
            m_row.add(column, row.IsFieldSetAndNotNull(i)
                                  ? columnValue(row, i, *columns.GetFieldDefn(i), m_columns.isStructured(column))
                                  : Value());
        }
        return m_row.finish(m_rowProblems) && readShape(row, feature);
    }

    static bool isLine(const OGRGeometry& geometry) {
        const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
        return OGR_GT_IsCurve(type) || OGR_GT_IsSubClassOf(type, wkbMultiCurve);
    }

    bool readShape(OGRFeature& row, RawFeature& feature) {
        OGRGeometry* geometry = row.GetGeometryRef();
        if (geometry && geometry->IsEmpty() && isLine(*geometry)) {
            m_rowProblems.warning("too-few-positions", feature.label(), "coordinates",
                                  "a line of no position is left out; a line needs 2");
            return false;
        }
        if (!geometry || geometry->IsEmpty()) return readWithoutGeometry(feature, geometry != nullptr);
        std::unique_ptr<OGRGeometry> linear;
        if (m_transformation || geometry->hasCurveGeometry()) linear.reset(geometry->getLinearGeometry());
        if (m_transformation && linear->transform(m_transformation.get()) != OGRERR_NONE) {
            m_rowProblems.error("crs", feature.label(), "coordinates", "cannot be brought to WGS 84");
            return false;
        }
        // The text of a geometry, where it was read from one, is not kept beside it.
        if (m_driver == "CSV") m_row.taken(wktColumns);
        return readOgrGeometry(linear ? *linear : *geometry, m_driver, feature.geometry, m_rowProblems,
                               feature.label());
    }

    bool readWithoutGeometry(RawFeature& feature, bool isEmpty) {
        const std::string wkt = m_driver == "CSV" ? m_row.taken(wktColumns) : "";
        if (wkt.empty() || isEmpty) return m_row.readLonLat(m_rowProblems);
        constexpr std::size_t shown = 60;
        m_rowProblems.error(
            "wkt", feature.label(), "WKT",
            fmt::format("\"{}\" is no geometry in WKT", wkt.size() <= shown ? wkt : wkt.substr(0, shown) + "..."));
        return false;
    }

    OGRLayer& m_layer;
    std::string_view m_driver;
    const FileContext& m_context;
    model::Atlas& m_atlas;
    Problems& m_problems;
    Problems m_rowProblems;  ///< of the row that is being read
    TableColumns m_columns;
    RowReader m_row;
    std::unique_ptr<OGRCoordinateTransformation> m_transformation;
};

}  // namespace

void readLayer(OGRLayer& layer, std::string_view driver, const FileContext& context, model::Atlas& atlas,
               Problems& problems) {
    LayerReader(layer, driver, context, atlas, problems).read(context.layer.empty());
}

}  // namespace corridor::ingest
