import { expect, test } from 'vitest'
import { passwordFault } from './password.rules.ts'

const known = ['okafor@halder.example', 'Ada Okafor', 'Halder']

test('length counts', () => {
  expect(passwordFault('elevenchars', known)).toBe('short')
  expect(passwordFault('correct horse battery', known)).toBe(null)
  expect(passwordFault('éénlangezinmetaccenten', known)).toBe(null)
  expect(passwordFault('x'.repeat(201), known)).toBe('long')
})

test('what everyone guesses first is refused', () => {
  for (const easy of [
    'password1234',
    'Welkom-12345',
    'okafor-halder-1',
    'aaaaaaaaaaaaaaaa',
    '123456123456',
    'Waarborg2026!',
  ]) {
    expect([easy, passwordFault(easy, known)]).toEqual([easy, 'easy'])
  }
})
