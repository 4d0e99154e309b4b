import type { Strings } from './strings.ts';

export const de: Strings = {
  interface: {
    bannerTitle: 'Ihre Entscheidung zu Cookies',
    bannerBody:
      'Wir ({controllers}) bitten um Ihre Einwilligung, Cookies und ähnliche Technologien für Folgendes zu verwenden: {purposes}. Sie können ablehnen und Ihre Entscheidung jederzeit unter „{settings}“ ändern.',
    bannerBodyOptOut:
      'Wir ({controllers}) verwenden Cookies und ähnliche Technologien für Folgendes: {purposes}. Sie können ablehnen und Ihre Entscheidung jederzeit unter „{settings}“ ändern.',
    panelBody:
      'Wir verwenden Cookies und ähnliche Technologien. Unbedingt erforderliche sind immer aktiv, weil die Website ohne sie nicht funktioniert. Alle anderen werden nur mit Ihrer Einwilligung eingesetzt. Sie können ablehnen oder Ihre Entscheidung jederzeit ändern.',
    panelBodyOptOut:
      'Wir verwenden Cookies und ähnliche Technologien. Unbedingt erforderliche sind immer aktiv, weil die Website ohne sie nicht funktioniert. Alle anderen können Sie ablehnen. Ihre Entscheidung können Sie jederzeit ändern.',
    bannerControllers: 'Verantwortlich: {controllers}',
    bannerSpecial: 'Gesonderte Abfrage unter „{manage}“: {purposes}',
    bannerPartners: 'Partner: {count}',
    bannerNew: 'Neu seit Ihrer letzten Entscheidung: {providers}',
    acceptAll: 'Alle akzeptieren',
    rejectAll: 'Alle ablehnen',
    manage: 'Einstellungen',
    save: 'Auswahl speichern',
    withdraw: 'Einwilligung widerrufen',
    policy: 'Cookie-Richtlinie',
    settings: 'Cookie-Einstellungen',
    alwaysOn: 'Immer aktiv',
    allow: 'Erlauben',
    refuse: 'Ablehnen',
    choose: 'Anbieter auswählen',
    agreeExpressly: 'Ich willige ausdrücklich ein',
    wantReceipt: 'Ich möchte auch bei einer Ablehnung eine Einwilligungs-ID erhalten',
    privacyPolicy: 'Datenschutzerklärung',
    firstParty: 'Erstanbieter',
    thirdParty: 'Drittanbieter',
    statusAllowed: 'Erlaubt',
    statusRefused: 'Abgelehnt',
    statusPartly: 'Teilweise erlaubt: {providers}',
    statusNone: 'Noch keine Entscheidung getroffen',
    statusConsentId: 'Einwilligungs-ID',
    statusNoId: 'Keine – eine Ablehnung wird ohne ID gespeichert',
    statusWithdrawnId: 'Widerrufen: {id}',
    statusDate: 'Datum',
    statusValidUntil: 'Gültig bis',
    statusSaved: 'Ihre Entscheidung wurde gespeichert.',
    statusNotSaved: 'Ihre Entscheidung konnte nicht gespeichert werden. Optionale Cookies bleiben ausgeschaltet.',
    statusSaving: 'Wird gespeichert …',
    statusNotSavedEarlier:
      'Ihre Entscheidung konnte nicht gespeichert werden, deshalb gilt Ihre frühere Entscheidung weiter. Bitte versuchen Sie es noch einmal.',
    statusRefusalNotSaved:
      'Ihre Ablehnung gilt in diesem Browser bereits, wir konnten sie aber noch nicht erfassen. Wir versuchen es erneut.',
    statusSignalHonoured: 'Widerspruchssignal berücksichtigt',
    leftThere:
      'Das können nur Sie in den Einstellungen Ihres Browsers löschen, weil andere Anbieter es unter ihren eigenen Adressen speichern können: {names}',
    leftHere: 'Noch nicht gelöscht, weil eine offene Seite dieser Website es vielleicht noch verwendet: {names}',
    embedNotice:
      'Blockierter Inhalt: {provider}. Beim Laden können Cookies gesetzt und Daten an diesen Anbieter übermittelt werden.',
    embedLoad: 'Inhalt laden',
    embedAlways: 'Immer laden: {provider}',
    embedBlocked:
      'Diese Seite kann das noch nicht laden. Laden Sie die Seite neu, sobald Sie es erlaubt haben, oder öffnen Sie es in einem neuen Tab:',
    close: 'Schließen',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Unbedingt erforderlich',
      description:
        'Für den Betrieb der Website erforderlich, zum Beispiel für die Sicherheit und um diese Entscheidung zu speichern.',
    },
    functionality: {
      label: 'Funktionalität',
      description: 'Ihre Einstellungen speichern und Zusatzfunktionen wie Videos, Karten oder Chat ermöglichen.',
    },
    analytics: {
      label: 'Statistik',
      description: 'Besuche zählen und auswerten, wie die Website genutzt wird.',
    },
    personalised: {
      label: 'Personalisierte Inhalte',
      description: 'Inhalte an das anpassen, was Sie sich auf dieser und anderen Websites angesehen haben.',
    },
    marketing: {
      label: 'Personalisierte Werbung',
      description: 'Werbung anhand eines Profils über Sie anzeigen und ihre Wirkung messen.',
    },
  },
  policy: {
    skip: 'Zum Inhalt springen',
    backToSite: 'Zurück zur Website',
    language: 'Sprache',
    version: 'Version',
    lastChanged: 'Zuletzt geändert',
    contents: 'Inhalt',
    whoTitle: 'Wer verantwortlich ist',
    whoSingle:
      'Das unten genannte Unternehmen entscheidet, warum und wie {site} Cookies verwendet, und ist Ihnen gegenüber dafür verantwortlich.',
    whoJoint:
      'Die unten genannten Unternehmen entscheiden gemeinsam, warum und wie {site} Cookies verwendet. Diese Unternehmen sind gemeinsam Verantwortliche: Ihre Rechte können Sie gegenüber jedem von ihnen geltend machen.',
    office: 'Sitz',
    register: 'Registereintrag',
    arrangementTitle: 'Was sie miteinander vereinbart haben',
    whatTitle: 'Was Cookies sind',
    whatCookies:
      'Ein Cookie ist ein kurzer Text, den eine Website in Ihrem Browser speichert und später wieder ausliest, auf der nächsten Seite oder beim nächsten Besuch. So kann die Website Ihren Browser wiedererkennen, sich eine Einstellung merken oder dafür sorgen, dass Sie angemeldet bleiben.',
    whatOthers:
      'Andere Technologien dienen denselben Zwecken: Speicher im Browser, kleine Dateien und Skripte, die von anderswo geladen werden, und Nachrichten, die eine Seite sendet, während Sie sie nutzen. Wenn in dieser Richtlinie von „Cookies“ die Rede ist, sind sie alle gemeint; in den Tabellen unten sind sie einzeln aufgeführt.',
    kindsTitle: 'Arten von Cookies',
    kindsOrigin: 'Nach Herkunft',
    kindsFirst:
      'Erstanbieter-Cookies gehören zu dieser Website: Wir setzen sie und entscheiden, wofür sie verwendet werden.',
    kindsThird:
      'Drittanbieter-Cookies gehören zu einem anderen Anbieter, dessen Dienste wir nutzen und der über sie Daten erhält.',
    kindsDuration: 'Nach Speicherdauer',
    kindsSession: 'Sitzungs-Cookies verschwinden, wenn Sie den Browser schließen.',
    kindsPersistent:
      'Dauerhafte Cookies bleiben gespeichert, bis die in den Tabellen angegebene Zeit abgelaufen ist oder bis Sie sie selbst löschen. Länger als dort angegeben darf kein Cookie bestehen bleiben.',
    statusTitle: 'Ihr Status und wie Sie ihn ändern',
    statusIntro:
      'Hier sehen Sie, wie Sie sich entschieden haben. Sie können Ihre Entscheidung jederzeit ändern oder Ihre Einwilligung jederzeit widerrufen. Das gilt sofort; was bis dahin mit Ihrer Erlaubnis geschehen ist, bleibt rechtmäßig. Cookies können Sie außerdem in den Einstellungen Ihres Browsers löschen.',
    statusRecorded:
      'Wir protokollieren jede Entscheidung: wonach Sie gefragt wurden, was Sie geantwortet haben und wann, unter der Einwilligungs-ID, falls es eine gibt. Eine IP-Adresse enthält das Protokoll nicht. Wir bewahren es auf, solange die Entscheidung gilt, und danach so lange, wie wir sie möglicherweise nachweisen müssen.',
    listTitle: 'Die Cookies, die wir verwenden',
    listAlways:
      'Diese Cookies werden ohne Nachfrage gesetzt, weil die Website ohne sie nicht funktioniert. Hier lassen sie sich nicht ausschalten.',
    listOptional: 'Diese Cookies werden nur gesetzt, wenn Sie sie erlauben.',
    listSpecial:
      'Diese Cookies können etwas Sensibles über Sie verraten. Gesetzt werden sie nur, wenn Sie eigens dafür Ihre Einwilligung geben; bei „Alle akzeptieren“ bleiben sie ausgeschaltet.',
    tableName: 'Name',
    tableExpiry: 'Speicherdauer',
    tableProvider: 'Anbieter',
    tableDetails: 'Details',
    tableOrigin: 'Herkunft',
    tableKind: 'Art',
    tableCategory: 'Kategorie',
    noDetails: 'Keine Angaben',
    justification: 'Warum unbedingt erforderlich',
    session: 'Sitzung',
    kindCookie: 'Cookie',
    kindLocalStorage: 'Lokaler Speicher',
    kindSessionStorage: 'Sitzungsspeicher',
    kindIndexedDB: 'Browser-Datenbank',
    kindCache: 'Browser-Cache',
    kindBeacon: 'Web-Beacon',
    kindScript: 'Skript',
    kindFrame: 'Eingebetteter Inhalt',
    providersTitle: 'Anbieter',
    providersIntro: 'Diese Anbieter setzen die Cookies aus den Tabellen oder erhalten über sie Daten.',
    optOut: 'Beim Anbieter widersprechen',
    country: 'Land',
    contactTitle: 'Kontakt',
    contactRequests: 'Fragen, Anträge zu Ihren Daten und Probleme mit Ihrer Auswahl',
    contactOfficer: 'Datenschutzbeauftragter',
    contactAuthority:
      'Sie haben außerdem das Recht, sich bei der Datenschutzaufsichtsbehörde Ihres Landes zu beschweren.',
    changesTitle: 'Änderungen dieser Richtlinie',
    changesFirst: 'Erste Version',
    changesVersion: '{date}, Version {version}',
    changesAdded: 'Hinzugefügt: {names}',
    changesRemoved: 'Entfernt: {names}',
    changesChanged: 'Geändert: {names}',
    changesAskedAgain: 'Ihre frühere Einwilligung deckt diese Änderung nicht ab, deshalb fragen wir erneut.',
    deleteAll: 'Alles löschen',
    deleteAllAbout:
      'Löscht alles, was diese Website in diesem Browser speichert, auch Ihre Anmeldung. Danach fragen wir Sie erneut.',
    deletedTitle: 'Alles wurde gelöscht',
    deletedAbout:
      'Alles, was diese Website in diesem Browser gespeichert hatte, wurde gelöscht, auch Ihre Anmeldung und Ihre Antworten zu Cookies. Deshalb fragen wir Sie erneut.',
    deletedCookiesTitle: 'Cookies wurden gelöscht',
    deletedCookiesAbout:
      'Die Cookies dieser Website wurden gelöscht, auch Ihre Anmeldung und Ihre Antworten zu Cookies. Deshalb fragen wir Sie erneut.',
    deletedRest:
      'Anderes, was diese Website in diesem Browser gespeichert hat, kann noch vorhanden sein, denn ein Browser löscht es nur über eine sichere Verbindung (HTTPS). Sie können es in den Einstellungen Ihres Browsers löschen.',
    deletedNotRecorded:
      'Wir konnten nicht erfassen, dass Sie Ihre Einwilligung widerrufen haben. Wenn es erfasst werden soll, schreiben Sie uns und geben Sie diese Einwilligungs-ID an: {id}',
    formInvalid:
      'Dieses Formular war veraltet oder unvollständig, deshalb wurde nichts gespeichert. Bitte treffen Sie Ihre Auswahl noch einmal.',
    formOtherSite:
      'Dieses Formular kam von einer anderen Website, deshalb wurde nichts gespeichert. Bitte treffen Sie Ihre Auswahl hier noch einmal.',
    formTooMany:
      'Es gab zu viele Versuche in kurzer Zeit, deshalb wurde nichts gespeichert. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  },
  record: {
    title: 'Ihre Nachweise und Belege',
    intro:
      'Jede Entscheidung wird unter Ihrer Einwilligungs-ID protokolliert. Um die Einträge zu sehen, brauchen Sie kein Konto: Die ID genügt, behandeln Sie sie daher wie einen Schlüssel. Sie steht bei Ihrem Status in der Cookie-Richtlinie und in jedem Beleg.',
    lookUp: 'Einträge anzeigen',
    unknown: 'Zu dieser ID gibt es keinen Eintrag. Bitte prüfen Sie, ob sie vollständig ist.',
    tooMany: 'Zu viele Versuche in kurzer Zeit. Bitte warten Sie eine Minute und versuchen Sie es dann erneut.',
    answer: 'Antwort',
    how: 'Auf welchem Weg',
    byForm: 'per Formular, ohne Skript',
    byScript: 'durch das Skript der Seite',
    byCode: 'durch eigenen Code der Website',
    rules: 'Geltende Regeln',
    entry: 'Nummer im Protokoll',
    entryWaits: 'Noch nicht vorhanden. In wenigen Sekunden ist es so weit; laden Sie diese Seite dann neu.',
    shown: 'Was Ihnen gezeigt wurde',
    shownAbout: 'So sah es aus. Nichts darin lässt sich anklicken.',
    shownText: 'Dasselbe als Text',
    shownChanged: 'Die Software hat sich seitdem geändert, es kann daher anders ausgesehen haben.',
    shownNothing: 'Wir haben selbst nichts gezeigt: Die Website hat auf ihre eigene Weise gefragt.',
    expired: 'Diese Einwilligung ist von selbst erloschen, weil ihre Zeit abgelaufen war.',
    download: 'Beleg herunterladen',
    receiptPage: 'Beleg drucken oder prüfen',
    erase: 'Alle Einträge löschen',
    eraseAbout:
      'Dabei werden alle Einträge zu dieser ID endgültig gelöscht. Das Protokoll behält nur Prüfwerte, aus denen sich nichts ablesen lässt. Liegt die Einwilligung in diesem Browser, endet auch sie.',
    doneErased: 'Die Einträge wurden gelöscht.',
    doneHeld: 'Die Einträge werden vorerst aufbewahrt, weil sie für einen Rechtsanspruch gebraucht werden könnten.',
    doneFailed: 'Die Einträge konnten nicht gelöscht werden. Bitte versuchen Sie es erneut.',
    withdrawElsewhere:
      'Um diese Einwilligung zu widerrufen, öffnen Sie diese Seite in dem Browser, in dem Sie sie erteilt haben.',
    receipt: 'Beleg',
    receiptAbout:
      'Bewahren Sie diesen Beleg auf. Mit ihm kann jeder, ohne diese Website zu fragen, prüfen, dass das Protokoll Ihren Eintrag enthält und niemand ihn geändert hat.',
    damaged:
      'Der Beleg konnte nicht erstellt werden, weil ein Teil des Protokolls beschädigt ist. Bitte versuchen Sie es später erneut.',
    noReceipts: 'Diese Website stellt keine Belege aus.',
    erased: 'Ein Eintrag wurde am {date} gelöscht. Übrig ist nur der Eintrag über die Löschung.',
    verify: 'Beleg prüfen',
    verifyAbout: 'Dieser Browser prüft ihn selbst und sendet nichts, es geht also auch ohne Netz.',
    verifyFile: 'Oder wählen Sie einen Beleg, den Sie gespeichert haben',
    verifyCommand: 'Sie können den Beleg auch speichern und mit diesem Befehl prüfen:',
    keys: 'Schlüssel des Protokolls',
    keysAbout: 'Der Beleg wird mit diesen Schlüsseln geprüft. Vergleichen Sie sie mit einer Kopie aus anderer Quelle.',
    witnesses: 'Schlüssel der Zeugen',
    witnessesAbout:
      'Zeugen sind andere, die darauf achten, dass dieses Protokoll nur wächst, und unterschreiben, was sie gesehen haben. Diese Schlüssel nennt die Website selbst: Vergleichen Sie sie mit dem, was die Zeugen veröffentlichen.',
    witnessesOwn: 'Nur Zeugen zählen, deren Schlüssel Sie hier eingeben, einen pro Zeile',
    witnessBad: 'Zeile {line} ist kein Schlüssel eines Zeugen.',
    proven:
      'Bewiesen: Das Protokoll {origin} enthält diesen Eintrag als Nummer {index} seiner ersten {size} Einträge (ab 0 gezählt), und er wurde seitdem nicht geändert.',
    provenNot:
      'Nicht bewiesen: wann das war, dass das Protokoll allen dasselbe zeigt und dass kein späterer Eintrag diesen ersetzt.',
    witnessed:
      'Zeugen bestätigen, dass das Protokoll ihn spätestens am {time} enthielt und bis dahin nur gewachsen war: {witnesses}.',
    witnessedNot: 'Nicht bewiesen: dass kein späterer Eintrag diesen ersetzt.',
    failed: 'Nicht bewiesen. Dieser Teil passt nicht: {part} ({code}).',
    unsupported:
      'Dieser Browser kann die Signatur nicht prüfen. Bitte verwenden Sie einen anderen Browser oder den Befehl.',
    partRecord: 'Eintrag',
    partSalt: 'Zufallswert (Salt)',
    partProof: 'Beweis',
    partCheckpoint: 'Prüfpunkt',
    partSignature: 'Signatur des Protokolls',
    partCosignature: 'Signatur eines Zeugen',
    partKey: 'Schlüssel des Protokolls',
    partCheck: 'Prüfwerte',
  },
};
