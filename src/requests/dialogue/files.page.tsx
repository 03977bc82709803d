/** Files on their way: the field for them, what their route allows, and the sentence on one that is refused. */
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { FileField } from '#ui/fields.tsx'
import { formatBytes } from '#ui/figures.ts'
import { CASE_FILES_MOST, FILES_MOST, type FileRefusal } from './attachment.rules.ts'
import { say } from './attachment.words.ts'

/** Twice what is taken: a browser that sends somewhat too much still gets its form back, with a sentence. */
export function withUploads({ provider }: Pick<Office, 'provider'>) {
  return { uploads: true, bodyBytes: 2 * provider.intake.maxBytes, rate: 'upload' } as const
}

export type FilesFieldShown = Readonly<{
  view: View
  error: string | undefined
  /** The form came back: a browser does not keep the files that were chosen. */
  again: boolean
  /** Where the field stands more than once on a page. */
  form?: string
  label?: string
  most?: number
}>

export function FilesField({ view, error, again, form, label, most = FILES_MOST }: FilesFieldShown) {
  const t = say(view.lang)
  const size = formatBytes(view.lang, view.provider.intake.maxBytes)
  const hint = t('hint', { most, size })
  return (
    <FileField
      lang={view.lang}
      name="files"
      {...(form !== undefined && !again && { id: `f-${form}-files` })}
      label={label ?? t('label')}
      hint={again ? `${hint} ${t('again')}` : hint}
      error={error}
      accept="application/pdf"
      many={most > 1}
      optional
    />
  )
}

/** One sentence with its remedy. */
export function fileSentence({ lang, provider }: View, { because, name }: FileRefusal): string {
  const { maxBytes, maxPages } = provider.intake
  return say(lang)(`refused.${because}`, {
    ...{ name, most: FILES_MOST, caseMost: CASE_FILES_MOST, pages: maxPages, size: formatBytes(lang, maxBytes) },
  })
}
