// Books of numbered forms (预定格式文书号段): no number is of two.

#include <gtest/gtest.h>

#include "base/limits.h"
#include "domain/rule_samples.h"

namespace mingjing::domain {
namespace {

// What is said of a book beside another; "" where nothing is.
std::string said_of_book(const Fields& book, const Fields& other) {
    SampleRegisters registers;
    registers.entries[""] = {other};
    const auto issues = issues_of("number_books_apart", book, registers);
    return issues.empty() ? "" : issues.front().code + "@" + issues.front().field;
}
Fields book_of(std::int64_t first, std::int64_t last) {
    return {{"prefix", "DC-"}, {"digits", 4}, {"first", first}, {"last", last}, {"status", "在用"}};
}
Fields with(Fields book, const char* field, const Value& value) {
    book.insert_or_assign(field, value);
    return book;
}
constexpr auto kOverlaps = "numbers-overlap@first";

TEST(Numbers, CF22_OneNumberIsOfOneBook) {
    const auto book = book_of(51, 100);
    EXPECT_EQ(said_of_book(book, book_of(1, 50)), "");
    EXPECT_EQ(said_of_book(book, book_of(101, 150)), "");
    EXPECT_EQ(said_of_book(book, book_of(1, 51)), kOverlaps) << "one number is enough";
    EXPECT_EQ(said_of_book(book, book_of(100, 150)), kOverlaps);
    EXPECT_EQ(said_of_book(book, book_of(1, 150)), kOverlaps);
    EXPECT_EQ(said_of_book(book, book_of(60, 70)), kOverlaps);
    EXPECT_EQ(said_of_book(book, with(book, "status", "已缴回")), kOverlaps) << "it is revised";
    EXPECT_EQ(said_of_book(book, with(book, "prefix", "DC-2025-")), "");
    EXPECT_EQ(said_of_book(book, with(book, "suffix", "号")), "");
    auto unsaid = book;
    unsaid.erase("last");
    EXPECT_EQ(said_of_book(unsaid, book), "") << "that it is missing is said already";

    SampleRegisters registers;
    registers.entries[""] = {book};
    const auto issue = issues_of("number_books_apart", book, registers).front();
    EXPECT_EQ(issue.level, Level::rejected);
    EXPECT_EQ(issue.rule, "CF-22");
    EXPECT_EQ(issue.what, "first51至last100与已经登记的另一个号段重叠");
}

TEST(Numbers, CF22_WhereThereAreMoreBooksThanAreComparedItIsSaid) {
    SampleRegisters registers;
    auto& others = registers.entries[""];
    others.assign(limits::kLookupEntriesMax - 1, book_of(1, 50));
    EXPECT_TRUE(issues_of("number_books_apart", book_of(51, 100), registers).empty());
    others.push_back(book_of(1, 50));
    const auto issues = issues_of("number_books_apart", book_of(51, 100), registers);
    EXPECT_EQ(places_of(issues), std::vector<std::string>{"numbers-not-compared@first"});
    EXPECT_EQ(issues.front().level, Level::warned);
    others.back() = book_of(51, 51);
    EXPECT_EQ(
        places_of(issues_of("number_books_apart", book_of(51, 100), registers)),
        std::vector<std::string>{kOverlaps}
    );
}

TEST(Numbers, CF22_WithoutAPrefixBooksInUseAreApart) {
    auto book = book_of(1, 50);
    book.erase("prefix");
    EXPECT_EQ(said_of_book(book, book), kOverlaps);
    EXPECT_EQ(said_of_book(book, with(book, "status", "已用完")), "") << "numbers come again";
    EXPECT_EQ(said_of_book(with(book, "status", "已用完"), book), "");
    EXPECT_EQ(said_of_book(book, book_of(1, 50)), "") << "that one has a prefix";
}

TEST(Numbers, CF22_WhatIsSpelledOtherwiseIsAnotherNumber) {
    auto plain = book_of(1, 50);
    plain.erase("digits");
    EXPECT_EQ(said_of_book(plain, book_of(1, 50)), "") << "17 and 0017";
    auto long_one = book_of(900, 1200);
    long_one.erase("digits");
    EXPECT_EQ(said_of_book(long_one, book_of(901, 1300)), kOverlaps) << "1000 fills four digits";
}

}  // namespace
}  // namespace mingjing::domain
