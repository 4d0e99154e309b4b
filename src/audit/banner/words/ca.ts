import type { ConsentWords } from './consent-words.ts';

export const ca: ConsentWords = {
  cookies: 'galet* | cookie* | tecnologies similars | tecnologies de seguiment',
  use: 'utilitz* | fem servir | usem | ús | emmagatz*',
  privacy: 'privacitat | consent* | dades personals | socis | publici* | personalit* | analí* | tercers',
  accept:
    'accept* | permet* | d acord | =sí | entès | entesos | ho entenc | =continua | hi estic d acord | activa tot*',
  all: 'tot | tots | totes',
  refuse:
    'rebutj* | refus* | deneg* | no accept* | sense accept* | sense consent* | no permet* | no gràcies | =no | només ~ necessàri* | només ~ essencial* | només ~ tècni* | només ~ imprescindibl* | únicament ~ necessàries | estrictament necessàries | continua sense | desactiva tot*',
  settings:
    'configur* | preferències | personalit* | gestion* | opcions | més opcions | ajust* | tria | mostra ~ detalls | administr*',
  save: 'desa* | guarda* | confirm* | permet la selecció | accepta la selecció | accepta seleccionades | selecció | seleccionad* | aplica | =fet',
  more: 'més informació | saber ne més | llegir més | llegeix més | =detalls | =més',
  close: 'tanca*',
  policy: 'política* | avís legal | condicions* | termes*',
  again:
    'configur* ~ galetes | configur* ~ cookies | preferències ~ galetes | preferències ~ cookies | gestion* ~ galetes | gestion* ~ cookies | gestion* ~ consentiment | canvia* ~ consentiment | canvia* ~ galetes | retira* ~ consentiment | revoca* ~ consentiment | configuració de privacitat | preferències de privacitat',
  categories: {
    essential: 'necessàri* | necessari* | essencial* | imprescindibl* | tècni*',
    functionality: 'funcional* | preferènci*',
    analytics: 'analític* | estadístic* | rendiment | mesura* | anàlisi*',
    personalised: 'personalit* | recoman*',
    marketing: 'màrqueting | publici* | segmentació | xarxes socials',
  },
};
