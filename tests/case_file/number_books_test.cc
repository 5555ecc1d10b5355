// The numbered form of a decision on the spot, and the book it is of.

#include "case_file/case.h"
#include "case_file/number_book.h"

namespace mingjing::case_file {
namespace {

class NumberBooks : public testing::Test {
  protected:
    void SetUp() override {
        one_.benchmarks.clear();
        one_.number_books = {book_};
    }
    // The code of what is said against a decision on that form; "" where nothing is.
    std::string said_of(std::string_view number) {
        auto decided = decision_on_spot(100);
        decided.number = number;
        const auto decision = one_.tried("decide", decided);
        if (!decision) {
            EXPECT_EQ(decision.error().rule, "CF-22");
        }
        return decision ? "" : decision.error().code;
    }
    std::string said_with(std::string_view field, const Value& value) {
        one_.number_books = {book_};
        one_.number_books.front().insert_or_assign(std::string(field), value);
        return said_of("DC-2026-0017");
    }

    Case one_ = at_the_spot();

  private:
    const Fields book_{
        {"code", "海2026-1"},
        {"prefix", "DC-2026-"},
        {"digits", 4},
        {"first", 1},
        {"last", 50},
        {"officer", "37990126001"},
        {"issued_on", "2026-01-05"},
        {"status", "在用"},
        {"voided", List{Fields{{"number", 18}, {"reason", "写错"}}}}};
};

TEST_F(NumberBooks, CF22_AFormIsOneOfABookItsOfficerHolds) {
    EXPECT_EQ(said_of("DC-2026-0017"), "");
    EXPECT_EQ(said_of("DC-2026-0050"), "");
    for (const auto* strange :
         {"DC-2026-0051",
          "DC-2026-0000",
          "DC-2026-17",
          "DC-2026-",
          "DC-2026-001x",
          "DC-2026--017",
          "DC-2025-0017",
          "17"}) {
        EXPECT_EQ(said_of(strange), "form-of-no-book") << strange;
    }
    EXPECT_EQ(said_of("DC-2026-0018"), "form-struck-off");
    EXPECT_EQ(said_with("officer", "37990126003"), "form-of-another");
    EXPECT_EQ(said_with("issued_on", "2026-03-03"), "form-not-in-hand");
    EXPECT_EQ(said_with("returned_on", "2026-03-01"), "form-not-in-hand");
    EXPECT_EQ(said_with("returned_on", "2026-03-02"), "");
    EXPECT_EQ(said_with("status", "遗失"), "form-not-in-hand");
    EXPECT_EQ(said_with("status", "已缴回"), "form-not-in-hand");
}

TEST_F(NumberBooks, CF22_AFormIsUsedOnce) {
    one_.forms_used["DC-2026-0017"] = {"2026-01-20", "2026-0003"};
    EXPECT_EQ(said_of("DC-2026-0017"), "form-used");
    EXPECT_EQ(said_of("DC-2026-0016"), "");
    EXPECT_EQ(said_with("issued_on", "2026-02-01"), "form-used") << "the book was handed on";
}

TEST_F(NumberBooks, CF22_WithoutAPrefixNumbersComeAgain) {
    auto& book = one_.number_books.front();
    book.erase("prefix");
    one_.forms_used["0017"] = {"2025-11-20", "2025-0090"};
    EXPECT_EQ(said_of("0017"), "");
    one_.forms_used["0017"].first = "2026-01-20";
    EXPECT_EQ(said_of("0017"), "form-used");
}

TEST_F(NumberBooks, CF22_OneNumberHasOneSpelling) {
    auto& book = one_.number_books.front();
    book["digits"] = 2;
    book["last"] = 120;
    book["suffix"] = "号";
    for (const auto* good : {"DC-2026-07号", "DC-2026-17号", "DC-2026-117号"}) {
        EXPECT_EQ(said_of(good), "") << good;
    }
    for (const auto* other : {"DC-2026-7号", "DC-2026-017号", "DC-2026-17", "DC-2026-号", "号"}) {
        EXPECT_EQ(said_of(other), "form-of-no-book") << other;
    }
    book.erase("digits");
    EXPECT_EQ(said_of("DC-2026-7号"), "");
    EXPECT_EQ(said_of("DC-2026-07号"), "form-of-no-book");
}

TEST_F(NumberBooks, CF22_WhatIsStruckOffIsSoInEveryBookAndOnEveryDay) {
    auto rest = one_.number_books.front();
    rest["code"] = "海2026-1余";
    rest["voided"] = List{};
    one_.number_books.push_back(rest);
    EXPECT_EQ(said_of("DC-2026-0018"), "form-struck-off") << "though the other book says nothing";
    one_.older_books = {rest};
    one_.books_since = "2026-03-05";
    one_.today_is = "2026-03-06";
    EXPECT_EQ(said_of("DC-2026-0018"), "form-struck-off") << "struck off since";
}

TEST_F(NumberBooks, CF22_WhoHeldTheBookThatDayCounts) {
    auto handed_on = one_.number_books.front();
    handed_on["officer"] = "37990126003";
    one_.books_since = "2026-03-10";
    one_.older_books = one_.number_books;
    one_.number_books = {handed_on};
    one_.today_is = "2026-03-12";
    EXPECT_EQ(said_of("DC-2026-0017"), "") << "decided on the second, entered on the twelfth";
    one_.on("2026-03-12");
    EXPECT_EQ(said_of("DC-2026-0017"), "form-of-another");
}

TEST_F(NumberBooks, ABureauThatRegistersNoneIsAskedForNone) {
    one_.number_books.clear();
    one_.forms_used["0001"] = {"2026-01-20", "2026-0003"};
    EXPECT_EQ(said_of("0001"), "");
}

TEST(BookUse, CF22_TellsWhatIsUsedAndWhatIsLeft) {
    Fields book{
        {"prefix", "DC-"},
        {"digits", 2},
        {"first", 1},
        {"last", 10},
        {"issued_on", "2026-01-05"},
        {"voided", List{Fields{{"number", 3}, {"reason", "写错"}}}}};
    const std::vector<FormUse> uses{
        {"DC-01", "2025-12-31", "2025-0001"},
        {"DC-05", "2026-02-01", "2026-0001"},
        {"DC-11", "2026-02-02", "2026-0002"}};
    auto use = use_of(book, uses);
    EXPECT_EQ(use.used.size(), 2U) << "the eleventh is of another book";
    EXPECT_EQ(use.struck_off, 1);
    EXPECT_THAT(
        use.left, testing::ElementsAre(NumberRange{2, 2}, NumberRange{4, 4}, NumberRange{6, 10})
    );
    EXPECT_EQ(use.left_count, 7);

    book["prefix"] = "";
    use = use_of(book, {{"01", "2025-12-31", "2025-0001"}, {"05", "2026-02-01", "2026-0001"}});
    ASSERT_EQ(use.used.size(), 1U) << "numbers come again, and this was before the book";
    EXPECT_EQ(use.used.front().case_number, "2026-0001");
    EXPECT_EQ(use_of({}, uses).left_count, 0);
}

}  // namespace
}  // namespace mingjing::case_file
