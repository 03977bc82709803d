/**
 * Token buckets: so many requests at once, so many per second after that. In memory: a restart forgives, and several servers
 * each count for themselves. What guesses (sign-in, codes) has a bucket of its own, far smaller than that of pages.
 */
export type Rate = Readonly<{ atOnce: number; perSecond: number }>
export type RateName = 'page' | 'sign-in' | 'code' | 'upload' | 'picture'
export type Rates = Readonly<Record<RateName, Rate>>

export const usualRates: Rates = {
  page: { atOnce: 300, perSecond: 30 },
  'sign-in': { atOnce: 20, perSecond: 1 / 6 },
  code: { atOnce: 10, perSecond: 1 / 30 },
  upload: { atOnce: 20, perSecond: 1 / 10 },
  picture: { atOnce: 60, perSecond: 1 / 2 },
}

/** All rates times a factor: for an office where many people share one address, and for measuring. */
export function ratesTimes(factor: number): Rates {
  const times = ({ atOnce, perSecond }: Rate): Rate => ({ atOnce: atOnce * factor, perSecond: perSecond * factor })
  return {
    page: times(usualRates.page),
    'sign-in': times(usualRates['sign-in']),
    code: times(usualRates.code),
    upload: times(usualRates.upload),
    picture: times(usualRates.picture),
  }
}

const free: Rate = { atOnce: Number.POSITIVE_INFINITY, perSecond: 1 }
/** For measuring only. */
export const noRates: Rates = { page: free, 'sign-in': free, code: free, upload: free, picture: free }

const KEYS_MOST = 50_000

export type Limiter = Readonly<{
  /** Takes one; 0 when there was one to take, else the whole seconds to wait. */
  take(name: RateName, key: string): number
}>

/** `ticks` counts milliseconds steadily; it is not the office's clock, for a demo that jumps ten days must not forgive. */
export function limiter(rates: Rates, ticks: () => number): Limiter {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    take(name, key) {
      const rate = rates[name]
      if (rate.atOnce === Number.POSITIVE_INFINITY) return 0
      const id = `${name} ${key}`
      const now = ticks()
      const before = buckets.get(id) ?? { left: rate.atOnce, at: now }
      const left = Math.min(rate.atOnce, before.left + ((now - before.at) / 1000) * rate.perSecond)
      buckets.delete(id)
      if (buckets.size >= KEYS_MOST) forgetOldest(buckets)
      buckets.set(id, { left: left >= 1 ? left - 1 : left, at: now })
      return left >= 1 ? 0 : Math.ceil((1 - left) / rate.perSecond)
    },
  }
}

/** The map keeps the order of last use; the oldest tenth goes. */
function forgetOldest(buckets: Map<string, unknown>): void {
  let n = KEYS_MOST / 10
  for (const id of buckets.keys()) {
    if (n-- <= 0) return
    buckets.delete(id)
  }
}
