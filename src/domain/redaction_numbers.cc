// Identity numbers, mobiles and bank cards: told from project, contract and credit codes by
// their length, their check digit and what stands before them.

#include <optional>

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
constexpr std::size_t kAccountDigitsMin = 8;  // of what is called an account
constexpr std::size_t kAccountDigitsMax = 30;
constexpr std::size_t kRunMax = kAccountDigitsMax + 1;  // a parted run is looked at no further
constexpr std::size_t kReach = 8;                       // characters between a word and its number

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
        if (is_parted && run.digits.size() >= kRunMax) {
            break;
        }
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

bool is_coded(Text text, std::size_t at) {
    return follows_any(text, at, 4, {U"编码", U"编号", U"代码", U"文号", U"合同"});
}

// 12345678.90元, 1,234万元: no number of anything.
bool is_amount(Text text, std::size_t to) {
    const auto goes_on = [&](std::size_t at) { return at < text.size() && is_digit(text[at]); };
    return to < text.size() &&
           (is_one_of(text[to], U"元万亿%％") || (is_one_of(text[to], U".,，") && goes_on(to + 1)));
}

// Whatever its length, where it is called an account.
bool is_named_account(Text text, const Run& run) {
    const auto size = run.digits.size();
    return size >= kAccountDigitsMin && size <= kAccountDigitsMax && !run.digits.ends_with('X') &&
           !is_amount(text, run.to) &&
           follows_any(
               text,
               run.from,
               kReach,
               {U"账号", U"帐号", U"账户", U"帐户", U"卡号", U"银行卡", U"存折"}
           );
}

bool is_whole_account(Text text, const Run& run) {
    const bool is_of_word = (run.from > 0 && is_latin(text[run.from - 1])) ||
                            (run.to < text.size() && is_latin(text[run.to]));
    return !is_of_word && is_named_account(text, run);
}

bool is_card(Text text, const Run& run) {
    const auto& digits = run.digits;
    const bool is_long_enough = digits.size() >= kCardDigitsMin && digits.size() <= kCardDigitsMax;
    return is_long_enough && !digits.ends_with('X') && !is_coded(text, run.from) &&
           digits.starts_with("62") && passes_luhn(digits);
}

bool is_mobile(const Run& run) {
    std::string_view digits = run.digits;
    for (const std::string_view country : {"0086", "86"}) {
        if (digits.size() == kMobileDigits + country.size() && digits.starts_with(country)) {
            digits.remove_prefix(country.size());
        }
    }
    return digits.size() == kMobileDigits && digits[0] == '1' && digits[1] >= '3';
}

std::optional<Concealed> number_kind(Text text, const Run& run) {
    // Tel19000088239 is one, too; of longer numbers a letter before them makes a code.
    const bool is_part_of_word = run.from > 0 && is_latin(text[run.from - 1]);
    if (is_part_of_word) {
        return is_mobile(run) ? std::optional(Concealed::mobile) : std::nullopt;
    }
    if (is_id(text, run)) {
        return Concealed::id_number;
    }
    if (is_named_account(text, run)) {
        return Concealed::bank_card;
    }
    if (is_mobile(run)) {
        return Concealed::mobile;
    }
    return is_card(text, run) ? std::optional(Concealed::bank_card) : std::nullopt;
}

}  // namespace

void find_numbers(Text text, std::vector<Span>& spans) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            at += 1;
            continue;
        }
        auto end = run_at(text, at, false).to;
        // Of an account every group of digits goes: 1234 5678 is one, and so is 12345678 9012.
        const bool is_account = is_whole_account(text, run_at(text, at, true));
        for (const bool is_parted : {is_account, true}) {
            const auto run = run_at(text, at, is_parted);
            const bool goes_on = run.to < text.size() && is_latin(text[run.to]);
            const auto kind = goes_on ? std::nullopt : number_kind(text, run);
            if (kind) {
                spans.push_back({run.from, run.to, *kind});
                end = run.to;
                break;
            }
        }
        at = std::max(end, at + 1);
    }
}

std::vector<std::pair<std::size_t, std::size_t>> doubtful_numbers(Text text) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            at += 1;
            continue;
        }
        const auto run = run_at(text, at, false);
        const auto size = run.digits.size();
        const bool is_of_word =
            (at > 0 && is_latin(text[at - 1])) || (run.to < text.size() && is_latin(text[run.to]));
        if ((size == kIdDigits || size == kOldIdDigits) && !is_of_word && !is_coded(text, at) &&
            !is_amount(text, run.to)) {
            found.emplace_back(run.from, run.to);
        }
        at = run.to;
    }
    return found;
}

}  // namespace mingjing::domain::redaction
