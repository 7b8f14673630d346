import type {
  CaseWorkKind,
  HomeColumn,
  HomeDue,
  HomeItem,
  HomeItemKind,
  HomeReach,
  HomeSource,
} from '#shared/features/home/home.schema.ts'
import { waitsKey } from '#renderer/features/case/case-words.ts'
import { clockKey } from '#renderer/features/clock/clock-words.ts'
import { taskKindKey, taskPath, taskStepKey, taskTitle } from '#renderer/features/task/task-words.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'

type Words = {
  /** What is the matter. */
  matter: MessageKey
  /** The next step, on the button. */
  step: MessageKey
  /** Where the step is taken. */
  path: (recordId: string) => string
}

const registerWords: Record<Exclude<HomeItemKind, CaseWorkKind>, Words> = {
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

type ItemWords = { matter: string; what: string; step: string; path: string }

const caseWords = (
  t: Translate,
  { kind, recordId, what, clock, waitingFor, task }: HomeItem,
): ItemWords | undefined => {
  switch (kind) {
    case 'task':
      if (task === null) return undefined
      return {
        matter: [t(taskKindKey(task.kind)), task.caseNumber ?? task.villageReportTicket]
          .filter(Boolean)
          .join(' · '),
        what: taskTitle(t, task),
        step: t(taskStepKey(task.kind)),
        path: taskPath(task) ?? '/tasks?view=mine',
      }
    case 'case':
    case 'caseWaiting':
      return {
        matter:
          kind === 'caseWaiting' && waitingFor !== null
            ? t(waitsKey(waitingFor))
            : clock === null
              ? t('home.matterCase')
              : t(clockKey(clock)),
        what,
        step: t('home.stepCase'),
        path: `/cases/${recordId}`,
      }
    case 'referral':
      return {
        matter: t(clock === null ? 'home.matterReferral' : clockKey(clock)),
        what,
        step: t('home.stepReferral'),
        path: `/referrals/${recordId}`,
      }
    case 'villageReport':
    case 'villageReportWaiting':
      return {
        matter: clock === null ? t('home.matterCorrection') : t(clockKey(clock)),
        what,
        step: t('home.stepReport'),
        path: `/village-reports/${recordId}`,
      }
    default:
      return undefined
  }
}

/** What is the matter, what it is about, and where the next step is taken. */
export const wordsOfItem = (t: Translate, item: HomeItem): ItemWords => {
  const words = caseWords(t, item)
  if (words) return words
  const { matter, step, path } = registerWords[item.kind as keyof typeof registerWords]
  return {
    matter: t(matter, { count: formatNumber(item.count) }),
    what: item.what,
    step: t(step),
    path: path(item.recordId),
  }
}

export const reachKey = (reach: HomeReach): MessageKey => `home.reach.${reach}`
export const sourceKey = (source: HomeSource): MessageKey => `home.source.${source}`

const caseViews: Readonly<Record<HomeColumn, string>> = {
  overdue: 'overdue',
  thisWeek: 'dueThisWeek',
  waiting: 'waiting',
}
const reportViews: Readonly<Record<HomeColumn, string>> = {
  overdue: 'overdue',
  thisWeek: 'open',
  waiting: 'correctionAsked',
}

/** The list behind the number of a column. */
export const pathOfSource = (
  source: HomeSource,
  column: HomeColumn,
  { reach, sectionId }: Pick<HomeDue, 'reach' | 'sectionId'>,
  officerId: string,
): string => {
  switch (source) {
    case 'tasks':
      return `/tasks?view=${reach}&due=${column}`
    case 'referrals':
      return `/referrals?view=${column === 'overdue' ? 'overdue' : 'waiting'}${reach === 'mine' ? '&mine=true' : ''}`
    case 'villageReports':
      return `/village-reports?view=${reportViews[column]}`
    case 'cases': {
      const whose = { mine: `&officer=${officerId}`, section: `&section=${sectionId ?? ''}`, office: '' }[
        reach
      ]
      return `/cases?view=${caseViews[column]}${whose}`
    }
  }
}
