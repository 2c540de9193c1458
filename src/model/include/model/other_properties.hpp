#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace corridor::model {

/// Properties that the model does not read, kept so that nothing is lost: keys and their values as JSON text, in the
/// order of the data. They lie in one text, since a large table has twenty of them in each of a million rows.
class OtherProperties {
public:
    /// Views into the properties, good until these change.
    struct Property {
        std::string_view key, json;

        friend bool operator==(const Property&, const Property&) = default;
    };

    class Iterator {
    public:
        explicit Iterator(const char* at) : m_at(at) {}
        Property operator*() const;
        Iterator& operator++();
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const char* m_at;
    };

    OtherProperties() = default;
    OtherProperties(std::initializer_list<Property> properties);

    /// Appends one. Its key should be new: the first of a name is the one that is found.
    void add(std::string_view key, std::string_view json);
    /// The JSON text of a key.
    std::optional<std::string_view> find(std::string_view key) const;

    bool empty() const { return m_packed.empty(); }
    Iterator begin() const { return Iterator(m_packed.data()); }
    Iterator end() const { return Iterator(m_packed.data() + m_packed.size()); }

    /// Equal with the same properties in the same order.
    friend bool operator==(const OtherProperties&, const OtherProperties&) = default;

private:
    std::string m_packed;  ///< for each: the sizes of key and value in 4 bytes each, key, value
};

}  // namespace corridor::model
