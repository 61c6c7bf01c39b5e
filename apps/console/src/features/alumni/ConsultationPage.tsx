import { useState } from 'react'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconHeart } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { BackLink } from '@/ui/BackLink'
import { Card, CelebrationCard } from '@/ui/Card'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import { PageSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import classes from './Alumni.module.css'
import { WordsForm } from './WordsForm'

const ConsultationQuery = graphql(`
  query Consultation($id: ID!) {
    consultation(id: $id) {
      id title text topics state offerCount askedAt thanks viewerIsAsker viewerIsAdviser
      asker { id displayName }
      adviser { id displayName }
      offers { id text createdAt member { id displayName } }
    }
  }
`)
const Offer = graphql(`mutation OfferAdvice($input: OfferAdviceInput!) { offerAdvice(input: $input) { ... on Consultation { id } ... on Refusal { message code } } }`)
const Accept = graphql(`mutation AcceptAdvice($input: AcceptAdviceInput!) { acceptAdvice(input: $input) { ... on Consultation { id } ... on Refusal { message code } } }`)
const Met = graphql(`mutation ConfirmConsultation($input: ConfirmConsultationInput!) { confirmConsultation(input: $input) { ... on Consultation { id } ... on Refusal { message code } } }`)
const Thank = graphql(`mutation ThankForAdvice($input: ThankForAdviceInput!) { thankForAdvice(input: $input) { ... on Consultation { id } ... on Refusal { message code } } }`)
const Close = graphql(`mutation CloseConsultation($input: CloseConsultationInput!) { closeConsultation(input: $input) { ... on Consultation { id } ... on Refusal { message code } } }`)

const steps = ['ASKED', 'OFFERED', 'ACCEPTED', 'MET', 'THANKED'] as const
const route = getRouteApi('/c/$tenant/consultations/$id')

/** One question from asking to thanks, with the next step of whoever looks. */
export function ConsultationPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(ConsultationQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const [offer] = useMutation(Offer)
  const [accept] = useMutation(Accept)
  const [met] = useMutation(Met)
  const [thank] = useMutation(Thank)
  const [close] = useMutation(Close)
  const [busy, setBusy] = useState(false)

  /** The refusal, if it was refused; what was done is said, and read again. */
  const done = async (result: { __typename: string; message?: string } | undefined, text: string) => {
    if (result && result.__typename !== 'Consultation') return { message: result.message ?? '' }
    tell(text)
    await query.refetch()
    return undefined
  }
  const run = async (step: () => Promise<{ message: string } | undefined>) => {
    setBusy(true)
    try {
      const refusal = await step()
      if (refusal) tellRefusal(refusal)
    } catch (error) {
      tellProblem(error)
    }
    setBusy(false)
  }
  const consultationId = id
  return (
    <div className={classes.narrow}>
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ consultation }) => {
          const { state, viewerIsAsker, viewerIsAdviser, asker, adviser, offers } = consultation
          const isOpen = state === 'ASKED' || state === 'OFFERED'
          const reached = steps.findIndex((step) => step === state)
          const hasOffered = !viewerIsAsker && offers.length > 0
          return (
            <>
              <PageHeader
                title={consultation.title}
                above={
                  <BackLink to="/c/$tenant/consultations" params={{ tenant: slug }} search={{}}>
                    {t('area.consultations')}
                  </BackLink>
                }
              />
              {state === 'CLOSED' ? null : (
                <ol className={classes.steps} aria-label={t('consultation.steps')}>
                  {steps.map((step, i) => (
                    <li key={step} data-done={i <= reached || undefined} aria-current={i === reached ? 'step' : undefined}>
                      {t(`consultation.state.${step}`)}
                    </li>
                  ))}
                </ol>
              )}
              {consultation.thanks ? (
                <CelebrationCard aria-labelledby="thanks">
                  <h2 id="thanks" className={`${classes.row} ${classes.title}`}>
                    <IconHeart size={20} aria-hidden />
                    {t(viewerIsAdviser ? 'consultation.thanksToYou' : 'consultation.thanksFromYou', { asker: asker.displayName, adviser: adviser?.displayName ?? '' })}
                  </h2>
                  <p className={classes.thanks}>{consultation.thanks}</p>
                  {viewerIsAdviser ? <p className={classes.quiet}>{t('consultation.kept')}</p> : null}
                </CelebrationCard>
              ) : null}
              <Card as="article" className={classes.card}>
                <p className={classes.row}>
                  <Avatar name={asker.displayName} size="sm" />
                  <strong>{asker.displayName}</strong>
                  <span className={classes.quiet}>
                    <Ago at={consultation.askedAt} />
                  </span>
                </p>
                <RichText text={consultation.text} />
                {consultation.topics.length > 0 ? (
                  <p className={classes.row}>
                    {consultation.topics.map((topic) => (
                      <Tag key={topic}>{topic}</Tag>
                    ))}
                  </p>
                ) : null}
                {viewerIsAsker && (isOpen || state === 'ACCEPTED') ? (
                  <div className={classes.row}>
                    <Button size="xs" variant="subtle" loading={busy} onClick={() => void run(async () => done((await close({ variables: { input: { consultationId } } })).data?.closeConsultation, t('consultation.closed')))}>
                      {t('consultation.close')}
                    </Button>
                  </div>
                ) : null}
              </Card>

              {state === 'ACCEPTED' && adviser ? (
                <Card aria-labelledby="next" tone="notice">
                  <h2 id="next" className={classes.title}>
                    {t(viewerIsAsker ? 'consultation.talkTo' : 'consultation.talkWith', { name: viewerIsAsker ? adviser.displayName : asker.displayName })}
                  </h2>
                  <p className={classes.about}>{t('consultation.talkText')}</p>
                  <Button mt="sm" loading={busy} onClick={() => void run(async () => done((await met({ variables: { input: { consultationId } } })).data?.confirmConsultation, t('consultation.metTold')))}>
                    {t('consultation.met')}
                  </Button>
                </Card>
              ) : null}

              {viewerIsAsker && (state === 'MET' || state === 'ACCEPTED') ? (
                <CelebrationCard aria-labelledby="thank">
                  <h2 id="thank" className={classes.title}>
                    {t('consultation.thankTitle', { name: adviser?.displayName ?? '' })}
                  </h2>
                  <p className={classes.about}>{t('consultation.thankText')}</p>
                  <WordsForm
                    draft={`${slug}.thanks.${id}`}
                    label={t('consultation.thankLabel')}
                    send={t('consultation.thank')}
                    missing={t('consultation.textMissing')}
                    onSend={async (text) => done((await thank({ variables: { input: { consultationId, text } } })).data?.thankForAdvice, t('consultation.thanked'))}
                  />
                </CelebrationCard>
              ) : null}

              {viewerIsAsker || hasOffered ? (
                <Card aria-labelledby="offers">
                  <h2 id="offers" className={classes.title}>
                    {t(viewerIsAsker ? 'consultation.offersTitle' : 'consultation.yourOffer')}
                  </h2>
                  {offers.length === 0 ? <p className={classes.about}>{t('consultation.noOffers')}</p> : null}
                  {offers.map((one) => (
                    <div key={one.id} className={classes.offer}>
                      <Avatar name={one.member.displayName} />
                      <div className={classes.words}>
                        <p className={classes.name}>
                          <strong>{one.member.displayName}</strong>
                          <span className={classes.quiet}>
                            <Ago at={one.createdAt} />
                          </span>
                          {adviser?.id === one.member.id ? <Tag tone="good">{t('consultation.chosen')}</Tag> : null}
                        </p>
                        <RichText text={one.text} />
                        {viewerIsAsker && isOpen ? (
                          <div>
                            <Button size="sm" loading={busy} onClick={() => void run(async () => done((await accept({ variables: { input: { consultationId, offerId: one.id } } })).data?.acceptAdvice, t('consultation.accepted', { name: one.member.displayName })))}>
                              {t('consultation.accept', { name: one.member.displayName })}
                            </Button>
                          </div>
                        ) : null}
                      </div>
                    </div>
                  ))}
                </Card>
              ) : null}

              {!viewerIsAsker && !hasOffered && isOpen ? (
                <Card aria-labelledby="help">
                  <h2 id="help" className={classes.title}>
                    {t('consultation.helpTitle', { name: asker.displayName })}
                  </h2>
                  <WordsForm
                    draft={`${slug}.offer.${id}`}
                    label={t('consultation.helpLabel')}
                    description={t('consultation.helpHint')}
                    send={t('consultation.offer')}
                    missing={t('consultation.textMissing')}
                    onSend={async (text) => done((await offer({ variables: { input: { consultationId, text } } })).data?.offerAdvice, t('consultation.offered'))}
                  />
                </Card>
              ) : null}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}
