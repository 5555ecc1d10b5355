#include "portal/feedback.h"
#include "portal/page.h"
#include "portal/urls.h"

namespace mingjing::portal {

const Form& complaint() {
    static const Form form{
        intake::Matter::complaint,
        "/complaints",
        "投诉举报",
        "对执法行为、执法人员、窗口服务有意见，或者要举报违法行为，请写在这里。内容由本站加密后保存"
        "，"
        "只有办理部门能够打开。",
        "投诉举报的内容",
        "什么时间、什么地点、什么人、什么事；您希望怎样处理。",
    };
    return form;
}

const Form& correction() {
    static const Form form{
        intake::Matter::correction,
        "/corrections",
        "信息纠错",
        "公示的内容有错、有漏，或者与您掌握的不一致，请告诉我们。依照《政府信息公开条例》第四十一条"
        "，"
        "您有证据证明公示的与您有关的信息不准确的，可以要求更正。",
        "哪里不对，应当是什么",
        "请写明是哪一项、现在写的是什么、应当是什么，以及依据。",
    };
    return form;
}

Value subject_line(Visit& visit, const std::string& about) {
    const auto slash = about.find('/');
    if (slash == std::string::npos) {
        return {};
    }
    const auto* schema = visit.open_register(std::string_view(about).substr(0, slash));
    if (schema == nullptr) {
        return {};
    }
    const auto key = about.substr(slash + 1);
    const auto entry = query::entry(visit.ledger(), *schema, key, {});
    if (!entry) {
        return {};
    }
    return Fields{
        {"title", entry->title.empty() ? key : entry->title},
        {"register_name", schema->name},
        {"url", entry_url(schema->key, key)},
    };
}

http::Response form_page(Visit& visit, const Form& form, const Typed& typed) {
    const auto& submission = typed.submission;
    const bool has_error = !typed.wrong_words.empty();
    return render(
        visit,
        Page{
            .name = "form",
            .title = form.title,
            .column = "监督与纠错",
            .section = "feedback",
            .description = form.lead,
            .published_at = "",
            .crumbs = {{"监督与纠错", "/feedback"}, {form.title, ""}},
            .fields =
                {
                    {"form",
                     Fields{
                         {"path", form.path},
                         {"title", form.title},
                         {"lead", form.lead},
                         {"text_label", form.text_label},
                         {"text_hint", form.text_hint},
                         {"about", submission.about},
                         {"text", submission.text},
                         {"name", submission.name},
                         {"contact", submission.contact},
                         {"has_error", has_error},
                         {"error", typed.wrong_words},
                         {"is_text_wrong", typed.wrong_field == "text"},
                         {"is_name_wrong", typed.wrong_field == "name"},
                         {"is_contact_wrong", typed.wrong_field == "contact"},
                     }},
                    {"subject", subject_line(visit, submission.about)},
                },
            .status = has_error ? 422 : 200,
            .is_indexed = false,
        }
    );
}

}  // namespace mingjing::portal
