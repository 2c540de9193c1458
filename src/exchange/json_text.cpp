#include "json_text.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "unicode/json_text.hpp"

namespace corridor::exchange {

namespace {

std::string_view rawText(const Json& json) {
    const auto& bytes = json.get_binary();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string scalar(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class Writer {
public:
    explicit Writer(int indent) : m_indent(indent) {}

    void write(const Json& json, int depth) {
        if (json.is_binary()) {
            m_text += rawText(json);
        } else if (json.is_structured() && !json.empty()) {
            writeMembers(json, depth);
        } else {
            m_text += scalar(json);
        }
    }
    std::string text() && { return std::move(m_text); }

private:
    void writeMembers(const Json& json, int depth) {
        const bool isObject = json.is_object();
        m_text += isObject ? '{' : '[';
        bool isFirst = true;
        for (const auto& [key, value] : json.items()) {
            if (!isFirst) m_text += ',';
            isFirst = false;
            newLine(depth + 1);
            if (isObject) m_text += scalar(key) + (m_indent < 0 ? ":" : ": ");
            write(value, depth + 1);
        }
        newLine(depth);
        m_text += isObject ? '}' : ']';
    }

    void newLine(int depth) {
        if (m_indent < 0) return;
        m_text += '\n';
        m_text.append(static_cast<std::size_t>(m_indent) * static_cast<std::size_t>(depth), ' ');
    }

    int m_indent;
    std::string m_text;
};

}  // namespace

Json raw(std::string_view text) {
    if (!Json::accept(text)) return std::string(text);
    return Json::binary(std::vector<std::uint8_t>(text.begin(), text.end()));
}

bool isRaw(const Json& json) {
    return json.is_binary();
}

Json parsed(const Json& json) {
    return isRaw(json) ? Json::parse(rawText(json)) : json;
}

std::string textOf(const Json& json, int indent) {
    Writer writer(indent);
    writer.write(json, 0);
    return unicode::jsonText(std::move(writer).text());
}

std::string stringIn(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return "";
    const Json value = parsed(*found);
    return value.is_string() ? value.get<std::string>() : "";
}

}  // namespace corridor::exchange
