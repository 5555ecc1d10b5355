#pragma once

// The instruments of a case as they are served: a paper has its number, and is served only once
// its bytes were issued.

#include <cstdint>
#include <string>
#include <string_view>

namespace mingjing::case_file {

struct Paper {
    std::string name;       // 行政处罚决定书
    std::string number;     // 海人社监罚决字〔2026〕17号; its code where it bears none
    std::string served_as;  // 决定书
    std::string issued_on;  // YYYY-MM-DD; "" while its bytes are being made
    bool is_voided = false;
    std::string dated = {};          // YYYY-MM-DD: the day it bears
    std::string each = {};           // the act of which each paper of its kind tells one; "" else
    std::int64_t tells_of = -1;      // the act's place among the case's; -1 where of none alone
    std::int64_t pages = 0;          // 0 while its bytes are being made
    bool has_number = true;          // else `number` is its code
    bool announces_service = false;  // 公告送达: put up for everybody the day it was issued
};

// What a step that serves an instrument of that name says was served: 决定书 where it is the
// case's decision, 其他文书 where it is none of those the law waits for.
[[nodiscard]] std::string_view served_as(std::string_view name, bool decides);

// Whether that act is told by a paper of its own, which is written and served wherever the case
// then stands, in an archived file too.
[[nodiscard]] bool is_told_apart(std::string_view act);

}  // namespace mingjing::case_file
