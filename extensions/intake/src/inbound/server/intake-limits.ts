import { DomainError } from '@ia/core';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Wrong addresses and signatures from one place in a minute, after which it is not listened to. */
const REFUSALS_PER_MINUTE = 60;

/** Of this process: a flood is held back where it arrives, before it reaches the database. */
export class IntakeLimits {
  readonly #refusals = new RateLimiterMemory({ points: REFUSALS_PER_MINUTE, duration: 60 });
  readonly #deliveries: RateLimiterMemory;

  constructor(perMinute: number) {
    this.#deliveries = new RateLimiterMemory({ points: perMinute, duration: 60 });
  }

  /** @throws INBOUND_BUSY for whoever was refused too often */
  async assertWelcome(address: string): Promise<void> {
    const known = await this.#refusals.get(address);
    if (known && known.consumedPoints > REFUSALS_PER_MINUTE) throw new DomainError('INBOUND_BUSY');
  }

  async countRefusal(address: string): Promise<void> {
    await this.#refusals.penalty(address);
  }

  /** @throws INBOUND_BUSY when a source sends more than it may in a minute */
  async countDelivery(source: string): Promise<void> {
    try {
      await this.#deliveries.consume(source);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new DomainError('INBOUND_BUSY');
      throw error;
    }
  }
}
