#include <fmt/format.h>

#include "formats.hpp"
#include "written_day.hpp"

namespace corridor::ingest {

void readTimestamps(FieldRow& row) {
    const RawGeometry& geometry = row.feature().geometry;
    const auto has = [&](const char* name) { return !row.text(name).empty(); };
    if (geometry.hasTimes && !has("valid")) {
        const auto first = dayOf(fmt::format("{:.0f}", geometry.firstTime)),
                   last = dayOf(fmt::format("{:.0f}", geometry.lastTime));
        if (first && last) row.set("valid", fmt::format("{}/{}", toString(*first), toString(*last)));
    }
    const bool isPoint = geometry.kind == RawGeometry::Kind::point;
    if (!isPoint || has("date") || has("start") || has("end")) return;
    for (const char* column : {"timestamp", "datetime"}) {
        if (const auto day = dayOf(row.text(column))) return row.setDate(toString(*day));
    }
    const bool isEmpty = row.hasEmpty("timestamp") || row.hasEmpty("datetime");
    if (isEmpty && !row.hasEmpty("date") && !row.hasEmpty("start") && !row.hasEmpty("end")) row.setEmptyDate();
}

}  // namespace corridor::ingest
