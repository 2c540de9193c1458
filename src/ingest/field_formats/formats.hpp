#pragma once

#include "field_row.hpp"

namespace corridor::ingest {

// A reader for each format; what it reads is in docs/data-format.md.
void readAcled(FieldRow& row);
void readUcdpGed(FieldRow& row);
void readUnsdiRoad(FieldRow& row);
void readUnsdiObstacle(FieldRow& row);

/// Timestamps as kepler.gl takes them: a column of a point, or the fourth ordinates of a trip.
void readTimestamps(FieldRow& row);

}  // namespace corridor::ingest
