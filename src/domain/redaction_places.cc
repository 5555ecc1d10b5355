// Where a person lives, drives, is written to: addresses, plates, passports, e-mail and
// certificates of property.

#include "domain/characters.h"
#include "domain/redaction_parts.h"

namespace mingjing::domain::redaction {

namespace {

constexpr std::size_t kAddressCharactersMax = 80;
constexpr std::size_t kWordMax = 20;
constexpr Text kProvinces = U"京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新使";

bool is_upper(char32_t c) {
    return c >= U'A' && c <= U'Z';
}
bool is_word(char32_t c) {
    return is_latin(c) || is_digit(c);
}

// Where an address of a person begins; 0 where `at` is no such word. 住所 is a company's.
std::size_t address_start(Text text, std::size_t at) {
    std::size_t start = 0;
    for (const Text word :
         {Text(U"户籍所在地"),
          Text(U"户籍地"),
          Text(U"居住地"),
          Text(U"住址"),
          Text(U"家住"),
          Text(U"住")}) {
        if (text.substr(at).starts_with(word)) {
            start = at + word.size();
            break;
        }
    }
    if (start == 0 || start >= text.size() || is_one_of(text[start], U"所房院宿建户")) {
        return 0;
    }
    while (start < text.size() && is_one_of(text[start], U"址在于为是:：")) {
        ++start;
    }
    return start;
}

bool has_digit(Text text) {
    return std::ranges::any_of(text, is_digit);
}

std::size_t end_of(Text text, std::size_t from, bool (*counts)(char32_t)) {
    while (from < text.size() && counts(text[from])) {
        ++from;
    }
    return from;
}

// As far as a number that is no longer one of these: nobody looks further.
std::size_t word_end(Text text, std::size_t from) {
    return end_of(text.substr(0, std::min(text.size(), from + kWordMax)), from, is_word);
}

// 鲁X·2F587, 鲁X2F587.
std::size_t plate_end(Text text, std::size_t at) {
    if (at + 2 >= text.size() || !is_one_of(text[at], kProvinces) || !is_upper(text[at + 1])) {
        return 0;
    }
    const auto from = at + 2 + (is_one_of(text[at + 2], U"·•・. ") ? 1U : 0U);
    const auto to = word_end(text, from);
    const auto count = to - from;
    return (count == 5 || count == 6) && has_digit(text.substr(from, count)) ? to : 0;
}

// One letter and eight digits, or what 护照号 is said of.
std::size_t passport_end(Text text, std::size_t at) {
    if (!is_upper(text[at]) || (at > 0 && is_word(text[at - 1]))) {
        return 0;
    }
    const auto to = word_end(text, at);
    const auto digits = text.substr(at + 1, to - at - 1);
    const bool is_number = digits.size() == 8 && std::ranges::all_of(digits, is_digit);
    const bool is_named = follows_any(text, at, 6, {U"护照", U"通行证", U"居留身份证"}) &&
                          to - at >= 6 && has_digit(digits);
    return is_number || is_named ? to : 0;
}

bool is_mail_word(char32_t c) {
    return is_word(c) || is_one_of(c, U"._%+-");
}

void find_email(Text text, std::size_t at, std::vector<Span>& spans) {
    auto from = at;
    while (from > 0 && is_mail_word(text[from - 1])) {
        --from;
    }
    const auto to = end_of(text, at + 1, is_mail_word);
    if (from < at && text.substr(at + 1, to - at - 1).find(U'.') != Text::npos) {
        spans.push_back({from, to, Concealed::email});
    }
}

// 海曦不动产权第0012345号: from the number's word to 号.
std::size_t certificate_end(Text text, std::size_t at) {
    for (const Text word : {Text(U"不动产权"), Text(U"房权证"), Text(U"房产证")}) {
        if (!text.substr(at).starts_with(word)) {
            continue;
        }
        const auto rest = text.substr(at, 40);
        const auto end = rest.find(U'号');
        if (end != Text::npos && has_digit(rest.substr(0, end))) {
            return at + end + 1;
        }
    }
    return 0;
}

bool ends_address(char32_t c) {
    return is_one_of(c, U"，。；、（）,;()\n");
}

std::size_t address_end(Text text, std::size_t from) {
    auto to = from;
    while (to < text.size() && to - from < kAddressCharactersMax && !ends_address(text[to])) {
        ++to;
    }
    return to;
}

// 地址, unless it is where a company is, where an inspection was, or a machine's.
bool is_somebodys_address(Text text, std::size_t at) {
    return text.substr(at).starts_with(U"地址") && !follows_any(
                                                       text,
                                                       at,
                                                       2,
                                                       {U"现场",
                                                        U"经营",
                                                        U"注册",
                                                        U"办公",
                                                        U"营业",
                                                        U"单位",
                                                        U"公司",
                                                        U"企业",
                                                        U"工商",
                                                        U"IP",
                                                        U"ip",
                                                        U"网络",
                                                        U"网页"}
                                                   );
}

bool is_account_word(char32_t c) {
    return is_word(c) || is_one_of(c, U"_-");
}

// QQ12345678, 微信号：abc_123.
std::size_t messenger_end(Text text, std::size_t at) {
    constexpr std::size_t kAccountMin = 5;
    constexpr std::size_t kBetweenMax = 4;
    for (const Text word : {Text(U"QQ"), Text(U"qq"), Text(U"微信"), Text(U"WeChat")}) {
        if (!text.substr(at).starts_with(word)) {
            continue;
        }
        auto from = at + word.size();
        for (std::size_t skipped = 0; skipped < kBetweenMax && from < text.size() &&
                                      is_one_of(text[from], U"号账帐码为是:： ");
             ++skipped) {
            ++from;
        }
        const auto to =
            end_of(text.substr(0, std::min(text.size(), from + kWordMax)), from, is_account_word);
        if (to - from >= kAccountMin && has_digit(text.substr(from, to - from))) {
            return to;
        }
    }
    return 0;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> doubtful_contacts(Text text) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (const auto end = messenger_end(text, at); end > 0) {
            found.emplace_back(at, end);
            at = end - 1;
        } else if (is_somebodys_address(text, at)) {
            const auto to = address_end(text, at);
            if (has_digit(text.substr(at, to - at))) {
                found.emplace_back(at, to);
                at = to - 1;
            }
        }
    }
    return found;
}

std::size_t district_end(Text address) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < address.size() && !is_digit(address[i]); ++i) {
        if (is_one_of(address[i], U"区县旗") || (end == 0 && address[i] == U'市')) {
            end = i + 1;
            if (address[i] != U'市') {
                break;
            }
        }
    }
    return end;
}

void find_home_addresses(Text text, std::vector<Span>& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto from = address_start(text, at);
        if (from == 0) {
            continue;
        }
        const auto to = address_end(text, from);
        const auto address = text.substr(from, to - from);
        if (has_digit(address.substr(district_end(address)))) {
            spans.push_back({from, to, Concealed::home_address});
            at = to;
        }
    }
}

void find_other_identifiers(Text text, std::vector<Span>& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == U'@') {
            find_email(text, at, spans);
        } else if (const auto plate = plate_end(text, at); plate > 0) {
            spans.push_back({at, plate, Concealed::plate});
        } else if (const auto passport = passport_end(text, at); passport > 0) {
            spans.push_back({at, passport, Concealed::passport});
        } else if (const auto certificate = certificate_end(text, at); certificate > 0) {
            spans.push_back({at, certificate, Concealed::property_certificate});
        }
    }
}

}  // namespace mingjing::domain::redaction
