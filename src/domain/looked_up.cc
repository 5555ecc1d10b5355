#include "domain/looked_up.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/rules.h"
#include "domain/statute.h"

namespace mingjing::domain {

namespace {

void add(std::vector<FieldText>& texts, const std::string& name, const Value& value) {
    if (const auto* text = value.text()) {
        texts.push_back({name, *text});
    } else if (const auto* list = value.list()) {
        for (const auto& item : *list) {
            if (const auto* row = item.fields()) {
                for (const auto& [child, held] : *row) {
                    add(texts, fmt::format("{}.{}", name, child), held);
                }
            } else {
                add(texts, name, item);
            }
        }
    }
}

void note(std::vector<Schema>& registers, std::string_view key, const std::string& field) {
    const auto schema = std::ranges::find(registers, key, &Schema::key);
    if (schema != registers.end() && !field.empty() &&
        std::ranges::find(schema->looked_up, field) == schema->looked_up.end()) {
        schema->looked_up.push_back(field);
    }
}

void note_references(std::vector<Schema>& registers, const std::vector<Field>& fields) {
    for (const auto& field : fields) {
        note(registers, field.refers_to, field.refers_by);
        note_references(registers, field.children);
    }
}

}  // namespace

std::vector<FieldText> texts_in(const Fields& entry) {
    std::vector<FieldText> texts;
    for (const auto& [name, value] : entry) {
        add(texts, name, value);
    }
    std::ranges::sort(texts);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

void note_looked_up(std::vector<Schema>& registers) {
    for (std::size_t i = 0; i < registers.size(); ++i) {
        note_references(registers, registers[i].fields);
        for (const auto& field : citation_fields(registers[i])) {
            note(registers, registers[i].key, law_field(field));
        }
        for (const auto& rule : registers[i].rules) {
            for (const auto& asked : looked_up_by(registers[i], rule)) {
                note(registers, asked.register_key, asked.field);
            }
        }
    }
}

}  // namespace mingjing::domain
