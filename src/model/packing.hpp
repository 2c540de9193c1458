#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "model/event.hpp"

/// Values as bytes: of each member that is not as by default a tag, the size and the bytes. What a value holds is said
/// once, by `fields(archive, value)`, for a `Writer` and a `Reader` alike; tags of one value differ and come in one
/// order.
namespace corridor::model::packing {

using Tag = std::uint8_t;

/// Appends values to a text.
class Writer {
public:
    explicit Writer(std::string& to) : m_to(to) {}

    void piece(Tag tag, std::string_view bytes) {
        m_to += static_cast<char>(tag);
        size(bytes.size());
        m_to += bytes;
    }
    void text(Tag tag, std::string_view text) {
        if (!text.empty()) piece(tag, text);
    }
    template <typename Text>
    void texts(Tag tag, const std::vector<Text>& texts) {
        for (const auto& text : texts) piece(tag, text);
    }
    void names(Tag tag, const Names& names);
    void date(Tag tag, const std::optional<units::Edtf>& date);
    void number(Tag tag, double number) {
        if (number != 0.0) raw(tag, number);
    }
    void optional(Tag tag, const std::optional<double>& number) {
        if (number) raw(tag, *number);
    }
    void optional(Tag tag, const std::optional<std::string>& text) {
        if (text) piece(tag, *text);
    }
    void metres(Tag tag, const std::optional<units::Metres>& metres) {
        if (metres) raw(tag, metres->value);
    }
    /// An enumeration, a whole number or a bool.
    template <typename Number>
    void plain(Tag tag, Number value) {
        if (value != Number{}) raw(tag, value);
    }
    void part(Tag tag, const std::optional<Part>& part);
    template <typename Other>
    void other(Tag tag, const Other& properties) {
        for (const auto& property : properties) pair(tag, property.key, property.json);
    }
    void style(Tag tag, const Rare<Style>& style);
    template <typename T>
    void list(Tag tag, const std::vector<T>& values) {
        for (const T& value : values) whole(tag, value);
    }
    template <typename T>
    void maybe(Tag tag, const std::optional<T>& value) {
        if (value) whole(tag, *value);
    }

    /// The size of what follows, in as few bytes as it needs.
    void size(std::size_t size) {
        for (; size >= 0x80; size >>= 7) m_to += static_cast<char>(0x80 | (size & 0x7f));
        m_to += static_cast<char>(size);
    }

private:
    template <typename T>
    void raw(Tag tag, const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        piece(tag, {bytes, sizeof value});
    }
    void pair(Tag tag, std::string_view first, std::string_view second);
    template <typename T>
    void whole(Tag tag, const T& value);

    std::string& m_to;
};

/// Takes values from bytes that a `Writer` has written.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    /// Takes the next piece if it has this tag.
    std::optional<std::string_view> piece(Tag tag) {
        if (m_at == m_end || static_cast<Tag>(*m_at) != tag) return std::nullopt;
        ++m_at;
        return taken(size());
    }
    /// Takes the next piece, whatever it is.
    std::optional<std::pair<Tag, std::string_view>> any() {
        if (m_at == m_end) return std::nullopt;
        const auto tag = static_cast<Tag>(*m_at++);
        const std::size_t bytes = size();
        return std::pair(tag, taken(bytes));
    }
    void text(Tag tag, std::string& text) {
        if (const auto bytes = piece(tag)) text = *bytes;
    }
    void texts(Tag tag, std::vector<std::string>& texts) {
        while (const auto bytes = piece(tag)) texts.emplace_back(*bytes);
    }
    void names(Tag tag, Names& names);
    void date(Tag tag, std::optional<units::Edtf>& date);
    void number(Tag tag, double& number) { plain(tag, number); }
    void optional(Tag tag, std::optional<double>& number) {
        if (const auto bytes = piece(tag)) number = raw<double>(*bytes);
    }
    void optional(Tag tag, std::optional<std::string>& text) {
        if (const auto bytes = piece(tag)) text = std::string(*bytes);
    }
    void metres(Tag tag, std::optional<units::Metres>& metres) {
        if (const auto bytes = piece(tag)) metres = units::Metres{raw<double>(*bytes)};
    }
    template <typename Number>
    void plain(Tag tag, Number& value) {
        if (const auto bytes = piece(tag)) value = raw<Number>(*bytes);
    }
    void part(Tag tag, std::optional<Part>& part);
    void other(Tag tag, OtherProperties& properties);
    void style(Tag tag, Rare<Style>& style);
    template <typename T>
    void list(Tag tag, std::vector<T>& values) {
        while (const auto bytes = piece(tag)) values.push_back(whole<T>(*bytes));
    }
    template <typename T>
    void maybe(Tag tag, std::optional<T>& value) {
        if (const auto bytes = piece(tag)) value = whole<T>(*bytes);
    }

    std::size_t size() {
        std::size_t size = 0;
        for (unsigned shift = 0;; shift += 7) {
            const auto byte = static_cast<std::uint8_t>(*m_at++);
            size |= static_cast<std::size_t>(byte & 0x7f) << shift;
            if (byte < 0x80) return size;
        }
    }
    std::string_view taken(std::size_t size) {
        const std::string_view bytes(m_at, size);
        m_at += size;
        return bytes;
    }

private:
    template <typename T>
    static T raw(std::string_view bytes) {
        T value{};
        std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    static std::pair<std::string_view, std::string_view> pairIn(std::string_view bytes);
    template <typename T>
    static T whole(std::string_view bytes);

    const char* m_at;
    const char* m_end;
};

// What each value holds. `Archive` is a Writer with a const value, or a Reader.

template <typename Archive, typename Value>
void fields(Archive& archive, Value& value);

template <typename Archive, typename Value>
void assertionFields(Archive& a, Value& v) {
    a.texts(1, v.targets);
    a.plain(2, v.status);
    a.texts(3, v.traffic);
    a.text(4, v.by);
    a.date(5, v.from);
    a.date(6, v.until);
    a.part(7, v.part);
    a.plain(8, v.direction);
    a.plain(9, v.isPassage);
    a.texts(10, v.conditions);
    a.text(11, v.basis);
    a.text(12, v.untilBasis);
    a.names(13, v.only);
    a.texts(16, v.sources);
    a.text(17, v.statement);
    a.other(18, v.other);
}

template <typename Archive, typename Value>
void claimFields(Archive& a, Value& v) {
    a.text(1, v.by);
    a.text(2, v.speaker);
    a.text(3, v.statement);
    a.text(4, v.source);
    a.date(5, v.date);
    a.text(6, v.basis);
    a.maybe(7, v.assertion);
    a.other(8, v.other);
}

template <typename Archive, typename Value>
void figureFields(Archive& a, Value& v) {
    a.text(1, v.what);
    a.number(2, v.value);
    a.text(3, v.unit);
    a.text(4, v.source);
    a.text(5, v.note);
    a.other(6, v.other);
}

template <typename Archive, typename Value>
void styleFields(Archive& a, Value& v) {
    a.optional(1, v.stroke);
    a.optional(2, v.fill);
    a.optional(3, v.markerColor);
    a.optional(4, v.markerSize);
    a.optional(5, v.markerSymbol);
    a.optional(6, v.strokeWidth);
    a.optional(7, v.strokeOpacity);
    a.optional(8, v.fillOpacity);
}

template <typename Archive, typename Value>
void originFields(Archive& a, Value& v) {
    a.plain(39, v.input);
    a.plain(40, v.line);
    a.plain(41, v.begin);
    a.plain(42, v.size);
}

/// Tags of an event that a `PlainEvent` writes as well.
enum EventTag : Tag { name = 1, description = 4, date = 5, about = 7, figures = 10, sources = 11, note = 15, other = 17 };

/// But for its id, which stands before, and what the columns hold: category, position and accuracy.
template <typename Archive, typename Value>
void eventFields(Archive& a, Value& v) {
    a.names(EventTag::name, v.names);  // and 2, 3
    a.text(EventTag::description, v.description);
    a.date(EventTag::date, v.date);  // and 6
    a.texts(EventTag::about, v.about);
    a.list(8, v.claims);
    a.list(9, v.access);
    a.list(EventTag::figures, v.figures);
    a.texts(EventTag::sources, v.sources);
    a.text(12, v.basis);
    a.text(13, v.recorded);
    a.text(14, v.retractedBy);
    a.text(EventTag::note, v.note);
    a.style(16, v.style);
    a.other(EventTag::other, v.other);
    a.metres(18, v.publishAccuracy);
    originFields(a, v.origin);
}

template <typename Archive, typename Value>
void fields(Archive& archive, Value& value) {
    using Plain = std::remove_const_t<Value>;
    if constexpr (std::is_same_v<Plain, Assertion>)
        assertionFields(archive, value);
    else if constexpr (std::is_same_v<Plain, Claim>)
        claimFields(archive, value);
    else if constexpr (std::is_same_v<Plain, Figure>)
        figureFields(archive, value);
    else if constexpr (std::is_same_v<Plain, Style>)
        styleFields(archive, value);
    else
        eventFields(archive, value);
}

template <typename T>
void Writer::whole(Tag tag, const T& value) {
    std::string bytes;
    Writer own(bytes);
    fields(own, value);
    piece(tag, bytes);
}

template <typename T>
T Reader::whole(std::string_view bytes) {
    T value;
    if constexpr (std::is_same_v<T, Assertion>) value.traffic.clear();
    Reader own(bytes);
    fields(own, value);
    return value;
}

}  // namespace corridor::model::packing
