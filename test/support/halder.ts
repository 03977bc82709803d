export { HALDER } from '../../src/app/demo/halder.ts'
