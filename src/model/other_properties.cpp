#include "model/other_properties.hpp"

#include <cassert>
#include <limits>

namespace corridor::model {

namespace {

using Size = std::uint32_t;

Size sizeAt(const char* at) {
    Size size = 0;
    std::memcpy(&size, at, sizeof size);
    return size;
}

void addSize(std::string& to, std::size_t size) {
    assert(size <= std::numeric_limits<Size>::max());
    const auto narrow = static_cast<Size>(size);
    char bytes[sizeof narrow];
    std::memcpy(bytes, &narrow, sizeof narrow);
    to.append(bytes, sizeof narrow);
}

}  // namespace

OtherProperties::Property OtherProperties::Iterator::operator*() const {
    const Size keySize = sizeAt(m_at), jsonSize = sizeAt(m_at + sizeof(Size));
    const char* key = m_at + 2 * sizeof(Size);
    return {{key, keySize}, {key + keySize, jsonSize}};
}

OtherProperties::Iterator& OtherProperties::Iterator::operator++() {
    m_at += 2 * sizeof(Size) + sizeAt(m_at) + sizeAt(m_at + sizeof(Size));
    return *this;
}

OtherProperties::OtherProperties(std::initializer_list<Property> properties) {
    for (const Property& property : properties) add(property.key, property.json);
}

void OtherProperties::add(std::string_view key, std::string_view json) {
    addSize(m_packed, key.size());
    addSize(m_packed, json.size());
    m_packed += key;
    m_packed += json;
}

std::optional<std::string_view> OtherProperties::find(std::string_view key) const {
    for (const Property property : *this) {
        if (property.key == key) return property.json;
    }
    return std::nullopt;
}

}  // namespace corridor::model
