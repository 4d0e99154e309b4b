/**
 * A payment provider over HTTP, small but whole: it takes money once for each key, and its replies can get lost. What a
 * site asks for comes with the secret that the two share; a payment's page is for whoever has been given its address.
 */
import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { csrf } from 'hono/csrf';
import type { ChargeState, Money, PaymentProvider, PaymentState } from '../../../src/features/purchase/index.ts';
import { LANGUAGES, type Language } from '../../../src/registry/index.ts';
import { listen } from '../../../src/server/index.ts';
import { cardCheckRoutes } from '../sign-in/card-checks.ts';
import { standInHeaders } from '../stand-in-page.ts';
import { serviceAt } from './ask-service.ts';
import { askingPage, endedPage } from './payment-page.ts';

interface Payment {
  readonly id: string;
  readonly amount: Money;
  readonly reference: string;
  readonly savesMethod: boolean;
  /** What can be charged again, where it is kept. */
  readonly method: string;
  readonly endsAt: number;
  state: PaymentState;
}

export interface PaymentService {
  readonly address: string;
  /** What was taken from anybody, with the key that it was asked for under. */
  readonly charges: readonly { readonly key: string; readonly amount: Money }[];
  /** The payments that were opened, and whether each is to be paid by what can be charged again. */
  readonly opened: readonly { readonly id: string; readonly savesMethod: boolean }[];
  /** How many of the next answers get lost after what they tell of has happened. */
  lost: number;
  /** Nothing can be taken any more by what was given for this payment. */
  block(payment: string): void;
  stop(): Promise<void>;
}

export interface PaymentServiceOptions {
  /** Where visitors come back to. */
  readonly returnAddress: string;
  /** That only the site knows too. */
  readonly secret: string;
  /** Seconds since 1970. */
  readonly now: () => number;
}

type Answer = { readonly status: 200 | 404 | 410 | 422; readonly body: object };

export async function openPaymentService({
  returnAddress,
  secret,
  now,
}: PaymentServiceOptions): Promise<PaymentService> {
  const payments = new Map<string, Payment>();
  const charges: { key: string; amount: Money }[] = [];
  const blocked = new Set<string>();
  const headers = standInHeaders(returnAddress);
  const app = new Hono<{ Bindings: HttpBindings }>();
  const fromSite = bearerAuth({ token: secret });

  /** The same key gets the same answer, and another request under it is a mistake. */
  const answers = new Map<string, { readonly text: string; readonly answer: Answer }>();
  const once = (key: string, text: string, work: () => object): Answer => {
    const before = answers.get(key);
    if (before) return before.text === text ? before.answer : { status: 422, body: { error: 'another request' } };
    const answer: Answer = { status: 200, body: work() };
    answers.set(key, { text, answer });
    return answer;
  };
  const reply = (c: Context<{ Bindings: HttpBindings }>, { status, body }: Answer): Response => {
    if (server.lost === 0) return c.json(body, status);
    server.lost--;
    c.env.outgoing.destroy();
    return new Response(null);
  };
  const keyOf = (c: Context): string => c.req.header('idempotency-key') ?? '';

  app.use('/payments/*', fromSite);
  app.use('/charges', fromSite);
  app.use('/pay/*', csrf());

  app.post('/payments', async (c) => {
    const text = await c.req.text();
    const answer = once(keyOf(c), text, () => {
      const id = randomUUID();
      payments.set(id, { ...JSON.parse(text), id, method: randomUUID(), state: { kind: 'pending' } });
      return { id, address: `${server.address}/pay/${id}`, key: keyOf(c) };
    });
    return reply(c, answer);
  });
  app.get('/payments/:id', (c) => {
    const payment = payments.get(c.req.param('id'));
    return reply(c, payment ? { status: 200, body: payment.state } : { status: 404, body: {} });
  });
  app.post('/charges', async (c) => {
    const text = await c.req.text();
    const { amount, method } = JSON.parse(text) as { amount: Money; method: string };
    const answer = once(keyOf(c), text, () => {
      if (blocked.has(method)) return { kind: 'declined' };
      charges.push({ key: keyOf(c), amount });
      return { kind: 'paid' };
    });
    return reply(c, answer);
  });
  const openPayment = (c: Context): Payment | undefined => {
    const payment = payments.get(c.req.param('id') ?? '');
    return payment && payment.endsAt > now() ? payment : undefined;
  };
  const ended = (c: Context): Response => c.html(endedPage(languageOf(c)), 410, headers);
  const back = (c: Context, { reference }: Payment): Response => {
    const url = new URL(returnAddress);
    url.searchParams.set('reference', reference);
    url.searchParams.set('language', languageOf(c));
    return c.redirect(url.href, 303);
  };
  app.get('/pay/:id', (c) => {
    const payment = openPayment(c);
    if (!payment) return ended(c);
    if (payment.state.kind !== 'pending') return back(c, payment);
    const { pathname, search } = new URL(c.req.url);
    return c.html(askingPage(languageOf(c), payment.amount, pathname + search), 200, headers);
  });
  app.post('/pay/:id', async (c) => {
    const payment = openPayment(c);
    if (!payment) return ended(c);
    if (payment.state.kind === 'pending') payment.state = settle(payment, (await c.req.parseBody()).answer === 'pay');
    return back(c, payment);
  });
  const settle = ({ id, amount, savesMethod, method }: Payment, pays: boolean): PaymentState => {
    if (!pays) return { kind: 'declined' };
    charges.push({ key: id, amount });
    return savesMethod ? { kind: 'paid', method } : { kind: 'paid' };
  };
  app.route('/checks', cardCheckRoutes(returnAddress, fromSite));

  const { address, stop } = await listen({ fetch: app.fetch, port: 0, hostname: 'localhost' });
  const server: PaymentService = {
    address,
    charges,
    get opened() {
      return [...payments.values()];
    },
    lost: 0,
    block: (payment) => {
      const given = payments.get(payment);
      if (given) blocked.add(given.method);
    },
    stop,
  };
  return server;
}

/** The language that the site has led here in: `?language=no`. */
const languageOf = (c: Context): Language => LANGUAGES.find((each) => each === c.req.query('language')) ?? 'en';

const UNREACHABLE = { kind: 'unreachable' } as const;

/** Payments at such a server, for the site that has its secret. */
export function paymentsAt(address: string, secret: string): PaymentProvider {
  const ask = serviceAt(address, secret);
  const post = <Body>(path: string, key: string, body: object): Promise<Body | undefined> =>
    ask<Body>(path, { method: 'POST', headers: { 'idempotency-key': key }, body: JSON.stringify(body) });
  return {
    open: async ({ key, ...body }) => {
      const answer = await post<{ id: string; address: string }>('/payments', key, body);
      return answer ? { kind: 'opened', payment: answer.id, address: answer.address } : UNREACHABLE;
    },
    state: async (payment) => (await ask<PaymentState>(`/payments/${payment}`)) ?? UNREACHABLE,
    charge: async ({ key, ...body }) => (await post<ChargeState>('/charges', key, body)) ?? UNREACHABLE,
  };
}
