#include "bench.hpp"

#include <fmt/format.h>

#include <SFML/OpenGL.hpp>
#include <SFML/System/Sleep.hpp>
#include <algorithm>
#include <ctime>
#include <ostream>
#include <string>
#include <vector>

namespace corridor::viewer {

namespace {

constexpr int frames = 300;

template <typename Before>
std::vector<double> measured(App& app, const Before& before, double& processor) {
    std::vector<double> milliseconds;
    const std::clock_t clockBegun = std::clock();
    for (int i = 0; i < frames; ++i) {
        const double begun = App::now();
        before();
        app.frame(begun);
        glFinish();
        milliseconds.push_back((App::now() - begun) * 1000.0);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    processor = 1000.0 * static_cast<double>(std::clock() - clockBegun) / CLOCKS_PER_SEC / frames;
    return milliseconds;
}

void print(std::ostream& out, const std::string& name, const std::vector<double>& sorted) {
    out << fmt::format("{:<8} median {:6.2f} ms   95 % {:6.2f} ms   longest {:6.2f} ms\n", name,
                       sorted[sorted.size() / 2], sorted[sorted.size() * 95 / 100], sorted.back());
}

}  // namespace

void bench(App& app, std::ostream& out) {
    app.fullFrame();
    out << fmt::format("window {} x {}, {}, {} frames each\n", app.camera().width(), app.camera().height(),
                       reinterpret_cast<const char*>(glGetString(GL_RENDERER)), frames);
    double processor = 0.0;
    print(out, "rest",
          measured(
              app, [] {}, processor));
    out << fmt::format("         processor time of all threads {:.2f} ms a frame\n", processor);
    const auto move = [&] {
        app.pan(3, 1);
        app.work(App::now());
    };
    print(out, "panning", measured(app, move, processor));
    out << fmt::format("         the same, painting of new tiles included, {:.2f} ms\n", processor);
    std::vector<double> zooms;
    for (int i = 0; i < 12; ++i) {
        const double begun = App::now();
        app.zoom(i % 4 < 2 ? 1 : -1);
        while (!app.isSettled(App::now())) {
            if (!app.work(App::now())) sf::sleep(sf::milliseconds(1));
        }
        zooms.push_back((App::now() - begun) * 1000.0);
    }
    std::sort(zooms.begin(), zooms.end());
    print(out, "new zoom", zooms);
    std::vector<double> days;
    for (int i = 0; i < 12; ++i) {
        const double begun = App::now();
        app.step(1);
        while (!app.isSettled(App::now())) {
            if (!app.work(App::now())) sf::sleep(sf::milliseconds(1));
        }
        days.push_back((App::now() - begun) * 1000.0);
    }
    std::sort(days.begin(), days.end());
    print(out, "new day", days);
}

}  // namespace corridor::viewer
