import type { ConsentWords } from './consent-words.ts';

export const de: ConsentWords = {
  cookies:
    'cookie* | ähnliche technologien | tracking technologien | tracker | auf ~ gerät ~ speicher* | informationen auf ~ gerät*',
  use: 'verwend* | nutz* | benutz* | benötig* | einsetz* | eingesetzt | setzen | setzt | speicher* | gebrauch*',
  privacy:
    'datenschutz* | einwillig* | zustimm* | privatsphäre* | personenbezogen* | partner* | werbung | personalisier* | analys* | webanalyse | dsgvo | drittanbieter* | berechtigte* interesse* | widerruf*',
  accept:
    'akzeptier* | zustimm* | stimme* zu | stimme ~ zu | stimme* ~ zu | einverstanden | erlaub* | zulassen | zugelassen | annehm* | alle* auswählen | verstanden | alles klar | ich bin dabei | einwilligen | willige ~ ein | =ja | ja gerne | =weiter | aktivieren | alle* aktivieren | in ordnung | =okay | geht klar',
  all: 'alle | allen | alles | sämtliche*',
  refuse:
    'ablehn* | abgelehnt | lehne ~ ab | verweiger* | nicht akzeptier* | nicht ~ akzeptier* | nicht zustimm* | nicht ~ zustimm* | nicht einverstanden | nicht erlaub* | ohne zustimm* | ohne ~ zustimm* | ohne einwillig* | ohne ~ einwillig* | ohne ~ akzeptier* | weiter ohne | ohne annahme | nur ~ notwendig* | nur ~ erforderlich* | nur ~ essenziell* | nur ~ essentiell* | nur ~ technisch* | nur ~ nötig* | nur ~ funktional* | nur ~ zwingend* | nur ~ benötigt* | nur ~ wesentlich* | notwendige akzeptieren | notwendige* cookies ~ akzeptieren | notwendige* cookies zulassen | nein danke | =nein | widersprechen | alle* deaktivieren | alle* abwählen | alle* abwahlen | =notwendige cookies | =nur notwendige',
  settings:
    'einstellung* | anpass* | individuell* | mehr optionen | weitere optionen | optionen | konfigurier* | präferenzen | verwalt* | details anzeigen | zwecke anzeigen | auswahl treffen | selbst auswählen | selbst entscheiden | cookie auswahl | datenschutzeinstellung* | privatsphäre einstellung* | einzeln auswählen | festlegen',
  save: 'speicher* | auswahl bestätigen | auswahl erlauben | auswahl akzeptieren | auswahl zulassen | auswahl übernehmen | ausgewählt* | bestätig* | übernehmen | =fertig | auswahl annehmen | meine auswahl | auswahl',
  more: 'mehr erfahren | mehr informationen | weitere informationen | weitere infos | mehr infos | mehr details | =details | =mehr | näheres',
  close: 'schließen | schliessen | ausblenden',
  policy:
    'datenschutz* | richtlinie* | cookie hinweis* | cookie erklärung | impressum | nutzungsbedingungen | agb | cookie liste',
  again:
    'cookie einstellung* | cookies einstellung* | cookies verwalten | cookies ~ verwalten | cookies anpassen | cookies ändern | cookies ~ ändern | datenschutzeinstellung* | datenschutz einstellung* | privatsphäre einstellung* | privatsphäreeinstellung* | einwilligung* ~ widerruf* | einwilligung* ~ ändern | einwilligung* ~ verwalten | einwilligungseinstellung* | zustimmung ~ widerruf* | zustimmung ~ ändern | zustimmung ~ verwalten | consent verwalten | consent einstellung* | consent manager | cookie manager | cookie consent | cookie präferenzen | cookie auswahl | tracking einstellung* | utiq verwalten | widerruf ~ einwilligung | widerruf ~ cookie* | einwilligung widerrufen | privacy manager | privacy einstellung* | cookieeinstellung*',
  categories: {
    essential: 'notwendig* | erforderlich* | essenziell* | essentiell* | technisch* | unbedingt',
    functionality: 'funktional* | funktionell* | funktionalität | präferenzen | komfort | einstellungen',
    analytics: 'statistik* | analyse* | analytisch* | leistung* | webanalyse | messung | performance | reichweite*',
    personalised: 'personalisier* | individualisier* | empfehlung*',
    marketing: 'marketing | werbung | werbe* | targeting | soziale medien | zielgruppe*',
  },
};
