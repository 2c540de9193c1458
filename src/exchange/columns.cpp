#include "columns.hpp"

#include <algorithm>
#include <limits>

#include "numbers.hpp"

namespace corridor::exchange {

namespace {

/// What has been seen in a column, a bit each.
enum ValueKind : unsigned {
    boolean = 1,
    smallInteger = 2,
    largeInteger = 4,
    real = 8,
    text = 16,
    other = 32,
    none = 64
};

ValueKind kindOfNumber(const std::string& number) {
    if (const auto whole = wholeNumber(number)) {
        constexpr std::int64_t exact = std::int64_t{1} << 53;
        return *whole >= -exact && *whole <= exact ? smallInteger : largeInteger;
    }
    if (isNegativeZero(number)) return none;
    return isHeldByDouble(number) ? real : other;
}

ValueKind kindOf(const Json& value) {
    if (value.is_number_float()) return isNegativeZero(textOf(value)) ? none : real;
    if (value.is_number()) return kindOfNumber(textOf(value));
    if (value.is_boolean()) return boolean;
    if (value.is_null()) return none;
    if (value.is_string()) return value.get_ref<const std::string&>().find('\0') == std::string::npos ? text : none;
    if (!isRaw(value)) return other;
    const std::string json = textOf(value);
    const char first = json.empty() ? 'n' : json.front();
    if (first == '-' || (first >= '0' && first <= '9')) return kindOfNumber(json);
    return first == '{' || first == '[' ? other : kindOf(parsed(value));
}

ColumnType typeOf(unsigned kinds) {
    if (kinds == boolean) return ColumnType::boolean;
    if ((kinds & ~(smallInteger | largeInteger)) == 0) return ColumnType::integer;
    if ((kinds & ~(smallInteger | real)) == 0) return ColumnType::real;
    return kinds == text ? ColumnType::text : ColumnType::json;
}

std::string lowered(std::string name) {
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return name;
}

}  // namespace

Columns::Columns(const Features& features, Kind kind)
    : m_kind(kind), m_reserved{"", "id", otherColumn} {
    if (kind == Kind::plain) m_reserved.emplace_back("role");
    std::vector<unsigned> kinds;
    for (const Feature& feature : features) {
        for (const auto& [key, value] : feature.properties.items()) look(key, value, kinds);
        m_hasOthers = m_hasOthers || !holdsId(feature);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) m_columns[i].type = typeOf(kinds[i]);
}

bool Columns::holdsId(const Feature& feature) {
    return feature.id.find('\0') == std::string::npos;
}

bool Columns::isLeftOut(const Json& value) const {
    return m_kind == Kind::plain && (value.is_null() || (isRaw(value) && textOf(value) == "null"));
}

bool Columns::mayHaveColumn(const std::string& key) const {
    if (key.find('\0') != std::string::npos) return false;
    const std::string name = lowered(key);
    if (std::find(m_reserved.begin(), m_reserved.end(), name) != m_reserved.end()) return false;
    return m_kind == Kind::plain || m_lowered.count(name) == 0;
}

void Columns::look(const std::string& key, const Json& value, std::vector<unsigned>& kinds) {
    if (isLeftOut(value)) return;
    const ValueKind kind = kindOf(value);
    if (kind == none) {
        m_hasOthers = true;
        return;
    }
    auto known = m_index.find(key);
    if (known == m_index.end()) {
        known = m_index.emplace(key, std::nullopt).first;
        if (mayHaveColumn(key)) {
            known->second = m_columns.size();
            m_columns.push_back({key, ColumnType::text});
            kinds.push_back(0);
        }
        m_lowered.insert(lowered(key));
    }
    if (known->second)
        kinds[*known->second] |= kind;
    else
        m_hasOthers = true;
}

std::optional<std::size_t> Columns::indexOf(const std::string& key, const Json& value) const {
    const auto known = m_index.find(key);
    return known == m_index.end() || kindOf(value) == none ? std::nullopt : known->second;
}

Json Columns::othersOf(const Feature& feature) const {
    Json others = Json::object();
    if (!holdsId(feature)) others["id"] = feature.id;
    for (const auto& [key, value] : feature.properties.items()) {
        if (!isLeftOut(value) && !indexOf(key, value)) others[key] = value;
    }
    return others;
}

std::string Columns::freeName(const std::string& wanted) const {
    std::string name = wanted;
    for (int i = 2; m_lowered.count(name) != 0; ++i) name = wanted + "_" + std::to_string(i);
    return name;
}

}  // namespace corridor::exchange
