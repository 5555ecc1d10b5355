#include "sheet/workbook.h"

#include <map>

#include "sheet/problems.h"
#include "sheet/xml.h"

namespace mingjing::sheet {
namespace {

constexpr std::size_t kFormatsMax = 65536;  // Excel stops at 65,490

struct Relation {
    std::string type;  // last word of the type address
    std::string part;
};
using Relations = std::map<std::string, Relation, std::less<>>;

// Targets are relative to the folder of the part that has the relations, or absolute.
class RelationsVisitor final : public XmlVisitor {
  public:
    RelationsVisitor(std::string folder, Relations& relations)
        : folder_(std::move(folder)), relations_(relations) {}
    void start(std::string_view name, XmlAttributes attributes) override {
        if (name != "Relationship" || attributes["TargetMode"] == "External") {
            return;
        }
        const auto type = attributes["Type"];
        relations_.insert_or_assign(
            std::string(attributes["Id"]),
            Relation{std::string(type.substr(type.rfind('/') + 1)), resolve(attributes["Target"])}
        );
    }
    void end(std::string_view /*name*/) override {}
    void text(std::string_view /*characters*/) override {}

  private:
    [[nodiscard]] std::string resolve(std::string_view target) const {
        if (target.substr(0, 1) == "/") {
            return std::string(target.substr(1));
        }
        auto folder = folder_;
        while (target.substr(0, 3) == "../" && !folder.empty()) {
            target.remove_prefix(3);
            folder.pop_back();
            folder.erase(folder.rfind('/') + 1);
        }
        return folder + std::string(target);
    }
    std::string folder_;
    Relations& relations_;
};

struct SheetEntry {
    SheetInfo info;
    std::string relation;
};

class WorkbookVisitor final : public XmlVisitor {
  public:
    explicit WorkbookVisitor(const Limits& limits) : limits_(limits) {}
    void start(std::string_view name, XmlAttributes attributes) override {
        if (name == "workbookPr") {
            is_1904 = attributes.is_true("date1904");
        } else if (name == "sheet") {
            if (sheets.size() == limits_.sheets_max) {
                refuse(too_many_sheets(limits_.sheets_max));
                return;
            }
            const auto state = attributes["state"];
            sheets.push_back(
                {{std::string(attributes["name"]), state == "hidden" || state == "veryHidden"},
                 std::string(attributes["id"])}
            );
        }
    }
    void end(std::string_view /*name*/) override {}
    void text(std::string_view /*characters*/) override {}

    std::vector<SheetEntry> sheets;
    bool is_1904 = false;

  private:
    const Limits& limits_;
};

class StylesVisitor final : public XmlVisitor {
  public:
    explicit StylesVisitor(std::vector<NumberFormat>& formats) : formats_(formats) {}
    void start(std::string_view name, XmlAttributes attributes) override {
        if (name == "numFmt" && custom_.size() < kFormatsMax) {
            custom_.insert_or_assign(
                attributes.number("numFmtId"), custom_format(attributes["formatCode"])
            );
        } else if (name == "cellXfs") {
            in_cell_formats_ = true;
        } else if (name == "xf" && in_cell_formats_ && formats_.size() < kFormatsMax) {
            const auto id = attributes.number("numFmtId");
            const auto found = custom_.find(id);
            formats_.push_back(found == custom_.end() ? built_in_format(id) : found->second);
        }
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") {
            in_cell_formats_ = false;
        }
    }
    void text(std::string_view /*characters*/) override {}

  private:
    std::vector<NumberFormat>& formats_;
    std::map<std::uint32_t, NumberFormat> custom_;
    bool in_cell_formats_ = false;
};

// xl/workbook.xml -> xl/ and xl/_rels/workbook.xml.rels
std::string folder_of(std::string_view part) {
    return std::string(part.substr(0, part.rfind('/') + 1));
}

tl::expected<Relations, FileProblem> read_relations(
    const Archive& archive, const std::string& of_part
) {
    Relations relations;
    const auto folder = folder_of(of_part);
    const auto part = folder + "_rels/" + of_part.substr(folder.size()) + ".rels";
    if (archive.has(part)) {
        RelationsVisitor visitor(folder, relations);
        if (auto done = visit(archive, part, visitor); !done) {
            return tl::unexpected(done.error());
        }
    }
    return relations;
}

std::string part_of_type(const Relations& relations, std::string_view type) {
    for (const auto& [id, relation] : relations) {
        if (relation.type == type) {
            return relation.part;
        }
    }
    return {};
}

}  // namespace

tl::expected<Workbook, FileProblem> open_workbook(std::string_view bytes, const Limits& limits) {
    auto archive = Archive::open(bytes, limits);
    if (!archive) {
        return tl::unexpected(archive.error());
    }
    Workbook workbook{std::move(*archive), {}, {}, {}, false, {}};
    const auto roots = read_relations(workbook.archive, "");
    if (!roots) {
        return tl::unexpected(roots.error());
    }
    auto main = part_of_type(*roots, "officeDocument");
    if (!workbook.archive.has(main)) {
        main = "xl/workbook.xml";
    }
    if (!workbook.archive.has(main)) {
        return tl::unexpected(
            not_a_workbook("其他类型的压缩文件", "请确认选对了文件，在Excel中另存为.xlsx后再导入")
        );
    }
    WorkbookVisitor outline(limits);
    if (auto done = visit(workbook.archive, main, outline); !done) {
        return tl::unexpected(done.error());
    }
    const auto relations = read_relations(workbook.archive, main);
    if (!relations) {
        return tl::unexpected(relations.error());
    }
    workbook.is_1904 = outline.is_1904;
    for (auto& sheet : outline.sheets) {
        const auto found = relations->find(sheet.relation);
        const bool has_part = found != relations->end() && workbook.archive.has(found->second.part);
        workbook.sheets.push_back(std::move(sheet.info));
        workbook.parts.push_back(has_part ? found->second.part : "");
    }
    if (const auto part = part_of_type(*relations, "styles"); workbook.archive.has(part)) {
        StylesVisitor visitor(workbook.formats);
        if (auto done = visit(workbook.archive, part, visitor); !done) {
            return tl::unexpected(done.error());
        }
    }
    if (const auto part = part_of_type(*relations, "sharedStrings"); workbook.archive.has(part)) {
        auto strings = SharedStrings::read(workbook.archive, part, limits);
        if (!strings) {
            return tl::unexpected(strings.error());
        }
        workbook.strings = std::move(*strings);
    }
    return workbook;
}

}  // namespace mingjing::sheet
