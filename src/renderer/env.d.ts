interface TrustedTypePolicyOptions {
  createHTML?: (input: string) => string | null
  createScriptURL?: (input: string) => string | null
}
interface Window {
  readonly trustedTypes?: { createPolicy(name: string, options: TrustedTypePolicyOptions): unknown }
}
