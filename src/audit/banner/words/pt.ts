import type { ConsentWords } from './consent-words.ts';

export const pt: ConsentWords = {
  cookies:
    'cookie* | tecnologias semelhantes | tecnologias similares | rastreador* | testemunhos de conexão | aceder ~ informações ~ dispositivo | acessar ~ informações ~ dispositivo',
  use: 'utiliz* | usa | usamos | usar | uso | armazen*',
  privacy:
    'privacidade | consent* | dados pessoais | parceiros | publici* | personaliz* | analític* | mediç* | rgpd | lgpd | interesse legítimo | terceiros',
  accept:
    'aceit* | permit* | concord* | consentir | consinto | autoriz* | de acordo | =sim | entendi | percebi | compreendo | =continuar | =prosseguir | ativar tod* | habilitar tod* | estou ciente | tá bom',
  all: 'tudo | todos | todas',
  refuse:
    'rejeit* | recus* | negar | nego | não aceit* | sem aceit* | sem consent* | não concord* | não permit* | não autoriz* | não obrigad* | =não | apenas ~ necessári* | somente ~ necessári* | só ~ necessári* | apenas ~ essenciais | somente ~ essenciais | só ~ essenciais | apenas ~ obrigatóri* | apenas ~ técnicos | estritamente necessári* | declinar | continuar sem | prosseguir sem | desativar tod* | opor me',
  settings:
    'configur* | defini* | preferências | personaliz* | gerenciar | gerir | opções | mais opções | ajustar | ajustes | escolher | mostrar detalhes | administrar',
  save: 'guardar | salvar | gravar | confirm* | permitir seleção | permitir a seleção | aceitar selecionad* | aceitar ~ selecionad* | aceitar seleção | seleção | selecionad* | aplicar | =concluído | minhas escolhas',
  more: 'saiba mais | saber mais | mais informações | mais informação | ler mais | leia mais | =detalhes | =mais | ver mais',
  close: 'fechar',
  policy: 'política* | termos ~ | aviso ~ privacidade | aviso legal | condições ~ | lista ~ cookies',
  again:
    'configur* ~ cookies | defini* ~ cookies | preferências ~ cookies | preferências ~ privacidade | gerir ~ cookies | gerenciar ~ cookies | gestão ~ cookies | gerir ~ consentimento | gerenciar ~ consentimento | gestão ~ consentimento | alterar ~ cookies | alterar ~ consentimento | mudar ~ cookies | retirar ~ consentimento | revogar ~ consentimento | definições de privacidade | configurações de privacidade | opções ~ privacidade | suas escolhas ~ privacidade | centro de preferências | rever ~ cookies | personalizar ~ cookies | consentimento ~ cookies | administrar ~ cookies',
  categories: {
    essential: 'necessári* | essencia* | obrigatóri* | técnic* | indispensáve*',
    functionality: 'funciona* | preferência*',
    analytics: 'analític* | estatístic* | desempenho | medição | análise*',
    personalised: 'personaliz* | recomenda*',
    marketing: 'marketing | publici* | segmentação | direcionad* | redes sociais | anúncios',
  },
};
