import type { ConsentWords } from './consent-words.ts';

export const is: ConsentWords = {
  cookies: 'vafrakök* | vefkök* | fótspor* | smákök* | cookie* | sambærileg* tækni | kökur | kökum',
  use: 'nota | notar | notum | notkun | geym*',
  privacy:
    'persónuvernd* | friðhelgi* | samþykk* | persónuupplýsing* | samstarfsaðil* | auglýsing* | sérsníð* | greining* | þriðja aðila | þriðju aðil*',
  accept: 'samþykk* | leyf* | =já | ég skil | skil | =allt í lagi | =áfram | í lagi | samþykkja allt',
  all: 'allt | allar | allra | öllum | öll',
  refuse:
    'hafna* | neita* | samþykki ekki | ekki samþykkja | leyfa ekki | án samþykkis | halda áfram án | nei takk | =nei | aðeins ~ nauðsynleg* | einungis ~ nauðsynleg* | bara ~ nauðsynleg* | eingöngu ~ nauðsynleg*',
  settings:
    'stilling* | sérsníða | stjórna | kjörstilling* | valkost* | fleiri valkostir | velja | breyta | sýna nánar',
  save: 'vista* | staðfesta* | leyfa val* | samþykkja val* | valið | valdar | =lokið | mitt val',
  more: 'lesa meira | nánar | frekari upplýsingar | meiri upplýsingar | nánari upplýsingar',
  close: 'loka',
  policy: 'stefna | stefnu* | persónuverndarstefna* | vafrakökustefna* | skilmál* | yfirlýsing*',
  again:
    'vafrakökustilling* | stillingar á vafrakök* | stillingar vafrak* | stjórna vafrak* | breyta ~ vafrak* | breyta ~ samþykki | afturkalla ~ samþykki | draga ~ samþykki | stjórna samþykki | persónuverndarstilling* | fótsporastilling* | stilla vafrak* | stillingar á fótspor*',
  categories: {
    essential: 'nauðsynleg* | grunn*',
    functionality: 'virkni* | kjörstilling*',
    analytics: 'tölfræði* | greining* | frammistöð* | mæling*',
    personalised: 'sérsniðin* | persónusniðin* | sérsníð*',
    marketing: 'markaðs* | auglýsing* | samfélagsmiðl*',
  },
};
