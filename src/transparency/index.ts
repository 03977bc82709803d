export { type Headline, headlineOf } from './assemble.ts'
export { transparencyRoutes } from './transparency.routes.tsx'
export { say as sayReport } from './transparency.words.ts'
