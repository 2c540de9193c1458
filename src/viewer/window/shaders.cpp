#include "shaders.hpp"

#include <SFML/System/Err.hpp>
#include <cstdlib>
#include <ostream>
#include <sstream>
#include <string>

namespace corridor::viewer {

namespace {

/// SFML writes its own complaints to sf::err(); they are gathered here and told in one line.
class QuietErr {
public:
    QuietErr() : m_before(sf::err().rdbuf(m_text.rdbuf())) {}
    ~QuietErr() { sf::err().rdbuf(m_before); }
    QuietErr(const QuietErr&) = delete;
    QuietErr& operator=(const QuietErr&) = delete;

    /// The first line that says where the compiler stopped, else the first line.
    std::string reason() const {
        std::istringstream lines(m_text.str());
        std::string first;
        for (std::string line; std::getline(lines, line);) {
            if (first.empty()) first = line;
            if (line.find("error") != std::string::npos) return line;
        }
        return first;
    }

private:
    std::ostringstream m_text;
    std::streambuf* m_before;
};

std::unique_ptr<sf::Shader> load(const std::filesystem::path& folder, const std::string& name, const char* instead,
                                 std::ostream& log) {
    const std::filesystem::path vertex = folder / (name + ".vert"), fragment = folder / (name + ".frag");
    auto shader = std::make_unique<sf::Shader>();
    const QuietErr quiet;
    std::string reason = "the file is missing";
    if (std::filesystem::exists(fragment)) {
        const bool both = std::filesystem::exists(vertex);
        const bool compiled = both ? shader->loadFromFile(vertex.string(), fragment.string())
                                   : shader->loadFromFile(fragment.string(), sf::Shader::Fragment);
        if (compiled) return shader;
        reason = quiet.reason();
    }
    log << "corridor: shader " << name << ": " << reason << "; " << instead << "\n";
    return nullptr;
}

}  // namespace

std::filesystem::path shaderFolder() {
    if (const char* named = std::getenv("CORRIDOR_SHADERS")) return named;
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    const std::filesystem::path installed = program.parent_path().parent_path() / "share/corridor/shaders";
    for (const std::filesystem::path& folder : {installed, std::filesystem::path(CORRIDOR_SOURCE_SHADERS)}) {
        if (std::filesystem::is_directory(folder, error)) return folder;
    }
    return {};
}

Shaders loadShaders(const std::filesystem::path& folder, std::ostream& log) {
    Shaders shaders;
    if (!sf::Shader::isAvailable()) {
        log << "corridor: this display has no shaders; tiles fade plainly, and no rings pulse\n";
        return shaders;
    }
    shaders.tileFade = load(folder, "tile_fade", "tiles fade plainly", log);
    shaders.pulse = load(folder, "pulse", "no rings pulse about events", log);
    if (shaders.tileFade) shaders.tileFade->setUniform("tile", sf::Shader::CurrentTexture);
    return shaders;
}

}  // namespace corridor::viewer
