import type { View } from '#platform/http/view.ts'
import { dayIn, later } from '#platform/time.ts'
import { LinkButton } from '#ui/buttons.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Facts, Hash, Mono, Pre } from '#ui/facts.tsx'
import { formatBytes, formatNumber } from '#ui/figures.ts'
import { OfficerPage } from '#ui/layout.tsx'
import { PageHead, Section } from '#ui/panels.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { ENDING, type KeyKind } from '../encryption/key.rules.ts'
import { say as sayKeys } from '../encryption/key.words.ts'
import { say as sayForm } from './filing.words.ts'
import { say } from './follow.words.ts'

export type PackageShown = Readonly<{
  view: View
  caseId: string
  number: string
  fileName: string
  /** A bag with records, or the paper alone that nothing was found. */
  form: 'bag' | 'paper'
  bytes: number
  sha256: string
  at: Date
  expiresAt: Date
  /** Which kinds of keys the reader enrolled, and how many of each. */
  kinds: readonly Kind[]
}>
type Kind = Readonly<{ kind: KeyKind; keys: number }>

/** The page behind the link in the mail: what the file is, how to check it, and the download. */
export function PackagePage(shown: PackageShown) {
  const { view, caseId, number, fileName, form, bytes, sha256, at, expiresAt, kinds } = shown
  const t = say(view.lang)
  const paper = form === 'paper'
  const title = t(paper ? 'package.paperTitle' : 'package.title', { name: fileName })
  return (
    <OfficerPage view={view} title={title}>
      <PageHead
        title={title}
        lead={t(paper ? 'package.paperLead' : 'package.lead', { number })}
        crumbs={
          <Crumbs
            lang={view.lang}
            items={[
              { name: sayForm(view.lang)('mine'), href: '/lers' },
              { name: number, href: `/lers/cases/${caseId}` },
              { name: fileName },
            ]}
          />
        }
      >
        <Downloads view={view} kinds={kinds} />
      </PageHead>
      <Section id="package" title={t('package.file')}>
        <Facts
          items={[
            { name: t('package.file'), value: <Mono>{fileName}</Mono> },
            {
              name: t('package.size'),
              value: `${formatBytes(view.lang, bytes)} (${t('package.bytes', { n: formatNumber(view.lang, bytes) })})`,
            },
            { name: t('package.sha256'), value: <Hash value={sha256} /> },
            { name: t('package.made'), value: formatInstant(view.lang, at, view.zone, 'stamp') },
            { name: t('package.until'), value: formatDay(view.lang, dayIn(view.zone, later(expiresAt, -1)), 'long') },
          ]}
        />
      </Section>
      {kinds.length > 0 && <Opening {...{ view, fileName, kinds }} />}
      <Section id="checking" title={t('package.check')}>
        <p className="read">{t('package.checkText')}</p>
        {paper ? <PaperChecks {...shown} /> : <BagChecks {...shown} />}
      </Section>
    </OfficerPage>
  )
}

type Checked = Pick<PackageShown, 'view' | 'fileName' | 'sha256'>

function BagChecks({ view, fileName, sha256 }: Checked) {
  const t = say(view.lang)
  const folder = fileName.replace(/\.zip$/, '')
  const shell = [
    `echo "${sha256}  ${fileName}" | sha256sum -c`,
    `unzip ${fileName} -d ${folder} && cd ${folder}`,
    'sha256sum -c tagmanifest-sha256.txt && sha256sum -c manifest-sha256.txt',
  ]
  return (
    <>
      <p className="read">{t('package.shell')}</p>
      <Pre name={t('package.shell')}>{shell.join('\n')}</Pre>
      <p className="read">{t('package.ours')}</p>
      <Pre name={t('package.ours')}>{`waarborg verify ${fileName} --sha256 ${sha256}`}</Pre>
      <p className="read">{t('package.browser')}</p>
      <LinkButton kind="second" href={`/verify#sha256=${sha256}`}>
        {t('package.browserGo')}
      </LinkButton>
    </>
  )
}

/** The paper stands alone: its signature is inside it, and the root of that is published. */
function PaperChecks({ view, fileName, sha256 }: Checked) {
  const t = say(view.lang)
  const shell = [
    `echo "${sha256}  ${fileName}" | sha256sum -c`,
    `pdfsig -dump ${fileName}`,
    `openssl pkcs7 -inform DER -in ${fileName}.sig0 -print_certs -out signer.pem`,
    'openssl verify -partial_chain -no_check_time -CAfile document-root.pem -untrusted signer.pem signer.pem',
  ]
  return (
    <>
      <p className="read">{t('package.paperShell')}</p>
      <Pre name={t('package.paperShell')}>{shell.join('\n')}</Pre>
      <p className="read">{t('package.paperMeans')}</p>
    </>
  )
}

/** One way for each kind of key; with none, the file as it is. */
function Downloads({ view, kinds }: Pick<PackageShown, 'view' | 'kinds'>) {
  const [t, k] = [say(view.lang), sayKeys(view.lang)]
  const at = `${view.path}/file`
  if (kinds.length === 0)
    return (
      <div className="stack--s">
        <div className="row">
          <LinkButton href={at} download>
            {t('package.download')}
          </LinkButton>
        </div>
        <p className="small soft read">
          {k('package.plain')} <a href="/lers/keys">{k('package.manage')}</a>
        </p>
      </div>
    )
  return (
    <div className="row">
      {kinds.map(({ kind }, n) => (
        <LinkButton key={kind} href={`${at}?as=${kind}`} kind={n === 0 ? 'first' : 'second'} download>
          {k('package.encrypted', { kind: k(`kind.${kind}`) })}
        </LinkButton>
      ))}
    </div>
  )
}

const OPEN: Readonly<Record<KeyKind, (name: string) => string>> = {
  age: (name) => `age --decrypt --identity key.txt --output ${name} ${name}${ENDING.age}`,
  openpgp: (name) => `gpg --output ${name} --decrypt ${name}${ENDING.openpgp}`,
}

function Opening({ view, fileName, kinds }: Pick<PackageShown, 'view' | 'fileName' | 'kinds'>) {
  const k = sayKeys(view.lang)
  return (
    <Section id="opening" title={k('package.open')}>
      <p className="read">{k('package.text', { n: kinds.reduce((sum, { keys }) => sum + keys, 0) })}</p>
      <Pre name={k('package.open')}>{kinds.map(({ kind }) => OPEN[kind](fileName)).join('\n')}</Pre>
      <p className="read">
        <a href="/lers/keys">{k('package.manage')}</a>
      </p>
    </Section>
  )
}

export function ExpiredPage({ view, caseId }: Readonly<{ view: View; caseId: string }>) {
  const t = say(view.lang)
  return (
    <OfficerPage view={view} title={t('package.expired')}>
      <PageHead title={t('package.expired')} lead={t('package.expiredText')}>
        <div className="row">
          <LinkButton href={`/lers/cases/${caseId}#package`}>{t('package.toCase')}</LinkButton>
        </div>
      </PageHead>
    </OfficerPage>
  )
}
