// RFC 8785 for any I-JSON text: members sorted by UTF-16 code units, numbers as
// ECMAScript writes them. Each node is kept as its finished text.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <unicode/unistr.h>

#include "codec/canonical.h"
#include "codec/json_text.h"
#include "codec/number.h"
#include "codec/strict_sax.h"

namespace mingjing::codec {
namespace {

struct JcsMaker {
    using Node = std::string;
    using Members = std::map<std::u16string, std::string>;

    static std::u16string name(const std::string& utf8) {
        const auto text = icu::UnicodeString::fromUTF8(utf8);
        return {text.getBuffer(), static_cast<std::size_t>(text.length())};
    }
    static std::string null() { return "null"; }
    static std::string boolean(bool value) { return value ? "true" : "false"; }
    static tl::expected<Node, BadInput> integer(std::int64_t value) {
        return real(static_cast<double>(value));
    }
    static tl::expected<Node, BadInput> whole(std::uint64_t value) {
        return real(static_cast<double>(value));
    }
    static tl::expected<Node, BadInput> real(double value) { return ecmascript_number(value); }
    static tl::expected<Node, BadInput> text(const std::string& value) {
        std::string quoted;
        append_quoted(quoted, value);
        return quoted;
    }
    static std::string list(const std::vector<std::string>& items) {
        std::string out = "[";
        for (const auto& item : items) {
            out += out.size() > 1 ? "," : "";
            out += item;
        }
        return out + ']';
    }
    static std::string object(const Members& members) {
        std::string out = "{";
        for (const auto& [name, item] : members) {
            out += out.size() > 1 ? "," : "";
            std::string utf8;
            icu::UnicodeString(name.data(), static_cast<int32_t>(name.size())).toUTF8String(utf8);
            append_quoted(out, utf8);
            out += ':' + item;
        }
        return out + '}';
    }
};

}  // namespace

tl::expected<std::string, BadInput> canonicalize(std::string_view json) {
    return StrictSax<JcsMaker>::read(json);
}

}  // namespace mingjing::codec
