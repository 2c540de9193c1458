#include "hxl.hpp"

#include <algorithm>
#include <array>

namespace corridor::ingest {

namespace {

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// `#loc +name +i_en`, in small letters and without blanks.
struct Hashtag {
    std::string name;
    std::vector<std::string> attributes;

    bool has(std::string_view attribute) const {
        return std::find(attributes.begin(), attributes.end(), attribute) != attributes.end();
    }
    template <typename... Words>
    bool hasOnly(Words... words) const {
        return std::all_of(attributes.begin(), attributes.end(), [&](const std::string& attribute) {
            return ((attribute == words) || ...) || attribute.rfind("i_", 0) == 0;
        });
    }
    /// `:en` of `+i_en`.
    std::string language() const {
        for (const std::string& attribute : attributes) {
            if (attribute.rfind("i_", 0) == 0) return ":" + attribute.substr(2);
        }
        return "";
    }
};

std::optional<Hashtag> parse(std::string_view cell) {
    std::string text;
    for (const char c : cell) {
        if (c != ' ' && c != '\t') text += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    const bool begins = text.size() > 1 && text[0] == '#' && text[1] >= 'a' && text[1] <= 'z';
    if (!begins) return std::nullopt;
    Hashtag tag;
    std::string* word = &tag.name;
    for (const char c : text.substr(1)) {
        if (c == '+')
            word = &tag.attributes.emplace_back();
        else if (isNameCharacter(c))
            *word += c;
        else
            return std::nullopt;
    }
    return tag;
}

/// A property, and how well the hashtag says it: 0 is best.
struct Meaning {
    std::string property;
    int rank = 0;
};

std::optional<Meaning> meaningOfId(const Hashtag& tag) {
    if (tag.name == "event") return Meaning{"id", 0};
    if (tag.name == "meta") return Meaning{"id", 1};
    // The code of a place says which row it is only where the rows are places.
    if (tag.name == "loc") return Meaning{"id", 2};
    return std::nullopt;
}

std::optional<Meaning> meaningOfPosition(const Hashtag& tag) {
    if (tag.has("lat")) return Meaning{"lat", 0};
    if (tag.has("lon")) return Meaning{"lon", 0};
    if (tag.has("coord") || tag.has("latlon")) return Meaning{"lat,lon", 0};
    if (tag.has("elevation") || tag.has("elev")) return Meaning{"elevation_m", 0};
    return std::nullopt;
}

/// The day on which something took place; not when it was reported or approved, nor a year beside the day.
std::optional<Meaning> meaningOfDate(const Hashtag& tag) {
    if (!tag.hasOnly("start", "end", "occurred")) return std::nullopt;
    return Meaning{tag.has("start") ? "start" : tag.has("end") ? "end" : "date", 0};
}

std::optional<Meaning> meaningOf(const Hashtag& tag) {
    if (tag.has("id") || tag.has("code")) return meaningOfId(tag);
    if (tag.name == "geo") return meaningOfPosition(tag);
    if (tag.name == "date") return meaningOfDate(tag);
    if (tag.name == "event" && (tag.has("type") || tag.has("category"))) return Meaning{"category", 0};
    if (tag.name == "event" && tag.hasOnly("name")) return Meaning{"name" + tag.language(), 0};
    if (tag.name == "event" && tag.has("description")) return Meaning{"description", 1};
    if (tag.name == "loc" && tag.has("type")) return Meaning{"kind", 0};
    if (tag.name == "loc" && tag.hasOnly("name")) return Meaning{"name" + tag.language(), 1};
    if (tag.name == "cause") return Meaning{"category", 1};
    if (tag.name == "description") return Meaning{"description", 0};
    if (tag.name == "meta" && tag.has("source")) return Meaning{"sources", 0};
    return std::nullopt;
}

std::string countedBy(const Hashtag& tag) {
    if (tag.name != "affected") return "";
    std::string what;
    for (const std::string& attribute : tag.attributes) what += (what.empty() ? "" : " ") + attribute;
    return what.empty() ? "affected" : what;
}

}  // namespace

std::optional<Hashtags> Hashtags::read(const std::vector<std::string>& cells) {
    std::vector<std::optional<Hashtag>> tags;
    for (const std::string& cell : cells) tags.push_back(parse(cell));
    const auto filled =
        std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); });
    const auto found = std::count_if(tags.begin(), tags.end(), [](const auto& tag) { return tag.has_value(); });
    if (found == 0 || found * 2 < filled) return std::nullopt;

    Hashtags row;
    row.m_properties.resize(cells.size());
    row.m_figures.resize(cells.size());
    const bool speaksOfEvents = std::any_of(tags.begin(), tags.end(), [](const auto& tag) {
        return tag && (tag->name == "event" || (tag->name == "date" && meaningOfDate(*tag)));
    });
    std::vector<std::optional<Meaning>> meanings;
    for (const auto& tag : tags) meanings.push_back(tag ? meaningOf(*tag) : std::nullopt);
    const auto badness = [&](std::size_t i) { return std::pair(meanings[i]->rank, tags[i]->attributes.size()); };
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (tags[i]) row.m_figures[i] = countedBy(*tags[i]);
        if (!meanings[i] || (speaksOfEvents && tags[i]->name == "loc" && meanings[i]->property == "id")) continue;
        bool isBest = true;
        for (std::size_t j = 0; j < cells.size(); ++j) {
            const bool isRival = j != i && meanings[j] && meanings[j]->property == meanings[i]->property;
            if (isRival && (badness(j) < badness(i) || (badness(j) == badness(i) && j < i))) isBest = false;
        }
        if (isBest) row.m_properties[i] = meanings[i]->property;
    }
    return row;
}

}  // namespace corridor::ingest
