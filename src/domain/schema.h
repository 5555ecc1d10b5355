#pragma once

// The shape of one register (清单): what a definitions/registers/*.yaml says, typed.
// Validation, import, export, pages, open data and JSON Schema all come from it; no
// register has code of its own except the rules it names. Immutable once loaded.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/redaction_words.h"

namespace mingjing::domain {

// What stands for a personal value that is not shown: never a value itself.
inline constexpr std::string_view kHidden = "●●●●";
// And for a secret one, to whoever reads a case: who may read it asks for it by itself.
inline constexpr std::string_view kSecret = "〔举报人信息依法保密〕";

// The register of what was decided (执法结果公示).
inline constexpr std::string_view kResults = "results";

// public: on the portal. internal: for the office only.
enum class Audience : std::uint8_t { open, internal };

enum class FieldType : std::uint8_t {
    text,             // one line
    long_text,        // several lines, kept
    code,             // half-width, upper case, no spaces
    credit_code,      // 统一社会信用代码, GB 32100: a wrong check digit warns
    id_number,        // 公民身份号码, GB 11643: a wrong check digit rejects
    document_number,  // 文号, year in 〔〕
    phone,
    date,  // YYYY-MM-DD
    integer,
    decimal,  // canonical decimal text, "1.5"
    boolean,
    choice,       // one of `choices`
    list,         // texts; each one of `choices` where the field has them
    citations,    // [{law, article?, paragraph?, item?: n | [n...]}]
    duration,     // {amount, unit: working_day|day|month, extension?, start?} | {immediate: true}
    ratio,        // {a, b, c, d}: decimal text fractions by credit class
    frequency,    // times a year, an integer: 每半年1次 is 2
    deadline,     // {kind: date|standing|as_needed, date?}
    condition,    // {all|any: [{measure, comparison, value, unit?}]}
    reference,    // key of an entry of `refers_to`
    references,   // list of such keys
    attachments,  // [{name, digest, bytes, type}]: files, which lie in the vault (attachment.h)
    table,        // child rows, `children` their fields
};

// A value the field may take, and other spellings of it that sections use.
struct Choice {
    std::string value;  // Chinese, stored as it is
    std::vector<std::string> synonyms;
};

enum class Need : std::uint8_t { optional, recommended, required };

struct Field {
    std::string key;    // [a-z0-9_]+
    std::string label;  // Chinese
    FieldType type = FieldType::text;
    Need need = Need::optional;
    // Required only while another field holds a value: {key, value}.
    std::optional<std::pair<std::string, std::string>> required_when;
    bool is_open = true;       // shown to the public, where the register is
    bool is_personal = false;  // erasable: stored apart from the facts
    // Personal too, of who told the bureau (JC-03): on no paper and in no export.
    bool is_secret = false;
    bool is_searched = false;
    bool is_filter = false;                 // offered as a filter above the list
    std::string unit;                       // shown after the value; also what import strips
    std::string pattern;                    // ECMAScript regex for code/text
    std::string refers_to;                  // register key, for reference(s)
    std::string refers_by;                  // field of that register; empty: its key
    bool reference_must_exist = true;       // false: an unknown reference warns
    bool reference_may_come_later = false;  // nothing is said of an unknown one: a link, no check
    std::vector<Choice> choices;
    bool choices_closed = true;           // false: an unlisted value is kept as written
    std::string vocabulary;               // "unit": aliases of the organisation tree are resolved
    std::optional<std::int64_t> minimum;  // integer
    std::optional<std::int64_t> maximum;
    std::optional<std::size_t> places_max;  // decimal: digits after the point
    std::size_t length_max = 4000;          // characters
    std::size_t pad_zeros = 0;              // code: numbers are padded to this width
    std::vector<std::string> kinds;         // attachments: words of attachment.h
    std::size_t count_max = 10;             // attachments
    std::size_t megabytes_max = 10;         // attachments: of each
    std::vector<Field> children;            // table
    std::vector<std::string> headers;       // other spellings of the label in sections' files
    std::string hint;                       // one Chinese sentence for the person filling it in
    std::string missing;  // why it must be there, with its article; shown when it is not
    std::string masks;    // the internal field of which this is what the public reads

    // As it is stored, not as a section spells it.
    [[nodiscard]] bool has_choice(std::string_view value) const;
    // Whether it may hold this value, as far as its choices go.
    [[nodiscard]] bool allows(std::string_view value) const;
};

// A spreadsheet column that feeds several fields through one regex with named parts, or
// is one part of a condition.
struct Composite {
    std::vector<std::string> headers;
    std::string pattern;  // groups in order of `fields`
    std::vector<std::string> fields;
    std::string condition_part;  // "1.measure", "2.value", "relation": into `fields[0]`
};

// How a section's sheet maps to entries.
struct SheetLayout {
    std::vector<std::string> names;  // titles a sheet or its heading may bear
    std::string rows;  // child table key when each row is one child; empty: one entry a row
    std::vector<std::string> row_key;  // fields that identify a row (duplicate check)
    bool joins = false;                // rows only add children to entries of another sheet
    std::vector<std::pair<std::string, std::string>> sets;  // said by the sheet's name alone
    std::vector<Composite> composites;
};

struct Schema {
    std::string key;   // enforcement_items
    std::string name;  // 行政执法事项清单
    Audience audience = Audience::open;
    std::string group;  // before | during | after | internal (事前/事中/事后)
    std::string about;  // one Chinese sentence under the page title
    std::vector<Field> fields;
    std::vector<std::string>
        entry_key;  // fields whose texts, joined by "/", identify an entry;
                    // "certificates.number" names a child field: the first row's
    std::vector<std::string> key_otherwise;  // fields to use where a part of entry_key is missing
    std::vector<std::string>
        identity;       // fields that group rows of one entry on import; empty: entry_key
    std::string title;  // field shown as the entry's name
    std::vector<std::string> list;  // fields shown as columns
    std::vector<std::string> sort;  // default order
    std::string effective_from;     // date field that begins its force; empty: publication day
    std::string effective_to;
    // choice field=value, or field=value|value: only such entries may be published.
    std::string withheld_unless;
    std::vector<std::string> rules;      // names in domain/rules.h
    std::vector<std::string> looked_up;  // fields others find entries by (looked_up.h)
    std::vector<SheetLayout> sheets;
    RedactionWords redaction;  // what a rule looks for in what the public reads
    std::string digest;        // SHA-256 hex of the adopted bytes; set by the loader
};

// "certificates.number" finds a child field.
[[nodiscard]] const Field* find_field(const std::vector<Field>& fields, std::string_view key);
// Whether the public sees a personal value in it.
[[nodiscard]] bool names_people(const Schema& schema);
// What is 公示 of an open register is 入册 of an internal one: nobody outside reads it.
[[nodiscard]] std::string in_words_of(const Schema& schema, std::string_view words);
// Chinese label of a type, for JSON Schema and the documentation page.
[[nodiscard]] std::string_view type_name(FieldType type);

}  // namespace mingjing::domain
