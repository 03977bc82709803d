import { expect, test } from 'vitest'
import { csvLine } from './csv.rules.ts'

test.each([
  [['plain', 3, null], 'plain,3,\r\n'],
  [['a,b', 'say "yes"', 'two\nlines'], '"a,b","say ""yes""","two\nlines"\r\n'],
  [['=1+1', '@x', '+cmd', '-x', '\tx'], "'=1+1,'@x,'+cmd,'-x,'\tx\r\n"],
  [['+31 85 020 0201', '-5', '+1 (614) 555-0101'], '+31 85 020 0201,-5,+1 (614) 555-0101\r\n'],
  [['a\rb', '=a,b'], '"a\rb","\'=a,b"\r\n'],
])('%j', (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})
