#include <fmt/format.h>
#include <langinfo.h>

#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/System/Err.hpp>
#include <clocale>
#include <csignal>
#include <cstring>
#include <iostream>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "app.hpp"
#include "bench.hpp"
#include "display.hpp"
#include "output/aside.hpp"
#include "unicode/printable.hpp"
#include "view_options.hpp"

namespace {

using namespace corridor;

constexpr int failed = 1;
constexpr int badCommandLine = 2;

/// SFML writes a PNG by its ending only, and does not say whether the disk was full: what it wrote is read again.
void writePng(const sf::Image& image, const std::string& file) {
    output::Aside aside(file, true, ".png");
    sf::Image written;
    const std::string path = aside.path().string();
    if (!image.saveToFile(path) || !written.loadFromFile(path)) {
        throw output::WriteError(fmt::format("{}: cannot be written", file));
    }
    aside.commit();
}

/// X gives typed text in the locale's characters: in a locale without UTF-8 other scripts would be lost.
void useUtf8() {
    std::setlocale(LC_CTYPE, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

int show(const viewer::ViewOptions& options) {
    useUtf8();
    viewer::expectDisplay();
    cli::expectNoNames(options.input);
    cli::OutputOptions output;
    output.quiet = options.quiet;
    const auto study =
        std::make_shared<const study::Study>(cli::loadStudy(options.input, output, {std::cout, std::cerr}));
    const study::Question question = options.question.question(study->atlas);
    const std::string title =
        study->atlas.title.empty() ? "Corridor" : "Corridor: " + unicode::oneLine(study->atlas.title);
    sf::err().rdbuf(nullptr);  // what matters is thrown or said below; the rest is chatter
    const viewer::Cursors cursors;
    sf::RenderWindow window(sf::VideoMode(static_cast<unsigned>(options.width), static_cast<unsigned>(options.height)),
                            sf::String::fromUtf8(title.begin(), title.end()));
    if (!window.isOpen()) throw std::runtime_error("view: the display gives no window with OpenGL");
    viewer::App app(window, study, question, options, viewer::loadShaders(viewer::shaderFolder(), std::cerr), cursors);
    if (options.bench) {
        viewer::bench(app, std::cout);
    } else if (!options.screenshot.empty()) {
        writePng(app.fullFrame(), options.screenshot);
        const viewer::WorldBox extent = app.camera().extent();
        if (!options.quiet) {
            std::cerr << fmt::format("the same view for export: --dst-crs EPSG:3857 -te {} {} {} {} --size {}x{}\n",
                                     extent.minX, extent.minY, extent.maxX, extent.maxY, app.camera().width(),
                                     app.camera().height());
        }
    } else {
        app.run();
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is an error of writing
    try {
        const auto options = viewer::parseOptions({argv + 1, argv + argc});
        return options ? show(*options) : 0;
    } catch (const cli::UsageError& error) {
        std::cerr << "corridor: " << unicode::oneLine(error.what()) << "\n";
        return badCommandLine;
    } catch (const cli::DataRefused& refused) {
        std::cerr << refused.told();
        return failed;
    } catch (const std::bad_alloc&) {
        std::cerr << "corridor: view: there is not enough memory for these data\n";
        return failed;
    } catch (const std::exception& error) {
        std::cerr << "corridor: " << unicode::oneLine(error.what()) << "\n";
        return failed;
    }
}
