import { useMutation, useQueryClient } from '@tanstack/react-query';

import { orpc } from '../api/client.ts';

/** Everything the owner of a phone can do, each as a mutation that reads the phone again afterwards. */
export function usePhone() {
  const queries = useQueryClient();
  const options = {
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.handsets.key() }),
  };
  const phone = {
    reply: useMutation(orpc.handsets.reply.mutationOptions(options)),
    send: useMutation(orpc.handsets.send.mutationOptions(options)),
    tap: useMutation(orpc.handsets.tap.mutationOptions(options)),
    markRead: useMutation(orpc.handsets.markRead.mutationOptions(options)),
    play: useMutation(orpc.handsets.play.mutationOptions(options)),
    block: useMutation(orpc.handsets.block.mutationOptions(options)),
    preference: useMutation(orpc.handsets.preference.mutationOptions(options)),
    change: useMutation(orpc.handsets.change.mutationOptions(options)),
    changeNumber: useMutation(orpc.handsets.changeNumber.mutationOptions(options)),
    changeUserId: useMutation(orpc.handsets.changeUserId.mutationOptions(options)),
  };
  const { markRead: _silent, ...spoken } = phone;
  const failure = Object.values(spoken).find(({ isError }) => isError)?.error ?? null;
  return { ...phone, failure };
}
export type PhoneActions = ReturnType<typeof usePhone>;
