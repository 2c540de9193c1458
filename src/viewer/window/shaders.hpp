#pragma once

#include <SFML/Graphics/Shader.hpp>
#include <filesystem>
#include <iosfwd>
#include <memory>

/// The effects of shaders/: each is there or not, and the window does without those that are not.
namespace corridor::viewer {

struct Shaders {
    std::unique_ptr<sf::Shader> tileFade;  ///< null: tiles fade by their sprite's opacity
    std::unique_ptr<sf::Shader> pulse;     ///< null: no rings about events near the playhead
};

/// The folder of the shader files: CORRIDOR_SHADERS, else beside the program (../share/corridor/shaders), else
/// in the source tree that it was built from; an empty path if none is there.
std::filesystem::path shaderFolder();

/// Loads and compiles. What is missing or does not compile is said in one line each on `log` and left out.
Shaders loadShaders(const std::filesystem::path& folder, std::ostream& log);

}  // namespace corridor::viewer
