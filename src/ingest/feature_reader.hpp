#pragma once

#include <optional>
#include <string_view>

#include "feature_scan.hpp"
#include "geodesy/projection.hpp"
#include "geojson.hpp"
#include "json.hpp"
#include "model/atlas.hpp"
#include "problems.hpp"
#include "to_model.hpp"

namespace corridor::ingest {

/// Turns GeoJSON features, as values or as scanned pieces, into things of the model, in one coordinate reference
/// system. Says what is wrong feature by feature.
class FeatureReader {
public:
    FeatureReader(const FileContext& context, model::Atlas& atlas, Problems& problems)
        : m_context(context), m_builder(context.stem, context.exactPositions, atlas, problems), m_problems(problems) {}

    /// Coordinates are of another system than WGS 84 from here on.
    void setProjection(std::optional<geodesy::Projection> projection) { m_projection = std::move(projection); }
    bool inDegrees() const { return !m_projection; }

    /// A Feature object, and where it stands in the text.
    void readFeature(const json::Value& value, std::size_t index, Slice whole);
    /// A geometry that stands alone.
    void readBareGeometry(const json::Value& value);
    /// A feature that a scan found plain. `start` is the place of its first byte.
    void readScanned(ScannedFeature& scanned, std::string_view text, std::size_t index, json::Place start);

private:
    void setSpan(RawFeature& feature, Slice whole) const;
    void readId(const json::Value* outer, RawFeature& feature);
    void finish(RawFeature& feature, json::Place at);
    void leftOut(const RawFeature& feature);
    bool reproject(RawGeometry& geometry, const std::string& feature, json::Place at);

    const FileContext& m_context;
    ModelBuilder m_builder;
    Problems& m_problems;
    std::optional<geodesy::Projection> m_projection;
};

}  // namespace corridor::ingest
