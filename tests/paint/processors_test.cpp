#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace {

/// Standard output of the scene painter with an environment.
std::string hashWith(const std::string& environment, const std::string& arguments) {
    const std::string command = "env " + environment + " '" CORRIDOR_PAINT_HASH "' " + arguments;
    std::FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) return "cannot run";
    std::string output;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output += static_cast<char>(c);
    return pclose(pipe) == 0 ? output : "failed";
}

TEST(Processors, WithoutFusedMultiplyAddGiveTheSameBytes) {
    const std::string masked =
        "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX_Usable,-AVX2,-FMA,-FMA4,-AVX,-AVX512F,-SSE4_1";
    for (const char* seed : {"7", "8", "9"}) {
        const std::string plain = hashWith("LC_ALL=C", std::string(seed) + " 1");
        ASSERT_EQ(plain.size(), 17u) << plain;
        EXPECT_EQ(hashWith(masked, std::string(seed) + " 1"), plain);
        EXPECT_EQ(hashWith("LC_ALL=C", std::string(seed) + " 2"), plain);
    }
}

}  // namespace
