#pragma once

#include <optional>

#include "field_mapping.hpp"
#include "model/atlas.hpp"
#include "problems.hpp"
#include "to_model.hpp"

namespace corridor::ingest {

/// What was read of a piece of a file.
struct AtlasPart {
    model::Atlas atlas;  ///< its things; of the rest only `inputs`, for their origins
    Problems problems;
    std::optional<FieldMapping> fields;
};

/// Puts parts together in their order.
class PartList {
public:
    /// `parts`: how many parts there will be, about, so that room is made at once.
    PartList(model::Atlas& to, Problems& problems, FieldMapping* fields, double parts = 1.0)
        : m_to(to), m_problems(problems), m_fields(fields), m_sources(to.sources), m_parts(parts) {}

    void append(AtlasPart part);

private:
    model::Atlas& m_to;
    Problems& m_problems;
    FieldMapping* m_fields;
    SourceList m_sources;
    double m_parts;
};

}  // namespace corridor::ingest
