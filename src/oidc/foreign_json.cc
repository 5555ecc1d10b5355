#include "oidc/foreign_json.h"

#include <cmath>
#include <string>

#include "codec/strict_sax.h"

namespace mingjing::oidc {

namespace {

constexpr double kExactMax = 9007199254740992.0;  // 2^53: whole numbers are exact up to there

struct ForeignMaker {
    using Node = Value;
    using Members = Fields;

    static const std::string& name(const std::string& name) { return name; }
    static Value null() { return {}; }
    static Value boolean(bool value) { return value; }
    static tl::expected<Value, BadInput> integer(std::int64_t value) {
        return whole_or_text(static_cast<double>(value), std::to_string(value));
    }
    static tl::expected<Value, BadInput> whole(std::uint64_t value) {
        return whole_or_text(static_cast<double>(value), std::to_string(value));
    }
    static tl::expected<Value, BadInput> real(double value) {
        return whole_or_text(std::floor(value), std::to_string(value));
    }
    static tl::expected<Value, BadInput> text(std::string value) { return Value(std::move(value)); }
    static Value list(List items) { return items; }
    static Value object(Fields members) { return members; }

  private:
    static Value whole_or_text(double value, std::string text) {
        const bool is_exact = value > -kExactMax && value < kExactMax;
        return is_exact ? Value(static_cast<std::int64_t>(value)) : Value(std::move(text));
    }
};

}  // namespace

tl::expected<Fields, BadInput> read_object(std::string_view json) {
    auto read = codec::StrictSax<ForeignMaker>::read(json);
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (read->fields() == nullptr) {
        return tl::unexpected(BadInput{"", "不是一个对象"});
    }
    return *read->fields();
}

}  // namespace mingjing::oidc
