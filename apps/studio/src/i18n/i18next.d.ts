import 'i18next';

import type attention from './en/attention.json';
import type authoring from './en/authoring.json';
import type campaigns from './en/campaigns.json';
import type commands from './en/commands.json';
import type connect from './en/connect.json';
import type conversations from './en/conversations.json';
import type common from './en/common.json';
import type drafting from './en/drafting.json';
import type editor from './en/editor.json';
import type entries from './en/entries.json';
import type experiments from './en/experiments.json';
import type gallery from './en/gallery.json';
import type handsets from './en/handsets.json';
import type home from './en/home.json';
import type journeys from './en/journeys.json';
import type message from './en/message.json';
import type keywords from './en/keywords.json';
import type people from './en/people.json';
import type problems from './en/problems.json';
import type publish from './en/publish.json';
import type rules from './en/rules.json';
import type senders from './en/senders.json';
import type testing from './en/testing.json';
import type prices from './en/prices.json';
import type templates from './en/templates.json';
import type versions from './en/versions.json';
import type waits from './en/waits.json';
import type watch from './en/watch.json';
import type waysIn from './en/waysIn.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      home: typeof home;
      journeys: typeof journeys;
      drafting: typeof drafting;
      gallery: typeof gallery;
      editor: typeof editor;
      entries: typeof entries;
      experiments: typeof experiments;
      commands: typeof commands;
      message: typeof message;
      publish: typeof publish;
      versions: typeof versions;
      problems: typeof problems;
      people: typeof people;
      rules: typeof rules;
      templates: typeof templates;
      authoring: typeof authoring;
      senders: typeof senders;
      connect: typeof connect;
      campaigns: typeof campaigns;
      handsets: typeof handsets;
      waits: typeof waits;
      waysIn: typeof waysIn;
      conversations: typeof conversations;
      keywords: typeof keywords;
      attention: typeof attention;
      watch: typeof watch;
      testing: typeof testing;
      prices: typeof prices;
    };
  }
}
