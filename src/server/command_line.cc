#include "server/command_line.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include "base/fault.h"
#include "definitions/definition_file.h"
#include "server/status.h"

namespace mingjing::server {

namespace {

constexpr const char* kFooter =
    "退出码：0 完成；1 因法律或者程序被拒绝，未写入；2 输入有误，未写入；3 "
    "导入有未通过的行，其余已存为草稿；\n"
    "        4 核验发现不符；5 磁盘、数据库或者网络故障。";

std::string operating_user() {
    const auto* user = ::getpwuid(::geteuid());  // NOLINT(concurrency-mt-unsafe): before threads
    return std::string("operator ") + (user == nullptr ? "unknown" : user->pw_name);
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw CLI::ValidationError("无法读取文件 " + path);
    }
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string after_colon(const std::string& text) {
    const auto colon = text.rfind(": ");
    return colon == std::string::npos ? text : text.substr(colon + 2);
}

// The parser's complaints as people here would say them.
std::string complaint(const CLI::App* /*app*/, const CLI::Error& error) {
    const std::string what = error.what();
    const auto name = error.get_name();
    std::string said = what;
    if (name == "RequiredError") {
        const auto missing = what.substr(0, what.find(" is required"));
        said = missing == "A subcommand" ? "请写明要办什么" : "缺少必填的“" + missing + "”";
    } else if (name == "ExtrasError") {
        said = "不认识“" + after_colon(what) + "”";
    } else if (name == "ArgumentMismatch") {
        said = "“" + what.substr(0, what.find(':')) + "”后面缺少内容";
    } else if (what.find("does not exist") != std::string::npos) {
        said = "文件或者目录不存在：" + after_colon(what);
    }
    return said + "。用 --help 查看写法\n";
}

// Help in the language of those who ask for it; subcommands take it over.
void speak_chinese(CLI::App& app) {
    app.option_defaults()->group("选项");
    app.set_help_flag("-h,--help", "显示这份说明");
    app.group("命令");
    app.failure_message(complaint);
    const auto formatter = app.get_formatter();
    for (const auto& [word, chinese] :
         {std::pair{"Usage", "用法"},
          {"Positionals", "内容"},
          {"OPTIONS", "选项"},
          {"SUBCOMMAND", "命令"},
          {"REQUIRED", "（必填）"},
          {"TEXT", "文字"},
          {"TEXT:FILE", "文件"},
          {"TEXT:DIR", "目录"}}) {
        formatter->label(word, chinese);
    }
}

// Builds the grammar and, once a subcommand was recognised, holds what it said.
class Grammar {
  public:
    Grammar() : app_("明镜：行政执法公示、全过程记录、法制审核平台", "mingjing") {
        speak_chinese(app_);
        app_.require_subcommand(1);
        app_.footer(kFooter);
        app_.set_version_flag("--version", fmt::format("mingjing {}", kVersion), "显示版本");
        // NOLINTNEXTLINE(concurrency-mt-unsafe): before threads
        if (const auto* data = std::getenv("MINGJING_DATA")) {
            serve_.data = data;
        } else {
            serve_.data = "mingjing-data";
        }
        add_serve();
        add_tables();
        add_publish();
        add_users();
        add_care();
        add_definitions();
        group_help(app_);
    }

    CommandLine parse(int argc, char** argv) {
        try {
            app_.parse(argc, argv);
            return chosen_();
        } catch (const CLI::ParseError& error) {
            const auto code = app_.exit(error);
            return Ended{code == 0 ? 0 : static_cast<int>(Exit::bad_input)};
        }
    }

  private:
    // A subcommand gets its help option before it takes over the group's name.
    static void group_help(CLI::App& app) {
        for (auto* command : app.get_subcommands({})) {
            command->get_help_ptr()->group("选项");
            group_help(*command);
        }
    }

    // A subcommand that becomes an Act with this verb.
    CLI::App* act(CLI::App& parent, const char* name, const std::string& verb, const char* about) {
        auto* command = parent.add_subcommand(name, about);
        add_place(*command);
        command->callback([this, verb] {
            chosen_ = [this, verb] {
                act_.data = serve_.data;
                act_.database = serve_.database;
                act_.request.verb = verb;
                act_.request.operated_by = operating_user();
                for (const auto& file : files_) {
                    act_.request.files.emplace_back(
                        std::filesystem::path(file).filename().string(), read_file(file)
                    );
                }
                return act_;
            };
        });
        return command;
    }

    void add_place(CLI::App& command) {
        command.add_option("--data", serve_.data, "数据目录（缺省取环境变量 MINGJING_DATA）");
        command.add_option(
            "--database", serve_.database, "postgresql://…；缺省用数据目录内的 SQLite"
        );
    }

    void option(
        CLI::App& command, const std::string& name, const char* about, bool is_required = false
    ) {
        auto* added = command.add_option_function<std::string>(
            "--" + name,
            [this, name](const std::string& value) { act_.request.options[name] = value; },
            about
        );
        added->required(is_required);
    }

    void flag(CLI::App& command, const std::string& name, const char* about) {
        command.add_flag_callback(
            "--" + name, [this, name] { act_.request.options[name] = "1"; }, about
        );
    }

    void words(CLI::App& command, const char* name, const char* about, bool is_required) {
        command.add_option(name, act_.request.words, about)->required(is_required);
    }

    void add_serve() {
        auto* serve = app_.add_subcommand("serve", "提供公示专栏");
        add_place(*serve);
        serve->add_option("--listen", serve_.listen, "公众访问地址 HOST:PORT")
            ->capture_default_str();
        serve->add_option(
            "--operator-listen",
            serve_.operator_listen,
            "运维地址 HOST:PORT（/healthz /readyz /metrics）"
        );
        serve->add_option("--tls-cert", serve_.tls_certificate, "TLS 证书（PEM）");
        serve->add_option("--tls-key", serve_.tls_key, "TLS 私钥（PEM）");
        serve->add_option("--definitions", serve_.definitions, "首次启动采用的定义目录");
        serve->add_option("--public-url", serve_.public_url, "公众使用的网址，用于二维码和订阅");
        serve
            ->add_option(
                "--trusted-proxy",
                serve_.trusted_proxies,
                "前置代理的地址或者范围：来访地址以它写的 X-Forwarded-For 为准；可以写多次"
            )
            ->allow_extra_args(false);
        serve->add_flag("--demo", serve_.is_demo, "空目录首次启动时建立演示机关");
        serve->callback([this] { chosen_ = [this] { return serve_; }; });
    }

    void add_tables() {
        auto* in = act(app_, "import", "import", "导入一张清单的表格，有效的行存为草稿");
        in->add_option("register", register_, "清单，例如 enforcement_items")->required();
        in->add_option("files", files_, "文件（.xlsx .csv .json）")
            ->required()
            ->check(CLI::ExistingFile);
        in->parse_complete_callback([this] { act_.request.words = {register_}; });
        option(*in, "actor", "以谁的名义（见 mingjing actors）", true);
        flag(*in, "dry-run", "只报告，不存草稿");
        option(
            *in,
            "map",
            "确认表头对应并记住：表头=字段名，多个以分号隔开；字段名留空表示不导入这一列"
        );
        flag(*in, "json", "报告以 JSON 输出");
        in->add_option("--out", act_.out, "带“导入意见”列的原文件写到哪个目录")
            ->check(CLI::ExistingDirectory);

        auto* out = act(app_, "export", "export", "导出一张清单");
        words(*out, "register", "清单", true);
        option(*out, "format", "xlsx、csv 或者 json（缺省 xlsx）");
        flag(*out, "drafts", "导出草稿而不是已公示的内容");
        option(*out, "purpose", "使用个人信息的目的（记入访问留痕）；不写则个人信息隐藏");
        out->add_option("--out", act_.out, "写到哪个目录")->check(CLI::ExistingDirectory);

        auto* drafts = act(app_, "drafts", "drafts", "列出草稿");
        words(*drafts, "register", "清单；缺省列出各清单的数量", false);

        auto* compile = act(app_, "compile", "compile", "与权责清单核对：缺少、多出、名称不一致");
        compile->add_option("register", register_, "清单")->required();
        compile->add_option("file", files_, "权责清单（.xlsx .csv）")
            ->required()
            ->check(CLI::ExistingFile);
        compile->parse_complete_callback([this] { act_.request.words = {register_}; });

        act(app_, "alerts", "alerts", "提醒：证件和制度到期、协议未签未备案、事项缺少流程图或者指南"
        );
        act(app_, "actors", "actors", "列出可以以其名义办理的人员和角色");
    }

    void add_publish() {
        auto* publish = app_.add_subcommand("publish", "提交、审核、公示、撤回");
        publish->require_subcommand(1);
        const auto entries = [&](const char* name, const char* about) {
            auto* command = act(*publish, name, std::string("publish ") + name, about);
            words(*command, "register_and_keys", "清单，然后条目（缺省全部）", true);
            option(*command, "actor", "以谁的名义", true);
            return command;
        };
        auto* submit = entries("submit", "把草稿提交审核");
        option(
            *submit, "kind", "revision（修订，按日期生效）或者 correction（更正）；首次提交不填"
        );
        option(*submit, "reason", "改了什么、为什么（修订和更正必填）");
        option(*submit, "effective-from", "生效日期");
        auto* approve = entries("approve", "审核通过本环节");
        option(*approve, "comment", "审核意见");
        auto* returned = entries("return", "退回修改");
        option(*returned, "reason", "退回理由", true);
        entries("release", "公示已通过审核的条目");
        entries("register", "汇总公示整张清单（一次性对外可见，可续办）");
        auto* withdraw = entries("withdraw", "撤回已公示的条目，公开说明理由");
        option(*withdraw, "reason", "理由", true);
        option(*withdraw, "basis", "依据");
        option(*withdraw, "changed-on", "执法决定被变更、撤销的日期（年-月-日）");
        auto* erase = entries("erase", "依法删除个人信息（存证仍可核验）");
        option(*erase, "fields", "字段，逗号隔开", true);
        option(*erase, "basis", "依据", true);
        auto* status = act(*publish, "status", "publish status", "各清单办理情况");
        words(*status, "register", "清单；缺省全部", false);
    }

    void add_users() {
        auto* user = app_.add_subcommand(
            "user", "账号：查看、新建、重置、分配角色、停用（每次操作记入访问留痕）"
        );
        user->require_subcommand(1);
        auto* list = act(*user, "list", "user list", "列出账号、单位和角色");
        words(*list, "text", "登录名、姓名或者单位的一部分；缺省全部", false);
        const auto one = [&](const char* name, const char* about) {
            auto* command = act(*user, name, std::string("user ") + name, about);
            command->add_option("login", act_.request.words, "登录名（小写字母、数字和 _ . -）")
                ->required()
                ->expected(1);
            return command;
        };
        auto* add = one("add", "新建账号，得到交给本人的邀请码");
        option(*add, "name", "姓名", true);
        option(*add, "unit", "单位（见组织机构）", true);
        option(*add, "roles", "角色，逗号隔开；三员不得兼任", true);
        option(*add, "officer", "执法人员清单中的编号，如果是执法人员");
        one("invite", "重置：旧口令和动态口令作废，得到新的邀请码");
        auto* roles = one("roles", "改变角色（原有的全部换掉）");
        option(*roles, "roles", "角色，逗号隔开；三员不得兼任", true);
        auto* disable = one("disable", "停用账号，已登录的随即退出");
        flag(*disable, "again", "改为重新启用");
    }

    void add_care() {
        act(app_, "fsck", "fsck", "从存储的原文重新推导全部存证并核对");
        auto* backup = act(app_, "backup", "backup", "在线备份到一个新目录");
        words(*backup, "folder", "备份目录（须不存在或者为空）", true);
        auto* restore =
            app_.add_subcommand("restore", "从备份恢复到新的数据目录（开始新的日志纪元）");
        add_place(*restore);
        restore->add_option("backup", restore_.backup, "备份目录")
            ->required()
            ->check(CLI::ExistingDirectory);
        restore
            ->add_option(
                "--checkpoint",
                restore_.checkpoint,
                "备份之后最后公布的检查点（/ledger/checkpoint），如果有人存有"
            )
            ->check(CLI::ExistingFile);
        restore->callback([this] {
            chosen_ = [this] {
                restore_.data = serve_.data;
                restore_.database = serve_.database;
                return restore_;
            };
        });
    }

    void add_definitions() {
        auto* definitions =
            app_.add_subcommand("definitions", "清单样式、公示规则、工作日历等定义");
        definitions->require_subcommand(1);
        auto* check = definitions->add_subcommand("check", "检查一个定义目录");
        check->add_option("folders", check_.folders, "目录；后者覆盖前者的同名文件")
            ->required()
            ->check(CLI::ExistingDirectory);
        check->callback([this] { chosen_ = [this] { return check_; }; });
        auto* adopt =
            act(*definitions, "adopt", "definitions adopt", "采用一个定义目录（记入账本）");
        adopt->add_option("folder", adopted_, "目录")->required()->check(CLI::ExistingDirectory);
        option(*adopt, "actor", "以谁的名义", true);
        option(*adopt, "reason", "为什么改（记入账本）");
        adopt->parse_complete_callback([this] { add_definition_files(); });
        act(*definitions, "list", "definitions list", "列出现用的定义");
    }

    void add_definition_files() {
        for (const auto& item : std::filesystem::recursive_directory_iterator(adopted_)) {
            if (item.is_regular_file() && definitions::is_definition_file(item.path().native())) {
                act_.request.files.emplace_back(
                    std::filesystem::relative(item.path(), adopted_).string(),
                    read_file(item.path().string())
                );
            }
        }
    }

    CLI::App app_;
    ServeOptions serve_;
    RestoreOptions restore_;
    CheckOptions check_;
    Act act_;
    std::string register_;
    std::string adopted_;
    std::vector<std::string> files_;
    std::function<CommandLine()> chosen_ = [] { return Ended{}; };
};

}  // namespace

CommandLine parse_command_line(int argc, char** argv) {
    return Grammar().parse(argc, argv);
}

}  // namespace mingjing::server
