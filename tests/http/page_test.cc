// How an answer becomes bytes: encodings, entity tags, headers.

#include "http/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <brotli/decode.h>
#include <zlib.h>

#include "base/fault.h"

namespace mingjing::http {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string gunzip(const std::string& bytes) {
    std::string out(1 << 20, '\0');
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string in = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

std::string unbrotli(const std::string& bytes) {
    std::string out(1 << 20, '\0');
    std::size_t size = out.size();
    EXPECT_EQ(
        BrotliDecoderDecompress(
            bytes.size(),
            reinterpret_cast<const std::uint8_t*>(bytes.data()),
            &size,
            reinterpret_cast<std::uint8_t*>(out.data())
        ),
        BROTLI_DECODER_RESULT_SUCCESS
    );
    out.resize(size);
    return out;
}

Response long_page() {
    std::string body;
    for (int i = 0; i < 200; ++i) {
        body += "海曦市行政执法公示 ";
    }
    return respond(200, "text/html; charset=utf-8", body);
}

TEST(Page, SaysHowLongABodyIsThatOnlyItsHeadWasAskedOf) {
    Response response;
    response.content_type = "application/pdf";
    response.etag = "\"digest\"";
    response.body_bytes = 1234;
    const auto page = make_page(response, Encoding::brotli);
    EXPECT_THAT(page.head, HasSubstr("Content-Length: 1234\r\n"));
    EXPECT_EQ(page.etag, "\"digest\"");
    EXPECT_EQ(page.body, nullptr);
}

TEST(PreferredEncoding, TakesTheBestOfWhatIsAllowed) {
    EXPECT_EQ(preferred_encoding(""), Encoding::identity);
    EXPECT_EQ(preferred_encoding("gzip, deflate, br"), Encoding::brotli);
    EXPECT_EQ(preferred_encoding("gzip;q=1.0, br;q=0"), Encoding::gzip);
    EXPECT_EQ(preferred_encoding("gzip; q=0.000, br; q=0"), Encoding::identity);
    EXPECT_EQ(preferred_encoding("deflate, zstd , gzip"), Encoding::gzip);
    EXPECT_EQ(preferred_encoding("gzip;q=0.5"), Encoding::gzip);
    EXPECT_EQ(preferred_encoding(",,;;,"), Encoding::identity);
}

TEST(MakePage, CompressesWhatIsWorthIt) {
    const auto plain = make_page(long_page(), Encoding::identity);
    const auto gzip = make_page(long_page(), Encoding::gzip);
    const auto brotli = make_page(long_page(), Encoding::brotli);
    EXPECT_EQ(gunzip(*gzip.body), *plain.body);
    EXPECT_EQ(unbrotli(*brotli.body), *plain.body);
    EXPECT_THAT(gzip.head, HasSubstr("Content-Encoding: gzip\r\n"));
    EXPECT_THAT(brotli.head, HasSubstr("Content-Encoding: br\r\n"));
    for (const auto& page : {plain, gzip, brotli}) {
        EXPECT_THAT(page.head, HasSubstr("Vary: Accept-Encoding\r\n"));
        EXPECT_THAT(
            page.head, HasSubstr("Content-Length: " + std::to_string(page.body->size()) + "\r\n")
        );
    }
    EXPECT_THAT(
        make_page(respond(200, "text/html", "短"), Encoding::gzip).head,
        Not(HasSubstr("Content-Encoding"))
    );
    const auto picture =
        make_page(respond(200, "image/png", std::string(5000, 'x')), Encoding::gzip);
    EXPECT_THAT(picture.head, Not(HasSubstr("Content-Encoding")));
    EXPECT_THAT(picture.head, Not(HasSubstr("Vary")));
}

TEST(MakePage, UsesReadyMadeEncodings) {
    auto response = long_page();
    response.gzip = std::make_shared<const std::string>("ready gzip");
    response.brotli = std::make_shared<const std::string>("ready brotli");
    EXPECT_EQ(*make_page(response, Encoding::gzip).body, "ready gzip");
    EXPECT_EQ(*make_page(response, Encoding::brotli).body, "ready brotli");
    EXPECT_EQ(make_page(response, Encoding::identity).body, response.body);
}

TEST(MakePage, GivesEachEncodingItsOwnTag) {
    auto response = long_page();
    response.etag = "\"7f\"";
    response.headers.emplace_back("Cache-Control", "no-cache");
    EXPECT_EQ(make_page(response, Encoding::identity).etag, "\"7f\"");
    EXPECT_EQ(make_page(response, Encoding::gzip).etag, "\"7f-gz\"");
    const auto brotli = make_page(response, Encoding::brotli);
    EXPECT_EQ(brotli.etag, "\"7f-br\"");
    EXPECT_EQ(
        brotli.unchanged_head,
        "HTTP/1.1 304 Not Modified\r\nCache-Control: no-cache\r\nVary: Accept-Encoding\r\n"
        "ETag: \"7f-br\"\r\n"
    );
}

TEST(MakePage, LeavesOutTheBodyWhereTheStatusHasNone) {
    const auto page = make_page(respond(204, "text/html", ""), Encoding::gzip);
    EXPECT_EQ(page.head, "HTTP/1.1 204 No Content\r\n");
    EXPECT_EQ(page.body, nullptr);
}

TEST(MakePage, RefusesAHeaderThatBreaksOutOfItsLine) {
    auto response = respond(303, "text/html", "");
    response.headers.emplace_back("Location", "/a\r\nSet-Cookie: x=1");
    EXPECT_THROW(static_cast<void>(make_page(response, Encoding::identity)), Fault);
}

TEST(NamesEtag, ComparesWeaklyOverAList) {
    EXPECT_TRUE(names_etag("\"a\"", "\"a\""));
    EXPECT_TRUE(names_etag("W/\"a\"", "\"a\""));
    EXPECT_TRUE(names_etag("\"x\", W/\"a\" , \"b\"", "\"a\""));
    EXPECT_TRUE(names_etag("*", "\"a\""));
    EXPECT_FALSE(names_etag("\"aa\"", "\"a\""));
    EXPECT_FALSE(names_etag("\"x\"a\"", "\"a\""));
    EXPECT_FALSE(names_etag("", "\"a\""));
    EXPECT_FALSE(names_etag("*", ""));
}

}  // namespace
}  // namespace mingjing::http
