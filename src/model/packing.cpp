#include "packing.hpp"

#include "units/edtf.hpp"

namespace corridor::model::packing {

namespace {

/// An expression whose days do not follow from its text.
struct WrittenDays {
    units::DaySpan start, end;
    bool isInterval, uncertain, approximate, openStart, openEnd, unknownStart, unknownEnd;
};

}  // namespace

void Writer::pair(Tag tag, std::string_view first, std::string_view second) {
    std::size_t sizeOfFirst = 1;
    for (std::size_t rest = first.size(); rest >= 0x80; rest >>= 7) ++sizeOfFirst;
    m_to += static_cast<char>(tag);
    size(sizeOfFirst + first.size() + second.size());
    size(first.size());
    m_to += first;
    m_to += second;
}

std::pair<std::string_view, std::string_view> Reader::pairIn(std::string_view bytes) {
    Reader own(bytes);
    const std::string_view first = own.taken(own.size());
    return {first, std::string_view(own.m_at, static_cast<std::size_t>(own.m_end - own.m_at))};
}

void Writer::names(Tag tag, const Names& names) {
    for (const auto& [language, name] : names.byLanguage) {
        if (language.empty())
            piece(tag, name);
        else
            pair(static_cast<Tag>(tag + 1), language, name);
    }
    texts(static_cast<Tag>(tag + 2), names.alternatives);
}

void Reader::names(Tag tag, Names& names) {
    if (const auto name = piece(tag)) names.byLanguage[""] = *name;
    while (const auto bytes = piece(static_cast<Tag>(tag + 1))) {
        const auto [language, name] = pairIn(*bytes);
        names.byLanguage.emplace(language, name);
    }
    texts(static_cast<Tag>(tag + 2), names.alternatives);
}

void Writer::date(Tag tag, const std::optional<units::Edtf>& date) {
    if (!date) return;
    if (units::parseEdtf(date->text).value == date) return piece(tag, date->text);
    const units::Edtf& d = *date;
    const WrittenDays days{d.start,    d.end,      d.isInterval, d.uncertain, d.approximate,
                           d.openStart, d.openEnd, d.unknownStart, d.unknownEnd};
    char bytes[sizeof days];
    std::memcpy(bytes, &days, sizeof days);
    pair(static_cast<Tag>(tag + 20), d.text, {bytes, sizeof days});
}

void Reader::date(Tag tag, std::optional<units::Edtf>& date) {
    if (const auto text = piece(tag)) date = units::parseEdtf(*text).value;
    if (const auto bytes = piece(static_cast<Tag>(tag + 20))) {
        const auto [text, rest] = pairIn(*bytes);
        const auto d = raw<WrittenDays>(rest);
        date = units::Edtf{std::string(text), d.isInterval, d.start,     d.end,          d.uncertain,
                           d.approximate,     d.openStart,  d.openEnd,   d.unknownStart, d.unknownEnd};
    }
}

void Writer::part(Tag tag, const std::optional<Part>& part) {
    if (!part) return;
    std::string bytes;
    Writer own(bytes);
    Tag end = 1;
    for (const PartEnd* each : {&part->from, &part->to}) {
        if (const auto* id = std::get_if<std::string>(each))
            own.piece(end, *id);
        else
            own.raw(static_cast<Tag>(end + 1), std::get<units::Metres>(*each).value);
        end = 3;
    }
    piece(tag, bytes);
}

void Reader::part(Tag tag, std::optional<Part>& part) {
    const auto bytes = piece(tag);
    if (!bytes) return;
    part.emplace();
    Reader own(*bytes);
    Tag end = 1;
    for (PartEnd* each : {&part->from, &part->to}) {
        if (const auto id = own.piece(end)) *each = std::string(*id);
        if (const auto metres = own.piece(static_cast<Tag>(end + 1))) *each = units::Metres{raw<double>(*metres)};
        end = 3;
    }
}

void Reader::other(Tag tag, OtherProperties& properties) {
    while (const auto bytes = piece(tag)) {
        const auto [key, json] = pairIn(*bytes);
        properties.add(key, json);
    }
}

void Writer::style(Tag tag, const Rare<Style>& style) {
    if (!(*style == Style{})) whole(tag, *style);
}

void Reader::style(Tag tag, Rare<Style>& style) {
    if (const auto bytes = piece(tag)) style = whole<Style>(*bytes);
}

}  // namespace corridor::model::packing
