#include "sheet/problems.h"

#include <fmt/core.h>

namespace mingjing::sheet {

FileProblem not_a_workbook(std::string_view looks_like, std::string_view advice) {
    return {
        "not-a-workbook",
        fmt::format("文件不是Excel工作簿（.xlsx）：内容像{}，{}", looks_like, advice)};
}

FileProblem old_format() {
    return {
        "old-format",
        "文件是旧版Excel工作簿（.xls），不能直接读取：请在Excel或WPS中打开，另存为.xlsx后再导入"};
}

FileProblem password_protected() {
    return {"password-protected", "工作簿设有打开密码，无法读取：请在Excel中取消密码保护后再导入"};
}

FileProblem damaged_archive(std::string_view what) {
    return {"damaged-archive", fmt::format("文件不完整或者已损坏（{}），请重新保存后再上传", what)};
}

FileProblem damaged_content(std::string_view part) {
    return {
        "damaged-content",
        fmt::format("工作簿内部的“{}”已损坏，无法读取：请在Excel中打开并另存后再上传", part)};
}

FileProblem file_too_large(std::size_t bytes_max) {
    return {
        "too-large", fmt::format("文件超过{}MB的上限，未导入：请拆分后再导入", bytes_max >> 20U)};
}

FileProblem unpacks_too_large(const Limits& limits) {
    return {
        "too-large",
        fmt::format(
            "工作表解压后过大或者单元格超过{}字符（疑似压缩炸弹），未导入：请检查文件，"
            "在Excel中另存后再试",
            limits.cell_characters_max
        )};
}

FileProblem dtd_forbidden() {
    return {
        "dtd-forbidden",
        "工作簿的XML含有DTD或者外部实体，已拒绝：正常的Excel文件不含这些内容，请在Excel中另存后再导"
        "入"};
}

FileProblem too_many_rows(std::string_view sheet, std::size_t rows, std::size_t rows_max) {
    return {
        "too-many-rows",
        fmt::format("工作表“{}”有{}行，超过上限{}行，请拆分后导入", sheet, rows, rows_max)};
}

FileProblem too_many_columns(std::string_view sheet, std::size_t columns_max) {
    return {
        "too-many-columns",
        fmt::format(
            "工作表“{}”第{}列以外仍有内容，超过列数上限：请删除多余的列后再导入", sheet, columns_max
        )};
}

FileProblem too_many_sheets(std::size_t sheets_max) {
    return {"too-many-sheets", fmt::format("工作簿的工作表超过{}张，请拆分后导入", sheets_max)};
}

FileProblem unknown_encoding() {
    return {
        "unknown-encoding",
        "文件的文字编码无法识别（支持UTF-8、UTF-16和GB18030）：请在Excel中另存为“CSV "
        "UTF-8”后再导入"};
}

}  // namespace mingjing::sheet
