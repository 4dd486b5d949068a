// Names, streets and cities of the people that `generate_people.mjs` makes. Given names and cities are
// common ones, the commonest first; surnames and streets are put together from common stems.

const words = (text) => text.trim().split(/\s+/);

/** Every beginning with every ending, the first of both first. */
function combined(beginnings, endings) {
  const all = [];
  for (const ending of endings) for (const beginning of beginnings) all.push(beginning + ending);
  return all;
}

const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

const polish = {
  women: words(`Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Magdalena Elżbieta Joanna Aleksandra
    Monika Zofia Teresa Natalia Julia Karolina Marta Beata Dorota Halina Jadwiga Alicja Jolanta Grażyna Iwona Irena
    Paulina Justyna Zuzanna Wiktoria Renata Hanna Urszula Emilia Agata Kinga Sylwia Izabela Oliwia Weronika Danuta
    Gabriela Helena Stanisława Bożena Marianna Lena Daria Maja Klaudia Patrycja Dominika Edyta Łucja Celina`),
  men: words(`Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Jakub Adam Marek Łukasz Grzegorz Mateusz Wojciech
    Mariusz Dariusz Zbigniew Maciej Rafał Robert Kamil Jerzy Dawid Szymon Jacek Kacper Tadeusz Ryszard Bartosz Artur
    Sebastian Jarosław Sławomir Przemysław Damian Patryk Filip Daniel Janusz Karol Mirosław Antoni Henryk Roman Adrian
    Dominik Aleksander Stanisław Wiktor Leszek Konrad Bogdan Hubert Norbert Ignacy Oskar Błażej Gabriel Zenon`),
  short: { Katarzyna: 'Kasia', Małgorzata: 'Gosia', Wojciech: 'Wojtek', Tomasz: 'Tomek', Aleksandra: 'Ola', Joanna: 'Asia', Jan: 'Janek', Piotr: 'Piotrek', Zofia: 'Zosia', Jakub: 'Kuba' },
  surnames: combined(words(`Kowal Wiśniew Kamiń Lewandow Zieliń Szymań Dąbrow Kozłow Jankow Mazur Krawczy Piotrow
    Grabow Pawłow Michal Królikow Wieczor Jabłoń Wróblew Majew Olszew Stępnia Malinow Jawor Adamcz Dudzi Nowic Pietrz
    Górec Wilcz Sikor Walcza Ostrow Baran Rutkow Tomaszew Szewcz Pietrusz Marcini Zalew Przybyl Borow Sadow Czarnec
    Sobolew Kaczmar Urban Kubac Szczepań Kotow Brzez Makow Zawad Lisow Rogal Żuraw Kruszyń Sosnow Drozdow Chmielew
    Bielec Głowac Tarnow Orłow Sokołow Gajew Laskow Kalinow Markow Bukow Łęcz Wąsow Rybar Kłos`),
    ['ski', 'icz', 'ek', 'czyk', 'iak', 'owski', 'ewicz', 'owiec', 'ka', 'era', 'as', 'uk', 'ura', 'yn', 'el', 'alski', 'iński', 'eńko', 'oń', 'yra', 'acz', 'isz']),
  ofWoman: (surname) => surname.replace(/ski$/, 'ska'),
  cities: words(`Warszawa Kraków Łódź Wrocław Poznań Gdańsk Szczecin Bydgoszcz Lublin Białystok Katowice Gdynia
    Częstochowa Radom Toruń Sosnowiec Kielce Rzeszów Gliwice Zabrze Olsztyn Bytom Rybnik Tychy Opole Elbląg Płock
    Wałbrzych Włocławek Tarnów Chorzów Koszalin Kalisz Legnica Grudziądz Słupsk Jaworzno Nysa Piła Ełk Siedlce Mysłowice
    Konin Inowrocław Lubin Ostrołęka Gniezno Suwałki Zamość Stargard Leszno Tczew Mielec Łomża Przemyśl Sanok Zakopane`),
  streets: combined(words(`Dług Krót Leśn Polna Słoneczn Kwiatow Ogrodow Lipow Brzozow Szkoln Kościeln Park Zielon Sportow
    Wiśniow Klonow Akacjow Łąkow Spacerow Górn Doln Nadbrzeżn Kolejow Dworcow Rynkow Młyńsk Wodn Cicha Jasn Wesoł`),
    ['a', 'ego', 'iego', 'y', 'owa', 'na', 'na Góra', 'i Las', 'y Stok', 'e Pole', 'a Dolina', 'y Dwór']),
  postcode: (city, code) => `${String(10 + city % 90)}-${String(100 + code * 7 % 900).padStart(3, '0')}`,
  prefix: '+48', mobile: '6', digits: 8,
};

const croatian = {
  women: words(`Marija Ana Ivana Mirjana Katica Nada Dragica Ljubica Vesna Marina Petra Martina Lucija Sanja Jelena Maja
    Kristina Josipa Tea Lana Ivona Nikolina Antonija Mia Sara Lara Dora Nina Iva Matea Helena Valentina Dijana Gordana
    Biserka Snježana Đurđica Željka Branka Andreja Klara Ema Magdalena Lea Jasna Zdenka Slavica Ružica Štefica Barbara`),
  men: words(`Ivan Marko Josip Stjepan Tomislav Željko Ante Mario Nikola Luka Zoran Davor Darko Goran Damir Petar Dario
    Hrvoje Mate Filip David Matej Karlo Jakov Fran Domagoj Igor Krešimir Zvonimir Vedran Boris Siniša Branko Mladen
    Dražen Robert Antonio Lovro Borna Bruno Šime Tin Mihael Juraj Dominik Zlatko Miroslav Ivica Vlado Đuro Jure Toni`),
  short: { Josip: 'Joža', Stjepan: 'Stipe', Tomislav: 'Tomo', Katarina: 'Kata', Nikola: 'Niko', Ivan: 'Ivo', Ivana: 'Iva' },
  surnames: combined(words(`Horvat Kovač Babi Mari Juri Novak Knež Vukov Petrov Matić Tomi Pavlov Blažev Grgi Pavi Barić
    Perko Šimuno Filipo Lovri Vuk Božić Jukić Radi Kralj Vidov Ivanč Marković Lončar Cindri Krpan Bošnja Perić Klari
    Jozi Mandi Mileti Soldo Rukav Domini Katić Galić Sertić Štimac Čosić Đuri Žani Tadić Zubač Mikuli`),
    ['ć', 'ović', 'ek', 'ić', 'an', 'ac', 'ović-Bačić', 'inić', 'ar', 'ilić', 'ešić', 'ur', 'aković', 'ina', 'onja', 'etić']),
  ofWoman: (surname) => surname,
  cities: words(`Zagreb Split Rijeka Osijek Zadar Pula Sisak Karlovac Varaždin Šibenik Dubrovnik Bjelovar Kaštela Samobor
    Vinkovci Koprivnica Đakovo Vukovar Čakovec Požega Zaprešić Solin Sinj Petrinja Kutina Križevci Metković Poreč Rovinj
    Makarska Ogulin Trogir Opatija Umag Knin Gospić Daruvar Labin Županja Omiš Crikvenica Senj Ivanec Imotski Slatina`),
  streets: combined(words(`Ilic Vukovarsk Savsk Dubrovačk Zagrebačk Splitsk Radićev Gundulićev Strossmayerov Kralja Tomislav
    Matije Gupc Stjepana Radić Braće Radić Vinogradsk Školsk Cvjetn Sunčan Šumsk Obalsk Lovačk`),
    ['a', 'a ulica', 'i put', 'o polje', 'a cesta', 'i trg', 'a obala', 'i odvojak', 'e stube', 'a avenija']),
  postcode: (city, code) => String(10_000 + (city % 45) * 950 + code * 10),
  prefix: '+385', mobile: '9', digits: 8,
};

const russian = {
  women: words(`Елена Ольга Наталья Татьяна Анна Ирина Светлана Мария Екатерина Юлия Анастасия Людмила Галина Марина
    Валентина Александра Надежда Любовь Ксения Виктория Дарья Вера Лариса Алина Полина Евгения Оксана Тамара Софья Яна
    Кристина Алёна Нина Вероника Жанна Раиса Диана Маргарита Зинаида Лидия Инна Антонина Эльвира Лилия Алла Эмма`),
  men: words(`Александр Сергей Дмитрий Андрей Алексей Владимир Максим Евгений Иван Михаил Николай Артём Денис Виктор Игорь
    Роман Илья Павел Никита Антон Олег Юрий Кирилл Егор Константин Вадим Виталий Анатолий Валерий Руслан Станислав Тимофей
    Вячеслав Матвей Григорий Борис Степан Пётр Леонид Фёдор Глеб Семён Ярослав Геннадий Георгий Марк Лев Тимур Захар`),
  short: { Александр: 'Саша', Сергей: 'Серёжа', Дмитрий: 'Дима', Екатерина: 'Катя', Мария: 'Маша', Наталья: 'Наташа', Владимир: 'Вова', Евгений: 'Женя', Анастасия: 'Настя' },
  surnames: combined(words(`Иван Смирн Кузнец Поп Васил Петр Сокол Михайл Новик Фёдор Мороз Волк Алексе Лебед Семён Егор
    Павл Козл Степан Никола Орл Андре Макар Никит Захар Зайц Солов Борис Яковл Григор Роман Воробь Сергу Кузьм Фрол
    Александр Дмитри Корол Гусь Киселёв Ильин Максим Поляк Сорок Виноград Ковал Бел Медвед Антон Тарас Жук Баран Филипп
    Комар Давыд Беля Гераси Богдан Осип Сидор Матве Тит Марк Мирон Крыл Куликов Карп Влас Мельник Денис Гаврил Тихон`),
    ['ов', 'ев', 'ин', 'енко', 'ский', 'ёв', 'чук', 'овский', 'цов', 'ьев', 'юк', 'кин', 'аков', 'ушкин', 'инский', 'яев']),
  ofWoman: (surname) => surname.replace(/ский$/, 'ская').replace(/(ов|ев|ин|ёв)$/, '$1а'),
  cities: words(`Москва Санкт-Петербург Новосибирск Екатеринбург Казань Самара Омск Челябинск Ростов Уфа Волгоград Пермь
    Красноярск Воронеж Саратов Краснодар Тольятти Ижевск Ульяновск Барнаул Тюмень Иркутск Хабаровск Ярославль Томск
    Оренбург Кемерово Рязань Астрахань Пенза Липецк Тула Киров Чебоксары Калининград Брянск Курск Иваново Магнитогорск
    Киев Харьков Одесса Днепр Львов Запорожье Винница Полтава Чернигов Черкассы Сумы Житомир Ровно Луцк Ужгород Тернополь`),
  streets: combined(words(`Лени Садов Лесн Новая Школьн Зелён Молодёжн Центральн Набережн Полев Сиренев Солнечн Луг Парков
    Октябрьск Советск Гагари Пушки Кир Мира Первомайск Комсомольск Заводск Вишнёв Берёзов Рабоч Строител Космонавт`),
    ['на', 'ая', 'ый проезд', 'ый переулок', 'ая аллея', 'ая линия', 'ого', 'ый тупик', 'ая площадь', 'ое шоссе']),
  postcode: (city, code) => String(100_000 + (city % 60) * 9_000 + code * 10),
  prefix: '+79', mobile: '', digits: 9,
};

export const countries = [polish, croatian, russian].map((country) => ({
  ...country,
  surnames: [...new Set(country.surnames.map(capital))],
  streets: [...new Set(country.streets)],
}));
