#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/encoding.h"

/// Invented customer lists in several languages, and their bytes in any encoding.
namespace sonder::testing {

struct Vocabulary {
  std::string_view language;
  std::vector<std::string_view> first_names;
  std::vector<std::string_view> last_names;
  std::vector<std::string_view> cities;
  std::vector<std::string_view> sentences;
};

inline const std::vector<Vocabulary>& vocabularies() {
  static const std::vector<Vocabulary> kAll = {
      {"Polish",
       {"Łukasz", "Małgorzata", "Paweł", "Anna", "Michał", "Jan", "Świętosława", "Rafał", "Zofia",
        "Grażyna", "Błażej", "Ewa", "Żaneta", "Tomasz", "Kinga", "Józef", "Elżbieta", "Stanisław"},
       {"Wójcik", "Kowalska", "Zając", "Dąbrowski", "Nowak", "Źrebięcki", "Gołąb", "Wiśniewska",
        "Jabłońska", "Maj", "Ślusarz", "Pająk", "Wróbel", "Krawczyk", "Głowacka", "Mazur"},
       {"Łódź", "Kraków", "Gdańsk", "Poznań", "Warszawa", "Wrocław", "Bielsko-Biała", "Rzeszów",
        "Częstochowa", "Zielona Góra", "Radom", "Świdnica", "Toruń", "Białystok"},
       {"Proszę o szybką wysyłkę", "Bardzo dobra obsługa, dziękuję!", "Paczka przyszła za późno",
        "Kolor inny niż na zdjęciu", "Wszystko w porządku", "Chcę zwrócić buty – za małe",
        "„Najlepszy sklep w mieście”, mówi żona", "Kiedy będzie większy rozmiar?",
        "Nie mogę się zalogować", "Cena zbyt wysoka", "Poproszę o fakturę na firmę",
        "Sukienka śliczna, materiał gęsty", "Czekam już tydzień…", "Źle zapakowane, pęknięty słoik",
        "OK", "Żółte są ładniejsze"}},
      {"Croatian",
       {"Željka", "Šime", "Đurđa", "Ana", "Krešimir", "Ivan", "Božidar", "Tomislav", "Nikolina",
        "Domagoj", "Snježana", "Luka", "Žarko", "Jelena", "Anđela", "Mišo"},
       {"Kovačević", "Horvat", "Babić", "Marić", "Jurić", "Novak", "Šarić", "Vuković", "Đukić",
        "Knežević", "Perić", "Matić", "Žanić", "Grgić", "Tomić", "Blažević", "Pavlek"},
       {"Zagreb", "Split", "Šibenik", "Čakovec", "Požega", "Osijek", "Rijeka", "Varaždin", "Đakovo",
        "Poreč", "Križevci", "Zadar", "Koprivnica", "Županja"},
       {"Molim što bržu dostavu", "Odlična usluga, preporučujem", "Paket još nije stigao",
        "Veličina ne odgovara – želim zamjenu", "Sve u redu", "Boja je drugačija nego na slici",
        "„Najbolja trgovina u gradu“, kaže susjeda", "Račun na tvrtku, hvala",
        "Cijena je previše visoka", "Ne mogu se prijaviti", "Kad će biti veći broj?",
        "Čaša je stigla razbijena", "Kupit ću opet", "Dođite po povrat", "Lijepo zapakirano…"}},
      {"Russian",
       {"Алексей", "Ольга", "Иван", "Наталья", "Дмитрий", "Юлия", "Сергей", "Екатерина", "Пётр",
        "Светлана", "Игорь", "Эльвира", "Фёдор", "Жанна", "Михаил", "Anna"},
       {"Иванов", "Смирнова", "Кузнецов", "Попова", "Щербаков", "Лебедева", "Новиков", "Зайцева",
        "Ершов", "Цветкова", "Чехов", "Юдина", "Объедков", "Хохлова"},
       {"Москва", "Санкт-Петербург", "Казань", "Нижний Новгород", "Омск", "Уфа", "Пермь", "Тюмень",
        "Ярославль", "Орёл", "Элиста", "Сочи", "Helsinki"},
       {"Прошу доставить побыстрее", "Отличное обслуживание, спасибо!", "Посылка опоздала",
        "Цвет не такой, как на фото", "Всё хорошо", "Хочу вернуть обувь – мала",
        "«Лучший магазин в городе», говорит жена", "Когда будет больший размер?",
        "Не могу войти в кабинет", "Цена слишком высокая", "Нужен счёт на фирму",
        "Ткань плотная, шьют хорошо", "Жду уже неделю…", "Разбита чашка", "ok"}},
      {"English",
       {"James", "Olivia", "Zoë", "Liam", "Emma", "Noah", "Chloë", "José", "Grace", "Seán", "Ruby",
        "Jack", "Amélie", "Oscar"},
       {"Smith", "O’Neill", "Brown", "Taylor", "García", "Wilson", "Evans", "D’Arcy", "Walker",
        "Müller", "Wright", "Green", "Brontë", "Hall"},
       {"London", "Leeds", "King’s Lynn", "Bath", "York", "São Paulo", "Zürich", "Bristol", "Derby",
        "Málaga", "Bishop’s Stortford", "Hull"},
       {"Please don’t ring the bell", "It’s the best shop in town", "Great service – thank you",
        "“Lovely fabric”, says my wife", "Parcel arrived late…", "I can’t log in", "All fine",
        "The café next door took it in", "Too small; I’d like a refund", "Paid £20 too much",
        "We’ll buy again", "Wrong colour — not as shown", "Size\u00A010 please", "ok"}},
      {"German",
       {"Jürgen", "Käthe", "Anna", "Björn", "Günter", "Sören", "Lena", "Jörg", "Änne", "Paul",
        "Özlem", "Max", "Bärbel"},
       {"Müller", "Schäfer", "Köhler", "Weiß", "Krüger", "Schmidt", "Größer", "Jäger", "Koch",
        "Öttinger", "Böhm", "Strauß"},
       {"München", "Köln", "Düsseldorf", "Berlin", "Nürnberg", "Gießen", "Bonn", "Görlitz",
        "Lübeck", "Überlingen"},
       {"Bitte möglichst schnell liefern", "Sehr gute Bedienung, danke schön",
        "Das Paket kam zu spät", "Farbe weicht vom Foto ab", "Schuhe sind zu groß – Rückgabe",
        "„Bester Laden der Stadt“, sagt meine Frau", "Alles gut", "Straße stimmt nicht",
        "Können Sie eine Rechnung ausstellen?", "Preis überhöht", "Für 20 € in Ordnung"}},
      {"French",
       {"François", "Chloé", "Hélène", "Jérôme", "Zoé", "Anaïs", "Benoît", "Marie", "Agnès", "Noël",
        "Léa", "Éric", "Thérèse"},
       {"Lefèvre", "Dupont", "Béranger", "Gérard", "Martin", "Guérin", "Hébert", "Étienne", "Petit",
        "Pâquet", "Château", "Besançon"},
       {"Orléans", "Besançon", "Paris", "Saint-Étienne", "Nîmes", "Lyon", "Béziers", "Angoulême",
        "Évreux", "Sète"},
       {"Très bon accueil, merci", "Le colis est arrivé en retard", "À bientôt", "Ça me plaît",
        "C’est trop cher, même soldé", "Où est ma commande ?", "« Le meilleur magasin », dit-il",
        "Livraison rapide, je suis ravie", "Qualité supérieure à l’année dernière",
        "Reçu cassé – échange demandé", "Rien à dire", "Peut-être un peu grand"}},
      {"Spanish",
       {"José", "María", "Íñigo", "Begoña", "Andrés", "Lucía", "Ana", "Óscar", "Ángel", "Inés",
        "Raúl", "Sofía", "Pablo"},
       {"Muñoz", "García", "Núñez", "López", "Ibáñez", "Martín", "Peña", "Gómez", "Vidal", "Yáñez",
        "Ruiz", "Ordóñez"},
       {"Málaga", "Cádiz", "A Coruña", "León", "Madrid", "Córdoba", "Logroño", "Ávila", "Sevilla",
        "Cáceres"},
       {"¿Cuándo llegará mi pedido?", "Muy buena atención, gracias", "El paquete llegó tarde",
        "El color no es el mismo", "Todo bien", "Quiero devolver los zapatos: pequeños",
        "«La mejor tienda», dice mi señora", "¡Qué rápido!", "Está roto", "Precio demasiado alto",
        "Compraré otra vez este año", "Envíen la factura, por favor"}},
  };
  return kAll;
}

inline std::string_view plain_mark(char32_t mark) {
  switch (mark) {
    case 0x2013:
    case 0x2014: return "-";
    case 0x2018:
    case 0x2019: return "'";
    case 0x2026: return "...";
    case 0x20AC: return "EUR";
    case 0xA0: return " ";
    default: return "\"";
  }
}

/// The bytes of a UTF-8 text in an encoding of one byte per character. What it lacks is written
/// as exporters do: plain quotes, dashes and dots.
inline std::string encode(std::string_view text, Encoding encoding) {
  std::string bytes;
  while (!text.empty()) {
    const char32_t wanted = take_code_point(text);
    if (wanted < 0x80) {
      bytes += static_cast<char>(wanted);
      continue;
    }
    std::string character;
    append_utf8(character, wanted);
    int code = 0x80;
    while (code < 0x100 && decode(std::string(1, static_cast<char>(code)), encoding) != character) {
      ++code;
    }
    bytes +=
        code < 0x100 ? std::string(1, static_cast<char>(code)) : std::string(plain_mark(wanted));
  }
  return bytes;
}

/// The bytes of a UTF-8 text in UTF-16 without a byte order mark.
inline std::string encode_utf16(std::string_view text, Encoding encoding) {
  std::string bytes;
  const auto add = [&](char32_t unit) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += encoding == Encoding::kUtf16Le ? low : high;
    bytes += encoding == Encoding::kUtf16Le ? high : low;
  };
  while (!text.empty()) {
    const char32_t code_point = take_code_point(text);
    if (code_point < 0x10000) {
      add(code_point);
      continue;
    }
    add(0xD800 + ((code_point - 0x10000) >> 10));
    add(0xDC00 + (code_point & 0x3FF));
  }
  return bytes;
}

/// The cells of a list of 20 to 200 customers: name, city, and what some of them wrote.
inline std::vector<std::string> customer_cells(const Vocabulary& words, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto one_of = [&random](const std::vector<std::string_view>& from) {
    return std::string(from[random() % from.size()]);
  };
  std::vector<std::string> cells = {"customer_id", "name", "city", "comment"};
  const std::size_t rows = 20 + random() % 181;
  for (std::size_t row = 0; row < rows; ++row) {
    cells.push_back(std::to_string(1000 + row));
    cells.push_back(one_of(words.first_names) + " " + one_of(words.last_names));
    cells.push_back(one_of(words.cities));
    cells.push_back(random() % 3 == 0 ? one_of(words.sentences) : "");
  }
  return cells;
}

}  // namespace sonder::testing
