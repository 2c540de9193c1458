#include "viewer/recent.hpp"

#include <gtest/gtest.h>

#include <string>

using corridor::viewer::Recent;

TEST(Recent, KeepsAsManyBytesAsItMay) {
    Recent<int, std::string> recent(100);
    recent.add(1, "one", 40);
    recent.add(2, "two", 60);
    EXPECT_EQ(recent.find(1), "one");
    EXPECT_EQ(recent.find(2), "two");
    EXPECT_EQ(recent.bytes(), 100u);
    recent.add(3, "three", 1);
    EXPECT_FALSE(recent.find(1)) << "101 bytes";
    EXPECT_EQ(recent.find(2), "two");
    EXPECT_EQ(recent.find(3), "three");
    EXPECT_EQ(recent.bytes(), 61u);
}

TEST(Recent, WhatWasFoundLastGoesLast) {
    Recent<int, std::string> recent(100);
    recent.add(1, "one", 50);
    recent.add(2, "two", 50);
    recent.find(1);
    recent.add(3, "three", 50);
    EXPECT_EQ(recent.find(1), "one");
    EXPECT_FALSE(recent.find(2));
}

TEST(Recent, TheLatestIsKeptWhateverItsSize) {
    Recent<int, std::string> recent(100);
    recent.add(1, "one", 50);
    recent.add(2, "two", 500);
    EXPECT_EQ(recent.find(2), "two");
    EXPECT_FALSE(recent.find(1));
    EXPECT_EQ(recent.bytes(), 500u);
}

TEST(Recent, AKeyHasOneValue) {
    Recent<int, std::string> recent(100);
    recent.add(1, "one", 50);
    recent.add(1, "uno", 30);
    EXPECT_EQ(recent.find(1), "uno");
    EXPECT_EQ(recent.bytes(), 30u);
    recent.clear();
    EXPECT_FALSE(recent.find(1));
    EXPECT_EQ(recent.bytes(), 0u);
}
