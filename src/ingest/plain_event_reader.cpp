#include "plain_event_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "model/certainty.hpp"
#include "model/origin.hpp"
#include "units/edtf.hpp"

namespace corridor::ingest {

namespace {

constexpr int propertyDepth = 4;

/// Properties, or beginnings of them, that mean more to some reader than a value to be kept.
constexpr std::array<std::string_view, 28> meaningful{
    "name",     "alt_name",   "start",    "end",      "claims",  "access",    "figures",    "publish_",   "basis",    "recorded",
    "retracted", "role",      "stroke",   "fill",     "marker-", "corridor_", "event_date", "event_type", "event_id", "data_id",
    "date_",    "where_prec", "type_of",  "obs",      "opstatus", "status",   "fclass",     "ntlclass"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Case does not matter in the columns of field formats.
bool beginsWith(std::string_view name, std::string_view beginning) {
    return name.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), name.begin(), [](char a, char b) { return a == lower(b); });
}

}  // namespace

bool isMeaningful(std::string_view name) {
    if (name.empty()) return false;
    const char first = lower(name.front());
    return std::any_of(meaningful.begin(), meaningful.end(), [&](std::string_view each) {
        return each.front() == first && beginsWith(name, each);
    });
}

PlainEventReader::PlainEventReader(std::string_view text, const FileContext& context, model::Atlas& atlas)
    : m_text(text),
      m_context(context),
      m_events(atlas.events),
      m_input(atlas.inputs.empty() ? model::Origin::unknown : static_cast<std::uint32_t>(atlas.inputs.size() - 1)) {}

bool PlainEventReader::isOf(const FileContext& context) {
    const bool isRenamed = context.fields && !context.fields->empty();
    return !isRenamed && !context.style && (context.role.empty() || context.role == "events");
}

bool PlainEventReader::read(const ScannedFeature& feature, std::size_t index, PlaceFinder& places) {
    const std::size_t size = feature.whole.end - feature.whole.begin;
    if (!feature.isPlain || feature.geometry.kind != RawGeometry::Kind::point || !feature.id.empty() ||
        feature.properties.empty() || size > std::numeric_limits<std::uint32_t>::max())
        return false;
    if (!readProperties(feature.properties.of(m_text))) return false;
    if (m_event.id.empty()) {
        m_id = fmt::format("{}#{}", m_context.stem, index);
        m_event.id = m_id;
    }
    m_event.position = feature.geometry.points.front();
    m_event.origin = {m_input, static_cast<std::uint32_t>(places.at(feature.whole.begin).line),
                      m_context.textBegin + feature.whole.begin, static_cast<std::uint32_t>(size)};
    m_events.stage(m_event);
    return true;
}

/// The text is known to be JSON.
bool PlainEventReader::readProperties(std::string_view object) {
    m_event.id = m_event.name = m_event.date = m_event.category = m_event.description = m_event.note = {};
    m_event.accuracyMetres.reset();
    m_event.about.clear();
    m_event.sources.clear();
    m_event.other.clear();
    m_names.clear();
    json::Cursor cursor(object, 0);
    cursor.skip();
    cursor.skipSpace();
    while (cursor.peek() == '"') {
        const char* begin = object.data() + cursor.offset() + 1;
        const std::string_view name = cursor.readString(m_scratch);
        if (name.data() != begin || std::find(m_names.begin(), m_names.end(), name) != m_names.end()) return false;
        m_names.push_back(name);
        cursor.skipSpace();
        cursor.skip();
        cursor.skipSpace();
        if (!readProperty(cursor, name)) return false;
        cursor.skipSpace();
        if (cursor.peek() != ',') break;
        cursor.skip();
        cursor.skipSpace();
    }
    return !m_event.date.empty();
}

bool PlainEventReader::readProperty(json::Cursor& cursor, std::string_view name) {
    if (name == "id") return readText(cursor, m_event.id);
    if (name == "name") return readText(cursor, m_event.name);
    if (name == "date") return readDate(cursor);
    if (name == "category") return readText(cursor, m_event.category);
    if (name == "description") return readText(cursor, m_event.description);
    if (name == "note") return readText(cursor, m_event.note);
    if (name == "about") return readTexts(cursor, m_event.about);
    if (name == "sources") return readTexts(cursor, m_event.sources);
    if (name == "accuracy_m") {
        if (cursor.peek() < '0' || cursor.peek() > '9') return false;
        m_event.accuracyMetres = cursor.readNumber();
        return true;
    }
    return !isMeaningful(name) && readOther(cursor, name);
}

bool PlainEventReader::readText(json::Cursor& cursor, std::string_view& text) {
    if (cursor.peek() != '"') return false;
    const std::size_t begin = cursor.offset() + 1;
    text = cursor.readString(m_scratch);
    // An escaped one is longer as it stands.
    return cursor.offset() - begin == text.size() + 1;
}

bool PlainEventReader::readTexts(json::Cursor& cursor, std::vector<std::string_view>& texts) {
    if (cursor.peek() != '[') return false;
    cursor.skip();
    cursor.skipSpace();
    while (cursor.peek() != ']') {
        std::string_view& text = texts.emplace_back();
        if (!readText(cursor, text)) return false;
        cursor.skipSpace();
        if (cursor.peek() != ',') break;
        cursor.skip();
        cursor.skipSpace();
    }
    cursor.skip();
    return true;
}

bool PlainEventReader::readDate(json::Cursor& cursor) {
    if (!readText(cursor, m_event.date)) return false;
    if (const auto day = units::parseDay(m_event.date)) {
        m_event.days = {*day, *day};
        m_event.isCertain = true;
        m_event.isInterval = false;
        return true;
    }
    const units::EdtfResult edtf = units::parseEdtf(m_event.date);
    if (!edtf.value) return false;
    m_event.days = {edtf.value->lower(), edtf.value->upper()};
    m_event.isCertain = model::isCertain(*edtf.value);
    m_event.isInterval = edtf.value->isInterval;
    return true;
}

bool PlainEventReader::readOther(json::Cursor& cursor, std::string_view name) {
    const char c = cursor.peek();
    if (c == '[' || c == '{') return false;
    const std::size_t begin = cursor.offset();
    std::string_view text;
    if (c == '"' && !readText(cursor, text)) return false;
    if (c != '"') cursor.skipValue(propertyDepth);
    if (c != 'n') m_event.other.push_back({name, cursor.since(begin)});
    return true;
}

}  // namespace corridor::ingest
