import type { ConsentWords } from './consent-words.ts';

export const it: ConsentWords = {
  cookies:
    'cookie* | tecnologie simili | tracciator* | strumenti di tracciamento | accedere ~ informazioni ~ dispositivo',
  use: 'utilizz* | usa | usano | usiamo | uso | impieg* | installa*',
  privacy:
    'privacy | consens* | dati personali | partner | pubblicit* | personalizz* | analitic* | misur* | gdpr | legittimo interesse | terze parti | riservatezza',
  accept:
    'accett* | consent* | acconsent* | permett* | autorizz* | d accordo | =sì | ho capito | capito | =va bene | =continua | abilita tutt* | attiva tutt* | approva',
  all: 'tutto | tutti | tutte',
  refuse:
    'rifiut* | nega | negare | nego | resping* | non accett* | senza accett* | senza consenso | senza acconsentire | non acconsent* | no grazie | =no | solo ~ necessari* | solo ~ essenziali | solo ~ tecnici | solo ~ obbligatori | soltanto ~ necessari* | solamente ~ necessari* | strettamente necessari | necessari soltanto | continua senza | prosegui senza | disattiva tutt* | declina | nego il consenso',
  settings:
    'impostazion* | personalizz* | preferenz* | gestisc* | gestione | opzioni | altre opzioni | più opzioni | configur* | scegli | scopri di più e personalizza | mostra dettagli | visualizza ~ finalità | modifica ~ preferenze',
  save: 'salv* | conferm* | accetta selezionat* | accetta ~ selezion* | consenti selezionat* | consenti ~ selezion* | selezionat* | selezione | applica | =fatto',
  more: 'scopri di più | maggiori informazioni | ulteriori informazioni | più informazioni | leggi di più | saperne di più | per saperne di più | =dettagli | =altro',
  close: 'chiudi',
  policy: 'politica* | informativa* | policy | termini ~ | note legali | condizioni ~ | elenco ~ cookie',
  again:
    'impostazioni ~ cookie | impostazioni ~ privacy | preferenze ~ cookie | preferenze ~ privacy | preferenze cookie | gestisci ~ cookie | gestione ~ cookie | gestisci ~ consens* | gestione ~ consens* | gestisci ~ privacy | modifica ~ consens* | modifica ~ cookie | modifica ~ preferenze | revoca ~ consens* | ritira ~ consens* | rivedi ~ consens* | aggiorna ~ preferenze | le tue preferenze ~ privacy | le tue scelte ~ | consenso ai cookie | centro preferenze | rivedi ~ cookie | personalizza ~ cookie | cambia ~ cookie',
  categories: {
    essential: 'necessari* | essenzial* | tecnici | obbligatori | indispensabil*',
    functionality: 'funzional* | preferenz*',
    analytics: 'statistic* | analitic* | analisi | prestazion* | misurazione | performance',
    personalised: 'personalizz* | raccomandazion* | esperienza',
    marketing: 'marketing | pubblicit* | profilazione | targeting | social',
  },
};
