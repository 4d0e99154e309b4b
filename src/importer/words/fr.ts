import type { Words } from './words.ts';

export const fr: Words = {
  language: 'fr',
  cookie: 'cookie, cookies, témoin, témoins, traceur, traceurs',
  units: {
    year: { one: 'an, année, annee', many: 'ans, années' },
    halfYear: { one: 'semestre', many: 'semestres' },
    quarter: { one: 'trimestre', many: 'trimestres' },
    month: { one: 'mois', many: 'mois' },
    week: { one: 'semaine, sem', many: 'semaines, sem' },
    day: { one: 'jour, j, journée', many: 'jours, j, jrs, journées' },
    hour: { one: 'heure, h', many: 'heures, h' },
    minute: { one: 'minute, min, mn', many: 'minutes, min, mn' },
    second: { one: 'seconde, sec, s', many: 'secondes, sec, s' },
  },
  numbers: {
    1: 'un, une',
    2: 'deux',
    3: 'trois',
    4: 'quatre',
    5: 'cinq',
    6: 'six',
    7: 'sept',
    8: 'huit',
    9: 'neuf',
    10: 'dix',
    11: 'onze',
    12: 'douze',
    13: 'treize',
    14: 'quatorze',
    15: 'quinze',
    18: 'dix huit',
    20: 'vingt',
    24: 'vingt quatre',
    25: 'vingt cinq',
    30: 'trente',
    36: 'trente six',
    60: 'soixante',
    90: 'quatre vingt dix',
    100: 'cent',
  },
  half: 'demi, demie, un demi, une demi, une demie',
  session:
    'session, sessions, séance, fermeture du navigateur, fermeture de votre navigateur, fermez le navigateur, fermez votre navigateur, navigateur est fermé, fermeture de session, fin de la visite, fermeture de la page',
  endless:
    'persistant, persistante, persistants, permanent, permanente, illimité, illimitée, jamais, sans limite, sans expiration, pas d expiration, n expire pas, n expire jamais, indéfini, indéfinie, indéfiniment, indéterminée, jusqu à suppression, jusqu à sa suppression, jusqu à effacement, jusqu à ce que vous le supprimiez, jusqu à ce que l utilisateur le supprime',
  and: 'et, plus',
  or: 'ou',
  to: 'à, a, au, jusqu à',
  atLeast: 'plus de, au moins, minimum',
  unknown:
    'inconnu, inconnue, non précisé, non précisée, n/a, nc, non applicable, sans objet, non communiqué, variable, aucun, aucune',
  same: 'idem, voir ci dessus, cf ci dessus, comme ci dessus, même',
  columns: {
    name: 'nom, noms, intitulé, identifiant, dénomination, libellé, clé',
    retention:
      'durée, ~durée, durée de vie, durée de conservation, conservation, expiration, date d expiration, expire, validité, durée de validité, délai, délai d expiration, période, échéance, péremption, durée maximale, combien de temps, rétention',
    purpose:
      'finalité, finalités, objet, objectif, objectifs, but, description, descriptif, utilité, utilisation, usage, fonction, rôle, pourquoi, détails, détail, explication, informations, à quoi sert',
    provider:
      'fournisseur, fournisseurs, émetteur, éditeur, société, déposé par, prestataire, partenaire, responsable, responsable de traitement, propriétaire, entreprise, tiers, organisme, qui, destinataire',
    service: 'service, services, source, origine, outil, plateforme',
    host: 'domaine, domaines, hôte, hôtes, nom de domaine, site, site web, url',
    category: 'catégorie, catégories, groupe, classe, classification, famille',
    kind: 'type, types, nature, technologie, mode de stockage, type de stockage, genre, stockage',
    party: 'partie, interne ou tiers, propriétaire ou tiers, première ou tierce partie, première tierce partie',
    other:
      'base légale, base juridique, politique de confidentialité, confidentialité, lien, liens, en savoir plus, plus d informations, refus, opposition, chemin, valeur, exemple, données, données collectées, type de données, pays, transfert, statut, consentement, consentement requis, remarque, remarques, opt out',
    price: 'prix, tarif, tarifs, coût, montant, remise, salaire, formule, abonnement',
  },
  categories: {
    essential:
      'essentiel, essentiels, essentielle, essentielles, strictement nécessaire, strictement nécessaires, nécessaire, nécessaires, indispensable, indispensables, obligatoire, obligatoires, technique, techniques, requis, requise, requises, sécurité, fonctionnement du site',
    functionality:
      'fonctionnel, fonctionnels, fonctionnelle, fonctionnelles, fonctionnalité, fonctionnalités, préférence, préférences, confort, personnalisation de l interface, interface',
    analytics:
      'analytique, analytiques, analyse, analyses, statistique, statistiques, performance, performances, mesure d audience, mesures d audience, audience, mesure, analytics, mesure de performance',
    personalised:
      'personnalisé, personnalisés, personnalisée, personnalisation, contenu personnalisé, contenus personnalisés, recommandations',
    marketing:
      'marketing, publicité, publicités, publicitaire, publicitaires, ciblage, ciblé, ciblée, ciblés, reciblage, pub, publicité ciblée, commercial, traçage, prospection',
    social: 'réseaux sociaux, réseau social, médias sociaux, partage social, sociaux',
    unsorted: 'non classé, non classés, non classifié, non classifiés, non catégorisé, autre, autres, divers, inconnu',
  },
  localStorage:
    'stockage local, local storage, stockage html local, stockage web, stockage html5, stockage du navigateur, html stockage local',
  sessionStorage: 'stockage de session, session storage',
  pixel: 'pixel, pixels, pixel de suivi, pixel invisible, balise web, balise, pixel espion, gif invisible',
  database: 'base de données du navigateur, base de données',
  cache: 'cache du navigateur, cache',
  script: 'script',
  frame: 'contenu intégré, contenu embarqué',
  firstParty: 'première partie, interne, propriétaire, propre, first party, premier, 1ère partie, 1ere partie',
  thirdParty: 'tierce partie, tiers, tierce, third party, tierces parties, 3ème partie',
  ourselves:
    'interne, nous, nous mêmes, notre site, ce site, le site, propriétaire du site, éditeur du site, éditeur, propre, première partie, site éditeur',
};
