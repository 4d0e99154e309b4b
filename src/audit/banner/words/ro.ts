import type { ConsentWords } from './consent-words.ts';

export const ro: ConsentWords = {
  cookies: 'cookie* | module* cookie* | tehnologii similare | tehnologii de urmărire | informații ~ dispozitiv*',
  use: 'folos* | utiliz* | stoc*',
  privacy:
    'confidențial* | consimț* | date* ~ personal* | date* personale | parteneri* | publici* | personaliz* | analiz* | măsur* | gdpr | interes* legitim* | terț* | acord*',
  accept:
    'accept* | sunt de acord | de acord | permit* | =da | am înțeles | înțeleg | =continuă | =ok | activează toate | activați toate | aprob* | consimt',
  all: 'toate | tot | tuturor',
  refuse:
    'refuz* | resping* | nu accept* | nu sunt de acord | nu permit* | fără ~ accept* | fără acord* | fără consimț* | continuă fără | continuați fără | nu mulțumesc | =nu | doar ~ necesar* | numai ~ necesar* | doar ~ esențial* | numai ~ esențial* | doar ~ strict | numai ~ strict | doar ~ tehnic* | doar ~ obligatori* | strict necesare | accept ~ necesare | dezactivează toate | dezactivați toate | declin',
  settings:
    'setări* | setari* | personaliz* | preferinț* | gestion* | administr* | opțiuni* | mai multe opțiuni | configur* | alege* | arată detalii | modific* | setările',
  save: 'salv* | confirm* | permite selecția | permiteți selecția | acceptă selecția | accept selecția | selectate | selecția | aplic* | =gata',
  more: 'află mai multe | aflați mai multe | mai multe informații | mai multe detalii | citește mai mult | citiți mai mult | =detalii | =mai mult | mai mult',
  close: 'închide*',
  policy: 'politic* | termeni* | condiții* | notă de informare | declarație* | lista ~ cookie*',
  again:
    'setări cookie* | setările cookie* | setări pentru cookie* | setări de confidențialitate | setări confidențialitate | preferințe cookie* | preferințe privind cookie* | gestion* ~ cookie* | gestion* ~ consimț* | administr* ~ cookie* | administr* ~ consimț* | modific* ~ consimț* | modific* ~ cookie* | schimb* ~ cookie* | schimb* ~ consimț* | retrag* ~ consimț* | revoc* ~ consimț* | setările de confidențialitate | consimțământ cookie* | setările modulelor cookie | preferințe de confidențialitate',
  categories: {
    essential: 'necesare | necesar* | esențial* | obligatori* | tehnic* | strict',
    functionality: 'funcțional* | preferinț*',
    analytics: 'analitic* | analiz* | statistic* | performanț* | măsurare*',
    personalised: 'personaliz* | recomand*',
    marketing: 'marketing | publici* | reclam* | direcționa* | rețele sociale',
  },
};
