import type { Words } from './words.ts';

export const es: Words = {
  language: 'es',
  cookie: 'cookie, cookies, galleta, galletas',
  units: {
    year: { one: 'año, a', many: 'años, a' },
    halfYear: { one: 'semestre', many: 'semestres' },
    quarter: { one: 'trimestre', many: 'trimestres' },
    month: { one: 'mes', many: 'meses' },
    week: { one: 'semana, sem', many: 'semanas, sem' },
    day: { one: 'día, d', many: 'días, d' },
    hour: { one: 'hora, h', many: 'horas, h, hs, hrs' },
    minute: { one: 'minuto, min', many: 'minutos, min, mins' },
    second: { one: 'segundo, seg, s', many: 'segundos, seg, s' },
  },
  numbers: {
    1: 'un, una, uno',
    2: 'dos',
    3: 'tres',
    4: 'cuatro',
    5: 'cinco',
    6: 'seis',
    7: 'siete',
    8: 'ocho',
    9: 'nueve',
    10: 'diez',
    11: 'once',
    12: 'doce',
    13: 'trece',
    14: 'catorce',
    15: 'quince',
    18: 'dieciocho',
    20: 'veinte',
    24: 'veinticuatro',
    30: 'treinta',
    36: 'treinta y seis',
    60: 'sesenta',
    90: 'noventa',
    100: 'cien',
  },
  half: 'medio, media',
  session:
    'sesión, sesion, sesiones, session, cerrar el navegador, cierre del navegador, cierra el navegador, cierre su navegador, cerrar navegador, al cerrar el navegador, fin de la visita, cierre de sesión',
  endless:
    'persistente, persistentes, permanente, permanentes, ilimitado, ilimitada, nunca, sin caducidad, sin vencimiento, sin límite, no caduca, no expira, indefinido, indefinida, indefinidamente, hasta que se elimine, hasta que se borre, hasta que el usuario, hasta su eliminación, hasta borrado, hasta que la elimine, hasta que lo elimine, para siempre',
  and: 'y, e, más',
  or: 'o, u',
  to: 'a, hasta',
  atLeast: 'más de, al menos, mínimo',
  unknown:
    'desconocido, desconocida, n/a, no aplica, no aplicable, no disponible, no especificado, variable, ninguno, ninguna',
  same: 'ídem, idem, igual, ver arriba, el mismo, la misma, lo mismo',
  columns: {
    name: 'nombre, nombres, identificador, denominación, clave',
    retention:
      'duración, caducidad, expiración, vencimiento, vigencia, plazo, plazo de conservación, período, periodo, validez, tiempo de vida, vida útil, vida, conservación, retención, expira, caduca, fecha de caducidad, cuánto dura, persistencia, permanencia, tiempo, plazo máximo',
    purpose:
      'finalidad, finalidades, propósito, propósitos, descripción, objetivo, uso, función, utilidad, para qué sirve, para qué, por qué, detalle, detalles, información, explicación, objeto',
    provider:
      'proveedor, proveedores, titular, empresa, entidad, prestador, responsable, emisor, propietario, instalada por, gestionada por, tercero, terceros, quién, editor, encargado, gestión',
    service: 'servicio, servicios, origen, procedencia, fuente, herramienta, plataforma',
    host: 'dominio, dominios, host, sitio, sitio web, web, url',
    category: 'categoría, categorías, grupo, clase, clasificación, categoria',
    kind: 'tipo, tipos, tipología, tecnología, clase de almacenamiento, almacenamiento, tipo de almacenamiento, naturaleza',
    party:
      'propia o de tercero, propia o tercero, propia tercero, propias o de terceros, propia terceros, propias terceros, titularidad, propiedad',
    other:
      'base legal, base jurídica, base legitimadora, política de privacidad, privacidad, enlace, enlaces, más información, desactivación, exclusión, ruta, valor, ejemplo, datos, datos recogidos, país, transferencia, transferencias, estado, consentimiento, observaciones, notas, inhabilitar, exenta, exceptuada',
    price: 'precio, precios, coste, costo, importe, tarifa, descuento, salario, plan',
  },
  categories: {
    essential:
      'esencial, esenciales, necesaria, necesarias, necesario, necesarios, estrictamente necesaria, estrictamente necesarias, técnica, técnicas, técnico, imprescindible, imprescindibles, obligatoria, obligatorias, requeridas, seguridad, básicas',
    functionality:
      'funcional, funcionales, funcionalidad, funcionalidades, preferencia, preferencias, personalización de la interfaz, configuración, idioma',
    analytics:
      'analítica, analíticas, analítico, análisis, estadística, estadísticas, estadístico, rendimiento, desempeño, medición, analytics, medición de audiencia, estadisticas',
    personalised:
      'personalizado, personalizada, personalizados, personalización, contenido personalizado, recomendaciones',
    marketing:
      'marketing, mercadotecnia, publicidad, publicitaria, publicitarias, publicitario, comportamental, publicidad comportamental, anuncios, segmentación, dirigida, retargeting, comercial, seguimiento, orientación, focalización',
    social: 'redes sociales, red social, sociales, medios sociales',
    unsorted:
      'sin clasificar, no clasificada, no clasificadas, no clasificados, otra, otras, otros, otro, desconocidas, varias',
  },
  localStorage:
    'almacenamiento local, local storage, almacenamiento local html, almacenamiento web, almacenamiento del navegador, html almacenamiento local',
  sessionStorage: 'almacenamiento de sesión, session storage',
  pixel: 'píxel, píxeles, pixel, píxel de seguimiento, rastreador de píxel, rastreador de píxeles, baliza web, baliza',
  database: 'base de datos del navegador, base de datos',
  cache: 'caché del navegador, caché',
  script: 'script, guion',
  frame: 'contenido incrustado, contenido integrado, marco',
  firstParty: 'propia, propias, propio, primera parte, de origen, first party',
  thirdParty: 'tercero, terceros, tercera parte, terceras partes, de terceros, third party',
  ourselves:
    'propia, propias, propio, interna, interno, nosotros, este sitio, este sitio web, esta web, nuestro sitio, nuestra web, titular, titular de la web, el sitio web, propietario del sitio, primera parte',
};
