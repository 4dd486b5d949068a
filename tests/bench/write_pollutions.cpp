// Writes the polluted files and what they hold, for a comparison with other readers:
//   write_pollutions <folder>
// makes <folder>/<name>.csv and <folder>/<name>.json, the latter {"kind": ..., "records": [[...]]}
// with every record that is not blank as its writer meant it.
#include <cstdio>
#include <fstream>
#include <string>

#include "base/json.h"
#include "support/pollutions.h"

namespace {

bool write(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  return static_cast<bool>(file.flush());
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 2) {
    std::fputs("usage: write_pollutions <folder that exists>\n", stderr);
    return 1;
  }
  const std::string folder = std::string(arguments[1]) + "/";
  bool is_written = true;
  const auto visit = [&](const sonder::testing::Pollution& pollution) {
    const sonder::Json expected = {{"kind", pollution.kind}, {"records", pollution.expected}};
    is_written &= write(folder + pollution.name + ".csv", pollution.bytes) &&
                  write(folder + pollution.name + ".json", sonder::write_json(expected));
  };
  sonder::testing::with_pollutions(visit);
  sonder::testing::with_more_pollutions(visit);
  if (!is_written) std::fputs("a file could not be written\n", stderr);
  return is_written ? 0 : 1;
}
