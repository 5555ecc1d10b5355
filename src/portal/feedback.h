#pragma once

// The two forms of /feedback as data: complaint (投诉) and correction (纠错), and what one
// of them looks like when it has to be shown again.

#include <string>

#include "base/value.h"
#include "intake/mailbox.h"
#include "portal/visit.h"

namespace mingjing::portal {

struct Form {
    intake::Matter matter;
    std::string path;   // /complaints
    std::string title;  // 投诉举报
    std::string lead;
    std::string text_label, text_hint;
};
[[nodiscard]] const Form& complaint();
[[nodiscard]] const Form& correction();

// What a person typed, and what to say about one of its fields.
struct Typed {
    intake::Submission submission;
    std::string wrong_field, wrong_words;
};
[[nodiscard]] http::Response form_page(Visit& visit, const Form& form, const Typed& typed);
// register/key as a title and address, where it names something public: {title, url}.
[[nodiscard]] Value subject_line(Visit& visit, const std::string& about);

}  // namespace mingjing::portal
