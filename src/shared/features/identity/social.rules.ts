import { impossible, maskedEnd, plainText } from './identity.rules.ts'
import type { IdentityWarning, Reading, SocialPlatform } from './identity.schema.ts'
import { readPhone } from './phone.rules.ts'

export type SocialReading = Reading & { platform: SocialPlatform }

const hosts: Readonly<Record<string, SocialPlatform>> = {
  'chat.whatsapp.com': 'whatsapp',
  'wa.me': 'whatsapp',
  'whatsapp.com': 'whatsapp',
  't.me': 'telegram',
  'telegram.me': 'telegram',
  'facebook.com': 'facebook',
  'fb.com': 'facebook',
  'fb.me': 'facebook',
  'instagram.com': 'instagram',
  'tiktok.com': 'tiktok',
  'x.com': 'x',
  'twitter.com': 'x',
  'youtube.com': 'youtube',
  'line.me': 'line',
}

const longestHandle = 200
const address =
  /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:(?:www|m|web|id-id|mobile)\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:\/(.*))?$/i

/** Ways that lead to a group; the code behind them tells capitals from small letters. */
const invitation = /^(?:joinchat\/|\+|invite\/)?([A-Za-z0-9_-]{10,})$/

/**
 * An account or group by its handle (`@agen_fiktif`) or address (`t.me/agen_fiktif`). `platform` is what the
 * officer chose; an address tells its own.
 */
export const readSocial = (typed: string, platform?: SocialPlatform): SocialReading => {
  const text = plainText(typed).trim().replaceAll(/\s+/g, '')
  const found = address.exec(text)
  const host = found?.[1]?.toLowerCase() ?? ''
  const told = hosts[host]
  if (found && told) return ofAddress(told, host, (found[2] ?? '').replace(/[#].*$/, ''))
  if (found && (found[2] !== undefined || /^[a-z]+:\/\//i.test(text)))
    return ofUnknownSite(host, found[2] ?? '')
  return ofHandle(platform ?? 'other', text.replace(/^@+/, ''))
}

const withoutQuery = (path: string): string => path.replace(/[?].*$/, '').replace(/\/+$/, '')

const ofAddress = (platform: SocialPlatform, host: string, path: string): SocialReading => {
  const profile = /^profile\.php\?(?:.*&)?id=(\d+)/.exec(path)
  if (profile?.[1]) return ofHandle(platform, profile[1])
  const plain = withoutQuery(path)
  const code =
    host === 'chat.whatsapp.com' || /^(?:joinchat\/|\+)/.test(plain) ? invitation.exec(plain)?.[1] : undefined
  if (code !== undefined)
    return kept(
      platform,
      platform === 'telegram' ? `t.me/+${code}` : `${host}/${code}`,
      `${platform}:+${code}`,
      [],
    )
  if (plain === '') return wrong(platform, host)
  const group = /^(?:groups|channel)\/[^/]+/.exec(plain)?.[0]
  if (group !== undefined) return kept(platform, `${host}/${group}`, `${platform}:${group}`, [])
  return ofHandle(platform, (plain.split('/')[0] ?? '').replace(/^@+/, ''))
}

const ofUnknownSite = (host: string, path: string): SocialReading => {
  const site = [host, withoutQuery(path)].filter(Boolean).join('/')
  return kept('other', site, `other:${site.toLowerCase()}`, [{ code: 'SOCIAL_PLATFORM_UNKNOWN', data: {} }])
}

const ofHandle = (platform: SocialPlatform, handle: string): SocialReading => {
  if (platform === 'whatsapp') return ofWhatsApp(handle)
  const plain = handle.toLowerCase()
  if (!/[\p{L}\p{N}]/u.test(plain)) return wrong(platform, handle)
  const warnings: IdentityWarning[] = []
  if (platform === 'other') warnings.push({ code: 'SOCIAL_PLATFORM_UNKNOWN', data: {} })
  else if (!/^[a-z0-9._-]{2,60}$/.test(plain)) warnings.push({ code: 'SOCIAL_HANDLE_UNUSUAL', data: {} })
  // Facebook reads `fiktif.melati` and `fiktifmelati` as one name.
  const key = platform === 'facebook' ? plain.replaceAll('.', '') || plain : plain
  return kept(platform, `@${handle}`, `${platform}:${key}`, warnings)
}

/** A WhatsApp account is a phone number. */
const ofWhatsApp = (handle: string): SocialReading => {
  const { errors, value, key, warnings } = readPhone(handle.replace(/^(?=62)/, '+'))
  if (errors.length > 0) return wrong('whatsapp', handle)
  return kept('whatsapp', value, `whatsapp:${key}`, warnings)
}

const wrong = (platform: SocialPlatform, value: string): SocialReading => ({
  ...impossible('SOCIAL_ACCOUNT_IMPOSSIBLE', value),
  platform,
})

const kept = (
  platform: SocialPlatform,
  value: string,
  key: string,
  warnings: IdentityWarning[],
): SocialReading =>
  value.length > longestHandle
    ? wrong(platform, value.slice(0, longestHandle))
    : { value, key, errors: [], warnings, platform }

/** `@a****if`, for lists. */
export const maskHandle = (handle: string): string => {
  const plain = handle.replace(/^@/, '')
  return `@${plain.length >= 6 ? plain.slice(0, 1) : ''}${maskedEnd(plain.slice(1), 2)}`
}

export const readEmail = (typed: string): Reading => {
  const value = plainText(typed).replaceAll(/\s+/g, '')
  const parts = /^([^@]+)@([^@]+\.[^@.]{2,})$/.exec(value)
  if (!parts) return impossible('EMAIL_IMPOSSIBLE', value)
  const usual = /^[\w.+'-]+$/.test(parts[1] ?? '') && /^[a-z0-9.-]+$/i.test(parts[2] ?? '')
  const warnings: IdentityWarning[] = usual ? [] : [{ code: 'EMAIL_UNUSUAL', data: {} }]
  return { value, key: value.toLowerCase(), errors: [], warnings }
}

/** `f****@contoh.test`, for lists. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@')
  return `${at >= 4 ? email.slice(0, 1) : ''}****${at >= 0 ? email.slice(at) : ''}`
}
