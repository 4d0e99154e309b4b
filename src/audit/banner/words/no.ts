import type { ConsentWords } from './consent-words.ts';

export const no: ConsentWords = {
  cookies: 'cookie* | informasjonskaps* | lignende teknologi* | sporingsteknologi* | sporere | informasjon på ~ enhet*',
  use: 'bruk* | anvend* | lagr* | benytt*',
  privacy:
    'personvern* | samtykk* | personopplysning* | partner* | annons* | tilpass* | analyse* | måling* | gdpr | berettiget interesse | tredjepart*',
  accept:
    'godta* | aksepter* | godkjenn* | tillat* | samtykk* | jeg godtar | jeg samtykker | jeg forstår | =ja | ja takk | den er grei | =greit | =fortsett | forstått | skjønner | aktiver alle | slå på alle',
  all: 'alle | alt | samtlige',
  refuse:
    'avslå* | avvis* | avsla* | nekt* | ikke godta | godtar ikke | ikke tillat* | ikke samtykk* | ikke aksepter* | aksepterer ikke | uten å godta | uten å samtykke | uten samtykke | fortsett uten | nei takk | =nei | bare ~ nødvendig* | kun ~ nødvendig* | bare ~ påkrevd* | kun ~ påkrevd* | berre ~ nødvendig* | kun ~ strengt | bare ~ strengt | godta nødvendige | tillat ~ nødvendige | strengt nødvendige | avbryt alle | deaktiver alle | slå av alle | reserver ~ mot',
  settings:
    'innstilling* | tilpass* | administrer* | behandle | preferanser | flere valg | flere alternativer | alternativer | velg selv | velg | konfigurer* | vis detaljer | endre | håndter* | mine valg | gjør ~ valg',
  save: 'lagre* | bekreft* | tillat utvalg* | tillat valgte | godta valgte | aksepter valgte | valgte | godta utvalg* | utvalg | bruk valgte | =ferdig | =bruk',
  more: 'les mer | mer informasjon | mer info | finn ut mer | flere detaljer | =detaljer | =mer',
  close: 'lukk*',
  policy:
    'policy | personvernerklæring* | erklæring* | cookieerklæring | vilkår* | retningslinje* | om informasjonskapsler | om cookies',
  again:
    'informasjonskapselinnstilling* | innstillinger for informasjonskapsler | innstillinger for cookies | cookie innstillinger | cookieinnstilling* | personverninnstilling* | personvernvalg | samtykkeinnstilling* | administrer ~ samtykke | administrer ~ cookies | administrer ~ informasjonskapsler | endre ~ samtykke | endre ~ cookie* | endre ~ informasjonskaps* | trekk* ~ samtykke* | trekke ~ samtykke* | tilbakekall ~ samtykke | håndter ~ cookies | håndter ~ informasjonskapsler | tilpass ~ cookies | tilpass ~ informasjonskapsler | dine personvernvalg | cookie valg | cookievalg',
  categories: {
    essential: 'nødvendig* | påkrevd* | strengt | essensiell*',
    functionality: 'funksjon* | preferanse* | innstilling*',
    analytics: 'analyse* | statistikk* | ytelse* | måling*',
    personalised: 'personlig* | tilpass* | persontilpass*',
    marketing: 'markedsføring* | reklame | annons* | målrett* | sosiale medier',
  },
};
