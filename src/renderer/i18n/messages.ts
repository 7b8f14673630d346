/** Every message table of the program. A feature adds one line here and its two files in its folder. */
import accessEnglish from '#renderer/features/access/messages.en.json'
import accessIndonesian from '#renderer/features/access/messages.id.json'
import agencyEnglish from '#renderer/features/agency/messages.en.json'
import agencyIndonesian from '#renderer/features/agency/messages.id.json'
import agreementEnglish from '#renderer/features/agreement/messages.en.json'
import agreementIndonesian from '#renderer/features/agreement/messages.id.json'
import designationEnglish from '#renderer/features/designation/messages.en.json'
import designationIndonesian from '#renderer/features/designation/messages.id.json'
import documentEnglish from '#renderer/features/document/messages.en.json'
import documentIndonesian from '#renderer/features/document/messages.id.json'
import backupEnglish from '#renderer/features/backup/messages.en.json'
import backupIndonesian from '#renderer/features/backup/messages.id.json'
import auditEnglish from '#renderer/features/audit/messages.en.json'
import auditIndonesian from '#renderer/features/audit/messages.id.json'
import healthEnglish from '#renderer/features/health/messages.en.json'
import healthIndonesian from '#renderer/features/health/messages.id.json'
import homeEnglish from '#renderer/features/home/messages.en.json'
import homeIndonesian from '#renderer/features/home/messages.id.json'
import liaisonEnglish from '#renderer/features/liaison/messages.en.json'
import liaisonIndonesian from '#renderer/features/liaison/messages.id.json'
import numberEnglish from '#renderer/features/number/messages.en.json'
import numberIndonesian from '#renderer/features/number/messages.id.json'
import officeEnglish from '#renderer/features/office/messages.en.json'
import officeIndonesian from '#renderer/features/office/messages.id.json'
import officerEnglish from '#renderer/features/officer/messages.en.json'
import officerIndonesian from '#renderer/features/officer/messages.id.json'
import sessionEnglish from '#renderer/features/session/messages.en.json'
import sessionIndonesian from '#renderer/features/session/messages.id.json'
import settingsEnglish from '#renderer/features/settings/messages.en.json'
import settingsIndonesian from '#renderer/features/settings/messages.id.json'
import setupEnglish from '#renderer/features/setup/messages.en.json'
import setupIndonesian from '#renderer/features/setup/messages.id.json'
import villageEnglish from '#renderer/features/village/messages.en.json'
import villageIndonesian from '#renderer/features/village/messages.id.json'
import caseEnglish from '#renderer/features/case/messages.en.json'
import caseIndonesian from '#renderer/features/case/messages.id.json'
import subjectEnglish from '#renderer/features/subject/messages.en.json'
import subjectIndonesian from '#renderer/features/subject/messages.id.json'
import identityEnglish from '#renderer/features/identity/messages.en.json'
import identityIndonesian from '#renderer/features/identity/messages.id.json'
import intakeEnglish from '#renderer/features/intake/messages.en.json'
import intakeIndonesian from '#renderer/features/intake/messages.id.json'
import draftEnglish from '#renderer/features/draft/messages.en.json'
import draftIndonesian from '#renderer/features/draft/messages.id.json'
import screeningEnglish from '#renderer/features/screening/messages.en.json'
import screeningIndonesian from '#renderer/features/screening/messages.id.json'
import decisionEnglish from '#renderer/features/decision/messages.en.json'
import decisionIndonesian from '#renderer/features/decision/messages.id.json'
import clockEnglish from '#renderer/features/clock/messages.en.json'
import clockIndonesian from '#renderer/features/clock/messages.id.json'
import entityEnglish from '#renderer/features/entity/messages.en.json'
import entityIndonesian from '#renderer/features/entity/messages.id.json'
import interviewEnglish from '#renderer/features/interview/messages.en.json'
import interviewIndonesian from '#renderer/features/interview/messages.id.json'
import evidenceEnglish from '#renderer/features/evidence/messages.en.json'
import evidenceIndonesian from '#renderer/features/evidence/messages.id.json'
import villageReportEnglish from '#renderer/features/village-report/messages.en.json'
import villageReportIndonesian from '#renderer/features/village-report/messages.id.json'
import groupIntakeEnglish from '#renderer/features/group-intake/messages.en.json'
import groupIntakeIndonesian from '#renderer/features/group-intake/messages.id.json'
import taskEnglish from '#renderer/features/task/messages.en.json'
import taskIndonesian from '#renderer/features/task/messages.id.json'
import referenceEnglish from '#renderer/features/reference/messages.en.json'
import referenceIndonesian from '#renderer/features/reference/messages.id.json'
import referralEnglish from '#renderer/features/referral/messages.en.json'
import referralIndonesian from '#renderer/features/referral/messages.id.json'
import proofEnglish from '#renderer/features/proof/messages.en.json'
import proofIndonesian from '#renderer/features/proof/messages.id.json'
import custodyEnglish from '#renderer/features/custody/messages.en.json'
import custodyIndonesian from '#renderer/features/custody/messages.id.json'
import readerEnglish from '#renderer/ui/code-reader/messages.en.json'
import readerIndonesian from '#renderer/ui/code-reader/messages.id.json'
import storeKeyEnglish from '#renderer/features/store-key/messages.en.json'
import storeKeyIndonesian from '#renderer/features/store-key/messages.id.json'
import templateEnglish from '#renderer/features/template/messages.en.json'
import templateIndonesian from '#renderer/features/template/messages.id.json'
import commonEnglish from './common.en.json'
import commonIndonesian from './common.id.json'

type Sentences = Readonly<Record<string, string>>

/** Indonesian is the source; the type refuses English that lacks one of its keys. */
const table = <Source extends Sentences>(id: Source, en: { readonly [Key in keyof Source]: string }) => ({
  id,
  en,
})

const messages = {
  common: table(commonIndonesian, commonEnglish),
  reader: table(readerIndonesian, readerEnglish),
  home: table(homeIndonesian, homeEnglish),
  health: table(healthIndonesian, healthEnglish),
  village: table(villageIndonesian, villageEnglish),
  agency: table(agencyIndonesian, agencyEnglish),
  agreement: table(agreementIndonesian, agreementEnglish),
  designation: table(designationIndonesian, designationEnglish),
  liaison: table(liaisonIndonesian, liaisonEnglish),
  document: table(documentIndonesian, documentEnglish),
  number: table(numberIndonesian, numberEnglish),
  session: table(sessionIndonesian, sessionEnglish),
  setup: table(setupIndonesian, setupEnglish),
  settings: table(settingsIndonesian, settingsEnglish),
  office: table(officeIndonesian, officeEnglish),
  officer: table(officerIndonesian, officerEnglish),
  audit: table(auditIndonesian, auditEnglish),
  backup: table(backupIndonesian, backupEnglish),
  access: table(accessIndonesian, accessEnglish),
  case: table(caseIndonesian, caseEnglish),
  subject: table(subjectIndonesian, subjectEnglish),
  intake: table(intakeIndonesian, intakeEnglish),
  draft: table(draftIndonesian, draftEnglish),
  screening: table(screeningIndonesian, screeningEnglish),
  decision: table(decisionIndonesian, decisionEnglish),
  clock: table(clockIndonesian, clockEnglish),
  entity: table(entityIndonesian, entityEnglish),
  identity: table(identityIndonesian, identityEnglish),
  interview: table(interviewIndonesian, interviewEnglish),
  custody: table(custodyIndonesian, custodyEnglish),
  evidence: table(evidenceIndonesian, evidenceEnglish),
  villageReport: table(villageReportIndonesian, villageReportEnglish),
  groupIntake: table(groupIntakeIndonesian, groupIntakeEnglish),
  task: table(taskIndonesian, taskEnglish),
  proof: table(proofIndonesian, proofEnglish),
  reference: table(referenceIndonesian, referenceEnglish),
  referral: table(referralIndonesian, referralEnglish),
  storeKey: table(storeKeyIndonesian, storeKeyEnglish),
  template: table(templateIndonesian, templateEnglish),
}

type Tables = typeof messages

/** `village.newVillage`: the feature's folder, then the key in its file. */
export type MessageKey = {
  [Feature in keyof Tables]: `${Feature}.${keyof Tables[Feature]['id'] & string}`
}[keyof Tables]

export const sentenceOf = (language: 'id' | 'en', key: string): string | undefined => {
  const dot = key.indexOf('.')
  const tables: Readonly<Record<string, { id: Sentences; en: Sentences }>> = messages
  return tables[key.slice(0, dot)]?.[language][key.slice(dot + 1)]
}
