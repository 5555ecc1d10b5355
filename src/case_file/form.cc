#include "case_file/form.h"

#include <algorithm>

namespace mingjing::case_file::form {

domain::Field field_of(const Item& item) {
    domain::Field field;
    field.key = item.key;
    field.label = item.label;
    field.type = item.type;
    field.need = item.need;
    field.is_personal = item.is_personal;
    field.is_secret = item.is_secret;
    field.refers_to = item.register_key;
    field.refers_by = item.register_field;
    field.unit = item.unit;
    field.hint = item.says;
    field.missing = std::string(item.label) + "为空";
    for (const auto choice : item.choices) {
        field.choices.push_back({std::string(choice), {}});
    }
    field.choices_closed = !item.takes_others;
    return field;
}

void bound(const Money&, const Item&, domain::Field& field) {
    constexpr std::int64_t kFenInYuan = 100;
    constexpr std::size_t kPlaces = 2;
    field.minimum = 0;
    field.maximum = kMoneyMax.fen / kFenInYuan;
    field.places_max = kPlaces;
}

void bound(const std::int64_t&, const Item& item, domain::Field& field) {
    field.minimum = 0;
    field.maximum = item.most;
}

Value write_value(const std::string& text) {
    return text.empty() ? Value{} : Value{text};
}

Value write_value(const Money& money) {
    return yuan(money);
}

Value write_value(const std::vector<std::string>& texts) {
    return texts.empty() ? Value{} : Value{List(texts.begin(), texts.end())};
}

void read_value(const Value& value, std::string& text) {
    if (const auto* written = value.text()) {
        text = *written;
    }
}

void read_value(const Value& value, Money& money) {
    if (const auto* written = value.text()) {
        money = money_of(*written).value_or(money);
    }
}

void read_value(const Value& value, std::vector<std::string>& texts) {
    if (const auto* list = value.list()) {
        for (const auto& one : *list) {
            if (const auto* text = one.text()) {
                texts.push_back(*text);
            }
        }
    }
}

void read_value(const Value& value, List& list) {
    if (const auto* written = value.list()) {
        list = *written;
    }
}

void read_value(const Value& value, std::int64_t& number) {
    if (const auto* written = value.integer()) {
        number = *written;
    }
}

void read_value(const Value& value, bool& is_so) {
    if (const auto* written = value.boolean()) {
        is_so = *written;
    }
}

}  // namespace mingjing::case_file::form
