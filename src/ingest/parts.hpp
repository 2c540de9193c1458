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
    PartList(model::Atlas& to, Problems& problems, FieldMapping* fields)
        : m_to(to), m_problems(problems), m_fields(fields), m_sources(to.sources) {}

    void append(AtlasPart part);

private:
    model::Atlas& m_to;
    Problems& m_problems;
    FieldMapping* m_fields;
    SourceList m_sources;
};

}  // namespace corridor::ingest
