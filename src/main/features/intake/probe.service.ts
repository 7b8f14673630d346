import { DomainError } from '#shared/kernel/errors.ts'
import { readNik } from '#shared/features/identity/nik.rules.ts'
import { intakeFieldOf, phoneEntity } from '#shared/features/intake/intake.rules.ts'
import {
  applicant,
  type IntakeAnswer,
  type IntakeProbe,
  knownPhoneFields,
} from '#shared/features/intake/intake.schema.ts'
import { subjectInput } from '#shared/features/subject/subject.schema.ts'
import { knownIdentifiers } from '#main/features/entity/index.ts'
import { countryStatusOn, purposeDocumentsOn } from '#main/features/reference/index.ts'
import { getRegionPath, regionTableOf } from '#main/features/region/index.ts'
import { findMatches, judgeSubject } from '#main/features/subject/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'

/** Where the NIK was first registered; null for a code that the table of today does not have. */
const districtOf = (context: OfficerContext, code: string | undefined): IntakeAnswer['district'] => {
  if (code === undefined) return null
  try {
    return { code, path: getRegionPath(regionTableOf(context.service), code).path }
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

/** In how many cases the numbers stand already; each asked once. */
const knownPhonesOf = (context: OfficerContext, probe: IntakeProbe): IntakeAnswer['knownPhones'] =>
  knownPhoneFields.flatMap((field) => {
    const number = typed(probe[field], 'phone')
    if (number === null) return []
    const [known] = knownIdentifiers(context, [phoneEntity(number)])
    const caseCount = known?.entities[0]?.caseCount ?? 0
    return caseCount === 0 ? [] : [{ field, caseCount }]
  })

/** What stands in the field so far; nothing where the form could not be saved with it. */
const typed = (text: string | null, field: 'nik' | 'fullName' | 'phone' | 'passportNumber'): string | null =>
  applicant.shape[field].safeParse(text).data ?? null

/** Answers while an applicant is being typed: only what can be said of what is there. */
export const probeIntake = (context: OfficerContext, probe: IntakeProbe): IntakeAnswer => {
  const { db, scope } = context
  const today = context.today()
  const [nik, fullName, phone, passportNumber] = [
    typed(probe.nik, 'nik'),
    typed(probe.fullName, 'fullName'),
    typed(probe.phone, 'phone'),
    typed(probe.passportNumber, 'passportNumber'),
  ]
  const reading = nik === null ? undefined : readNik(nik, { today, enteredBirthOn: probe.birthOn })
  const examined = judgeSubject(
    context,
    subjectInput.parse({
      role: 'prospectiveWorker',
      nik,
      nikUnknownReason: 'notYetKnown',
      fullName,
      description: '-',
      birthOn: probe.birthOn,
      sex: probe.sex,
      passportNumber,
      contacts: phone === null ? [] : [{ kind: 'phone', value: phone }],
    }),
  )
  const { declaredPurpose, destinationCountry, receivedOn } = probe
  return {
    district: districtOf(context, reading?.told?.districtCode),
    warnings: examined.warnings.map((warning) => ({ ...warning, field: intakeFieldOf(warning.field) })),
    matches: findMatches(db, scope, {
      today,
      nik: reading?.key,
      fullName,
      birthOn: probe.birthOn,
      phone,
      passportNumber,
    }),
    knownPhones: knownPhonesOf(context, probe),
    documents:
      declaredPurpose === null
        ? []
        : purposeDocumentsOn(db, declaredPurpose, receivedOn).map(({ document }) => document),
    countryStatus:
      destinationCountry === null
        ? null
        : (countryStatusOn(db, destinationCountry, null, receivedOn)?.status ?? null),
  }
}
