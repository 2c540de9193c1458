#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json.hpp"
#include "model/event.hpp"
#include "model/feature.hpp"
#include "problems.hpp"

namespace corridor::ingest {

/// Whether the model reads a property or member of this name anywhere.
bool isKnownMember(const std::string& name);

/// Reads the members of one object, says what is wrong with them, and knows which were read.
class Members {
public:
    /// `path` is the object's place in the feature (`claims[0]`), empty for its properties.
    /// `fromTable`: text may stand for numbers, truth values and lists.
    Members(const json::Value& object, Problems& problems, std::string feature, std::string path, bool fromTable);

    std::string text(std::string_view name);
    std::string requiredText(std::string_view name);
    std::optional<double> number(std::string_view name);
    /// A length that must not be negative.
    std::optional<units::Metres> metres(std::string_view name);
    bool flag(std::string_view name);
    std::optional<units::Edtf> date(std::string_view name);
    /// The text of a date; in a table other spellings of a day are made EDTF.
    std::string dateText(std::string_view name);
    /// A list of texts; a text alone is a list of one.
    std::vector<std::string> texts(std::string_view name);
    /// A list of objects, each with its path.
    std::vector<Members> objects(std::string_view name);
    /// A number pair such as [lon, lat].
    std::optional<units::LonLat> position(std::string_view name);
    model::Names names();
    model::Style style();

    /// The value, marked as read; nullptr where it is absent or null.
    const json::Value* take(std::string_view name);
    void error(const std::string& rule, std::string_view name, const std::string& message,
               const json::Value* at = nullptr);
    void warning(const std::string& rule, std::string_view name, const std::string& message,
                 const json::Value* at = nullptr);
    const json::Value& object() const { return *m_object; }
    const std::string& path() const { return m_path; }

    /// What was not read, as JSON text by name.
    model::OtherProperties other() const;

private:
    std::string pathOf(std::string_view name) const;
    void wrongType(std::string_view name, const json::Value& value, const std::string& wanted);
    std::vector<std::string> listOf(std::string_view name, const json::Value& value);

    const json::Value* m_object;
    Problems* m_problems;
    std::string m_feature, m_path;
    bool m_fromTable;
    std::vector<bool> m_read;  ///< by the index of the member
};

/// Errors for names that stand twice among the members that the model reads, warnings elsewhere; the whole
/// tree below `value` is looked at.
void reportDuplicateKeys(const json::Value& value, Problems& problems, const std::string& feature,
                         const std::string& path);

}  // namespace corridor::ingest
