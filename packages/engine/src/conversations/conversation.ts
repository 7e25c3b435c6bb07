/** What one person and one sender have to say to each other. */
export interface Conversation {
  profile_id: string;
  external_id: string;
  first_name: string | null;
  last_name: string | null;
  phone: string | null;
  username: string | null;
  sender_id: string;
  sender_name: string;
  connection: 'simulator' | 'meta';
  /** Meta's time of the person's latest message. */
  opened_at: Date;
  expires_at: Date;
  free_entry_until: Date | null;
  unread: boolean;
  /** What a journey put before the team and nobody has closed; the latest of several. */
  hand_over: {
    note: string;
    journeyName: string;
    assignee: string | null;
    /** ISO text: it travels inside JSON. */
    openedAt: string;
    waits: boolean;
  } | null;
}
