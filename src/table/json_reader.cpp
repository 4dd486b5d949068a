#include "table/json_reader.h"

#include "table/detail/json_stream.h"

namespace sonder {

class JsonReader::Reading : public detail::JsonStream {
 public:
  Reading(std::uint64_t size, ReaderLimits limits, std::uint64_t hash_seed)
      : JsonStream(limits, hash_seed), file_size(size) {}

  std::uint64_t file_size;
  bool is_ended = false;
};

JsonReader::JsonReader(std::uint64_t file_size, ReaderLimits limits, std::uint64_t hash_seed)
    : reading_(std::make_unique<Reading>(file_size, limits, hash_seed)) {}
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader& JsonReader::operator=(JsonReader&&) noexcept = default;
JsonReader::~JsonReader() = default;

std::optional<ByteRange> JsonReader::next() const {
  if (reading_->is_ended) return std::nullopt;
  return ByteRange{.from = 0, .size = reading_->file_size};
}

Status JsonReader::push(std::string_view piece) { return reading_->push(piece); }

Status JsonReader::end_range() {
  reading_->is_ended = true;
  return reading_->end();
}

Result<std::vector<RawTable>> JsonReader::finish() { return reading_->finish(); }

std::uint64_t JsonReader::bytes_read() const { return reading_->bytes_read(); }

std::size_t JsonReader::rows_read() const { return reading_->rows_read(); }

}  // namespace sonder
