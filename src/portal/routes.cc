// Which address leads to which page: one line per route.

#include "portal/routes.h"

#include "portal/page.h"
#include "portal/pages.h"
#include "portal/security.h"
#include "portal/site.h"

namespace mingjing::portal {

void add_routes(http::Router& router, const Site& site) {
    const auto add = [&](http::Method method, std::string_view pattern, Answer answer) {
        router.add(
            method,
            pattern,
            [&site, answer](const http::Request& request, const http::Captures& names) {
                Visit visit(site, request);
                return secured(answer(visit, names));
            }
        );
    };
    const auto get = [&](std::string_view pattern, Answer answer) {
        add(http::Method::get, pattern, answer);
    };
    get("/", home);
    get("/registers", registers);
    get("/registers/{register}", register_list);
    get("/registers/{register}/{key}", entry_page);
    get("/registers/{register}/{key}/history", history_page);
    get("/registers/{register}/{key}/print", entry_print);
    get("/registers/{register}/{key}/qr.svg", entry_qr);
    get("/registers/{register}/{key}/data.json", entry_data);
    get("/registers/{register}/{key}/attachments/{digest}", entry_attachment);
    for (const auto& [pattern, answer] : result_pages()) {
        get(pattern, answer);
    }
    get("/registers/officers/{key}/badge", badge);
    get("/registers/window_staff/{key}/sign", window_sign);
    get("/flow", flows);
    get("/flow/{procedure}", flow);
    get("/flow/{procedure}/chart.svg", flow_picture);
    get("/flow/{procedure}/review", review_flow);
    get("/flow/{procedure}/review/chart.svg", review_flow_picture);
    get("/officers", officers);
    get("/announcements", announcements);
    get("/announcements/{code}", announcement);
    get("/announcements/{code}/pdf", announcement_file);
    get("/search", search_page);
    get("/data", data_index);
    get("/data/{file}", data_file);
    get("/data/instruments/{file}", instrument_schema);
    get("/feed.atom", feed);
    get("/sitemap.xml", sitemap);
    get("/sitemaps/{name}", sitemap_of_register);
    get("/robots.txt", robots);
    get("/ledger/checkpoint", checkpoint);
    get("/ledger/vkey", verifier_key);
    get("/ledger/tile/{path...}", tile);
    get("/receipts/{file}", receipt);
    get("/verify", verify);
    get("/verify/{code}", verify);
    get("/verify/{code}/receipt", receipt_of_code);
    get("/feedback", feedback);
    get("/complaints", complaint_form);
    get("/complaints/{number}", submission_status);
    get("/corrections", correction_form);
    get("/corrections/{number}", submission_status);
    add(http::Method::post, "/complaints", send_complaint);
    add(http::Method::post, "/corrections", send_correction);
    get("/about", about);
    get("/accessibility", accessibility);
    get("/map", site_map);
    get("/assets/{name}", asset);
    router.set_error_page("/", [&site](int status, std::string_view incident) {
        return secured(error_page(site, status, incident));
    });
}

}  // namespace mingjing::portal
