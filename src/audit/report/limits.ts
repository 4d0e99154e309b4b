/** What no audit of this kind can see, for the end of a report: who reads it must not take silence for proof. */
export const LIMITS: readonly (readonly [what: string, why: string])[] = [
  [
    'What servers do among themselves',
    'Data that a page sends to the site’s own server may go on from there. The browser sees only the first step.',
  ],
  [
    'Pages and actions that were not visited',
    'What happens only after a sign-in, a purchase, a long stay or a rare click is seen only where a journey leads there.',
  ],
  [
    'Other visitors',
    'One browser, from one place, at one time. A site may act otherwise for another country, device, campaign or arm of an experiment, and for a browser that it takes for a machine.',
  ],
  [
    'What a value means',
    'An identifier is told by its form and by whether it changes from visitor to visitor. One that is encrypted, or shared by few, may pass for something else.',
  ],
  [
    'How long something is kept elsewhere',
    'The lifetime in the browser is seen. How long whoever received the data keeps it is not.',
  ],
  [
    'Other browsers',
    'Chromium was driven. Safari and Firefox limit cookies further, and a site may have code for each.',
  ],
  [
    'Whether the law is kept',
    'Findings are facts with the text that they touch. Whether an entry is really needed, a text really clear, or a consent really free is for people to judge.',
  ],
];
