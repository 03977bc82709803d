export {
  classOf,
  classOfCategory,
  FIELD_IDS,
  type FieldId,
  fieldRow,
  fieldsFor,
  type GrantedField,
  isFieldId,
  type ProcessReach,
  reachesField,
  sourcesOf,
} from './catalogue.rules.ts'
export { sayCatalogue } from './catalogue.words.ts'
export { CATALOGUE, CATALOGUE_VERSIONS, type CatalogueVersion } from './catalogue-form.rules.ts'
export {
  classWithin,
  DATA_CLASSES,
  type DataClass,
  type Field,
  type Purpose,
  RECORD_CATEGORIES,
  RELATIONS,
  type RecordCategory,
  type Relation,
  type Statute,
  widestClass,
} from './class.rules.ts'
export {
  type Collected,
  type CollectedFile,
  type Collection,
  type CopyName,
  collect,
  type KeptSource,
  type Origin,
} from './collect.ts'
export { connectorCommand } from './connector/check.cli.ts'
export { greet, openRecords, recordsFaults } from './connector/open.ts'
export { type AccountContact, accountIdOf, contactOf, keepContacts } from './contact.store.ts'
export { sayField } from './field.words.ts'
export {
  checkGrant,
  type DisclosureGrant,
  type GrantCheck,
  type GrantContext,
  type GrantRefusal,
  readGrant,
  type SignedGrant,
  signGrant,
} from './grant.rules.ts'
export { heldDays, heldFaults, NOT_HELD, type NotHeld, SOURCES, type Source, unclassified } from './held.rules.ts'
export { endKeeping, insertKeepings, type Keeping, keepingsOn } from './keeping.store.ts'
export { type KeptCopy, type KeptPart, keptRecords } from './kept.ts'
export { serviceRecords } from './service.store.ts'
export { type SnapshotAsk, type SnapshotPart, takeSnapshot } from './snapshot.ts'
export type {
  FoundAccount,
  Identifier,
  IdentifierKind,
  ReadRequest,
  RecordFile,
  RecordRow,
  RecordSource,
  RecordSubject,
  RecordValue,
  Resolved,
} from './source.ts'
export { insertWorld, loadWorld, storeWorldFiles } from './world/world.store.ts'
export { type World, type WorldAsk, type WorldRows, worldOf } from './world/world.ts'
