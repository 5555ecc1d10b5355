#include "record/facts.h"

#include <utility>

#include <fmt/format.h>

#include "codec/canonical.h"

namespace mingjing::record {

Facts::Facts(const ledger::Record& record) : position_(record.position) {
    auto value = codec::parse_json(record.facts);
    auto* fields = value ? std::get_if<Fields>(&value->data) : nullptr;
    if (fields == nullptr) {
        throw Fault(fmt::format("账本第 {} 号记录的事实不是合法的 JSON 对象", position_));
    }
    fields_ = std::move(*fields);
}

std::string Facts::text(std::string_view name) const {
    const auto* text = value(name).text();
    return text != nullptr ? *text : (fail(name), "");
}

std::string Facts::text_or(std::string_view name, std::string_view otherwise) const {
    return fields_.contains(name) ? text(name) : std::string(otherwise);
}

bool Facts::flag(std::string_view name) const {
    const auto* flag = value(name).boolean();
    return flag != nullptr ? *flag : (fail(name), false);
}

std::uint64_t Facts::count(std::string_view name) const {
    const auto* count = value(name).integer();
    if (count == nullptr || *count < 0) {
        fail(name);
    }
    return static_cast<std::uint64_t>(*count);
}

std::optional<std::uint64_t> Facts::count_if_there(std::string_view name) const {
    return fields_.contains(name) ? std::optional(count(name)) : std::nullopt;
}

Fields Facts::fields(std::string_view name) const {
    const auto* fields = value(name).fields();
    return fields != nullptr ? *fields : (fail(name), Fields{});
}

Fields Facts::take_fields(std::string_view name) {
    const auto found = fields_.find(name);
    auto* fields = found == fields_.end() ? nullptr : std::get_if<Fields>(&found->second.data);
    return fields != nullptr ? std::exchange(*fields, {}) : (fail(name), Fields{});
}

Fields Facts::fields_or_none(std::string_view name) const {
    return fields_.contains(name) ? fields(name) : Fields{};
}

const List& Facts::list(std::string_view name) const {
    const auto* list = value(name).list();
    if (list == nullptr) {
        fail(name);
    }
    return *list;
}

std::vector<std::string> Facts::texts(std::string_view name) const {
    std::vector<std::string> texts;
    for (const auto& item : list(name)) {
        if (item.text() == nullptr) {
            fail(name);
        }
        texts.push_back(*item.text());
    }
    return texts;
}

std::vector<std::string> Facts::texts_or_none(std::string_view name) const {
    return fields_.contains(name) ? texts(name) : std::vector<std::string>{};
}

List Facts::list_or_none(std::string_view name) const {
    return fields_.contains(name) ? list(name) : List{};
}

std::vector<std::uint64_t> Facts::counts(std::string_view name) const {
    std::vector<std::uint64_t> counts;
    for (const auto& item : list(name)) {
        if (item.integer() == nullptr || *item.integer() < 0) {
            fail(name);
        }
        counts.push_back(static_cast<std::uint64_t>(*item.integer()));
    }
    return counts;
}

const Value& Facts::value(std::string_view name) const {
    const auto found = fields_.find(name);
    if (found == fields_.end()) {
        fail(name);
    }
    return found->second;
}

void Facts::fail(std::string_view name) const {
    throw Fault(fmt::format("账本第 {} 号记录的事实 {} 缺失或类型不符", position_, name));
}

}  // namespace mingjing::record
