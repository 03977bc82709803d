/** A time-stamping authority over HTTP on this machine: OpenSSL's own, under a root with one certificate for stamps. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const POLICY = '1.2.3.4.1'

export type Authority = Readonly<{ root: string; answer: (question: Buffer) => Buffer; close: () => void }>

export function stampAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-tsa-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  writeFileSync(join(folder, 'serial'), '01\n')
  writeFileSync(join(folder, 'ext'), 'extendedKeyUsage=critical,timeStamping\nbasicConstraints=CA:FALSE\n')
  writeFileSync(
    join(folder, 'ts.cnf'),
    `[tsa]\nserial=serial\nsigner_cert=tsa.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=${POLICY}\ndigests=sha256\ness_cert_id_alg=sha256\n`,
  )
  openssl('req', '-x509', ...key, '-keyout', 'root.key', '-out', 'root.pem', '-days', '30', '-subj', '/CN=Stamp root')
  openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/O=Stampers/CN=Stamp unit 1')
  const signing = ['-CA', 'root.pem', '-CAkey', 'root.key', '-days', '30', '-extfile', 'ext', '-out', 'tsa.pem']
  openssl('x509', '-req', '-in', 'tsa.csr', ...signing)
  return {
    root: readFileSync(join(folder, 'root.pem'), 'utf8'),
    answer: (question) => {
      writeFileSync(join(folder, 'q.tsq'), question)
      openssl('ts', '-reply', '-config', 'ts.cnf', '-section', 'tsa', '-queryfile', 'q.tsq', '-out', 'r.tsr')
      return readFileSync(join(folder, 'r.tsr'))
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Serves on a loopback port until it is closed. */
export async function listenOnce(listener: RequestListener): Promise<Readonly<{ url: string; close: () => void }>> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/tsa`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
