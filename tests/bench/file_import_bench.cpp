// Reading one export natively, beside which tests/bench/real_file.mjs sets the same in WebAssembly.

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "table/file_reader.h"
#include "table/table.h"

namespace sonder {
namespace {

/// Order lines like a shop's: quoted commas, few distinct products, a date that walks on.
std::string order_lines(std::size_t row_count) {
  std::string text = "order,customer,product,quantity,price,date\n";
  for (std::size_t row = 0; row < row_count; ++row) {
    text += std::to_string(100'000 + row / 4) + ',' + std::to_string(row * 7919 % 5000) +
            ",\"lamp, " + std::to_string(row * 31 % 400) + "\"," + std::to_string(row % 9 + 1) +
            ',' + std::to_string(row % 80) + ".95,2024-" + (row % 12 < 9 ? "0" : "") +
            std::to_string(row % 12 + 1) + "-15\n";
  }
  return text;
}

void import_in_pieces(std::string_view text) {
  constexpr std::size_t kPiece = std::size_t{1} << 20;
  FileReader reader(text.size());
  while (const std::optional<ByteRange> range = reader.next()) {
    for (std::size_t at = 0; at < text.size() && !reader.has_enough(); at += kPiece) {
      if (!reader.push(text.substr(at, kPiece))) return;
    }
    if (!reader.end_range()) return;
  }
  Table table = name_columns(std::move(reader.finish().value().front()));
  infer_types(table);
  benchmark::DoNotOptimize(table);
}

void import_order_lines(benchmark::State& state) {
  const std::string text = order_lines(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) import_in_pieces(text);
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(import_order_lines)->Arg(10'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sonder
