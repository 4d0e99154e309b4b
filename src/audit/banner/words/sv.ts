import type { ConsentWords } from './consent-words.ts';

export const sv: ConsentWords = {
  cookies: 'cookie* | kakor | kakorna | liknande teknik* | spårningsteknik* | spårare | information på ~ enhet',
  use: 'använd* | lagra* | sätter | placerar',
  privacy:
    'integritet* | samtyck* | personuppgift* | partner* | annons* | anpass* | analy* | mät* | gdpr | berättigat intresse | tredje part* | dataskydd',
  accept:
    'accepter* | godkän* | tillåt* | samtyck* | jag godkänner | jag förstår | jag samtycker | =ja | ja tack | =fortsätt | förstått | uppfattat | jag accepterar | aktivera alla | använd alla | okej',
  all: 'alla | allt | samtliga',
  refuse:
    'avvis* | neka* | avböj* | vägra* | inte godkänn* | godkänn ~ inte | inte accepter* | accepterar inte | tillåt inte | inte tillåt* | utan att godkänna | utan att acceptera | utan samtycke | fortsätt utan | nej tack | =nej | endast ~ nödvändig* | bara ~ nödvändig* | enbart ~ nödvändig* | endast ~ obligatoriska | endast ~ funktionella | bara ~ obligatoriska | godkänn ~ nödvändiga | acceptera nödvändiga | tillåt nödvändiga | nödvändiga kakor | strikt nödvändiga | stäng av alla | inaktivera alla',
  settings:
    'inställning* | anpass* | hantera | preferenser | fler alternativ | alternativ | välj själv | göra val | gör ~ val | konfigurera | visa detaljer | ändra | mina val | välj',
  save: 'spara* | bekräft* | tillåt urval | acceptera val* | godkänn val* | valda | tillåt val* | använd* | =klar | mina val ~ spara | urval',
  more: 'läs mer | mer information | mer info | veta mer | fler detaljer | =detaljer | =mer',
  close: 'stäng*',
  policy:
    'policy | cookiepolicy | integritetspolicy | personuppgiftspolicy | villkor | kakpolicy | användarvillkor | om cookies | om kakor',
  again:
    'cookieinställning* | cookie inställning* | inställningar för cookies | inställningar för kakor | kakinställning* | hantera cookies | hantera kakor | hantera ~ samtycke | hantera ~ cookies | ändra ~ samtycke | ändra ~ cookie* | återkalla ~ samtycke | återta ~ samtycke | ta tillbaka ~ samtycke | samtyckesinställning* | integritetsinställning* | sekretessinställning* | anpassa cookies | cookie preferenser | mina cookies | cookieval | ditt samtycke',
  categories: {
    essential: 'nödvändig* | obligatorisk* | strikt | essentiell*',
    functionality: 'funktion* | inställning* | preferens*',
    analytics: 'analy* | statistik* | prestanda | mätning',
    personalised: 'personlig* | anpassa* | personaliser*',
    marketing: 'marknadsföring* | reklam | annons* | målinriktad* | riktad* | sociala medier',
  },
};
