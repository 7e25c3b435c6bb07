/** A secret of the workspace, as it may be shown: never what is in it. */
export interface WorkspaceSecret {
  id: string;
  name: string;
  /** The only host it is sent to, with its port unless that is the usual one. */
  host: string;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
}
