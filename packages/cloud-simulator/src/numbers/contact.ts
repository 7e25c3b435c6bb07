import type { Context } from '../context.ts';

/** How a webhook names a person. The number is left out where the person hides it. */
export interface PersonNames {
  waId: string | undefined;
  userId: string;
  parentUserId: string | undefined;
}

/** Ways of naming people in webhooks, by what each business may see of them. */
export function createNaming(context: Context) {
  const { clock, handsets, rules } = context;

  const namesOf = (number: string, phoneNumberId: string): PersonNames => {
    const userId = handsets.userIdOf(number);
    return {
      waId: handsets.hides(number, phoneNumberId, clock.now()) ? undefined : number,
      userId,
      parentUserId: rules.current().parentUserIds ? userId.replace('.', '.ENT.') : undefined,
    };
  };

  /** One of a webhook's `contacts`. */
  const contactOf = (
    number: string,
    phoneNumberId: string,
    name: string = handsets.nameOf(number),
  ): Record<string, unknown> => {
    const { waId, userId, parentUserId } = namesOf(number, phoneNumberId);
    const { username } = handsets.settingsOf(number);
    return {
      profile: { name, ...(username === null ? {} : { username }) },
      ...(waId === undefined ? {} : { wa_id: waId }),
      user_id: userId,
      ...(parentUserId === undefined ? {} : { parent_user_id: parentUserId }),
    };
  };

  return { namesOf, contactOf };
}
