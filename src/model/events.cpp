#include "model/events.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include "model/certainty.hpp"
#include "packing.hpp"

namespace corridor::model {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t chunkSize = std::size_t{1} << 20;

bool hasAssertions(const Event& event) {
    return !event.access.empty() ||
           std::any_of(event.claims.begin(), event.claims.end(), [](const Claim& claim) { return !!claim.assertion; });
}

void addRow(EventColumns& columns, const units::DaySpan& days, EventFlags flags,
            const std::optional<units::LonLat>& position, double accuracyMetres, std::uint32_t category) {
    columns.first.push_back(flags.isDated ? days.lower : units::Date::latest());
    columns.last.push_back(flags.isDated ? days.upper : units::Date::earliest());
    columns.position.push_back(position.value_or(units::LonLat{none, none}));
    columns.accuracyMetres.push_back(accuracyMetres);
    columns.category.push_back(category);
    columns.flags.push_back(flags);
}

template <typename T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

/// Rows in order of their first day, then of the files: a counting sort where days are close together.
std::vector<std::uint32_t> byFirstDay(const std::vector<units::Date>& first) {
    std::vector<std::uint32_t> order(first.size());
    std::iota(order.begin(), order.end(), 0U);
    std::int32_t least = std::numeric_limits<std::int32_t>::max(), most = std::numeric_limits<std::int32_t>::min();
    for (const units::Date day : first) {
        if (!day.isFinite()) continue;
        least = std::min(least, day.days());
        most = std::max(most, day.days());
    }
    const bool isClose = least <= most && std::int64_t{most} - least < static_cast<std::int64_t>(first.size()) + 100000;
    if (!isClose) {
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return first[a] < first[b]; });
        return order;
    }
    const auto slot = [&](units::Date day) {
        if (day == units::Date::earliest()) return std::size_t{0};
        return static_cast<std::size_t>((day == units::Date::latest() ? most + 1 : day.days()) - least) + 1;
    };
    std::vector<std::uint32_t> start(static_cast<std::size_t>(most - least) + 4, 0);
    for (const units::Date day : first) ++start[slot(day) + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    for (std::uint32_t i = 0; i < first.size(); ++i) order[start[slot(first[i])]++] = i;
    return order;
}

template <typename T>
void gather(std::vector<T>& column, const std::vector<std::uint32_t>& order) {
    std::vector<T> gathered;
    gathered.reserve(order.size());
    for (const std::uint32_t from : order) gathered.push_back(column[from]);
    column.swap(gathered);
}

}  // namespace

IndexRange rowsIn(const EventColumns& events, const units::DayRange& window) {
    if (window.empty()) return {};
    const auto end = std::lower_bound(events.first.begin(), events.first.end(), window.to);
    const auto begin = std::lower_bound(events.latestSoFar.begin(), events.latestSoFar.end(), window.from);
    const auto endIndex = static_cast<std::size_t>(end - events.first.begin());
    const auto beginIndex = static_cast<std::size_t>(begin - events.latestSoFar.begin());
    return {std::min(beginIndex, endIndex), endIndex};
}

bool touches(const EventColumns& events, std::size_t row, const units::DayRange& window) {
    return events.first[row] < window.to && events.last[row] >= window.from;
}

std::vector<std::size_t> countByCategory(const EventColumns& events, IndexRange rows) {
    std::vector<std::size_t> counts(events.categories.size(), 0);
    for (std::size_t row = rows.begin; row < rows.end; ++row) ++counts[events.category[row]];
    return counts;
}

std::string_view Events::packed(std::size_t row) const {
    const Packed& at = m_packed[row];
    packing::Reader reader(std::string_view(m_chunks[at.chunk].bytes).substr(at.offset));
    return reader.taken(reader.size());
}

std::string_view Events::id(std::size_t row) const {
    packing::Reader reader(packed(row));
    return reader.taken(reader.size());
}

Names Events::names(std::size_t row) const {
    packing::Reader reader(packed(row));
    reader.taken(reader.size());
    Names names;
    reader.names(packing::EventTag::name, names);
    return names;
}

bool Events::isAbout(std::size_t row, std::string_view thing) const {
    packing::Reader reader(packed(row));
    reader.taken(reader.size());
    while (const auto piece = reader.any()) {
        if (piece->first == packing::EventTag::about && piece->second == thing) return true;
        if (piece->first == packing::EventTag::sources) return false;
    }
    return false;
}

Event Events::event(std::size_t row) const {
    packing::Reader reader(packed(row));
    Event event;
    event.id = reader.taken(reader.size());
    event.origin.input = 0;
    packing::fields(reader, event);
    if (event.origin.input != Origin::unknown) event.origin.input += m_chunks[m_packed[row].chunk].inputs;
    event.category = category(row);
    event.position = position(row);
    if (const double metres = m_columns.accuracyMetres[row]; !std::isnan(metres)) event.accuracy = units::Metres{metres};
    return event;
}

std::optional<units::LonLat> Events::position(std::size_t row) const {
    return m_columns.flags[row].hasPlace ? std::optional(m_columns.position[row]) : std::nullopt;
}

std::optional<std::size_t> Events::find(std::string_view id) const {
    const auto idOf = [this](std::uint32_t ordinal) { return this->id(rowAt(ordinal)); };
    const auto ordinal = m_ids.find(id, idOf);
    return ordinal ? std::optional(rowAt(*ordinal)) : std::nullopt;
}

void Events::add(const Event& event) {
    stage(event);
    settle();
}

void Events::change(std::size_t ordinal, const std::function<void(Event&)>& change) {
    Event event = at(ordinal);
    change(event);
    stage(event);
    std::vector<std::uint32_t> order(size() - 1);
    std::iota(order.begin(), order.end(), 0U);
    order[ordinal] = static_cast<std::uint32_t>(size() - 1);
    reorder(order);
    settle();
}

void Events::put(std::string_view packed) {
    constexpr std::size_t mostOfSize = 10;  // bytes that a size takes
    const std::size_t most = packed.size() + mostOfSize;
    const bool hasRoom = !m_chunks.empty() && m_chunks.back().inputs == 0 &&
                         m_chunks.back().bytes.size() + most <= m_chunks.back().bytes.capacity();
    if (!hasRoom) {
        m_chunks.emplace_back();
        m_chunks.back().bytes.reserve(std::max(chunkSize, most));
    }
    std::string& bytes = m_chunks.back().bytes;
    m_packed.push_back({static_cast<std::uint32_t>(m_chunks.size() - 1), static_cast<std::uint32_t>(bytes.size())});
    packing::Writer(bytes).size(packed.size());
    bytes += packed;
}

std::uint32_t Events::categoryOf(std::string_view category) {
    std::vector<std::string>& all = m_columns.categories;
    if (m_lastCategory >= all.size() || all[m_lastCategory] != category) {
        m_lastCategory = static_cast<std::size_t>(std::find(all.begin(), all.end(), category) - all.begin());
        if (m_lastCategory == all.size()) all.emplace_back(category);
    }
    return static_cast<std::uint32_t>(m_lastCategory);
}

void Events::stage(const Event& event) {
    unsort();
    std::string& bytes = m_scratch;
    bytes.clear();
    packing::Writer writer(bytes);
    writer.size(event.id.size());
    bytes += event.id;
    packing::fields(writer, event);
    put(bytes);
    EventFlags flags;
    flags.isDated = event.date.has_value();
    flags.hasPlace = event.position.has_value();
    flags.isCertain = event.date && isCertain(*event.date);
    flags.isInterval = event.date && event.date->isInterval;
    flags.hasAssertions = hasAssertions(event);
    flags.hasClaims = !event.claims.empty();
    flags.isRetracted = !event.retractedBy.empty();
    flags.isPublished = event.publishAccuracy.has_value();
    const units::DaySpan days = event.date ? units::DaySpan{event.date->lower(), event.date->upper()} : units::DaySpan{};
    addRow(m_columns, days, flags, event.position, event.accuracy ? event.accuracy->value : none,
           categoryOf(event.category));
}

void Events::stage(const PlainEvent& event) {
    unsort();
    std::string& bytes = m_scratch;
    bytes.clear();
    packing::Writer writer(bytes);
    writer.size(event.id.size());
    bytes += event.id;
    writer.text(packing::EventTag::name, event.name);
    writer.text(packing::EventTag::description, event.description);
    writer.text(packing::EventTag::date, event.date);
    writer.texts(packing::EventTag::about, event.about);
    writer.list(packing::EventTag::figures, event.figures);
    writer.texts(packing::EventTag::sources, event.sources);
    writer.text(packing::EventTag::note, event.note);
    writer.other(packing::EventTag::other, event.other);
    packing::originFields(writer, event.origin);
    put(bytes);
    EventFlags flags;
    flags.isDated = !event.date.empty();
    flags.hasPlace = event.position.has_value();
    flags.isCertain = event.isCertain;
    flags.isInterval = event.isInterval;
    addRow(m_columns, event.days, flags, event.position, event.accuracyMetres.value_or(none),
           categoryOf(event.category));
}

void Events::stage(Events more) {
    if (empty()) return std::swap(*this, more);
    unsort();
    more.unsort();
    std::vector<std::uint32_t> codes;
    for (const std::string& category : more.m_columns.categories) codes.push_back(categoryOf(category));
    for (const std::uint32_t code : more.m_columns.category) m_columns.category.push_back(codes[code]);
    append(m_columns.first, more.m_columns.first);
    append(m_columns.last, more.m_columns.last);
    append(m_columns.position, more.m_columns.position);
    append(m_columns.accuracyMetres, more.m_columns.accuracyMetres);
    append(m_columns.flags, more.m_columns.flags);
    const auto before = static_cast<std::uint32_t>(m_chunks.size());
    for (const Packed& at : more.m_packed) m_packed.push_back({at.chunk + before, at.offset});
    std::move(more.m_chunks.begin(), more.m_chunks.end(), std::back_inserter(m_chunks));
}

void Events::moveInputs(std::uint32_t by) {
    for (Chunk& chunk : m_chunks) chunk.inputs += by;
}

void Events::settle(const std::function<void(const Event&)>& refused) {
    unsort();
    std::vector<std::uint32_t> kept;
    m_ids = {};
    m_ids.reserve(size());
    const auto idOf = [this](std::uint32_t ordinal) { return id(ordinal); };
    constexpr std::uint32_t ahead = 16;
    std::array<std::uint32_t, ahead> hashes{};
    const auto expect = [&](std::uint32_t i) { m_ids.expect(hashes[i % ahead] = IdSet::hashOf(id(i))); };
    for (std::uint32_t i = 0; i < std::min<std::size_t>(ahead, size()); ++i) expect(i);
    for (std::uint32_t i = 0; i < size(); ++i) {
        const bool isNew = m_ids.insert(hashes[i % ahead], id(i), i, idOf);
        if (i + ahead < size()) expect(i + ahead);
        if (!isNew && refused) refused(event(i));
        if (isNew || !refused) kept.push_back(i);
    }
    if (kept.size() < size()) {
        reorder(kept);
        return settle();
    }
    sort();
}

void Events::reorder(const std::vector<std::uint32_t>& order) {
    gather(m_columns.first, order);
    gather(m_columns.last, order);
    gather(m_columns.position, order);
    gather(m_columns.accuracyMetres, order);
    gather(m_columns.category, order);
    gather(m_columns.flags, order);
    gather(m_packed, order);
}

void Events::unsort() {
    m_columns.latestSoFar.clear();
    if (m_rows.empty()) return;
    reorder(m_rows);
    m_rows.clear();
    m_ordinals.clear();
}

void Events::sort() {
    if (!std::is_sorted(m_columns.first.begin(), m_columns.first.end())) {
        m_ordinals = byFirstDay(m_columns.first);
        m_rows.resize(size());
        for (std::uint32_t row = 0; row < size(); ++row) m_rows[m_ordinals[row]] = row;
        reorder(m_ordinals);
    }
    m_columns.latestSoFar.resize(size());
    std::inclusive_scan(m_columns.last.begin(), m_columns.last.end(), m_columns.latestSoFar.begin(),
                        [](units::Date a, units::Date b) { return std::max(a, b); });
}

}  // namespace corridor::model
