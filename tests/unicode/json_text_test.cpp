#include "unicode/json_text.hpp"

#include <gtest/gtest.h>

namespace corridor::unicode {
namespace {

TEST(JsonText, escapesHiddenCharactersSoThatTheyReadBack) {
    EXPECT_EQ(jsonText("[\"a\x7F\u0080\u202E\u2028\uFEFF\"]"), R"(["a\u007f\u0080\u202e\u2028\ufeff"])");
}

TEST(JsonText, leavesOtherCharactersAndLineFeedsBetweenTokensAlone) {
    const std::string json = "{\n  \"name\": \"Ստեփանակերտ 😀 می\u200Cخواهم \\u0000\"\n}";
    EXPECT_EQ(jsonText(json), json);
}

TEST(JsonText, isUtf8ForAnyBytes) {
    EXPECT_EQ(jsonText("[\"\xFF\"]"), "[\"\uFFFD\"]");
}

}  // namespace
}  // namespace corridor::unicode
