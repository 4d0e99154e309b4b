import type { ConsentWords } from './consent-words.ts';

export const fr: ConsentWords = {
  cookies:
    'cookie* | traceur* | témoin* | technologies similaires | accéder ~ informations ~ appareil | stocker ~ informations',
  use: 'utilis* | dépos* | stock* | recour* | emploi*',
  privacy:
    'confidentialité | vie privée | consent* | données personnelles | données à caractère personnel | partenaire* | publicit* | personnalis* | mesur* | audience | rgpd | intérêt légitime | tiers',
  accept:
    'accept* | j accepte | autoris* | d accord | consens | je consens | =oui | compris | j ai compris | =continuer | continuer vers | tout activer | =ok pour moi | c est ok | activer tout | ok pour moi | approuver',
  all: 'tout | tous | toutes',
  refuse:
    'refus* | je refuse | rejet* | sans accepter | sans consentir | ne pas accepter | n accepte pas | ne pas autoriser | non merci | =non | interdire* | s opposer | m opposer | uniquement ~ nécessaire* | uniquement ~ essentiel* | uniquement ~ obligatoire* | seulement ~ nécessaire* | seulement ~ essentiel* | seulement ~ obligatoire* | nécessaires uniquement | essentiels uniquement | strictement nécessaires | nécessaires seulement | essentiels seulement | obligatoires uniquement | décliner | désaccord | pas d accord | tout désactiver | désactiver tout',
  settings:
    'paramètr* | paramétr* | personnalis* | préférences | gérer | options | plus d options | configur* | réglages | choisir | je choisis | mes choix | afficher ~ détails | afficher ~ finalités | en savoir plus et gérer',
  save: 'enregistr* | sauvegard* | valider | confirm* | autoriser la sélection | accepter la sélection | sélection | appliquer | =terminer | enregistrer mes choix | accepter ~ sélectionnés | mes choix et',
  more: 'en savoir plus | savoir plus | plus d informations | plus d infos | plus d information | =détails | =plus',
  close: 'fermer',
  policy:
    'politique* | charte ~ | mentions légales | conditions ~ | cookie policy | déclaration ~ cookies | liste ~ cookies',
  again:
    'gestion ~ cookies | gestion ~ traceurs | gérer ~ cookies | gérer ~ traceurs | gérer ~ consentement* | gérer ~ préférences | gestion ~ consentement* | paramètr* ~ cookies | paramétr* ~ cookies | paramètr* ~ confidentialité | préférences ~ cookies | préférences cookies | préférences ~ confidentialité | préférences ~ consentement | modifier ~ consentement | modifier ~ choix | modifier ~ cookies | retirer ~ consentement | révoquer ~ consentement | personnaliser ~ cookies | cookies et consentement | centre de préférences | panneau ~ cookies | mes cookies | choix ~ cookies | témoins ~ paramètr* | vos choix ~ cookies | consentement cookies',
  categories: {
    essential: 'nécessaire* | essentiel* | indispensable* | obligatoire* | techniques',
    functionality: 'fonctionn* | préférences | confort',
    analytics: 'statistiq* | analytiq* | analyse* | mesure* | performance* | audience',
    personalised: 'personnalis* | recommandation*',
    marketing: 'marketing | publicit* | ciblage | ciblé* | réseaux sociaux',
  },
};
