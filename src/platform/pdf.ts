/**
 * Documents as archival, tagged PDF, set by Typst. What goes into a document comes in as data (`#let it = json(bytes(sys.inputs.data))`),
 * never as markup, so no text of an outsider is read as a command. The same source, data and instant give the same bytes.
 */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Json } from './canonical.ts'

export type TypesetAsk = Readonly<{
  /** Typst markup, a constant of the program. "IBM Plex Sans" (400, 600, italic) and "DejaVu Sans Mono" are always there. */
  source: string
  data: Json
  /** The date of the document where its source says `date: auto`. */
  at: Date
  standard?: 'a-2a' | 'a-2b' | 'a-3b' | 'ua-1'
}>

export type TypstAsk = Readonly<{ id: number; source: string; data: string; at: number; standard: string }>
export type TypstAnswer = Readonly<{ id: number; pdf: Uint8Array }> | Readonly<{ id: number; error: string }>

/** A document that takes longer is a mistake in its source; its worker is ended. */
const PATIENCE_MS = 60_000
/** The memory of an idle worker is given back after this long. */
const IDLE_MS = 60_000

const FONTS = [
  '400Regular/IBMPlexSans_400Regular.ttf',
  '600SemiBold/IBMPlexSans_600SemiBold.ttf',
  '400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf',
]

type Waiting = { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void; patience: NodeJS.Timeout }

let running: { worker: Worker; waiting: Map<number, Waiting>; idle: NodeJS.Timeout | undefined } | undefined
let asked = 0

export function typeset({ source, data, at, standard = 'a-2a' }: TypesetAsk): Promise<Uint8Array> {
  const setter = running ?? start()
  clearTimeout(setter.idle)
  const id = ++asked
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => end(setter, new Error('setting the document took too long')), PATIENCE_MS)
    setter.waiting.set(id, { resolve, reject, patience })
    const ask: TypstAsk = { id, source, data: JSON.stringify(data), at: Math.floor(at.getTime() / 1000), standard }
    setter.worker.ref()
    setter.worker.postMessage(ask)
  })
}

type Setter = NonNullable<typeof running>

function start(): Setter {
  const { resolve } = createRequire(import.meta.url)
  const fonts = FONTS.map((file) => resolve(`@expo-google-fonts/ibm-plex-sans/${file}`))
  const worker = new Worker(new URL('./typst.worker.ts', import.meta.url), { workerData: { fonts }, execArgv: [] })
  const setter: Setter = { worker, waiting: new Map(), idle: undefined }
  worker.on('message', (answer: TypstAnswer) => deliver(setter, answer))
  worker.on('error', (error) => end(setter, error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => end(setter, new Error('the typesetter ended')))
  running = setter
  return setter
}

function deliver(setter: Setter, answer: TypstAnswer): void {
  const waiting = setter.waiting.get(answer.id)
  if (!waiting) return
  setter.waiting.delete(answer.id)
  clearTimeout(waiting.patience)
  if ('pdf' in answer) waiting.resolve(answer.pdf)
  else waiting.reject(new Error(answer.error))
  if (setter.waiting.size > 0) return
  setter.worker.unref()
  setter.idle = setTimeout(() => end(setter, new Error('idle')), IDLE_MS).unref()
}

function end(setter: Setter, why: Error): void {
  if (running === setter) running = undefined
  clearTimeout(setter.idle)
  for (const { reject, patience } of setter.waiting.values()) {
    clearTimeout(patience)
    reject(why)
  }
  setter.waiting.clear()
  void setter.worker.terminate()
}
