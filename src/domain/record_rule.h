#pragma once

// What must stand in a case's file (文字记录, 音像记录, 案卷): which act makes which instrument or
// recording due, and how long the file is kept. What definitions/record-rules.yaml says, typed.
// Immutable once loaded. Law: 行政处罚法 art. 47 (CF-18); 国办发〔2018〕118号（严格记录归档）.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingjing::domain {

// Which cases something is for: of these procedures, or of these categories; of all where
// neither is named.
struct CasesMeant {
    std::vector<std::string> categories = {};
    std::vector<std::string> procedures = {};  // these alone; none: all of the categories

    [[nodiscard]] bool has(std::string_view procedure, std::string_view category) const {
        const auto among = [](const auto& all, std::string_view one) {
            return std::ranges::find(all, one) != all.end();
        };
        return procedures.empty() ? categories.empty() || among(categories, category)
                                  : among(procedures, procedure);
    }
};

struct RecordRule {
    std::string key;  // decision
    CasesMeant cases = {};
    std::string act;                      // decide: taken, it makes something due
    std::vector<std::string> steps = {};  // only these of the procedure; none: any of that act
    // Of acts that stated one of these: {conclusion, [给予行政处罚]}.
    std::vector<std::pair<std::string, std::vector<std::string>>> only = {};
    std::vector<std::string> instruments = {};  // any of them will do,
    std::vector<std::string> evidence = {};     // or evidence of any of these kinds: 视听资料
    // Of a service, which of them is for which paper served: {reporter_receipt, [decline_notice]}.
    // Where the paper is known that one alone will do, and it does for no other.
    std::vector<std::pair<std::string, std::vector<std::string>>> of_papers = {};
    bool is_each = false;  // one for each such act; else one for all of them
    bool is_must = true;   // else it should be there
    std::string basis;
};

// How long a file is kept (保管期限), by how the case is graded when it is archived.
struct Retention {
    std::string grade;  // 重要, 一般
    CasesMeant cases = {};
    std::string kept;  // 永久, 30年, 10年
    std::string basis;
};

struct RecordRules {
    std::vector<RecordRule> rules;  // in the order of the file
    std::vector<Retention> retentions;
    // Where evidence lies among the instruments of its book.
    std::int64_t evidence_order = 0;

    // The first that is for such a case; null where none is.
    [[nodiscard]] const Retention* retention_of(
        std::string_view grade, std::string_view procedure, std::string_view category
    ) const {
        const auto found = std::ranges::find_if(retentions, [&](const Retention& one) {
            return one.grade == grade && one.cases.has(procedure, category);
        });
        return found == retentions.end() ? nullptr : &*found;
    }
};

}  // namespace mingjing::domain
