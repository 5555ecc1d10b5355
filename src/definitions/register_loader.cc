#include "definitions/register_loader.h"

#include <fmt/format.h>

#include "definitions/field_loader.h"
#include "definitions/pattern.h"
#include "definitions/register_checks.h"
#include "definitions/section.h"

namespace mingjing::definitions {

namespace {

constexpr std::size_t kSheetsMax = 20;
constexpr std::size_t kCompositesMax = 50;
constexpr std::size_t kSetsMax = 10;
constexpr std::size_t kTopicsMax = 50;

domain::Composite load_composite(const Node& node, Problems& problems) {
    Section section(node, "合成列", problems);
    domain::Composite composite;
    composite.headers = section.texts("headers");
    composite.fields = section.texts("fields");
    composite.pattern = section.text_or("pattern", {});
    composite.condition_part = section.text_or("condition_part", {});
    check_pattern(composite.pattern, "pattern", section);
    if (composite.headers.empty() || composite.fields.empty()) {
        section.problem({}, "合成列要写明“headers”（表头）和“fields”（送入哪些字段）");
    }
    if (composite.pattern.empty() == composite.condition_part.empty()) {
        section.problem({}, "合成列要写“pattern”或者“condition_part”，两者取一");
    }
    if (!composite.pattern.empty() && group_count(composite.pattern) != composite.fields.size()) {
        section.problem(
            "pattern",
            fmt::format(
                "“pattern”有{}个括号，“fields”有{}个字段，应当一样多",
                group_count(composite.pattern),
                composite.fields.size()
            )
        );
    }
    return composite;
}

domain::SheetLayout load_sheet(const Node& node, Problems& problems) {
    Section section(node, "表样", problems);
    domain::SheetLayout sheet;
    sheet.names = section.texts("names");
    sheet.rows = section.text_or("rows", {});
    sheet.row_key = section.texts("row_key");
    sheet.joins = section.flag_or("joins", false);
    for (const Node& item : section.items("sets", kSetsMax)) {
        Section set(item, "表样的sets", problems);
        sheet.sets.emplace_back(set.text("field"), set.text("value"));
    }
    for (const Node& item : section.items("composites", kCompositesMax)) {
        sheet.composites.push_back(load_composite(item, problems));
    }
    return sheet;
}

domain::RedactionWords load_redaction(const Node& node, Problems& problems) {
    Section section(node, "脱敏用语", problems);
    domain::RedactionWords words;
    words.people = section.texts("people");
    for (const Node& item : section.items("topics", kTopicsMax)) {
        Section topic(item, "脱敏用语的一类", problems);
        words.topics.push_back({topic.text("name"), topic.text("basis"), topic.texts("words")});
    }
    return words;
}

}  // namespace

LoadedRegister load_register(const Node& root, Problems& problems) {
    LoadedRegister loaded;
    loaded.file = problems.file();
    domain::Schema& schema = loaded.schema;
    Section section(root, "清单", problems);
    schema.key = section.text("key");
    schema.name = section.text("name");
    section.require("audience");
    schema.audience = section.one_of(
        "audience",
        domain::Audience::internal,
        {{"open", domain::Audience::open}, {"internal", domain::Audience::internal}}
    );
    section.require("group");
    schema.group = section.one_of<std::string_view>(
        "group",
        "internal",
        {{"before", "before"}, {"during", "during"}, {"after", "after"}, {"internal", "internal"}}
    );
    schema.about = section.text("about");
    schema.entry_key = section.texts("entry_key");
    schema.key_otherwise = section.texts("key_otherwise");
    schema.identity = section.texts("identity");
    schema.title = section.text("title");
    schema.list = section.texts("list");
    schema.sort = section.texts("sort");
    schema.effective_from = section.text_or("effective_from", {});
    schema.effective_to = section.text_or("effective_to", {});
    schema.withheld_unless = section.text_or("withheld_unless", {});
    schema.rules = section.texts("rules");
    loaded.rules_line = section.line("rules");
    schema.fields = load_fields(section, {}, loaded.references);
    for (const Node& item : section.items("sheets", kSheetsMax)) {
        schema.sheets.push_back(load_sheet(item, problems));
    }
    if (const Node* node = section.child("redaction")) {
        schema.redaction = load_redaction(*node, problems);
    }
    check_register(schema, section);
    return loaded;
}

}  // namespace mingjing::definitions
