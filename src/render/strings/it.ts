import type { Strings } from './strings.ts';

export const it: Strings = {
  interface: {
    bannerTitle: 'La tua scelta sui cookie',
    bannerBody:
      'Noi ({controllers}) ti chiediamo di poter utilizzare cookie e tecnologie simili per: {purposes}. Puoi rifiutare e modificare la tua scelta in qualsiasi momento in «{settings}».',
    bannerBodyOptOut:
      'Noi ({controllers}) utilizziamo cookie e tecnologie simili per: {purposes}. Puoi rifiutare e modificare la tua scelta in qualsiasi momento in «{settings}».',
    panelBody:
      'Utilizziamo cookie e tecnologie simili. Quelli necessari sono sempre attivi perché il sito non può funzionare senza. Gli altri vengono usati solo con il tuo consenso. Puoi rifiutare o modificare la tua scelta in qualsiasi momento.',
    panelBodyOptOut:
      'Utilizziamo cookie e tecnologie simili. Quelli necessari sono sempre attivi perché il sito non può funzionare senza. Puoi rifiutare gli altri e modificare la tua scelta in qualsiasi momento.',
    bannerControllers: 'Titolarità del trattamento: {controllers}',
    bannerSpecial: 'Richiesta separata in «{manage}»: {purposes}',
    bannerPartners: 'Partner: {count}',
    bannerNew: 'Novità dalla tua ultima scelta: {providers}',
    acceptAll: 'Accetta tutti',
    rejectAll: 'Rifiuta tutti',
    manage: 'Personalizza',
    save: 'Salva le scelte',
    withdraw: 'Revoca il consenso',
    policy: 'Informativa sui cookie',
    settings: 'Impostazioni dei cookie',
    alwaysOn: 'Sempre attivi',
    allow: 'Consenti',
    refuse: 'Rifiuta',
    choose: 'Scegli i fornitori',
    agreeExpressly: 'Do il mio consenso esplicito',
    wantReceipt: 'Voglio un ID del consenso anche in caso di rifiuto',
    privacyPolicy: 'Informativa sulla privacy',
    firstParty: 'Prima parte',
    thirdParty: 'Terza parte',
    statusAllowed: 'Consentito',
    statusRefused: 'Rifiutato',
    statusPartly: 'Consentito in parte: {providers}',
    statusNone: 'Nessuna scelta effettuata',
    statusConsentId: 'ID del consenso',
    statusNoId: 'Nessuno: il rifiuto viene salvato senza ID',
    statusWithdrawnId: 'Revocato: {id}',
    statusDate: 'Data',
    statusValidUntil: 'Valido fino al',
    statusSaved: 'La tua scelta è stata salvata.',
    statusNotSaved: 'Non è stato possibile salvare la tua scelta. I cookie facoltativi restano disattivati.',
    statusSaving: 'Salvataggio in corso…',
    statusNotSavedEarlier:
      'Non è stato possibile salvare la tua scelta, quindi vale ancora quella precedente. Riprova.',
    statusRefusalNotSaved:
      'Il tuo rifiuto vale già in questo browser, ma non siamo ancora riusciti a registrarlo. Riproveremo.',
    statusSignalHonoured: 'Segnale di opt-out rispettato',
    leftThere:
      'Solo tu puoi eliminarlo nelle impostazioni del browser, perché altri fornitori possono conservarlo ai propri indirizzi: {names}',
    leftHere: 'Non ancora eliminato, perché una pagina aperta di questo sito potrebbe usarlo ancora: {names}',
    embedNotice:
      'Contenuto bloccato: {provider}. Caricandolo si possono installare cookie e inviare dati a questo fornitore.',
    embedLoad: 'Carica contenuto',
    embedAlways: 'Carica sempre: {provider}',
    close: 'Chiudi',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Necessari',
      description:
        'Indispensabili per il funzionamento del sito, ad esempio per la sicurezza e per ricordare questa scelta.',
    },
    functionality: {
      label: 'Funzionalità',
      description: 'Memorizzano le tue impostazioni e abilitano funzioni aggiuntive, come video, mappe o chat.',
    },
    analytics: {
      label: 'Statistiche',
      description: 'Contano le visite e ci mostrano come viene usato il sito.',
    },
    personalised: {
      label: 'Contenuti personalizzati',
      description: 'Adattano i contenuti a ciò che hai visualizzato su questo e altri siti.',
    },
    marketing: {
      label: 'Pubblicità personalizzata',
      description: 'Mostrano annunci basati su un profilo che ti riguarda e ne misurano l’effetto.',
    },
  },
  policy: {
    skip: 'Vai al contenuto',
    backToSite: 'Torna al sito',
    language: 'Lingua',
    version: 'Versione',
    lastChanged: 'Ultima modifica',
    contents: 'Indice',
    whoTitle: 'Titolarità del trattamento',
    whoSingle:
      'La società indicata di seguito decide perché e come {site} usa i cookie e ne risponde nei tuoi confronti.',
    whoJoint:
      'Le società indicate di seguito decidono insieme perché e come {site} usa i cookie. Sono contitolari del trattamento: per esercitare i tuoi diritti puoi rivolgerti a una qualsiasi di loro.',
    office: 'Sede legale',
    register: 'Iscrizione al registro',
    arrangementTitle: 'Che cosa hanno concordato tra loro',
    whatTitle: 'Che cosa sono i cookie',
    whatCookies:
      'Un cookie è un piccolo testo che un sito salva nel tuo browser e rilegge più tardi, nella pagina successiva o alla visita successiva. Così il sito può riconoscere il tuo browser, ricordare un’impostazione o mantenere attivo il tuo accesso.',
    whatOthers:
      'Altre tecnologie servono agli stessi scopi: l’archiviazione nel browser, i piccoli file e gli script caricati da altrove e i messaggi che una pagina invia mentre la usi. Quando questa informativa parla di «cookie», le intende tutte; le tabelle qui sotto le elencano una per una.',
    kindsTitle: 'Tipi di cookie',
    kindsOrigin: 'In base all’origine',
    kindsFirst:
      'I cookie di prima parte appartengono a questo sito: li installiamo noi e decidiamo noi a che cosa servono.',
    kindsThird:
      'I cookie di terza parte appartengono a un altro fornitore, di cui usiamo i servizi e che tramite essi riceve dati.',
    kindsDuration: 'In base alla durata',
    kindsSession: 'I cookie di sessione scompaiono quando chiudi il browser.',
    kindsPersistent:
      'I cookie persistenti restano fino alla scadenza indicata nelle tabelle o finché non li elimini. Nessuno può durare più di quanto indicato nelle tabelle.',
    statusTitle: 'La tua scelta attuale e come modificarla',
    statusIntro:
      'Qui vedi che cosa hai scelto. Puoi modificare la tua scelta o revocare il consenso in qualsiasi momento; l’effetto è immediato e ciò che è avvenuto fino ad allora con il tuo consenso resta lecito. Puoi anche eliminare i cookie nelle impostazioni del browser.',
    statusRecorded:
      'Registriamo ogni scelta: che cosa ti è stato chiesto, che cosa hai risposto e quando, con l’ID del consenso, se ce n’è uno. Non registriamo alcun indirizzo IP. Conserviamo questi dati finché la scelta è valida e, in seguito, finché potremmo doverla dimostrare.',
    listTitle: 'I cookie che usiamo',
    listAlways:
      'Questi cookie vengono installati senza chiedertelo, perché il sito non può funzionare senza. Qui non si possono disattivare.',
    listOptional: 'Questi cookie vengono installati solo se li consenti.',
    listSpecial:
      'Questi cookie possono rivelare qualcosa di sensibile su di te. Vengono installati solo se dai un consenso specifico per questo scopo; «Accetta tutti» li lascia disattivati.',
    tableName: 'Nome',
    tableExpiry: 'Scadenza',
    tableProvider: 'Fornitore',
    tableDetails: 'Dettagli',
    tableOrigin: 'Origine',
    tableKind: 'Tipo',
    tableCategory: 'Categoria',
    noDetails: 'Nessun dettaglio indicato',
    justification: 'Perché è necessario',
    session: 'Di sessione',
    kindCookie: 'Cookie',
    kindLocalStorage: 'Archiviazione locale',
    kindSessionStorage: 'Archiviazione di sessione',
    kindIndexedDB: 'Database del browser',
    kindCache: 'Cache del browser',
    kindBeacon: 'Web beacon',
    kindScript: 'Script',
    kindFrame: 'Contenuto incorporato',
    providersTitle: 'Fornitori',
    providersIntro: 'Questi fornitori installano i cookie elencati nelle tabelle o ricevono dati tramite essi.',
    optOut: 'Opponiti presso il fornitore',
    country: 'Paese',
    contactTitle: 'Contatti',
    contactRequests: 'Domande, richieste sui tuoi dati e problemi con la tua scelta',
    contactOfficer: 'Responsabile della protezione dei dati',
    contactAuthority: 'Hai anche il diritto di proporre reclamo all’autorità di protezione dei dati del tuo Paese.',
    changesTitle: 'Modifiche a questa informativa',
    changesFirst: 'Prima versione',
    changesVersion: '{date}, versione {version}',
    changesAdded: 'Aggiunto: {names}',
    changesRemoved: 'Rimosso: {names}',
    changesChanged: 'Modificato: {names}',
    changesAskedAgain: 'Il tuo consenso precedente non copre questa modifica, quindi te lo chiediamo di nuovo.',
    deleteAll: 'Elimina tutto',
    deleteAllAbout:
      'Elimina tutto ciò che questo sito conserva in questo browser, anche il tuo accesso. Poi ti chiederemo di nuovo.',
    deletedTitle: 'Tutto è stato eliminato',
    deletedAbout:
      'Tutto ciò che questo sito conservava in questo browser è stato eliminato, anche il tuo accesso e le tue risposte sui cookie. Per questo ti chiederemo di nuovo.',
    deletedCookiesTitle: 'I cookie sono stati eliminati',
    deletedCookiesAbout:
      'I cookie di questo sito sono stati eliminati, anche il tuo accesso e le tue risposte sui cookie. Per questo ti chiederemo di nuovo.',
    deletedRest:
      'Altri dati che questo sito conservava in questo browser possono essere ancora presenti, perché un browser li elimina solo tramite una connessione sicura (HTTPS). Puoi eliminarli nelle impostazioni del browser.',
    deletedNotRecorded:
      'Non siamo riusciti a registrare la revoca del tuo consenso. Se vuoi che sia registrata, scrivici indicando questo ID del consenso: {id}',
    formInvalid: 'Il modulo non era aggiornato o era incompleto, quindi non è stato salvato nulla. Scegli di nuovo.',
    formOtherSite: 'Il modulo proveniva da un altro sito, quindi non è stato salvato nulla. Scegli di nuovo qui.',
    formTooMany:
      'Ci sono stati troppi tentativi in poco tempo, quindi non è stato salvato nulla. Attendi un minuto e riprova.',
  },
};
