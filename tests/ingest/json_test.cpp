#include "json.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace corridor::ingest::json {
namespace {

struct Invalid {
    std::string text;
    std::size_t line, column;
    std::string message;
};

std::string nested(std::size_t depth, char open, char close) {
    return std::string(depth, open) + std::string(depth, close);
}

std::vector<Invalid> invalidTexts() {
    using namespace std::string_literals;
    return {
        {"", 1, 1, "a JSON value is expected, not the end of the file"},
        {"  \n ", 2, 2, "a JSON value is expected, not the end of the file"},
        {"\xEF\xBB\xBF", 1, 1, "a JSON value is expected, not the end of the file"},
        {"[1,]", 1, 4, "a JSON value is expected, not ']'"},
        {"[,1]", 1, 2, "a JSON value is expected, not ','"},
        {"[1 2]", 1, 4, "',' or ']' is expected, not '2'"},
        {"[1", 1, 3, "',' or ']' is expected, not the end of the file"},
        {"[", 1, 2, "a JSON value is expected, not the end of the file"},
        {"]", 1, 1, "a JSON value is expected, not ']'"},
        {"{", 1, 2, "a member name in quotes is expected, not the end of the file"},
        {"{\"a\":1,}", 1, 8, "a member name in quotes is expected, not '}'"},
        {"{a:1}", 1, 2, "a member name in quotes is expected, not 'a'"},
        {"{'a':1}", 1, 2, "a member name in quotes is expected, not '''"},
        {"{\"a\" 1}", 1, 6, "':' is expected after a member name, not '1'"},
        {"{\"a\":}", 1, 6, "a JSON value is expected, not '}'"},
        {"{\"a\":1 \"b\":2}", 1, 8, "',' or '}' is expected, not '\"'"},
        {"{\"a\":1]", 1, 7, "',' or '}' is expected, not ']'"},
        {"{1:1}", 1, 2, "a member name in quotes is expected, not '1'"},
        {"{null:1}", 1, 2, "a member name in quotes is expected, not 'n'"},
        {"1 2", 1, 3, "text after the end of the JSON value"},
        {"{}\n// done", 2, 1, "text after the end of the JSON value"},
        {"[1]\n\n  x", 3, 3, "text after the end of the JSON value"},
        {"/* no */ 1", 1, 1, "a JSON value is expected, not '/'"},
        {"nul", 1, 1, "a JSON value is expected, not 'n'"},
        {"True", 1, 1, "a JSON value is expected, not 'T'"},
        {"truex", 1, 5, "text after the end of the JSON value"},
        {"NaN", 1, 1, "a JSON value is expected, not 'N'"},
        {"-Infinity", 1, 2, "a digit is expected, not 'I'"},
        {"01", 1, 2, "a number must not begin with 0"},
        {"-01.5", 1, 3, "a number must not begin with 0"},
        {"+1", 1, 1, "a JSON value is expected, not '+'"},
        {"-", 1, 2, "a digit is expected, not the end of the file"},
        {"--1", 1, 2, "a digit is expected, not '-'"},
        {".5", 1, 1, "a JSON value is expected, not '.'"},
        {"1.", 1, 3, "a digit is expected, not the end of the file"},
        {"[1.e3]", 1, 4, "a digit is expected, not 'e'"},
        {"1e", 1, 3, "a digit is expected, not the end of the file"},
        {"1e+", 1, 4, "a digit is expected, not the end of the file"},
        {"1E+-2", 1, 4, "a digit is expected, not '-'"},
        {"0x1F", 1, 2, "text after the end of the JSON value"},
        {"1_000", 1, 2, "text after the end of the JSON value"},
        {"1e400", 1, 1, "the number 1e400 is too large"},
        {"[0, -1e999]", 1, 5, "the number -1e999 is too large"},
        {"\"a", 1, 3, "a string is not closed"},
        {"\"a\\", 1, 4, "no escape begins with the end of the file"},
        {"\"\\x41\"", 1, 3, "no escape begins with 'x'"},
        {"\"\\u12\"", 1, 6, "\\u needs four hexadecimal digits, not '\"'"},
        {"\"\\u12G4\"", 1, 6, "\\u needs four hexadecimal digits, not 'G'"},
        {"\"\\uD800\"", 1, 8, "a high surrogate stands alone"},
        {"\"\\uD800\\n\"", 1, 8, "a high surrogate stands alone"},
        {"\"\\uD800\\u0041\"", 1, 14, "a high surrogate stands alone"},
        {"\"\\uDC00\"", 1, 8, "a low surrogate stands alone"},
        {"\"a\tb\"", 1, 3, "the control character 0x09 inside a string must be escaped"},
        {"\"a\nb\"", 1, 3, "the control character 0x0A inside a string must be escaped"},
        {"\"\0\""s, 1, 2, "the control character 0x00 inside a string must be escaped"},
        {"\0"s, 1, 1, "a JSON value is expected, not the control character 0x00"},
        {"[1,\f2]", 1, 4, "a JSON value is expected, not the control character 0x0C"},
        {"\"\x80\"", 1, 2, "the byte 0x80 is not UTF-8"},
        {"\"\xC0\xAF\"", 1, 2, "the byte 0xC0 is not UTF-8"},
        {"\"\xC3\"", 1, 2, "the byte 0xC3 is not UTF-8"},
        {"\"\xE0\x80\xAF\"", 1, 2, "the byte 0xE0 is not UTF-8"},
        {"\"\xED\xA0\x80\"", 1, 2, "the byte 0xED is not UTF-8"},
        {"\"\xF0\x80\x80\x80\"", 1, 2, "the byte 0xF0 is not UTF-8"},
        {"\"\xF4\x90\x80\x80\"", 1, 2, "the byte 0xF4 is not UTF-8"},
        {"\"\xFF\"", 1, 2, "the byte 0xFF is not UTF-8"},
        {"\"Xank\xC9\x99ndi\"x", 1, 12, "text after the end of the JSON value"},
        {"\xC2\xA0"
         "1",
         1, 1, "a JSON value is expected, not '\xC2\xA0'"},
        {"{\n  \"a\": [1,\n    2,\n    oops]\n}", 4, 5, "a JSON value is expected, not 'o'"},
        {nested(513, '[', ']'), 1, 513, "nested deeper than 512 levels"},
    };
}

TEST(Json, refuses_what_is_not_rfc_8259_with_line_and_column) {
    for (const Invalid& invalid : invalidTexts()) {
        const ParseResult result = parse(invalid.text);
        EXPECT_FALSE(result.ok) << invalid.text;
        EXPECT_EQ(result.error.message, invalid.message) << invalid.text;
        EXPECT_EQ(result.error.line, invalid.line) << invalid.text;
        EXPECT_EQ(result.error.column, invalid.column) << invalid.text;
    }
}

TEST(Json, passing_a_value_over_finds_the_same_errors_as_reading_it) {
    for (const Invalid& invalid : invalidTexts()) {
        std::string_view text = invalid.text;
        if (text.substr(0, 3) == byteOrderMark) text.remove_prefix(3);
        Cursor cursor(text, 0);
        try {
            cursor.skipSpace();
            cursor.skipValue(0);
            cursor.skipSpace();
            EXPECT_FALSE(cursor.atEnd()) << invalid.text;
        } catch (const TextError& error) {
            EXPECT_EQ(error.message, invalid.message) << invalid.text;
            EXPECT_EQ(placeOf(text, error.offset).column, invalid.column) << invalid.text;
        }
    }
}

TEST(Json, accepts_what_is_rfc_8259) {
    for (const std::string text : {"0",
                                   "-0",
                                   "-0.0",
                                   "1E5",
                                   "1e-5",
                                   "0e0",
                                   "1.5E+3",
                                   "1e-999",
                                   "123456789012345678901234567890",
                                   "\"\"",
                                   "\"\\u0000\"",
                                   "\"\\uD83D\\uDE00\"",
                                   "\"\xF4\x8F\xBF\xBF\"",
                                   "\"\xEE\x80\x80\"",
                                   "\"\x7F\"",
                                   "\"\\/\\b\\f\\n\\r\\t\\\\\\\"\"",
                                   "[]",
                                   "{}",
                                   " [ ] ",
                                   "\r\n\t {\"\":null}\t",
                                   "[[],{},\"\",true,false,null]",
                                   "{\"a\":1,\"a\":2}"}) {
        EXPECT_TRUE(parse(text).ok) << text;
    }
    EXPECT_TRUE(parse(nested(512, '[', ']')).ok);
}

TEST(Json, a_hundred_thousand_levels_end_in_an_error) {
    for (const std::string& text : {std::string(100000, '['), nested(100000, '[', ']')}) {
        const ParseResult result = parse(text);
        EXPECT_FALSE(result.ok);
        EXPECT_EQ(result.error.message, "nested deeper than 512 levels");
    }
    std::string objects;
    for (int i = 0; i < 100000; ++i) objects += "{\"a\":";
    EXPECT_EQ(parse(objects).error.message, "nested deeper than 512 levels");
}

TEST(Json, unescapes_strings) {
    EXPECT_EQ(parse(R"("a\"b\\c\/d\n\u00e9\u0259\uD83D\uDE00")").value.text,
              "a\"b\\c/d\n\xC3\xA9\xC9\x99\xF0\x9F\x98\x80");
    EXPECT_EQ(parse(R"("Ստեփանակերտ")").value.text, "Ստեփանակերտ");
}

TEST(Json, values_know_their_line_and_column_in_bytes) {
    const ParseResult result = parse("{\n  \"ə\": [10,\n    {\"b\": true}]}");
    ASSERT_TRUE(result.ok);
    const Value* list = result.value.find("ə");
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(list->line, 2u);
    EXPECT_EQ(list->column, 9u);  // ə takes two bytes
    EXPECT_EQ(result.value.members[0].column, 3u);
    EXPECT_EQ(list->items[1].line, 3u);
    EXPECT_EQ(list->items[1].column, 5u);
    EXPECT_EQ(list->items[1].find("b")->column, 11u);
}

TEST(Json, a_piece_of_a_text_is_read_with_its_place_in_the_whole) {
    const ParseResult result = parse("[1,\nx]", {7, 20});
    EXPECT_EQ(result.error.line, 8u);
    EXPECT_EQ(result.error.column, 1u);
    EXPECT_EQ(parse("[x]", {7, 20}).error.column, 21u);
}

TEST(Json, a_byte_order_mark_is_noticed) {
    EXPECT_TRUE(parse("\xEF\xBB\xBF[1]").hadByteOrderMark);
    EXPECT_FALSE(parse("[1]").hadByteOrderMark);
}

TEST(Json, keeps_every_member_of_a_name_that_stands_twice) {
    EXPECT_EQ(parse(R"({"a":1,"a":2})").value.members.size(), 2u);
    EXPECT_EQ(parse(R"({"a":1,"a":2})").value.find("a")->number, 1.0);
}

// The C library rounds correctly (glibc says so); every double that is read must have the same bits.
TEST(Json, numbers_are_the_nearest_doubles) {
    std::mt19937_64 random(20230817);
    std::vector<std::string> texts{"9007199254740993",
                                   "9007199254740992.5",
                                   "0.1",
                                   "2.2250738585072011e-308",
                                   "1e22",
                                   "1e23",
                                   "123456789012345678",
                                   "1234567890123456789",
                                   "12345678901234567890",
                                   "0.30000000000000004",
                                   "5e-324",
                                   "2e-324",
                                   "1.7976931348623157e308",
                                   "46.756321987654321",
                                   "-179.99999999999997"};
    for (int i = 0; i < 20000; ++i) {
        const double value = std::bit_cast<double>(random());
        char text[40];
        if (value == value && value - value == 0.0)
            texts.emplace_back(text, static_cast<std::size_t>(snprintf(text, sizeof text, "%.17g", value)));
        const double degrees = static_cast<double>(random() % 360000000000) / 1e9 - 180.0;
        texts.emplace_back(text, static_cast<std::size_t>(
                                     snprintf(text, sizeof text, "%.*f", static_cast<int>(random() % 18), degrees)));
    }
    for (const std::string& text : texts) {
        const ParseResult result = parse(text);
        ASSERT_TRUE(result.ok) << text;
        EXPECT_EQ(std::bit_cast<std::uint64_t>(result.value.number),
                  std::bit_cast<std::uint64_t>(std::strtod(text.c_str(), nullptr)))
            << text;
    }
}

TEST(Json, what_was_read_is_written_as_it_was) {
    const std::string text = R"({"a":[1,2.50,-0,1E5],"b":{"c":"\"q\" \\ \u0001 ə"},"d":[true,false,null]})";
    EXPECT_EQ(written(parse(text).value), text);
}

TEST(Json, escapes_become_the_bytes_of_utf_8_at_the_edges_of_each_length) {
    EXPECT_EQ(parse(R"("\u007f\u0080")").value.text, "\x7F\xC2\x80");
    EXPECT_EQ(parse(R"("\u07ff\u0800")").value.text, "\xDF\xBF\xE0\xA0\x80");
    EXPECT_EQ(parse(R"("\uffff\ud800\udc00\udbff\udfff")").value.text, "\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
    EXPECT_EQ(parse(R"("\ud7ff\ue000\b\f\r\t")").value.text, "\xED\x9F\xBF\xEE\x80\x80\b\f\r\t");
    EXPECT_EQ(written(parse(R"("\u001f\u0020\u0000")").value), R"("\u001f \u0000")");
}

TEST(Json, a_number_that_is_too_large_is_shown_up_to_40_characters) {
    const auto message = [](std::size_t length) { return parse(std::string(length - 4, '9') + "e400").error.message; };
    EXPECT_EQ(message(40), "the number " + std::string(36, '9') + "e400 is too large");
    EXPECT_EQ(message(41), "the number " + std::string(37, '9') + "e40... is too large");
}

TEST(Json, numbers_of_many_digits_do_not_overflow) {
    for (const char* text : {"18446744073709551616", "18446744073709551617.5", "0.18446744073709551617",
                             "1.8446744073709551616", "100000000000000000000", "0.100000000000000000001"})
        EXPECT_EQ(parse(text).value.number, std::strtod(text, nullptr)) << text;
}

}  // namespace
}  // namespace corridor::ingest::json
