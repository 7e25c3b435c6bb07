/** How WhatsApp reaches a person, as lists show it: the number, else the username, else the user id; null for nobody we can reach. */
export function addressOf(person: {
  phone: string | null;
  bsuid: string | null;
  username?: string | null;
}): string | null {
  if (person.phone !== null) return person.phone;
  return person.username == null ? person.bsuid : `@${person.username}`;
}
