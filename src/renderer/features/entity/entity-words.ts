import {
  type EntityKind,
  type EntityRole,
  type EntitySource,
  entityWarning,
  type EntityWarning,
  type HowMet,
  type ShownEntity,
} from '#shared/features/entity/entity.schema.ts'
import { identityWarningCode, type SocialPlatform } from '#shared/features/identity/identity.schema.ts'
import { identityWarningSentence } from '#renderer/features/identity/identity-words.ts'
import { formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'

export const kindKey = (kind: EntityKind): MessageKey => `entity.kind.${kind}`
export const roleKey = (role: EntityRole): MessageKey => `entity.role.${role}`
export const sourceKey = (source: EntitySource): MessageKey => `entity.source.${source}`
export const howMetKey = (way: HowMet): MessageKey => `entity.howMet.${way}`
export const platformKey = (platform: SocialPlatform): MessageKey => `entity.platform.${platform}`
export const documentTypeKey = (type: NonNullable<ShownEntity['documentType']>): MessageKey =>
  `entity.documentType.${type}`

/** `dalam 3 kasus` */
export const casesText = (t: Translate, count: number): string =>
  count === 1 ? t('entity.inOneCase') : t('entity.inCases', { count: formatNumber(count) })

export const warningSentence = (t: Translate, warning: EntityWarning): string => {
  const { code, data } = entityWarning.parse(warning)
  const identity = identityWarningCode.safeParse(code)
  if (identity.success) return identityWarningSentence(t, { code: identity.data, data })
  return t(`entity.warning.${code}` as MessageKey, data)
}

/** What tells one of a kind from another: bank, network, day, place. */
export const detailText = (t: Translate, entity: ShownEntity): string =>
  [
    entity.bank,
    entity.platform === null ? null : t(platformKey(entity.platform)),
    entity.documentType === null ? null : t(documentTypeKey(entity.documentType)),
    entity.day === null ? null : formatListDate(entity.day),
    entity.place,
  ]
    .filter(Boolean)
    .join(' · ')
