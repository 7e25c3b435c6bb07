import { useMutation } from '@tanstack/react-query';
import { Banner, Button, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Answer = 'signed-in' | 'refused' | 'too-many';

async function signIn(email: string, password: string): Promise<Answer> {
  const response = await fetch('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (response.ok) return 'signed-in';
  if (response.status === 429) return 'too-many';
  if (response.status < 500) return 'refused';
  throw new Error(`The server answered ${response.status}.`);
}

/** Signs in a person who has an account with a password. */
export function PasswordForm({ next }: { next: string }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const attempt = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: (answer) => {
      if (answer === 'signed-in') window.location.assign(next);
    },
  });
  const answer = attempt.data;

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        attempt.mutate();
      }}
    >
      {answer === 'refused' && <Banner tone="danger">{t('signIn.refused')}</Banner>}
      {answer === 'too-many' && <Banner tone="danger">{t('signIn.tooMany')}</Banner>}
      {attempt.isError && <Banner tone="danger">{t('failure.network')}</Banner>}
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Button
        type="submit"
        isPending={attempt.isPending}
        isDisabled={email === '' || password === ''}
        className="self-start"
      >
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
