import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { shownReplyCode } from '#shared/features/referral/reply-code.rules.ts'
import type { OtherReferral, ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { PaperState } from '#renderer/features/document/paper-state.tsx'
import { formatDate, formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import {
  consentKey,
  disclosedKey,
  kindKey,
  serviceKey,
  stateKey,
  stateTones,
  wayKey,
} from './referral-words.ts'
import classes from './referral.module.css'
import { warningSentence } from './use-agency-warnings.ts'

const texts = ['legalBasis', 'chronology', 'indications', 'measures', 'request'] as const

/** What the letter says, as it will be printed: initials only. */
export const LetterCard = ({ detail: { letter } }: { detail: ReferralDetail }) => {
  const t = useT()
  const { kind, urgency, confidentiality, services, answerWantedOn, copiesTo } = letter
  const contact = [letter.contactName, letter.contactPhone, letter.contactHours].filter(Boolean).join(' · ')
  return (
    <SectionCard title={t('referral.letter')}>
      <FactList
        columns={2}
        facts={[
          { label: t('referral.field.kind'), value: t(kindKey(kind)) },
          {
            label: t('referral.field.confidentiality'),
            value: `${t(`referral.confidentiality.${confidentiality}`)} · ${t(`referral.urgency.${urgency}`)}`,
          },
          {
            label: t('referral.field.services'),
            value: services.map((service) => t(serviceKey(service))).join(', '),
          },
          {
            label: t('referral.field.answerWantedOn'),
            value: answerWantedOn === null ? null : formatDate(answerWantedOn),
          },
          { label: t('referral.field.contactName'), value: contact },
          { label: t('referral.field.copiesTo'), value: copiesTo.join('; ') },
        ]}
      />
      {texts.map(
        (field) =>
          letter[field] !== '' && (
            <section key={field}>
              <h3 className={classes.subhead}>{t(`referral.field.${field}`)}</h3>
              <p className={classes.text} data-private>
                {letter[field]}
              </p>
            </section>
          ),
      )}
    </SectionCard>
  )
}

/** Who it is about, whether he agreed, and exactly what of him is disclosed. */
export const PeopleCard = ({ detail }: { detail: ReferralDetail }) => {
  const t = useT()
  const path = `/cases/${detail.case.id}/subjects`
  return (
    <SectionCard title={t('referral.people')}>
      <ul className={classes.rows}>
        {detail.subjects.map((person) => (
          <li key={person.subjectId} className={classes.row}>
            <div className={classes.rowHead}>
              <AppLink to={`${path}/${person.subjectId}`}>
                <span data-private>
                  {person.position}. {person.shownName}
                  {person.isChild && ` · ${t('referral.child')}`}
                </span>
              </AppLink>
              <StateBadge
                tone={
                  person.consent === 'given' ? 'good' : person.consent === 'refused' ? 'warning' : 'neutral'
                }
              >
                {t(consentKey(person.consent))}
              </StateBadge>
            </div>
            {person.consentReason !== null && (
              <div className={classes.rowLine} data-private>
                {person.consentReason}
              </div>
            )}
            <div className={classes.rowLine}>
              {person.disclosed.map((field) => t(disclosedKey(field))).join(', ')}
            </div>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}

const papers = ['referralLetter', 'referralAnnex', 'replySlip'] as const

/** The three papers of a referral; each is issued and printed by itself, and says whether it was. */
export const PapersCard = ({ detail }: { detail: ReferralDetail }) => {
  const t = useT()
  const { data } = useQuery(orpc.document.ofSubject.queryOptions({ input: { subjectId: detail.id } }))
  return (
    <SectionCard title={t('referral.papers')} line={t('referral.papersLine')}>
      <ul className={classes.links}>
        {papers.map((type) => {
          const issued = data?.documents.find(
            (document) => document.type === type && document.state === 'issued',
          )
          const path = issued
            ? `/documents/${issued.id}`
            : `/documents/issue?type=${type}&subject=${detail.id}`
          return (
            <li key={type} className={classes.paperRow}>
              <AppLink to={path} className={classes.link}>
                <IconPrinter size={15} stroke={1.7} />
                {t(`referral.paper.${type}`)}
              </AppLink>
              {issued && <PaperState document={issued} />}
            </li>
          )
        })}
      </ul>
      <h3 className={classes.subhead}>{t('referral.replyCode')}</h3>
      <p className={classes.code}>{shownReplyCode(detail.replyCode)}</p>
    </SectionCard>
  )
}

/** Whom the letter goes to and how it went there. */
export const AgencyCard = ({ detail }: { detail: ReferralDetail }) => {
  const t = useT()
  const { addressee, city, agencyPhone, agencyHours, sentByWay, receivedBy, endReason, warnings } = detail
  return (
    <SectionCard title={t('referral.agency')} line={t('referral.toAgency', { addressee, city })}>
      <FactList
        facts={[
          { label: t('referral.fact.phone'), value: agencyPhone },
          { label: t('referral.fact.hours'), value: agencyHours },
          { label: t('referral.fact.sentBy'), value: sentByWay && t(wayKey(sentByWay)) },
          { label: t('referral.fact.proof'), value: detail.sentProof },
          { label: t('referral.fact.receivedBy'), value: receivedBy, private: true },
          { label: t('referral.fact.preparedBy'), value: detail.preparedByName, private: true },
          ...(endReason === null
            ? []
            : [{ label: t('referral.fact.endReason'), value: endReason, private: true }]),
        ]}
      />
      {warnings.length > 0 && (
        <>
          <h3 className={classes.subhead}>{t('referral.overruled')}</h3>
          <ul className={classes.overruled}>
            {warnings.map((warning) => (
              <li key={warning.code}>
                {warningSentence(t, warning)}
                <div className={classes.rowLine} data-private>
                  {t('referral.overruledBy', {
                    officer: warning.officerName,
                    at: formatInstant(warning.recordedAt),
                    reason: warning.reason,
                  })}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </SectionCard>
  )
}

/** Those it replaces, is replaced by, or was made with. */
export const RelatedCard = ({ detail: { replaces, replacedBy, group } }: { detail: ReferralDetail }) => {
  const t = useT()
  const related: { how: 'replaces' | 'replacedBy' | 'group'; other: OtherReferral }[] = [
    ...(replaces ? [{ how: 'replaces' as const, other: replaces }] : []),
    ...(replacedBy ? [{ how: 'replacedBy' as const, other: replacedBy }] : []),
    ...group.map((other) => ({ how: 'group' as const, other })),
  ]
  if (related.length === 0) return null
  return (
    <SectionCard title={t('referral.related')}>
      <ul className={classes.rows}>
        {related.map(({ how, other }) => (
          <li key={other.id} className={classes.row}>
            <div className={classes.rowHead}>
              <AppLink to={`/referrals/${other.id}`}>{other.agencyName}</AppLink>
              <StateBadge tone={stateTones[other.state]}>{t(stateKey(other.state))}</StateBadge>
            </div>
            <div className={classes.rowLine}>{t(`referral.related.${how}`)}</div>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
