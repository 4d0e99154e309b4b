import type { Words } from './words.ts';

export const pl: Words = {
  language: 'pl',
  cookie:
    'cookie, cookies, plik cookie, pliki cookie, plików cookie, pliki cookies, ciasteczko, ciasteczka, ciasteczek',
  units: {
    year: { one: 'rok, roku, r', many: 'lata, lat, roku' },
    halfYear: { one: 'półrocze, półrocza', many: 'półrocza' },
    quarter: { one: 'kwartał, kwartału', many: 'kwartały, kwartałów' },
    month: { one: 'miesiąc, miesiąca, mies, m c', many: 'miesiące, miesięcy, miesiąca, mies' },
    week: { one: 'tydzień, tygodnia, tydz', many: 'tygodnie, tygodni, tyg' },
    day: { one: 'dzień, dnia, doba, d', many: 'dni, doby, dób, d' },
    hour: { one: 'godzina, godzinę, godziny, godz, h', many: 'godziny, godzin, godz, h' },
    minute: { one: 'minuta, minutę, minuty, min', many: 'minuty, minut, min' },
    second: { one: 'sekunda, sekundę, sek, s', many: 'sekundy, sekund, sek, s' },
  },
  numbers: {
    1.5: 'półtora, półtorej',
    1: 'jeden, jedna, jedno, jedną, jednego',
    2: 'dwa, dwie, dwóch',
    3: 'trzy, trzech',
    4: 'cztery, czterech',
    5: 'pięć, pięciu',
    6: 'sześć, sześciu',
    7: 'siedem, siedmiu',
    8: 'osiem, ośmiu',
    9: 'dziewięć, dziewięciu',
    10: 'dziesięć, dziesięciu',
    11: 'jedenaście',
    12: 'dwanaście, dwunastu',
    13: 'trzynaście, trzynastu',
    14: 'czternaście, czternastu',
    15: 'piętnaście, piętnastu',
    18: 'osiemnaście, osiemnastu',
    20: 'dwadzieścia',
    24: 'dwadzieścia cztery',
    30: 'trzydzieści, trzydziestu',
    36: 'trzydzieści sześć',
    60: 'sześćdziesiąt',
    90: 'dziewięćdziesiąt',
    100: 'sto',
  },
  half: 'pół, połowa',
  session:
    'sesja, sesji, sesję, sesyjne, sesyjny, sesyjna, sesyjnych, session, zamknięcia przeglądarki, zamknięciu przeglądarki, zamknięcie przeglądarki, zamkniesz przeglądarkę, wyłączenia przeglądarki, końca wizyty',
  endless:
    'stałe, stały, stała, trwałe, trwały, trwała, permanentny, permanentne, bezterminowo, bezterminowy, nieograniczony, nieograniczona, nieokreślony, nigdy, nie wygasa, brak wygaśnięcia, bez terminu, do usunięcia, do czasu usunięcia, do momentu usunięcia, dopóki nie usuniesz, dopóki użytkownik, na zawsze, persistent, uporczywy, trwałych',
  and: 'i, oraz, plus',
  or: 'lub, albo',
  to: 'do',
  atLeast: 'ponad, co najmniej, więcej niż, powyżej, dłużej niż',
  unknown: 'nieznany, nieznana, nieznane, n/d, nd, brak, brak danych, nie dotyczy, nieokreślono, zmienny',
  same: 'jw, j w, jak wyżej, to samo, zob wyżej, ten sam',
  columns: {
    name: 'nazwa, nazwy, nazwa pliku, identyfikator, oznaczenie, klucz',
    retention:
      'okres, okres przechowywania, okres ważności, czas, czas przechowywania, czas trwania, czas życia, czas ważności, ważność, termin ważności, wygasa, wygaśnięcie, data wygaśnięcia, wygasa po, termin, długość, maksymalny okres przechowywania, okres retencji, retencja, przechowywanie, żywotność, jak długo, trwałość, okres przechowania',
    purpose:
      'cel, cele, opis, funkcja, funkcje, przeznaczenie, zastosowanie, do czego służy, dlaczego, informacje, szczegóły, wyjaśnienie, wykorzystanie, zadanie',
    provider:
      'dostawca, dostawcy, usługodawca, firma, wydawca, właściciel, podmiot, ustawiany przez, ustawiony przez, administrator, strona trzecia, partner, kto, operator, odbiorca, spółka, wystawca',
    service: 'usługa, usługi, źródło, pochodzenie, narzędzie, platforma',
    host: 'domena, domeny, host, witryna, strona, strona internetowa, serwis, url',
    category: 'kategoria, kategorie, grupa, klasa, klasyfikacja',
    kind: 'rodzaj, rodzaje, typ, typy, technologia, typ pamięci, magazyn, charakter',
    party:
      'własne lub zewnętrzne, własny lub zewnętrzny, pierwsza lub trzecia strona, własne zewnętrzne, strona pochodzenia',
    other:
      'podstawa prawna, polityka prywatności, prywatność, link, linki, odnośnik, więcej informacji, dowiedz się więcej, rezygnacja, ścieżka, wartość, przykład, dane, zbierane dane, kraj, przekazywanie, status, zgoda, uwagi, wymagana zgoda',
    price: 'cena, ceny, koszt, opłata, kwota, rabat, wynagrodzenie, abonament',
  },
  categories: {
    essential:
      'niezbędne, niezbędny, niezbędna, ściśle niezbędne, absolutnie niezbędne, konieczne, konieczny, wymagane, obowiązkowe, techniczne, techniczny, podstawowe, bezpieczeństwo, niezbędnych, kluczowe',
    functionality:
      'funkcjonalne, funkcjonalny, funkcjonalna, funkcjonalność, funkcyjne, preferencje, preferencyjne, ustawienia, funkcjonalnych',
    analytics:
      'analityczne, analityczny, analityczna, analityka, analiza, statystyka, statystyki, statystyczne, statystyczny, wydajność, wydajnościowe, pomiar, pomiarowe, wydajności, analitycznych',
    personalised:
      'spersonalizowane, spersonalizowany, personalizacja, spersonalizowane treści, spersonalizowana treść, rekomendacje, personalizacyjne',
    marketing:
      'marketing, marketingowe, marketingowy, marketingowa, reklama, reklamy, reklamowe, reklamowy, targetowanie, targetujące, ukierunkowane, śledzące, śledzenie, remarketing, retargeting, promocyjne',
    social: 'media społecznościowe, społecznościowe, mediów społecznościowych, portale społecznościowe',
    unsorted: 'nieklasyfikowane, niesklasyfikowane, nieskategoryzowane, inne, pozostałe, nieznane, różne',
  },
  localStorage:
    'pamięć lokalna, lokalny magazyn, lokalny magazyn html, local storage, magazyn lokalny, lokalna pamięć, pamięć przeglądarki, lokalne przechowywanie',
  sessionStorage: 'pamięć sesji, magazyn sesji, session storage',
  pixel: 'piksel, piksele, piksel śledzący, pixel, sygnalizator www, web beacon, piksel śledzenia',
  database: 'baza danych przeglądarki, baza danych',
  cache: 'pamięć podręczna przeglądarki, pamięć podręczna',
  script: 'skrypt',
  frame: 'osadzona treść, treść osadzona',
  firstParty: 'pierwsza strona, własne, własny, first party, pierwszej strony, wewnętrzne',
  thirdParty:
    'strona trzecia, stron trzecich, strony trzeciej, zewnętrzne, zewnętrzny, podmiotów trzecich, third party, trzecia strona',
  ourselves:
    'wewnętrzny, wewnętrzne, własne, własny, my, ta strona, nasza strona, niniejsza strona, właściciel strony, administrator strony, pierwsza strona, ta witryna, nasza witryna',
};
