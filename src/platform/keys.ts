/** Ed25519 keys of the office in `data/keys`, made at first start, mode 0600. */
export type Keys = Readonly<{
  /** Signs UTF-8 text; 64 bytes as base64. */
  sign(text: string): Readonly<{ keyId: string; signature: string }>
  verify(text: string, signature: string, keyId: string): boolean
  /** SPKI PEM of the public key that `keyId` names; strangers check with it. */
  publicKeyPem(keyId: string): string | null
  currentKeyId: string
}>
