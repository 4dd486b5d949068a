#include "ingest/detail/event_words.h"

#include <algorithm>
#include <iterator>

#include "ingest/detail/field_names.h"

namespace sonder {
namespace {

// Between bars, folded, as `name_words` gives them: English, Polish, Croatian, Russian, German.

struct KindWords {
  EventKind kind;
  std::string_view names;
};

constexpr KindWords kKindWords[] = {
    {EventKind::kVisit,
     "visit|session start|session started|session|first visit|site visit|app opened|"
     "application opened|app "
     "open|wizyta|sesja|posjet|sesija|визит|посещение|сессия|besuch|sitzung"},
    {EventKind::kPageView,
     "page|page view|page viewed|viewed page|pageview|page visit|screen|screen view|screen viewed|"
     "view|odslona|odslona strony|wyswietlenie strony|strona|pregled stranice|stranica|"
     "просмотр страницы|страница|seitenaufruf|seite angesehen"},
    {EventKind::kProductView,
     "product view|product viewed|viewed product|view product|view item|view content|item viewed|"
     "product clicked|product detail view|wyswietlenie produktu|obejrzenie produktu|produkt|"
     "pregled proizvoda|proizvod pregledan|просмотр товара|produkt angesehen|produktansicht|"
     "artikelansicht"},
    {EventKind::kCartAdd,
     "product added|product added to cart|add to cart|added to cart|cart add|cart|add to basket|"
     "added to basket|dodanie do koszyka|dodano do koszyka|do koszyka|dodano u kosaricu|"
     "dodavanje u kosaricu|добавление в корзину|добавлено в корзину|in den warenkorb|"
     "zum warenkorb hinzugefugt|warenkorb"},
    {EventKind::kSearch,
     "search|searched|products searched|product search|site search|view search results|"
     "wyszukiwanie|szukanie|szukano|pretraga|pretrazivanje|поиск|suche|gesucht"},
    {EventKind::kAbandonedCart,
     "abandoned cart|cart abandoned|cart abandonment|abandoned basket|basket abandoned|"
     "abandoned checkout|checkout abandoned|abandoned order|order abandoned|porzucony koszyk|"
     "porzucone zamowienie|koszyk porzucony|napustena kosarica|брошенная корзина|"
     "брошенныи заказ|abgebrochener warenkorb|warenkorb abgebrochen|warenkorbabbruch"},
    {EventKind::kInquiry,
     "inquiry|enquiry|inquiry sent|request for quote|quote requested|quote request|generate lead|"
     "contact form|contact form submitted|form submitted|form submit|question asked|zapytanie|"
     "zapytanie ofertowe|formularz kontaktowy|upit|kontakt obrazac|запрос|запрос цены|заявка|"
     "anfrage|kontaktformular"},
};

struct StageWords {
  MessageStage stage;
  std::string_view names;
};

constexpr StageWords kStageWords[] = {
    {MessageStage::kSent,
     "sent|send|sends|processed|wyslano|wyslany|wyslana|wysylka|poslano|poslan|отправлено|отправка|"
     "отправлен|gesendet|versendet|versandt"},
    {MessageStage::kDelivered,
     "delivered|delivery|deliveries|received|answered|dostarczono|dostarczony|isporuceno|"
     "dostavljeno|доставлено|"
     "доставлен|zugestellt"},
    {MessageStage::kOpened,
     "opened|open|opens|unique open|first "
     "open|otwarto|otwarty|otwarcie|otvoreno|otvaranje|открыто|открытие|"
     "geoffnet|offnung"},
    {MessageStage::kClicked,
     "clicked|click|clicks|link clicked|link "
     "click|tapped|tap|klikniecie|kliknieto|klik|kliknuto|клик|"
     "переход|geklickt|klicks"},
    {MessageStage::kBounced,
     "bounced|bounce|bounces|hard bounce|soft bounce|hardbounce|softbounce|dropped|undelivered|"
     "failed|odbicie|odbito|niedostarczono|odbijeno|neisporuceno|vraceno|недоставлено|"
     "не доставлено|отказ|unzustellbar"},
    {MessageStage::kUnsubscribed,
     "unsubscribed|unsubscribe|unsubscribes|unsub|opt out|opted out|wypisano|wypisanie|rezygnacja|"
     "odjava|odjavljeno|отписка|отписан|отписался|abgemeldet|abmeldung"},
};

struct ChannelWords {
  std::string_view channel;
  std::string_view names;
};

constexpr ChannelWords kChannelWords[] = {
    {"email",
     "email|e mail|mail|newsletter|mailing|e posta|mejl|письмо|электронная почта|рассылка"},
    {"sms", "sms|text message|mms|смс|сообщение"},
    {"push",
     "push|web push|webpush|push notification|mobile push|notification|powiadomienie|obavijest|"
     "уведомление|пуш"},
    {"call",
     "call|phone|phone call|telephone|vms|voice|telefon|rozmowa|poziv|звонок|телефон|anruf"},
};

constexpr std::string_view kSolvedStates =
    "solved|closed|resolved|done|completed|finished|fixed|rozwiazane|rozwiazany|rozwiazano|"
    "zamkniete|zamkniety|zakonczone|rijeseno|rijesen|zatvoreno|zatvoren|решено|решен|закрыто|"
    "закрыт|gelost|geschlossen|erledigt";

bool lists(std::string_view names, std::string_view words) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('|'), names.size());
    if (names.substr(0, end) == words) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

std::optional<MessageStage> stage_of(std::string_view words) {
  for (const StageWords& each : kStageWords) {
    if (lists(each.names, words)) return each.stage;
  }
  return std::nullopt;
}

/// The channel that the words begin with, and what is left of them: "email opened".
std::optional<EventMeaning> understand_channelled(std::string_view words) {
  for (std::size_t blank = words.rfind(' '); blank != std::string_view::npos;) {
    const std::string_view front = words.substr(0, blank);
    for (const ChannelWords& each : kChannelWords) {
      if (!lists(each.names, front)) continue;
      const auto stage = stage_of(words.substr(blank + 1));
      if (!stage) continue;
      return EventMeaning{EventMeaning::What::kMessage, EventKind::kAction, *stage, each.channel};
    }
    blank = blank == 0 ? std::string_view::npos : words.rfind(' ', blank - 1);
  }
  return std::nullopt;
}

}  // namespace

EventMeaning understand_event_name(std::string_view name) {
  const std::string words = name_words(name);
  for (const KindWords& each : kKindWords) {
    if (lists(each.names, words)) return {.kind = each.kind};
  }
  if (const auto stage = stage_of(words)) {
    return {.what = EventMeaning::What::kMessage, .stage = *stage};
  }
  return understand_channelled(words).value_or(EventMeaning{});
}

std::optional<EventMeaning> understand_call(std::string_view call) {
  const std::string words = name_words(call);
  if (lists("page|screen", words)) return EventMeaning{.kind = EventKind::kPageView};
  if (lists("identify|group|alias", words)) {
    return EventMeaning{.what = EventMeaning::What::kIdentity};
  }
  return std::nullopt;
}

std::string understand_channel(std::string_view channel) {
  const std::string words = name_words(channel);
  const auto* const known =
      std::find_if(std::begin(kChannelWords), std::end(kChannelWords),
                   [&](const ChannelWords& each) { return lists(each.names, words); });
  return std::string(known == std::end(kChannelWords) ? channel : known->channel);
}

bool is_solved_state(std::string_view state) { return lists(kSolvedStates, name_words(state)); }

}  // namespace sonder
