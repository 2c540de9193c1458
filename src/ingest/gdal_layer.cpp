#include "gdal_layer.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>

#include "column_names.hpp"
#include "field_formats/field_formats.hpp"
#include "field_formats/field_row.hpp"
#include "field_formats/hxl.hpp"
#include "field_formats/trips.hpp"
#include "gdal_geometry.hpp"
#include "geometry.hpp"
#include "row_builder.hpp"
#include "to_model.hpp"
#include "unicode/utf8.hpp"

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

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
    constexpr int lastSecond = 59;  // OGR rounds 59.6 up to 60
    const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    return withTime && (hour != 0 || minute != 0 || second != 0)
               ? date + fmt::format("T{:02}:{:02}:{:02}", hour, minute, std::min(second, lastSecond))
               : date;
}

/// Members of the model that are lists or objects, which tables hold as JSON text.
bool isStructured(std::string_view column) {
    constexpr std::array<std::string_view, 12> names{
        collidingProperties, "claims",  "access", "figures", "edges",     "gaps",
        "delay_min",         "sources", "about",  "on",      "alt_names", "part"};
    return std::find(names.begin(), names.end(), column) != names.end();
}

/// Text that is JSON where its column says so, or where it looks like it in a column of a list or object.
Value valueOfText(const char* text, bool isJson, bool isStructured) {
    if (isJson || (isStructured && (*text == '[' || *text == '{'))) {
        if (json::ParseResult parsed = json::parse(text); parsed.ok) return std::move(parsed.value);
    }
    return textValue(text);
}

Value columnValue(const OGRFeature& row, int index, const OGRFieldDefn& field, std::string_view name) {
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
            return list ? valueOfText(list.get(), true, true) : textValue(row.GetFieldAsString(index));
        }
        default:
            return valueOfText(row.GetFieldAsString(index), field.GetSubType() == OFSTJSON, isStructured(name));
    }
}

using Names = std::span<const std::string_view>;

// Columns of positions, in small letters; the last ones of a list are looked for last.
constexpr std::array<std::string_view, 5> lonColumns{"lon", "longitude", "lng", "long", "x"};
constexpr std::array<std::string_view, 3> latColumns{"lat", "latitude", "y"};
constexpr std::array<std::string_view, 6> wktColumns{"wkt", "geom", "geometry", "the_geom", "geojson", "_geojson"};
constexpr std::array<std::string_view, 1> latLonColumns{"lat,lon"};
constexpr std::array<std::string_view, 3> dateColumns{"date", "start", "end"};
constexpr std::array<std::string_view, 2> timeColumns{"timestamp", "datetime"};

class LayerReader {
public:
    LayerReader(OGRLayer& layer, std::string_view driver, const FileContext& context, model::Atlas& atlas,
                Problems& problems)
        : m_layer(layer),
          m_driver(driver),
          m_context(context),
          m_problems(problems),
          m_rowProblems(problems.file()),
          m_builder(context, atlas, problems) {
        for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
            m_titles.emplace_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
        }
        m_names = modelNames(m_titles, driver);
        if (context.fields) context.fields->meet(m_titles);
        m_role = !context.role.empty() ? context.role : isRole(layer.GetName()) ? layer.GetName() : "";
    }

    void read(bool isOnlyLayer) {
        if (!titlesAreText() || !prepareTransformation()) return;
        const std::size_t header = readHashtags();
        const bool isTable = wkbFlatten(m_layer.GetGeomType()) == wkbNone;
        if (isTable && !hasPositions() && !reportNoPositions(isOnlyLayer)) return;
        const bool isMapped = m_context.fields && !m_context.fields->empty();
        if (!isMapped) m_format = formatOf(m_titles);
        const bool mayHoldTrips = isTable && Trips::haveColumns(m_titles) && m_format == FieldFormat::none;
        Trips trips;
        std::size_t row = 0;
        for (const auto& each : m_layer) {
            if (row++ < header) continue;
            RawFeature feature;
            feature.index = row - header - 1;
            m_rowProblems = Problems(m_problems.file());
            const bool ok = readRow(*each, feature);
            if (ok && mayHoldTrips)
                trips.add(std::move(feature));
            else
                m_builder.add(std::move(feature), std::move(m_rowProblems), ok);
        }
        for (RawFeature& feature : std::move(trips).features())
            m_builder.add(std::move(feature), Problems(m_problems.file()), true);
        m_builder.finish();
    }

private:
    static bool isAmong(const std::string& name, Names names) {
        return std::any_of(names.begin(), names.end(), [&](std::string_view each) { return isSameColumn(name, each); });
    }

    /// Returns false, with an error, where the title of a column is not UTF-8.
    bool titlesAreText() {
        const auto bad = std::find_if_not(m_titles.begin(), m_titles.end(), unicode::isUtf8);
        if (bad == m_titles.end()) return true;
        m_problems.error("encoding", "", "", fmt::format("the title of a column, \"{}\", is not UTF-8", asciiOf(*bad)));
        return false;
    }

    bool hasColumn(Names names) const {
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            const std::string& tagged = m_hashtags ? m_hashtags->propertyOf(i) : "";
            if (isAmong(tagged.empty() ? m_names[i] : tagged, names)) return true;
        }
        return std::any_of(names.begin(), names.end(),
                           [&](std::string_view name) { return m_context.fields && m_context.fields->maps(name); });
    }

    bool hasPositions() const {
        return (hasColumn(lonColumns) && hasColumn(latColumns)) || hasColumn(latLonColumns) || hasColumn(wktColumns);
    }

    /// Says that a table has no positions. Returns whether it is worth reading all the same: its rows have dates.
    bool reportNoPositions(bool isOnlyLayer) {
        const bool hasDates = hasColumn(dateColumns) || formatOf(m_titles) != FieldFormat::none;
        const std::string columns = fmt::format("{}", fmt::join(m_titles, ", "));
        const std::string table = isOnlyLayer ? "has" : fmt::format("the table \"{}\" has", m_layer.GetName());
        if (hasDates)
            m_problems.warning("no-position", "", "", fmt::format("{} no column of positions: {}", table, columns));
        else if (isOnlyLayer)
            m_problems.error("no-position", "", "",
                             fmt::format("{} no column of positions or dates: {}", table, columns));
        else
            m_problems.warning("no-position", "", "",
                               fmt::format("{} no column of positions or dates and is left out: {}", table, columns));
        return hasDates;
    }

    /// Looks for a row of hashtags among the titles and the first rows; returns how many rows belong to the header.
    std::size_t readHashtags() {
        if ((m_hashtags = Hashtags::read(m_titles))) return 0;
        std::size_t row = 0, header = 0;
        for (const auto& each : m_layer) {
            if (row++ == hashtagsWithin || m_hashtags) break;
            std::vector<std::string> cells;
            for (int i = 0; i < each->GetFieldCount(); ++i) {
                cells.emplace_back(each->IsFieldSetAndNotNull(i) ? each->GetFieldAsString(i) : "");
            }
            if ((m_hashtags = Hashtags::read(cells))) header = row;
        }
        m_layer.ResetReading();
        // The titles of a field format say more than its hashtags.
        if (formatOf(m_titles) != FieldFormat::none) m_hashtags.reset();
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

    bool readRow(OGRFeature& row, RawFeature& feature) {
        feature.fromTable = true;
        feature.role = m_role;
        feature.format = m_format;
        feature.layer = m_context.layer;
        const bool isText = readColumns(row, feature);
        if (m_context.fields) m_context.fields->apply(feature.properties);
        addLayerStyle(m_context.style, feature.properties);
        if (const Value* id = feature.properties.find("id")) feature.id = id->text;
        return isText && readShape(row, feature);
    }

    /// Returns false, with errors, where a text is not UTF-8.
    bool readColumns(OGRFeature& row, RawFeature& feature) {
        const OGRFeatureDefn& columns = *m_layer.GetLayerDefn();
        feature.properties.type = Type::object;
        feature.properties.members.reserve(m_names.size());
        Value figures;
        figures.type = Type::array;
        std::vector<std::pair<std::string, std::string>> notText;
        for (int i = 0; i < columns.GetFieldCount(); ++i) {
            const auto column = static_cast<std::size_t>(i);
            const std::string& tagged = m_hashtags ? m_hashtags->propertyOf(column) : "";
            const std::string& name = tagged.empty() ? m_names[column] : tagged;
            Value value;
            if (row.IsFieldSetAndNotNull(i)) value = columnValue(row, i, *columns.GetFieldDefn(i), name);
            const bool isEmptyText = value.is(Type::string) && value.text.empty();
            if (value.is(Type::null) || (isEmptyText && !keepsEmptyText(m_driver))) {
                // Of a date it is told that it is missing: the row is an event all the same.
                if (holdsDates(column, name) && (isEmptyText || !hasColumnsOfOthers(m_driver)))
                    feature.properties.members.push_back({name, {}, 0, 0});
                continue;
            }
            if (value.is(Type::string) && !unicode::isUtf8(value.text)) {
                notText.emplace_back(name, asciiOf(value.text));
                continue;
            }
            if (m_hashtags && addFigure(figures, m_hashtags->figureOf(column), value)) continue;
            if (!isDriversOwn(m_driver, name, value))
                feature.properties.members.push_back({name, std::move(value), 0, 0});
        }
        if (!figures.items.empty()) feature.properties.members.push_back({"figures", std::move(figures), 0, 0});
        if (const Value* id = feature.properties.find("id")) feature.id = id->text;
        for (const auto& [name, shown] : notText)
            m_rowProblems.error("encoding", feature.label(), name, fmt::format("\"{}\" is not UTF-8", shown));
        return notText.empty();
    }

    bool holdsDates(std::size_t column, const std::string& name) const {
        const auto isTarget = [&](std::string_view target) {
            return m_context.fields && m_context.fields->maps(target, m_titles[column]);
        };
        return isAmong(name, dateColumns) || isAmong(name, timeColumns) ||
               std::any_of(dateColumns.begin(), dateColumns.end(), isTarget);
    }

    /// For a message: what is not ASCII as a question mark.
    static std::string asciiOf(std::string text) {
        for (char& c : text) c = c >= ' ' && c <= '~' ? c : '?';
        return text;
    }

    /// A number that a hashtag says the meaning of.
    static bool addFigure(Value& figures, const std::string& what, const Value& value) {
        const auto number = what.empty() ? std::nullopt : numberIn(value.text);
        if (!number) return false;
        Value figure;
        figure.type = Type::object;
        figure.members.push_back({"what", textValue(what), 0, 0});
        figure.members.push_back({"value", numberValue(*number, value.text), 0, 0});
        figures.items.push_back(std::move(figure));
        return true;
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
        if (m_driver == "CSV") taken(feature, wktColumns);
        return readOgrGeometry(linear ? *linear : *geometry, m_driver, feature.geometry, m_rowProblems,
                               feature.label());
    }

    bool readWithoutGeometry(RawFeature& feature, bool isEmpty) {
        const std::string wkt = m_driver == "CSV" ? taken(feature, wktColumns) : "";
        if (wkt.empty() || isEmpty) return readLonLatColumns(feature);
        constexpr std::size_t shown = 60;
        m_rowProblems.error(
            "wkt", feature.label(), "WKT",
            fmt::format("\"{}\" is no geometry in WKT", wkt.size() <= shown ? wkt : wkt.substr(0, shown) + "..."));
        return false;
    }

    /// Takes the first column with one of these names.
    static std::string taken(RawFeature& feature, Names names) {
        auto& members = feature.properties.members;
        for (const std::string_view name : names) {
            const auto found = std::find_if(members.begin(), members.end(), [&](const json::Member& member) {
                return isSameColumn(member.name, name);
            });
            if (found == members.end()) continue;
            std::string text = std::move(found->value.text);
            members.erase(found);
            text.erase(0, text.find_first_not_of(" \t"));
            text.erase(text.find_last_not_of(" \t") + 1);
            return text;
        }
        return "";
    }

    /// A table without geometry may have columns for longitude and latitude, or one for both (latitude first, as HXL
    /// has it).
    bool readLonLatColumns(RawFeature& feature) {
        std::string lon = taken(feature, lonColumns), lat = taken(feature, latColumns);
        if (m_hashtags && lon.empty() && lat.empty()) {
            const std::vector<std::string> both = partsOf(taken(feature, latLonColumns), ",");
            if (both.size() == 2) lat = both[0], lon = both[1];
        }
        if (lon.empty() && lat.empty()) return true;
        const auto degreesEast = numberIn(lon), degreesNorth = numberIn(lat);
        if (!degreesEast || !degreesNorth) {
            m_rowProblems.error("property-type", feature.label(), "lon, lat",
                                fmt::format("\"{}\", \"{}\" are no degrees", lon, lat));
            return false;
        }
        const units::LonLat position{*degreesEast, *degreesNorth};
        feature.geometry.kind = RawGeometry::Kind::point;
        feature.geometry.points = {position};
        return checkRange(position, m_rowProblems, feature.label(), "lon, lat");
    }

    OGRLayer& m_layer;
    std::string_view m_driver;
    const FileContext& m_context;
    Problems& m_problems;
    Problems m_rowProblems;  ///< of the row that is being read
    RowBuilder m_builder;
    std::vector<std::string> m_titles, m_names;  ///< of the columns, and as properties of the model
    std::string m_role;
    std::optional<FieldFormat> m_format;
    std::optional<Hashtags> m_hashtags;
    std::unique_ptr<OGRCoordinateTransformation> m_transformation;
};

}  // namespace

void readLayer(OGRLayer& layer, std::string_view driver, const FileContext& context, model::Atlas& atlas,
               Problems& problems) {
    LayerReader(layer, driver, context, atlas, problems).read(context.layer.empty());
}

}  // namespace corridor::ingest
