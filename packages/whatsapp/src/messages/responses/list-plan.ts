import { quickReplyPayload } from '../template-send.ts';
import { frameFields, sentFrame } from './frame.ts';
import type { FieldProblem, ResponseField } from './response-field.ts';
import { responseLimits } from './response-limits.ts';
import type { ResponseOf } from './response-of.ts';
import { countProblem, found, type ResponsePlan } from './response-plan.ts';

type ListContent = ResponseOf<'list'>;

/** A button that opens a sheet with up to ten rows to choose from. */
export function planList(content: ListContent): ResponsePlan {
  const { sections } = content;
  return {
    fields: [
      ...frameFields(content, responseLimits.listBody),
      {
        path: 'button',
        text: content.button,
        label: 'The button',
        max: responseLimits.listButton,
        required: true,
      },
      ...sections.flatMap((section, place) => sectionFields(section, place, sections.length > 1)),
    ],
    rules: () => listProblems(content),
    send: (wordsOf) => {
      let index = 0;
      return {
        type: 'interactive',
        interactive: {
          type: 'list',
          ...sentFrame(content, wordsOf),
          action: {
            button: wordsOf('button'),
            sections: sections.map(({ rows }, section) => {
              const title = wordsOf(`sections.${section}.title`);
              return {
                ...(title === '' ? {} : { title }),
                rows: rows.map((_, row) => {
                  const path = `sections.${section}.rows.${row}`;
                  const description = wordsOf(`${path}.description`);
                  return {
                    id: quickReplyPayload(index++),
                    title: wordsOf(`${path}.title`),
                    ...(description === '' ? {} : { description }),
                  };
                }),
              };
            }),
          },
        },
      };
    },
  };
}

function sectionFields(
  section: ListContent['sections'][number],
  place: number,
  isTitleRequired: boolean,
): ResponseField[] {
  return [
    {
      path: `sections.${place}.title`,
      text: section.title,
      label: `The title of section ${place + 1}`,
      max: responseLimits.sectionTitle,
      required: isTitleRequired,
    },
    ...section.rows.flatMap((row, index): ResponseField[] => [
      {
        path: `sections.${place}.rows.${index}.title`,
        text: row.title,
        label: `Row ${index + 1} of section ${place + 1}`,
        max: responseLimits.rowTitle,
        required: true,
      },
      {
        path: `sections.${place}.rows.${index}.description`,
        text: row.description,
        label: `The description of row ${index + 1} of section ${place + 1}`,
        max: responseLimits.rowDescription,
        required: false,
      },
    ]),
  ];
}

function listProblems({ header, sections }: ListContent): FieldProblem[] {
  const rows = sections.reduce((sum, section) => sum + section.rows.length, 0);
  return found(
    header !== undefined && header.kind !== 'text'
      ? {
          path: 'header',
          code: 'header_not_text',
          text: 'A list takes a text header only. Remove the medium.',
        }
      : null,
    countProblem('sections', sections.length, {
      least: 1,
      most: responseLimits.listSections,
      parts: 'sections',
    }),
    countProblem('sections', rows, { least: 1, most: responseLimits.listRows, parts: 'rows' }),
    ...sections.map((section, place) =>
      rows > 0
        ? countProblem(`sections.${place}`, section.rows.length, {
            least: 1,
            most: responseLimits.listRows,
            parts: `rows in section ${place + 1}`,
          })
        : null,
    ),
  );
}
