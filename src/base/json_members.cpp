#include "base/json_members.h"

#include <utility>

namespace sonder {

Json json_object(std::initializer_list<JsonMember> members) {
  Json::object_t object;
  for (const JsonMember& member : members) {
    object.try_emplace(member.name, std::move(member.value));
  }
  return object;
}

}  // namespace sonder
