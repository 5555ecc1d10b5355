#pragma once

// Every page of the portal: one function each, found in the file of its name. routes.cc
// says which address leads to which.

#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"
#include "http/router.h"
#include "portal/visit.h"

namespace mingjing::portal {

using Answer = http::Response (*)(Visit&, const http::Captures&);

// home.cc, registers.cc, register_list.cc
http::Response home(Visit& visit, const http::Captures& names);
http::Response registers(Visit& visit, const http::Captures& names);
http::Response register_list(Visit& visit, const http::Captures& names);
// entry.cc, history.cc
http::Response entry_page(Visit& visit, const http::Captures& names);
http::Response entry_qr(Visit& visit, const http::Captures& names);
http::Response entry_print(Visit& visit, const http::Captures& names);
http::Response history_page(Visit& visit, const http::Captures& names);
// results.cc: the same pages of the register of results, by address
[[nodiscard]] std::vector<std::pair<std::string_view, Answer>> result_pages();
// flow.cc
http::Response flows(Visit& visit, const http::Captures& names);
http::Response flow(Visit& visit, const http::Captures& names);
http::Response flow_picture(Visit& visit, const http::Captures& names);
http::Response review_flow(Visit& visit, const http::Captures& names);
http::Response review_flow_picture(Visit& visit, const http::Captures& names);
// officers.cc, signs.cc
http::Response officers(Visit& visit, const http::Captures& names);
http::Response badge(Visit& visit, const http::Captures& names);
http::Response window_sign(Visit& visit, const http::Captures& names);
// search_page.cc
http::Response search_page(Visit& visit, const http::Captures& names);
// announcements.cc
http::Response announcements(Visit& visit, const http::Captures& names);
http::Response announcement(Visit& visit, const http::Captures& names);
http::Response announcement_file(Visit& visit, const http::Captures& names);
// attachment.cc
http::Response entry_attachment(Visit& visit, const http::Captures& names);
// data.cc, feed.cc, sitemap.cc
http::Response data_index(Visit& visit, const http::Captures& names);
http::Response data_file(Visit& visit, const http::Captures& names);
http::Response instrument_schema(Visit& visit, const http::Captures& names);
http::Response entry_data(Visit& visit, const http::Captures& names);
http::Response feed(Visit& visit, const http::Captures& names);
http::Response sitemap(Visit& visit, const http::Captures& names);
http::Response sitemap_of_register(Visit& visit, const http::Captures& names);
http::Response robots(Visit& visit, const http::Captures& names);
// log_files.cc, receipts.cc, verify.cc
http::Response checkpoint(Visit& visit, const http::Captures& names);
http::Response tile(Visit& visit, const http::Captures& names);
http::Response verifier_key(Visit& visit, const http::Captures& names);
http::Response receipt(Visit& visit, const http::Captures& names);
http::Response receipt_of_code(Visit& visit, const http::Captures& names);
http::Response verify(Visit& visit, const http::Captures& names);
// feedback.cc
http::Response feedback(Visit& visit, const http::Captures& names);
http::Response complaint_form(Visit& visit, const http::Captures& names);
http::Response correction_form(Visit& visit, const http::Captures& names);
http::Response send_complaint(Visit& visit, const http::Captures& names);
http::Response send_correction(Visit& visit, const http::Captures& names);
http::Response submission_status(Visit& visit, const http::Captures& names);
// statements.cc
http::Response accessibility(Visit& visit, const http::Captures& names);
http::Response about(Visit& visit, const http::Captures& names);
http::Response site_map(Visit& visit, const http::Captures& names);
// asset_files.cc
http::Response asset(Visit& visit, const http::Captures& names);

}  // namespace mingjing::portal
