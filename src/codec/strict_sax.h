#pragma once

// One strict reading of JSON for every use: nlohmann's tokenizer, our bounds. Refuses a
// byte order mark, duplicate names, nesting deeper than kJsonDepthMax, invalid UTF-8 and
// lone surrogates, and says where. What is built from it is the Maker's affair:
//
//   struct Maker {
//       using Node; using Members;                    // Members: a map from name to Node
//       static Members::key_type name(const std::string&);
//       static Node null(), boolean(bool), list(std::vector<Node>), object(Members);
//       static tl::expected<Node, BadInput> integer(std::int64_t), whole(std::uint64_t),
//           real(double), text(std::string);
//       static Node decimal(const std::string&);  // instead of real, where it is there
//   };

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include <nlohmann/json.hpp>

#include "base/fault.h"
#include "codec/canonical.h"

namespace mingjing::codec {

template <class Maker>
class StrictSax : public nlohmann::json_sax<nlohmann::json> {
  public:
    using Node = typename Maker::Node;

    static tl::expected<Node, BadInput> read(std::string_view json) {
        if (json.starts_with("\xEF\xBB\xBF")) {
            return tl::unexpected(BadInput{
                .where = "第 1 字节", .what = "JSON 不得以字节顺序标记开头"});
        }
        // The tokenizer takes a zero byte for the end of the text.
        if (const auto zero = json.find('\0'); zero != std::string_view::npos) {
            return tl::unexpected(BadInput{
                .where = "第 " + std::to_string(zero + 1) + " 字节", .what = "JSON 中不得有零字节"}
            );
        }
        StrictSax sax;
        if (!nlohmann::json::sax_parse(json, &sax)) {
            return tl::unexpected(std::move(sax.error_));
        }
        return std::move(sax.root_);
    }

    bool null() override { return add(Maker::null()); }
    bool boolean(bool value) override { return add(Maker::boolean(value)); }
    bool number_integer(number_integer_t value) override { return add(Maker::integer(value)); }
    bool number_unsigned(number_unsigned_t value) override { return add(Maker::whole(value)); }
    bool number_float(number_float_t value, const string_t& text) override {
        if constexpr (requires { Maker::decimal(text); }) {
            return add(Maker::decimal(text));
        } else {
            return add(Maker::real(value));
        }
    }
    bool string(string_t& value) override { return add(Maker::text(std::move(value))); }
    bool binary(binary_t& /*value*/) override { return fail("JSON 中没有二进制值"); }

    bool start_object(std::size_t /*elements*/) override { return open(true); }
    bool key(string_t& name) override {
        Frame& frame = frames_.back();
        frame.name = name;
        bool is_new = false;
        std::tie(frame.member, is_new) = frame.members.try_emplace(Maker::name(name));
        return is_new || fail("名称重复");
    }
    bool end_object() override {
        Frame frame = std::move(frames_.back());
        frames_.pop_back();
        return add(Maker::object(std::move(frame.members)));
    }
    bool start_array(std::size_t /*elements*/) override { return open(false); }
    bool end_array() override {
        Frame frame = std::move(frames_.back());
        frames_.pop_back();
        return add(Maker::list(std::move(frame.items)));
    }
    bool parse_error(
        std::size_t position, const std::string& /*token*/, const nlohmann::json::exception& /*why*/
    ) override {
        error_ = {.where = "第 " + std::to_string(position) + " 字节", .what = "不是合法的 JSON"};
        return false;
    }

  private:
    struct Frame {
        bool is_object = false;
        std::string name;  // of the member being read
        std::vector<Node> items;
        typename Maker::Members members;
        typename Maker::Members::iterator member{};  // being read; a moved map keeps its iterators
    };

    bool open(bool is_object) {
        if (frames_.size() >= kJsonDepthMax) {
            return fail("嵌套过深");
        }
        frames_.push_back(Frame{
            .is_object = is_object, .name = "", .items = {}, .members = {}, .member = {}});
        return true;
    }
    bool add(tl::expected<Node, BadInput> node) {
        if (!node) {
            return fail(node.error().what);
        }
        if (frames_.empty()) {
            root_ = std::move(*node);
        } else if (Frame& frame = frames_.back(); frame.is_object) {
            frame.member->second = std::move(*node);
        } else {
            frame.items.push_back(std::move(*node));
        }
        return true;
    }
    bool fail(const std::string& what) {
        error_ = {.where = path(), .what = what};
        return false;
    }
    [[nodiscard]] std::string path() const {
        std::string path;
        for (const Frame& frame : frames_) {
            path += frame.is_object ? '/' + frame.name : '/' + std::to_string(frame.items.size());
        }
        return path;
    }

    std::vector<Frame> frames_;
    Node root_{};
    BadInput error_;
};

}  // namespace mingjing::codec
