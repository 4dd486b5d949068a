/** Names and places of the sample's people. Any likeness to a real person is chance. */

export type Language = 'pl' | 'hr' | 'cs' | 'de' | 'ru';

export interface Place {
  city: string;
  postcode: string; // a # is any digit
  country: string;
}

export interface Culture {
  language: Language;
  share: number; // of all people
  women: readonly string[];
  men: readonly string[];
  surnames: readonly string[]; // as men bear them
  /** Endings of a man's surname and what a woman's has instead; the first that fits counts. */
  feminine: readonly (readonly [string, string])[];
  places: readonly Place[];
}

/** Phones by country. Germany keeps these numbers for films (Bundesnetzagentur, 148/2021); no
 * network uses 000 in the other countries. */
export const PHONES: Readonly<Record<string, string>> = {
  Polska: '+48 000 ### ###',
  Chorwacja: '+385 000 ### ###',
  Czechy: '+420 000 ### ###',
  Niemcy: '+49 30 23125 ###',
  Łotwa: '+371 000 #####',
  Kazachstan: '+7 000 ### ## ##',
};

function list(words: string): readonly string[] {
  return words.split(' ');
}

/** 'Polska: Kraków/30-###|Toruń/87-100; Niemcy: ...' */
function places(countries: string): readonly Place[] {
  return countries.split('; ').flatMap((group) => {
    const [country = '', cities = ''] = group.split(': ');
    return cities.split('|').map((line) => {
      const [city = '', postcode = ''] = line.split('/');
      return { city, postcode, country };
    });
  });
}

export const CULTURES: readonly Culture[] = [
  {
    language: 'pl',
    share: 0.6,
    women: list('Agnieszka Aleksandra Anna Barbara Ewa Hanna Joanna Julia Katarzyna '
      + 'Kinga Magdalena Małgorzata Maria Marta Monika Natalia Róża Zofia Żaneta'),
    men: list('Adam Andrzej Bartosz Błażej Grzegorz Jakub Jan Krzysztof Łukasz Maciej Marcin '
      + 'Mateusz Michał Paweł Piotr Stanisław Tomasz Wojciech'),
    surnames: list('Baran Bąk Błaszczyk Czarnecki Dąbrowski Duda '
      + 'Górski Jabłoński Kaczmarek Kamiński Kowalczyk Kowalski Kozłowski Król Lewandowski '
      + 'Majewski Mazur Michalski Nowak Nowicki Pawłowski Pietrzak Sikora Śliwiński '
      + 'Szymański Wiśniewski Wójcik Woźniak Wróbel Zając Zawadzki Zieliński Żak'),
    feminine: [['ski', 'ska'], ['cki', 'cka'], ['dzki', 'dzka']],
    places: places('Polska: Warszawa/02-###|Warszawa/03-###|Kraków/30-###|Łódź/90-###|'
      + 'Wrocław/50-###|Poznań/60-###|Gdańsk/80-###|Szczecin/70-###|Lublin/20-###|'
      + 'Białystok/15-###|Katowice/40-###|Rzeszów/35-###|Nowy Sącz/33-300|Toruń/87-100|'
      + 'Zakopane/34-500'),
  },
  {
    language: 'hr',
    share: 0.13,
    women: list('Ana Iva Ivana Jelena Katarina Lucija Marija Martina Petra '
      + 'Sanja Snježana Vesna Željka'),
    men: list('Ante Boris Davor Dražen Filip Goran Hrvoje Ivan Josip Luka Marko '
      + 'Stjepan Tomislav Željko'),
    surnames: list('Babić Božić Čović Ćosić Đurić Grgić Horvat Jurić Katić Knežević '
      + 'Kovač Kovačević Lončar Marić Marković Matić Novak Perić Petrović '
      + 'Šarić Šimić Tomić Vuković Žanić Živković'),
    feminine: [],
    places: places('Chorwacja: Zagreb/10###|Zagreb/10###|Split/21000|Rijeka/51000|Osijek/31000|'
      + 'Šibenik/22000|Čakovec/40000'),
  },
  {
    language: 'cs',
    share: 0.11,
    women: list('Alena Anežka Eliška Hana Ivana Jana Kateřina Lenka Lucie Markéta '
      + 'Petra Tereza Zdeňka'),
    men: list('Aleš David Jakub Jan Jaroslav Jiří Josef Karel Lukáš Martin Ondřej Pavel Petr '
      + 'Tomáš Václav Zdeněk'),
    surnames: list('Beneš Čermák Černý Doležal Dvořák Fiala Horák Jelínek Kolář Konečný '
      + 'Kříž Kučera Malý Marek Němec Novák Novotný Procházka Růžička Říha '
      + 'Sedláček Svoboda Šimek Urban Veselý Zeman'),
    feminine: [['ý', 'á'], ['ek', 'ková'], ['ec', 'cová'], ['a', 'ová'], ['', 'ová']],
    places: places('Czechy: Praha/1#0 00|Praha/1#0 00|Brno/602 00|Ostrava/702 00|Plzeň/301 00|'
      + 'České Budějovice/370 01'),
  },
  {
    language: 'de',
    share: 0.09,
    women: list('Andrea Anja Birgit Claudia Heike Julia Karin Katrin Lena Nicole '
      + 'Sabine Sandra Ulrike'),
    men: list('Andreas Christian Daniel Dirk Florian Jan Jens Jörg Jürgen Klaus Markus '
      + 'Stefan Thomas Uwe'),
    surnames: list('Bauer Becker Böhm Fischer Fuchs Günther Jäger Keller Klein '
      + 'Koch König Köhler Krause Krüger Möller Müller Richter Schäfer Schmidt '
      + 'Schröder Schulz Vogel Wagner Weber Weiß Wolf'),
    feminine: [],
    places: places('Niemcy: Berlin/10###|Berlin/12###|Dresden/01###|Leipzig/04###|Görlitz/02826|'
      + 'Frankfurt (Oder)/15230|München/80###|Köln/50###'),
  },
  {
    language: 'ru',
    share: 0.07,
    women: list('Алина Анна Галина Дарья Екатерина Елена Ирина '
      + 'Мария Наталья Ольга Светлана Юлия'),
    men: list('Александр Алексей Андрей Артём Дмитрий Иван Игорь Максим '
      + 'Михаил Николай Олег Сергей Юрий'),
    surnames: list('Белов Волков Громов Егоров Жуков Иванов '
      + 'Козлов Кузнецов Морозов Новиков Орлов Петров Покровский Попов Семёнов Смирнов '
      + 'Соколов Соловьёв Фёдоров Щербаков Яковлев'),
    feminine: [['ский', 'ская'], ['', 'а']],
    places: places('Łotwa: Рига/LV-10##|Рига/LV-10##|Даугавпилс/LV-54##; Kazachstan: Алматы/0500##|'
      + 'Астана/0100##; Niemcy: Berlin/12###; Polska: Warszawa/01-###'),
  },
];

const MARKED_LETTERS = 'ąćčďđęěłńňóöřśšťúůüýźżžáéíäß'
  + 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const PLAIN_LETTERS = list('a c c d d e e l n n o o r s s t u u u y z z z a e i a ss '
  + 'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch  y  e yu ya');

/** The text in small letters from the English keyboard. */
export function withoutMarks(text: string): string {
  const letters = [...text.toLowerCase()].map((letter) => {
    const position = MARKED_LETTERS.indexOf(letter);
    return position < 0 ? letter : PLAIN_LETTERS[position] ?? '';
  });
  return letters.join('');
}

/** The name in the letters a-z, as people write it in an address. */
export function plainLetters(name: string): string {
  return withoutMarks(name).replaceAll(/[^a-z]/g, '');
}
