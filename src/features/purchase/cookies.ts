import type { EntryName } from '../../decision/index.ts';
import { type Feature, type FeatureEvent, type FeatureWrite, feature, type Gate, type Stored } from '../feature.ts';
import { isSecret } from '../secret.ts';
import { remove, set } from '../write.ts';
import type { Money } from './payment-provider.ts';

/** The cookies of a purchase, by what they are for. */
export interface PurchaseNames {
  /** Which order is under way. */
  readonly order: EntryName;
  /** What carries it over to the payment provider and back. */
  readonly reference: EntryName;
  /** What the visitor has agreed to buy by with one click. */
  readonly oneClick: EntryName;
  /** What they were unlocking. */
  readonly unlock: EntryName;
  /** What was bought on this visit, for counting. */
  readonly conversion: EntryName;
}

export const PURCHASE_NAMES: PurchaseNames = {
  order: 'lastSession',
  reference: 'tppId',
  oneClick: 'oneclick',
  unlock: 'incompleted-unlock',
  conversion: 'conversion_metric_product_number',
};

/** What a visitor's cookies hold; what nobody of ours can have written is absent. */
export interface HeldPurchase {
  readonly order: string | undefined;
  readonly reference: string | undefined;
  readonly oneClick: string | undefined;
  readonly unlock: Unlock | undefined;
}

/** An item that a visitor began to unlock. Whether there is such an item is for the site to say. */
interface Unlock {
  readonly item: string;
  /** Seconds since 1970. */
  readonly since: number;
}

export type PurchaseStep =
  | { readonly kind: 'read' }
  | { readonly kind: 'begun'; readonly order: string; readonly item: string; readonly resumeSeconds: number }
  /** The visitor goes to the provider. */
  | { readonly kind: 'left'; readonly reference: string }
  | { readonly kind: 'returned' }
  /** An order whose visitor had been forgotten is this browser's. */
  | { readonly kind: 'adopted'; readonly order: string }
  | {
      readonly kind: 'paid';
      readonly item: string;
      readonly product: number;
      readonly amount: Money;
      /** Where the visitor asked for it: what the next purchase takes one click by. */
      readonly oneClick: string | undefined;
    }
  | { readonly kind: 'not-resumed' }
  | { readonly kind: 'no-one-click' };

/** The cookies of a purchase, read before the step and written by it. */
export const purchaseCookies = (names: PurchaseNames): Feature<PurchaseStep, HeldPurchase> =>
  feature(Object.values(names), (gate, stored, step) => {
    const value = heldIn(names, stored);
    return { value, writes: writesOf(names, gate, step, value), events: eventsOf(names, step) };
  });

function heldIn(names: PurchaseNames, stored: Stored): HeldPurchase {
  const [order, reference, oneClick] = [names.order, names.reference, names.oneClick].map((name) => {
    const value = stored(name);
    return isSecret(value) ? value : undefined;
  });
  return { order, reference, oneClick, unlock: readUnlock(stored(names.unlock)) };
}

/** `<seconds since 1970>.<item>`: a browser's word on how old a cookie is counts for nothing. */
const UNLOCK = /^([1-9]\d{0,11})\.(.{1,200})$/su;

function readUnlock(text: string | undefined): Unlock | undefined {
  const [, since, item] = UNLOCK.exec(text ?? '') ?? [];
  return since !== undefined && item !== undefined ? { since: Number(since), item } : undefined;
}

function writesOf(
  names: PurchaseNames,
  { now }: Gate,
  step: PurchaseStep,
  { unlock }: HeldPurchase,
): readonly FeatureWrite[] {
  switch (step.kind) {
    case 'read':
      return [];
    case 'begun': {
      const unlocking = set(names.unlock, `${now}.${step.item}`);
      return [set(names.order, step.order), { ...unlocking, lifetimeSeconds: step.resumeSeconds }];
    }
    case 'left':
      return [set(names.reference, step.reference)];
    case 'returned':
      return remove(names.reference);
    case 'adopted':
      return [set(names.order, step.order)];
    case 'paid':
      return [
        set(names.conversion, `${step.product}`),
        ...(step.oneClick === undefined ? [] : [set(names.oneClick, step.oneClick)]),
        ...(unlock?.item === step.item ? remove(names.unlock) : []),
      ];
    case 'not-resumed':
      return remove(names.unlock);
    case 'no-one-click':
      return remove(names.oneClick);
  }
}

/** A purchase is counted where the visitor allows counting, and nowhere else. */
function eventsOf({ conversion }: PurchaseNames, step: PurchaseStep): readonly FeatureEvent[] {
  if (step.kind !== 'paid') return [];
  const { product, amount } = step;
  return [{ kind: 'conversion', entry: conversion, data: { product, ...amount } }];
}
