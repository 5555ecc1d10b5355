#include "codec/canonical.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "base/overloaded.h"
#include "codec/decimal_json.h"
#include "codec/json_text.h"
#include "codec/strict_sax.h"
#include "codec/text.h"

namespace mingjing::codec {
namespace {

constexpr std::int64_t kIntegerMax = (std::int64_t{1} << 53U) - 1;

bool is_profile_key(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

bool is_profile_text(std::string_view text) {
    return text.find('\0') == std::string_view::npos && is_utf8(text);
}

enum class Strictness : std::uint8_t { profile, any };

template <Strictness strictness>
class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    void write(const Value& value, std::size_t depth) {
        std::visit(
            Overloaded{
                [&](std::monostate) { out_ += "null"; },
                [&](bool boolean) { out_ += boolean ? "true" : "false"; },
                [&](std::int64_t integer) { write_integer(integer); },
                [&](const std::string& text) { write_text(text); },
                [&](const List& list) { write_list(list, depth); },
                [&](const Fields& fields) { write_fields(fields, depth); },
            },
            value.data
        );
    }
    void write_fields(const Fields& fields, std::size_t depth) {
        check(depth < kJsonDepthMax, "value nested too deep for canonical JSON");
        char before = '{';
        for (const auto& [key, value] : fields) {
            check(is_profile_key(key), "canonical JSON key is not [a-z0-9_]+");
            out_ += std::exchange(before, ',');
            append_quoted(out_, key);
            out_ += ':';
            write(value, depth + 1);
        }
        out_ += fields.empty() ? "{}" : "}";
    }

  private:
    static void check(bool holds, const char* what) {
        if constexpr (strictness == Strictness::profile) {
            if (!holds) {
                throw Fault(what);
            }
        }
    }
    void write_list(const List& list, std::size_t depth) {
        check(depth < kJsonDepthMax, "value nested too deep for canonical JSON");
        char before = '[';
        for (const auto& item : list) {
            out_ += std::exchange(before, ',');
            write(item, depth + 1);
        }
        out_ += list.empty() ? "[]" : "]";
    }
    void write_integer(std::int64_t integer) {
        check(
            integer <= kIntegerMax && integer >= -kIntegerMax,
            "integer beyond 2^53-1 in canonical JSON"
        );
        std::array<char, 24> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), integer).ptr;
        out_.append(buffer.data(), end);
    }
    void write_text(const std::string& text) {
        check(is_profile_text(text), "text with U+0000 or invalid UTF-8 in canonical JSON");
        append_quoted(out_, text);
    }

    std::string& out_;
};

struct ValueMaker {
    using Node = Value;
    using Members = Fields;

    static tl::unexpected<BadInput> no(const char* what) {
        return tl::unexpected(BadInput{.where = "", .what = what});
    }
    static const std::string& name(const std::string& name) { return name; }
    static Value null() { return {}; }
    static Value boolean(bool value) { return value; }
    static tl::expected<Value, BadInput> integer(std::int64_t value) {
        if (value > kIntegerMax || value < -kIntegerMax) {
            return no("整数超出 ±(2^53-1)");
        }
        return Value(value);
    }
    static tl::expected<Value, BadInput> whole(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(kIntegerMax)) {
            return no("整数超出 ±(2^53-1)");
        }
        return integer(static_cast<std::int64_t>(value));
    }
    static tl::expected<Value, BadInput> real(double /*value*/) {
        return no("不接受浮点数，小数请写成文本");
    }
    static tl::expected<Value, BadInput> text(std::string value) {
        if (value.find('\0') != std::string::npos) {
            return no("文本中不得有 U+0000");
        }
        return Value(std::move(value));
    }
    static Value list(List items) { return items; }
    static Value object(Fields members) { return members; }
};

struct DecimalsMaker : ValueMaker {
    static Value decimal(const std::string& literal) { return literal; }
};

}  // namespace

std::string write_canonical(const Value& value) {
    std::string out;
    Writer<Strictness::profile>(out).write(value, 0);
    return out;
}

std::string write_canonical(const Fields& fields) {
    std::string out;
    Writer<Strictness::profile>(out).write_fields(fields, 0);
    return out;
}

tl::expected<Value, BadInput> parse_json(std::string_view json) {
    return StrictSax<ValueMaker>::read(json);
}

tl::expected<Value, BadInput> parse_json_with_decimals(std::string_view json) {
    return StrictSax<DecimalsMaker>::read(json);
}

tl::expected<Value, BadInput> parse_canonical(std::string_view json) {
    auto value = parse_json(json);
    if (!value) {
        return value;
    }
    try {
        if (write_canonical(*value) == json) {
            return value;
        }
    } catch (const Fault&) {
        // A name outside the profile: as little canonical as any other difference.
    }
    return tl::unexpected(BadInput{.where = "", .what = "不是规范形式的 JSON"});
}

std::string write_json(const Value& value) {
    std::string out;
    Writer<Strictness::any>(out).write(value, 0);
    return out;
}

}  // namespace mingjing::codec
