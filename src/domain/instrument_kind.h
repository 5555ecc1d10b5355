#pragma once

// One kind of instrument (文书): what definitions/instruments/KEY.yaml says, typed. Each fact
// it states is either taken from what the case recorded, or stated by whoever writes it;
// from the two comes one schema, by which it is checked, kept, published and exported.
// Immutable once loaded.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/value.h"
#include "domain/dated_text.h"
#include "domain/schema.h"

namespace mingjing::domain {

// By which a record keeps who signed it off: no fact of an instrument is called so.
inline constexpr std::string_view kSignedOffBy = "signed_off_by";

// Rows of an act count only where a later act said this of the same one: evidence that was
// verified, not evidence that was excluded.
struct Provided {
    std::string act;    // verify
    std::string same;   // number: what both acts call it by
    std::string field;  // finding
    std::string value;  // 查证属实
};

// Which recorded act of the case says a fact: the last one, or every one as a row.
struct TakenFrom {
    static constexpr std::string_view kDay = "on";     // the day it was done,
    static constexpr std::string_view kPerson = "by";  // and the name of who did it
    // Where accounts are looked up by name; no register has such a key.
    static constexpr std::string_view kAccounts = "@accounts";

    std::string act;    // decide; "case" for what it knows by itself (case_fact.h)
    std::string field;  // reasons, kDay, kPerson; "" where every one is a row
    // Of acts that stated one of these: {kind, [询问笔录]}; {offers_hearing, [true]}.
    std::vector<std::pair<std::string, std::vector<std::string>>> only = {};
    std::optional<Provided> provided = {};
    std::vector<std::string> steps = {};  // only as these of the procedure; none: as any
};

struct InstrumentField {
    Field field;                          // key, label and type as the instrument has them
    std::optional<TakenFrom> taken = {};  // nothing: stated by whoever writes it
    std::string resolves = {};            // the register its reference is looked up in,
    std::string resolves_by = {};         // by this field
    std::vector<std::pair<std::string, std::string>> says = {};  // flag -> value, for templates
};

// What the party is told of remedies.
enum class Remedy : std::uint8_t {
    none,
    either,                 // 复议或者诉讼
    reconsideration_first,  // 复议前置: 行政复议法 art. 23 (FY-03)
};

// 公告: to be read by everybody from its issue on, and until when.
struct Announced {
    std::int64_t days = 0;           // counted from the day of its issue; 0 where
    std::string until;               // this field says its last day
    std::vector<std::string> shows;  // its fields that a page tells; the first names it in lists
};

struct InstrumentKind {
    std::string key;                      // penalty_decision
    std::string name;                     // 行政处罚决定书
    std::string series;                   // 罚决: of its number; "" for one that bears none
    std::vector<std::string> categories;  // of procedures whose cases have it; none: all
    std::vector<std::string> procedures;  // these alone; none: all of the categories
    bool goes_out = false;                // to a party; else for the file alone
    std::string duty;                     // who writes it: handle, examine, decide
    // One of these roles signs it off before it has a number (sign_off.h); none: nobody does.
    std::vector<std::string> signed_off_by;
    bool is_in_main_book = true;  // 正卷; else 副卷
    std::int64_t order = 0;       // within its book
    bool decides = false;       // it is the decision: once a case, and only as the law lets decide
    bool is_for_after = false;  // written when the case has ended, too
    std::string each;   // of every act of this kind one tells; "" where one tells of the last
    std::string dated;  // the field that says its date; "" for the day it is numbered
    Remedy remedy = Remedy::none;
    std::vector<std::string> signs;    // who signs it by hand, a line each
    bool wants_signed_copy = false;    // 签字件: the file is told to lack it until it has one,
    bool is_replaced_by_copy = false;  // which is bound in its place; else after it
    std::vector<std::string> tells;    // matter, basis, rights: parts its template must have
    std::optional<Announced> announced;
    std::string template_name;
    std::vector<InstrumentField> fields;  // in the order of the file
    Schema schema;                        // of all it states
    Schema form;                          // of what is not taken from the case
    // Every file it is made from: name and digest.
    std::vector<std::pair<std::string, std::string>> files;

    [[nodiscard]] bool is_for(std::string_view procedure, std::string_view category) const;
};

// What a bureau sets for all of its instruments.
struct InstrumentSettings {
    std::string number_word;       // 海人社监
    std::vector<DatedText> texts;  // who reviews, which court, where fines are paid
};

// 海人社监罚决字〔2026〕1号; "" for one that bears none.
[[nodiscard]] std::string number_text(
    const InstrumentKind& kind, std::string_view number_word, std::int64_t year, std::int64_t serial
);

// The last day to read it, YYYY-MM-DD; "" where its record does not say.
[[nodiscard]] std::string announced_until(
    const Announced& announced, std::string_view issued_on, const Fields& data
);

}  // namespace mingjing::domain
