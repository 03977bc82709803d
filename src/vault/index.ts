/** National security process of the United States, in a place of its own. The module's only door. */
export { type Book, openBook } from './book/book.ts'
export { openDoor } from './door/door.ts'
export type { Officers } from './vault.look.tsx'
export { vaultRoutes } from './vault.routes.tsx'
