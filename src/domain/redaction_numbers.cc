// Identity numbers, mobiles and bank cards: told from project, contract and credit codes by
// their length, their check digit and what stands before them.

#include "domain/characters.h"
#include "domain/identifiers.h"
#include "domain/redaction_parts.h"

namespace mingjing::domain::redaction {

namespace {

constexpr std::size_t kIdDigits = 18;
constexpr std::size_t kOldIdDigits = 15;
constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kCardDigitsMin = 16;
constexpr std::size_t kCardDigitsMax = 19;
constexpr std::size_t kReach = 8;  // characters between a word and its number

// Digits with no more than one blank or dash between two of them.
struct Run {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string digits;
};

bool parts_digits(char32_t c) {
    return is_space(c) || c == U'-';
}

bool may_end_id(Text text, std::size_t at) {
    const bool is_x = at < text.size() && (text[at] == U'X' || text[at] == U'x');
    return is_x && (at + 1 == text.size() || !(is_latin(text[at + 1]) || is_digit(text[at + 1])));
}

Run run_at(Text text, std::size_t from, bool is_parted) {
    Run run{from, from, {}};
    for (auto at = from; at < text.size();) {
        if (is_digit(text[at])) {
            run.digits += static_cast<char>(text[at]);
            run.to = ++at;
        } else if (is_parted && parts_digits(text[at]) && at + 1 < text.size() && is_digit(text[at + 1])) {
            ++at;
        } else {
            break;
        }
    }
    if (run.digits.size() == kIdDigits - 1 && may_end_id(text, run.to)) {
        run.digits += 'X';
        ++run.to;
    }
    return run;
}

bool passes_luhn(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto digit = digits[digits.size() - 1 - i] - '0';
        const auto doubled = i % 2 == 0 ? digit : digit * 2;
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
}

bool is_named_id(Text text, std::size_t at) {
    return follows_any(text, at, kReach, {U"身份证", U"身份号码", U"证件号码", U"公民身份"});
}

bool is_id(Text text, const Run& run) {
    const auto size = run.digits.size();
    if (size == kIdDigits && id_number_fault(run.digits) == IdNumberFault::none) {
        return true;
    }
    return (size == kIdDigits || size == kOldIdDigits) && is_named_id(text, run.from);
}

bool is_card(Text text, const Run& run) {
    const auto& digits = run.digits;
    if (digits.size() < kCardDigitsMin || digits.size() > kCardDigitsMax || digits.ends_with('X') ||
        follows_any(text, run.from, 4, {U"编码", U"编号", U"代码", U"文号", U"合同"})) {
        return false;
    }
    const bool is_named = follows_any(
        text, run.from, kReach, {U"账号", U"帐号", U"账户", U"帐户", U"卡号", U"银行卡", U"存折"}
    );
    return is_named || (digits.starts_with("62") && passes_luhn(digits));
}

bool is_mobile(const Run& run) {
    return run.digits.size() == kMobileDigits && run.digits[0] == '1' && run.digits[1] >= '3';
}

}  // namespace

void find_numbers(Text text, std::vector<Span>& spans) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            at += 1;
            continue;
        }
        auto end = run_at(text, at, false).to;
        const bool is_part_of_word = at > 0 && is_latin(text[at - 1]);
        for (const bool is_parted : {false, true}) {
            const auto run = run_at(text, at, is_parted);
            const bool goes_on = run.to < text.size() && is_latin(text[run.to]);
            if (is_part_of_word || goes_on) {
                continue;
            }
            const bool id = is_id(text, run);
            const bool mobile = !id && is_mobile(run);
            if (id || mobile || is_card(text, run)) {
                const auto what = id       ? Concealed::id_number
                                  : mobile ? Concealed::mobile
                                           : Concealed::bank_card;
                spans.push_back({run.from, run.to, what});
                end = run.to;
                break;
            }
        }
        at = std::max(end, at + 1);
    }
}

}  // namespace mingjing::domain::redaction
