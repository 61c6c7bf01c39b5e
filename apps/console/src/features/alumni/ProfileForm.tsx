import { Button, Checkbox, Group, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { ProfileAudience, ProfileField } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import classes from './Alumni.module.css'
import { audiences, openToChoices, profileFields } from './choices'

const ProfileFormProfile = graphql(`
  fragment ProfileForm on AlumniProfile {
    id
    kana
    employedFrom
    employedUntil
    lastDepartment
    headline
    about
    region
    openTo
    knownFor
    visibility { field audience }
  }
`)
const Edit = graphql(`
  mutation EditAlumniProfile($input: EditAlumniProfileInput!) {
    editAlumniProfile(input: $input) {
      ... on AlumniProfile { id }
      ... on Refusal { message code }
    }
  }
`)
type Props = { profile: FragmentType<typeof ProfileFormProfile>; onSaved: () => void }

export function ProfileForm({ profile: given, onSaved }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const profile = readFragment(ProfileFormProfile, given)
  const [edit] = useMutation(Edit, { update: (cache) => void cache.evict({ fieldName: 'directory' }) })
  const shown = Object.fromEntries(profile.visibility.map(({ field, audience }) => [field, audience])) as Record<ProfileField, ProfileAudience>
  const values = { headline: profile.headline ?? '', about: profile.about ?? '', region: profile.region ?? '', openTo: profile.openTo as string[], knownFor: profile.knownFor, ...shown }
  const { form, submit, busy, problem } = useDraftForm(`${slug}.profile`, { initialValues: values })
  const send = submit(async ({ headline, about, region, openTo, knownFor, ...visibility }) => {
    const input = { headline, about, region, knownFor, openTo: openToChoices.filter((flag) => openTo.includes(flag)), visibility: profileFields.map((field) => ({ field, audience: visibility[field] })) }
    const { data } = await edit({ variables: { input } })
    if (data?.editAlumniProfile.__typename !== 'AlumniProfile') return data?.editAlumniProfile
    // What was sent is what the form begins with from now on.
    form.setInitialValues({ headline, about, region, openTo, knownFor, ...visibility })
    setTimeout(() => form.setValues({ headline, about, region, openTo, knownFor, ...visibility }))
    tell(t('alumni.saved'))
    onSaved()
    return undefined
  })
  const who = (field: ProfileField) => (
    <NativeSelect
      label={t('alumni.whoSees')}
      aria-label={t('alumni.whoSeesField', { field: t(`alumni.field.${field}`) })}
      data={audiences.map((value) => ({ value, label: t(`alumni.audience.${value}`) }))}
      {...form.getInputProps(field)}
    />
  )
  const recorded: [ProfileField, string | null][] = [
    ['KANA', profile.kana ?? null],
    ['PERIOD', profile.employedUntil ? `${profile.employedFrom ?? ''} – ${profile.employedUntil}` : null],
    ['LAST_DEPARTMENT', profile.lastDepartment ?? null],
  ]
  return (
    <Card as="div">
      <form onSubmit={send} noValidate className={formClasses.form}>
        <ErrorNote problem={problem} />
        <div className={classes.field}>
          <TextInput label={t('alumni.field.HEADLINE')} placeholder={t('alumni.hint.HEADLINE')} maxLength={120} {...form.getInputProps('headline')} />
          {who('HEADLINE')}
        </div>
        <div className={classes.field}>
          <TagsInput label={t('alumni.field.KNOWN_FOR')} description={t('alumni.hint.KNOWN_FOR')} maxTags={8} clearButtonProps={{ 'aria-label': t('action.clear') }} {...form.getInputProps('knownFor')} />
          {who('KNOWN_FOR')}
        </div>
        <div className={classes.field}>
          <Checkbox.Group label={t('alumni.field.OPEN_TO')} {...form.getInputProps('openTo')}>
            <Group gap="6px 18px" mt={8}>
              {openToChoices.map((value) => (
                <Checkbox key={value} value={value} label={t(`alumni.openTo.${value}`)} />
              ))}
            </Group>
          </Checkbox.Group>
          {who('OPEN_TO')}
        </div>
        <div className={classes.field}>
          <TextInput label={t('alumni.field.REGION')} placeholder={t('alumni.hint.REGION')} {...form.getInputProps('region')} />
          {who('REGION')}
        </div>
        <div className={classes.field}>
          <Textarea label={t('alumni.field.ABOUT')} autosize minRows={3} maxRows={10} {...form.getInputProps('about')} />
          {who('ABOUT')}
        </div>
        {recorded.map(([field, value]) => (
          <div key={field} className={classes.field}>
            <div>
              <p className={classes.quiet}>{t(`alumni.field.${field}`)}</p>
              <p>{value ?? t('alumni.unknown')}</p>
            </div>
            {who(field)}
          </div>
        ))}
        <div className={formClasses.buttons}>
          <Button type="submit" loading={busy}>
            {t('alumni.save')}
          </Button>
          <span className={formClasses.hint}>{t('alumni.recordedHint')}</span>
        </div>
      </form>
    </Card>
  )
}
