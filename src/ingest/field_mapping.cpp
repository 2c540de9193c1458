#include "field_mapping.hpp"

#include <fmt/format.h>

#include <algorithm>

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
    auto& members = properties.members;
    for (Entry& entry : m_entries) {
        json::Member mapped;
        mapped.name = entry.target;
        if (entry.column.empty()) {
            mapped.value.type = json::Type::string;
            mapped.value.text = entry.words;
        } else {
            const json::Value* value = properties.find(entry.column);
            if (!value) continue;
            entry.isUsed = true;
            mapped.value = *value;
        }
        members.erase(std::remove_if(members.begin(), members.end(),
                                     [&](const json::Member& member) {
                                         return member.name == entry.target ||
                                                (!entry.column.empty() && member.name == entry.column);
                                     }),
                      members.end());
        members.push_back(std::move(mapped));
    }
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

}  // namespace corridor::ingest
