#pragma once

#include "members.hpp"
#include "model/event.hpp"

namespace corridor::ingest {

/// Reads an event's own properties: date, category, claims, access rows, figures. Not its id, names,
/// sources, note, style and place, which the caller reads. A source's and a claim's gaps are filled as the
/// contract says: targets from `about`, sources from the event.
model::Event readEvent(Members& members);

}  // namespace corridor::ingest
