#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "commands.hpp"

namespace corridor::cli {

namespace {

/// The window is a program of its own beside this one, so that no other command links X11 or OpenGL. It reads
/// the command line itself; this one only starts it.
class ViewCommand : public Command {
public:
    std::string name() const override { return "view"; }
    std::string synopsis() const override { return "The interactive map"; }

    void setup(CLI::App& app) override {
        app.set_help_flag();
        app.prefix_command();
        m_app = &app;
    }

    int run(Streams) override {
        const std::filesystem::path program = beside();
        if (!std::filesystem::exists(program)) {
            throw std::runtime_error(
                fmt::format("view: {} is not there: this build has no window (SFML, Dear ImGui)", program.string()));
        }
        std::vector<std::string> words = m_app->remaining();
        words.insert(words.begin(), program.string());
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        execv(program.c_str(), arguments.data());
        throw std::runtime_error(fmt::format("view: {} cannot be started: {}", program.string(), std::strerror(errno)));
    }

private:
    static std::filesystem::path beside() {
        return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "corridor-view";
    }

    CLI::App* m_app = nullptr;
};

}  // namespace

std::unique_ptr<Command> makeViewCommand() {
    return std::make_unique<ViewCommand>();
}

}  // namespace corridor::cli
