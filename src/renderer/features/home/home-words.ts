import type { HomeItem, HomeItemKind } from '#shared/features/home/home.schema.ts'
import type { MessageKey } from '#renderer/i18n/t.ts'

type Words = {
  /** What is the matter. */
  matter: MessageKey
  /** The next step, on the button. */
  step: MessageKey
  /** Where the step is taken. */
  path: (recordId: string) => string
}

export const itemWords: Record<HomeItemKind, Words> = {
  printUnanswered: {
    matter: 'home.matterPrint',
    step: 'home.stepPrint',
    path: (id) => `/documents/${id}`,
  },
  agreementExpired: {
    matter: 'home.matterExpired',
    step: 'home.stepRenew',
    path: (id) => `/agreements/${id}`,
  },
  agreementExpiring: {
    matter: 'home.matterExpiring',
    step: 'home.stepRenew',
    path: (id) => `/agreements/${id}`,
  },
  agreementIncomplete: {
    matter: 'home.matterIncomplete',
    step: 'home.stepComplete',
    path: (id) => `/agreements/${id}`,
  },
  decreeDraft: {
    matter: 'home.matterDraft',
    step: 'home.stepDecide',
    path: (id) => `/designations/${id}`,
  },
  inaugurationOpen: {
    matter: 'home.matterInauguration',
    step: 'home.stepInaugurate',
    path: (id) => `/designations/${id}`,
  },
  designationExpiring: {
    matter: 'home.matterDesignation',
    step: 'home.stepOpen',
    path: (id) => `/designations/${id}`,
  },
  certificateMissing: {
    matter: 'home.matterCertificate',
    step: 'home.stepCertificate',
    path: (id) => `/documents/issue?type=certificate&subject=${id}`,
  },
  certificatesMissing: {
    matter: 'home.matterCertificates',
    step: 'home.stepCertificates',
    path: (id) => `/documents/decree/${id}`,
  },
  liaisonsMissing: {
    matter: 'home.matterLiaisons',
    step: 'home.stepLiaison',
    path: () => '/villages?withoutLiaison=true',
  },
  liaisonMissing: {
    matter: 'home.matterLiaison',
    step: 'home.stepLiaison',
    path: (id) => `/villages/${id}`,
  },
}

export const pathOfItem = ({ kind, recordId }: Pick<HomeItem, 'kind' | 'recordId'>): string =>
  itemWords[kind].path(recordId)
