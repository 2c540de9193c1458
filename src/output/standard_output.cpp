#include "output/standard_output.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <ostream>
#include <system_error>

#include "output/temporary_folder.hpp"

namespace corridor::output {

namespace fs = std::filesystem;

bool isStandardOutput(const std::string& file) {
    static constexpr std::array names{"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"};
    return std::find(names.begin(), names.end(), file) != names.end();
}

ForStandardOutput::ForStandardOutput() {
    std::error_code error;
    const fs::path folder = fs::temp_directory_path(error);
    if (error) throw WriteError("standard output: there is no folder for temporary files: " + error.message());
    m_folder = std::make_unique<TemporaryFolder>(folder);
}

ForStandardOutput::~ForStandardOutput() = default;

fs::path ForStandardOutput::path() const {
    return m_folder->path() / "standard output";
}

void ForStandardOutput::commit(std::ostream& out) {
    std::ifstream written(path(), std::ios::binary);
    if (fs::file_size(path()) > 0) out << written.rdbuf();
    out.flush();
    if (!out || !written) throw WriteError("standard output: cannot be written");
}

}  // namespace corridor::output
