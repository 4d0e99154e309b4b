import type { ConsentWords } from './consent-words.ts';

export const es: ConsentWords = {
  cookies:
    'cookie* | tecnologías similares | tecnologías de rastreo | rastreador* | galletas | acceder ~ información ~ dispositivo',
  use: 'utiliz* | usa | usamos | usar | uso | emple* | almacen*',
  privacy:
    'privacidad | consent* | datos personales | socios | publici* | personaliz* | analític* | medi* | rgpd | interés legítimo | terceros',
  accept:
    'acept* | permit* | consentir | consiento | de acuerdo | =sí | entendido | entiendo | =vale | =continuar | habilitar tod* | activar tod* | autoriz* | estoy de acuerdo',
  all: 'todo | todos | todas',
  refuse:
    'rechaz* | rehus* | deneg* | denieg* | no acept* | no ~ acept* | sin acept* | sin consent* | no permitir | no autoriz* | no gracias | =no | sólo ~ necesari* | solamente ~ necesari* | únicamente ~ necesari* | sólo ~ esencial* | sólo ~ imprescindible* | sólo ~ técnic* | sólo ~ obligatori* | sólo ~ estrictamente | necesarias solamente | estrictamente necesarias | desactivar tod* | declinar | oponerse | no estoy de acuerdo | continuar sin',
  settings:
    'configur* | ajust* | preferencias | personaliz* | gestion* | administr* | opciones | más opciones | elegir | panel de | mostrar detalles | ver ~ finalidades',
  save: 'guard* | confirm* | permitir la selección | permitir selección | aceptar selección | aceptar la selección | aceptar ~ seleccionad* | selección | aplicar | =listo | seleccionadas',
  more: 'más información | saber más | leer más | conocer más | más info | =detalles | =más | ver más',
  close: 'cerrar',
  policy: 'política* | aviso legal | aviso ~ privacidad | términos ~ | condiciones ~ | lista ~ cookies',
  again:
    'configur* ~ cookies | ajustes ~ cookies | ajustar ~ cookies | preferencias ~ cookies | preferencias ~ privacidad | gestion* ~ cookies | gestion* ~ consentimiento | gestion* ~ privacidad | administrar ~ cookies | panel ~ cookies | panel ~ privacidad | cambiar ~ cookies | cambiar ~ consentimiento | modificar ~ cookies | modificar ~ consentimiento | retirar ~ consentimiento | revocar ~ consentimiento | ajustes de privacidad | configuración de privacidad | centro de privacidad | centro de preferencias | consentimiento de cookies | tus opciones de privacidad',
  categories: {
    essential: 'necesari* | esencial* | imprescindible* | técnic* | obligatori*',
    functionality: 'funcional* | preferencia* | comodidad',
    analytics: 'analític* | estadístic* | rendimiento | medición | análisis',
    personalised: 'personaliz* | recomend*',
    marketing: 'marketing | publici* | segmentación | dirigid* | redes sociales',
  },
};
