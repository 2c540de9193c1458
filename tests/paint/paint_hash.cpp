// Prints a hash of a random scene's pixels: paint_hash SEED THREADS.
#include <cinttypes>
#include <cstdio>
#include <cstdlib>

#include "scenes.hpp"

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    using namespace corridor::paint;
    const Painter painter(randomScene(static_cast<std::uint64_t>(std::atoi(argv[1])), -100.0, 50.0, 900.0, 120));
    std::printf("%016" PRIx64 "\n", hashOf(paintAll(painter, -100, 50, 900, 900, std::atoi(argv[2]))));
    return 0;
}
