// A decision on the spot is written on a form printed and numbered beforehand: of a book that
// one of its officers holds that day, not struck off, used once. 行政处罚法 art. 52 (CF-22). A
// bureau that registers no books is asked nothing of it.

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "case_file/gate_parts.h"
#include "case_file/number_book.h"
#include "case_file/officer.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

using domain::Refusal;

namespace {

Refusal unaccounted(std::string code, std::string what, std::string next) {
    return {
        .code = std::move(code),
        .what = std::move(what),
        .article = "行政处罚法第五十二条第一款",
        .next = std::move(next),
        .rule = "CF-22"};
}

bool is_held_by_its_officers(const Question& q, const Fields& book) {
    const auto holder = person_of(q, text_of(book, "officer"));
    return std::ranges::any_of(q.state.officers, [&](const std::string& certificate) {
        return person_of(q, certificate) == holder;
    });
}

bool was_in_hand(const Fields& book, std::chrono::sys_days on) {
    const auto issued = domain::day_of(text_of(book, "issued_on"));
    const auto returned = domain::day_of(text_of(book, "returned_on"));
    const auto status = text_of(book, "status");
    const bool is_gone = status == "遗失" || (status == "已缴回" && !returned);
    return issued && *issued <= on && (!returned || on <= *returned) && !is_gone;
}

// A number of the form and a book that has it.
struct Place {
    Fields book;
    std::int64_t number = 0;
};

std::vector<Place> places_on(
    const Question& q, const std::string& form_number, std::chrono::sys_days day
) {
    std::vector<Place> places;
    for (auto& book : q.around.entries(kNumberBooks, day)) {
        if (const auto number = place_in(book, form_number)) {
            places.push_back({std::move(book), *number});
        }
    }
    return places;
}

// The case that was decided on it; "" where none was.
std::string used_in(const Question& q, const Fields& book, const std::string& form_number) {
    return q.around.form_used_in
               ? q.around.form_used_in(form_number, used_since(book), q.state.opened)
               : std::string{};
}

// What is wrong with this number whoever holds the book; nothing where it is right.
Objection fault_of_form(const Question& q, const Place& place, const std::string& form_number) {
    const auto named = "号码“" + form_number + "”";
    if (is_struck_off(place.book, place.number)) {
        return unaccounted(
            "form-struck-off", named + "已登记作废", "请换用没有作废的决定书，填写它的号码"
        );
    }
    if (const auto other = used_in(q, place.book, form_number); !other.empty()) {
        return unaccounted(
            "form-used", named + "的决定书已经用于案件" + other, "一份决定书只用一次，请核对号码"
        );
    }
    return {};
}

// And what with having it in hand.
Objection fault_of_holder(const Question& q, const Fields& book, const std::string& form_number) {
    const auto named = "号码“" + form_number + "”所在的号段" + std::string(text_of(book, "code"));
    if (!is_held_by_its_officers(q, book)) {
        return unaccounted(
            "form-of-another",
            named + "不是本案执法人员领用的",
            "请核对号码；换人领用的，先在预定格式文书号段里登记"
        );
    }
    if (!was_in_hand(book, q.on)) {
        return unaccounted(
            "form-not-in-hand",
            named + "当天没有领用，或者已经缴回、遗失",
            "请核对号码和日期；登记有误的，先更正号段"
        );
    }
    return {};
}

}  // namespace

Objection form_is_accounted_for(const Question& q) {
    const auto* decided = q.states<DecidedOnSpot>();
    if (decided == nullptr || q.around.entries(kNumberBooks, q.around.today).empty()) {
        return {};
    }
    // Who held it is asked of that day; what is struck off since, of today too.
    const auto& number = decided->number;
    const auto now = places_on(q, number, q.around.today);
    auto then = places_on(q, number, q.on);
    if (then.empty()) {
        then = now;  // registered since
    }
    if (then.empty()) {
        return unaccounted(
            "form-of-no-book",
            "号码“" + number + "”不在登记的任何号段里",
            "请核对号码；新领的决定书，先在预定格式文书号段里登记"
        );
    }
    auto any = then;
    std::ranges::copy(now, std::back_inserter(any));
    for (const auto& place : any) {
        if (auto fault = fault_of_form(q, place, number)) {
            return fault;
        }
    }
    // Where books overlap, one of them must be in hand.
    Objection fault;
    for (const auto& place : then) {
        auto found = fault_of_holder(q, place.book, number);
        if (!found) {
            return {};
        }
        fault = std::move(found);
    }
    return fault;
}

}  // namespace mingjing::case_file::gate
