/** Runs beside the main thread, so that setting a long document holds up no page. Spoken to by pdf.ts only. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { TypstAnswer, TypstAsk } from './pdf.ts'

const { fonts } = workerData as { fonts: readonly string[] }
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.map((path) => readFileSync(path)) }] })

parentPort?.on('message', ({ id, source, data, at, standard }: TypstAsk) => {
  parentPort?.postMessage(set())
  compiler.evictCache(10)

  function set(): TypstAnswer {
    try {
      const result = compiler.compile({ mainFileContent: source, inputs: { data } })
      if (!result.result) return { id, error: complaintOf(result.takeDiagnostics()?.shortDiagnostics) }
      const pdf = compiler.pdf(result.result, { pdfStandard: standard as never, creationTimestamp: at })
      return { id, pdf: new Uint8Array(pdf) }
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : String(error) }
    }
  }
})

function complaintOf(diagnostics: readonly { message?: string }[] | undefined): string {
  return (
    diagnostics
      ?.map(({ message }) => message)
      .filter(Boolean)
      .join('; ') || 'the document could not be set'
  )
}
