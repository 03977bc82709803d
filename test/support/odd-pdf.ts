/** PDFs whose text layer says what no writer of PDFs would: written by hand, byte for byte. */

/** One page on which the sign `b` means whatever `unicode` says (UTF-16BE, in hex) and `a` means itself. */
export function pdfThatMeans(unicode: string, text = 'aaabaaa'): Buffer {
  const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    stream(`BT /F 10 Tf 50 700 Td (${text}) Tj ET`),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 97 /LastChar 98 /Widths [600 600] /ToUnicode 6 0 R >>',
    stream(meanings(unicode)),
  ]
  let out = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = out.length
    out += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const start = out.length
  out += `xref\n0 7\n0000000000 65535 f \n${table}trailer << /Size 7 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

/** Half of a letter that is written in two: no text. */
export const HALF = 'D83D'

function meanings(unicode: string): string {
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def',
    '1 begincodespacerange <00> <FF> endcodespacerange',
    `2 beginbfchar <61> <0061> <62> <${unicode}> endbfchar endcmap end end`,
  ].join('\n')
}
