#include "bench.hpp"

#include <fmt/format.h>

#include <SFML/OpenGL.hpp>
#include <SFML/System/Sleep.hpp>
#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace corridor::viewer {

namespace {

constexpr int frames = 300;

template <typename Before>
std::vector<double> measured(App& app, const Before& before) {
    std::vector<double> milliseconds;
    for (int i = 0; i < frames; ++i) {
        const double begun = App::now();
        before();
        app.frame(begun);
        glFinish();
        milliseconds.push_back((App::now() - begun) * 1000.0);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
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
    print(out, "rest", measured(app, [] {}));
    print(out, "panning", measured(app, [&] {
              app.pan(3, 1);
              app.work(App::now());
          }));
    std::vector<double> zooms;
    for (int i = 0; i < 12; ++i) {
        const double begun = App::now();
        app.zoom(i % 4 < 2 ? 1.0 : -1.0);
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
