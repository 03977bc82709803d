import { expect, test } from 'vitest'
import { boxIn, townOf } from './address.rules.ts'

test.each([
  ['P.O. Box 310', 'en'],
  ['PO Box 7, Marlow', 'en'],
  ['Post Office Box 12', 'en'],
  ['POB 99', 'en'],
  ['GPO Box 4', 'en'],
  ['Locked Bag 20', 'en'],
  ['PMB 114', 'en'],
  ['Postbus 90012', 'nl'],
  ['Antwoordnummer 1234', 'nl'],
  ['Postfach 12 34 56', 'de'],
  ['Postfach', 'de'],
  ['B.P. 123', 'fr'],
  ['Boîte postale 9', 'fr'],
  ['CS 40712', 'fr'],
  ['Case postale 5', 'fr'],
  ['Apartado de correos 44', 'es'],
  ['Apdo. 310', 'es'],
  ['Apartado Postal 9', 'es'],
  ['Casella postale 18', 'it'],
  ['Caixa Postal 77', 'pt'],
  ['Apartado 310', 'pt'],
  ['Skrytka pocztowa 12', 'pl'],
  ['Postboks 88', 'no, da'],
  ['Box 4200', 'sv'],
  ['PL 120', 'fi'],
  ['PK 34', 'tr'],
  ['私書箱 5', 'ja'],
  ['а/я 17', 'ru'],
  ['410 Courthouse Square, P. O. Box 3', 'en'],
  ['ＰＯ Ｂｏｘ ３１０', 'full width'],
])('%s (%s) is a post-office box', (address) => {
  expect(boxIn(address)).not.toBeNull()
})

test.each([
  '410 Courthouse Square',
  'Halderkade 12, 3526 KV Utrecht',
  'Postbusweg 3',
  'Boxtelseweg 12',
  'Calle del Apartado',
  'Rue de la Poste 9',
  '12 Boxwood Lane',
  'Post Street 100',
  '1 Apple Park Way',
  'Poststraße 8',
  'Via delle Poste 2',
  'Kastenstraat 4',
  'Avenida da Liberdade 310',
])('%s is a street', (address) => {
  expect(boxIn(address)).toBeNull()
})

test('the words are given as they stand in the address', () => {
  expect(boxIn('Attn. Records,  P.O.  Box 310')).toBe('P.O. Box 310')
})

test.each([
  ['Marlow, OH 44000', { town: 'Marlow', region: 'OH', postalCode: '44000' }],
  ['Port Aldine ME 04000-1234', { town: 'Port Aldine', region: 'ME', postalCode: '04000-1234' }],
  ['3526 KV Utrecht', { town: '', region: '', postalCode: '' }],
])('%s as a register writes it', (line, parts) => {
  expect(townOf(line)).toEqual(parts)
})
