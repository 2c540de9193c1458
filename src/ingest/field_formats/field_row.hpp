#pragma once

#include <array>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "field_formats.hpp"

namespace corridor::ingest {

/// Whether a column has this name (given in lower case); exports write the same names in upper and lower case.
bool isSameColumn(std::string_view column, std::string_view lowerName);

/// A whole text as a number; nullopt for anything else.
std::optional<double> numberIn(std::string_view text);

/// Parts of a text between separators, without the blanks and quotes around them; empty ones are left out.
std::vector<std::string> partsOf(const std::string& text, std::string_view separator);

/// Takes the columns of one row of a field format apart. Names are given in lower case.
class FieldRow {
public:
    FieldRow(RawFeature& feature, const std::string& id, Problems& problems)
        : m_feature(feature), m_id(id), m_problems(problems) {}

    /// The text of a column, whatever its type; "" where it is absent or null.
    std::string text(std::string_view name) const;
    /// The first of several columns that is not empty.
    std::string firstOf(std::initializer_list<std::string_view> names) const;
    /// The text, and the column is no longer there.
    std::string taken(std::string_view name);
    void remove(std::string_view name);

    /// Sets a property of the model; nothing where it has no value.
    void set(std::string_view name, std::string text);
    void setDate(const std::string& edtf) { set("date", edtf); }
    /// There was to be a date: the row is an event, which is undated.
    void setEmptyDate() { setValue("date", {}); }
    /// Whether a column is there, but null or blank.
    bool hasEmpty(std::string_view name) const;
    /// The row's own id, where it gives one.
    void setId(const std::string& id);
    const std::string& id() const { return m_feature.id.empty() ? m_id : m_feature.id; }

    /// Names in words become sources, with their words as id.
    void setSources(const std::vector<std::string>& names);
    /// A row of `figures`, where the column holds a number; `noteOfZero` says what 0 may mean.
    void addFigure(std::string_view column, const char* what, const char* noteOfZero = "");
    /// A radius by a code from 1; the code itself stays.
    template <std::size_t count>
    void setAccuracy(std::string_view column, const std::array<double, count>& metresByCode) {
        const std::string code = text(column);
        if (code.empty()) return;
        const auto number = numberIn(code);
        if (number && *number >= 1 && *number <= static_cast<double>(count) && std::floor(*number) == *number)
            setMetres("accuracy_m", metresByCode[static_cast<std::size_t>(*number) - 1]);
        else
            warnOfCode("place-precision", column, code, count);
    }
    /// An event of its own that the row reports.
    void report(model::Event event) { m_news.events.push_back(std::move(event)); }

    void warn(const char* rule, std::string_view path, const std::string& message);
    void warnOfCode(const char* rule, std::string_view column, const std::string& code, std::size_t last);
    void error(const char* rule, std::string_view path, const std::string& message);

    RawFeature& feature() { return m_feature; }
    FieldNews takeNews() { return std::move(m_news); }

private:
    const json::Value* find(std::string_view name) const;
    void setValue(std::string_view name, json::Value value);
    void setMetres(std::string_view name, double metres);

    RawFeature& m_feature;
    const std::string& m_id;
    Problems& m_problems;
    FieldNews m_news;
};

/// Two words with a comma between them, or the one that is there.
std::string joined(const std::string& a, const std::string& b);

}  // namespace corridor::ingest
