import type { Answered, BannerLook, Gap, Left, Phase, StateId, Step, Visit } from '../observation.ts';
import type { PlannedPhase } from './states.ts';

type Withdrawals = NonNullable<Visit['withdrawal']>;

/** What a visit has to tell besides what its recorder saw. One visit writes it, one step after the other. */
export class VisitLog {
  readonly #phases: Phase[] = [];
  readonly #pages = new Set<string>();
  readonly #steps: Step[] = [];
  readonly #gaps: Gap[] = [];
  readonly #withdrawal: Withdrawals[number][] = [];
  #banner: BannerLook | undefined;
  readonly #clock: () => number;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  /** Index of the phase that goes on now. */
  get phase(): number {
    return this.#phases.length;
  }

  get pages(): number {
    return this.#pages.size;
  }

  /** What was there at the end of the phase before. */
  get left(): Left {
    return this.#phases.at(-1)?.left ?? { cookies: [], storage: [] };
  }

  /** The banner that was seen first. */
  get banner(): BannerLook | undefined {
    return this.#banner;
  }

  step(what: string, page: string, screenshot?: string): void {
    this.#steps.push({ at: this.#clock(), phase: this.phase, what, page, ...(screenshot && { screenshot }) });
  }

  page(address: string): void {
    this.#pages.add(address);
  }

  gap(gap: Gap | undefined): void {
    if (gap && !this.#gaps.some(({ where, reason }) => where === gap.where && reason === gap.reason))
      this.#gaps.push(gap);
  }

  sawBanner(look: BannerLook | undefined): void {
    this.#banner ??= look;
  }

  sawSettings(settings: BannerLook['settings']): void {
    if (this.#banner && settings) this.#banner = { ...this.#banner, settings };
  }

  sawWithdrawal(page: string, found: boolean): void {
    if (!this.#withdrawal.some((each) => each.page === page)) this.#withdrawal.push({ page, found });
  }

  /** Ends the phase that goes on. */
  endPhase(
    { holding }: PlannedPhase,
    begun: Pick<Phase, 'gpc' | 'script' | 'startedAt'> & {
      readonly answered?: Answered | undefined;
      readonly asked?: boolean | undefined;
    },
    left: Left,
  ): void {
    const { answered, asked, ...rest } = begun;
    this.#phases.push({ holding, ...rest, ...(answered && { answered }), ...(asked !== undefined && { asked }), left });
  }

  /** All of it, for the visit. */
  whole(state: StateId): Omit<Visit, 'cookies' | 'storage' | 'requests' | 'reads'> {
    return {
      state,
      phases: this.#phases,
      ...(this.#banner && { banner: this.#banner }),
      ...(this.#withdrawal.length > 0 && { withdrawal: this.#withdrawal }),
      pages: [...this.#pages],
      steps: this.#steps,
      gaps: this.#gaps,
    };
  }
}
