// The server behind TLS: the same conversation, encrypted.

#include <cstdio>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fault.h"
#include "http/client.h"
#include "http/serving.h"
#include "support/temporary_folder.h"

namespace mingjing::http {
namespace {

using test::Serving;

// A key and a certificate of its own signing, as two PEM files.
struct Identity {
    Identity() {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> pair(
            EVP_EC_gen("P-256"), &EVP_PKEY_free
        );
        const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), &X509_free);
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
        X509_set_pubkey(made.get(), pair.get());
        X509_sign(made.get(), pair.get(), EVP_sha256());
        write(key, [&](std::FILE* file) {
            PEM_write_PrivateKey(file, pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
        });
        write(certificate, [&](std::FILE* file) { PEM_write_X509(file, made.get()); });
    }

    template <class Writer>
    static void write(const std::string& path, Writer writer) {
        std::FILE* file = std::fopen(path.c_str(), "w");
        ASSERT_NE(file, nullptr);
        writer(file);
        EXPECT_EQ(std::fclose(file), 0);
    }

    mingjing::test::TemporaryFolder folder;
    std::string key = folder.path("key.pem");
    std::string certificate = folder.path("certificate.pem");
};

// Sends the bytes over TLS and returns everything that comes back until the end.
std::string exchange(std::uint16_t port, const std::string& bytes) {
    const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(
        SSL_CTX_new(TLS_client_method()), &SSL_CTX_free
    );
    const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), &SSL_free);
    SSL_set_fd(tls.get(), handle);
    std::string received;
    if (SSL_connect(tls.get()) == 1 &&
        SSL_write(tls.get(), bytes.data(), static_cast<int>(bytes.size())) > 0) {
        std::string part(65'536, '\0');
        int count = 0;
        while ((count = SSL_read(tls.get(), part.data(), static_cast<int>(part.size()))) > 0) {
            received.append(part, 0, static_cast<std::size_t>(count));
        }
    }
    ::close(handle);
    return received;
}

TEST(Tls, ServesTheSameConversationEncrypted) {
    const Identity identity;
    ServerOptions options;
    options.tls_certificate = identity.certificate;
    options.tls_key = identity.key;
    const std::string large(300'000, 'x');
    const Serving serving(options, [&](const Request& request) {
        return request.path == "/large" ? respond(200, "image/png", large) : test::echo(request);
    });
    const auto received = exchange(
        serving.port(),
        "GET /first HTTP/1.1\r\nHost: x\r\n\r\n"
        "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    );
    EXPECT_THAT(received, testing::HasSubstr("/first"));
    EXPECT_THAT(received, testing::EndsWith(large));
    EXPECT_EQ(exchange(serving.port(), "nonsense\r\n\r\n").substr(9, 3), "400");
}

TEST(Tls, ClosesOnClientsThatDoNotSpeakIt) {
    const Identity identity;
    ServerOptions options;
    options.tls_certificate = identity.certificate;
    options.tls_key = identity.key;
    const Serving serving(options);
    test::Client plain(serving.port());
    plain.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_FALSE(plain.reply());
    EXPECT_THAT(
        exchange(serving.port(), "GET /after HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        testing::HasSubstr("/after")
    );
}

TEST(Tls, SaysWhichFilesAreOfNoUse) {
    ServerOptions options;
    options.tls_certificate = "/nowhere/certificate.pem";
    options.tls_key = "/nowhere/key.pem";
    EXPECT_THROW(Serving{options}, Fault);
}

}  // namespace
}  // namespace mingjing::http
