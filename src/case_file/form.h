#pragma once

// What a person states when they take a step, each act's facts as one struct that names its
// fields once:
//
//     struct Docketed {
//         std::string opinion;
//         static void each(auto& self, auto&& field) {
//             field(Item{"opinion", "审批意见"}.optional().personal(), self.opinion);
//         }
//     };
//
// From that one naming come the form on the screen and its checks (form_of), the record and
// its reading (write, read). Fields are required text facts unless their Item says otherwise.

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/value.h"
#include "case_file/money.h"
#include "domain/schema.h"

namespace mingjing::case_file {

struct Item {
    std::string_view key;
    std::string_view label;
    domain::FieldType type = domain::FieldType::text;

    domain::Need need = domain::Need::required;
    bool is_personal = false;  // erasable, kept apart from the facts
    bool is_secret = false;    // personal, and who told the bureau: domain::Field
    bool is_ours = false;      // the desk states it, nobody is asked
    std::string_view register_key = {};
    std::string_view register_field = {};
    std::span<const std::string_view> choices = {};  // kept by whoever names them
    bool takes_others = false;                       // the choices are those there mostly are
    std::string_view unit = {};
    std::string_view says = {};
    std::int64_t most = 1'000'000'000;  // of a whole number, which is never below 0

    [[nodiscard]] constexpr Item optional() const;
    [[nodiscard]] constexpr Item personal() const;
    [[nodiscard]] constexpr Item secret() const;
    [[nodiscard]] constexpr Item ours() const;
    // Braced words live as long as the expression they stand in: it may not be an Item that is
    // kept.
    [[nodiscard]] constexpr Item of(std::initializer_list<std::string_view> words) const;
    [[nodiscard]] constexpr Item of(std::span<const std::string_view> words) const;
    [[nodiscard]] constexpr Item or_others() const;
    [[nodiscard]] constexpr Item refers(std::string_view to, std::string_view by = {}) const;
    [[nodiscard]] constexpr Item in(std::string_view measure) const;
    [[nodiscard]] constexpr Item hint(std::string_view sentence) const;
    [[nodiscard]] constexpr Item up_to(std::int64_t largest) const;
};

namespace form {

template <class T>
inline constexpr bool kIsRows = false;
template <class Row>
inline constexpr bool kIsRows<std::vector<Row>> =
    !std::is_same_v<Row, std::string> && !std::is_same_v<Row, Value>;

[[nodiscard]] domain::Field field_of(const Item& item);
// What the type itself can hold: nothing beyond it is read as something else.
void bound(const Money&, const Item& item, domain::Field& field);
void bound(const std::int64_t&, const Item& item, domain::Field& field);
inline void bound(const auto&, const Item&, domain::Field&) {}

[[nodiscard]] Value write_value(const std::string& text);
[[nodiscard]] Value write_value(const Money& money);
[[nodiscard]] Value write_value(const std::vector<std::string>& texts);
[[nodiscard]] inline Value write_value(const List& list) {
    return list.empty() ? Value{} : Value{list};
}
[[nodiscard]] inline Value write_value(std::int64_t number) {
    return number;
}
[[nodiscard]] inline Value write_value(bool is_so) {
    return is_so;
}

// What is absent or of another type leaves it as it is: both were checked before they were
// kept, and an erased value reads as none.
void read_value(const Value& value, std::string& text);
void read_value(const Value& value, Money& money);
void read_value(const Value& value, std::vector<std::string>& texts);
void read_value(const Value& value, List& list);
void read_value(const Value& value, std::int64_t& number);
void read_value(const Value& value, bool& is_so);

}  // namespace form

constexpr Item Item::optional() const {
    auto item = *this;
    item.need = domain::Need::optional;
    return item;
}
constexpr Item Item::personal() const {
    auto item = *this;
    item.is_personal = true;
    return item;
}
constexpr Item Item::secret() const {
    auto item = personal();
    item.is_secret = true;
    return item;
}
constexpr Item Item::ours() const {
    auto item = optional();
    item.is_ours = true;
    return item;
}
constexpr Item Item::of(std::initializer_list<std::string_view> words) const {
    return of(std::span(words.begin(), words.size()));
}
constexpr Item Item::of(std::span<const std::string_view> words) const {
    auto item = *this;
    item.choices = words;
    return item;
}
constexpr Item Item::or_others() const {
    auto item = *this;
    item.takes_others = true;
    return item;
}
constexpr Item Item::refers(std::string_view to, std::string_view by) const {
    auto item = *this;
    item.register_key = to;
    item.register_field = by;
    return item;
}
constexpr Item Item::in(std::string_view measure) const {
    auto item = *this;
    item.unit = measure;
    return item;
}
constexpr Item Item::hint(std::string_view sentence) const {
    auto item = *this;
    item.says = sentence;
    return item;
}

constexpr Item Item::up_to(std::int64_t largest) const {
    auto item = *this;
    item.most = largest;
    return item;
}

// What is stated of an act: as a screen asks for it, or as a record keeps it, with what the
// desk states itself.
enum class Of : std::uint8_t { form, record };
template <class Act>
[[nodiscard]] std::vector<domain::Field> fields_of(Of which) {
    std::vector<domain::Field> fields;
    Act none{};
    Act::each(none, [&]<class T>(const Item& item, T& value) {
        if (item.is_ours && which == Of::form) {
            return;
        }
        fields.push_back(form::field_of(item));
        form::bound(value, item, fields.back());
        if constexpr (form::kIsRows<T>) {
            fields.back().children = fields_of<typename T::value_type>(which);
        }
    });
    return fields;
}

// Empty values are left out, as registers leave them out.
template <class Act>
[[nodiscard]] Fields write(const Act& act) {
    Fields fields;
    Act::each(act, [&]<class T>(const Item& item, const T& value) {
        Value written;
        if constexpr (form::kIsRows<T>) {
            List rows;
            for (const auto& row : value) {
                rows.emplace_back(write(row));
            }
            written = rows.empty() ? Value{} : Value{std::move(rows)};
        } else {
            written = form::write_value(value);
        }
        if (!written.is_null()) {
            fields.emplace(item.key, std::move(written));
        }
    });
    return fields;
}

template <class Act>
[[nodiscard]] Act read(const Fields& fields) {
    Act act{};
    Act::each(act, [&]<class T>(const Item& item, T& value) {
        const auto& written = member(fields, item.key);
        if constexpr (form::kIsRows<T>) {
            if (const auto* rows = written.list()) {
                for (const auto& row : *rows) {
                    if (const auto* of_row = row.fields()) {
                        value.push_back(read<typename T::value_type>(*of_row));
                    }
                }
            }
        } else {
            form::read_value(written, value);
        }
    });
    return act;
}

}  // namespace mingjing::case_file
