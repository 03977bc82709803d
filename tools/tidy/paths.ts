/** Questions about who imports whom. */
import type { Source } from './source.ts'

export type Graph = ReadonlyMap<string, readonly string[]>

/** Edges that exist when the program runs: an import of types alone is none. */
export function valueGraph(sources: readonly Source[]): Graph {
  const values = ({ imports }: Source) => imports.flatMap(({ to, typeOnly }) => (to && !typeOnly ? [to] : []))
  return new Map(sources.map((source) => [source.path, values(source)]))
}

/** One line per cycle, `a -> b -> a`. */
export function cycles(graph: Graph): readonly string[] {
  const done = new Set<string>()
  const follow = (node: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(node)) return [[...trail.slice(trail.indexOf(node)), node].join(' -> ')]
    if (done.has(node)) return []
    const found = (graph.get(node) ?? []).flatMap((next) => follow(next, [...trail, node]))
    done.add(node)
    return found
  }
  return [...graph.keys()].flatMap((node) => follow(node, []))
}

/** The shortest way from a file to one that `isGoal` names, or undefined. */
export function wayTo(graph: Graph, from: string, isGoal: (path: string) => boolean): readonly string[] | undefined {
  const seen = new Set([from])
  let ways: (readonly string[])[] = [[from]]
  while (ways.length > 0) {
    const longer: (readonly string[])[] = []
    for (const way of ways) {
      for (const next of graph.get(way.at(-1) ?? '') ?? []) {
        if (isGoal(next)) return [...way, next]
        if (!seen.has(next)) longer.push([...way, next])
        seen.add(next)
      }
    }
    ways = longer
  }
  return undefined
}
