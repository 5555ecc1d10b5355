#include "portal/officer_view.h"

#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

constexpr std::size_t kLongNameBytes = 12;  // more than four Chinese characters

std::string joined(const Value& value) {
    std::string text;
    if (const auto* list = value.list()) {
        for (const auto& one : *list) {
            if (one.text() != nullptr) {
                text += (text.empty() ? "" : "、") + *one.text();
            }
        }
    }
    return text;
}

Fields certificate_view(const Fields& certificate, std::string_view day) {
    const auto state = certificate_standing(certificate, day);
    return {
        {"type", text_of(certificate, "type")},
        {"number", text_of(certificate, "number")},
        {"categories", joined(member(certificate, "categories"))},
        {"issuer", text_of(certificate, "issuer")},
        {"issued_on", chinese_day(text_of(certificate, "issued_on"))},
        {"valid_to", chinese_day(text_of(certificate, "valid_to"))},
        {"standing", state.word},
        {"style", state.style},
        {"is_valid", state.style == "ok"},
    };
}

}  // namespace

CertificateStanding certificate_standing(const Fields& certificate, std::string_view day) {
    const auto status = text_of(certificate, "status");
    if (status == "注销") {
        return {"已注销", "off"};
    }
    if (status == "暂扣") {
        return {"暂扣", "warn"};
    }
    const auto valid_to = text_of(certificate, "valid_to");
    if (status == "过期" || (!valid_to.empty() && valid_to < day)) {
        return {"已过期", "off"};
    }
    const auto issued_on = text_of(certificate, "issued_on");
    if (!issued_on.empty() && day < issued_on) {
        return {"尚未生效", "warn"};
    }
    return {"有效", "ok"};
}

Fields officer_view(const query::Entry& entry, std::string_view day) {
    const auto& content = entry.version.content;
    List certificates;
    bool may_enforce = false;
    if (const auto* rows = member(content, "certificates").list()) {
        for (const auto& row : *rows) {
            if (const auto* fields = row.fields()) {
                auto view = certificate_view(*fields, day);
                may_enforce = may_enforce || *member(view, "is_valid").boolean();
                certificates.emplace_back(std::move(view));
            }
        }
    }
    const auto url = entry_url(entry.register_key, entry.key);
    return {
        {"name", entry.title.empty() ? "（姓名已依法删除）" : entry.title},
        {"is_long_name", entry.title.size() > kLongNameBytes},
        {"unit", text_of(content, "unit")},
        {"position", text_of(content, "position")},
        {"region", text_of(content, "region")},
        {"key", entry.key},
        {"day", chinese_day(day)},
        {"url", url},
        {"badge_url", url + "/badge"},
        {"complaint_url", with("/complaints", {{"about", entry.register_key + "/" + entry.key}})},
        {"certificates", std::move(certificates)},
        {"may_enforce", may_enforce},
    };
}

}  // namespace mingjing::portal
