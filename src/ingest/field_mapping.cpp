#include "field_mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "members.hpp"

namespace corridor::ingest {

namespace {

/// Splits at commas that stand outside quotes.
std::vector<std::string> partsOf(const std::string& text) {
    std::vector<std::string> parts(1);
    bool isQuoted = false;
    for (const char c : text) {
        if (c == '\'') isQuoted = !isQuoted;
        if (c == ',' && !isQuoted)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

bool isTarget(const std::string& name) {
    return isKnownMember(name) || name == "lon" || name == "lat" || name == "alt_name" || name == "role";
}

}  // namespace

FieldMapping FieldMapping::parse(const std::vector<std::string>& texts, Problems& problems) {
    FieldMapping mapping;
    for (const std::string& text : texts) {
        for (const std::string& part : partsOf(text)) {
            const std::size_t equals = part.find('=');
            const std::string target = part.substr(0, equals);
            const std::string column = equals == std::string::npos ? "" : part.substr(equals + 1);
            if (target.empty() || column.empty()) {
                problems.error("field-mapping", "", "", fmt::format("\"{}\" is no TARGET=COLUMN", part));
            } else if (!isTarget(target)) {
                problems.error("field-mapping", "", "", fmt::format("\"{}\" is nothing that the model reads", target));
            } else if (column.size() >= 2 && column.front() == '\'' && column.back() == '\'') {
                mapping.m_entries.push_back({target, "", column.substr(1, column.size() - 2), true});
            } else {
                mapping.m_entries.push_back({target, column, "", false});
            }
        }
    }
    return mapping;
}

void FieldMapping::apply(json::Value& properties) {
    std::vector<json::Member> mapped;
    for (Entry& entry : m_entries) {
        json::Member member;
        member.name = entry.target;
        if (entry.column.empty()) {
            member.value.type = json::Type::string;
            member.value.text = entry.words;
        } else {
            const json::Value* value = properties.find(entry.column);
            if (!value) continue;
            entry.isUsed = true;
            member.value = *value;
        }
        mapped.push_back(std::move(member));
    }
    const auto isReplaced = [&](const json::Member& member) {
        return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
            const bool isMapped = std::any_of(mapped.begin(), mapped.end(),
                                              [&](const json::Member& each) { return each.name == entry.target; });
            return isMapped && (member.name == entry.target || member.name == entry.column);
        });
    };
    auto& members = properties.members;
    if (mapped.empty()) return;
    members.erase(std::remove_if(members.begin(), members.end(), isReplaced), members.end());
    std::move(mapped.begin(), mapped.end(), std::back_inserter(members));
}

void FieldMapping::meet(const std::vector<std::string>& columns) {
    for (Entry& entry : m_entries) {
        if (std::find(columns.begin(), columns.end(), entry.column) != columns.end()) entry.isUsed = true;
    }
}

bool FieldMapping::maps(std::string_view target) const {
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.target == target; });
}

bool FieldMapping::maps(std::string_view target, std::string_view column) const {
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&](const Entry& entry) { return entry.target == target && entry.column == column; });
}

void FieldMapping::joinUse(const FieldMapping& other) {
    for (std::size_t i = 0; i < m_entries.size(); ++i) m_entries[i].isUsed |= other.m_entries[i].isUsed;
}

void FieldMapping::reportUnused(Problems& problems) const {
    for (const Entry& entry : m_entries) {
        if (!entry.isUsed)
            problems.error("field-mapping", "", "",
                           fmt::format("there is no column \"{}\" for {}", entry.column, entry.target));
    }
}

void addLayerStyle(const json::Value* style, json::Value& properties) {
    if (!style) return;
    for (const json::Member& member : style->members) {
        const bool isStyle = member.name.rfind("stroke", 0) == 0 || member.name.rfind("fill", 0) == 0 ||
                             member.name.rfind("marker-", 0) == 0;
        if (isStyle && !properties.find(member.name)) properties.members.push_back(member);
    }
}

}  // namespace corridor::ingest
