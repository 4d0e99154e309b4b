import type { Words } from './words.ts';

export const it: Words = {
  language: 'it',
  cookie: 'cookie, cookies, strumenti di tracciamento, tracker',
  units: {
    year: { one: 'anno', many: 'anni' },
    halfYear: { one: 'semestre', many: 'semestri' },
    quarter: { one: 'trimestre', many: 'trimestri' },
    month: { one: 'mese', many: 'mesi' },
    week: { one: 'settimana, sett', many: 'settimane, sett' },
    day: { one: 'giorno, gg, g', many: 'giorni, gg, g' },
    hour: { one: 'ora, h', many: 'ore, h' },
    minute: { one: 'minuto, min', many: 'minuti, min' },
    second: { one: 'secondo, sec, s', many: 'secondi, sec, s' },
  },
  numbers: {
    1: 'un, uno, una',
    2: 'due',
    3: 'tre',
    4: 'quattro',
    5: 'cinque',
    6: 'sei',
    7: 'sette',
    8: 'otto',
    9: 'nove',
    10: 'dieci',
    11: 'undici',
    12: 'dodici',
    13: 'tredici',
    14: 'quattordici',
    15: 'quindici',
    18: 'diciotto',
    20: 'venti',
    24: 'ventiquattro',
    30: 'trenta',
    36: 'trentasei',
    60: 'sessanta',
    90: 'novanta',
    100: 'cento',
  },
  half: 'mezzo, mezza, mezz',
  session:
    'sessione, sessioni, session, chiusura del browser, chiude il browser, chiudi il browser, browser viene chiuso, fine navigazione, fine della navigazione, termine della navigazione, chiusura browser',
  endless:
    'persistente, persistenti, permanente, permanenti, illimitata, illimitato, mai, nessuna scadenza, senza scadenza, non scade, indeterminata, indeterminato, indefinita, indefinito, durata indeterminata, fino a cancellazione, fino alla cancellazione, fino a eliminazione, finché non viene cancellato, fino a quando non viene eliminato, per sempre',
  and: 'e, ed, più',
  or: 'o, oppure',
  to: 'a, ad, fino a',
  atLeast: 'più di, almeno, oltre, minimo',
  unknown:
    'sconosciuto, sconosciuta, n/d, nd, n/a, non applicabile, non disponibile, non specificato, non specificata, variabile, nessuno, nessuna',
  same: 'idem, come sopra, vedi sopra, stesso, stessa',
  columns: {
    name: 'nome, nomi, identificativo, identificatore, denominazione, chiave',
    retention:
      'durata, scadenza, data di scadenza, validità, conservazione, periodo di conservazione, tempo di conservazione, periodo, termine, durata massima, durata di archiviazione, archiviazione, vita, persistenza, tempi di conservazione, scade, quanto dura, durata dei cookie',
    purpose:
      'finalità, scopo, scopi, descrizione, funzione, funzioni, utilizzo, uso, a cosa serve, perché, dettagli, dettaglio, informazioni, obiettivo, spiegazione',
    provider:
      'fornitore, fornitori, provider, titolare, azienda, società, gestore, proprietario, emittente, terza parte, terze parti, impostato da, rilasciato da, responsabile, chi, editore',
    service: 'servizio, servizi, origine, provenienza, fonte, strumento, piattaforma',
    host: 'dominio, domini, host, sito, sito web, url',
    category: 'categoria, categorie, gruppo, classe, classificazione, tipologia di finalità',
    kind: 'tipo, tipi, tipologia, tipologie, natura, tecnologia, tipo di archiviazione',
    party: 'prima o terza parte, prima terza parte, prima parte terza parte, proprietario o terze parti',
    other:
      'base giuridica, base legale, informativa privacy, informativa, privacy policy, privacy, link, maggiori informazioni, disattivazione, opt out, percorso, valore, esempio, dati, dati raccolti, dati personali trattati, luogo del trattamento, paese, trasferimento, stato, consenso, note, consenso richiesto',
    price: 'prezzo, prezzi, costo, costi, importo, tariffa, sconto, stipendio, piano',
  },
  categories: {
    essential:
      'essenziale, essenziali, necessario, necessari, necessaria, strettamente necessario, strettamente necessari, tecnico, tecnici, tecnica, indispensabile, indispensabili, obbligatori, sicurezza, di navigazione, navigazione',
    functionality:
      'funzionale, funzionali, funzionalità, preferenza, preferenze, esperienza, miglioramento dell esperienza, interazioni, interazioni e funzionalità semplici',
    analytics:
      'analitico, analitici, analitica, analisi, statistica, statistiche, statistico, statistici, prestazioni, prestazione, performance, misurazione, analytics, di misurazione',
    personalised: 'personalizzato, personalizzati, personalizzazione, contenuti personalizzati, raccomandazioni',
    marketing:
      'marketing, pubblicità, pubblicitario, pubblicitari, pubblicitaria, profilazione, targeting, retargeting, remarketing, annunci, promozionali, commerciali',
    social: 'social, social media, social network, reti sociali',
    unsorted: 'non classificato, non classificati, altro, altri, altre, sconosciuto, sconosciuti, vari',
  },
  localStorage:
    'archiviazione locale, local storage, memoria locale, archivio locale, html local storage, archiviazione locale html, memorizzazione locale',
  sessionStorage: 'archiviazione di sessione, session storage, memoria di sessione',
  pixel: 'pixel, pixel di tracciamento, pixel tracker, web beacon, beacon',
  database: 'database del browser, banca dati del browser',
  cache: 'cache del browser, cache',
  script: 'script',
  frame: 'contenuto incorporato',
  firstParty: 'prima parte, prime parti, proprietario, proprietari, proprio, first party, prima',
  thirdParty: 'terza parte, terze parti, di terzi, terzi, third party, terza, terze',
  ourselves:
    'interno, interna, noi, proprio, questo sito, questo sito web, il sito, nostro sito, titolare, titolare del sito, prima parte, proprietario',
};
