#include "output/file_writer.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

namespace corridor::output {

FileWriter::FileWriter(const std::filesystem::path& file, const std::filesystem::path& shown)
    : m_shown(shown), m_file(std::fopen(file.c_str(), "wb")) {
    if (m_file == nullptr) fail();
}

FileWriter::~FileWriter() {
    if (m_file != nullptr) std::fclose(m_file);
}

FileWriter& FileWriter::operator<<(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file) != bytes.size()) fail();
    return *this;
}

void FileWriter::close() {
    std::FILE* file = m_file;
    m_file = nullptr;
    if (std::fclose(file) != 0) fail();
}

void FileWriter::fail() const {
    const std::error_code reason(errno, std::generic_category());
    throw WriteError(fmt::format("{}: cannot be written: {}", m_shown.string(), reason.message()));
}

}  // namespace corridor::output
