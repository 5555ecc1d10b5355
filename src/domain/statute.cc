#include "domain/statute.h"

namespace mingjing::domain {

namespace {

void collect(
    const std::vector<Field>& fields, const std::string& path, std::vector<std::string>& found
) {
    for (const auto& field : fields) {
        if (field.type == FieldType::citations) {
            found.push_back(path + field.key);
        }
        collect(field.children, path + field.key + ".", found);
    }
}

}  // namespace

std::vector<std::string> citation_fields(const Schema& schema) {
    std::vector<std::string> found;
    collect(schema.fields, "", found);
    return found;
}

std::string law_field(const std::string& citation_field) {
    return citation_field + ".law";
}

}  // namespace mingjing::domain
