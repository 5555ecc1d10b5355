#include "api/shape.h"

#include <algorithm>

#include <fmt/format.h>

#include "codec/text.h"

namespace mingjing::api {

namespace shape {

Shape text(std::int64_t characters_max) {
    return {{"type", "string"}, {"maxLength", characters_max}};
}

Shape day() {
    return {{"type", "string"}, {"format", "date"}};
}

Shape choice(const std::vector<std::string_view>& values) {
    return {{"type", "string"}, {"enum", List(values.begin(), values.end())}};
}

Shape whole(std::int64_t minimum, std::int64_t maximum) {
    return {{"type", "integer"}, {"minimum", minimum}, {"maximum", maximum}};
}

Shape flag() {
    return {{"type", "boolean"}};
}

Shape list(Shape items, std::int64_t items_max) {
    return {{"type", "array"}, {"items", std::move(items)}, {"maxItems", items_max}};
}

Shape object(const std::vector<Property>& properties) {
    Fields members;
    List required;
    for (const auto& property : properties) {
        members.emplace(property.name, property.shape);
        if (property.is_required) {
            required.emplace_back(property.name);
        }
    }
    return {
        {"type", "object"},
        {"properties", std::move(members)},
        {"required", std::move(required)},
        {"additionalProperties", false},
    };
}

Shape open_object() {
    return {{"type", "object"}, {"additionalProperties", true}};
}

Shape named(std::string_view component) {
    return {{"$ref", fmt::format("#/components/schemas/{}", component)}};
}

Shape described(Shape shape, std::string_view chinese) {
    shape.insert_or_assign("description", chinese);
    return shape;
}

}  // namespace shape

namespace {

class Fit {
  public:
    std::vector<BadInput> found;

    void check(const Shape& shape, const Value& value, const std::string& path) {
        const auto type = text_of(shape, "type");
        if (type == "object") {
            check_object(shape, value, path);
        } else if (type == "array") {
            check_list(shape, value, path);
        } else if (type == "string") {
            check_text(shape, value, path);
        } else if (type == "integer") {
            check_whole(shape, value, path);
        } else if (type == "boolean" && value.boolean() == nullptr) {
            say(path, "应为是或者否");
        }
    }

  private:
    void say(const std::string& path, std::string_view what) {
        // Which part it is stands in the words, too: that is what a person reads.
        const auto& where = path.empty() ? std::string("请求内容") : path;
        found.push_back({where, fmt::format("“{}”{}", where, what)});
    }

    void check_object(const Shape& shape, const Value& value, const std::string& path) {
        const auto* members = value.fields();
        if (members == nullptr) {
            say(path, "应为一组内容");
            return;
        }
        const auto* properties = member(shape, "properties").fields();
        if (properties == nullptr) {
            return;
        }
        const auto below = [&](const std::string& name) {
            return path.empty() ? name : path + "." + name;
        };
        for (const auto& [name, one] : *members) {
            if (const auto known = properties->find(name); known == properties->end()) {
                say(below(name), "没有这一项");
            } else {
                check(*known->second.fields(), one, below(name));
            }
        }
        for (const auto& name : *member(shape, "required").list()) {
            if (!members->contains(*name.text())) {
                say(below(*name.text()), "缺少这一项");
            }
        }
    }

    void check_list(const Shape& shape, const Value& value, const std::string& path) {
        const auto* items = value.list();
        const auto items_max = *member(shape, "maxItems").integer();
        if (items == nullptr) {
            say(path, "应为一个列表");
        } else if (std::cmp_greater(items->size(), items_max)) {
            say(path, fmt::format("最多{}项", items_max));
        } else {
            for (std::size_t i = 0; i < items->size(); ++i) {
                check(
                    *member(shape, "items").fields(),
                    (*items)[i],
                    fmt::format("{}[{}]", path, i + 1)
                );
            }
        }
    }

    void check_text(const Shape& shape, const Value& value, const std::string& path) {
        const auto* text = value.text();
        if (text == nullptr) {
            say(path, "应为文字");
            return;
        }
        if (const auto* choices = member(shape, "enum").list()) {
            if (std::ranges::find(*choices, value) == choices->end()) {
                say(path, "“" + *text + "”不在可选范围内");
            }
            return;
        }
        if (text_of(shape, "format") == "date") {
            if (!codec::from_iso_date(*text)) {
                say(path, "日期应写作2026-11-02这样");
            }
            return;
        }
        const auto characters = std::ranges::count_if(*text, [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        });
        if (const auto characters_max = *member(shape, "maxLength").integer();
            characters > characters_max) {
            say(path, fmt::format("不能超过{}字", characters_max));
        }
    }

    void check_whole(const Shape& shape, const Value& value, const std::string& path) {
        const auto* whole = value.integer();
        const auto minimum = *member(shape, "minimum").integer();
        const auto maximum = *member(shape, "maximum").integer();
        if (whole == nullptr || *whole < minimum || *whole > maximum) {
            say(path, fmt::format("应为{}到{}的整数", minimum, maximum));
        }
    }
};

}  // namespace

std::vector<BadInput> misfits(const Shape& shape, const Value& value) {
    Fit fit;
    fit.check(shape, value, "");
    return std::move(fit.found);
}

}  // namespace mingjing::api
