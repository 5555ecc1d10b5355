// /results and what is under it: the register of results under the short address everybody
// links to. The pages are those of every register.

#include "domain/schema.h"
#include "portal/pages.h"
#include "portal/urls.h"

namespace mingjing::portal {

namespace {

http::Captures as_register(http::Captures names) {
    names.insert_or_assign("register", std::string(domain::kResults));
    return names;
}

template <Answer answer>
http::Response of_results(Visit& visit, const http::Captures& names) {
    return answer(visit, as_register(names));
}

}  // namespace

std::vector<std::pair<std::string_view, Answer>> result_pages() {
    return {
        {"/results", of_results<register_list>},
        {"/results/{key}", of_results<entry_page>},
        {"/results/{key}/history", of_results<history_page>},
        {"/results/{key}/print", of_results<entry_print>},
        {"/results/{key}/qr.svg", of_results<entry_qr>},
        {"/results/{key}/data.json", of_results<entry_data>},
        {"/results/{key}/attachments/{digest}", of_results<entry_attachment>},
    };
}

}  // namespace mingjing::portal
