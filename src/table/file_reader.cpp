#include "table/file_reader.h"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

#include "table/detail/delimited_file.h"
#include "table/detail/file_format.h"
#include "table/json_reader.h"
#include "table/sav_reader.h"
#include "table/xlsx_reader.h"

namespace sonder {
namespace {

constexpr std::uint64_t kPrefixBytes = std::uint64_t{256} << 10;
constexpr std::size_t kMostDocumentBytes = std::size_t{16} << 20;
constexpr const char* kUnpack = "Unpack the file and choose what was in it.";

Error read_out_of_order() {
  return {ErrorCode::kUnsupportedFormat,
          "the file is packed, and what is inside cannot be read from its first byte to its last",
          kUnpack};
}

Error not_read() {
  return {ErrorCode::kInvalidState, "the file was not read to its end",
          "Give every stretch that is wanted before finishing."};
}

Error is_xml() {
  return {ErrorCode::kUnsupportedFormat, "the file is XML, which cannot be read as a table yet",
          "Export or save it as CSV in UTF-8."};
}

}  // namespace

class FileReader::Reading {
 public:
  Reading(std::uint64_t file_size, ReadingOptions options, std::uint64_t hash_seed)
      : file_size_(file_size), options_(std::move(options)), hash_seed_(hash_seed) {}

  std::optional<ByteRange> next() const {
    if (std::holds_alternative<Prefix>(reader_)) {
      return ByteRange{.from = 0, .size = std::min(file_size_, kPrefixBytes)};
    }
    if (is_ended_) return std::nullopt;
    return visit_reader(reader_, std::optional<ByteRange>(),
                        [](auto& reader) { return reader.next(); });
  }

  Status push(std::string_view piece) {
    if (auto* const prefix = std::get_if<Prefix>(&reader_)) {
      prefix->bytes += piece.substr(0, kPrefixBytes - prefix->bytes.size());
      return Done{};
    }
    if (!utf16_) return push_on(piece);
    return push_on(utf16_->push(piece));
  }

  bool has_enough() const {
    if (const auto* const prefix = std::get_if<Prefix>(&reader_)) {
      return prefix->bytes.size() == kPrefixBytes;
    }
    const auto* const file = std::get_if<detail::DelimitedFile>(&reader_);
    return file != nullptr && file->has_enough();
  }

  Status end_range() {
    if (std::holds_alternative<Prefix>(reader_)) return choose_reader();
    if (utf16_) {
      const Status pushed = push_on(utf16_->finish());
      if (!pushed) return pushed;
      utf16_.emplace(*encoding_);
    }
    if (read_error_) {
      is_ended_ = true;
      return Done{};
    }
    const Status ended = may_fail(
        visit_reader(reader_, Status(Done{}), [](auto& reader) { return reader.end_range(); }));
    if (!ended || file_size_ != kUnknownSize) return ended;
    const std::optional<ByteRange> wanted = next();
    if (wanted && (wanted->from > 0 || wanted->is_deflated)) return read_out_of_order();
    return ended;
  }

  std::string take_document() { return std::move(document_); }

  Result<std::vector<RawTable>> finish() {
    if (read_error_) return *read_error_;
    if (next()) return not_read();
    Result<std::vector<RawTable>> tables =
        visit_reader(reader_, Result<std::vector<RawTable>>(read_out_of_order()),
                     [](auto& reader) { return reader.finish(); });
    if (!tables) return tables;
    RawTable& first = tables.value().front();
    if (file_size_ != kUnknownSize) first.byte_count = file_size_;
    if (utf16_ && !is_encoding_told_) first.encoding.is_told = false;
    return tables;
  }

  std::size_t rows_read() const {
    return visit_reader(reader_, std::size_t{0}, [](auto& reader) { return reader.rows_read(); });
  }

 private:
  /// The first bytes, until they tell which reader is due.
  struct Prefix {
    std::string bytes;
  };

  /// What `ask` answers about the format's reader, or `otherwise` before there is one.
  template <class Readers, class Answer, class Ask>
  static Answer visit_reader(Readers& readers, Answer otherwise, const Ask& ask) {
    const auto answer = [&](auto& reader) -> Answer {
      if constexpr (std::is_same_v<std::decay_t<decltype(reader)>, Prefix>) {
        return std::move(otherwise);
      } else {
        return ask(reader);
      }
    };
    return std::visit(answer, readers);
  }

  Status push_on(std::string_view piece) {
    if (is_document_) keep_document(piece);
    if (read_error_) return Done{};
    return may_fail(
        visit_reader(reader_, Status(Done{}), [&](auto& reader) { return reader.push(piece); }));
  }

  /// One byte more than the limit shows that there was more.
  void keep_document(std::string_view piece) {
    document_ += piece.substr(0, kMostDocumentBytes + 1 - document_.size());
  }

  /// What has no tables may be a document still: `finish` tells.
  Status may_fail(Status status) {
    if (status || !is_document_) return status;
    read_error_ = status.error();
    return Done{};
  }

  Status choose_reader() {
    std::string prefix = std::move(std::get<Prefix>(reader_).bytes);
    const bool is_whole_file = prefix.size() < kPrefixBytes;
    switch (detail::find_container(prefix)) {
      case detail::Container::kSav:
        reader_.emplace<SavReader>(file_size_, options_.limits, hash_seed_);
        return Done{};
      case detail::Container::kZip: return open_workbook();
      case detail::Container::kText: break;
    }
    take_encoding(prefix);
    is_document_ = detail::may_be_definition(prefix);
    if (detail::is_json(prefix) || is_document_) {
      if (!detail::is_json(prefix)) read_error_ = is_xml();
      reader_.emplace<JsonReader>(file_size_, options_.limits, hash_seed_);
      return Done{};
    }
    return reader_.emplace<detail::DelimitedFile>(file_size_, options_, hash_seed_)
        .start(prefix, is_whole_file);
  }

  Status open_workbook() {
    if (file_size_ == kUnknownSize) return read_out_of_order();
    reader_.emplace<XlsxReader>(
        file_size_, XlsxOptions{.limits = options_.limits, .zip = {}, .sheet = options_.sheet},
        hash_seed_);
    return Done{};
  }

  /// UTF-16 is decoded as it comes; all other encodings have ASCII, and are settled at the end.
  void take_encoding(std::string& prefix) {
    is_encoding_told_ = options_.encoding.has_value();
    encoding_ = options_.encoding ? options_.encoding : find_utf16(prefix);
    const bool is_utf16 = encoding_ == Encoding::kUtf16Le || encoding_ == Encoding::kUtf16Be;
    if (!is_utf16) return;
    options_.encoding = encoding_;
    utf16_.emplace(*encoding_);
    prefix = Utf16Decoder(*encoding_).push(prefix);
  }

  std::uint64_t file_size_;
  ReadingOptions options_;
  std::uint64_t hash_seed_;
  std::optional<Encoding> encoding_;
  bool is_encoding_told_ = false;
  std::optional<Utf16Decoder> utf16_;
  bool is_ended_ = false;  ///< the range of a document without tables
  bool is_document_ = false;
  std::string document_;
  std::optional<Error> read_error_;  ///< of a document
  std::variant<Prefix, detail::DelimitedFile, JsonReader, SavReader, XlsxReader> reader_;
};

FileReader::FileReader(std::uint64_t file_size, ReadingOptions options, std::uint64_t hash_seed)
    : reading_(std::make_unique<Reading>(file_size, std::move(options), hash_seed)) {}
FileReader::FileReader(FileReader&&) noexcept = default;
FileReader& FileReader::operator=(FileReader&&) noexcept = default;
FileReader::~FileReader() = default;

std::optional<ByteRange> FileReader::next() const { return reading_->next(); }
Status FileReader::push(std::string_view piece) { return reading_->push(piece); }
bool FileReader::has_enough() const { return reading_->has_enough(); }
Status FileReader::end_range() { return reading_->end_range(); }
std::string FileReader::take_document() { return reading_->take_document(); }
Result<std::vector<RawTable>> FileReader::finish() { return reading_->finish(); }
std::size_t FileReader::rows_read() const { return reading_->rows_read(); }

}  // namespace sonder
