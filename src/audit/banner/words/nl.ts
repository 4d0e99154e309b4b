import type { ConsentWords } from './consent-words.ts';

export const nl: ConsentWords = {
  cookies:
    'cookie* | vergelijkbare technieken | vergelijkbare technologieën | soortgelijke technieken | soortgelijke technologieën | trackers | informatie op ~ apparaat',
  use: 'gebruik* | plaats* | opslaan | slaan',
  privacy:
    'privacy* | toestemming* | persoonsgegevens | partners | advertent* | gepersonaliseerd* | personalis* | analy* | avg | gerechtvaardigd belang | derden',
  accept:
    'accepte* | akkoord | toestaan | toestemmen | sta toe | sta ~ toe | geef toestemming | goedkeuren | =ja | ja graag | begrepen | ik begrijp het | duidelijk | =prima | =doorgaan | =verder | alles inschakelen | ok dan',
  all: 'alle | alles | allemaal',
  refuse:
    'weiger* | afwijz* | wijs ~ af | niet accepteren | niet akkoord | niet toestaan | niet ~ toestaan | zonder ~ accepteren | zonder toestemming | zonder akkoord | verder zonder | doorgaan zonder | nee bedankt | nee dank* | =nee | liever niet | alleen ~ noodzakelijk* | alleen ~ essentiële | alleen ~ functione* | alleen ~ nodig* | alleen ~ technisch* | alleen ~ strikt | alleen ~ basis | enkel ~ noodzakelijk* | enkel ~ functione* | enkel ~ essentiële | enkel ~ strikt | noodzakelijke accepteren | strikt noodzakelijke | bezwaar maken | alles uitschakelen | afkeuren',
  settings:
    'instel* | voorkeur* | aanpass* | pas ~ aan | beheer* | opties | meer opties | zelf kiezen | keuze maken | wijzig* | personaliseer* | personaliser* | details tonen | zelf instellen | kiezen',
  save: 'opslaan | sla ~ op | bewaar* | bevestig* | selectie toestaan | selectie accepteren | selectie | geselecteerde* | keuze bevestigen | toepassen | =klaar | gekozen',
  more: 'meer informatie | meer info | meer weten | lees meer | meer lezen | meer details | =details | =meer',
  close: 'sluit*',
  policy:
    'cookiebeleid | privacybeleid | beleid | cookieverklaring | privacyverklaring | verklaring | voorwaarden | disclaimer | cookielijst | privacy statement',
  again:
    'cookie instellingen | cookies instellen | cookie voorkeuren | cookie voorkeur | cookievoorkeur* | cookieinstelling* | cookie instelling* | cookies beheren | cookies aanpassen | cookies wijzigen | cookiebeheer | beheer ~ cookie* | beheer ~ toestemming | toestemming* ~ beheren | toestemming* ~ wijzigen | toestemming* ~ intrekken | toestemming* intrekken | wijzig ~ toestemming | wijzig ~ cookie* | privacy instellingen | privacyinstelling* | privacyvoorkeur* | privacy voorkeuren | cookiekeuze* | cookietoestemming | pas ~ cookie* aan | trek ~ toestemming in | mijn cookie*',
  categories: {
    essential: 'noodzakelijk* | essenti* | vereist* | strikt | technisch* | basis',
    functionality: 'functione* | voorkeur* | comfort',
    analytics: 'analy* | statistie* | prestatie* | meting* | bereik',
    personalised: 'gepersonaliseerd* | personalis* | aanbevel*',
    marketing: 'marketing | advertent* | reclame | targeting | social media | sociale media',
  },
};
