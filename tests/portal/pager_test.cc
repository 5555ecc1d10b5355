// Page numbers below a list, and addresses that keep what was asked.

#include "portal/pager.h"

#include <gtest/gtest.h>

#include "portal/list_address.h"
#include "portal/urls.h"

namespace mingjing::portal {
namespace {

std::string labels(std::uint64_t page, std::uint64_t pages) {
    const auto shown =
        pager(page, pages, [](std::uint64_t number) { return std::to_string(number); });
    std::string text;
    for (const auto& item : *member(shown, "items").list()) {
        const bool is_current = *member(*item.fields(), "is_current").boolean();
        const std::string label(text_of(*item.fields(), "label"));
        text += is_current ? "[" + label + "]" : label;
        text += ' ';
    }
    return text;
}

TEST(Pager, ShowsFirstLastAndNeighbours) {
    EXPECT_EQ(labels(1, 1), "[1] ");
    EXPECT_EQ(labels(1, 3), "[1] 2 3 ");
    EXPECT_EQ(labels(1, 62), "[1] 2 … 62 ");
    EXPECT_EQ(labels(30, 62), "1 … 29 [30] 31 … 62 ");
    EXPECT_EQ(labels(62, 62), "1 … 61 [62] ");
    EXPECT_EQ(labels(99, 62), "1 … 62 ");
}

TEST(Pager, TakesOnlyNumbersOfPages) {
    EXPECT_EQ(page_number("7"), 7U);
    EXPECT_EQ(page_number(""), 1U);
    for (const auto* text : {"0", "-1", "1x", "99999999999999999999", "100001"}) {
        EXPECT_EQ(page_number(text), std::nullopt) << text;
    }
}

TEST(Urls, EncodeEveryPart) {
    EXPECT_EQ(
        entry_url("officers", "甲/乙 丙"), "/registers/officers/%E7%94%B2%2F%E4%B9%99%20%E4%B8%99"
    );
    EXPECT_EQ(with("/search", {{"q", "a&b=c"}, {"in", ""}}), "/search?q=a%26b%3Dc");
    EXPECT_EQ(receipt_url(12), "/receipts/12.tlog-proof");
}

TEST(ListAddress, KeepsTheRestWhenOneThingChanges) {
    ListAddress address;
    address.register_key = "officers";
    address.text = "李";
    address.filters = {{"unit", "政策法规科"}};
    address.page = 3;
    address.at = "2026-01-01";
    EXPECT_EQ(
        address.with_page(2).url(),
        "/registers/officers?q=%E6%9D%8E&f.unit=%E6%94%BF%E7%AD%96%E6%B3%95%E8%A7%84%E7%A7%91"
        "&page=2&at=2026-01-01"
    );
    EXPECT_EQ(
        address.with_filter("unit", "").url(), "/registers/officers?q=%E6%9D%8E&at=2026-01-01"
    );
    EXPECT_EQ(address.with_sort("-name").page, 1U);
}

}  // namespace
}  // namespace mingjing::portal
