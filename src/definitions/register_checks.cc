#include "definitions/register_checks.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "definitions/sheet_checks.h"
#include "domain/characters.h"
#include "domain/diff.h"
#include "domain/rules.h"

namespace mingjing::definitions {

namespace {

using domain::Field;
using domain::FieldType;
using domain::Schema;

class Checker {
  public:
    Checker(const Schema& schema, Section& section) : schema_(schema), section_(section) {}

    void run() {
        names("entry_key", schema_.entry_key);
        names("key_otherwise", schema_.key_otherwise);
        names("identity", schema_.identity);
        names("list", schema_.list);
        names("sort", sort_fields());
        names("title", {schema_.title});
        names("effective_from", {schema_.effective_from}, FieldType::date);
        names("effective_to", {schema_.effective_to}, FieldType::date);
        keys();
        audience();
        sort();
        open_list();
        withheld();
        masks();
        attachments();
        rules();
        conditions(schema_.fields, {});
        for (const Field& field : schema_.fields) {
            conditions(field.children, field.key + ".");
        }
        check_sheets(schema_, section_);
    }

  private:
    void say(std::string_view key, std::string what) { section_.problem(key, std::move(what)); }
    // At the field itself; for a child, at its table.
    void say_of(std::string_view path, std::string what) {
        const int line = section_.line_of_item("fields", path.substr(0, path.find('.')));
        section_.problems().add(line, std::move(what));
    }

    void names(
        std::string_view key,
        const std::vector<std::string>& paths,
        std::optional<FieldType> type = std::nullopt
    ) {
        for (const std::string& path : paths) {
            if (path.empty()) {
                continue;
            }
            const Field* field = domain::find_field(schema_.fields, path);
            if (field == nullptr) {
                say(key, fmt::format("“{}”里的“{}”不是本清单的字段", key, path));
            } else if (type && field->type != *type) {
                say(key, fmt::format("“{}”里的“{}”不是日期字段", key, path));
            }
        }
    }

    void keys() {
        if (schema_.entry_key.empty()) {
            say("entry_key", "清单缺少“entry_key”（用哪些字段区分条目）");
        }
        key_fields("entry_key", schema_.entry_key, schema_.key_otherwise.empty());
        key_fields("key_otherwise", schema_.key_otherwise, true);
    }

    // A key stands in addresses and must always be there.
    void key_fields(
        std::string_view key, const std::vector<std::string>& paths, bool must_be_required
    ) {
        for (const std::string& path : paths) {
            const Field* field = domain::find_field(schema_.fields, path);
            if (field == nullptr) {
                continue;
            }
            if (field->is_personal && !field->is_open) {
                say(key,
                    fmt::format(
                        "“{}”是不公示的个人信息，不能用作条目编码（编码出现在网址里）", path
                    ));
            }
            if (must_be_required && field->need != domain::Need::required) {
                say(key, fmt::format("“{}”用作条目编码，应当必填（need: required）", path));
            }
        }
    }

    // What the office keeps to itself has no place in the public navigation.
    void audience() {
        const bool is_internal = schema_.audience == domain::Audience::internal;
        if (!schema_.group.empty() && is_internal != (schema_.group == "internal")) {
            say("group",
                is_internal ? "内部清单（audience: internal）的“group”应当是internal"
                            : "公示的清单“group”应当是before、during或者after（事前、事中、事后）");
        }
    }

    // A section's file brings none: its rows must find again those the office has.
    void attachments() {
        for (const Field& table : schema_.fields) {
            const bool has_some =
                std::any_of(table.children.begin(), table.children.end(), [](const Field& child) {
                    return child.type == FieldType::attachments;
                });
            if (has_some && !domain::row_identity(schema_, table)) {
                say_of(
                    table.key,
                    fmt::format(
                        "子表“{}”有附件，须有一个必填字段（need: required）来区分各行", table.key
                    )
                );
            }
        }
    }

    // "-decided_on": backwards; only of the whole order.
    [[nodiscard]] std::vector<std::string> sort_fields() const {
        auto fields = schema_.sort;
        if (!fields.empty() && fields.front().starts_with('-')) {
            fields.front().erase(0, 1);
        }
        return fields;
    }

    void sort() {
        for (const std::string& path : sort_fields()) {
            const Field* field = domain::find_field(schema_.fields, path);
            const bool is_single = path.find('.') == std::string::npos &&
                                   (field == nullptr || field->children.empty());
            if (!is_single) {
                say("sort", fmt::format("“{}”在子表里，一条有多个值，不能用来排序", path));
            }
        }
    }

    void open_list() {
        if (schema_.audience != domain::Audience::open) {
            return;
        }
        for (const std::string& path : schema_.list) {
            const Field* field = domain::find_field(schema_.fields, path);
            if (field != nullptr && !field->is_open) {
                say("list", fmt::format("“{}”不公示，不能放在公示列表里", path));
            }
        }
        for (const Field& field : schema_.fields) {
            if (!field.is_open && (field.is_searched || field.is_filter)) {
                say_of(field.key, fmt::format("“{}”不公示，不能供公众检索或筛选", field.key));
            }
        }
    }

    void withheld() {
        if (schema_.withheld_unless.empty()) {
            return;
        }
        const auto equals = schema_.withheld_unless.find('=');
        const Field* field =
            domain::find_field(schema_.fields, schema_.withheld_unless.substr(0, equals));
        if (equals == std::string::npos || field == nullptr) {
            say("withheld_unless", "“withheld_unless”应当写成“字段=值”，字段是本清单的选项字段");
            return;
        }
        for (const auto& value : domain::split(schema_.withheld_unless.substr(equals + 1), {"|"})) {
            if (!may_hold(*field, value)) {
                say("withheld_unless", fmt::format("“{}”不会取值“{}”", field->key, value));
            }
        }
    }

    // What the public reads of a field is open; what it is read of, is not.
    void masks() {
        for (const Field& field : schema_.fields) {
            if (field.masks.empty()) {
                continue;
            }
            const Field* original = domain::find_field(schema_.fields, field.masks);
            if (original == nullptr || original->is_open || !field.is_open ||
                original->type != field.type) {
                say_of(
                    field.key, fmt::format("“{}”的masks应当是一个不公示、同类型的字段", field.key)
                );
            }
        }
    }

    static bool may_hold(const Field& field, const std::string& value) {
        return field.type == FieldType::boolean
                   ? value == "true" || value == "false"
                   : std::any_of(
                         field.choices.begin(),
                         field.choices.end(),
                         [&](const auto& choice) { return choice.value == value; }
                     );
    }

    void rules() {
        for (const std::string& rule : schema_.rules) {
            if (auto problem = domain::rule_problem(schema_, rule); !problem.empty()) {
                say("rules", std::move(problem));
            }
        }
    }

    // Every required_when names a sibling and a value it can take, and following them
    // never comes back: A needed because of B because of A can never be judged.
    void conditions(const std::vector<Field>& fields, const std::string& path) {
        std::map<std::string, std::string, std::less<>> next;
        for (const Field& field : fields) {
            if (!field.required_when) {
                continue;
            }
            const auto& [other, value] = *field.required_when;
            const Field* sibling = domain::find_field(fields, other);
            if (sibling == nullptr) {
                say_of(
                    path + field.key,
                    fmt::format("“{}{}”的required_when里“{}”不是同级字段", path, field.key, other)
                );
                continue;
            }
            if (!may_hold(*sibling, value)) {
                say_of(path + field.key, fmt::format("“{}”不会取值“{}”", other, value));
            }
            next[field.key] = other;
        }
        for (const auto& [start, first] : next) {
            std::string at = first;
            std::size_t steps = 0;
            for (auto found = next.find(at);
                 at != start && found != next.end() && steps <= next.size();
                 ++steps) {
                at = found->second;
                found = next.find(at);
            }
            if (at == start) {
                say_of(
                    path + start,
                    fmt::format("“{}{}”是否必填最终取决于它自己（required_when循环）", path, start)
                );
            }
        }
    }

    const Schema& schema_;
    Section& section_;
};

}  // namespace

void check_register(const Schema& schema, Section& section) {
    Checker(schema, section).run();
}

}  // namespace mingjing::definitions
