import type { Words } from './words.ts';

export const pt: Words = {
  language: 'pt',
  cookie: 'cookie, cookies, testemunho, testemunhos',
  units: {
    year: { one: 'ano', many: 'anos' },
    halfYear: { one: 'semestre', many: 'semestres' },
    quarter: { one: 'trimestre', many: 'trimestres' },
    month: { one: 'mês', many: 'meses' },
    week: { one: 'semana, sem', many: 'semanas, sem' },
    day: { one: 'dia, d', many: 'dias, d' },
    hour: { one: 'hora, h', many: 'horas, h, hs' },
    minute: { one: 'minuto, min', many: 'minutos, min, mins' },
    second: { one: 'segundo, seg, s', many: 'segundos, seg, s' },
  },
  numbers: {
    1: 'um, uma',
    2: 'dois, duas',
    3: 'três',
    4: 'quatro',
    5: 'cinco',
    6: 'seis',
    7: 'sete',
    8: 'oito',
    9: 'nove',
    10: 'dez',
    11: 'onze',
    12: 'doze',
    13: 'treze',
    14: 'catorze, quatorze',
    15: 'quinze',
    18: 'dezoito',
    20: 'vinte',
    24: 'vinte e quatro',
    30: 'trinta',
    36: 'trinta e seis',
    60: 'sessenta',
    90: 'noventa',
    100: 'cem',
  },
  half: 'meio, meia',
  session:
    'sessão, sessões, session, fechar o navegador, fechar o browser, fecha o navegador, fecho do navegador, fecho do browser, encerrar o navegador, encerramento do navegador, navegador é fechado, fechamento do navegador, fim da visita',
  endless:
    'persistente, persistentes, permanente, permanentes, ilimitado, ilimitada, nunca, sem expiração, sem prazo, sem validade, sem limite, não expira, indefinido, indefinida, indeterminado, até ser eliminado, até ser apagado, até ser excluído, até que seja eliminado, até eliminação, até exclusão, até que o utilizador, até que o usuário, para sempre',
  and: 'e, mais',
  or: 'ou',
  to: 'a, até',
  atLeast: 'mais de, pelo menos, no mínimo, superior a',
  unknown:
    'desconhecido, desconhecida, n/a, n/d, não aplicável, não disponível, não especificado, variável, nenhum, nenhuma',
  same: 'idem, igual, ver acima, o mesmo, a mesma, como acima',
  columns: {
    name: 'nome, nomes, identificador, designação, denominação, chave',
    retention:
      'duração, validade, prazo, prazo de validade, prazo de conservação, expiração, expira, expira em, data de expiração, período, período de conservação, período de retenção, retenção, conservação, armazenamento máximo, tempo, tempo de vida, vida útil, vencimento, duração máxima, tempo de armazenamento, quanto tempo, caducidade',
    purpose:
      'finalidade, finalidades, objetivo, objetivos, propósito, descrição, função, uso, utilização, utilidade, para que serve, porquê, detalhe, detalhes, informação, informações, explicação, objectivo',
    provider:
      'fornecedor, fornecedores, provedor, entidade, empresa, prestador, responsável, emissor, titular, proprietário, definido por, colocado por, terceiro, parceiro, quem, editor, operador',
    service: 'serviço, serviços, origem, fonte, ferramenta, plataforma',
    host: 'domínio, domínios, host, anfitrião, site, sítio, website, url',
    category: 'categoria, categorias, grupo, classe, classificação',
    kind: 'tipo, tipos, tipologia, natureza, tecnologia, tipo de armazenamento, armazenamento',
    party: 'próprio ou de terceiros, próprios ou de terceiros, próprio terceiros, primário ou de terceiros, parte',
    other:
      'base legal, base jurídica, fundamento, política de privacidade, privacidade, ligação, link, mais informações, mais informação, desativação, opt out, caminho, valor, exemplo, dados, dados recolhidos, dados coletados, país, transferência, estado, status, consentimento, observações, notas',
    price: 'preço, preços, custo, valor a pagar, tarifa, desconto, salário, plano',
  },
  categories: {
    essential:
      'essencial, essenciais, necessário, necessários, necessária, estritamente necessário, estritamente necessários, técnico, técnicos, técnica, indispensável, indispensáveis, obrigatório, obrigatórios, segurança, básicos',
    functionality:
      'funcional, funcionais, funcionalidade, funcionalidades, preferência, preferências, personalização da interface',
    analytics:
      'analítico, analíticos, analítica, análise, estatística, estatísticas, estatístico, estatísticos, desempenho, medição, analytics, medição de audiência, performance',
    personalised: 'personalizado, personalizados, personalização, conteúdo personalizado, recomendações',
    marketing:
      'marketing, publicidade, publicitário, publicitários, publicitária, anúncios, direcionamento, segmentação, segmentados, rastreamento, promocionais, comercial, retargeting, targeting',
    social: 'redes sociais, rede social, mídias sociais, sociais',
    unsorted: 'não classificado, não classificados, sem classificação, outro, outros, outras, desconhecido, diversos',
  },
  localStorage:
    'armazenamento local, local storage, armazenamento local html, armazenamento web, armazenamento do navegador',
  sessionStorage: 'armazenamento de sessão, session storage',
  pixel:
    'pixel, píxel, pixel de rastreamento, píxel de rastreio, pixel tracker, rastreador de pixel, web beacon, sinalizador',
  database: 'base de dados do navegador, banco de dados do navegador',
  cache: 'cache do navegador, cache',
  script: 'script',
  frame: 'conteúdo incorporado',
  firstParty: 'próprio, próprios, própria, primeira parte, primários, primário, original, first party',
  thirdParty: 'terceiro, terceiros, terceira parte, de terceiros, third party',
  ourselves:
    'próprio, própria, próprios, interno, interna, nós, este site, este website, nosso site, o nosso site, proprietário do site, titular do site, primeira parte',
};
