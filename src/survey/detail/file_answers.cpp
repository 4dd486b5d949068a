#include "survey/detail/file_answers.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

constexpr std::string_view kEndings[] = {
    "pdf",  "jpg", "jpeg", "png", "gif",  "heic", "webp", "tif", "tiff", "svg", "doc",
    "docx", "odt", "rtf",  "xls", "xlsx", "ods",  "csv",  "ppt", "pptx", "odp", "zip",
    "mp3",  "m4a", "wav",  "mp4", "mov",  "avi",  "webm", "3gp", "amr"};

/// What survey tools' addresses of uploaded files have.
constexpr std::string_view kPlaces[] = {"drive.google.com/",      "/responses/files/", "/uploads/",
                                        "/attachments/",          "/file-upload",      "/storage/",
                                        "qualtrics.com/File.php", "File.php?F=F_"};

bool has_known_ending(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string ending = fold(text.substr(dot + 1));
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

bool is_address(std::string_view text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) return false;
  const bool has_place = std::any_of(
      std::begin(kPlaces), std::end(kPlaces),
      [&](std::string_view place) { return text.find(place) != std::string_view::npos; });
  return has_place || has_known_ending(text.substr(0, text.find('?')));
}

bool names_one(std::string_view text) {
  constexpr std::size_t kLongestName = 255;
  if (text.empty() || is_address(text)) return !text.empty();
  const bool is_description =
      text.starts_with("[{") && text.find("\"filename\"") != std::string_view::npos;
  return is_description || (text.size() <= kLongestName && has_known_ending(text));
}

}  // namespace

bool names_file(std::string_view answer) {
  const std::string_view text = trim(answer);
  if (text.starts_with("[{")) return names_one(text);
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find_first_of(",;");
    const std::string_view piece = trim(rest.substr(0, end));
    if (!piece.empty() && !names_one(piece)) return names_one(text);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return !text.empty();
}

}  // namespace sonder
