import type { CatalogueProvider } from './catalogue-provider.ts';

export const paypal: CatalogueProvider = {
  id: 'paypal',
  title: 'PayPal',
  maker: 'PayPal',
  source: 'https://www.paypal.com/us/legalhub/paypal/cookie-full',
  read: '2026-11-25',
  owns: ['paypal.com', 'paypalobjects.com'],
  policy: 'https://www.paypal.com/us/legalhub/paypal/privacy-full',
  entries: [
    {
      name: 'www.paypal.com/sdk/js',
      kind: 'script',
      retention: 'session',
      details: {
        en: 'Shows the buttons by which you pay',
        no: 'Viser knappene du betaler med',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'www.paypal.com/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows the buttons and forms by which you pay',
        no: 'Viser knappene og skjemaene du betaler med',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'ts',
      retention: 'P3Y',
      details: {
        en: 'Recognises your device, to detect fraud with payments',
        no: 'Kjenner igjen enheten din, for å avdekke svindel med betalinger',
      },
      host: 'paypal.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'ts_c',
      retention: 'P3Y',
      details: {
        en: 'Recognises your device, to detect fraud with payments',
        no: 'Kjenner igjen enheten din, for å avdekke svindel med betalinger',
      },
      host: 'paypal.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'tsrce',
      retention: 'P3D',
      details: {
        en: 'Notes which part of PayPal served you last',
        no: 'Noterer hvilken del av PayPal som betjente deg sist',
      },
      host: 'paypal.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'l7_az',
      retention: 'PT30M',
      details: {
        en: 'Sends you to the same data centre again',
        no: 'Sender deg til samme datasenter igjen',
      },
      host: 'paypal.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'nsid',
      retention: 'session',
      details: {
        en: 'Keeps one payment together',
        no: 'Holder én betaling samlet',
      },
      host: 'www.paypal.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'x-pp-s',
      retention: 'session',
      details: {
        en: 'Keeps one payment together',
        no: 'Holder én betaling samlet',
      },
      host: 'paypal.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'enforce_policy',
      retention: 'P1Y',
      details: {
        en: 'Notes which privacy rules hold where you are',
        no: 'Noterer hvilke personvernregler som gjelder der du er',
      },
      host: 'paypal.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'LANG',
      retention: 'PT8H',
      details: {
        en: 'Remembers in which language PayPal speaks to you',
        no: 'Husker hvilket språk PayPal bruker med deg',
      },
      host: 'paypal.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
  ],
};
