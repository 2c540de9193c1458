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

/// Whether a text has no character but blanks.
bool isBlank(std::string_view text);

/// Reads the members of one object, says what is wrong with them, and knows which were read.
class Members {
public:
    /// `path` is the object's place in the feature (`claims[0]`), empty for its properties.
    /// `fromTable`: text may stand for numbers, truth values and lists. `inAtlas`: its author writes as the format has
    /// it; elsewhere a day may have a time as exports write it.
    Members(const json::Value& object, Problems& problems, std::string feature, std::string path, bool fromTable,
            bool inAtlas = false);

    std::string text(std::string_view name);
    std::string requiredText(std::string_view name);
    std::optional<double> number(std::string_view name);
    /// A length that must not be negative.
    std::optional<units::Metres> metres(std::string_view name);
    bool flag(std::string_view name);
    /// A date that is empty (text without a character but blanks) is an error in an atlas, elsewhere it is none, which
    /// a warning says outside of tables.
    std::optional<units::Edtf> date(std::string_view name);
    /// The text of a date, "" where it is empty; outside of atlases other spellings of a day are made EDTF.
    std::string dateText(std::string_view name);
    /// Whether a member is there, but null or blank text.
    bool isEmpty(std::string_view name) const;
    bool inAtlas() const { return m_inAtlas; }
    /// A list of texts; a text alone is a list of one.
    std::vector<std::string> texts(std::string_view name);
    /// A list of objects, each with its path.
    std::vector<Members> objects(std::string_view name);
    /// A number pair such as [lon, lat].
    std::optional<units::LonLat> position(std::string_view name);
    model::Names names();
    /// A text in several languages: `base`, and `base:xx` or `base_xx` for a language.
    model::Names inLanguages(const std::string& base);
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
    void sayEmpty(std::string_view name, const json::Value& value);
    std::optional<units::Date> foreignDay(const std::string& text) const;
    std::vector<std::string> listOf(std::string_view name, const json::Value& value);

    const json::Value* m_object;
    Problems* m_problems;
    std::string m_feature, m_path;
    bool m_fromTable, m_inAtlas;
    std::vector<bool> m_read;  ///< by the index of the member
};

/// Errors for names that stand twice among the members that the model reads, warnings elsewhere; the whole
/// tree below `value` is looked at.
void reportDuplicateKeys(const json::Value& value, Problems& problems, const std::string& feature,
                         const std::string& path);

}  // namespace corridor::ingest
