#include "tabular/pack_words.h"

#include <algorithm>
#include <map>
#include <set>

#include <unicode/normalizer2.h>

namespace mingjing::tabular::test {

using nlohmann::json;

namespace {

json to_json(const Value& value) {
    if (const auto* flag = value.boolean()) {
        return *flag;
    }
    if (const auto* number = value.integer()) {
        return *number;
    }
    if (const auto* text = value.text()) {
        return *text;
    }
    if (const auto* list = value.list()) {
        json all = json::array();
        for (const auto& each : *list) {
            all.push_back(to_json(each));
        }
        return all;
    }
    if (const auto* fields = value.fields()) {
        json all = json::object();
        for (const auto& [key, each] : *fields) {
            all[key] = to_json(each);
        }
        return all;
    }
    return nullptr;
}

bool same_objects(const json& expected, const json& actual) {
    std::set<std::string> names;
    for (const auto& [name, value] : expected.items()) {
        names.insert(name);
    }
    for (const auto& [name, value] : actual.items()) {
        names.insert(name);
    }
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        const bool is_said = expected.contains(name) && actual.contains(name);
        return (name == "起算" && !is_said) ||
               same(expected.value(name, json()), actual.value(name, json()));
    });
}

}  // namespace

std::string comparable(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    const auto normal = nfkc->normalize(icu::UnicodeString::fromUTF8(text), status);
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) {
        const auto c = normal.char32At(i);
        if (u_isUWhiteSpace(c) == 0) {
            kept.append(c == 0x30FB || c == 0x2022 ? UChar32{0xB7} : c);
        }
    }
    std::string utf8;
    return kept.toUTF8String(utf8);
}

json in_pack_words(const domain::Field& field, const Value& value) {
    static const std::map<std::string, std::string> words{
        {"law", "名称"},
        {"article", "条"},
        {"paragraph", "款"},
        {"item", "项"},
        {"amount", "数值"},
        {"unit", "单位"},
        {"extension", "可延长"},
        {"start", "起算"},
        {"immediate", "即办"},
        {"working_day", "工作日"},
        {"day", "自然日"},
        {"month", "月"},
        {"a", "A"},
        {"b", "B"},
        {"c", "C"},
        {"d", "D"},
        {"all", "全部"},
        {"any", "任一"},
        {"measure", "指标"},
        {"comparison", "比较"},
        {"value", "值"},
        {"kind", "类型"},
        {"date", "截止"},
        {"standing", "长期执行"},
        {"as_needed", "根据实际情况确定"}};
    const auto renamed = [&](const std::string& word) {
        const auto found = words.find(word);
        return found == words.end() ? word : found->second;
    };
    const std::function<json(const json&, const std::string&)> translate =
        [&](const json& each, const std::string& key) -> json {
        if (each.is_object()) {
            json out = json::object();
            for (const auto& [name, inner] : each.items()) {
                out[renamed(name)] = translate(inner, name);
            }
            return out;
        }
        if (each.is_array()) {
            json out = json::array();
            for (const auto& inner : each) {
                out.push_back(translate(inner, key));
            }
            return out;
        }
        const bool is_word = each.is_string() && (key == "unit" || key == "kind");
        const auto word = is_word ? each.get<std::string>() : "";
        if (key == "comparison" && each == "in") {
            return "属于";
        }
        if (word == "date") {
            return "日期";
        }
        return is_word ? json(renamed(word)) : each;
    };
    auto translated = to_json(value);
    switch (field.type) {
        case domain::FieldType::citations:
        case domain::FieldType::duration:
        case domain::FieldType::ratio:
        case domain::FieldType::condition:
        case domain::FieldType::deadline:
            return translate(translated, "");
        case domain::FieldType::frequency:
            return json{{"次数", translated}, {"周期", "年"}};
        default:
            return translated;
    }
}

bool is_exact(domain::FieldType type) {
    switch (type) {
        case domain::FieldType::code:
        case domain::FieldType::credit_code:
        case domain::FieldType::id_number:
        case domain::FieldType::document_number:
        case domain::FieldType::date:
        case domain::FieldType::boolean:
        case domain::FieldType::integer:
        case domain::FieldType::reference:
            return true;
        default:
            return false;
    }
}

bool same(const json& expected, const json& actual) {
    if (expected.is_null()) {
        return actual.is_null() || (actual.is_array() && actual.empty());
    }
    if (expected.is_number() && !expected.is_boolean()) {
        const auto number = actual.is_string()   ? std::stod(actual.get<std::string>())
                            : actual.is_number() ? actual.get<double>()
                                                 : -1;
        return std::abs(expected.get<double>() - number) < 1e-9;
    }
    if (expected.is_string()) {
        return actual.is_string() &&
               comparable(expected.get<std::string>()) == comparable(actual.get<std::string>());
    }
    if (expected.is_array()) {
        if (!actual.is_array() || actual.size() != expected.size()) {
            return false;
        }
        for (std::size_t i = 0; i < expected.size(); ++i) {
            if (!same(expected[i], actual[i])) {
                return false;
            }
        }
        return true;
    }
    if (expected.is_object()) {
        return actual.is_object() && same_objects(expected, actual);
    }
    return expected == actual;
}

}  // namespace mingjing::tabular::test
