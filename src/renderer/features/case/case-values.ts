import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import type { CaseChannel, CaseFields, Modus } from '#shared/features/case/case.schema.ts'
import { plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { RegencyChoice } from '#renderer/ui/regency-select.tsx'
import { instantOf, readTime, timeText } from './time-field.tsx'

/** What the fields of the event hold; empty text stands for nothing. */
export type CaseValues = {
  title: string
  channel: CaseChannel
  channelDetail: string
  receivedOn: PlainDate | null
  receivedTime: string
  eventOn: PlainDate | null
  eventPlace: string
  region: RegencyChoice[]
  villageId: CaseFields['villageId']
  villageTitle: string | null
  modus: Modus[]
  chronology: string
}

export const emptyValues = (now: Date): CaseValues => ({
  title: '',
  channel: 'agencyInformation',
  channelDetail: '',
  receivedOn: plainDateOfInstant(now.getTime()),
  receivedTime: timeText(now),
  eventOn: null,
  eventPlace: '',
  region: [],
  villageId: null,
  villageTitle: null,
  modus: [],
  chronology: '',
})

export const valuesOf = ({ case: record, ...detail }: CaseDetail): CaseValues => ({
  title: record.title,
  channel: record.channel,
  channelDetail: record.channelDetail ?? '',
  receivedOn: plainDateOfInstant(record.receivedAt.getTime()),
  receivedTime: timeText(record.receivedAt),
  eventOn: record.eventOn,
  eventPlace: record.eventPlace ?? '',
  region:
    record.eventRegionCode === null
      ? []
      : [{ code: record.eventRegionCode, name: detail.eventRegionName ?? record.eventRegionCode }],
  villageId: record.villageId,
  villageTitle: detail.villageTitle,
  modus: record.modus,
  chronology: detail.chronology,
})

/** A moment that was not touched keeps its seconds. */
const receivedAtOf = ({ receivedOn, receivedTime }: CaseValues, before: Date | undefined): Date | null => {
  const time = readTime(receivedTime)
  if (receivedOn === null || time === undefined) return null
  const unchanged =
    before !== undefined &&
    plainDateOfInstant(before.getTime()) === receivedOn &&
    timeText(before) === receivedTime
  return unchanged ? before : instantOf(receivedOn, time)
}

/** What the procedure takes; errors of the moment stand at its day. */
export const inputOf = (values: CaseValues, before?: Date): unknown => ({
  title: values.title,
  channel: values.channel,
  channelDetail: values.channelDetail,
  receivedAt: receivedAtOf(values, before),
  eventOn: values.eventOn,
  eventPlace: values.eventPlace,
  eventRegionCode: values.region[0]?.code ?? null,
  villageId: values.villageId,
  chronology: values.chronology,
  modus: values.modus,
})
