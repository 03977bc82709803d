/** A narrow door: so many inside at once, and whoever gives a name is inside once, however often they wait. */

/** `by` is the name of who wants the work done. Of those who wait, the name that came in longest ago goes first, else in the order of coming. */
export type Turnstile = <T>(work: () => Promise<T>, by?: string) => Promise<T>

type Waiting = Readonly<{ by: string | undefined; enter: () => void }>

export function turnstile(most: number): Turnstile {
  const waiting: Waiting[] = []
  const inside: (string | undefined)[] = []
  /** Names in the order in which they last came in. */
  let served: string[] = []
  const free = (by: string | undefined) => inside.length < most && (by === undefined || !inside.includes(by))
  const enter = (by: string | undefined) => {
    inside.push(by)
    if (by !== undefined) served = [...served.filter((name) => name !== by), by]
  }
  const leave = (by: string | undefined) => {
    inside.splice(inside.indexOf(by), 1)
    const next = nextOf(
      waiting.filter((one) => free(one.by)),
      served,
    )
    if (next) {
      waiting.splice(waiting.indexOf(next), 1)
      enter(next.by)
      next.enter()
    }
    if (inside.length === 0) served = []
  }
  return async (work, by) => {
    if (free(by)) enter(by)
    else await new Promise<void>((go) => waiting.push({ by, enter: go }))
    try {
      return await work()
    } finally {
      leave(by)
    }
  }
}

function nextOf(ready: readonly Waiting[], served: readonly string[]): Waiting | undefined {
  const turn = ({ by }: Waiting) => (by === undefined ? -1 : served.indexOf(by))
  return ready.toSorted((one, other) => turn(one) - turn(other))[0]
}
